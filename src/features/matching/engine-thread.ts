/** The thread of engine.ts: answers one question after the other, and remembers the last inputs it prepared. */
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parentPort } from 'node:worker_threads';
import {
  acquaintancesIn,
  checkRun,
  coupleOf,
  eligibleCouples,
  faultOf,
  hoursLeft,
  oneMoreLike,
  priceOf,
} from '../../core/matching/ask.ts';
import {
  checkLarge,
  eligibleCouplesLarge,
  oneMoreLikeLarge,
  priceOfLarge,
  proveLarge,
} from '../../core/matching/large/ask-large.ts';
import type { Crew, Prover } from '../../core/matching/large/crew.ts';
import { beginPass } from '../../core/matching/large/pulse.ts';
import {
  isLarge,
  type LargePrepared,
  matchLarge,
  prepareLarge,
} from '../../core/matching/large/run-large.ts';
import { watched } from '../../core/matching/large/watched.ts';
import {
  type Frozen,
  type Judged,
  matchRun,
  type Prepared,
  prepareRun,
  type RunSettings,
  type Stage,
} from '../../core/matching/run.ts';
import { studyOf } from '../../core/matching/studies.ts';
import { keepFew } from '../../db/kept-few.ts';
import { inSlices, joinedNow, type Sliced } from '../../db/sliced.ts';
import { textOfCouples } from './couples-text.ts';
import { hireCrew } from './crew.ts';
import type { Answers, Asked, Questions, Said } from './engine-questions.ts';
import { giveWay } from './giving-way.ts';

const people = keepFew<Frozen>(3);
const kept = keepFew<Prepared>(3);
/** Large rounds take much memory, so only the last one is kept. */
const keptLarge = keepFew<LargePrepared>(1);

type Tell = (stage: Stage) => void;

const keyOf = (digest: string, { rules }: RunSettings): string =>
  `${digest} ${createHash('sha256').update(JSON.stringify(rules)).digest('base64url')}`;

const prepared = (frozen: Frozen, digest: string, settings: RunSettings, tell: Tell): Prepared => {
  const key = keyOf(digest, settings);
  const found = kept.get(key);
  if (found !== undefined) return found;
  tell('judging');
  return kept.set(key, prepareRun(frozen, settings.rules));
};

const answer = (asked: Asked, frozen: Frozen, tell: Tell): unknown => {
  const { settings, digest } = asked.question;
  const matter = prepared(frozen, digest, settings, tell);
  switch (asked.kind) {
    case 'run':
    case 'longRun':
      return matchRun(matter, settings, tell);
    case 'price':
      return priceOf(matter, settings, asked.question.result, asked.question.question);
    case 'pair':
      return coupleOf(matter, asked.question.mentee, asked.question.mentor);
    case 'know':
      return acquaintancesIn(matter, asked.question.role, asked.question.number, asked.question);
    case 'oneMore':
      return oneMoreLike(matter, settings, asked.question.result, asked.question.mentor);
    case 'hoursLeft':
      return hoursLeftOf(matter, asked.question);
    case 'check':
      return checkRun(matter, settings, asked.question.result);
    case 'prove':
      tell('proving');
      return faultOf(matter, settings, asked.question.result);
    case 'eligible':
      return eligibleCouples(matter);
    case 'eligibleText':
      return textOfCouples(eligibleCouples(matter));
    case 'study':
      return studyOf(matter, settings, asked.question.study);
  }
};

