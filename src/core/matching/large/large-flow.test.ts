import { describe, expect, test } from 'vitest';
import { dice } from '../../../../test/problems.ts';
import { pairsInRows } from '../../../../test/rows.ts';
import { wideRound } from '../../../../test/tied.ts';
import type { Round } from '../people.ts';
import { solve } from '../solve.ts';
import type { Pairs } from './candidates.ts';
import { type Crew, oneHand } from './crew.ts';
import {
  type LargeOptions,
  type LargeProblem,
  largeFlow,
  largeResidual,
  peopleOf,
  scopeOf,
  usualSizes,
} from './large-flow.ts';
import { pack } from './pack.ts';
import { newPulse, rowsRead } from './pulse.ts';

const blank: LargeProblem = {
  mentees: [],
  mentors: [],
  places: null,
  goals: ['people', 'total'],
  everyone: false,
  locked: [],
  vetoed: [],
};

describe('the room that locked pairs leave', () => {
  const problem: LargeProblem = {
    ...blank,
    mentees: [
      { id: 'a', priority: 7, demand: 1 },
      { id: 'b', priority: 0, demand: 3 },
      { id: 'c', priority: 5, demand: 2 ** 40 },
    ],
    mentors: [
      { id: 'x', capacity: 2, minimum: 0 },
      { id: 'y', capacity: 2 ** 40, minimum: 4 },
    ],
    places: 9,
    // The second lock of b is one with the first.
    locked: [
      ['b', 'y'],
      ['a', 'x'],
      ['b', 'y'],
      ['b', 'x'],
    ],
  };

  test('is taken off both, off the least load, which is never less than none, and off the places', () => {
    const most = 2 ** 31 - 1;
    expect(peopleOf(problem)).toEqual({
      demand: Int32Array.of(0, 1, most),
      capacity: Int32Array.of(0, most - 1),
      minimum: Int32Array.of(0, 3),
      places: 6,
      priority: Float64Array.of(7, 0, 5),
    });
    expect(peopleOf({ ...problem, places: null }).places).toBe(Number.POSITIVE_INFINITY);
  });

  test('is where rows are read: mentees who ask, mentors with room, and no pair that is decided', () => {
    const { round } = wideRound(1, 3, 2);
    const packed = pack(round);
    const vetoed = [['c', 'y']] as const;
    const scope = scopeOf(packed, { ...problem, vetoed }, peopleOf(problem));
    expect([...scope.asks]).toEqual([0, 1, 1]);
    expect(scope.open[0]).toBe(0b10);
    expect([...scope.decided.starts]).toEqual([0, 1, 4, 5]);
    expect([...scope.decided.items]).toEqual([0, 1, 1, 0, 1]);
    // Where there are no places left, nobody asks.
    const full = { ...problem, places: 3 };
    expect([...scopeOf(packed, full, peopleOf(full)).asks]).toEqual([0, 0, 0]);
  });
});

test('points are weighed as if there were a mentor more, and the worst pair had no weight', async () => {
  const { round, problem } = wideRound(2, 9, 4);
  const packed = pack(round);
  for (const goals of [
    ['people', 'total'],
    ['people', 'worst', 'total'],
  ] as const) {
    const { scale } = await largeResidual(packed, { ...problem, goals }, oneHand(packed));
    // A person is worth more than eight times what five mentors' best pairs are together (scale.ts).
    expect([scale.point, scale.entry[0], scale.bonus]).toEqual([1, 8 * (5 * packed.most + 1), 0]);
  }
});

