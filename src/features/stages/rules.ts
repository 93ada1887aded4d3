/** The stages of a cohort, and what stands in the way of going back from one; pure. */

/** In the order in which a cohort goes through them. */
export const stages = ['call', 'reading', 'decisions', 'matching', 'letters', 'pairs'] as const;
export type Stage = (typeof stages)[number];

export const isStage = (text: string | undefined): text is Stage =>
  (stages as readonly (string | undefined)[]).includes(text);

/** Whether a stage lies ahead, is under way, is over, or was left out by a cohort that is further already. */
export type Progress = 'ahead' | 'now' | 'done' | 'unused';

/** How far a cohort is, in numbers. */
export type Standing = {
  readonly call: {
    readonly state: 'unwritten' | 'hidden' | 'announced' | 'open' | 'closed';
    readonly closesOn: string;
    /** Forms begun and not sent. */
    readonly unsent: number;
    readonly sent: number;
  };
  readonly reading: {
    readonly state: 'none' | 'ahead' | 'open' | 'closed';
    readonly opensOn: string;
    readonly closesOn: string;
    readonly namesHidden: boolean;
    /** Readings that are in, and readings given out that are not. */
    readonly in: number;
    readonly left: number;
    readonly readers: number;
    /** Applications that no decision has been applied to. */
    readonly undecided: number;
  };
  readonly decisions: {
    /** Of the decisions that were applied last, those that still stand. */
    readonly accepted: number;
    readonly waitlisted: number;
    readonly declined: number;
    /** Applied with them, and withdrawn since. */
    readonly withdrawn: number;
    /** A newer decision about the same application waits. */
    readonly marked: number;
    readonly waiting: number;
    readonly on: string;
    readonly by: string;
  };
  readonly matching: {
    /** The run that the board shows; 0 for none. */
    readonly run: number;
    readonly pairs: number;
    readonly runs: number;
  };
  readonly letters: {
    readonly state: 'none' | 'written' | 'set' | 'left';
    readonly all: number;
    readonly left: number;
    /** Of those that have not left: not held back, and held back. */
    readonly leaving: number;
    readonly held: number;
    readonly people: number;
    readonly sentences: number;
    readonly read: number;
    /** Offers that nobody knows of yet. */
    readonly prepared: number;
    readonly leavesOn: string;
    readonly takenBack: number;
  };
  readonly pairs: {
    readonly open: number;
    readonly answered: number;
    readonly opened: number;
    /** The last day to answer, of the offer that is open longest. */
    readonly closesOn: string;
    /** Sides that have their letter and have not answered. */
    readonly silent: number;
    readonly state: 'none' | 'open';
  };
};

export const standing = ({ accepted, waitlisted, declined }: Standing['decisions']): number =>
  accepted + waitlisted + declined;

export const progressOf = (stage: Stage, now: Standing): Progress => {
  const own = ownProgress(stage, now);
  const later = stages.slice(stages.indexOf(stage) + 1);
  return own === 'ahead' && later.some((each) => ownProgress(each, now) !== 'ahead') ? 'unused' : own;
};

const ownProgress = (stage: Stage, now: Standing): Progress => {
  const { call, reading, decisions, matching, letters, pairs } = now;
  const is = (done: boolean, begun: boolean): Progress => (done ? 'done' : begun ? 'now' : 'ahead');
  switch (stage) {
    case 'call':
      return is(call.state === 'closed', call.state === 'open');
    case 'reading':
      return is(
        reading.state === 'closed' || (reading.state === 'none' && reading.in > 0),
        reading.state === 'open',
      );
    case 'decisions':
      return is(
        standing(decisions) > 0 && reading.undecided === 0,
        standing(decisions) + decisions.waiting > 0,
      );
    case 'matching':
      return is(matching.run > 0 && letters.state !== 'none', matching.run > 0);
    case 'letters':
      return is(letters.all > 0 && letters.left === letters.all, letters.state !== 'none');
    default:
      return is(pairs.opened > 0 && pairs.open === 0, pairs.open + pairs.opened > 0);
  }
};

/** Why a stage cannot be stepped back. */
export type Hindrance =
  | 'notReached'
  | 'lettersLeft'
  | 'lettersFirst'
  | 'decisionsFirst'
  | 'marksFirst'
  | 'pairsStand';

/** What stands in the way of stepping a stage back; null when nothing does. Later stages are stepped back first. */
export const hindranceOf = (stage: Stage, now: Standing): Hindrance | null => {
  if (!isReached(stage, now)) return 'notReached';
  // What people know of stands; only the day on which offers end can be moved.
  if (stage === 'pairs') return now.pairs.open > 0 ? null : 'pairsStand';
  if (now.letters.left > 0) return 'lettersLeft';
  if (stage !== 'letters' && now.letters.state !== 'none') return 'lettersFirst';
  if (stage === 'call' && standing(now.decisions) > 0) return 'decisionsFirst';
  if (stage === 'reading' && now.reading.undecided === 0) return 'decisionsFirst';
  return stage === 'decisions' && now.decisions.marked > 0 ? 'marksFirst' : null;
};

const isReached = (stage: Stage, now: Standing): boolean => {
  switch (stage) {
    case 'call':
      return now.call.state === 'announced' || now.call.state === 'open' || now.call.state === 'closed';
    case 'reading':
      return now.reading.state === 'open' || now.reading.state === 'closed';
    case 'decisions':
      return standing(now.decisions) > 0;
    case 'matching':
      return now.matching.run > 0;
    case 'letters':
      return now.letters.state !== 'none';
    default:
      return now.pairs.open + now.pairs.opened > 0;
  }
};

/** The call, reading and answers end on a day, which can be moved while it is still ahead; after it, they open again. */
export type Dated = 'call' | 'reading' | 'pairs';

export const isDated = (stage: Stage): stage is Dated =>
  stage === 'call' || stage === 'reading' || stage === 'pairs';

/** Whether a day moves or the stage, being over, opens again. */
export const opensAgain = (stage: Dated, now: Standing): boolean => now[stage].state === 'closed';