/** The same questions about a round too large to list; what only a list can tell, a list tells. */
const answerLarge = async (asked: Asked, frozen: Frozen, tell: Tell): Promise<unknown> => {
  const { settings, digest } = asked.question;
  // Stable pairs are found in lists of pairs, however long.
  if (settings.stable !== undefined && asked.kind !== 'study') return answer(asked, frozen, tell);
  const key = keyOf(digest, settings);
  if (keptLarge.get(key) === undefined) tell('judging');
  const known = keptLarge.get(key) ?? keptLarge.set(key, prepareLarge(frozen, settings.rules));
  const matter = asked.pulse === null ? known : { ...known, packed: { ...known.packed, pulse: asked.pulse } };
  switch (asked.kind) {
    case 'run':
    case 'longRun':
      return (
        (await hired(matter, (crew) => matchLarge(matter, settings, crew, tell))) ??
        answer(asked, frozen, tell)
      );
    case 'price': {
      const { result, question } = asked.question;
      const price = await hired(matter, (crew) => priceOfLarge(matter, settings, result, question, crew));
      return price ?? answer(asked, frozen, tell);
    }
    case 'pair':
      return coupleOf(matter, asked.question.mentee, asked.question.mentor);
    case 'know':
      return acquaintancesIn(matter, asked.question.role, asked.question.number, asked.question);
    case 'oneMore': {
      const { result, mentor } = asked.question;
      return hired(matter, (crew) => oneMoreLikeLarge(matter, settings, result, mentor, crew));
    }
    case 'hoursLeft':
      return hoursLeftOf(matter, asked.question);
    case 'check':
      return hired(matter, (crew) => checkLarge(matter, settings, asked.question.result, crew));
    case 'prove':
      tell('proving');
      return hired(matter, (crew) => proveLarge(matter, settings, asked.question.result, crew));
    case 'eligible':
      return [...eligibleCouplesLarge(matter)];
    case 'eligibleText':
      return textOfCouples(eligibleCouplesLarge(matter));
    case 'study':
      return { kind: 'tooLarge' };
  }
};

const hired = async <T>({ packed }: LargePrepared, work: (crew: Crew & Prover) => Promise<T>): Promise<T> => {
  const crew = hireCrew(packed, availableParallelism());
  try {
    return await work(packed.pulse === undefined ? crew : watched(crew, packed, packed.pulse));
  } finally {
    await crew.close();
  }
};

type Barred = Pick<Questions['hoursLeft'], 'rule' | 'mentees'>;

const hoursLeftOf = (matter: Judged, { rule, mentees }: Barred): Answers['hoursLeft'] =>
  mentees.map((mentee) => [mentee, hoursLeft(matter, rule, mentee)]);

const say = (said: Said, given: ArrayBuffer[] = []): void => parentPort?.postMessage(said, given);

/** Slices are handed over, not copied. */
const sayInSlices = (id: number, result: object): void => {
  const sliced = inSlices(result);
  say(
    { id, answer: sliced },
    sliced.slices.map(({ buffer }) => buffer as ArrayBuffer),
  );
};

const sayPieces = (id: number, pieces: Answers['eligibleText']): void =>
  say(
    { id, answer: pieces },
    pieces.map(({ buffer }) => buffer),
  );

parentPort?.on('message', async (asked: Asked) => {
  if (asked.kind === 'longRun') giveWay();
  const { id } = asked;
  const { digest } = asked.question;
  const known = asked.frozen === null ? people.get(digest) : whole(asked.frozen);
  if (known === undefined) return say({ id, unknown: true });
  const frozen = people.set(digest, known);
  const tell: Tell = (stage) => {
    if (asked.pulse !== null) beginPass(asked.pulse, 0);
    say({ id, stage });
  };
  try {
    const found = await (isLarge(frozen) ? answerLarge : answer)(inWhole(asked), frozen, tell);
    if (asked.kind === 'longRun') sayInSlices(id, found as object);
    else if (asked.kind === 'eligibleText') sayPieces(id, found as Answers['eligibleText']);
    else say({ id, answer: found });
  } catch (error) {
    say({ id, error: error as Error });
  }
});

const whole = <T extends object>(document: T | Sliced<T>): T =>
  'slices' in document ? joinedNow(document) : document;

/** With the run that is asked about, which may come in slices. */
const inWhole = (asked: Asked): Asked => {
  const { question } = asked;
  return 'result' in question
    ? ({ ...asked, question: { ...question, result: whole(question.result) } } as Asked)
    : asked;
};
