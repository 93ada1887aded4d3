/**
 * Problem: is an answer really the best one? Method: shares no code with the solver, only types. The pairs are held
 * against every rule and every sum is added again; then each proof of the certificate is held against every eligible pair
 * (verify-prices.ts). Weak duality needs no trust in whoever found the prices: whatever they are, no answer is worth more
 * than their bound. An infeasible answer is held against its reason (verify-reason.ts). Running time: linear in people
 * and pairs. Ties: which of several optimal answers was given is not judged. Reference: McConnell, Mehlhorn, Näher and
 * Schweitzer, "Certifying algorithms" (2011).
 */
import type { Answer, Count, Goal, Pair, Price, Problem, Proof, Score, Solved } from './problem.ts';
import { boundOf } from './verify-prices.ts';
import { faultInReason } from './verify-reason.ts';

export type Verdict = { readonly kind: 'proved' } | { readonly kind: 'refuted'; readonly fault: string };

/** The problem must be well formed; see checkProblem. */
export function verify(problem: Problem, answer: Answer): Verdict {
  return verdict(
    answer.kind === 'infeasible'
      ? faultInReason(problem, answer.reason)
      : faultInAnswer(problem, answer, problem.scores),
  );
}

/**
 * The same where eligible pairs are too many to list: `scores` gives them one after the other, once for each proof, and
 * `scoreOf` one by the places of its people, or null. Every pair is looked at, and none is kept.
 */
export function verifyStreamed(
  problem: Streamed,
  answer: Solved,
  scoreOf: (mentee: number, mentor: number) => Score | null,
): Verdict {
  const menteeAt = new Map(problem.mentees.map(({ id }, at) => [id, at]));
  const mentorAt = new Map(problem.mentors.map(({ id }, at) => [id, at]));
  const chosen = answer.pairs.flatMap(([mentee, mentor]) => {
    const [i, j] = [menteeAt.get(mentee), mentorAt.get(mentor)];
    const score = i === undefined || j === undefined ? null : scoreOf(i, j);
    return score === null ? [] : [score];
  });
  return verdict(faultInAnswer(problem, answer, chosen));
}

/** A problem whose scores need not be a list; or, for each proof, at least those that are worth more than its prices. */
export type Streamed = Omit<Problem, 'scores'> & {
  readonly scores: Iterable<Score> | ((proof: Proof) => Iterable<Score>);
};

function verdict(fault: string | null): Verdict {
  return fault === null ? { kind: 'proved' } : { kind: 'refuted', fault };
}

/** `chosen` holds at least the scores of the answer's pairs. */
function faultInAnswer(problem: Streamed, answer: Solved, chosen: Iterable<Score>): string | null {
  return (
    faultInPairs(problem, answer.pairs, chosen) ??
    faultInSums(problem, answer) ??
    faultInCertificate(problem, answer)
  );
}

/** The rules and the sums alone: whether the answer may be given at all, not whether it is the best. */
export function faultInRules(problem: Problem, answer: Pick<Solved, 'pairs' | 'reached'>): string | null {
  return faultInPairs(problem, answer.pairs, problem.scores) ?? faultInSums(problem, answer);
}

const keyOf = (mentee: string, mentor: string) => JSON.stringify([mentee, mentor]);

function faultInPairs(problem: Streamed, pairs: readonly Pair[], scores: Iterable<Score>): string | null {
  const menteeAt = new Map(problem.mentees.map(({ id }, at) => [id, at]));
  const mentorAt = new Map(problem.mentors.map(({ id }, at) => [id, at]));
  const mentors = new Int32Array(problem.mentees.length);
  const mentees = new Int32Array(problem.mentors.length);
  const chosen = new Map<number, number>();
  for (const [mentee, mentor, points] of pairs) {
    const i = menteeAt.get(mentee);
    const j = mentorAt.get(mentor);
    if (i === undefined || j === undefined) return `${mentee} or ${mentor} is not in the problem`;
    const key = i * problem.mentors.length + j;
    if (chosen.has(key)) return `${mentee} and ${mentor} are paired twice`;
    chosen.set(key, points);
    mentors[i]! += 1;
    mentees[j]! += 1;
  }
  return (
    faultInEligibility(problem, scores, chosen) ??
    faultInWishes(problem, pairs) ??
    faultInRoom(problem, pairs.length, mentors, mentees)
  );
}

function faultInEligibility(
  { mentors }: Streamed,
  scores: Iterable<Score>,
  chosen: ReadonlyMap<number, number>,
): string | null {
  let eligible = 0;
  for (const [mentee, mentor, points] of scores) {
    const claimed = chosen.get(mentee * mentors.length + mentor);
    if (claimed === undefined) continue;
    if (claimed !== points) return `a pair of ${points} points is claimed to have ${claimed}`;
    eligible += 1;
  }
  return eligible === chosen.size ? null : 'a pair is not eligible';
}

function faultInWishes({ locked, vetoed }: Streamed, pairs: readonly Pair[]): string | null {
  if (locked.length === 0 && vetoed.length === 0) return null;
  const made = new Set(pairs.map(([mentee, mentor]) => keyOf(mentee, mentor)));
  const broken = locked.find(([mentee, mentor]) => !made.has(keyOf(mentee, mentor)));
  if (broken) return `${broken[0]} and ${broken[1]} are locked, but not paired`;
  const against = vetoed.find(([mentee, mentor]) => made.has(keyOf(mentee, mentor)));
  return against ? `${against[0]} and ${against[1]} are vetoed, but paired` : null;
}

