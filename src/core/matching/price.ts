/**
 * Problem: what does a change of the rules cost or bring? Method: the changed problem is solved again, exactly; of the
 * equally good answers the one that keeps the most pairs is taken, so that whoever moves has to move. Raw dual prices
 * would only be bounds. Running time: one solve each. Ties: as in solve.ts.
 */
import { type Compared, type Comparison, compare } from './compare.ts';
import { type Problem, ProblemError, type Reason, type Solved } from './problem.ts';
import { solve } from './solve.ts';

export type Effect =
  | { readonly kind: 'possible'; readonly answer: Solved; readonly comparison: Comparison }
  /** No answer keeps to the rules then. */
  | { readonly kind: 'impossible'; readonly reason: Reason }
  /** The pair is not among the problem's eligible pairs. */
  | { readonly kind: 'notEligible' };

/**
 * What happens if one pair is made a must. A veto of the pair is lifted. `points` makes a pair eligible that is not, or
 * gives it other points. Throws a ProblemError where a person is unknown.
 */
export function priceOfForcing(
  problem: Problem,
  answer: Compared,
  mentee: string,
  mentor: string,
  points?: number,
): Effect {
  const changed = forced(problem, mentee, mentor, points);
  return changed === null ? { kind: 'notEligible' } : effect(answer, changed);
}

/** The problem in which one pair is a must; null where it is not eligible and has no points given. */
export function forced(problem: Problem, mentee: string, mentor: string, points?: number): Problem | null {
  const [i, j] = indicesOf(problem, mentee, mentor);
  const others = problem.scores.filter(([a, b]) => a !== i || b !== j);
  if (points === undefined && others.length === problem.scores.length) return null;
  return {
    ...problem,
    scores: points === undefined ? problem.scores : [...others, [i, j, points]],
    locked: [...problem.locked, [mentee, mentor]],
    vetoed: problem.vetoed.filter(isNot(mentee, mentor)),
  };
}

/** What happens if one pair must not be. A lock of the pair is lifted. */
export function priceOfForbidding(
  problem: Problem,
  answer: Compared,
  mentee: string,
  mentor: string,
): Effect {
  return effect(answer, forbidden(problem, mentee, mentor));
}

/** The problem in which one pair must not be. */
export function forbidden(problem: Problem, mentee: string, mentor: string): Problem {
  indicesOf(problem, mentee, mentor);
  return {
    ...problem,
    locked: problem.locked.filter(isNot(mentee, mentor)),
    vetoed: [...problem.vetoed, [mentee, mentor]],
  };
}

/** What one more mentor brings: room for `capacity`, and points with each mentee who may have them. */
export function valueOfOneMoreMentor(
  problem: Problem,
  answer: Compared,
  id: string,
  points: ReadonlyMap<string, number>,
  capacity: number,
): Effect {
  const at = problem.mentors.length;
  const mentees = new Map(problem.mentees.map((mentee, index) => [mentee.id, index]));
  const added = [...points].map(([mentee, worth]) => [mentees.get(mentee) ?? -1, at, worth] as const);
  return effect(answer, {
    ...problem,
    mentors: [...problem.mentors, { id, capacity, minimum: 0 }],
    scores: [...problem.scores, ...added],
  });
}

/** What happens if the places change; null lifts the limit. */
export function effectOfPlaces(problem: Problem, answer: Compared, places: number | null): Effect {
  return effect(answer, { ...problem, places });
}

function effect(before: Compared, changed: Problem): Effect {
  const answer = solve(changed, before.pairs);
  if (answer.kind === 'infeasible') return { kind: 'impossible', reason: answer.reason };
  return { kind: 'possible', answer, comparison: compare(before, answer) };
}

function indicesOf({ mentees, mentors }: Problem, mentee: string, mentor: string): [number, number] {
  const i = mentees.findIndex(({ id }) => id === mentee);
  const j = mentors.findIndex(({ id }) => id === mentor);
  if (i < 0) throw new ProblemError('mentee', `there is no mentee "${mentee}"`);
  if (j < 0) throw new ProblemError('mentor', `there is no mentor "${mentor}"`);
  return [i, j];
}

function isNot(mentee: string, mentor: string): (pair: readonly [string, string]) => boolean {
  return (pair) => pair[0] !== mentee || pair[1] !== mentor;
}
