/** One round of the contest: the same people for everybody, in files that other programs can read. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { LargeProblem } from '../src/core/matching/large/large-flow.ts';
import { pack } from '../src/core/matching/large/pack.ts';
import { emptyRow, readRow, wholeScope } from '../src/core/matching/large/row.ts';
import type { MenteeProfile, MentorProfile } from '../src/core/matching/participant.ts';
import type { Round } from '../src/core/matching/people.ts';
import type { Offer } from './people.ts';
import { makeLargeRound, settings } from './round.ts';

export type Regime = 'unit' | 'offered';

export const seed = 1;

/** Everybody of a round, sorted by id. With `unit`, every mentor takes one mentee: the tightest, and hardest, case. */
export const roundOf = (size: number, regime: Regime, offer: Offer): Round => {
  const frozen = makeLargeRound(seed, size, offer);
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
  const mentors = frozen.mentors.toSorted(byId);
  return {
    ...frozen,
    mentees: frozen.mentees.toSorted(byId),
    mentors: regime === 'unit' ? mentors.map((mentor) => ({ ...mentor, capacity: 1 })) : mentors,
    rules: settings.rules,
  };
};

/** One person a line, after a line with all the rest, so that whoever reads it never holds the text as a whole. */
export const writeRound = (file: string, { mentees, mentors, ...rest }: Round): void => {
  const target = openSync(file, 'w');
  writeSync(target, `${JSON.stringify({ ...rest, counts: [mentees.length, mentors.length] })}\n`);
  const people = [...mentees, ...mentors];
  for (let at = 0; at < people.length; at += 1000) {
    writeSync(
      target,
      people
        .slice(at, at + 1000)
        .map((person) => `${JSON.stringify(person)}\n`)
        .join(''),
    );
  }
  closeSync(target);
};

export const readRound = (file: string): Round => {
  const lines = linesOf(file);
  const { counts, ...rest } = JSON.parse(lines.next().value as string);
  const take = <T>(count: number): T[] =>
    Array.from({ length: count }, () => JSON.parse(lines.next().value as string) as T);
  return { ...rest, mentees: take<MenteeProfile>(counts[0]), mentors: take<MentorProfile>(counts[1]) };
};

function* linesOf(file: string): Generator<string> {
  const source = openSync(file, 'r');
  const piece = new Uint8Array(2 ** 18);
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const length = readSync(source, piece);
    if (length === 0) break;
    const lines = (rest + decoder.decode(piece.subarray(0, length), { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  closeSync(source);
}

/** Mentees, mentors, and every eligible pair with its points, as 32-bit integers. Gives the number of pairs. */
export const writePairs = (file: string, round: Round): number => {
  const packed = pack(round);
  const row = emptyRow(packed, wholeScope(packed));
  const target = openSync(file, 'w');
  writeSync(target, Int32Array.of(round.mentees.length, round.mentors.length));
  let pairs = 0;
  for (let mentee = 0; mentee < round.mentees.length; mentee++) {
    readRow(row, mentee);
    const own = new Int32Array(row.count * 3);
    for (let at = 0; at < row.count; at++) own.set([mentee, row.mentors[at]!, row.points[at]!], at * 3);
    pairs += row.count;
    writeSync(target, own);
  }
  closeSync(target);
  return pairs;
};

/** Most people, then most points: the goals that all contestants understand. */
export const problemOf = (round: Pick<Round, 'mentees' | 'mentors'>): LargeProblem => ({
  mentees: round.mentees.map(({ id, priority }) => ({ id, priority, demand: 1 })),
  mentors: round.mentors.map(({ id, capacity }) => ({ id, capacity, minimum: 0 })),
  places: null,
  goals: ['people', 'total'],
  everyone: false,
  locked: [],
  vetoed: [],
});
