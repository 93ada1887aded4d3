/** Asks the engine for a study of a run; what was found is remembered, since the same run gives the same. */
import { createHash } from 'node:crypto';
import type { Couple, Frozen } from '../../core/matching/run.ts';
import type { Studied, Study } from '../../core/matching/studies.ts';
import { keepFew } from '../../db/kept-few.ts';
import type { Run } from './documents.ts';
import { askEngine } from './engine.ts';

const known = keepFew<Studied>(12);

export const askStudy = async (run: Run, frozen: Frozen, study: Study): Promise<Studied> => {
  const key = digest([run.inputDigest, run.settings, study]);
  return known.get(key) ?? known.set(key, await askEngine('study', { ...matterOf(run, frozen), study }));
};

export const matterOf = (run: Run, frozen: Frozen) => ({
  digest: run.inputDigest,
  frozen,
  settings: run.settings,
});

/** Tells two lists of pairs apart. */
export const printOf = (pairs: readonly (readonly [string, string, ...unknown[]])[]): string =>
  digest(pairs.map(([mentee, mentor]) => [mentee, mentor])).slice(0, 16);

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url');

/** The pairs of a run that has an answer. */
export const couplesOf = (run: Run): Couple[] =>
  run.result.kind === 'solved' ? run.result.pairs.map(({ mentee, mentor }): Couple => [mentee, mentor]) : [];
