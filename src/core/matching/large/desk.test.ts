import { describe, expect, test } from 'vitest';
import { dice } from '../../../../test/problems.ts';
import { pairsInRows, roundOf, withTwin } from '../../../../test/rows.ts';
import { prepare } from '../judge.ts';
import type { Round } from '../people.ts';
import { deskBytes, deskOf } from './desk.ts';
import { pack } from './pack.ts';
import { emptyRow, openRow, readPart, stepsOf, wholeScope } from './row.ts';

const listed = (letters: string) => [...letters].map((key) => ({ key, label: key }));
const asked = { label: 'Asked?', short: 'Asked', required: false };
const fluency = listed('bwfn');
const questions = [
  { ...asked, key: 'wants', kind: 'ranked' as const, options: listed('abcdefgh'), most: 8 },
  { ...asked, key: 'offers', kind: 'levels' as const, options: listed('abcdefgh'), levels: listed('0123') },
  { ...asked, key: 'speaks', kind: 'languages' as const, levels: fluency },
];
const support = { id: 's', weight: 600, kind: 'support', wanted: 'wants', offered: 'offers' } as const;
const language = { id: 'l', weight: 400, kind: 'language', mentee: 'speaks', mentor: 'speaks' } as const;

/** Mentee k has the k-th choice of wishes and languages; mentors offer and speak different things. */
function manyClasses(count: number, classes: (at: number) => { wants: number; speaks: number }): Round {
  const bits = (number: number, letters: string) => [...letters].filter((_, bit) => (number >> bit) & 1);
  return {
    mentees: Array.from({ length: count }, (_, at) => ({
      id: `a${at}`,
      withdrawn: false,
      priority: 0,
      answers: {
        wants: bits(classes(at).wants, 'abcdefgh'),
        speaks: bits(classes(at).speaks, 'pqrstuvw').map((name) => ({ language: name, level: 'w' })),
      },
    })),
    mentors: Array.from({ length: 129 }, (_, at) => ({
      id: `x${at}`,
      withdrawn: false,
      capacity: 1,
      minimum: 0,
      answers: {
        offers: Object.fromEntries(bits(at * 37 + 1, 'abcdefgh').map((item) => [item, String(at % 4)])),
        speaks: bits(at * 59 + 2, 'pqrstuvw').map((name) => ({
          language: name,
          level: at % 2 ? 'b' : 'n',
        })),
      },
    })),
    menteeQuestions: questions,
    mentorQuestions: questions,
    rules: { constraints: [], criteria: [support, language] },
    conflicts: [],
    calendar: { from: '2027-01-04', until: '2027-06-27' },
  };
}

const hands = [
  ['kernel', (packed: ReturnType<typeof pack>) => packed],
  ['twin', withTwin],
] as const;

describe.each(hands)('columns on the desk of the %s', (_, handed) => {
  const readInOrder = (round: Round, order: readonly number[]) => {
    const rows = Map.groupBy(prepare(round).scores(), ([mentee]) => mentee);
    const known = order.flatMap((mentee) => rows.get(mentee)!);
    const found = pairsInRows(handed(pack(round)), order);
    expect(found.length).toBe(known.length);
    expect(found.findIndex((pair, at) => String(pair) !== String(known[at]))).toBe(-1);
  };

  test('are worked out again once others have taken their room', () => {
    const round = manyClasses(200, (at) => ({ wants: at, speaks: 255 - at }));
    const forth = [...Array(200).keys()];
    const roll = dice(7);
    const random = Array.from({ length: 200 }, () => roll(200));
    readInOrder(round, [...forth, ...random]);
  });

  test('stay for the row that needs them, however long ago they were made', () => {
    // 80 mentees fill the room for 160 columns; the next ones have old wishes and new languages, and the reverse.
    const round = manyClasses(84, (at) =>
      at < 80
        ? { wants: at, speaks: at }
        : at % 2
          ? { wants: at, speaks: at - 80 }
          : { wants: at - 80, speaks: at },
    );
    readInOrder(round, [...Array(84).keys()]);
  });
});

