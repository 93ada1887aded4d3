import { describe, expect, test } from 'vitest';
import { guessColumns } from './guess.ts';
import { applyMapping, type ColumnMapping, columnNames, itemOf, missingColumns } from './mapping.ts';
import type { Question } from './question.ts';

const options = ['Plain language', 'Surveys, and more'].map((label) => ({
  key: label.toLowerCase().slice(0, 5),
  label,
}));
const levels = ['None', 'Some', 'Strong'].map((label) => ({ key: label.toLowerCase(), label }));
const questions: readonly Question[] = [
  {
    key: 'experience',
    kind: 'levels',
    label: 'How much experience have you?',
    short: 'Experience',
    options,
    levels,
    required: true,
  },
  { key: 'hours', kind: 'hours', label: 'When are you free?', short: 'Hours', required: true },
  { key: 'ready', kind: 'yesNo', label: 'Are you ready?', short: 'Ready', required: true },
  { key: 'country', kind: 'country', label: 'Country', short: 'Country', required: false },
];
const headings = [
  'First name',
  'Last name',
  'Mail',
  'Sent',
  'Ready',
  'Level [Plain language]',
  'Level [Surveys, and more]',
  'Free',
  'Left',
];
const mapping: ColumnMapping = {
  fields: { name: ['First name', 'Last name'], email: ['Mail'], submittedAt: ['Sent'], withdrawn: ['Left'] },
  answers: {
    experience: ['Level [Plain language]', 'Level [Surveys, and more]'],
    hours: ['Free'],
    ready: ['Ready'],
  },
  wordings: { ready: { 'Not yet': 'no' }, withdrawn: { gone: 'yes' } },
};

describe('a row', () => {
  test('is read by its mapping', () => {
    const row = [
      'Ada',
      'Byron',
      'ada@example.org',
      '2019-08-01 10:00',
      'not YET',
      'strong',
      'None',
      'Mon 9-11',
      'gone',
    ];
    expect(applyMapping(mapping, questions, headings, row, 'UTC')).toEqual({
      fields: {
        number: undefined,
        name: 'Ada Byron',
        email: 'ada@example.org',
        submittedAt: Date.UTC(2019, 7, 1, 10),
        withdrawn: true,
      },
      answers: {
        experience: { plain: 'strong', surve: 'none' },
        hours: [{ day: 0, from: 540, until: 660 }],
        ready: false,
      },
      problems: [],
    });
  });

  test('takes no address that is longer than a mail server takes', () => {
    const plain = { fields: { name: ['Name'], email: ['Mail'] }, answers: {} };
    const problemsOf = (email: string) =>
      applyMapping(plain, [], ['Name', 'Mail'], ['Ada', email], 'UTC').problems.map(
        ({ problem }) => problem.code,
      );
    expect(problemsOf(`${'a'.repeat(242)}@example.org`)).toEqual([]);
    expect(problemsOf(`${'a'.repeat(243)}@example.org`)).toEqual(['notAnAddress']);
  });

  test('takes no number or name that is as long as an answer', () => {
    const plain = { fields: { number: ['No.'], name: ['Name'] }, answers: {} };
    const problemsOf = (number: string, name: string) =>
      applyMapping(plain, [], ['No.', 'Name'], [number, name], 'UTC').problems.map(({ target, problem }) => [
        target,
        problem.code,
      ]);
    expect(problemsOf('n'.repeat(80), 'a'.repeat(200))).toEqual([]);
    expect(problemsOf('n'.repeat(81), 'a'.repeat(201))).toEqual([
      ['number', 'tooLong'],
      ['name', 'tooLong'],
    ]);
  });

  test('tells every problem with its column and text', () => {
    const row = ['Ada', '', 'ada at example', 'soon', '', 'strong', 'Guru', 'Mon 9-11; whenever', 'perhaps'];
    const { answers, problems } = applyMapping(mapping, questions, headings, row, 'UTC');
    expect(answers).toEqual({ experience: { plain: 'strong' }, hours: [{ day: 0, from: 540, until: 660 }] });
    expect(problems).toEqual([
      {
        target: 'experience',
        column: 'Level [Surveys, and more]',
        text: 'Guru',
        problem: {
          code: 'notALevel',
          text: 'Guru',
          item: 'Surveys, and more',
          levels: ['None', 'Some', 'Strong'],
        },
      },
      {
        target: 'hours',
        column: 'Free',
        text: 'Mon 9-11; whenever',
        problem: { code: 'hoursNotUnderstood', text: 'whenever' },
      },
      { target: 'ready', column: 'Ready', text: '', problem: { code: 'missing' } },
      {
        target: 'email',
        column: 'Mail',
        text: 'ada at example',
        problem: { code: 'notAnAddress', text: 'ada at example' },
      },
      {
        target: 'submittedAt',
        column: 'Sent',
        text: 'soon',
        problem: { code: 'dateNotUnderstood', text: 'soon' },
      },
      {
        target: 'withdrawn',
        column: 'Left',
        text: 'perhaps',
        problem: { code: 'notYesOrNo', text: 'perhaps' },
      },
    ]);
  });

  test('that is too short has blanks at its end', () => {
    const { problems } = applyMapping(mapping, questions, headings, ['Ada'], 'UTC');
    expect(problems.map(({ target, problem }) => [target, problem.code])).toEqual([
      ['experience', 'missing'],
      ['hours', 'missing'],
      ['ready', 'missing'],
    ]);
  });
});

