/**
 * Problem: how many mentees, and of how much priority, can be placed at all, points and minimum loads aside? Method:
 * greedy by priority: each newcomer is let in where a chain of moves ends at a free place, and nobody placed ever loses
 * the place. Sets that can be placed together form a matroid, so the greedy choice has both the most people and, among
 * these, the highest priority (Edmonds 1971). Chains are found breadth first; what a failed search has seen can never
 * again lead to a free place and is closed (Hall 1935). Running time: at most Σ demand × E, usually near E. Ties: by
 * canonical order.
 */
import { type Choice, emptyChoice } from './flow.ts';
import type { Network } from './network.ts';

/** A flow without potentials over the pairs with at least `from` points. */
export function coveringFlow(network: Network, from: number): Choice {
  const flow = emptyChoice(network, from);
  const trail = emptyTrail(network);
  const order = Int32Array.from(network.mentees.keys());
  order.sort((a, b) => network.priority[b]! - network.priority[a]! || a - b);
  for (const mentee of order) {
    let isIn = true;
    while (isIn && flow.given[mentee]! < network.demand[mentee]! && flow.count < network.places) {
      isIn = letIn(flow, mentee, trail);
    }
  }
  return flow;
}

/** The number of the search that last saw each person, and the pair by which they were reached. */
type Trail = {
  search: number;
  readonly menteeSeen: Int32Array;
  readonly mentorSeen: Int32Array;
  readonly toMentee: Int32Array;
  readonly toMentor: Int32Array;
};

/** The mark of a mentor from whom no chain leads to a free place any more. */
const closed = -1;

function emptyTrail({ mentees, mentors }: Network): Trail {
  return {
    search: 0,
    menteeSeen: new Int32Array(mentees.length),
    mentorSeen: new Int32Array(mentors.length),
    toMentee: new Int32Array(mentees.length),
    toMentor: new Int32Array(mentors.length),
  };
}

function letIn(flow: Choice, start: number, trail: Trail): boolean {
  const { network, used, ends, load } = flow;
  const { mentorSeen } = trail;
  trail.search += 1;
  trail.menteeSeen[start] = trail.search;
  const mentees = [start];
  const mentors: number[] = [];
  for (const mentee of mentees) {
    for (let pair = network.starts[mentee]!; pair < ends[mentee]!; pair++) {
      const mentor = network.mentorOf[pair]!;
      if (mentorSeen[mentor] === trail.search || mentorSeen[mentor] === closed || used[pair] === 1) continue;
      mentorSeen[mentor] = trail.search;
      trail.toMentor[mentor] = pair;
      if (load[mentor]! < network.capacity[mentor]!) {
        moveAlong(flow, start, mentor, trail);
        return true;
      }
      mentors.push(mentor);
      seeHolders(flow, mentor, trail, mentees);
    }
  }
  for (const mentor of mentors) mentorSeen[mentor] = closed;
  return false;
}

function seeHolders(
  { network, slots, slotStarts, load }: Choice,
  mentor: number,
  trail: Trail,
  mentees: number[],
): void {
  const last = slotStarts[mentor]! + load[mentor]!;
  for (let slot = slotStarts[mentor]!; slot < last; slot++) {
    const mentee = network.menteeOf[slots[slot]!]!;
    if (trail.menteeSeen[mentee] === trail.search) continue;
    trail.menteeSeen[mentee] = trail.search;
    trail.toMentee[mentee] = slots[slot]!;
    mentees.push(mentee);
  }
}

/** Everybody on the chain moves one mentor on, which leaves a place for `start`. */
function moveAlong(flow: Choice, start: number, free: number, trail: Trail): void {
  const { network, used, slots, slotStarts, load } = flow;
  load[free]! += 1;
  let slot = slotStarts[free]! + load[free]! - 1;
  for (let mentor = free; ; ) {
    const made = trail.toMentor[mentor]!;
    const mentee = network.menteeOf[made]!;
    slots[slot] = made;
    used[made] = 1;
    if (mentee === start) break;
    const undone = trail.toMentee[mentee]!;
    used[undone] = 0;
    mentor = network.mentorOf[undone]!;
    slot = slots.indexOf(undone, slotStarts[mentor]!);
  }
  flow.given[start]! += 1;
  flow.count += 1;
}
