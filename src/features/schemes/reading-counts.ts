/** How far readings are, counted by the database, so that thousands of applications cost a page no more than a few. */
import { type RawBuilder, sql } from 'kysely';
import type { ApplicationState } from '../../db/tables.ts';
import type { Cohort } from './queries.ts';

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

/** A row for each mentee application of a cohort that can be read, for `from` or `with`. */
export const farRead = (cohort: Pick<Cohort, 'id' | 'rules'>): RawBuilder<FarRead> => {
  const categories = cohort.rules.reviewCategories.map(
    ({ key }) => sql`(scores ->> ${sql.val(key)}::text)::numeric`,
  );
  const total = categories.length === 0 ? sql`null::numeric` : sql.join(categories, sql` + `);
  // Both kinds of rows are grouped at once: joined one by one they cost the embedded database, which guesses sizes, more.
  return sql<FarRead>`(
    select applications.id, number, state, coalesce(so_far.readings, 0) as readings, so_far.apart,
      coalesce(so_far.readers, 0) as readers, outcome
    from applications
    left join decisions on decisions.application_id = applications.id and applied_at is null
    left join (
      select application_id, count(*) filter (where is_reading) as readings,
        case when count(total) > 1 then max(total) - min(total) end as apart, count(distinct reader) as readers
      from (
        select application_id, true as is_reading, coalesce(person_id::text, 'file ' || reviewer) as reader,
          ${total} as total
        from reviews
        union all select application_id, false, person_id::text, null from assignments
      ) as each
      group by application_id
    ) as so_far on so_far.application_id = applications.id
    where cohort_id = ${cohort.id} and role = 'mentee' and state not in ('draft', 'withdrawn'))`;
};