describe('columns', () => {
  test('have one name each', () => {
    expect(columnNames(['Name', ' Name ', '', 'Name\u00a0'])).toEqual(['Name', 'Name (2)', '#3', 'Name (3)']);
    expect(itemOf('Experience [Surveys, and more]')).toBe('Surveys, and more');
    expect(itemOf('Experience [Surveys] (2)')).toBe('Surveys');
    expect(itemOf('Experience')).toBeUndefined();
  });

  test('that a mapping names and a sheet lacks are told', () => {
    expect(missingColumns(mapping, headings)).toEqual([]);
    expect(missingColumns(mapping, headings.slice(0, 5))).toEqual([
      'Left',
      'Level [Plain language]',
      'Level [Surveys, and more]',
      'Free',
    ]);
  });

  test('of levels are recognised by their items alone', () => {
    const { mapping: guessed } = guessColumns(
      ['Plain language', 'Surveys, and more', 'Pets'],
      [['None', 'Some', 'Cat']],
      questions,
    );
    expect(guessed.answers).toEqual({ experience: ['Plain language', 'Surveys, and more'] });
    const read = applyMapping(
      guessed,
      questions,
      ['Plain language', 'Surveys, and more', 'Pets'],
      ['None', 'Some', 'Cat'],
      'UTC',
    );
    expect(read.answers).toEqual({ experience: { plain: 'none', surve: 'some' } });
  });

  test('of levels may be one column that holds every item, as our own tables do', () => {
    const { mapping } = guessColumns(
      ['How much experience have you?'],
      [['Plain language (Some); Surveys, and more (Strong)'], ['Plain language (None)']],
      questions,
    );
    expect(mapping.answers).toEqual({ experience: ['How much experience have you?'] });
  });

  test('with the right word and the wrong content stay open', () => {
    const { mapping: guessed, unmapped } = guessColumns(
      ['Hours', 'Country'],
      [
        ['about five', 'ada@example.org'],
        ['six or so', 'bob@example.org'],
      ],
      questions,
    );
    expect(guessed.answers).toEqual({});
    expect(unmapped).toContain('Hours');
  });

  test('that fit a question equally well stay open', () => {
    const { mapping: guessed } = guessColumns(
      ['Country of birth', 'Country of work'],
      [['Chad', 'Mali']],
      questions,
    );
    expect(guessed.answers.country).toBeUndefined();
  });
});
