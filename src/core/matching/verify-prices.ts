/**
 * Problem: how much can any answer be worth at most, given some prices? Method: weak linear duality in lists of integers
 * that compare by their first difference. For every answer, the worth of its pairs is at most the sum of their prices and
 * surplus, and that is at most the sum in problem.ts, because nobody is used more often than there is room. Running time:
 * linear. Integers are checked to be exact. Ties: none. Reference: Dantzig, Linear Programming and Extensions (1963).
 */
import type { Count, Price, Problem, Proof, Score } from './problem.ts';

/** All that is asked of the pairs is to come one after the other. */
type InTurn = Omit<Problem, 'scores'> & { readonly scores: Iterable<Score> };

/** The bound, or a sentence that says what is wrong with the prices. */
export function boundOf(problem: InTurn, proof: Proof): Price | string {
  const fault = faultInShape(problem, proof);
  if (fault !== null) return fault;
  const room = roomLeft(problem);
  const sum = proof.goals.map(() => 0);
  for (const [at, price] of proof.menteePrices.entries()) addTimes(sum, price, room.demand[at]!);
  for (const [at, price] of proof.mentorPrices.entries()) {
    addTimes(sum, price, sign(price) >= 0 ? room.capacity[at]! : room.minimum[at]!);
  }
  if (problem.places !== null) addTimes(sum, proof.placesPrice, room.places);
  addSurplus(sum, problem, proof, room);
  return sum.every(Number.isSafeInteger) ? sum : 'the prices are too large to be added exactly';
}

function faultInShape(
  problem: InTurn,
  { goals, menteePrices, mentorPrices, placesPrice }: Proof,
): string | null {
  if (menteePrices.length !== problem.mentees.length) return 'not every mentee has a price';
  if (mentorPrices.length !== problem.mentors.length) return 'not every mentor has a price';
  const isPrice = (price: Price) => price.length === goals.length && price.every(Number.isSafeInteger);
  if (![...menteePrices, ...mentorPrices, placesPrice].every(isPrice))
    return 'a price is not a list of integers';
  if (menteePrices.some((price) => sign(price) < 0)) return "a mentee's price is negative";
  if (sign(placesPrice) < 0) return 'the price of places is negative';
  if (problem.places === null && sign(placesPrice) !== 0) return 'places are not limited, but have a price';
  return null;
}

type Room = {
  readonly demand: readonly number[];
  readonly capacity: readonly number[];
  readonly minimum: readonly number[];
  readonly places: number;
  /** Pairs that are decided: locked or vetoed. */
  readonly decided: ReadonlySet<number>;
};

function roomLeft({ mentees, mentors, places, locked, vetoed }: InTurn): Room {
  const menteeAt = new Map(mentees.map(({ id }, at) => [id, at]));
  const mentorAt = new Map(mentors.map(({ id }, at) => [id, at]));
  const key = ([mentee, mentor]: readonly [string, string]) =>
    menteeAt.get(mentee)! * mentors.length + mentorAt.get(mentor)!;
  const demand = mentees.map((mentee) => mentee.demand);
  const capacity = mentors.map((mentor) => mentor.capacity);
  const minimum = mentors.map((mentor) => mentor.minimum);
  const locks = new Map(locked.map((pair) => [key(pair), pair]));
  for (const [mentee, mentor] of locks.values()) {
    demand[menteeAt.get(mentee)!]! -= 1;
    capacity[mentorAt.get(mentor)!]! -= 1;
    minimum[mentorAt.get(mentor)!] = Math.max(0, minimum[mentorAt.get(mentor)!]! - 1);
  }
  const left = places === null ? Number.POSITIVE_INFINITY : places - locks.size;
  return { demand, capacity, minimum, places: left, decided: new Set([...locks.keys(), ...vetoed.map(key)]) };
}

/** Adds what pairs are worth above their prices. Pairs that nobody has room for cannot be made and are passed over. */
function addSurplus(sum: number[], { scores, mentees, mentors }: InTurn, proof: Proof, room: Room): void {
  if (room.places <= 0) return;
  const { goals, menteePrices, mentorPrices, placesPrice } = proof;
  for (const [mentee, mentor, points] of scores) {
    if (points < proof.from || room.demand[mentee]! <= 0 || room.capacity[mentor]! <= 0) continue;
    if (room.decided.size > 0 && room.decided.has(mentee * mentors.length + mentor)) continue;
    const u = menteePrices[mentee]!;
    const v = mentorPrices[mentor]!;
    const priority = mentees[mentee]!.priority;
    for (let at = 0; at < goals.length; at++) {
      const surplus = worth(goals[at]!, priority, points) - u[at]! - v[at]! - placesPrice[at]!;
      if (surplus < 0) break;
      if (surplus === 0) continue;
      sum[at]! += surplus;
      for (let next = at + 1; next < goals.length; next++) {
        sum[next]! += worth(goals[next]!, priority, points) - u[next]! - v[next]! - placesPrice[next]!;
      }
      break;
    }
  }
}

function worth(count: Count, priority: number, points: number): number {
  switch (count) {
    case 'minimum':
      return 0;
    case 'people':
      return 1;
    case 'priority':
      return priority;
    case 'total':
      return points;
  }
}

function addTimes(sum: number[], price: Price, times: number): void {
  for (let at = 0; at < sum.length; at++) {
    const product = price[at]! * times;
    sum[at]! += Number.isSafeInteger(product) ? product : Number.NaN;
  }
}

/** Of the first number that is not 0. */
function sign(price: Price): number {
  return Math.sign(price.find((count) => count !== 0) ?? 0);
}
