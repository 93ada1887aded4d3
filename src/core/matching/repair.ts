/**
 * Problem: somebody leaves, or says no, while other pairings live. Which answer places as many people as can be, changes
 * the fewest live pairings, and is then the best by the scheme's own goals? And what would more or fewer changes bring?
 * Method: goals in stages. First people and kept pairings, where a pair counts 1 if it lives and 0 if not; then, among
 * the best answers of that stage (face.ts), the scheme's goals. Each stage is a problem of its own that the solver
 * answers and `verify` proves, so weights need not be stacked and integers stay small. Between "change nothing else" and
 * "best of all" the turning points are found by weighing one goal against changes with whole numbers (Eisner and
 * Severance 1976): each is best for some price of a change. What lies between two turning points is left out: to find it
 * would be the exact matching problem, for which no fast method is known that needs no dice (Papadimitriou and
 * Yannakakis 1982; Mulmuley, Vazirani and Vazirani 1987). Running time: two solves for a repair, some more for each
 * turning point. Ties: as in solve.ts. Among those who wait, people whose own pairing ended come first.
 */
import { faceOf } from './face.ts';
import { keyOf, type PairOfIds } from './network.ts';
import type { Goal, Pair, Problem, Reached, Reason, Solved } from './problem.ts';
import { reachedBy, solve } from './solve.ts';

/** One step of a repair: what it asked, and the proven answer. */
export type Stage = { readonly problem: Problem; readonly answer: Solved };

export type Repair = {
  readonly kind: 'possible';
  readonly pairs: readonly Pair[];
  readonly reached: Reached;
  /** Live pairings that stay, and those that end though both people are still here. */
  readonly kept: number;
  readonly changes: number;
  readonly stages: readonly Stage[];
};

export type Repaired = Repair | { readonly kind: 'impossible'; readonly reason: Reason };

/**
 * The repair of a problem as it is without those who left. `live` may name people who are gone; pairings that are no
 * pair of the problem any more cannot be kept and are not counted as changes.
 */
export function repair(problem: Problem, live: readonly PairOfIds[]): Repaired {
  const bench = benchOf(problem, live);
  return staged(bench, [{ goals: ['people', 'total'], points: bench.isLive }, ownGoals(bench, true)]);
}

export type TurningPoint = Repair & {
  /**
   * `least`: changes nothing else; `repair`: see above; `back`: the same, but first as many as can be of those who had
   * a pairing; `best`: the scheme's own best; else in between.
   */
  readonly names: readonly ('least' | 'repair' | 'back' | 'best')[];
  /** Mentees who had a pairing and have none. */
  readonly left: number;
};

/** The answers between the fewest changes and the best of all, by rising number of changes; none if there is no answer. */
export function tradeOff(problem: Problem, live: readonly PairOfIds[], atMost = 12): TurningPoint[] {
  const bench = benchOf(problem, live);
  const own = problem.goals;
  const middle = repair(problem, live);
  if (middle.kind === 'impossible') return [];
  const least = answered(bench, [{ goals: ['total'], points: bench.isLive }, ownGoals(bench, true)]);
  const back = answered(bench, [promisesFirst(bench), ownGoals(bench, true)]);
  const best = answered(bench, [{ goals: own }, { goals: ['people', 'total'], points: bench.isLive }]);
  const found = new Map<string, TurningPoint>();
  const add = (point: Repair, ...names: TurningPoint['names'][number][]): void => {
    const key = JSON.stringify([point.changes, point.reached]);
    const known = found.get(key);
    const left = known?.left ?? leftOut(bench, point);
    found.set(key, { ...(known ?? point), left, names: [...(known?.names ?? []), ...names] });
  };
  add(least, 'least');
  add(middle, 'repair');
  add(back, 'back');
  add(best, 'best');
  for (const { ends, axis } of segments(bench, least, middle, best)) {
    for (const point of between(bench, axis, ends, atMost - found.size)) add(point);
  }
  return [...found.values()].sort((a, b) => a.changes - b.changes || a.reached.placed - b.reached.placed);
}

