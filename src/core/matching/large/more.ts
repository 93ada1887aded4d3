/**
 * Problem: what would one more mentor of a certain kind bring? A mentor's price is only an upper bound: it is what the
 * first mentee more would bring at most, and often too much. Method: the mentor comes as a guest, with all their pairs;
 * each place they have is filled backwards, along the cheapest way to whoever can do with a mentee less (change.ts), for
 * as long as that pays; the answer is read, and the guest leaves. It is exact over all pairs, those of others that were
 * not listed too. Running time: one local search for each place, and the guest's pairs. Ties: none are left.
 */
import type { Mentor, Solved } from '../problem.ts';
import { offer } from './change.ts';
import { addPair, dropPairs } from './listed.ts';
import { readOpenRows } from './margins.ts';
import type { Packed } from './packed.ts';
import { nameMentor } from './ties.ts';
import { answerOfWarm, type Warm } from './warm.ts';

/**
 * The answer with one more mentor, by points with each mentee whom they may take; the flow is left as it was. Points are
 * at most those that the round's rules can give; more, or somebody unknown, are RangeErrors.
 */
export function withOneMore(
  warm: Warm,
  packed: Packed,
  mentor: Mentor,
  points: ReadonlyMap<string, number>,
): Solved {
  const { residual, margins, problem } = warm;
  const guest = packed.mentors;
  const listed = residual.pairs;
  const pairs = Array.from(points, ([id, each]): readonly [number, number] => {
    const mentee = warm.menteeAt.get(id);
    if (mentee === undefined) throw new RangeError(`There is no mentee ${id}.`);
    if (each > packed.most) throw new RangeError(`No pair of this round can have ${each} points.`);
    return [mentee, each];
  });
  nameMentor(residual.lots, guest, mentor.id);
  const node = residual.mentees + guest;
  const lowest = residual.high.subarray(0, residual.mentees).reduce((one, other) => Math.min(one, other), 0);
  residual.high[node] = lowest - packed.most * residual.scale.point - 1;
  residual.low[node] = 0;
  for (const [mentee, each] of pairs) addPair(residual, mentee, guest, each);
  offer(residual, guest, mentor.capacity);
  readOpenRows(margins, packed, residual);
  const answer = answerOfWarm(warm, { ...problem, mentors: [...problem.mentors, mentor] });
  offer(residual, guest, 0);
  leave(warm, listed);
  readOpenRows(margins, packed, residual);
  return answer;
}

/** The guest's pairs go; those that others were given meanwhile stay. */
function leave({ residual, mentorAt }: Warm, listed: number): void {
  const { pairs, menteeOf, mentorOf, points } = residual;
  const others = Array.from({ length: pairs - listed }, (_, at) => listed + at)
    .filter((pair) => mentorOf[pair]! < mentorAt.size)
    .map((pair) => [menteeOf[pair]!, mentorOf[pair]!, points[pair]!] as const);
  dropPairs(residual, listed);
  for (const [mentee, mentor, each] of others) addPair(residual, mentee, mentor, each);
}
