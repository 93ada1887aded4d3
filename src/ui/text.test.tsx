import { describe, expect, expectTypeOf, test } from 'vitest';
import { formats, stamp, wholePercent } from './formats.ts';
import { preferredLanguage } from './languages.ts';
import { catalogue } from './text.ts';

const words = catalogue(
  {
    title: 'Proposed matching',
    pairs: '{count, plural, one {# pair} other {# pairs}}',
    met: '{name} read the <link>rules of <b>this</b> run</link>.',
    role: '{role, select, mentee {You lead} other {You listen}}',
    both: '{count, plural, one {<b>#</b> person} other {<b>#</b> people}} in {place}',
  },
  { fr: () => ({ title: 'Proposition', pairs: '{count, plural, one {# paire} other {# paires}}' }) },
);
const t = words('en');
const html = (node: unknown) => String(<p>{node as string}</p>);

describe('messages', () => {
  test('are chosen by key and count', () => {
    expect([t('title'), t('pairs', { count: 1 }), t('pairs', { count: 1200 })]).toEqual([
      'Proposed matching',
      '1 pair',
      '1,200 pairs',
    ]);
  });

  test('ask for their own arguments and no others', () => {
    expectTypeOf<Parameters<typeof t<'title'>>>().toEqualTypeOf<[key: 'title']>();
    expectTypeOf<Parameters<typeof t<'pairs'>>[1]>().toEqualTypeOf<{ count: number }>();
    // @ts-expect-error there is no such message
    t('titel');
    // @ts-expect-error a count is a number
    t('pairs', { count: '12' });
    expectTypeOf<keyof Parameters<typeof t.rich<'met'>>[1]>().toEqualTypeOf<'name' | 'link' | 'b'>();
  });

  test('follow the plural rules of their language and fall back to English one by one', () => {
    const french = words('fr');
    expect([french('title'), french('pairs', { count: 0 }), french('role', { role: 'mentee' })]).toEqual([
      'Proposition',
      '0 paire',
      'You lead',
    ]);
  });

  test('lose their tags in plain text', () => {
    expect(t('met', { name: 'Ruth' })).toBe('Ruth read the rules of this run.');
    expect(t('both', { count: 2, place: 'Apia' })).toBe('2 people in Apia');
  });

  test('take elements, and escape what a person typed', () => {
    const rich = t.rich('met', {
      name: <bdi>{'<i>Ruth</i>'}</bdi>,
      link: (text) => <a href="/rules">{text}</a>,
      b: (text) => <strong>{text}</strong>,
    });
    expect(html(rich)).toBe(
      '<p><bdi>&lt;i&gt;Ruth&lt;/i&gt;</bdi> read the <a href="/rules">rules of <strong>this</strong> run</a>.</p>',
    );
    const typed = t.rich('met', { name: '<script>', link: (text) => text, b: (text) => text });
    expect(html(typed)).toBe('<p>&lt;script&gt; read the rules of this run.</p>');
  });

  test('show themselves in the pseudo-languages', () => {
    expect(words('en-XA')('title')).toBe('⟦Proopooseed maatchiing⟧');
    expect(words('en-XA')('pairs', { count: 2 })).toBe('⟦2 paaiirs⟧');
    expect(words('en-XA')('met', { name: 'Ruth' })).toBe('⟦Ruth reeaad thee ruulees oof thiis ruun.⟧');
    expect(words('ar-XB')('role', { role: 'mentor' })).toBe('\u200f⟦Yoouu liisteen⟧\u200f');
  });

  test('are quick enough for a page of thousands', () => {
    const started = performance.now();
    for (let count = 0; count < 10_000; count++) t('pairs', { count });
    for (let count = 0; count < 100_000; count++) t('title');
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('formats', () => {
  const f = formats('en');
  const meeting = new Date('2027-03-18T13:00:00Z');

  test('a share says both numbers, then whole per cent, half rounded up', () => {
    expect([f.share(8, 12), f.share(1, 8), f.share(0, 0), f.share(1200, 1200)]).toEqual([
      '8 of 12 (67\u202f%)',
      '1 of 8 (13\u202f%)',
      '0 of 0',
      '1,200 of 1,200 (100\u202f%)',
    ]);
    expect([wholePercent(1, 200), wholePercent(29, 200), wholePercent(57, 200)]).toEqual([1, 15, 29]);
  });

  test('an instant is read on the clock of a named zone', () => {
    expect([f.date(meeting, 'day', 'Africa/Nairobi'), f.time(meeting, 'Africa/Nairobi')]).toEqual([
      'Thursday 18 March',
      '16:00',
    ]);
    expect([f.date(meeting, 'dayYear', 'Pacific/Auckland'), f.time(meeting, 'Pacific/Auckland')]).toEqual([
      'Friday 19 March 2027',
      '02:00',
    ]);
    expect(f.time(new Date('2027-01-01T00:05:00Z'), 'UTC')).toBe('00:05');
    expect([
      f.date('2026-11-16'),
      f.date('2026-11-16', 'short'),
      f.weekday(0),
      f.weekday(6, 'short'),
    ]).toEqual(['Monday 16 November', 'Mon 16 Nov', 'Monday', 'Sun']);
  });

  test('a stamp keeps the offset of its day', () => {
    expect(stamp(meeting, 'Africa/Nairobi')).toBe('2027-03-18T16:00:00+03:00');
    expect(stamp(meeting, 'America/Halifax')).toBe('2027-03-18T10:00:00-03:00');
    expect(stamp(new Date('2027-03-13T13:00:00Z'), 'America/Halifax')).toBe('2027-03-13T09:00:00-04:00');
    expect(stamp(meeting, 'UTC')).toBe('2027-03-18T13:00:00+00:00');
    expect(stamp(meeting, 'Asia/Kathmandu')).toBe('2027-03-18T18:45:00+05:45');
  });

  test('hours in running text are a word, also the half and the one', () => {
    expect([90, 30, 60, 120, 0, 80].map(f.hoursInWords)).toEqual([
      '1½\u00a0hours',
      '½\u00a0hour',
      '1\u00a0hour',
      '2\u00a0hours',
      '0\u00a0hours',
      '1\u00a0h 20\u00a0min',
    ]);
  });

  test('hours are read in quarters', () => {
    expect([600, 90, 30, 495, 0, 80, 20].map(f.hours)).toEqual([
      '10\u00a0h',
      '1½\u00a0h',
      '½\u00a0h',
      '8¼\u00a0h',
      '0\u00a0h',
      '1\u00a0h 20\u00a0min',
      '20\u00a0min',
    ]);
  });

  test('lists join words and elements alike', () => {
    expect(f.list(['A', 'B', 'C'])).toBe('A, B and C');
    expect(html(f.listOf([<b>A</b>, '<B>']))).toBe('<p><b>A</b> and &lt;B&gt;</p>');
  });

  test('names of languages and countries survive a code nobody knows', () => {
    expect([f.languageName('sw'), f.languageName('not a code'), f.countryName('KE')]).toEqual([
      'Swahili',
      'not a code',
      'Kenya',
    ]);
  });
});

test('the first offered language that a browser asks for is taken', () => {
  expect([undefined, '', 'de, fr;q=0.8', 'en-US,en;q=0.5', '*'].map(preferredLanguage)).toEqual(
    Array(5).fill('en'),
  );
});
