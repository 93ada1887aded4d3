/** What of an application is not for somebody is taken out of it here, so that no page or file can show it; pure. */
import type { ReviewLine } from './review-queries.ts';
import { type Bar, barsDeciding, type Seal, stateShown } from './review-rules.ts';

/** An application as one person may see it, and why they may not see more. */
export type ShownLine = ReviewLine & { readonly bar: Bar | undefined; readonly seal: Seal };

/**
 * The application with everything taken out that is shut to the person: the applicant, scores, comments and decisions;
 * and of their own application also who reads it.
 */
export const shutLine = (line: ReviewLine, bar: Bar | undefined, sealed: Seal): ShownLine => {
  const seal = { ...sealed, others: sealed.others || barsDeciding(bar) };
  const isOwn = bar === 'own';
  return {
    ...line,
    bar,
    seal,
    ...(seal.names && { name: '', group: undefined, stated: undefined }),
    ...(seal.others && {
      mean: null,
      apart: null,
      pending: null,
      state: stateShown(line.state, seal),
      in: line.in.map(({ personId, reader }, at) => ({
        personId,
        reader: isOwn ? String(at + 1) : reader,
        scores: {},
        comment: '',
      })),
      assigned: line.assigned.map((one) => (isOwn ? { ...one, name: '' } : one)),
    }),
  };
};
