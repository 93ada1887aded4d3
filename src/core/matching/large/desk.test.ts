import { describe, expect, test } from 'vitest';
import { pairsInRows, withTwin } from '../../../../test/rows.ts';
import { prepare } from '../judge.ts';
import type { Round } from '../people.ts';
import { deskBytes, deskOf } from './desk.ts';
import { pack } from './pack.ts';

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
    mentors: Array.from({ length: 9 }, (_, at) => ({
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
    const judge = prepare(round);
    const known = order.flatMap((i) => round.mentors.map((_, j) => [i, j, judge.pair(i, j).points]));
    expect(pairsInRows(handed(pack(round)), order)).toEqual(known);
  };

  test('are worked out again once others have taken their room', () => {
    const round = manyClasses(200, (at) => ({ wants: at, speaks: 255 - at }));
    const forth = [...Array(200).keys()];
    readInOrder(round, [...forth, ...forth.toReversed(), ...forth]);
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