test.each(hands)('the desk of the %s has room for the most that rules may lay out for a row', (_, handed) => {
  const topics = { kind: 'topics', mentee: 'tags', mentor: 'tags' } as const;
  const hours = ['early', 'late', 'night'].map((mentee) => ({
    ...{ id: mentee, weight: 300, kind: 'hours' as const, mentee, mentor: 'hours', enough: 5 },
    ...{ menteeZone: 'zone', mentorZone: 'zone' },
  }));
  const alike = { kind: 'same', mentee: 'team', mentor: 'team', weight: 300 } as const;
  const rare = [...'abcd'];
  const many = [...'abcdef'];
  const week = (...starts: number[]) =>
    starts.map((from) => ({ day: from % 7, from: from * 60, until: from * 60 + 90 }));
  const mentees = [rare, many].map((tags, at) => ({
    ...{ tags, team: 'joy', zone: 'UTC', early: week(7, 8, 9), late: week(8, 15 + at), night: week(7, 16) },
    ...{ wants: [...'cabdef'], speaks: [{ language: 'p', level: 'f' }] },
  }));
  const mentors = Array.from({ length: 300 }, (_, at) => ({
    ...{ tags: many.filter((_, tag) => (at + 7 * tag) % 83 === 0), team: at % 90 === 0 ? 'joy' : 'truth' },
    ...{ zone: 'UTC', hours: week(7 + (at % 3), 15 + (at % 2)), offers: { c: String(at % 4) } },
    ...{ speaks: [{ language: 'p', level: 'bwfn'[at % 4]! }] },
  }));
  const few = roundOf(mentees, mentors, {
    criteria: [
      ...[1, 2, 3, 4].map((at) => ({ ...topics, id: `o${at}`, weight: 300 * at })),
      ...[1, 2].map((at) => ({ ...alike, id: `k${at}` })),
      ...[support, language, { ...support, id: 'again' }],
      ...hours,
    ],
  });
  const round = { ...few, menteeQuestions: questions, mentorQuestions: questions };
  const known = prepare(round).scores();
  expect(known).toHaveLength(600);
  const found = pairsInRows(handed(pack(round)));
  expect(found).toEqual(known);
  expect(pairsInRows(handed(pack(round)), [1, 0, 1]).slice(300)).toEqual(known);
  const packed = handed(pack(round));
  const row = emptyRow(packed, wholeScope(packed));
  for (const line of known.map(([, , points]) => points).filter((_, at) => at % 40 === 0)) {
    const above = [0, 1].flatMap((mentee) => {
      openRow(row, mentee);
      readPart(row, 0, stepsOf(row), line, 2 ** 15 - 1);
      return [...row.mentors.subarray(0, row.count)].map((mentor, at) => [mentee, mentor, row.points[at]!]);
    });
    const isAbove = ([, , points]: readonly number[]) => points! > line;
    expect(above.filter(isAbove), `above ${line}`).toEqual(known.filter(isAbove));
  }
});

test('columns are kept in 24 million bytes, eight of them at least and 160 at most', () => {
  const sizeOf = (lanes: number) => deskBytes({ words: lanes / 32, glances: 0, criteria: 0 });
  // Beside the columns, a mentor takes two bits, three numbers and a half one; the rest does not depend on mentors.
  const columns = (lanes: number) => (sizeOf(lanes) - sizeOf(0) - 14.25 * lanes) / (2 * lanes);
  expect([128, 74_880, 75_008, 100_096, 1_280_000, 1_600_000].map(columns)).toEqual([
    160, 160, 159, 119, 9, 8,
  ]);
});

test('the places of a desk lie apart from each other, and within its bytes', () => {
  const round = manyClasses(3, (at) => ({ wants: at, speaks: at }));
  for (const mentors of [0, 1, 128, 129]) {
    const packed = pack({
      ...round,
      mentors: Array.from({ length: mentors }, (_, at) => ({ ...round.mentors[0]!, id: `x${at}` })),
    });
    const { ground, deskSize } = packed;
    expect(ground.deskBytes).toBe(deskBytes(deskSize));
    const desks = [0, 1, 8].map((desk) => ({ ...packed, ground: { ...ground, desk } })).map(deskOf);
    for (const [at, desk] of desks.entries()) {
      const from = ground.desks + [0, 1, 8][at]! * ground.deskBytes;
      const starts = Object.values(desk.at);
      expect(Math.min(...starts)).toBe(from);
      expect(starts.every((start) => start % 16 === 0 && start <= from + ground.deskBytes)).toBe(true);
      expect(desk.at.columns + desk.slots * desk.columnBytes).toBeLessThanOrEqual(from + ground.deskBytes);
      expect(desk.words.byteLength).toBeGreaterThanOrEqual(from + ground.deskBytes);
    }
    expect(deskOf(packed)).toBe(deskOf(packed));
  }
});
