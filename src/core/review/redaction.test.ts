import { expect, test } from 'vitest';
import { barred, redact } from './redaction.ts';

const selu = {
  name: 'Dr Selu Taufa-Ātonio',
  email: 'selu.t@health.example.to',
  group: 'Tonga Evidence Hub (TEH)',
};
const hide = (text: string, who = selu) => barred(redact(text, who));

test.each([
  ['I am Selu, and I write this.', 'I am █████, and I write this.'],
  ['SELU TAUFA-ATONIO leads it', '█████ leads it'],
  ['Selu’s brief and Taufa’s data', '█████’s brief and █████’s data'],
  ['See linkedin.com/in/selu-taufa-atonio', 'See linkedin.com/in/█████'],
  ['Write to selu.t@health.example.to or boss@else.example.org.', 'Write to █████ or █████.'],
  ['The Tonga  Evidence Hub runs it; TEH pays.', 'The █████ runs it; █████ pays.'],
  ['@selutaufaatonio on video', '@█████ on video'],
  ['Evidence in Tonga is thin.', 'Evidence in Tonga is thin.'],
  ['A dashboard for county pharmacists', 'A dashboard for county pharmacists'],
])('%s', (text, left) => {
  expect(hide(text)).toBe(left);
});

test('accents and letters outside the usual plane keep their places', () => {
  expect(hide('🌊🌊 Taufa-A\u0304tonio 🌊')).toBe('🌊🌊 █████ 🌊');
});

test('names in other scripts are found, with or without spaces', () => {
  const sato = { name: '佐藤 花 (Hana Sato)', email: 'h@x.example', group: undefined };
  expect(hide('私は佐藤花です。Hana Sato です。', sato as never)).toBe('私は█████です。█████ です。');
  const layla = { name: 'ليلى حداد', email: 'layla@x.example', group: 'None' };
  expect(hide('اسمي ليلى حداد وأعمل هنا. None of it is new.', layla)).toBe(
    'اسمي █████ وأعمل هنا. None of it is new.',
  );
});

test('links of names stay', () => {
  const who = { name: 'Maria de la Cruz', email: 'm@x.example', group: '' };
  expect(hide('la vida de Maria', who)).toBe('la vida de █████');
});
