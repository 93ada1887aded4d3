/** What a cohort's dates, weights and next step must be; pure. */
export type Dates = {
  readonly opensOn: string;
  readonly closesOn: string;
  readonly startsOn: string;
  readonly endsOn: string;
};

export type DatesProblem = {
  readonly field: keyof Dates;
  readonly code:
    | 'closesBeforeOpens'
    | 'startsBeforeCloses'
    | 'endsBeforeStarts'
    | 'callTooLong'
    | 'pairsTooLong';
};

/** In months: how long a call, and the pairs of a cohort, may last. */
const longest = { call: 24, pairs: 36 } as const;

/** Every pair of days that stands in the wrong order or too far apart, each at its later day. */
export const datesProblems = ({ opensOn, closesOn, startsOn, endsOn }: Dates): readonly DatesProblem[] => {
  const problems: (DatesProblem | null)[] = [
    closesOn < opensOn
      ? { field: 'closesOn', code: 'closesBeforeOpens' }
      : closesOn > monthsAfter(opensOn, longest.call)
        ? { field: 'closesOn', code: 'callTooLong' }
        : null,
    startsOn < closesOn ? { field: 'startsOn', code: 'startsBeforeCloses' } : null,
    endsOn <= startsOn
      ? { field: 'endsOn', code: 'endsBeforeStarts' }
      : endsOn > monthsAfter(startsOn, longest.pairs)
        ? { field: 'endsOn', code: 'pairsTooLong' }
        : null,
  ];
  return problems.filter((problem) => problem !== null);
};

/** The same day so many months later; the 31st of a shorter month counts as its day 31. Negative: earlier. */
export const monthsAfter = (day: string, months: number): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString();
  return `${at.slice(0, 7)}${day.slice(7)}`;
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