function faultInRoom(
  problem: Streamed,
  placed: number,
  mentors: Int32Array,
  mentees: Int32Array,
): string | null {
  const { places, everyone } = problem;
  if (places !== null && placed > places) return `${placed} pairs, but ${places} places`;
  const greedy = problem.mentees.find(({ demand }, at) => mentors[at]! > demand);
  if (greedy) return `${greedy.id} has more mentors than asked for`;
  const unmet = everyone && problem.mentees.find(({ demand }, at) => mentors[at]! < demand);
  if (unmet) return `${unmet.id} has fewer mentors than everyone must have`;
  const over = problem.mentors.find(({ capacity }, at) => mentees[at]! > capacity);
  if (over) return `${over.id} has more mentees than room`;
  const under = problem.mentors.find(({ minimum }, at) => mentees[at]! < minimum);
  return under ? `${under.id} has fewer mentees than the minimum load` : null;
}

function faultInSums(
  problem: Streamed,
  { pairs, reached }: Pick<Solved, 'pairs' | 'reached'>,
): string | null {
  const priorities = new Map(problem.mentees.map(({ id, priority }) => [id, priority]));
  let priority = 0;
  let total = 0;
  let worst: number | null = null;
  for (const [mentee, , points] of pairs) {
    priority += priorities.get(mentee)!;
    total += points;
    worst = Math.min(points, worst ?? points);
  }
  if (reached.placed !== pairs.length) return `${pairs.length} pairs, but ${reached.placed} placed`;
  if (reached.priority !== priority) return `priorities add up to ${priority}, not ${reached.priority}`;
  if (reached.worst !== worst) return `the worst pair has ${worst} points, not ${reached.worst}`;
  return reached.total === total ? null : `points add up to ${total}, not ${reached.total}`;
}

function faultInCertificate(problem: Streamed, answer: Solved): string | null {
  const { certificate, reached } = answer;
  const goals = problem.goals.filter((goal) => goal !== 'worst');
  const from = problem.goals.includes('worst') ? (reached.worst ?? 0) : 0;
  if (!(certificate.from <= from)) return `pairs of fewer than ${certificate.from} points are left out`;
  const gap = gapBelow(problem, answer, certificate, goals);
  if (typeof gap === 'string') return gap;
  if (gap !== 0) return 'the prices leave room for a better answer';
  return problem.goals.includes('worst') ? faultInWorst(problem, answer) : null;
}

function faultInWorst(problem: Streamed, answer: Solved): string | null {
  const { worst } = answer.certificate;
  if (worst === null) return 'the certificate says nothing about the worst pair';
  const goals = problem.goals.slice(0, problem.goals.indexOf('worst'));
  if (!(worst.all.from <= 0)) return 'the proof of the first goals leaves out pairs';
  const all = gapBelow(problem, answer, worst.all, goals);
  if (typeof all === 'string') return all;
  if (all !== 0) return 'the first goals could go further';

  const points = answer.reached.worst;
  if (points === null || lockedPoints(problem, answer).includes(points)) return null;
  if (worst.above === null) return 'nothing shows that better pairs do not suffice';
  if (!(worst.above.from <= points + 1)) return 'the proof about better pairs leaves some of them out';
  const above = gapBelow(problem, answer, worst.above, goals);
  if (typeof above === 'string') return above;
  return above < 0 ? null : 'better pairs may reach as much';
}

/**
 * How far the bound of a proof lies above (> 0) or below (< 0) an answer in the first goal where they differ; or what is
 * wrong with the proof, which must be about `goals` first.
 */
function gapBelow(problem: Streamed, answer: Solved, proof: Proof, goals: readonly Goal[]): number | string {
  // What all answers have alike may stand before any goal.
  const isAlike = (count: Count) => count === 'minimum' || (count === 'people' && problem.everyone);
  const first = proof.goals.indexOf(goals[0] as Count);
  const isAboutGoals = goals.every((goal, at) => proof.goals[first + at] === goal);
  if (!isAboutGoals || !proof.goals.slice(0, first).every(isAlike))
    return `the proof is about ${proof.goals.join(', ')}`;
  const scores = typeof problem.scores === 'function' ? problem.scores(proof) : problem.scores;
  const bound = boundOf({ ...problem, scores }, proof);
  if (typeof bound === 'string') return bound;
  const worth = worthOf(problem, answer, proof.goals);
  const differs = bound.findIndex((count, at) => at < first + goals.length && count !== worth[at]);
  return differs < 0 ? 0 : bound[differs]! - worth[differs]!;
}

/** What the pairs that are not locked are worth. */
function worthOf(problem: Streamed, { reached, ...answer }: Solved, counts: readonly Count[]): Price {
  const locks = new Set(problem.locked.map(([mentee, mentor]) => keyOf(mentee, mentor)));
  const priorities = new Map(problem.mentees.map(({ id, priority }) => [id, priority]));
  const rest = { people: reached.placed, priority: reached.priority, total: reached.total, minimum: 0 };
  for (const [mentee, mentor, points] of answer.pairs) {
    if (!locks.has(keyOf(mentee, mentor))) continue;
    rest.people -= 1;
    rest.priority -= priorities.get(mentee)!;
    rest.total -= points;
  }
  return counts.map((count) => rest[count]);
}

function lockedPoints({ locked }: Streamed, { pairs }: Solved): number[] {
  const locks = new Set(locked.map(([mentee, mentor]) => keyOf(mentee, mentor)));
  return pairs.filter(([mentee, mentor]) => locks.has(keyOf(mentee, mentor))).map(([, , points]) => points);
}
