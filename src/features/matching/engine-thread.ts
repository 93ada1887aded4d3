/** The thread of engine.ts: answers one question after the other, and remembers the last inputs it prepared. */
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { acquaintances, checkRun, priceOf } from '../../core/matching/ask.ts';
import {
  type Frozen,
  matchRun,
  type Prepared,
  prepareRun,
  type RunSettings,
} from '../../core/matching/run.ts';
import type { Asked } from './engine-questions.ts';

const kept = new Map<string, Prepared>();
const keptAtMost = 3;

const prepared = ({
  digest,
  frozen,
  settings,
}: {
  digest: string;
  frozen: Frozen;
  settings: RunSettings;
}): Prepared => {
  const rules = createHash('sha256').update(JSON.stringify(settings.rules)).digest('base64url');
  const key = `${digest} ${rules}`;
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

const answer = (asked: Asked): unknown => {
  const matter = prepared(asked.question);
  const { settings } = asked.question;
  switch (asked.kind) {
    case 'run':
      return matchRun(matter, settings);
    case 'price':
      return priceOf(matter, settings, asked.question.result, asked.question.question);
    case 'know':
      return acquaintances(matter, asked.question.role, asked.question.number);
    case 'check':
      return checkRun(matter, settings, asked.question.result);
  }
};

parentPort?.on('message', (asked: Asked) => {
  try {
    parentPort?.postMessage({ id: asked.id, answer: answer(asked) });
  } catch (error) {
    parentPort?.postMessage({ id: asked.id, error });
  }
});
