/** Which state an application may move to; pure. */
import type { ApplicationState } from '../../db/tables.ts';

const moves: Readonly<Record<ApplicationState, readonly ApplicationState[]>> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['underReview', 'accepted', 'waitlisted', 'declined', 'withdrawn'],
  underReview: ['submitted', 'accepted', 'waitlisted', 'declined', 'withdrawn'],
  accepted: ['withdrawn'],
  waitlisted: ['accepted', 'declined', 'withdrawn'],
  declined: ['withdrawn'],
  withdrawn: ['submitted'],
};

export const canMove = (from: ApplicationState, to: ApplicationState): boolean => moves[from].includes(to);
