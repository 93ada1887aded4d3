/** One round of the contest: the same people for everybody, in files that other programs can read. */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import type { LargeProblem } from '../src/core/matching/large/large-flow.ts';
import { pack } from '../src/core/matching/large/pack.ts';
import { emptyRow, readRow, wholeScope } from '../src/core/matching/large/row.ts';
import type { Round } from '../src/core/matching/people.ts';
import { makeRound, settings } from './round.ts';

export type Regime = 'unit' | 'offered';

export const seed = 1;

/** Everybody of a round, sorted by id. With `unit`, every mentor takes one mentee: the tightest, and hardest, case. */
export const writeRound = (file: string, size: number, regime: Regime): void => {
  const { frozen } = makeRound(seed, size);
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
  const mentors = frozen.mentors.toSorted(byId);
  const round: Round = {
    ...frozen,
    mentees: frozen.mentees.toSorted(byId),
    mentors: regime === 'unit' ? mentors.map((mentor) => ({ ...mentor, capacity: 1 })) : mentors,
    rules: settings.rules,
  };
  writeFileSync(file, JSON.stringify(round));
};

export const readRound = (file: string): Round => JSON.parse(readFileSync(file, 'utf8')) as Round;

/** Mentees, mentors, and every eligible pair with its points, as 32-bit integers. Gives the number of pairs. */
export const writePairs = (file: string, round: Round): number => {
  const packed = pack(round);
  const row = emptyRow(packed, wholeScope(packed));
  const target = openSync(file, 'w');
  writeSync(target, Int32Array.of(round.mentees.length, round.mentors.length));
  let pairs = 0;
  for (let mentee = 0; mentee < round.mentees.length; mentee++) {
    readRow(row, mentee);
    const own: number[] = [];
    for (let at = 0; at < row.count; at++) {
      own.push(mentee, row.mentors[at]!, row.points[at]!);
    }
    pairs += own.length / 3;
    writeSync(target, Int32Array.from(own));
  }
  closeSync(target);
  return pairs;
};

/** Most people, then most points: the goals that all contestants understand. */
export const problemOf = (round: Round): LargeProblem => ({
  mentees: round.mentees.map(({ id, priority }) => ({ id, priority, demand: 1 })),
  mentors: round.mentors.map(({ id, capacity }) => ({ id, capacity, minimum: 0 })),
  places: null,
  goals: ['people', 'total'],
  everyone: false,
  locked: [],
  vetoed: [],
});
