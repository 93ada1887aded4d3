/** Held against explain.ts and reserve.ts, which have every pair of the round in a list. */
import { describe, expect, test } from 'vitest';
import { dice, times } from '../../../../test/problems.ts';
import { roundOf } from '../../../../test/rows.ts';
import { tiedProblem, tiedRound } from '../../../../test/tied.ts';
import { explainUnplaced, type Unplaced } from '../explain.ts';
import type { Round } from '../people.ts';
import type { Problem, Solved } from '../problem.ts';
import { alternates } from '../reserve.ts';
import type { UnplacedReason } from '../run.ts';
import { solve } from '../solve.ts';
import {
  alternatesOf,
  type Chosen,
  countEligible,
  menteesOfReserve,
  reasonsOfUnplaced,
} from './explain-large.ts';
import { pack } from './pack.ts';
import type { Packed } from './packed.ts';

const runs = Math.max(60, times(150));

type Told = {
  readonly seed: number;
  readonly packed: Packed;
  readonly problem: Problem;
  readonly answer: Solved;
  readonly chosen: Chosen;
};

/** Answered rounds, of which some are tight: few places, few mentors, locks and vetoes. */
function* answered(): Generator<Told> {
  for (let seed = 1; seed <= runs; seed++) {
    const roll = dice(seed * 65_537);
    const round = tiedRound(seed, 1 + roll(14), 1 + roll(9));
    const made = tiedProblem(seed, round).problem;
    const problem: Problem = {
      ...made,
      mentees: made.mentees.map((mentee) => ({ ...mentee, demand: 1 })),
    };
    const answer = solve(problem);
    if (answer.kind === 'infeasible') continue;
    const at = (people: readonly { readonly id: string }[], id: string) =>
      people.findIndex((person) => person.id === id);
    const chosen = answer.pairs.map(
      ([mentee, mentor, points]) =>
        [at(problem.mentees, mentee), at(problem.mentors, mentor), points] as const,
    );
    yield { seed, packed: pack(round), problem, answer, chosen };
  }
}

describe('an answer is told as with a list of all pairs', () => {
  test(`who could stand in for whom, ${runs} times`, () => {
    let [found, none] = [0, 0];
    for (const { seed, packed, problem, answer, chosen } of answered()) {
      const instead = alternatesOf(packed, problem, chosen);
      const told = chosen.map(([mentee]) => {
        const other = instead.get(mentee);
        return other === undefined
          ? null
          : [problem.mentees[mentee]!.id, problem.mentors[other[0]]!.id, other[1]];
      });
      const expected = alternates(problem, answer).map(({ alternate }) => alternate);
      expect(told, `seed ${seed}`).toEqual(expected);
      found += expected.filter((each) => each !== null).length;
      none += expected.filter((each) => each === null).length;
    }
    expect(found).toBeGreaterThan(runs / 2);
    expect(none).toBeGreaterThan(runs / 2);
  });

  test(`why somebody has no mentor, ${runs} times`, () => {
    const kinds = new Map<string, number>();
    for (const { seed, packed, problem, answer, chosen } of answered()) {
      const reasons = reasonsOfUnplaced(packed, problem, chosen);
      const expected = togetherIn(problem, explainUnplaced(problem, answer));
      expect(new Map([...reasons].sort(([a], [b]) => a - b)), `seed ${seed}`).toEqual(expected);
      for (const reason of expected.values()) {
        const kind = reason?.kind ?? 'barred';
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }
    }
    expect([...kinds.keys()].sort()).toEqual(['barred', 'belowLine', 'mentorsTaken', 'vetoed']);
  });

  test(`with whom mentors in reserve could have been paired, ${runs} times`, () => {
    let listed = 0;
    for (const { seed, packed, problem, answer, chosen } of answered()) {
      const found = menteesOfReserve(packed, chosen);
      const busy = new Set(answer.pairs.map(([, mentor]) => mentor));
      const expected = Map.groupBy(
        problem.scores.filter(([, mentor]) => !busy.has(problem.mentors[mentor]!.id)),
        ([, mentor]) => mentor,
      );
      expect(new Map([...found].sort(([a], [b]) => a - b)), `seed ${seed}`).toEqual(
        new Map(
          [...expected]
            .sort(([a], [b]) => a - b)
            .map(([mentor, pairs]) => [mentor, pairs.map(([mentee]) => mentee)]),
        ),
      );
      listed += expected.size;
    }
    expect(listed).toBeGreaterThan(runs / 2);
  });

  test(`how many pairs the rules allow, ${runs} times`, () => {
    for (const { seed, packed, problem } of answered())
      expect(countEligible(packed), `seed ${seed}`).toBe(problem.scores.length);
  });
});

