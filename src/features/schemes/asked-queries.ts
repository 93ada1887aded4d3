/** Questions that were asked once and are not any more: an answer that was given keeps its question. */
import type { Answers, Question } from '../../core/questions/question.ts';
import type { Db } from '../../db/connect.ts';
import { type Role, readQuestions } from './questions-document.ts';

/**
 * The questions behind answers that `known` does not ask for, as their newest version has them, in that version's order.
 * Nothing is asked of the database while every answer has its question, which is nearly always.
 */
export const askedBefore = async (
  db: Db,
  schemeId: string,
  role: Role,
  known: readonly Question[],
  answers: readonly Answers[],
): Promise<readonly Question[]> => {
  const asked = new Set(known.map(({ key }) => key));
  const missing = new Set(
    answers.flatMap((own) => Object.keys(own).filter((key) => own[key] !== undefined && !asked.has(key))),
  );
  if (missing.size === 0) return [];
  const versions = await db
    .selectFrom('question_lists')
    .select(['mentee_questions', 'mentor_questions'])
    .where('scheme_id', '=', schemeId)
    .orderBy('version', 'desc')
    .execute();
  return versions.flatMap((version) => readQuestions(version)[role].filter(({ key }) => missing.delete(key)));
};
