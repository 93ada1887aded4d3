/** The thread of engine.ts: answers one question after the other, and remembers the last inputs it prepared. */
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import {
  acquaintances,
  checkRun,
  coupleOf,
  eligibleCouples,
  faultOf,
  priceOf,
} from '../../core/matching/ask.ts';
import {
  type Frozen,
  matchRun,
  type Prepared,
  prepareRun,
  type RunSettings,
  type Stage,
} from '../../core/matching/run.ts';
import type { Asked, Said } from './engine-questions.ts';
import { keepFew } from './kept-few.ts';

const people = keepFew<Frozen>(3);
const kept = keepFew<Prepared>(3);

type Tell = (stage: Stage) => void;

const prepared = (frozen: Frozen, digest: string, { rules }: RunSettings, tell: Tell): Prepared => {
  const key = `${digest} ${createHash('sha256').update(JSON.stringify(rules)).digest('base64url')}`;
  const found = kept.get(key);
  if (found !== undefined) return found;
  tell('judging');
  return kept.set(key, prepareRun(frozen, rules));
};

const answer = (asked: Asked, frozen: Frozen, tell: Tell): unknown => {
  const { settings, digest } = asked.question;
  const matter = prepared(frozen, digest, settings, tell);
  switch (asked.kind) {
    case 'run':
      return matchRun(matter, settings, tell);
    case 'price':
      return priceOf(matter, settings, asked.question.result, asked.question.question);
    case 'pair':
      return coupleOf(matter, asked.question.mentee, asked.question.mentor);
    case 'know':
      return acquaintances(matter, asked.question.role, asked.question.number);
    case 'check':
      return checkRun(matter, settings, asked.question.result);
    case 'prove':
      tell('proving');
      return faultOf(matter, settings, asked.question.result);
    case 'eligible':
      return eligibleCouples(matter);
  }
};

const say = (said: Said): void => parentPort?.postMessage(said);

parentPort?.on('message', (asked: Asked) => {
  const { id } = asked;
  const { digest } = asked.question;
  const frozen = asked.frozen === null ? people.get(digest) : people.set(digest, asked.frozen);
  if (frozen === undefined) return say({ id, unknown: true });
  try {
    say({ id, answer: answer(asked, frozen, (stage) => say({ id, stage })) });
  } catch (error) {
    say({ id, error: error as Error });
  }
});
