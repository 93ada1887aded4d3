/** The question list of a scheme as it is kept: plain JSON that only this slice writes, checked before it is kept. */
import type { Question } from '../../core/questions/question.ts';

export type Role = 'mentee' | 'mentor';

export type Questions = {
  readonly mentee: readonly Question[];
  readonly mentor: readonly Question[];
};

type Row = { readonly mentee_questions: object; readonly mentor_questions: object };

export const readQuestions = (row: Row): Questions => ({
  mentee: row.mentee_questions as readonly Question[],
  mentor: row.mentor_questions as readonly Question[],
});