describe('the rows of a round', () => {
  const { round, problem } = wideRound(5, 60, 50);
  const sizes = { perMentee: 2, perMentor: 1, perRound: 2, patience: 0 };
  const opened = () => {
    const pulse = newPulse();
    const packed = { ...pack(round), pulse };
    return { packed, read: () => Atomics.exchange(pulse, rowsRead, 0) };
  };

  test('are read anew only where prices have risen, and once more for a pair to stay near to', async () => {
    const { packed, read } = opened();
    const hand = oneHand(packed);
    const passes: number[] = [];
    let begun = 0;
    const crew: Crew = {
      candidates: (...asked) => {
        begun += 1;
        return hand.candidates(...asked);
      },
      violators: (scope, prices, rows, atMost) => {
        passes.push(rows.length);
        return hand.violators(scope, prices, rows, atMost);
      },
    };
    const { starts, mentorOf } = await largeResidual(packed, problem, crew, { sizes });
    const alone = read();
    expect(begun).toBe(1);
    expect(passes[0]).toBe(60);
    expect(passes.at(-1)).toBeLessThan(60);
    // It is listed in any case.
    const near = [[problem.mentees[9]!.id, problem.mentors[mentorOf[starts[9]!]!]!.id]] as const;
    await largeResidual(packed, problem, crew, { sizes, keep: near });
    expect(read()).toBe(alone + 1);
  });

  test('are held against a sale, and against more sales as long as pairs that are missing are many', async () => {
    const { packed } = opened();
    const hand = oneHand(packed);
    const passesOf = async (asked: LargeProblem, perMentee: number) => {
      const missing: number[] = [];
      const crew: Crew = {
        ...hand,
        violators: async (scope, prices, rows, atMost) => {
          const found = await hand.violators(scope, prices, rows, atMost);
          // Before lots are drawn.
          if (prices.lots === null)
            missing.push(found.reduce((sum, { pairs }) => sum + pairs.points.length, 0));
          return found;
        },
      };
      await largeResidual(packed, asked, crew, { sizes: { ...usualSizes, perMentee, perMentor: 0 } });
      return missing;
    };
    const many = 3 * packed.mentees;
    const scant = await passesOf(problem, 1);
    expect(scant.slice(0, -1).every((pairs) => pairs > many)).toBe(true);
    expect(scant.length).toBeGreaterThan(1);
    expect(scant.at(-1)).toBeLessThanOrEqual(many);
    const [ample, ...others] = await passesOf(problem, 16);
    expect(ample).toBeLessThanOrEqual(many);
    expect(others).toEqual([]);
    // Whoever asks for two cannot bid.
    const mentees = problem.mentees.map((mentee) => ({ ...mentee, demand: 2 }));
    expect(await passesOf({ ...problem, mentees }, 1)).toEqual([]);
  });

  test('are read little more than twice where places are scarce, since idle mentors draw nobody', async () => {
    const scarce = wideRound(5, 600, 600);
    const pulse = newPulse();
    const packed = { ...pack(scarce.round), pulse };
    const mentors = scarce.problem.mentors.map((mentor, at) => ({ ...mentor, capacity: at % 3 }));
    const asked = { ...scarce.problem, mentors, places: 300 };
    const { pairs } = await largeResidual(packed, asked, oneHand(packed));
    expect(Atomics.load(pulse, rowsRead)).toBeLessThan(2.2 * 600);
    // Of the 400 mentors with room, the best sixteen for everybody, and those who join.
    expect(pairs).toBeGreaterThanOrEqual(16 * 600);
    expect(pairs).toBeLessThan(50 * 600);
  });

  /** The best total by lists so short that most pairs have to be found, and by a list of all pairs. */
  async function totals(round: Round, asked: LargeProblem, few: LargeOptions) {
    const packed = pack(round);
    const { used, network } = await largeFlow(packed, asked, oneHand(packed), { sizes: few });
    const listed = solve({ ...asked, scores: pairsInRows(packed) });
    return {
      found: used.reduce((sum, use, pair) => sum + use * network.points[pair]!, 0),
      best: listed.kind === 'solved' && listed.reached.total,
    };
  }

  // Rounds in whose best answer there is a pair that only this look brings to light.
  test.each([18_734, 20_596])(
    'are held against the one mentor who became cheapest, round %i',
    async (seed) => {
      const roll = dice(seed);
      const { round, problem: wide } = wideRound(seed, 5 + roll(60), 5 + roll(60));
      const mentors = wide.mentors.map((mentor) => ({ ...mentor, capacity: roll(3) }));
      const few = { perMentee: 1 + roll(2), perMentor: roll(2), perRound: 1 + roll(2), patience: 200 };
      const { found, best } = await totals(round, { ...wide, mentors }, few);
      expect(found).toBe(best);
    },
  );

  test.each([1158, 6440])(
    'are held against them again when they become cheaper still, round %i',
    async (seed) => {
      const roll = dice(seed);
      const { round, problem: wide } = wideRound(seed, 10 + roll(40), 101 + roll(200));
      const mentors = wide.mentors.map((mentor) => ({ ...mentor, capacity: Number(roll(5) === 0) }));
      const few = { perMentee: 1, perMentor: 0, perRound: 1, patience: 200 };
      const { found, best } = await totals(round, { ...wide, mentors }, few);
      expect(found).toBe(best);
    },
  );

  test('are not looked through for candidates where pairs are known already', async () => {
    const { packed } = opened();
    const none: Crew = { ...oneHand(packed), candidates: () => Promise.reject(new Error('asked for')) };
    const pairs = pairsInRows(packed).filter(([, mentor]) => mentor < 3);
    const pick = (at: 0 | 1 | 2) => Int32Array.from(pairs, (pair) => pair[at]);
    const known: Pairs = { mentees: pick(0), mentors: pick(1), points: pick(2) };
    const [flow, whole] = await Promise.all([
      largeFlow(packed, problem, none, { known: [known] }),
      largeFlow(packed, problem, oneHand(packed)),
    ]);
    const worth = ({ used, network }: typeof flow) =>
      used.reduce((sum, use, pair) => sum + use * network.points[pair]!, 0);
    expect(flow.count).toBe(50);
    expect(worth(flow)).toBe(worth(whole));
    await expect(largeFlow(packed, problem, none)).rejects.toThrow('asked for');
  });
});
