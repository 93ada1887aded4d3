import { describe, expect, test } from 'vitest';
import { dice, times } from '../../../../test/problems.ts';
import { randomRound } from '../../../../test/rounds.ts';
import { teamsApart } from '../../../../test/rows.ts';
import { some } from '../../../../test/tied.ts';
import { eligibleCouples, priceOf } from '../ask.ts';
import { goalLists } from '../problem.ts';
import { type Couple, matchRun, prepareRun, type RunSettings, type Stage } from '../run.ts';
import { eligibleCouplesLarge, priceOfLarge } from './ask-large.ts';
import { oneHand } from './crew.ts';
import { faultOfLarge, isLarge, matchLarge, prepareLarge } from './run-large.ts';

const runs = Math.max(16, times(80));

/** Without ways in, which are not looked for. */
const withoutWay = <T extends object>({ way: _, ...reason }: T & { way?: unknown }) => reason;

test(`a round is told as one whose pairs are all listed, ${runs} times`, async () => {
  let [same, priced] = [0, 0];
  for (let seed = 1; seed <= runs; seed++) {
    const roll = dice(seed * 31);
    const round = randomRound(seed, { mentees: 4 + roll(14), mentors: 4 + roll(9), rules: seed % 3 === 0 });
    const { rules, ...frozen } = round;
    const listed = prepareRun(frozen, rules);
    const couples = eligibleCouples(listed);
    const settings: RunSettings = {
      rules,
      goals: goalLists[roll(goalLists.length)]!,
      places: roll(3) === 0 ? 1 + roll(6) : null,
      locked: roll(3) === 0 ? couples.filter(() => roll(30) === 0) : [],
      vetoed: roll(3) === 0 ? couples.filter(() => roll(4) === 0) : [],
      near: [],
    };
    const expected = matchRun(listed, settings);
    const prepared = prepareLarge(frozen, rules);
    const crew = oneHand(prepared.packed);
    expect([...eligibleCouplesLarge(prepared)], `seed ${seed}`).toEqual(couples);
    const stages: Stage[] = [];
    const found = await matchLarge(prepared, settings, crew, (stage) => stages.push(stage));
    if (found === null) {
      expect(expected.kind, `seed ${seed}`).toBe('infeasible');
      continue;
    }
    expect(faultOfLarge(prepared, settings, found), `seed ${seed}`).toBeNull();
    if (expected.kind === 'infeasible' || found.kind === 'infeasible') {
      expect(found, `seed ${seed}`).toEqual(expected);
      continue;
    }
    expect(stages).toEqual(['solving', 'explaining']);
    const inGoals = (reached: typeof found.reached) =>
      settings.goals.map((goal) => (goal === 'people' ? reached.placed : reached[goal]));
    expect(inGoals(found.reached), `seed ${seed}`).toEqual(inGoals(expected.reached));
    expect(found.withMorePlaces, `seed ${seed}`).toBe(expected.withMorePlaces);
    expect(found.eligible, `seed ${seed}`).toBe(expected.eligible);
    expect(found.best, `seed ${seed}`).toEqual(expected.best);
    const mentors = some(roll, listed.round.mentors, 9);
    const others = some(roll, listed.round.mentees, 9).flatMap(({ id }) =>
      mentors.map((mentor): Couple => [id, mentor.id]),
    );
    for (const [mentee, mentor] of [...others, ...some(roll, couples, 12), ...settings.locked]) {
      for (const kind of ['force', 'forbid'] as const) {
        const question = { kind, mentee, mentor };
        const price = await priceOfLarge(prepared, settings, found, question, crew);
        const told = priceOf(listed, settings, expected, question);
        expect(price === null ? 'impossible' : price.kind, `seed ${seed}`).toBe(told.kind);
        if (price?.kind !== 'possible' || told.kind !== 'possible') {
          if (price !== null) expect(price, `seed ${seed}`).toEqual(told);
          continue;
        }
        expect(price.points, `seed ${seed}`).toBe(told.points);
        expect(price.before, `seed ${seed}`).toEqual(found.reached);
        expect(inGoals(price.after), `seed ${seed}`).toEqual(inGoals(told.after));
        priced += 1;
      }
    }
    // Of equally good answers they may have found different ones; then the rest differs too.
    const pairsOf = (result: typeof found) => result.pairs.map(({ mentee, mentor }) => `${mentee} ${mentor}`);
    if (pairsOf(found).join() !== pairsOf(expected).join()) continue;
    same += 1;
    expect(found.pairs, `seed ${seed}`).toEqual(expected.pairs);
    expect(found.reserve, `seed ${seed}`).toEqual(expected.reserve);
    expect(found.gaps, `seed ${seed}`).toEqual(expected.gaps);
    // Whoever competes for the same kind of room is told together.
    const told = (result: typeof found) =>
      result.unplaced.map(({ mentee, reason }) => [
        mentee,
        reason.kind === 'mentorsTaken' ? reason.kind : withoutWay(reason),
      ]);
    expect(told(found), `seed ${seed}`).toEqual(told(expected));
    const sums = ({ bottlenecks }: typeof found) =>
      (['wanted', 'slots', 'short'] as const).map((key) =>
        bottlenecks.reduce((sum, bottleneck) => sum + bottleneck[key], 0),
      );
    // Whoever fits only mentors without room is no bottleneck; they are among the rest here.
    const hasRoom = expected.unplaced.every(
      ({ reason }) => reason.kind !== 'mentorsTaken' || reason.slots > 0,
    );
    if (settings.places !== null) expect(found.bottlenecks, `seed ${seed}`).toEqual([]);
    else if (hasRoom) expect(sums(found), `seed ${seed}`).toEqual(sums(expected));
  }
  expect(same).toBeGreaterThan(runs / 2);
  expect(priced).toBeGreaterThan(runs);
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

describe('a run with too little room', () => {
  const { rules, ...frozen } = teamsApart();
  const prepared = prepareLarge(frozen, rules);
  const run = async (more: Partial<RunSettings>) => {
    const settings = { rules, goals: ['people', 'total'] as const, locked: [], vetoed: [], near: [] };
    const asked: RunSettings = { ...settings, places: null, ...more };
    const result = await matchLarge(prepared, asked, oneHand(prepared.packed));
    expect(faultOfLarge(prepared, asked, result!)).toBeNull();
    return result?.kind === 'solved' ? result : null;
  };

  test('names those who compete, and how many places are missing', async () => {
    const result = await run({});
    const both = { mentees: ['a0', 'a2'], mentors: ['x1'], wanted: 2, slots: 1 };
    expect(result?.bottlenecks).toEqual([{ ...both, short: 1 }]);
    expect(result?.unplaced).toEqual([
      { mentee: 'a0', reason: { kind: 'mentorsTaken', ...both, way: null } },
    ]);
  });

  test('says how many more places would bring, where places are what is missing', async () => {
    const told = async (places: number | null) => (await run({ places }))?.withMorePlaces;
    expect(await Promise.all([0, 1, 2, 3, null].map(told))).toEqual([2, 2, null, null, null]);
    expect((await run({ places: 1 }))?.bottlenecks).toEqual([]);
  });

  test('has a reason that its check finds true, where more is locked than there is room for', async () => {
    expect(
      await run({
        locked: [
          ['a0', 'x1'],
          ['a2', 'x1'],
        ],
      }),
    ).toBeNull();
    expect(await run({ locked: [['a0', 'x0']] })).toBeNull();
  });
});

test('rounds of more than 2,000 and 2,000 people are large', () => {
  const people = (count: number) => Array.from({ length: count }, () => ({}) as never);
  expect(isLarge({ mentees: people(2000), mentors: people(2000) })).toBe(false);
  expect(isLarge({ mentees: people(2001), mentors: people(2000) })).toBe(true);
});
