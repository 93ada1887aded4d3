import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasData, pilotPeople } from '../../../test/pilot.ts';
import { knowledgeTranslation } from '../../features/schemes/templates/knowledge-translation.ts';
import { zoneOfCity } from './city.ts';
import { tidySlots } from './hours.ts';
import { fieldsOf, readAnswer } from './posted.ts';
import type { Fields } from './posted-hours.ts';
import { readPostedHours } from './posted-hours.ts';
import type { Question, WeeklySlot } from './question.ts';
import { stepsOf } from './steps.ts';

const base = { key: 'asked', label: 'Asked?', short: 'Asked', required: false };
const demands = { leastHours: 2 };
const options = [
  { key: 'briefs', label: 'Policy briefs, for parliaments' },
  { key: 'maps', label: 'Stakeholder maps' },
  { key: 'films', label: 'Films' },
];
const levels = [
  { key: 'basic', label: 'basic' },
  { key: 'fluent', label: 'fluent' },
];
const read = (question: Question, fields: Fields) => readAnswer(question, fields, demands);

describe('a form and its answers', () => {
  test.runIf(hasData)('every answer of the pilot goes through its fields unchanged', () => {
    for (const role of ['mentee', 'mentor'] as const) {
      const questions = knowledgeTranslation[`${role}Questions`];
      for (const { answers } of pilotPeople(knowledgeTranslation, role))
        for (const question of questions) {
          const value = answers[question.key];
          const optional = { ...question, required: false };
          expect(readAnswer(optional, fieldsOf(question, value), { leastHours: 0 })).toEqual({
            value,
            problems: [],
          });
        }
    }
  });

  test('a required answer that is blank is missing, and only that', () => {
    for (const kind of ['text', 'yesNo', 'zone', 'hours', 'conflict', 'country'] as const)
      expect(read({ ...base, kind, required: true }, {})).toEqual({
        value: undefined,
        problems: [{ code: 'missing' }],
      });
  });

  test('the same wish twice is said by its name', () => {
    const question: Question = { ...base, kind: 'ranked', options, most: 3 };
    expect(read(question, { 'asked-1': ['briefs'], 'asked-2': [''], 'asked-3': ['maps'] }).value).toEqual([
      'briefs',
      'maps',
    ]);
    expect(read(question, { 'asked-1': ['briefs'], 'asked-2': ['briefs'] }).problems).toEqual([
      { code: 'repeated', text: 'Policy briefs, for parliaments' },
    ]);
  });

  test('a language without a level, and a level without a language, are told apart', () => {
    const question: Question = { ...base, kind: 'languages', levels };
    expect(
      read(question, { 'asked-language-1': ['Arabic'], 'asked-level-1': [''], 'asked-level-2': ['fluent'] })
        .problems,
    ).toEqual([{ code: 'levelMissing', item: 'Arabic' }, { code: 'languageMissing' }]);
    expect(read(question, { 'asked-language-3': ['العربية'], 'asked-level-3': ['fluent'] }).value).toEqual([
      { language: 'العربية', level: 'fluent' },
    ]);
  });

  test('an answer that no option offers is refused, unless the question is open', () => {
    const closed: Question = { ...base, kind: 'choices', options, open: false };
    const open: Question = { ...closed, open: true };
    expect(read(closed, { asked: ['maps', 'hacked'] }).problems).toMatchObject([{ code: 'notAnOption' }]);
    expect(read(open, { asked: ['maps'], 'asked-other': ['Radio plays; Songs'] }).value).toEqual([
      'maps',
      'Radio plays',
      'Songs',
    ]);
  });

  test('a text of a megabyte is too long, and none of it is kept', () => {
    const text = 'x'.repeat(1_000_000);
    for (const kind of ['text', 'longText', 'zone', 'number', 'conflict'] as const) {
      const question: Question =
        kind === 'number' ? { ...base, kind, least: 1, most: 10 } : { ...base, kind };
      expect(read(question, { asked: [text] })).toMatchObject({
        value: undefined,
        problems: [{ code: 'tooLong' }],
      });
    }
  });
});

describe('a city', () => {
  test.each([
    ['Nairobi', 'Africa/Nairobi'],
    ['muscat, Oman', 'Asia/Muscat'],
    ['Asia/Muscat', 'Asia/Muscat'],
    ['buenos aires', 'America/Argentina/Buenos_Aires'],
    ['Nairob', null],
    ['UTC+3', null],
  ])('%s is %s', (text, zone) => expect(zoneOfCity(text)).toBe(zone));
});

describe('hours in a grid and in lines', () => {
  const question: Question = { ...base, kind: 'hours' };
  const saved: WeeklySlot[] = [{ day: 1, from: 15 * 60 + 30, until: 17 * 60 }];
  const drawn = fieldsOf(question, saved);

  test('ticking an hour adds it and keeps the half hour that only a line can say', () => {
    expect(readPostedHours({ ...drawn, asked: ['1-15', '1-16', '2-9'] }, 'asked').value).toEqual([
      { day: 1, from: 930, until: 1020 },
      { day: 2, from: 540, until: 600 },
    ]);
  });

  test('unticking takes an hour away although the line still stands there', () => {
    expect(readPostedHours({ ...drawn, asked: ['1-15'] }, 'asked').value).toEqual([
      { day: 1, from: 930, until: 960 },
    ]);
  });

  test('a line that is changed moves the hours although the grid still shows the old ones', () => {
    expect(
      readPostedHours({ ...drawn, 'asked-from-1': ['18:00'], 'asked-until-1': ['20:00'] }, 'asked').value,
    ).toEqual([{ day: 1, from: 1080, until: 1200 }]);
  });

  test('a line past midnight falls on both days, and half a line is a problem', () => {
    const night = { 'asked-day-1': ['6'], 'asked-from-1': ['22:00'], 'asked-until-1': ['01:00'] };
    expect(readPostedHours(night, 'asked').value).toEqual([
      { day: 0, from: 0, until: 60 },
      { day: 6, from: 1320, until: 1440 },
    ]);
    expect(readPostedHours({ 'asked-day-1': ['6'], 'asked-from-1': ['22:00'] }, 'asked').problems).toEqual([
      { code: 'hoursNotUnderstood', text: 'Sun 22:00-' },
    ]);
  });

  test('too few hours are counted', () => {
    expect(read(question, { asked: ['0-9'] }).problems).toEqual([
      { code: 'tooFewHours', least: 2, minutes: 60 },
    ]);
  });

  test('a form that is sent back unchanged changes nothing, whatever the hours', () => {
    const slot = fc
      .tuple(fc.nat(6), fc.nat(95), fc.nat(95))
      .map(([day, a, b]) => ({ day, from: Math.min(a, b) * 15, until: (Math.max(a, b) + 1) * 15 }));
    fc.assert(
      fc.property(fc.array(slot, { minLength: 1, maxLength: 8 }), (slots) => {
        const tidy = tidySlots(slots);
        expect(readPostedHours(fieldsOf(question, tidy), 'asked').value).toEqual(tidy);
      }),
      { numRuns: 40, seed: 1 },
    );
  });
});

test('every question of a list stands on one page, and a page without questions is left out', () => {
  const steps = stepsOf(knowledgeTranslation.menteeQuestions);
  expect(steps.map(({ step }) => step)).toEqual(['about', 'project', 'help', 'meeting', 'languages']);
  expect(steps.flatMap(({ questions }) => questions).length).toBe(
    knowledgeTranslation.menteeQuestions.length,
  );
  expect(stepsOf([{ ...base, kind: 'hours' }]).map(({ step }) => step)).toEqual(['about', 'meeting']);
});
