import { expect, test } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { makeCohort, makeOrganisation, makeScheme } from '../../../test/makers.ts';
import { cohortById } from '../schemes/queries.ts';
import { wishForNewData } from './desk.ts';
import { parkSlices, type Start, sweepSlices } from './parking.ts';
import { keepFrozen } from './runs.ts';
import { beginWanted, cancelWanted, failWanted, wantRun } from './wanted.ts';

const app = useApp();
const slices = [1, 2, 3].map((byte) => Uint8Array.of(byte));
const frozen = {
  mentees: [],
  mentors: [],
  menteeQuestions: [],
  mentorQuestions: [],
  conflicts: [],
  calendar: { from: '2026-11-16', until: '2027-05-14' },
};

/** A run that this process has begun. */
const begin = async (): Promise<{ start: Start; cohortId: string; schemeId: string }> => {
  await makeOrganisation(app.db());
  const { id: cohortId, schemeId } = await makeCohort(app.db(), await makeScheme(app.db()));
  const cohort = await cohortById(app.db(), cohortId);
  const id = await app.act((act) => wantRun(act, wishForNewData(cohort, null)));
  expect(await app.act((act) => beginWanted(act, id))).toBe(true);
  return { start: { id, starts: 1 }, cohortId, schemeId };
};

/** Which of the slices lie where. */
const lying = async () => {
  const rows = await app
    .db()
    .selectFrom('match_slices')
    .select(['wanted_id', 'start', 'input_id', 'slice'])
    .orderBy('start')
    .orderBy('at')
    .execute();
  return rows.map((row) => [row.input_id ?? row.wanted_id, row.start, row.slice[0]]);
};

const sweep = () => app.act(sweepSlices);
const park = (start: Start) => parkSlices(app.instance(), start, slices);

test('slices are laid down in order and given to an input, once for each digest', async () => {
  const { start, cohortId } = await begin();
  await park(start);
  await sweep();
  expect(await lying()).toEqual([1, 2, 3].map((byte) => [start.id, 1, byte]));
  const keep = () => app.act((act) => keepFrozen(act, cohortId, 'the digest', frozen, start));
  const input = await keep();
  const kept = [1, 2, 3].map((byte) => [input, null, byte]);
  expect(await lying()).toEqual(kept);
  await park(start);
  expect(await keep()).toBe(input);
  expect(await lying()).toEqual(kept);
  await sweep();
  expect(await lying()).toEqual(kept);
});

test('what a process laid down that died is swept when the run is taken up, and never seen', async () => {
  const { start } = await begin();
  await park(start);
  app.clock.now = new Date(app.clock.now.getTime() + 16_000);
  expect(await app.act((act) => beginWanted(act, start.id))).toBe(true);
  const again = { id: start.id, starts: 2 };
  await park(again);
  await expect(park(start)).rejects.toThrow('not wanted any more');
  await sweep();
  expect(await lying()).toEqual([1, 2, 3].map((byte) => [start.id, 2, byte]));
});

test.each(['cancelled', 'failed'])(
  'of a run that has %s nothing is laid down, and nothing is left',
  async (how) => {
    const { start, cohortId, schemeId } = await begin();
    await park(start);
    await app.act(async (act) => {
      if (how === 'cancelled') await cancelWanted(act, { id: cohortId, schemeId }, start.id);
      else await failWanted(act, start.id, 'crashed');
    });
    await expect(park(start)).rejects.toThrow('not wanted any more');
    await sweep();
    expect(await lying()).toEqual([]);
  },
);
