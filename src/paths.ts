/** Every address of the house, as a function. Pages link and redirect through these and nothing else. */
const q = (parameters: Readonly<Record<string, string | number | null | undefined>>): string => {
  const pairs = Object.entries(parameters).flatMap(([key, value]) =>
    value === null || value === undefined || value === '' ? [] : [[key, String(value)] as [string, string]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
};

export const paths = {
  home: () => '/',
  health: () => '/health',
  start: (code?: string) => `/start${q({ code })}`,
  privacy: () => '/privacy',
  accessibility: () => '/accessibility',

  signIn: (to?: string) => `/sign-in${q({ to })}`,
  signInSent: () => '/sign-in/sent',
  signInLink: (token: string, to?: string) => `/sign-in/link/${token}${q({ to })}`,
  signOut: () => '/sign-out',
  me: () => '/me',
  mySessions: () => '/me/sessions',

  /** With a role and a place, the form of a new role has both chosen, time after time. */
  roles: (asked: { role?: string | undefined; place?: string | undefined } = {}) => `/roles${q(asked)}`,
  roleGrant: (grant: string) => `/roles/${grant}`,
  roleGrantRemoval: (grant: string) => `/roles/${grant}/removal`,

  outbox: (state?: string) => `/outbox${q({ state })}`,
  bounces: () => '/outbox/bounces',
  message: (message: string) => `/outbox/${message}`,
  messageSending: (message: string) => `/outbox/${message}/sending`,

  cohortAddress: (cohort: string, person: string) => `/cohorts/${cohort}/addresses/${person}`,
  stop: (token: string) => `/stop/${token}`,

  cohortOutbox: (cohort: string, view: { show?: string; all?: string } = {}) =>
    `/cohorts/${cohort}/outbox${q(view)}`,
  /** The letter stands after the list where there is one column, so links lead to it. */
  cohortLetter: (cohort: string, letter: string, view: { show?: string; as?: string } = {}) =>
    `/cohorts/${cohort}/outbox/${letter}${q(view)}#letter`,
  cohortLetterHold: (cohort: string, letter: string) => `/cohorts/${cohort}/outbox/${letter}/hold`,
  cohortLetterWords: (cohort: string, letter: string) => `/cohorts/${cohort}/outbox/${letter}/words`,
  cohortLetterLater: (cohort: string, letter: string) => `/cohorts/${cohort}/outbox/${letter}/later`,
  cohortLetterDeletion: (cohort: string, letter: string) => `/cohorts/${cohort}/outbox/${letter}/deletion`,
  cohortLeaving: (cohort: string) => `/cohorts/${cohort}/outbox-leaving`,
  cohortRecall: (cohort: string) => `/cohorts/${cohort}/outbox-recall`,
  cohortReader: (cohort: string) => `/cohorts/${cohort}/outbox-reader`,
  cohortReading: (cohort: string) => `/cohorts/${cohort}/outbox-reading`,

  pairs: (cohort: string, page?: number) => `/cohorts/${cohort}/pairs${q({ page })}`,
  offerAlternate: (cohort: string, offer: string) => `/cohorts/${cohort}/offers/${offer}/alternate`,
  answer: (token: string) => `/answers/${token}`,
  waiting: (cohort: string, page?: number) => `/cohorts/${cohort}/waiting${q({ page })}`,
  waitingOffer: (cohort: string) => `/cohorts/${cohort}/waiting/offers`,
  waitingListing: (cohort: string) => `/cohorts/${cohort}/waiting/people`,
  ownList: (token: string) => `/list/${token}`,

  newScheme: (template?: string) => `/schemes/new${q({ template })}`,
  schemes: () => '/schemes',
  scheme: (scheme: string) => `/schemes/${scheme}`,
  schemeLetters: (scheme: string) => `/schemes/${scheme}/letters`,
  schemeLetter: (scheme: string, kind: string, version?: number) =>
    `/schemes/${scheme}/letters/${kind}${q({ version })}`,
  schemeWords: (scheme: string) => `/schemes/${scheme}/words`,
  schemeRules: (scheme: string) => `/schemes/${scheme}/rules`,
  schemeWeights: (scheme: string) => `/schemes/${scheme}/rules/weights`,
  schemePreset: (scheme: string) => `/schemes/${scheme}/rules/preset`,
  schemeGoals: (scheme: string) => `/schemes/${scheme}/rules/goals`,
  schemeConstraints: (scheme: string) => `/schemes/${scheme}/rules/constraints`,
  schemeQuestions: (scheme: string, role?: string) => `/schemes/${scheme}/questions${q({ role })}`,
  newSchemeQuestion: (scheme: string, role?: string) => `/schemes/${scheme}/new-question${q({ role })}`,
  schemeQuestion: (scheme: string, role: string, question: string) =>
    `/schemes/${scheme}/questions/${role}/${question}`,
  schemeQuestionRemoval: (scheme: string, role: string, question: string) =>
    `/schemes/${scheme}/questions/${role}/${question}/removal`,
  newCohort: (scheme: string) => `/schemes/${scheme}/cohorts/new`,
  cohorts: (scheme: string) => `/schemes/${scheme}/cohorts`,

  cohort: (cohort: string) => `/cohorts/${cohort}`,
  cohortSettings: (cohort: string) => `/cohorts/${cohort}/settings`,
  stages: (cohort: string) => `/cohorts/${cohort}/stages`,
  stage: (cohort: string, stage: string) => `/cohorts/${cohort}/stages/${stage}`,
  history: (cohort: string, page?: number) => `/cohorts/${cohort}/history${q({ page })}`,

  /** The public page of a cohort; `from` says by which link somebody came. */
  call: (cohort: string, view: { from?: string | undefined; city?: string } = {}) =>
    `/call/${cohort}${q(view)}`,
  apply: (cohort: string, role: string, from?: string | null) => `/call/${cohort}/${role}${q({ from })}`,
  applySent: (cohort: string, role: string) => `/call/${cohort}/${role}/sent`,
  applyLink: (cohort: string, role: string, token: string) => `/call/${cohort}/${role}/link/${token}`,
  applyStatus: (cohort: string, role: string) => `/call/${cohort}/${role}/status`,
  applyStep: (cohort: string, role: string, step: string) => `/call/${cohort}/${role}/steps/${step}`,
  applyCheck: (cohort: string, role: string) => `/call/${cohort}/${role}/check`,
  applySending: (cohort: string, role: string) => `/call/${cohort}/${role}/sending`,
  applyWithdrawal: (cohort: string, role: string) => `/call/${cohort}/${role}/withdrawal`,
  applyLeaving: (cohort: string, role: string) => `/call/${cohort}/${role}/leaving`,
  applyFile: (cohort: string, role: string, file: string) => `/call/${cohort}/${role}/files/${file}`,
  cohortCall: (cohort: string) => `/cohorts/${cohort}/call`,
  callPreview: (cohort: string) => `/cohorts/${cohort}/call/preview`,
  callOpening: (cohort: string) => `/cohorts/${cohort}/call/opening`,
  callClosing: (cohort: string) => `/cohorts/${cohort}/call/closing`,

  applications: (cohort: string, filter: { role?: string; page?: number; find?: string } = {}) =>
    `/cohorts/${cohort}/applications${q(filter)}`,
  application: (cohort: string, application: string) => `/cohorts/${cohort}/applications/${application}`,
  applicationFile: (cohort: string, application: string, file: string) =>
    `/cohorts/${cohort}/applications/${application}/files/${file}`,
  withdrawal: (cohort: string, application: string) =>
    `/cohorts/${cohort}/applications/${application}/withdrawal`,
  applicationsFile: (cohort: string, role: string, kind: 'csv' | 'xlsx') =>
    `/cohorts/${cohort}/applications/${role}.${kind}`,

  /** `open: 'next'` goes straight on to the next application, while there is one. */
  readings: (cohort: string, view: { open?: 'next' } = {}) => `/cohorts/${cohort}/readings${q(view)}`,
  reading: (cohort: string, application: string) => `/cohorts/${cohort}/readings/${application}`,
  readingFile: (cohort: string, application: string, file: string) =>
    `/cohorts/${cohort}/readings/${application}/files/${file}`,
  readingConflict: (cohort: string, application: string) =>
    `/cohorts/${cohort}/readings/${application}/conflict`,
  /** `choose: 'rest'` ticks everybody shown who has no decision yet. */
  reviews: (cohort: string, view: { show?: string; page?: number; choose?: 'rest' } = {}) =>
    `/cohorts/${cohort}/review${q(view)}`,
  reviewPhases: (cohort: string) => `/cohorts/${cohort}/review/phases`,
  reviewSharing: (cohort: string) => `/cohorts/${cohort}/review/sharing`,
  reviewReminders: (cohort: string) => `/cohorts/${cohort}/review/reminders`,
  reviewDecisions: (cohort: string) => `/cohorts/${cohort}/review/decisions`,
  reviewsFile: (cohort: string) => `/cohorts/${cohort}/review/readings.csv`,
  reviewed: (cohort: string, application: string) => `/cohorts/${cohort}/reviewed/${application}`,
  reviewReaders: (cohort: string, application: string) =>
    `/cohorts/${cohort}/reviewed/${application}/readers`,
  reviewReaderRemoval: (cohort: string, application: string, person: string) =>
    `/cohorts/${cohort}/reviewed/${application}/readers/${person}/removal`,
  decisions: (cohort: string) => `/cohorts/${cohort}/decisions`,

  hours: (cohort: string, page?: number) => `/cohorts/${cohort}/hours${q({ page })}`,
  hoursTimer: (cohort: string) => `/cohorts/${cohort}/hours/timer`,
  hoursTimerStop: (cohort: string) => `/cohorts/${cohort}/hours/timer/stop`,
  hoursSuggestion: (cohort: string) => `/cohorts/${cohort}/hours/suggestions`,
  hoursRemoval: (cohort: string, entry: string) => `/cohorts/${cohort}/hours/${entry}/removal`,

  imports: (cohort: string) => `/cohorts/${cohort}/imports`,
  newImport: (cohort: string, what?: string) => `/cohorts/${cohort}/imports/new${q({ what })}`,
  importColumns: (cohort: string, file: string) => `/cohorts/${cohort}/imports/${file}/columns`,
  importPreview: (cohort: string, file: string, page?: number) =>
    `/cohorts/${cohort}/imports/${file}/preview${q({ page })}`,
  importCommit: (cohort: string, file: string) => `/cohorts/${cohort}/imports/${file}/commit`,
  importDiscard: (cohort: string, file: string) => `/cohorts/${cohort}/imports/${file}/discard`,
  importResult: (cohort: string, file: string) => `/cohorts/${cohort}/imports/${file}`,
  importWrongRows: (cohort: string, file: string, kind: 'csv' | 'xlsx') =>
    `/cohorts/${cohort}/imports/${file}/wrong-rows.${kind}`,

  matching: (cohort: string, view: { order?: string; page?: number } = {}) =>
    `/cohorts/${cohort}/matching${q(view)}`,
  matchRuns: (cohort: string) => `/cohorts/${cohort}/matching/runs`,
  matchRun: (cohort: string, run: number, view: { order?: string; page?: number } = {}) =>
    `/cohorts/${cohort}/matching/runs/${run}${q(view)}`,
  wantedRun: (cohort: string, wanted: string) => `/cohorts/${cohort}/matching/wanted/${wanted}`,
  wantedRunCancel: (cohort: string, wanted: string) =>
    `/cohorts/${cohort}/matching/wanted/${wanted}/cancellation`,
  matchRunRules: (cohort: string, run: number) => `/cohorts/${cohort}/matching/runs/${run}/rules`,
  matchRunCheck: (cohort: string, run: number) => `/cohorts/${cohort}/matching/runs/${run}/check`,
  matchRunPrint: (cohort: string, run: number) => `/cohorts/${cohort}/matching/runs/${run}/print`,
  matchRunFile: (cohort: string, run: number, kind: 'csv' | 'xlsx' | 'json') =>
    `/cohorts/${cohort}/matching/runs/${run}/result.${kind}`,
  matchRepair: (cohort: string, run: number, view: { who?: string; point?: number } = {}) =>
    `/cohorts/${cohort}/matching/runs/${run}/repair${q(view)}`,
  matchStable: (cohort: string, run: number) => `/cohorts/${cohort}/matching/runs/${run}/stable`,
  matchGroups: (cohort: string, run: number, view: { by?: string } = {}) =>
    `/cohorts/${cohort}/matching/runs/${run}/groups${q(view)}`,
  matchGroupsFile: (cohort: string, run: number, view: { by?: string } = {}) =>
    `/cohorts/${cohort}/matching/runs/${run}/groups.csv${q(view)}`,
  matchArrivals: (cohort: string, run: number) => `/cohorts/${cohort}/matching/runs/${run}/arrivals`,
  matchRunRestore: (cohort: string, run: number) => `/cohorts/${cohort}/matching/runs/${run}/restore`,
  matchRunAgain: (cohort: string, run: number) => `/cohorts/${cohort}/matching/runs/${run}/again`,
  matchPublication: (cohort: string, run: number) => `/cohorts/${cohort}/matching/runs/${run}/publication`,
  matchCompare: (cohort: string, run: number, other: number, page?: number) =>
    `/cohorts/${cohort}/matching/runs/${run}/compare/${other}${q({ page })}`,
  matchPrice: (
    cohort: string,
    run: number,
    question: { kind: 'force' | 'forbid'; mentee: string; mentor: string; order?: string },
  ) => `/cohorts/${cohort}/matching/runs/${run}${q(question)}`,
  matchChange: (cohort: string, run: number) => `/cohorts/${cohort}/matching/runs/${run}/changes`,
  matchKeep: (cohort: string, run: number) => `/cohorts/${cohort}/matching/runs/${run}/keeps`,
  matchPerson: (
    cohort: string,
    run: number,
    role: 'mentee' | 'mentor',
    number: string,
    view: { fits?: number | null; others?: number | null; more?: 'yes' } = {},
  ) => `/cohorts/${cohort}/matching/runs/${run}/${role}/${encodeURIComponent(number)}${q(view)}`,

  demo: () => '/demo',
  demoVisit: () => '/demo/visit',
} as const;
