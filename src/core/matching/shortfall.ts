/**
 * Problem: which people keep a problem from having an answer, or a mentee from a place? Method: a flow that is optimal
 * and still leaves a minimum load or a demand unmet; everybody whom a chain of changes reaches from there. Whoever the
 * chain would need is already in use, so this set needs more than there is (Hall 1935). Running time: linear in the
 * pairs of the set; for minimum loads, in all pairs times the length of the chain. Ties: the first in canonical order.
 */
import type { Choice } from './flow.ts';
import { counted, sum } from './impossible.ts';
import type { Problem, Reason } from './problem.ts';

/** What is asked for, whatever the pairs. */
type Asked = Omit<Problem, 'scores'>;

/** What an optimal flow shows: a minimum load that it cannot fill, or, with `everyone`, a demand; or null. */
export function shortfall(problem: Asked, flow: Choice): Reason | null {
  const { network, load, given } = flow;
  const mentor = load.findIndex((mentees, at) => mentees < network.minimum[at]!);
  if (mentor >= 0) return minimumShortfall(problem, flow, mentor);
  const mentee = problem.everyone ? given.findIndex((mentors, at) => mentors < network.demand[at]!) : -1;
  return mentee >= 0 ? demandShortfall(problem, flow, mentee) : null;
}

function minimumShortfall(problem: Asked, flow: Choice, mentor: number): Reason {
  const short = whoShare(flow, mentor);
  const people = short.map((at) => problem.mentors[flow.network.mentors[at]!]!);
  const mentors = people.map(({ id }) => id);
  const needed = sum(people.map(({ minimum }) => minimum));
  const available = needed - sum(short.map((at) => flow.network.minimum[at]! - flow.load[at]!));
  const sentence = `${mentors.join(', ')} must get ${counted(needed, 'mentee')} between them, but only ${available} can be found for them.`;
  return { kind: 'minimaOverMentees', mentors, needed, available, sentence };
}

/** Every mentor from whom a mentee could pass along a chain of changes to this one. */
function whoShare({ network, used }: Choice, mentor: number): number[] {
  const inMentees = new Set<number>();
  const inMentors = new Set([mentor]);
  for (let grown = true; grown; ) {
    grown = false;
    for (let pair = 0; pair < network.points.length; pair++) {
      const mentee = network.menteeOf[pair]!;
      const other = network.mentorOf[pair]!;
      if (used[pair] === 0 && inMentors.has(other) && !inMentees.has(mentee)) {
        inMentees.add(mentee);
        grown = true;
      } else if (used[pair] === 1 && inMentees.has(mentee) && !inMentors.has(other)) {
        inMentors.add(other);
        grown = true;
      }
    }
  }
  return [...inMentors].sort((a, b) => a - b);
}

function demandShortfall(problem: Asked, flow: Choice, mentee: number): Reason {
  const { network } = flow;
  const set = whoCompetes(flow, mentee);
  const people = set.mentees.map((at) => problem.mentees[network.mentees[at]!]!);
  const mentees = people.map(({ id }) => id);
  const mentors = set.mentors.map((at) => problem.mentors[network.mentors[at]!]!.id);
  const needed = sum(people.map(({ demand }) => demand));
  const available = needed - sum(set.mentees.map((at) => network.demand[at]! - flow.given[at]!));
  const sentence = `${mentees.join(', ')} must have ${counted(needed, 'mentor')} between them, but only ${counted(available, 'place')} can be found for them.`;
  return { kind: 'demandOverMentors', mentees, mentors, needed, available, sentence };
}

/**
 * Everybody whom a chain of changes from the mentee can reach. Mentors in `known` (by index, 1 for yes) are named where
 * the chain meets them, but it goes no further there.
 */
export function whoCompetes(
  flow: Choice,
  mentee: number,
  known?: Uint8Array,
): { mentees: number[]; mentors: number[] } {
  const { network, used, ends, slots, slotStarts, load } = flow;
  const inMentees = new Uint8Array(network.mentees.length);
  const inMentors = new Uint8Array(network.mentors.length);
  const mentees = [mentee];
  inMentees[mentee] = 1;
  for (const member of mentees) {
    for (let pair = network.starts[member]!; pair < ends[member]!; pair++) {
      const mentor = network.mentorOf[pair]!;
      if (inMentors[mentor] === 1 || used[pair] === 1) continue;
      inMentors[mentor] = 1;
      if (known?.[mentor] === 1) continue;
      for (let slot = slotStarts[mentor]!; slot < slotStarts[mentor]! + load[mentor]!; slot++) {
        const other = network.menteeOf[slots[slot]!]!;
        if (inMentees[other] === 0) mentees.push(other);
        inMentees[other] = 1;
      }
    }
  }
  const mentors = [...inMentors.keys()].filter((mentor) => inMentors[mentor] === 1);
  return { mentees: mentees.sort((a, b) => a - b), mentors };
}
