import { expect, test } from 'vitest';
import { dice, times } from '../../../../test/problems.ts';
import { randomRound } from '../../../../test/rounds.ts';
import { priceOf } from '../ask.ts';
import { goalLists } from '../problem.ts';
import { matchRun, prepareRun, type RunResult, type RunSettings } from '../run.ts';
import { priceOfLarge } from './ask-large.ts';
import { oneHand } from './crew.ts';
import { faultOfLarge, isLarge, matchLarge, prepareLarge } from './run-large.ts';

const runs = times(200);

/** What both must say in the same words: ways in are not looked for, and sets of competitors are told together. */
const toldBriefly = (result: RunResult) =>
  result.kind === 'infeasible'
    ? result
    : {
        reached: result.reached,
        best: Object.values(result.best).map((list) => list.map(([, points]) => points)),
        eligible: result.eligible,
        gaps: result.gaps.length,
        withMorePlaces: result.withMorePlaces,
        unplaced: result.unplaced.length,
        reserve: result.reserve.length,
      };

test(`a round is told as one whose pairs are all listed, ${runs} times`, async () => {
  let same = 0;
  for (let seed = 1; seed <= runs; seed++) {
    const roll = dice(seed * 31);
    const round = randomRound(seed, { mentees: 4 + roll(14), mentors: 4 + roll(12), rules: seed % 3 === 0 });
    const { rules, ...frozen } = round;
    const listed = prepareRun(frozen, rules);
    const pairs = listed.scores.map(
      ([i, j]) => [listed.round.mentees[i]!.id, listed.round.mentors[j]!.id] as const,
    );
    const settings: RunSettings = {
      rules,
      goals: goalLists[roll(goalLists.length)]!,
      places: roll(3) === 0 ? 1 + roll(6) : null,
      locked: roll(3) === 0 ? pairs.filter(() => roll(30) === 0) : [],
      vetoed: roll(3) === 0 ? pairs.filter(() => roll(4) === 0) : [],
      near: [],
    };
    const expected = matchRun(listed, settings);
    const prepared = prepareLarge(frozen, rules);
    const found = await matchLarge(prepared, settings, oneHand(prepared.packed));
    if (found === null) {
      expect(expected.kind, `seed ${seed}`).toBe('infeasible');
      continue;
    }
    expect(faultOfLarge(prepared, settings, found), `seed ${seed}`).toBeNull();
    if (expected.kind === 'infeasible' || found.kind === 'infeasible') {
      expect(found, `seed ${seed}`).toEqual(expected);
      continue;
    }
    const [ours, theirs] = [found, expected].map((result) =>
      result.pairs.map(({ mentee, mentor }) => [mentee, mentor]),
    );
    const inGoals = (reached: typeof found.reached) =>
      settings.goals.map((goal) => (goal === 'people' ? reached.placed : reached[goal]));
    expect(inGoals(found.reached), `seed ${seed}`).toEqual(inGoals(expected.reached));
    for (const [mentee, mentor] of pairs.filter(() => roll(12) === 0)) {
      for (const kind of ['force', 'forbid'] as const) {
        const question = { kind, mentee, mentor };
        const crew = oneHand(prepared.packed);
        const price = await priceOfLarge(prepared, settings, found, question, crew);
        const told = priceOf(listed, settings, expected, question);
        expect(price === null ? 'impossible' : price.kind, `seed ${seed}`).toBe(told.kind);
        if (price?.kind !== 'possible' || told.kind !== 'possible') continue;
        expect(inGoals(price.after), `seed ${seed}`).toEqual(inGoals(told.after));
      }
    }
    // Of equally good answers they may have found different ones; then the rest differs too.
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) continue;
    same += 1;
    expect(found.pairs, `seed ${seed}`).toEqual(expected.pairs);
    expect(toldBriefly(found), `seed ${seed}`).toEqual(toldBriefly(expected));
    const kinds = (result: typeof found) =>
      result.unplaced.map(({ mentee, reason }) => [mentee, reason.kind === 'barred' ? reason : reason.kind]);
    expect(kinds(found), `seed ${seed}`).toEqual(kinds(expected));
    const bare = (result: typeof found) =>
      result.reserve.map(({ mentor, room, reason }) => [mentor, room, reason.kind]);
    expect(bare(found), `seed ${seed}`).toEqual(bare(expected));
  }
  expect(same).toBeGreaterThan(runs / 2);
});

test('rows in any order give the same result, bit for bit', async () => {
  for (let seed = 1; seed <= times(12); seed++) {
    const { rules, ...frozen } = randomRound(seed, { mentees: 40, mentors: 30 });
    const turned = { ...frozen, mentees: frozen.mentees.toReversed(), mentors: frozen.mentors.toReversed() };
    const settings: RunSettings = {
      rules,
      goals: goalLists[seed % goalLists.length]!,
      places: seed % 3 === 0 ? 12 : null,
      locked: [],
      vetoed: [],
      near: [],
    };
    const [first, second] = await Promise.all(
      [frozen, turned].map((people) => {
        const prepared = prepareLarge(people, rules);
        return matchLarge(prepared, settings, oneHand(prepared.packed));
      }),
    );
    expect(JSON.stringify(second), `seed ${seed}`).toBe(JSON.stringify(first));
  }
});

test('rounds of more than 2,000 and 2,000 people are large', () => {
  const people = (count: number) => Array.from({ length: count }, () => ({}) as never);
  expect(isLarge({ mentees: people(2000), mentors: people(2000) })).toBe(false);
  expect(isLarge({ mentees: people(2001), mentors: people(2000) })).toBe(true);
});
