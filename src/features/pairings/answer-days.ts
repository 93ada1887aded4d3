/** The days in which offers are answered, moved for all that are open at once. */
import type { Act } from '../../act.ts';
import type { Db } from '../../db/connect.ts';
import type { Side } from './rules.ts';

/** One side of an open offer that has its letter and has not answered. */
export type Silent = {
  readonly offer: { readonly id: string; readonly side: Side };
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly zone: string | null;
};

export const listSilent = async (db: Db, cohortId: string): Promise<readonly Silent[]> => {
  const rows = await db
    .selectFrom('offers')
    .innerJoin('letters', 'letters.offer_id', 'offers.id')
    .innerJoin('applications', 'applications.id', 'letters.application_id')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .where('offers.cohort_id', '=', cohortId)
    .where('offers.state', '=', 'open')
    .where('letters.left_at', 'is not', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('letters.side', '=', 'mentee'), eb('mentee_answer', 'is', null)]),
        eb.and([eb('letters.side', '=', 'mentor'), eb('mentor_answer', 'is', null)]),
      ]),
    )
    .select(['offers.id', 'letters.side', 'people.name', 'people.email', 'people.language', 'people.zone'])
    .orderBy('people.email')
    .orderBy('offers.id')
    .execute();
  return rows.flatMap(({ id, side, ...person }) =>
    side === null ? [] : [{ offer: { id, side }, ...person }],
  );
};

/** Lets every open offer of a cohort be answered until this moment. Returns how many there are. */
export const moveAnswerDays = async (act: Act, cohortId: string, until: Date): Promise<number> => {
  const moved = await act.db
    .updateTable('offers')
    .set({ answer_by: until })
    .where('cohort_id', '=', cohortId)
    .where('state', '=', 'open')
    .returning('id')
    .execute();
  return moved.length;
};
