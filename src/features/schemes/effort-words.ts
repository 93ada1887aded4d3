/** The phases of work on a cohort, as its home and its ledger name them. */
export const effortPhaseWords = {
  'effort.development': 'Setting up',
  'effort.promotion': 'Promotion',
  'effort.reading': 'Reading applications',
  'effort.matching': 'Matching',
  'effort.training': 'Training',
  'effort.support': 'Support',
  'effort.evaluationLiaison': 'Evaluation',
  'effort.hours': '{hours} h',
  'effort.of': '{hours} of {planned} h',
  'effort.planned': '{planned} h planned',
} as const;