type Bench = {
  readonly problem: Problem;
  /** 1 for a live pairing, 0 for another pair. */
  readonly isLive: (mentee: number, mentor: number) => number;
  readonly live: ReadonlySet<string>;
  /** Mentees who had or have a live pairing. */
  readonly promised: ReadonlySet<string>;
};

function benchOf(problem: Problem, pairs: readonly PairOfIds[]): Bench {
  const wanted = new Set(pairs.map(keyOf));
  const live = new Set<string>();
  for (const [mentee, mentor] of problem.scores) {
    const key = keyOf([problem.mentees[mentee]!.id, problem.mentors[mentor]!.id]);
    if (wanted.has(key)) live.add(key);
  }
  for (const pair of problem.vetoed) live.delete(keyOf(pair));
  return {
    problem,
    live,
    promised: new Set(pairs.map(([mentee]) => mentee)),
    isLive: (mentee, mentor) =>
      live.has(keyOf([problem.mentees[mentee]!.id, problem.mentors[mentor]!.id])) ? 1 : 0,
  };
}

type Step = {
  readonly goals: readonly Goal[];
  /** What a pair counts in `total`; its points where nothing is said. */
  readonly points?: (mentee: number, mentor: number, points: number) => number;
  /** What a mentee counts in `priority`; the priority where nothing is said. */
  readonly priority?: (mentee: number) => number;
};

/** The scheme's goals, people first; with `promises`, people who had a pairing come before those who had none. */
function ownGoals({ problem, promised }: Bench, promises: boolean): Step {
  const rest = problem.goals.filter((goal) => goal === 'worst' || goal === 'total');
  const counts = problem.goals.includes('priority');
  const most = counts ? 1 + Math.max(0, ...problem.mentees.map(({ priority }) => priority)) : 1;
  return {
    goals: ['people', 'priority', ...rest],
    priority: (at) => {
      const { id, priority } = problem.mentees[at]!;
      return (counts ? priority : 0) + (promises && promised.has(id) ? most : 0);
    },
  };
}

/** As many people as can be, of them as many as can be who had a pairing, and the fewest changes. */
function promisesFirst({ problem, promised, isLive }: Bench): Step {
  return {
    goals: ['people', 'priority', 'total'],
    points: isLive,
    priority: (at) => (promised.has(problem.mentees[at]!.id) ? 1 : 0),
  };
}

function leftOut({ problem, promised }: Bench, { pairs }: Repair): number {
  const placed = new Set(pairs.map(([mentee]) => mentee));
  return problem.mentees.filter(({ id }) => promised.has(id) && !placed.has(id)).length;
}

/** Answers one step after the other, each among the best answers of the steps before. */
function staged(bench: Bench, steps: readonly Step[]): Repaired {
  const { problem } = bench;
  const stages: Stage[] = [];
  let within = problem;
  let needed: readonly number[] = [];
  for (const step of steps) {
    const asked = askedIn(problem, within, needed, step);
    const answer = solve(asked);
    if (answer.kind === 'infeasible') return { kind: 'impossible', reason: answer.reason };
    stages.push({ problem: asked, answer });
    const face = faceOf(asked, answer);
    within = face.problem;
    needed = [...new Set([...needed, ...face.needed])];
  }
  return repairOf(bench, stages);
}

/** The same where one answer is known to exist: whether there is any does not depend on the goals. */
const answered = (bench: Bench, steps: readonly Step[]): Repair => staged(bench, steps) as Repair;

/** One step as a problem: its own points and priorities; those who must be placed stand above everybody else. */
function askedIn(problem: Problem, within: Problem, needed: readonly number[], step: Step): Problem {
  const points = new Map(problem.scores.map(([i, j, worth]) => [i * problem.mentors.length + j, worth]));
  const priority = step.priority ?? ((at: number) => problem.mentees[at]!.priority);
  const must = new Set(needed);
  const above = 1 + Math.max(0, ...problem.mentees.keys().map(priority));
  const byPriority = step.goals.includes('priority');
  const lifted = (at: number) => (byPriority ? priority(at) : 0) + (must.has(at) ? above : 0);
  return {
    ...within,
    mentees: problem.mentees.map((mentee, at) => ({ ...mentee, priority: lifted(at) })),
    scores: within.scores.map(([i, j]) => {
      const worth = points.get(i * problem.mentors.length + j)!;
      return [i, j, step.points === undefined ? worth : step.points(i, j, worth)];
    }),
    goals: byPriority || must.size === 0 ? step.goals : withPriority(step.goals),
  };
}

