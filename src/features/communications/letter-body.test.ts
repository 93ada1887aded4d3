import { expect, test } from 'vitest';
import { type Block, hasGap, htmlText, plainText } from './letter-body.ts';

const body: Block[] = [
  { kind: 'text', text: 'Dear Selu & "friends" <b>,' },
  { kind: 'sentence' },
  { kind: 'list', items: ['Stay on the list.', 'Apply again.'] },
  { kind: 'link', label: 'Answer here' },
  { kind: 'signature', name: 'Ruth', place: 'Evidence into Use' },
];
const filling = { sentence: 'Your checklist is the best idea.', link: 'https://a.org/answers/x' };

test('the plain text says everything that the HTML says', () => {
  expect(plainText(body, filling)).toBe(
    'Dear Selu & "friends" <b>,\n\nYour checklist is the best idea.\n\n– Stay on the list.\n– Apply again.\n\nAnswer here\nhttps://a.org/answers/x\n\nRuth\nEvidence into Use',
  );
  expect(htmlText(body, filling, 'en')).toContain(
    '<p>Dear Selu &amp; &quot;friends&quot; &lt;b&gt;,</p>\n<p>Your checklist is the best idea.</p>\n<ul><li>Stay on the list.</li>',
  );
});

test('the HTML holds no picture, style, script or address but the reader’s own link', () => {
  const html = htmlText(body, filling, 'en');
  expect(html).not.toMatch(/<(img|style|script|link|iframe)|style=|src=/);
  expect(html.match(/https?:/g)).toHaveLength(1);
});

test('a letter without its sentence leaves no empty paragraph', () => {
  expect(plainText(body, { ...filling, sentence: '' })).not.toContain('\n\n\n');
  expect(htmlText(body, { ...filling, sentence: '' }, 'en')).not.toContain('<p></p>');
});

test('a gap is seen wherever it is', () => {
  expect(hasGap('Subject', body)).toBe(false);
  expect(hasGap('', body)).toBe(true);
  for (const block of [
    { kind: 'text', text: 'Dear {name},' },
    { kind: 'text', text: ' ' },
    { kind: 'list', items: [] },
    { kind: 'list', items: ['undefined hours'] },
    { kind: 'signature', name: '', place: 'x' },
  ] as const)
    expect(hasGap('Subject', [block])).toBe(true);
});
