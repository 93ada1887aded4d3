/**
 * Problem: is a problem well formed? Method: every rule of its types that the compiler cannot see, in the order of the
 * fields; the first breach throws a ProblemError that names the field. Running time: linear. Whether a well-formed
 * problem has an answer is not asked here.
 */
import { goalLists, type Problem, ProblemError } from './problem.ts';

/** Throws a ProblemError where the problem is not well formed. */
export function checkProblem(problem: Problem): void {
  checkPeople(problem);
  checkScores(problem);
  if (problem.places !== null) checkInteger('places', problem.places, 0);
  checkGoals(problem);
  checkPairs(problem, 'locked');
  checkPairs(problem, 'vetoed');
}

function checkPeople({ mentees, mentors }: Problem): void {
  checkIds('mentees', mentees);
  checkIds('mentors', mentors);
  mentees.forEach((mentee, at) => {
    checkInteger(`mentees[${at}].priority`, mentee.priority, 0);
    checkInteger(`mentees[${at}].demand`, mentee.demand, 1);
  });
  mentors.forEach((mentor, at) => {
    checkInteger(`mentors[${at}].capacity`, mentor.capacity, 0);
    checkInteger(`mentors[${at}].minimum`, mentor.minimum, 0);
  });
  const pairs = mentees.map(({ demand, priority }) => priority * Math.min(demand, mentors.length));
  checkSum(
    'mentees',
    'priorities',
    pairs.reduce((sum, priority) => sum + priority, 0),
  );
}

function checkIds(field: string, people: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  people.forEach(({ id }, at) => {
    if (typeof id !== 'string') throw new ProblemError(`${field}[${at}].id`, 'must be text');
    if (seen.has(id)) throw new ProblemError(`${field}[${at}].id`, `"${id}" appears twice`);
    seen.add(id);
  });
}

function checkInteger(field: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new ProblemError(field, `must be an integer of at least ${least}, not ${value}`);
  }
}

function checkScores({ mentees, mentors, scores }: Problem): void {
  const counts = new Int32Array(mentees.length + 1);
  let total = 0;
  scores.forEach(([mentee, mentor, points], at) => {
    checkIndex(`scores[${at}][0]`, mentee, mentees.length, 'mentee');
    checkIndex(`scores[${at}][1]`, mentor, mentors.length, 'mentor');
    checkInteger(`scores[${at}][2]`, points, 0);
    counts[mentee + 1]! += 1;
    total += points;
  });
  checkSum('scores', 'points', total);
  checkNoRepeats(scores, counts, mentors.length);
}

/** No answer can have a larger sum, so all sums are exact. */
function checkSum(field: string, noun: string, sum: number): void {
  if (sum > Number.MAX_SAFE_INTEGER) throw new ProblemError(field, `their ${noun} cannot be added exactly`);
}

function checkIndex(field: string, index: number, length: number, noun: string): void {
  if (!Number.isInteger(index) || index < 0 || index >= length) {
    throw new ProblemError(field, `there is no ${noun} ${index}; they count from 0 to ${length - 1}`);
  }
}

/** `next[i + 1]` is how many pairs mentee i has; it is written over. */
function checkNoRepeats(scores: Problem['scores'], next: Int32Array, mentors: number): void {
  for (let row = 1; row < next.length; row++) next[row]! += next[row - 1]!;
  const byMentee = new Int32Array(scores.length);
  scores.forEach(([mentee], at) => {
    byMentee[next[mentee]!++] = at;
  });
  const lastMentee = new Int32Array(mentors).fill(-1);
  for (const at of byMentee) {
    const [mentee, mentor] = scores[at]!;
    if (lastMentee[mentor] === mentee) {
      throw new ProblemError(`scores[${at}]`, `mentee ${mentee} and mentor ${mentor} appear twice`);
    }
    lastMentee[mentor] = mentee;
  }
}

function checkGoals({ goals }: Problem): void {
  const asked = goals.join(', ');
  if (goalLists.some((list) => list.join(', ') === asked)) return;
  const known = goalLists.map((list) => list.join(', ')).join(' · ');
  throw new ProblemError('goals', `"${asked}" is not a list the engine can follow; it knows ${known}`);
}

function checkPairs(problem: Problem, field: 'locked' | 'vetoed'): void {
  const mentees = new Set(problem.mentees.map(({ id }) => id));
  const mentors = new Set(problem.mentors.map(({ id }) => id));
  problem[field].forEach(([mentee, mentor], at) => {
    if (!mentees.has(mentee)) throw new ProblemError(`${field}[${at}][0]`, `there is no mentee "${mentee}"`);
    if (!mentors.has(mentor)) throw new ProblemError(`${field}[${at}][1]`, `there is no mentor "${mentor}"`);
  });
}
