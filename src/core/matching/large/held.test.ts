import { describe, expect, test } from 'vitest';
import { dice, times } from '../../../../test/problems.ts';
import { some, tiedRound } from '../../../../test/tied.ts';
import { type Gain, oneMoreLike, solvedOf } from '../ask.ts';
import { valueOfOneMoreMentor } from '../price.ts';
import { goalLists } from '../problem.ts';
import { prepareRun, problemOf, type RunResult, type RunSettings } from '../run.ts';
import { oneMoreLikeLarge, priceOfLarge, valueOfOneMoreLarge } from './ask-large.ts';
import { type Crew, oneHand } from './crew.ts';
import { nothingHeld } from './held.ts';
import { faultOfLarge, type LargePrepared, matchLarge, prepareLarge } from './run-large.ts';
import { canBeWarm } from './warm.ts';

const rounds = times(120);

const withoutProof = (result: RunResult | null) =>
  result?.kind === 'solved' ? { ...result, certificate: null } : result;

/** Solved from the beginning. */
const anew = (prepared: LargePrepared, settings: RunSettings) =>
  matchLarge(
    { ...prepared, held: nothingHeld(), heldWider: nothingHeld() },
    settings,
    oneHand(prepared.packed),
  );

test(`prices, and the runs that follow, are those of runs from the beginning, ${rounds} rounds`, async () => {
  let [priced, warm] = [0, 0];
  for (let seed = 1; seed <= rounds; seed++) {
    const roll = dice(seed * 7);
    const { rules, ...frozen } = tiedRound(seed, 6 + roll(20), 6 + roll(16));
    const prepared = prepareLarge(frozen, rules);
    const crew = oneHand(prepared.packed);
    let settings: RunSettings = {
      rules,
      goals: goalLists[roll(goalLists.length)]!,
      places: roll(3) === 0 ? 1 + roll(8) : null,
      locked: [],
      vetoed: [],
      near: [],
    };
    let run = await matchLarge(prepared, settings, crew);
    for (let change = 0; change < 4; change++) {
      if (run?.kind !== 'solved') break;
      const pairs = run.pairs.map(({ mentee, mentor }) => [mentee, mentor] as const);
      const best = Object.entries(run.best).flatMap(([mentee, list]) =>
        list.map(([mentor]) => [mentee, mentor] as const),
      );
      const kind = roll(2) === 0 ? ('force' as const) : ('forbid' as const);
      const couple = some(roll, kind === 'force' ? best : pairs, 4)[0];
      if (couple === undefined) continue;
      const [mentee, mentor] = couple;
      const price = await priceOfLarge(prepared, settings, run, { kind, mentee, mentor }, crew);
      const isOther = (pair: readonly [string, string]) => pair[0] !== mentee || pair[1] !== mentor;
      const next: RunSettings = {
        ...settings,
        locked: [...settings.locked.filter(isOther), ...(kind === 'force' ? [couple] : [])],
        vetoed: [...settings.vetoed.filter(isOther), ...(kind === 'forbid' ? [couple] : [])],
        near: pairs,
      };
      const kept = await matchLarge(prepared, next, crew);
      expect(withoutProof(kept), `seed ${seed}`).toEqual(withoutProof(await anew(prepared, next)));
      if (price?.kind === 'possible' && kept?.kind === 'solved') {
        expect(price.after, `seed ${seed}`).toEqual(kept.reached);
        priced += 1;
      } else expect(price?.kind ?? 'impossible', `seed ${seed}`).toBe('impossible');
      if (kept?.kind !== 'solved') continue;
      expect(faultOfLarge(prepared, next, kept), `seed ${seed}`).toBeNull();
      warm += Number(prepared.held.warm !== null);
      [settings, run] = [next, kept];
    }
  }
  expect(priced).toBeGreaterThan(rounds / 2);
  expect(warm).toBeGreaterThan(rounds / 5);
});

test('one more mentor is worth what the answer with them is worth, before and after other questions', async () => {
  let asked = 0;
  for (let seed = 1; seed <= times(60); seed++) {
    const roll = dice(seed * 13);
    const { rules, ...frozen } = tiedRound(seed, 6 + roll(10), 4 + roll(8));
    const prepared = prepareLarge(frozen, rules);
    const listed = prepareRun(frozen, rules);
    const crew = oneHand(prepared.packed);
    const settings: RunSettings = {
      rules,
      goals: goalLists[roll(goalLists.length)]!,
      places: roll(3) === 0 ? 1 + roll(8) : null,
      locked: [],
      vetoed: [],
      near: [],
    };
    const run = await matchLarge(prepared, settings, crew);
    if (run?.kind !== 'solved') continue;
    const points = new Map(
      some(roll, listed.round.mentees, 2).map(({ id }) => [id, roll(prepared.packed.most + 1)]),
    );
    const mentor = { id: 'z', capacity: 1 + roll(2) };
    const value = await valueOfOneMoreLarge(prepared, settings, run, mentor, points, crew);
    const problem = problemOf(listed, settings);
    if (!canBeWarm(problem)) {
      expect(value).toBeNull();
      continue;
    }
    const told = valueOfOneMoreMentor(problem, solvedOf(run), 'z', points, mentor.capacity);
    if (told.kind !== 'possible') throw new Error(`seed ${seed}: there should be an answer`);
    const inGoals = (change: typeof told.comparison.change) => [change.placed, change.priority, change.total];
    const goals = inGoals(value!.change).slice(settings.goals.includes('priority') ? 0 : 2);
    expect(goals, `seed ${seed}`).toEqual(
      inGoals(told.comparison.change).slice(settings.goals.includes('priority') ? 0 : 2),
    );
    asked += 1;
  }
  expect(asked).toBeGreaterThan(times(60) / 4);
});

