import type { Act } from './act.ts';
import { json } from './db/connect.ts';

/** Something that was done, for the audit trail. Facts hold ids, counts and reasons; never answers. */
export type Deed = {
  readonly action: string;
  readonly schemeId?: string;
  readonly cohortId?: string;
  readonly subject?: readonly [table: string, id: string];
  readonly facts?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
};

/** Writes one line of the audit trail inside the act's transaction. */
export const record = async (act: Act, deed: Deed): Promise<void> => {
  await act.db
    .insertInto('history')
    .values({
      at: act.now,
      actor_id: act.actor?.personId ?? null,
      action: deed.action,
      scheme_id: deed.schemeId ?? null,
      cohort_id: deed.cohortId ?? null,
      subject: deed.subject?.[0] ?? null,
      subject_id: deed.subject?.[1] ?? null,
      facts: json(deed.facts ?? {}),
    })
    .execute();
};
