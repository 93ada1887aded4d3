/** How long each part of a call may be, in signs. */
export const callLimits = {
  headline: 120,
  lead: 800,
  forMentees: 2000,
  forMentors: 2000,
  gives: 2000,
  expects: 600,
  formMinutes: 3,
  costs: 120,
  contactName: 120,
  contactEmail: 254,
} as const;