test(`one more mentor like one who is there brings what a list of pairs says, ${times(60)} rounds`, async () => {
  let [asked, gained] = [0, 0];
  for (let seed = 1; seed <= times(60); seed++) {
    const roll = dice(seed * 17);
    const { rules, ...frozen } = tiedRound(seed, 6 + roll(10), 4 + roll(8));
    const prepared = prepareLarge(frozen, rules);
    const listed = prepareRun(frozen, rules);
    const crew = oneHand(prepared.packed);
    const goals = goalLists[roll(goalLists.length)]!;
    const settings: RunSettings = { rules, goals, places: null, locked: [], vetoed: [], near: [] };
    const run = await matchLarge(prepared, settings, crew);
    if (run?.kind !== 'solved') continue;
    const { id } = listed.round.mentors[roll(listed.round.mentors.length)]!;
    const gain = await oneMoreLikeLarge(prepared, settings, run, id, crew);
    if (gain === null) continue;
    const told = oneMoreLike(listed, settings, run, id);
    const inGoals = ({ change }: Gain) => goals.map((goal) => change[goal === 'people' ? 'placed' : goal]);
    expect(inGoals(gain), `seed ${seed}`).toEqual(inGoals(told!));
    asked += 1;
    gained += Number(gain.mentees.length > 0);
  }
  expect(asked).toBeGreaterThan(times(60) / 4);
  expect(gained).toBeGreaterThanOrEqual(Math.floor(times(60) / 12));
});

test('a search that is broken off leaves nothing half done', async () => {
  const { rules, ...frozen } = tiedRound(5, 12, 12);
  const prepared = prepareLarge(frozen, rules);
  const settings = { rules, goals: goalLists[1], places: null, locked: [], vetoed: [], near: [] };
  const crew = oneHand(prepared.packed);
  const run = await matchLarge(prepared, settings, crew);
  const broken = { ...crew, violators: () => Promise.reject(new Error('stopped')) };
  const [mentee, mentor] = run?.kind === 'solved' ? [run.pairs[0]!.mentee, run.pairs[0]!.mentor] : ['', ''];
  const next: RunSettings = { ...settings, vetoed: [[mentee, mentor]] };
  await expect(matchLarge(prepared, next, broken)).rejects.toThrow('stopped');
  expect(prepared.held).toEqual(nothingHeld());
  expect(await matchLarge(prepared, next, crew)).toEqual(await anew(prepared, next));
});

describe('one more mentor', () => {
  const { rules, ...frozen } = tiedRound(4, 8, 4);
  const settingsOf = (more: Partial<RunSettings> = {}): RunSettings => ({
    rules,
    goals: ['people', 'total'],
    places: null,
    locked: [],
    vetoed: [],
    near: [],
    ...more,
  });
  const loose = { ...frozen, mentors: frozen.mentors.map((mentor) => ({ ...mentor, minimum: 0 })) };
  const guest = { id: 'z', capacity: 1 };

  /** What a guest brings who may take one mentee without a mentor, asked by a run that nothing is held for or is. */
  const worth = async (settings: RunSettings, isHeld: boolean) => {
    const prepared = prepareLarge(loose, rules);
    const crew = oneHand(prepared.packed);
    const run = await matchLarge(prepared, settings, crew);
    if (run?.kind !== 'solved') throw new Error('There should be an answer.');
    const asked = isHeld ? prepared : { ...prepared, held: nothingHeld() };
    const points = new Map([[run.unplaced[0]!.mentee, 1]]);
    const value = await valueOfOneMoreLarge(asked, settings, run, guest, points, crew);
    return {
      value,
      held: asked.held,
      ask: (more: typeof points) => valueOfOneMoreLarge(asked, settings, run, guest, more, crew),
    };
  };

  test('is asked for at once, or after the run that the question is about', async () => {
    for (const isHeld of [false, true]) {
      const { value, held } = await worth(settingsOf(), isHeld);
      expect(value?.change).toMatchObject({ placed: 1, total: 1 });
      expect(held.warm).not.toBeNull();
      expect(held.cold).toBeNull();
    }
  });

  test('cannot be told with the goal that the worst pair be good', async () => {
    const { value, held } = await worth(settingsOf({ goals: ['people', 'worst', 'total'] }), false);
    expect(value).toBeNull();
    expect(held).toEqual(nothingHeld());
  });

  test('leaves nothing half done where the question makes no sense', async () => {
    const { held, ask } = await worth(settingsOf(), true);
    await expect(ask(new Map([['nobody', 1]]))).rejects.toThrow('There is no mentee nobody.');
    expect(held).toEqual(nothingHeld());
  });

  test('leaves nothing half done where it is broken off, at any time', async () => {
    const prepared = prepareLarge(loose, rules);
    const crew = oneHand(prepared.packed);
    const run = await matchLarge(prepared, settingsOf(), crew);
    if (run?.kind !== 'solved') throw new Error('There should be an answer.');
    for (let passes = 0; ; passes++) {
      let left = passes;
      const broken: Crew = {
        ...crew,
        violators: (...asked) =>
          left-- > 0 ? crew.violators(...asked) : Promise.reject(new Error('stopped')),
      };
      const fresh = { ...prepared, held: nothingHeld() };
      const value = valueOfOneMoreLarge(fresh, settingsOf(), run, guest, new Map(), broken).catch(String);
      if ((await value) !== 'Error: stopped') break;
      expect(fresh.held).toEqual(nothingHeld());
      expect(passes).toBeLessThan(20);
    }
  });
});
