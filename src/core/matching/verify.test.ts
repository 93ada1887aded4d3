import { describe, expect, test } from 'vitest';
import { dice, forEachAnswer, isBetter, smallProblem, times } from '../../../test/problems.ts';
import type { Pair, Price, Problem, Proof, Reached, Solved } from './problem.ts';
import { solve } from './solve.ts';
import { verify } from './verify.ts';

function solvedProblems(count: number): { problem: Problem; answer: Solved; seed: number }[] {
  return Array.from({ length: times(count) }, (_, at) => ({
    problem: smallProblem(at + 1),
    seed: at + 1,
  })).flatMap(({ problem, seed }) => {
    const answer = solve(problem);
    return answer.kind === 'solved' && answer.pairs.length > 0 ? [{ problem, answer, seed }] : [];
  });
}

function sumsOf({ mentees }: Problem, pairs: readonly Pair[]): Reached {
  const points = pairs.map(([, , worth]) => worth);
  return {
    placed: pairs.length,
    priority: pairs.reduce((sum, [id]) => sum + mentees.find((mentee) => mentee.id === id)!.priority, 0),
    worst: points.length === 0 ? null : Math.min(...points),
    total: points.reduce((sum, worth) => sum + worth, 0),
  };
}

describe('verify', () => {
  test('refuses an answer with a pair dropped, unless as little is as good', () => {
    for (const { problem, answer, seed } of solvedProblems(2000)) {
      for (const gone of answer.pairs) {
        const pairs = answer.pairs.filter((pair) => pair !== gone);
        expect(verify(problem, { ...answer, pairs }).kind, `seed ${seed}`).toBe('refuted');
        const reached = sumsOf(problem, pairs);
        if (!isBetter(problem, answer.reached, reached)) continue;
        expect(verify(problem, { ...answer, pairs, reached }).kind, `seed ${seed}`).toBe('refuted');
      }
    }
  });

  test('refuses every answer that is worse than the best, whatever its prices claim', () => {
    for (const { problem, answer, seed } of solvedProblems(450)) {
      forEachAnswer(problem, (pairs) => {
        const reached = sumsOf(problem, pairs);
        const worse = isBetter(problem, answer.reached, reached);
        const verdict = verify(problem, { ...answer, pairs, reached });
        if (worse) expect(verdict.kind, `seed ${seed}: ${JSON.stringify(pairs)}`).toBe('refuted');
      });
    }
  });

  test('refuses pairs with other points, of strangers, twice, or vetoed, and broken locks', () => {
    for (const { problem, answer, seed } of solvedProblems(2000)) {
      const [mentee, mentor, points] = answer.pairs[0]!;
      const rest = answer.pairs.slice(1);
      const spoiled: [Problem, readonly Pair[]][] = [
        [problem, [[mentee, mentor, points + 1], ...rest]],
        [problem, [['nobody', mentor, points], ...rest]],
        [problem, [...answer.pairs, answer.pairs[0]!]],
        [{ ...problem, vetoed: [[mentee, mentor]] }, answer.pairs],
        [{ ...problem, locked: [[mentee, mentor]] }, rest],
        [{ ...problem, places: answer.pairs.length - 1 }, answer.pairs],
      ];
      for (const [rules, pairs] of spoiled) {
        expect(verify(rules, { ...answer, pairs, reached: sumsOf(problem, rest) }).kind, `seed ${seed}`).toBe(
          'refuted',
        );
        const withSums = { ...answer, pairs, reached: { ...answer.reached, total: answer.reached.total } };
        expect(verify(rules, withSums).kind, `seed ${seed}`).toBe('refuted');
      }
    }
  });

  test('refuses every changed sum', () => {
    for (const { problem, answer } of solvedProblems(2000)) {
      for (const sum of ['placed', 'priority', 'worst', 'total'] as const) {
        const reached = { ...answer.reached, [sum]: answer.reached[sum]! + 1 };
        expect(verify(problem, { ...answer, reached }).kind).toBe('refuted');
      }
    }
  });

  test('accepts a changed price only where the bound stays as tight', () => {
    const solved = solvedProblems(2000);
    let refused = 0;
    for (const { problem, answer, seed } of solved) {
      const roll = dice(seed);
      const spoil = (prices: readonly Price[]): Price[] => {
        const at = roll(prices.length);
        const digit = roll(prices[at]!.length);
        return prices.map((price, i) =>
          i === at ? price.map((n, k) => (k === digit ? n + 1 - 2 * roll(2) : n)) : price,
        );
      };
      const proof: Proof = answer.certificate;
      for (const side of ['menteePrices', 'mentorPrices'] as const) {
        const certificate = { ...answer.certificate, [side]: spoil(proof[side]) };
        if (verify(problem, { ...answer, certificate }).kind === 'refuted') refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(solved.length);
  });

  test('refuses a proof about other goals, about fewer pairs, or with a price missing', () => {
    for (const { problem, answer, seed } of solvedProblems(2000)) {
      const { certificate } = answer;
      const [first, ...others] = certificate.menteePrices;
      const spoiled: Partial<Solved['certificate']>[] = [
        { goals: certificate.goals.map(() => 'minimum') },
        { from: answer.reached.worst! + 1 },
        { menteePrices: others },
        { mentorPrices: certificate.mentorPrices.map((price) => price.map((count) => count + 0.5)) },
        { menteePrices: [first!.map(() => -1), ...others] },
        { placesPrice: certificate.placesPrice.map(() => -1) },
        ...(certificate.worst ? [{ worst: null }] : []),
      ];
      for (const change of spoiled) {
        const verdict = verify(problem, { ...answer, certificate: { ...certificate, ...change } });
        expect(verdict.kind, `seed ${seed}: ${JSON.stringify(change)}`).toBe('refuted');
      }
    }
  });

  test('refuses a reason that does not hold', () => {
    for (const { problem } of solvedProblems(2000)) {
      const sentence = 'There is no room.';
      const reasons = [
        { kind: 'minimaOverPlaces', needed: 9, places: 1, sentence },
        { kind: 'demandOverCapacity', demand: 9, capacity: 1, sentence },
        {
          kind: 'demandOverMentors',
          mentees: [problem.mentees[0]!.id],
          mentors: [],
          needed: 1,
          available: 0,
          sentence,
        },
        { kind: 'minimaOverMentees', mentors: [problem.mentors[0]!.id], needed: 1, available: 0, sentence },
      ] as const;
      for (const reason of reasons)
        expect(verify(problem, { kind: 'infeasible', reason }).kind).toBe('refuted');
    }
  });
});
