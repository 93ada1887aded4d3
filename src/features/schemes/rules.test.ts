import { describe, expect, test } from 'vitest';
import { datesProblems, monthsAfter, nextStep, phaseOn, weightsMissing } from './rules.ts';

const dates = { opensOn: '2019-07-01', closesOn: '2019-08-10', startsOn: '2019-09-16', endsOn: '2020-03-15' };

describe('the dates of a cohort', () => {
  test('stand in order', () => {
    expect(datesProblems(dates)).toEqual([]);
    expect(datesProblems({ ...dates, closesOn: '2019-07-01', startsOn: '2019-07-01' })).toEqual([]);
    expect(datesProblems({ ...dates, closesOn: '2019-06-30' })[0]?.field).toBe('closesOn');
    expect(datesProblems({ ...dates, startsOn: '2019-08-09' })[0]?.field).toBe('startsOn');
    expect(datesProblems({ ...dates, endsOn: '2019-09-16' })[0]?.field).toBe('endsOn');
  });

  test('last no longer than calls and pairs do, and every fault is told', () => {
    const codes = (more: Partial<typeof dates>) =>
      datesProblems({ ...dates, ...more }).map(({ code }) => code);
    expect(codes({ endsOn: '2022-09-16' })).toEqual([]);
    expect(codes({ endsOn: '2022-09-17' })).toEqual(['pairsTooLong']);
    expect(codes({ opensOn: '2017-08-10' })).toEqual([]);
    expect(codes({ opensOn: '2017-08-09', endsOn: '2090-01-01' })).toEqual(['callTooLong', 'pairsTooLong']);
    expect(codes({ closesOn: '2019-06-01', endsOn: '2019-01-01' })).toEqual([
      'closesBeforeOpens',
      'endsBeforeStarts',
    ]);
    expect([monthsAfter('2026-11-23', 120), monthsAfter('2026-01-31', -1)]).toEqual([
      '2036-11-23',
      '2025-12-31',
    ]);
  });

  test('tell where it stands on any day', () => {
    const days = [
      '2019-06-30',
      '2019-07-01',
      '2019-08-10',
      '2019-08-11',
      '2019-09-16',
      '2020-03-15',
      '2020-03-16',
    ];
    expect(days.map((day) => phaseOn(day, dates))).toEqual([
      'before',
      'call',
      'call',
      'matching',
      'meetings',
      'meetings',
      'ended',
    ]);
  });
});

test('weights say how far they are from 1000', () => {
  expect([weightsMissing([400, 600]), weightsMissing([400]), weightsMissing([900, 200])]).toEqual([
    0, 600, -100,
  ]);
});

test('mentees come before mentors, and both before matching', () => {
  const step = (mentees: number, mentors: number, runs: number) => nextStep({ mentees, mentors, runs });
  expect([step(0, 0, 0), step(0, 5, 0), step(3, 0, 0), step(3, 2, 0), step(3, 2, 1)]).toEqual([
    'importMentees',
    'importMentees',
    'importMentors',
    'match',
    'seeMatching',
  ]);
});
