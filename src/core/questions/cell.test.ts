import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCell, readCells } from './cell.ts';
import { tidySlots } from './hours.ts';
import type { Kind, Question, Value } from './question.ts';
import { clean, cleanLine, latinDigits } from './text.ts';
import { writeCell } from './write.ts';

const base = { key: 'asked', label: 'Asked?', short: 'Asked', required: false };
const support = [
  { key: 'plain', label: 'Plain-language summaries' },
  { key: 'surveys', label: 'Surveys, priority setting and response rates' },
  { key: 'video', label: 'Podcasts, video and social media' },
  { key: 'policy', label: 'Policy briefs' },
];
const experience = ['None', 'Some', 'Strong', 'Expert'].map((label) => ({ key: label.toLowerCase(), label }));
const fluency = ['basic', 'working', 'fluent', 'native'].map((key) => ({ key, label: key }));

const questions = {
  text: { ...base, kind: 'text' },
  longText: { ...base, kind: 'longText' },
  country: { ...base, kind: 'country' },
  conflict: { ...base, kind: 'conflict' },
  lines: { ...base, kind: 'lines', most: 3 },
  yesNo: { ...base, kind: 'yesNo' },
  number: { ...base, kind: 'number', least: -5, most: 100 },
  choice: { ...base, kind: 'choice', options: support },
  choices: { ...base, kind: 'choices', options: support, open: true },
  ranked: { ...base, kind: 'ranked', options: support, most: 3 },
  levels: { ...base, kind: 'levels', options: support, levels: experience },
  languages: { ...base, kind: 'languages', levels: fluency },
  zone: { ...base, kind: 'zone' },
  hours: { ...base, kind: 'hours' },
  file: { ...base, kind: 'file', types: ['pdf'], most: 2, megabytes: 5 },
} as const satisfies Record<Kind, Question>;

const read = (kind: Kind, text: string, wordings?: Record<string, string>) =>
  readCell(questions[kind], text, wordings);
const value = (kind: Kind, text: string, wordings?: Record<string, string>) => {
  const reading = read(kind, text, wordings);
  expect(reading.problems, text).toEqual([]);
  return reading.value;
};

describe('text', () => {
  test('invisible edges go, what is inside stays', () => {
    expect(value('text', '\u200f\u00a0 سلمى\u200cالهنداوية \ufeff')).toBe('سلمى\u200cالهنداوية');
    expect(value('longText', 'one\r\n\r\ntwo\r\n')).toBe('one\n\ntwo');
    expect(value('text', ' \u00a0\u200b ')).toBeUndefined();
  });

  test('digits of every script are digits', () => {
    expect(latinDigits('٣ ۴ ५ ৬ ７ 𝟠 ๙')).toBe('3 4 5 6 7 8 9');
  });

  test('lines stand one below the other, and no more than asked', () => {
    expect(value('lines', 'one\n\n two \n')).toEqual(['one', 'two']);
    expect(read('lines', 'a\nb\nc\nd')).toEqual({
      value: ['a', 'b', 'c'],
      problems: [{ code: 'tooMany', count: 4, most: 3 }],
    });
  });
});

describe('numbers, yes and no', () => {
  test('are read in any script and with the wordings of the form', () => {
    expect(value('number', '٤')).toBe(4);
    expect(value('number', '２．５')).toBe(2.5);
    expect(value('number', 'a couple', { 'A couple': '2' })).toBe(2);
    expect(value('yesNo', 'YES ')).toBe(true);
    expect(value('yesNo', 'Not yet', { 'not yet': 'no' })).toBe(false);
    expect(value('yesNo', 'Oui', { oui: 'yes', non: 'no' })).toBe(true);
  });

  test('are otherwise told back', () => {
    expect(read('number', '4 or 5').problems).toEqual([{ code: 'notANumber', text: '4 or 5' }]);
    expect(read('number', '101').problems).toEqual([
      { code: 'outOfRange', text: '101', least: -5, most: 100 },
    ]);
    expect(read('yesNo', 'Perhaps').problems).toEqual([{ code: 'notYesOrNo', text: 'Perhaps' }]);
  });
});

describe('options', () => {
  test('are found by label or key, whatever the case, spaces and dashes', () => {
    expect(value('choice', ' plain\u2011LANGUAGE   summaries')).toBe('plain');
    expect(value('choice', 'video')).toBe('video');
    expect(read('choice', 'Plain language summary').problems).toEqual([
      { code: 'notAnOption', text: 'Plain language summary', nearest: 'Plain-language summaries' },
    ]);
  });

  test('several are parted by semicolons, or by commas that are not part of an option', () => {
    const both = ['surveys', 'video'];
    expect(
      value('choices', 'Surveys, priority setting and response rates; Podcasts, video and social media'),
    ).toEqual(both);
    expect(
      value('choices', 'Surveys, priority setting and response rates, Podcasts, video and social media'),
    ).toEqual(both);
    expect(value('choices', 'Policy briefs, Something, or other, Podcasts, video and social media')).toEqual([
      'policy',
      'Something, or other',
      'video',
    ]);
    expect(value('choices', 'Health, wealth; Policy briefs')).toEqual(['Health, wealth', 'policy']);
  });

  test('may stand in a column each', () => {
    const cells = [
      { text: 'x', item: 'Policy briefs' },
      { text: '', item: 'Plain-language summaries' },
      { text: 'Podcasts, video and social media', item: 'Podcasts, video and social media' },
    ];
    expect(readCells(questions.choices, cells).value).toEqual(['policy', 'video']);
  });

  test('are ranked over several columns, the first wish first', () => {
    const cells = ['Policy briefs', '', 'plain', 'Policy briefs'].map((text) => ({ text, item: 'a choice' }));
    expect(readCells(questions.ranked, cells)).toEqual({
      value: ['policy', 'plain'],
      problems: [{ code: 'repeated', text: 'Policy briefs' }],
    });
  });

  test('have levels in a column each or in one cell', () => {
    const cells = [
      { text: ' strong', item: 'Policy briefs' },
      { text: 'Guru', item: 'plain' },
    ];
    expect(readCells(questions.levels, cells)).toEqual({
      value: { policy: 'strong' },
      problems: [
        { code: 'notALevel', text: 'Guru', item: 'plain', levels: ['None', 'Some', 'Strong', 'Expert'] },
      ],
    });
    expect(value('levels', 'Policy briefs (Expert); Podcasts, video and social media: some')).toEqual({
      policy: 'expert',
      video: 'some',
    });
  });
});

