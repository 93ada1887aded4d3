process.env.X = '1';

import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { stopEngine } from '../src/features/matching/engine.ts';
import { findCurrentRun } from '../src/features/matching/queries.ts';
import { paths } from '../src/paths.ts';
import { serve } from './house.ts';
import { makeRound } from './round.ts';

const served = await serve(makeRound(1, 500).people);
for (let k = 0; k < 3; k++) await served.get(paths.matching(served.cohortId));
const s = new Session();
s.connect();
await s.post('Profiler.enable');
const prof = async (name: string, work: () => Promise<void>) => {
  await s.post('Profiler.start');
  const c = process.cpuUsage();
  const t = performance.now();
  await work();
  const u = process.cpuUsage(c);
  console.log(
    name,
    'cpu',
    ((u.user + u.system) / 1000).toFixed(0),
    'wall',
    (performance.now() - t).toFixed(0),
  );
  const { profile } = await s.post('Profiler.stop');
  writeFileSync(`/tmp/w/${name}.cpuprofile`, JSON.stringify(profile));
};
await prof('board10', async () => {
  for (let k = 0; k < 10; k++) await served.get(paths.matching(served.cohortId));
});
const one = async (at: number) => {
  const run = (await findCurrentRun(served.instance.db, served.cohortId))!;
  if (run.result.kind !== 'solved') return;
  const p = run.result.pairs[at * 7]!;
  console.log(
    await served.post(paths.matchChange(served.cohortId, run.number), {
      kind: 'forbid',
      mentee: p.mentee,
      mentor: p.mentor,
      reason: 'because of it',
    }),
  );
};
for (let k = 0; k < 3; k++) await one(k);
await prof('change10', async () => {
  for (let k = 3; k < 13; k++) await one(k);
});
await served.stop();
await stopEngine();
