/** What was asked and answered: an answer that was given keeps its question, and its question keeps its options. */
import { sql } from 'kysely';
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

/** Which questions of a role anybody has answered, by key, in an application or a draft of any cohort of the scheme. */
export const answeredKeys = async (db: Db, schemeId: string, role: Role): Promise<ReadonlySet<string>> => {
  const keysIn = (table: 'applications' | 'drafts') =>
    db
      .selectFrom(table)
      .innerJoin('cohorts', 'cohorts.id', `${table}.cohort_id`)
      .where('cohorts.scheme_id', '=', schemeId)
      .where(`${table}.role`, '=', role)
      .select(sql<string>`jsonb_object_keys(${sql.ref(`${table}.answers`)})`.as('key'))
      .distinct();
  const rows = await keysIn('applications').union(keysIn('drafts')).execute();
  return new Set(rows.map(({ key }) => key));
};
