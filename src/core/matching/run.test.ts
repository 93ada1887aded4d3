import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pilotRound, readJson } from '../../../test/pilot.ts';
import { times } from '../../../test/problems.ts';
import { knowledgeTranslation } from '../../features/schemes/templates/knowledge-translation.ts';
import { acquaintances, checkRun, priceOf } from './ask.ts';
import { type Frozen, matchRun, prepareRun, type RunSettings, type RunSolved } from './run.ts';

type Expected = {
  groups: Record<string, string[]>;
  largest_placement: { maximum_with_stated_capacity: number; maximum_with_one_mentee_per_mentor: number };
  reviews: { mean: Record<string, number> };
};

const expected = readJson<Expected>('pilot/expected.json');
const { rules, ...people } = pilotRound(knowledgeTranslation);
const pilot: Frozen = {
  ...people,
  mentees: people.mentees.map((mentee) => ({
    ...mentee,
    priority: Math.round(100 * (expected.reviews.mean[mentee.id] ?? 0)),
  })),
};
const settings: RunSettings = {
  rules,
  goals: ['people', 'priority', 'total'],
  places: 12,
  locked: [],
  vetoed: [],
  near: [],
};

const run = (frozen: Frozen = pilot, more: Partial<RunSettings> = {}): RunSolved => {
  const wanted = { ...settings, ...more };
  const result = matchRun(prepareRun(frozen, wanted.rules), wanted);
  if (result.kind !== 'solved') throw new Error(result.reason.sentence);
  return result;
};

describe('the pilot, with its readings and 12 places', () => {
  test('places the twelve whom the readers rated highest', () => {
    expect(run().pairs.map(({ mentee }) => mentee)).toEqual(expected.groups['selected']);
  });

  test('gives each of the other 26 the right reason', () => {
    const result = run();
    const group = (of: string) =>
      result.unplaced.filter(({ reason }) => reasonOf(reason) === of).map(({ mentee }) => mentee);
    expect({
      lower_priority_this_round: group('belowLine'),
      no_mentor_with_needed_expertise: group('support'),
      no_workable_time_overlap: group('hours'),
      no_current_project: group('project'),
      withdrew_before_matching: group('withdrawn'),
    }).toEqual(Object.fromEntries(Object.entries(expected.groups).filter(([name]) => name !== 'selected')));
    expect(result.unplaced).toHaveLength(26);
  });

  test('keeps thirteen mentors in reserve, each with a reason', () => {
    const result = run();
    expect(result.reserve).toHaveLength(13);
    expect(
      result.reserve.filter(({ reason }) => reason.kind === 'barred').map(({ mentor }) => mentor),
    ).toEqual(['MO18', 'MO20', 'MO23']);
  });

  test('says that places are what limits: eighteen could be placed', () => {
    expect(run().withMorePlaces).toBe(expected.largest_placement.maximum_with_stated_capacity);
  });

  test('names the missing expertise by how many wait for it', () => {
    expect(run().gaps.map(({ waiting, left }) => [waiting.length, left])).toEqual([
      [4, 0],
      [3, 0],
      [3, 0],
    ]);
  });
});

test('the largest placement is 18, and 17 at one mentee a mentor', () => {
  const single = { ...pilot, mentors: pilot.mentors.map((mentor) => ({ ...mentor, capacity: 1 })) };
  expect(run(pilot, { places: null }).reached.placed).toBe(
    expected.largest_placement.maximum_with_stated_capacity,
  );
  expect(run(single, { places: null }).reached.placed).toBe(
    expected.largest_placement.maximum_with_one_mentee_per_mentor,
  );
});

test('rows in any order give the same result, bit for bit', () => {
  const once = JSON.stringify(run());
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...pilot.mentees], { minLength: 38 }),
      fc.shuffledSubarray([...pilot.mentors], { minLength: 25 }),
      (mentees, mentors) => JSON.stringify(run({ ...pilot, mentees, mentors })) === once,
    ),
    { numRuns: times(25), seed: 7 },
  );
});

test('another aim of matching gives another best set', () => {
  const [project, skills] = knowledgeTranslation.presets.map(({ criteria }) =>
    run(pilot, { rules: { ...rules, criteria } }).pairs.map(({ mentee, mentor }) => `${mentee} ${mentor}`),
  );
  expect(project).not.toEqual(skills);
});

describe('questions about a run', () => {
  const asked = () => ({ prepared: prepareRun(pilot, rules), result: run() });

  test('the price that is told is what the change then costs, and the same people move', () => {
    const { prepared, result } = asked();
    for (const [mentee, options] of Object.entries(result.best).slice(0, times(38))) {
      for (const [mentor] of options) {
        if (result.pairs.some((pair) => pair.mentee === mentee && pair.mentor === mentor)) continue;
        const told = priceOf(prepared, settings, result, { kind: 'force', mentee, mentor });
        const near = result.pairs.map((pair) => [pair.mentee, pair.mentor] as const);
        const done = run(pilot, { locked: [[mentee, mentor]], near });
        if (told.kind !== 'possible') throw new Error(told.kind);
        expect(told.after).toEqual(done.reached);
        const was = new Set(result.pairs.map((pair) => pair.mentee));
        const lost = [...was].filter((each) => !done.pairs.some((pair) => pair.mentee === each));
        expect(told.comparison.displaced).toEqual(lost);
      }
    }
  });

  test('a pair that breaks a rule is not priced; the rule is named', () => {
    const { prepared, result } = asked();
    const told = priceOf(prepared, settings, result, { kind: 'force', mentee: 'ME04', mentor: 'MO24' });
    expect(told.kind === 'notEligible' && told.failures.map(({ constraint }) => constraint)).toEqual([
      'conflict',
    ]);
  });

  test('everybody of the other side is known, the eligible first', () => {
    const { prepared } = asked();
    const known = acquaintances(prepared, 'mentee', 'ME03');
    expect(known).toHaveLength(25);
    expect(
      known
        .filter(({ eligible }) => eligible)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['MO03', 'MO17', 'MO19']);
    expect(known.slice(3).every(({ eligible, failures }) => !eligible && failures.length > 0)).toBe(true);
  });

  test('the check holds for the run and not for a spoiled one', () => {
    const { prepared, result } = asked();
    expect(checkRun(prepared, settings, result)).toEqual({
      fault: null,
      same: true,
      combinations: 950,
      eligible: 45,
    });
    const spoiled = { ...result, pairs: result.pairs.slice(1) };
    expect(checkRun(prepared, settings, spoiled).fault).not.toBeNull();
    expect(checkRun(prepared, settings, spoiled).same).toBe(false);
  });
});

const reasonOf = (reason: RunSolved['unplaced'][number]['reason']): string =>
  reason.kind === 'barred' ? reason.constraint : reason.kind;
