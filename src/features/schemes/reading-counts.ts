/** How far readings are, counted by the database, so that thousands of applications cost a page no more than a few. */
import { type RawBuilder, sql } from 'kysely';
import type { ApplicationState } from '../../db/tables.ts';

/** A mentee application that can be read; the numbers as `core/review/agreement.ts` has them. */
export type FarRead = {
  readonly id: string;
  readonly number: string;
  readonly state: ApplicationState;
  readonly readings: number;
  /** The highest total less the lowest; null with fewer than two whole readings. */
  readonly apart: string | null;
  /** Whoever reads or has read it, here or in a file. */
  readonly readers: number;
  /** A decision that waits. */
  readonly outcome: 'accepted' | 'waitlisted' | 'declined' | null;
};

/**
 * A row for each mentee application of a cohort that can be read, for `from` or `with`; reads `reviews`, `assignments` and
 * `decisions` beside. The categories that readers score are named by key.
 */
export const farRead = (cohortId: string, categories: readonly string[]): RawBuilder<FarRead> => {
  const scores = categories.map((key) => sql`(scores ->> ${sql.val(key)}::text)::numeric`);
  const total = scores.length === 0 ? sql`null::numeric` : sql.join(scores, sql` + `);
  const here = sql`cohort_id = ${cohortId} and role = 'mentee'`;
  // Everything is laid together and grouped once, readings of other cohorts too: to look up where each belongs costs more.
  // Groups that are joined can cost the embedded database minutes, where it guesses that there are few.
  return sql<FarRead>`(
    select application_id as id, max(number) as number, max(state) as state, max(outcome) as outcome,
      count(is_in) filter (where is_in) as readings, count(is_in) as readers,
      case when count(total) > 1 then max(total) - min(total) end as apart
    from (
      select id as application_id, number, state, null as outcome, null::boolean as is_in, null::numeric as total
      from applications where ${here} and state not in ('draft', 'withdrawn')
      union all
      select application_id, null, null, null, true, ${total} from reviews
      union all
      select application_id, null, null, null, false, null
      from assignments join applications on applications.id = application_id where ${here} and not exists (
        select 1 from reviews
        where reviews.application_id = assignments.application_id and reviews.person_id = assignments.person_id)
      union all
      select application_id, null, null, outcome, null, null
      from decisions join applications on applications.id = application_id where ${here} and applied_at is null
    ) as each
    group by application_id having max(number) is not null)`;
};
