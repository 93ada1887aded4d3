/** Which runs are worked out while the request waits, and which are wanted, watched and taken up again. */
import type { Frozen } from '../../core/matching/run.ts';

/** Up to so many pairs of people a run takes well below a second: 500 mentees and 500 mentors. */
export const pairsAtOnce = 250_000;

export const isLong = (mentees: number, mentors: number): boolean => mentees * mentors > pairsAtOnce;

export const isLongRound = ({ mentees, mentors }: Pick<Frozen, 'mentees' | 'mentors'>): boolean =>
  isLong(mentees.length, mentors.length);
