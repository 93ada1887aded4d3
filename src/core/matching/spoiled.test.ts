/**
 * Answers spoiled by the thousand: whatever is changed, no check accepts less than the best, whether it is given a list
 * of pairs or judges them one after the other.
 */
import { expect, test } from 'vitest';
import { times } from '../../../test/problems.ts';
import { type Tally, tryProblems } from '../../../test/spoiling.ts';

test('every spoiled answer is refuted by both checks, unless what was changed proves as much', () => {
  const tally: Tally = tryProblems(1, times(600));
  expect(tally.accepted).toBe(0);
  for (const [kind, { spoiled }] of Object.entries(tally.kinds))
    expect([kind, spoiled > 0]).toEqual([kind, true]);
});