/** Those who must be placed are placed through `priority`, which comes right after people. */
const withPriority = (goals: readonly Goal[]): Goal[] => [
  'people',
  'priority',
  ...goals.filter((goal) => goal !== 'people'),
];

function repairOf({ problem, live }: Bench, stages: readonly Stage[]): Repair {
  const worth = new Map(
    problem.scores.map(([i, j, points]) => [keyOf([problem.mentees[i]!.id, problem.mentors[j]!.id]), points]),
  );
  const pairs = stages.at(-1)!.answer.pairs.map((pair): Pair => [pair[0], pair[1], worth.get(keyOf(pair))!]);
  const kept = pairs.filter((pair) => live.has(keyOf(pair))).length;
  return {
    kind: 'possible',
    pairs,
    reached: reachedBy(problem, pairs),
    kept,
    changes: live.size - kept,
    stages,
  };
}

/** What is weighed against changes between two ends. */
type Axis = {
  readonly value: (reached: Reached) => number;
  /** `value` × a + kept pairings × b, as the first step. */
  readonly weighed: (a: number, b: number) => Step;
  readonly rest: Step;
};
type Segment = { readonly ends: readonly [Repair, Repair]; readonly axis: Axis };

/** People, then readers' rating, then fit against changes, as far as the scheme's goals ask for each. */
function segments(bench: Bench, least: Repair, middle: Repair, best: Repair): Segment[] {
  const { problem, isLive } = bench;
  const { goals, mentees } = problem;
  const [rest, own] = [ownGoals(bench, true), ownGoals(bench, false)];
  const fitAfter = (first: Goal[]): Axis => ({
    value: ({ total }) => total,
    weighed: (a, b) => ({
      goals: [...first, 'total'],
      points: (i, j, points) => a * points + b * isLive(i, j),
    }),
    rest: own,
  });
  const people: Segment = {
    ends: [least, middle],
    axis: {
      value: ({ placed }) => placed,
      weighed: (a, b) => ({ goals: ['total'], points: (i, j) => a + b * isLive(i, j) }),
      rest,
    },
  };
  if (goals[0] === 'total') return [people, { ends: [least, best], axis: fitAfter([]) }];
  if (!goals.includes('priority'))
    return goals.includes('worst')
      ? [people]
      : [people, { ends: [middle, best], axis: fitAfter(['people']) }];
  const rated = answered(bench, [{ goals: ['people', 'priority', 'total'], points: isLive }, own]);
  const rating: Segment = {
    ends: [middle, rated],
    axis: {
      value: ({ priority }) => priority,
      weighed: (a, b) => ({
        goals: ['people', 'total'],
        points: (i, j) => a * mentees[i]!.priority + b * isLive(i, j),
      }),
      rest: own,
    },
  };
  const last = { ends: [rated, best], axis: fitAfter(['people', 'priority']) } as const;
  return goals.includes('worst') ? [people, rating] : [people, rating, last];
}

/** The turning points between two answers, at most so many; the two themselves are given too. */
function between(bench: Bench, axis: Axis, ends: Segment['ends'], atMost: number): Repair[] {
  const found: Repair[] = [...ends];
  const open: Segment['ends'][] = [ends];
  for (let gap = open.shift(); gap !== undefined && found.length < atMost + 2; gap = open.shift()) {
    const [few, many] = gap;
    const a = few.kept - many.kept;
    const b = axis.value(many.reached) - axis.value(few.reached);
    if (a * b <= 0) continue;
    const point = answered(bench, [axis.weighed(a, b), axis.rest]);
    const gain = (one: Repair) => a * axis.value(one.reached) + b * one.kept;
    if (gain(point) <= gain(few)) continue;
    found.push(point);
    open.push([few, point], [point, many]);
  }
  return found;
}
