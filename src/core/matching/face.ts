/**
 * Problem: all best answers of a problem, as a problem of their own, so that a further goal can choose among them.
 * Method: complementary slackness. Where an answer is worth as much as the bound of its proof, every term of the bound
 * is met exactly: whoever has a price is used to the full, a mentor with a negative price gets the minimum and no more,
 * pairs worth less than their prices are not made, pairs worth more are. The other way round, every answer that keeps to
 * this reaches the bound, so these rules describe the best answers, all of them and no others. Mentees who must be
 * placed get the highest priority: they can all be placed together, so whoever places most people, and among them those
 * of highest priority, places them all. Goals become stages, and no number grows with the number of goals. Running time:
 * linear in the pairs. Ties: none. Reference: Schrijver, Combinatorial Optimization (2003), chapters 17 and 21.
 */
import { pairKeys } from './network.ts';
import type { Count, Price, Problem, Score, Solved } from './problem.ts';

export type Face = {
  /** Its answers are the best answers of the problem before, as far as `needed` get all that they ask for. */
  readonly problem: Problem;
  /** Mentees, by index, who have all that they ask for in every best answer. */
  readonly needed: readonly number[];
};

/** The best answers of a problem, given one of them with its proof. Goals and priorities stay as they are. */
export function faceOf(problem: Problem, { certificate, reached }: Solved): Face {
  const { mentees, mentors } = problem;
  const { goals, menteePrices, mentorPrices, placesPrice } = certificate;
  const locked = new Set(pairKeys(problem, problem.locked));
  const vetoed = new Set(pairKeys(problem, problem.vetoed));
  const from = problem.goals.includes('worst') ? (reached.worst ?? 0) : 0;
  const room = roomOf(problem, locked);
  const scores: Score[] = [];
  const must: [mentee: string, mentor: string][] = [];
  for (const score of problem.scores) {
    const [mentee, mentor, points] = score;
    const key = mentee * mentors.length + mentor;
    if (locked.has(key)) scores.push(score);
    if (locked.has(key) || vetoed.has(key) || points < from) continue;
    if (room.demand[mentee]! <= 0 || room.capacity[mentor]! <= 0 || room.places <= 0) continue;
    const prices = [menteePrices[mentee]!, mentorPrices[mentor]!, placesPrice];
    const surplus = sign(
      goals.map((count, at) =>
        prices.reduce((rest, price) => rest - price[at]!, worthOf(count, mentees[mentee]!.priority, points)),
      ),
    );
    if (surplus < 0) continue;
    scores.push(score);
    if (surplus > 0) must.push([mentees[mentee]!.id, mentors[mentor]!.id]);
  }
  const loads = mentors.map((mentor, at) => {
    const price = sign(mentorPrices[at]!);
    if (price > 0) return { ...mentor, minimum: mentor.capacity };
    return price < 0
      ? { ...mentor, capacity: mentor.capacity - room.capacity[at]! + room.minimum[at]! }
      : mentor;
  });
  return {
    problem: {
      ...problem,
      mentors: loads,
      scores,
      locked: [...problem.locked, ...must],
    },
    needed: [...mentees.keys()].filter((at) => room.demand[at]! > 0 && sign(menteePrices[at]!) > 0),
  };
}

function worthOf(count: Count, priority: number, points: number): number {
  if (count === 'people') return 1;
  if (count === 'priority') return priority;
  return count === 'total' ? points : 0;
}

/** Of the first number that is not 0. */
function sign(price: Price): number {
  return Math.sign(price.find((count) => count !== 0) ?? 0);
}

function roomOf(problem: Problem, locked: ReadonlySet<number>) {
  const demand = problem.mentees.map((mentee) => mentee.demand);
  const capacity = problem.mentors.map((mentor) => mentor.capacity);
  const minimum = problem.mentors.map((mentor) => mentor.minimum);
  for (const key of locked) {
    const mentor = key % problem.mentors.length;
    demand[(key - mentor) / problem.mentors.length]! -= 1;
    capacity[mentor]! -= 1;
    minimum[mentor] = Math.max(0, minimum[mentor]! - 1);
  }
  const places = problem.places === null ? Number.POSITIVE_INFINITY : problem.places - locked.size;
  return { demand, capacity, minimum, places };
}
