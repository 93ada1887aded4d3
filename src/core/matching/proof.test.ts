import { expect, test } from 'vitest';
import { contestedProblem, smallProblem, times } from '../../../test/problems.ts';
import type { Price, Proof } from './problem.ts';
import { solve } from './solve.ts';

/** Of the first number that is not 0. */
const sign = (price: Price) => Math.sign(price.find((count) => count !== 0) ?? 0);

test('a price is negative only where a minimum load forces pairs, and then at most a mentee for each', () => {
  let negative = 0;
  for (let seed = 200; seed < 260 + times(400); seed++) {
    const problem = seed % 2 === 0 ? smallProblem(seed) : contestedProblem(seed, [0, 1, 4, 9]);
    const answer = solve(problem);
    if (answer.kind === 'infeasible') continue;
    const { worst, ...certificate } = answer.certificate;
    const proofs: Proof[] = [
      certificate,
      ...(worst ? [worst.all] : []),
      ...(worst?.above ? [worst.above] : []),
    ];
    for (const { goals, menteePrices, mentorPrices, placesPrice } of proofs) {
      expect(
        [...menteePrices, placesPrice].every((price) => sign(price) >= 0),
        `seed ${seed}`,
      ).toBe(true);
      for (const [at, price] of mentorPrices.entries()) {
        const [missing, ...others] = goals[0] === 'minimum' ? price : [0, ...price];
        if (sign(price) < 0) negative += 1;
        if (problem.mentors[at]!.minimum === 0) expect(sign(price), `seed ${seed}`).toBeGreaterThanOrEqual(0);
        else expect(missing! > -1 || (missing === -1 && sign(others) >= 0), `seed ${seed}`).toBe(true);
      }
      // So that a price reads the same however it is written.
      const all = [...menteePrices, ...mentorPrices, placesPrice].flat();
      expect(
        all.some((count) => Object.is(count, -0)),
        `seed ${seed}`,
      ).toBe(false);
    }
  }
  expect(negative).toBeGreaterThan(5);
});
