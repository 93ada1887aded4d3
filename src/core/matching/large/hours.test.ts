import { describe, expect, test } from 'vitest';
import { free, nobody, type Person, pairsInRows, roundOf, withTwin } from '../../../../test/rows.ts';
import type { Round } from '../people.ts';
import { pack } from './pack.ts';
import { emptyRow, openRow, readPart, stepsOf, wholeScope } from './row.ts';

const keys = { mentee: 'hours', mentor: 'hours', menteeZone: 'zone', mentorZone: 'zone' } as const;
const lateKeys = { ...keys, mentee: 'late', mentor: 'late' } as const;
const [day, late] = [
  { id: 'h', weight: 80, kind: 'hours', ...keys, enough: 4 } as const,
  { id: 'l', weight: 400, kind: 'hours', ...lateKeys, enough: 2 } as const,
];

/** Whole hours from nine o'clock, and from nine o'clock of another day. */
const both = (hours: number, lateHours: number): Person => ({
  ...free(4 * hours),
  late: free(4 * lateHours, 3).hours!,
});

/** 140 mentors who are free from none to six of the one hours, and from none to three of the others. */
const free140 = Array.from({ length: 140 }, (_, at) => [at % 7, at % 4] as const);
const mentors = free140.map(([hours, lateHours]) => both(hours, lateHours));

/** Who is listed for the first mentee among those who may be worth more than a line. */
function above(round: Round, line: number, isTwin: boolean): number[] {
  const packed = isTwin ? withTwin(pack(round)) : pack(round);
  const row = emptyRow(packed, wholeScope(packed));
  if (!openRow(row, 0)) return [];
  readPart(row, 0, stepsOf(row), line, 2 ** 15 - 1);
  return [...row.mentors.subarray(0, row.count)];
}

describe.each([
  ['kernel', false],
  ['twin', true],
] as const)('by the %s, of mentors who share whole hours', (_, isTwin) => {
  test.each([0, 1, 2, 3, 4, 5])(
    'exactly those above a line are listed, where %i hours are needed',
    (hours) => {
      const constraints = hours === 0 ? [] : [{ id: 'n', kind: 'hours' as const, ...keys, hours }];
      const round = roundOf([both(9, 9)], mentors, { constraints, criteria: [day, late] });
      // Twenty points an hour up to four of them, and 200 an hour up to two.
      const points = free140.map(([one, other]) => 20 * Math.min(4, one) + 200 * Math.min(2, other));
      for (const line of [-1, 0, 19, 20, 21, 59, 60, 80, 199, 200, 240, 279, 280, 400, 460, 479, 480]) {
        const known = free140.flatMap(([one], at) => (one >= hours && points[at]! > line ? [at] : []));
        expect(above(round, line, isTwin), `above ${line}`).toEqual(known);
      }
    },
  );

  test('four hours at a glance may be more, and earn all that hours may', () => {
    const round = roundOf([both(9, 9)], mentors, { criteria: [{ ...day, weight: 120, enough: 6 }] });
    for (const line of [80, 99, 100, 119]) {
      const known = free140.flatMap(([one], at) => (20 * one > line ? [at] : []));
      const listed = above(round, line, isTwin);
      expect(listed, `above ${line}`).toEqual(expect.arrayContaining(known));
      expect(listed.every((mentor) => free140[mentor]![0] >= 4)).toBe(true);
    }
    expect(above(round, 120, isTwin)).toEqual([]);
  });

  test('nobody is listed for who gave no hours where some are needed, and everybody where none are', () => {
    const needs = { id: 'n', kind: 'hours' as const, ...keys, hours: 1 };
    const round = (late: number): Round =>
      roundOf([{ ...both(9, late), hours: [] }], mentors, { criteria: [day, late1] });
    const late1 = { ...late, weight: 10 };
    expect(above({ ...round(9), rules: { criteria: [day], constraints: [needs] } }, -1, isTwin)).toEqual([]);
    const some = free140.flatMap(([, other], at) => (other > 0 ? [at] : []));
    expect(above(round(9), 0, isTwin)).toEqual(some);
    expect(above(round(9), -1, isTwin)).toHaveLength(140);
  });

  test('all that hours may earn is hoped for where nothing is seen at a glance', () => {
    // Paris changes its clocks within the only week, so that no week counts for everybody.
    const paris = { ...free(40), zone: 'Europe/Paris' };
    const calendar = { from: '2027-03-22', until: '2027-03-28' };
    const round = { ...roundOf([both(9, 0)], [...mentors, paris], { criteria: [day] }), calendar };
    expect(pack(round).glances).toEqual([null]);
    expect(above(round, 80, isTwin)).toEqual([]);
    const shares = free140.flatMap(([one], at) => (one >= 4 ? [at] : []));
    const listed = above(round, 79, isTwin);
    expect(listed.filter((mentor) => shares.includes(mentor) || mentor === 140)).toEqual([...shares, 140]);
  });
});

test('hours that earn nothing and are not needed change nothing', () => {
  const round = roundOf([both(9, 0), nobody], mentors, {
    constraints: [{ id: 'n', kind: 'hours', ...keys, hours: 0 }],
    criteria: [{ ...day, enough: 0 }],
  });
  const everybody = [...mentors.keys()].map((mentor) => [mentor, 0]);
  for (const mentee of [0, 1]) {
    for (const packed of [pack(round), withTwin(pack(round))]) {
      expect(pairsInRows(packed, [mentee]).map(([, mentor, points]) => [mentor, points])).toEqual(everybody);
    }
  }
});
