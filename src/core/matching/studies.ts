/**
 * Problem: studies of a run, to think with before anything is changed: how to repair it when somebody leaves, what stable
 * pairs would do, and what would have come of it had people been paired as they arrived. Method: those of repair.ts,
 * stable.ts and rolling.ts, on the problem of the run. Running time: some seconds; a round with too many pairs is not
 * studied, and that is said. Ties: as there.
 */
import type { Reached } from './problem.ts';
import { type TurningPoint, tradeOff } from './repair.ts';
import { type Simulation, simulate } from './rolling.ts';
import { type Couple, type Prepared, problemOf, type RunSettings } from './run.ts';
import { type Blocking, blockingPairs, type Side, stableAnswer } from './stable.ts';
import { verify } from './verify.ts';

/** Who is here no more, and what still lives. */
export type Departure = {
  readonly live: readonly Couple[];
  /** Pairs that ended, of mentees who are still here: they come before people who only wait. */
  readonly ended: readonly Couple[];
  readonly mentees: readonly string[];
  /** Mentors who take nobody new, and how many mentees stay with each. */
  readonly mentors: readonly (readonly [mentor: string, stay: number])[];
  /** Pairs that were offered and did not come about. */
  readonly parted: readonly Couple[];
};

export type Study =
  | { readonly kind: 'repair'; readonly departure: Departure }
  | { readonly kind: 'stable'; readonly pairs: readonly Couple[] }
  | { readonly kind: 'rolling'; readonly seed: number };

export type RepairPoint = Pick<TurningPoint, 'names' | 'changes' | 'left' | 'reached' | 'pairs'>;

export type StableStudy = Readonly<
  Record<Side, { readonly reached: Reached; readonly pairs: readonly (readonly [string, string, number])[] }>
> & {
  /** Pairs that would rather have each other than what the run gives them. */
  readonly blocking: readonly Blocking[];
};

export type Studied =
  | { readonly kind: 'repair'; readonly points: readonly RepairPoint[] }
  | { readonly kind: 'stable'; readonly study: StableStudy }
  | { readonly kind: 'rolling'; readonly simulation: Simulation }
  | { readonly kind: 'tooLarge' };

/** Eligible pairs up to which a study is made while somebody waits for the page. */
const pairsAtMost = { repair: 300_000, stable: 2_000_000, rolling: 100_000 };

/** Answers a study. The proof of every repair is checked here; one that does not hold is an Error. */
export const studyOf = (prepared: Prepared, settings: RunSettings, study: Study): Studied => {
  if (prepared.scores.length > pairsAtMost[study.kind]) return { kind: 'tooLarge' };
  switch (study.kind) {
    case 'repair':
      return { kind: 'repair', points: repairs(prepared, settings, study.departure) };
    case 'stable':
      return { kind: 'stable', study: stablePairs(prepared, settings, study.pairs) };
    case 'rolling':
      return { kind: 'rolling', simulation: rolling(prepared, settings, study.seed) };
  }
};

const repairs = (prepared: Prepared, settings: RunSettings, departure: Departure): RepairPoint[] => {
  const { live, ended, mentees, mentors, parted } = departure;
  const gone = new Set(mentees);
  const stay = new Map(mentors);
  const lives = new Set(live.map(([mentee, mentor]) => `${mentee} ${mentor}`));
  const apart = new Set(parted.map(([mentee, mentor]) => `${mentee} ${mentor}`));
  const problem = problemOf(prepared, settings);
  const idsOf = ([i, j]: readonly [number, number, number]): [string, string] => [
    problem.mentees[i]!.id,
    problem.mentors[j]!.id,
  ];
  const points = tradeOff(
    {
      ...problem,
      mentors: problem.mentors.map((mentor) => ({
        ...mentor,
        minimum: 0,
        capacity: stay.get(mentor.id) ?? mentor.capacity,
      })),
      scores: [...problem.scores, ...livesButBarred(prepared, live)].filter((score) => {
        const [mentee, mentor] = idsOf(score);
        const isLive = lives.has(`${mentee} ${mentor}`);
        // Whoever takes nobody new keeps those who stay.
        return isLive || (!gone.has(mentee) && !stay.has(mentor) && !apart.has(`${mentee} ${mentor}`));
      }),
      locked: settings.locked.filter(([mentee, mentor]) => lives.has(`${mentee} ${mentor}`)),
      vetoed: settings.vetoed.filter(([mentee, mentor]) => !lives.has(`${mentee} ${mentor}`)),
    },
    [...live, ...ended],
    problem.scores.length > 50_000 ? 0 : 12,
  );
  for (const { problem: asked, answer } of points.flatMap(({ stages }) => stages)) {
    const verdict = verify(asked, answer);
    // Stryker disable next-line all: no repair is known whose proof does not hold.
    if (verdict.kind === 'refuted') throw new Error(`A repair is not proved: ${verdict.fault}`);
  }
  return points.map(({ names, changes, left, reached, pairs }) => ({ names, changes, left, reached, pairs }));
};

/** Live pairs that the rules would bar today still live; they have the points that they earn. */
const livesButBarred = ({ judge, menteeAt, mentorAt }: Prepared, live: readonly Couple[]) =>
  live.flatMap(([mentee, mentor]) => {
    const [i, j] = [menteeAt.get(mentee), mentorAt.get(mentor)];
    if (i === undefined || j === undefined) return [];
    const { eligible, points } = judge.pair(i, j);
    return eligible ? [] : [[i, j, points] as const];
  });

const stablePairs = (prepared: Prepared, settings: RunSettings, pairs: readonly Couple[]): StableStudy => {
  const problem = problemOf(prepared, { ...settings, stable: 'mentees' });
  return {
    mentees: stableAnswer(problem, 'mentees'),
    mentors: stableAnswer(problem, 'mentors'),
    blocking: blockingPairs(problem, pairs),
  };
};

/** So many orders that the whole takes some seconds: a hundred for up to a thousand pairs, at least ten. */
const rolling = (prepared: Prepared, settings: RunSettings, seed: number): Simulation => {
  const problem = problemOf(prepared, settings);
  const orders = Math.max(10, Math.min(100, Math.floor(100_000 / (prepared.scores.length + 1))));
  return simulate(problem, orders, seed);
};
