/** What became of a matching once it was published, as far as a cohort's home asks for a hand. */
import type { Db } from '../../db/connect.ts';
import { letterCounts } from '../communications/letter-counts.ts';

export type Outcome = {
  /** Letters of the matching that have not left and leave or are held, those that need a sentence, and whether a day is set. */
  readonly letters: {
    readonly leaving: number;
    readonly held: number;
    readonly unfinished: number;
    readonly set: boolean;
  } | null;
  /** Offers that fell through and that no other has followed, while the mentee still waits. */
  readonly fallen: number;
  /** Mentors whose mentee said no or nothing and who were not asked since, and people on the wait-list without an offer. */
  readonly freed: number;
  readonly waiting: number;
  /** People whose address gives mail back. */
  readonly bounced: number;
};

export const outcomeOf = async (db: Db, cohortId: string): Promise<Outcome> => {
  const batch = await db
    .selectFrom('batches')
    .innerJoin('letters', 'letters.batch_id', 'batches.id')
    .where('batches.cohort_id', '=', cohortId)
    .where('batches.kind', '=', 'matching')
    .where('letters.deleted_at', 'is', null)
    .select((eb) => [
      'approved_at',
      eb.fn
        .countAll<number>()
        .filterWhere('letters.left_at', 'is', null)
        .filterWhere('needs_sentence', '=', true)
        .filterWhere('sentence', '=', '')
        .as('unfinished'),
    ])
    .groupBy('approved_at')
    .executeTakeFirst();
  const { leaving, held } = await letterCounts(db, cohortId);
  const { count } = await db
    .selectFrom('offers')
    .where('cohort_id', '=', cohortId)
    .where('state', 'in', ['declined', 'expired', 'noRoom'])
    .where((eb) => eb.or([eb('mentee_answer', 'is', null), eb('mentee_answer', '=', 'accepted')]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('offers as next')
            .whereRef('next.mentee_application_id', '=', 'offers.mentee_application_id')
            .whereRef('next.made_at', '>', 'offers.made_at')
            .select('next.id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('waiting')
            .whereRef('waiting.application_id', '=', 'offers.mentee_application_id')
            .where('waiting.left_at', 'is', null)
            .select('waiting.application_id'),
        ),
      ),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const { freed } = await db
    .selectFrom('offers')
    .innerJoin('applications', 'applications.id', 'offers.mentor_application_id')
    .where('offers.cohort_id', '=', cohortId)
    .where('applications.state', '!=', 'withdrawn')
    .where((eb) =>
      eb.or([
        eb.and([eb('offers.state', '=', 'declined'), eb('mentee_answer', '=', 'declined')]),
        eb.and([
          eb('offers.state', '=', 'expired'),
          eb('mentee_answer', 'is', null),
          eb('mentor_answer', '=', 'accepted'),
        ]),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('offers as next')
            .whereRef('next.mentor_application_id', '=', 'offers.mentor_application_id')
            .whereRef('next.made_at', '>', 'offers.made_at')
            .select('next.id'),
        ),
      ),
    )
    .select((eb) => eb.fn.count<number>('offers.mentor_id').distinct().as('freed'))
    .executeTakeFirstOrThrow();
  const { waiting } = await db
    .selectFrom('waiting')
    .where('cohort_id', '=', cohortId)
    .where('left_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('offers')
            .whereRef('offers.mentee_application_id', '=', 'waiting.application_id')
            .where('offers.state', 'in', ['prepared', 'open'])
            .select('offers.id'),
        ),
      ),
    )
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow();
  const { bounced } = await db
    .selectFrom('bounced_addresses')
    .innerJoin('people', 'people.email', 'bounced_addresses.email')
    .innerJoin('applications', 'applications.person_id', 'people.id')
    .where('applications.cohort_id', '=', cohortId)
    .select((eb) => eb.fn.count<number>('people.id').distinct().as('bounced'))
    .executeTakeFirstOrThrow();
  return {
    letters:
      batch === undefined
        ? null
        : { leaving, held, unfinished: batch.unfinished, set: batch.approved_at !== null },
    fallen: count,
    freed,
    waiting,
    bounced,
  };
};
