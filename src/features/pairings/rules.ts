/** What an offer may become by an answer; pure. */
export type Side = 'mentee' | 'mentor';
export type OfferState = 'prepared' | 'open' | 'accepted' | 'declined' | 'expired' | 'noRoom' | 'takenBack';
export type Answer = 'accepted' | 'declined';

export type Answers = { readonly mentee: Answer | null; readonly mentor: Answer | null };

export const otherSide = (side: Side): Side => (side === 'mentee' ? 'mentor' : 'mentee');

/** Days in which both sides answer, counted from the later of their letters. */
export const daysToAnswer = 7;

/** Whether this side may still answer: once, or from yes to no while the other has not said yes. */
export const mayAnswer = (state: OfferState, answers: Answers, side: Side, answer: Answer): boolean =>
  state === 'open' && (answers[side] === null || (answers[side] === 'accepted' && answer === 'declined'));

/** Where an offer stands after an answer; whether there is room is asked only when both have said yes. */
export const afterAnswer = (answers: Answers, hasRoom: boolean): OfferState => {
  if (answers.mentee === 'declined' || answers.mentor === 'declined') return 'declined';
  if (answers.mentee === null || answers.mentor === null) return 'open';
  return hasRoom ? 'accepted' : 'noRoom';
};

/** States in which an offer leads to no pairing, though people had heard of it. */
export const fellThrough = ['declined', 'expired', 'noRoom'] as const satisfies readonly OfferState[];

/** How an offer fell through: who said no, who did not answer, or that the last place had gone. */
export type Fall = 'menteeNo' | 'mentorNo' | 'menteeSilent' | 'mentorSilent' | 'bothSilent' | 'noRoom';

export const fallOf = (offer: {
  readonly state: OfferState;
  readonly menteeAnswer: Answer | null;
  readonly mentorAnswer: Answer | null;
}): Fall => {
  if (offer.state === 'noRoom') return 'noRoom';
  if (offer.state === 'declined') return offer.menteeAnswer === 'declined' ? 'menteeNo' : 'mentorNo';
  if (offer.menteeAnswer !== null) return 'mentorSilent';
  return offer.mentorAnswer === null ? 'bothSilent' : 'menteeSilent';
};

/** Days that somebody without a place may stay on the list, counted from the cohort's first day. */
export const daysOnList = 60;

/** The first of a mentor's places that no live pairing stands in, or null when all are taken. */
export const freePlace = (capacity: number, taken: readonly number[]): number | null => {
  const used = new Set(taken);
  // Capacity may have been smaller when earlier pairings opened: what counts is how many there are.
  if (used.size >= capacity) return null;
  for (let place = 1; place <= capacity; place++) if (!used.has(place)) return place;
  return null;
};

export const livePairing = ['notStarted', 'active', 'paused'] as const;