describe('languages', () => {
  test('come with a level each', () => {
    expect(value('languages', 'isiXhosa (Native); Chinese (Mandarin) (fluent); English: working')).toEqual([
      { language: 'isiXhosa', level: 'native' },
      { language: 'Chinese (Mandarin)', level: 'fluent' },
      { language: 'English', level: 'working' },
    ]);
    expect(value('languages', 'English (native), Welsh (basic)')).toHaveLength(2);
    expect(read('languages', 'English; Welsh (so-so)').problems).toEqual([
      { code: 'levelMissing', item: 'English' },
      { code: 'notALevel', text: 'so-so', item: 'Welsh', levels: ['basic', 'working', 'fluent', 'native'] },
    ]);
  });
});

describe('zones', () => {
  test('are names, not offsets', () => {
    expect(value('zone', ' europe/paris')).toBe('Europe/Paris');
    expect(read('zone', 'UTC+3').problems).toEqual([{ code: 'zoneIsOffset', text: 'UTC+3' }]);
    expect(read('zone', 'GMT -5').problems).toEqual([{ code: 'zoneIsOffset', text: 'GMT -5' }]);
    expect(read('zone', 'EST').problems).toEqual([{ code: 'zoneIsCode', text: 'EST' }]);
    expect(read('zone', 'Pars').problems).toMatchObject([
      { code: 'zoneUnknown', suggestions: ['Europe/Paris'] },
    ]);
  });
});

describe('every answer', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 30 });
  const line = words.map(cleanLine).filter((text) => text !== '');
  const open = line.filter(
    (text) => !/[;；]/.test(text) && !support.some(({ key, label }) => [key, label].includes(text)),
  );
  const name = fc.constantFrom(
    'English',
    'Chinese (Mandarin)',
    'isiXhosa',
    'te reo Māori',
    "Yup'ik",
    'العربية',
  );
  const levelKey = fc.constantFrom('basic', 'working', 'fluent', 'native');
  const keys = fc.uniqueArray(fc.constantFrom('plain', 'surveys', 'video', 'policy'), {
    minLength: 1,
    maxLength: 3,
  });
  const hours = fc.tuple(fc.nat(6), fc.nat(1438), fc.nat(1439)).map(([day, from, length]) => ({
    day,
    from,
    until: Math.min(1440, from + length + 1),
  }));
  // A sheet cannot hold a file; see below.
  const values: Record<Exclude<Kind, 'file'>, fc.Arbitrary<Value>> = {
    text: line,
    country: line,
    longText: words.map(clean).filter((text) => text !== ''),
    conflict: words.map(clean).filter((text) => text !== ''),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    yesNo: fc.boolean(),
    number: fc.integer({ min: -5, max: 100 }).map((number) => number / 2),
    choice: fc.constantFrom('plain', 'surveys', 'video', 'policy'),
    choices: fc.oneof(
      keys,
      fc.tuple(fc.constantFrom('policy', 'video'), fc.constantFrom('Health, wealth', 'Trees')),
      fc.constant(['Health, wealth']),
    ),
    ranked: keys,
    levels: fc.dictionary(
      fc.constantFrom('plain', 'surveys', 'video', 'policy'),
      fc.constantFrom('none', 'some', 'strong', 'expert'),
      { minKeys: 1 },
    ),
    languages: fc.uniqueArray(fc.record({ language: name, level: levelKey }), {
      minLength: 1,
      maxLength: 4,
      selector: ({ language }) => language,
    }),
    zone: fc.constantFrom('Europe/Paris', 'Asia/Kathmandu', 'America/Argentina/Buenos_Aires', 'UTC'),
    hours: fc.array(hours, { minLength: 1, maxLength: 8 }).map(tidySlots),
  };

  test.each(Object.keys(values) as (keyof typeof values)[])(
    'of kind %s reads back as it was written',
    (kind) => {
      fc.assert(
        fc.property(values[kind], (written) => {
          const reading = read(kind, writeCell(questions[kind], written));
          expect(reading).toEqual({
            value: kind === 'levels' ? { ...(written as object) } : written,
            problems: [],
          });
        }),
        { seed: 7, numRuns: 300 },
      );
    },
  );

  test('of files gives their names, which are not read back', () => {
    const kept = { id: '1', type: 'pdf', size: 9 } as const;
    const written = writeCell(questions.file, [
      { ...kept, name: 'cv.pdf' },
      { ...kept, name: 'plan.pdf' },
    ]);
    expect(written).toBe('cv.pdf; plan.pdf');
    expect(read('file', written)).toEqual({ value: undefined, problems: [] });
  });

  test('outside the options that stands alone reads back', () => {
    fc.assert(
      fc.property(open, (text) => {
        fc.pre(!/\n/.test(text));
        const written = writeCell(questions.choices, [text]);
        const reading = read('choices', written).value as readonly string[];
        expect(reading[0] === text || reading.length === 1).toBe(true);
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});
