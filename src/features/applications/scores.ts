/** Taking in what readers scored, set by set. */
import { sql } from 'kysely';
import type { Act } from '../../act.ts';
import type { Db } from '../../db/connect.ts';
import type { Review } from './review-preview.ts';

const chunk = 500;

/** Writes reviews; one that is there already is replaced. */
export const receiveReviews = async (act: Act, reviews: readonly Review[]): Promise<void> => {
  for (let from = 0; from < reviews.length; from += chunk) {
    const rows = reviews.slice(from, from + chunk).map(({ applicationId, ...review }) => ({
      application_id: applicationId,
      ...review,
    }));
    await sql`
      insert into reviews (application_id, reviewer, scores, comment, created_at, updated_at)
      select application_id, reviewer, scores, comment, ${act.now}, ${act.now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (application_id uuid, reviewer text, scores jsonb, comment text)
      on conflict (application_id, reviewer)
      do update set scores = excluded.scores, comment = excluded.comment, updated_at = excluded.updated_at`.execute(
      act.db,
    );
  }
};

export const presentReviews = async (db: Db, cohortId: string): Promise<readonly Review[]> => {
  const rows = await db
    .selectFrom('reviews')
    .innerJoin('applications', 'applications.id', 'reviews.application_id')
    .where('applications.cohort_id', '=', cohortId)
    .select(['application_id', 'reviewer', 'scores', 'comment'])
    .execute();
  return rows.map((row) => ({
    applicationId: row.application_id,
    reviewer: row.reviewer,
    scores: row.scores as Record<string, number>,
    comment: row.comment,
  }));
};
