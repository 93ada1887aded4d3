import { describe, expect, test } from 'vitest';
import { datesProblem, nextStep, phaseOn, weightsMissing } from './rules.ts';

const dates = { opensOn: '2019-07-01', closesOn: '2019-08-10', startsOn: '2019-09-16', endsOn: '2020-03-15' };

describe('the dates of a cohort', () => {
  test('stand in order', () => {
    expect(datesProblem(dates)).toBeNull();
    expect(datesProblem({ ...dates, closesOn: '2019-07-01', startsOn: '2019-07-01' })).toBeNull();
    expect(datesProblem({ ...dates, closesOn: '2019-06-30' })?.field).toBe('closesOn');
    expect(datesProblem({ ...dates, startsOn: '2019-08-09' })?.field).toBe('startsOn');
    expect(datesProblem({ ...dates, endsOn: '2019-09-16' })?.field).toBe('endsOn');
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
