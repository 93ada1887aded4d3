/** The thread of engine.ts: answers one question after the other, and remembers the last inputs it prepared. */
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { acquaintances, checkRun, eligibleCouples, faultOf, priceOf } from '../../core/matching/ask.ts';
import {
  type Frozen,
  matchRun,
  type Prepared,
  prepareRun,
  type RunSettings,
  type Stage,
} from '../../core/matching/run.ts';
import type { Asked, Said } from './engine-questions.ts';

const kept = new Map<string, Prepared>();
const keptAtMost = 3;

type Tell = (stage: Stage) => void;

const prepared = (
  { digest, frozen, settings }: { digest: string; frozen: Frozen; settings: RunSettings },
  tell: Tell,
): Prepared => {
  const rules = createHash('sha256').update(JSON.stringify(settings.rules)).digest('base64url');
  const key = `${digest} ${rules}`;
  if (!kept.has(key)) tell('judging');
  const found = kept.get(key) ?? prepareRun(frozen, settings.rules);
  // Written again, it is the youngest; the oldest goes.
  kept.delete(key);
  kept.set(key, found);
  for (const old of kept.keys()) {
    if (kept.size <= keptAtMost) break;
    kept.delete(old);
  }
  return found;
};

const answer = (asked: Asked, tell: Tell): unknown => {
  const matter = prepared(asked.question, tell);
  const { settings } = asked.question;
  switch (asked.kind) {
    case 'run':
      return matchRun(matter, settings, tell);
    case 'price':
      return priceOf(matter, settings, asked.question.result, asked.question.question);
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
  try {
    say({ id, answer: answer(asked, (stage) => say({ id, stage })) });
  } catch (error) {
    say({ id, error: error as Error });
  }
});