describe('a mentee without a mentor', () => {
  /** Mentees fit the mentors of their own team. */
  const teams = (mentees: readonly string[], mentors: readonly string[]) =>
    roundOf(
      mentees.map((team) => ({ team })),
      mentors.map((team) => ({ team })),
      { constraints: [{ id: 'own', kind: 'same', mentee: 'team', mentor: 'team' }] },
    );
  const asked = (round: Round, priorities: readonly number[], more: Partial<Problem> = {}): Problem => ({
    mentees: round.mentees.map(({ id }, at) => ({ id, priority: priorities[at]!, demand: 1 })),
    mentors: round.mentors.map(({ id }) => ({ id, capacity: 1, minimum: 0 })),
    scores: [],
    places: null,
    goals: ['people', 'priority', 'total'],
    everyone: false,
    locked: [],
    vetoed: [],
    ...more,
  });
  const taken = (mentees: readonly string[], mentors: readonly string[]) => ({
    kind: 'mentorsTaken',
    mentees,
    mentors,
    wanted: mentees.length,
    slots: mentors.length,
    way: null,
  });

  test('stays out where one good pair is worth more than two others', () => {
    const round = roundOf([{ team: 'Truth' }, { team: 'Joy' }], [{ team: 'Joy' }, { team: 'Virtue' }], {
      criteria: [{ id: 'alike', weight: 10, kind: 'same', mentee: 'team', mentor: 'team' }],
    });
    for (const places of [null, 2]) {
      const problem = asked(round, [0, 0], { goals: ['total'], places, vetoed: [['a0', 'x1']] });
      expect(reasonsOfUnplaced(pack(round), problem, [[1, 0, 10]])).toEqual(
        new Map([[0, { kind: 'lowersTotal', way: null }]]),
      );
    }
  });

  test('is below the line only with a lower priority than all who have the places, where priority counts', () => {
    const round = teams(['Joy', 'Joy'], ['Joy']);
    const reason = (priorities: readonly number[], more: Partial<Problem> = {}) =>
      reasonsOfUnplaced(pack(round), asked(round, priorities, { places: 1, ...more }), [[0, 0, 0]]).get(1);
    const line = {
      kind: 'belowLine',
      places: 1,
      priority: 2,
      lowestPlaced: 5,
      competing: 2,
      rank: 2,
      way: null,
    };
    expect(reason([5, 2])).toEqual(line);
    const both = taken(['a0', 'a1'], ['x0']);
    expect(reason([5, 5])).toEqual(both);
    expect(reason([5, 2], { goals: ['people', 'total'] })).toEqual(both);
    expect(reason([5, 2], { places: 2 })).toEqual(both);
  });

  test('cannot have the mentor of somebody whose pair is locked, though they could move on', () => {
    const round = roundOf([{ team: 'Joy' }, { team: 'Joy' }], [{ team: 'Joy' }, { team: 'Truth' }], {});
    const problem = asked(round, [0, 0], { vetoed: [['a1', 'x1']] });
    expect(reasonsOfUnplaced(pack(round), problem, [[0, 0, 0]]).get(1)).toEqual({
      kind: 'lowersTotal',
      way: null,
    });
    const locked: Problem = { ...problem, locked: [['a0', 'x0']] };
    expect(reasonsOfUnplaced(pack(round), locked, [[0, 0, 0]]).get(1)).toEqual({
      ...taken(['a1'], ['x0']),
      slots: 0,
    });
  });

  test('competes with all who compete, one team as another, whenever it is asked', () => {
    const round = teams(['Joy', 'Joy', 'Truth', 'Truth', 'Virtue'], ['Joy', 'Truth', 'Virtue']);
    const packed = pack(round);
    const problem = asked(round, [0, 0, 0, 0, 0]);
    const chosen = [0, 2, 4].map((mentee, mentor) => [mentee, mentor, 0] as const);
    const both = taken(['a0', 'a1', 'a2', 'a3'], ['x0', 'x1']);
    for (let time = 0; time < 2; time++) {
      expect(reasonsOfUnplaced(packed, problem, chosen)).toEqual(
        new Map([
          [1, both],
          [3, both],
        ]),
      );
    }
  });
});

/** Reasons by mentee without ways in, and all who compete as one set. */
function togetherIn(problem: Problem, reasons: readonly Unplaced[]): Map<number, UnplacedReason | null> {
  const taken = reasons.filter((reason) => reason.kind === 'mentorsTaken');
  const locked = problem.locked.filter(
    ([mentee, mentor], at, all) => all.findIndex(([a, x]) => a === mentee && x === mentor) === at,
  );
  const room = ({ id, capacity }: Problem['mentors'][number]) =>
    capacity - locked.filter(([, mentor]) => mentor === id).length;
  const wish = ({ id, demand }: Problem['mentees'][number]) =>
    demand - locked.filter(([mentee]) => mentee === id).length;
  const mentees = problem.mentees.filter(({ id }) => taken.some((each) => each.mentees.includes(id)));
  const mentors = problem.mentors.filter(({ id }) => taken.some((each) => each.mentors.includes(id)));
  const together: UnplacedReason = {
    kind: 'mentorsTaken',
    mentees: mentees.map(({ id }) => id),
    mentors: mentors.map(({ id }) => id),
    wanted: mentees.reduce((sum, mentee) => sum + wish(mentee), 0),
    slots: mentors.reduce((sum, mentor) => sum + room(mentor), 0),
    way: null,
  };
  return new Map(
    reasons.map(({ id, placed: _, demand: __, ...reason }) => [
      problem.mentees.findIndex((mentee) => mentee.id === id),
      reason.kind === 'noEligibleMentor'
        ? null
        : reason.kind === 'mentorsTaken'
          ? together
          : { ...reason, ...('way' in reason ? { way: null } : {}) },
    ]),
  );
}
