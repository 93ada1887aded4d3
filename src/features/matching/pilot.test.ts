/** The pilot's files through the operations of the web, held to what trying every combination found. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { hasData, readJson } from '../../../test/pilot.ts';
import { transact } from '../../act.ts';
import { matchFiles } from '../../cli/match-files.ts';
import { projectRoot } from '../../config.ts';
import { prepareRun } from '../../core/matching/run.ts';
import { buildWorld, type World } from '../../demo/world.ts';
import { paths } from '../../paths.ts';
import { readSheet } from '../../sheets/read.ts';
import { isUnreadable } from '../../sheets/sheet.ts';
import { guessMapping } from '../applications/guess.ts';
import type { ImportMapping, What } from '../applications/import-documents.ts';
import { findImport, previewOf } from '../applications/import-queries.ts';
import { commitImport, mapColumns, uploadFile } from '../applications/importing.ts';
import { createCohort } from '../schemes/cohort.ts';
import { type Cohort, cohortById } from '../schemes/queries.ts';
import { runOnNewData } from './desk.ts';
import type { ResultData } from './files.ts';
import { gatherInput } from './freeze.ts';
import { rulesInForce } from './frozen-people.ts';

type Hours = { readonly september_2019: number; readonly january_2020: number };
type Expected = {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly pairs: readonly { mentee: string; mentor: string; shared_hours_per_week: Hours }[];
  readonly edges: readonly { mentee: string; mentor: string }[];
  readonly largest_placement: {
    readonly maximum_with_stated_capacity: number;
    readonly maximum_with_one_mentee_per_mentor: number;
  };
};

const app = useApp();
let world: World;
let ruth: Awaited<ReturnType<typeof app.as>>;

beforeEach(async () => {
  world = await buildWorld(app.instance(), projectRoot(), app.config.origin);
  ruth = await app.as(world.people[0]!.id);
});

const example = (name: string): string => join(projectRoot(), 'examples/pilot', name);
const cohort = () => cohortById(app.db(), world.cohortId);
const exported = async (run: number): Promise<ResultData> =>
  (await ruth.get(paths.matchRunFile(world.cohortId, run, 'json'))).json() as Promise<ResultData>;

/** Imports one file into a cohort, as a coordinator's three presses do. */
const bringIn = (into: Cohort, what: What, name: string, change = (mapping: ImportMapping) => mapping) =>
  transact(app.instance(), { personId: world.people[0]!.id }, async (act) => {
    const sheet = await readSheet(await readFile(example(name)), name);
    if (isUnreadable(sheet)) throw new Error(sheet.code);
    const id = await uploadFile(act, into, what, name, sheet);
    await mapColumns(act, into, id, change(guessMapping(into, what, sheet).mapping));
    const preview = await previewOf(act.db, into, await findImport(act.db, into, id));
    return commitImport(act, into, id, preview.digest);
  });

/** Another cohort of the same scheme with the pilot's people, one mentee a mentor. */
const singleCohort = async (): Promise<Cohort> => {
  const { name: _, id: __, ...details } = await cohort();
  const id = await transact(app.instance(), null, (act) =>
    createCohort(act, { ...details, name: 'One each', places: null }),
  );
  const single = await cohortById(app.db(), id);
  await bringIn(single, 'mentee', 'mentee-applications.csv');
  await bringIn(single, 'mentor', 'mentor-applications.csv', (mapping) => {
    if (mapping.kind === 'reviews') return mapping;
    const { capacity: ___, ...answers } = mapping.columns.answers;
    return { ...mapping, columns: { ...mapping.columns, answers } };
  });
  return single;
};

describe.skipIf(!hasData)('the pilot through the web', () => {
  const expected = hasData ? readJson<Expected>('pilot/expected.json') : ({} as Expected);

  test('goes in with all 38, 25 and 70 rows and no error', async () => {
    const rows = await app.db().selectFrom('imports').select(['what', 'outcome']).execute();
    const counts = Object.fromEntries(
      rows.map(({ what, outcome }) => [what, outcome as unknown as { added: number; wrong: number }]),
    );
    const told = (what: What) => [counts[what]?.added, counts[what]?.wrong];
    expect([told('mentee'), told('mentor'), told('reviews')]).toEqual([
      [38, 0],
      [25, 0],
      [70, 0],
    ]);
  });

  test('has the 45 eligible pairs, the 12 placed and the reason of each of the 26', async () => {
    const data = await exported(1);
    expect(data.eligible).toEqual(expected.edges.map(({ mentee, mentor }) => [mentee, mentor]));
    expect(data.pairs.map(({ mentee }) => mentee)).toEqual(expected.groups['selected']);
    const because = (reason: string) =>
      data.unplaced.filter((each) => each.reason === reason).map(({ mentee }) => mentee);
    expect(because('support')).toEqual(expected.groups['no_mentor_with_needed_expertise']);
    expect(because('belowLine')).toEqual(expected.groups['lower_priority_this_round']);
    expect(because('hours')).toEqual(expected.groups['no_workable_time_overlap']);
    expect(because('project')).toEqual(expected.groups['no_current_project']);
    expect(because('withdrawn')).toEqual(expected.groups['withdrew_before_matching']);
    expect(data.unplaced).toHaveLength(26);
  });

  test('gives the shared hours of the twelve pairs in both seasons', async () => {
    const found = await cohort();
    const { judge, menteeAt, mentorAt } = prepareRun(await gatherInput(app.db(), found), rulesInForce(found));
    for (const { mentee, mentor, shared_hours_per_week: hours } of expected.pairs) {
      const { checks, eligible } = judge.pair(menteeAt.get(mentee)!, mentorAt.get(mentor)!);
      const facts = checks.map((check) => check.facts).find((each) => each.kind === 'hours');
      expect([mentee, eligible, facts?.weeks]).toEqual([
        mentee,
        true,
        [
          { week: '2019-09-16', hours: hours.september_2019 },
          { week: '2020-01-20', hours: hours.january_2020 },
        ],
      ]);
    }
  });

  test('places 18 where places are no limit, and 17 with one mentee a mentor', async () => {
    const most = expected.largest_placement;
    const wider = { preset: '', goals: 'people-priority-total', places: '' };
    expect((await ruth.post(paths.matchRunRules(world.cohortId, 1), wider)).status).toBe(303);
    expect((await exported(2)).pairs).toHaveLength(most.maximum_with_stated_capacity);
    const { result } = await runOnNewData(app.db(), await singleCohort(), null);
    expect(result.kind === 'solved' && result.pairs.length).toBe(most.maximum_with_one_mentee_per_mentor);
  });
});

test('the web exports what the command line writes, byte for byte', async () => {
  const out = mkdtempSync(join(tmpdir(), 'match-'));
  const quiet = () => undefined;
  const task = {
    mentees: example('mentee-applications.csv'),
    mentors: example('mentor-applications.csv'),
    reviews: example('reviews.csv'),
    settings: example('settings.json'),
    out,
    strict: true,
  };
  expect(await matchFiles(task, quiet, quiet)).toBe(0);
  const written = JSON.parse(readFileSync(join(out, 'result.json'), 'utf8'));
  expect(JSON.stringify(await exported(1))).toBe(JSON.stringify(written));
});
