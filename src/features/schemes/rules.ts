/** What a cohort's dates, weights and next step must be; pure. */
export type Dates = {
  readonly opensOn: string;
  readonly closesOn: string;
  readonly startsOn: string;
  readonly endsOn: string;
};

export type DatesProblem = {
  readonly field: keyof Dates;
  readonly code: 'closesBeforeOpens' | 'startsBeforeCloses' | 'endsBeforeStarts';
};

/** The first pair of days that stands in the wrong order. */
export const datesProblem = ({ opensOn, closesOn, startsOn, endsOn }: Dates): DatesProblem | null => {
  if (closesOn < opensOn) return { field: 'closesOn', code: 'closesBeforeOpens' };
  if (startsOn < closesOn) return { field: 'startsOn', code: 'startsBeforeCloses' };
  if (endsOn <= startsOn) return { field: 'endsOn', code: 'endsBeforeStarts' };
  return null;
};

export const allWeights = 1000;

/** How far the weights are from 1000: positive when some are missing. */
export const weightsMissing = (weights: readonly number[]): number =>
  allWeights - weights.reduce((sum, weight) => sum + weight, 0);

export type Phase = 'before' | 'call' | 'matching' | 'meetings' | 'ended';

/** Where a cohort stands on a day. */
export const phaseOn = (day: string, { opensOn, closesOn, startsOn, endsOn }: Dates): Phase => {
  if (day < opensOn) return 'before';
  if (day <= closesOn) return 'call';
  if (day < startsOn) return 'matching';
  return day <= endsOn ? 'meetings' : 'ended';
};

export type Standing = {
  readonly mentees: number;
  readonly mentors: number;
  readonly runs: number;
};

export type Step = 'importMentees' | 'importMentors' | 'match' | 'seeMatching';

/** What a coordinator does next; the list of a cohort's home begins with it. */
export const nextStep = ({ mentees, mentors, runs }: Standing): Step => {
  if (mentees === 0) return 'importMentees';
  if (mentors === 0) return 'importMentors';
  return runs === 0 ? 'match' : 'seeMatching';
};
