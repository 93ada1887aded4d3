import type { Act } from '../../act.ts';

type Version = { readonly question_list_id: string } | { readonly rule_set_id: string };

/** Puts every cohort of the scheme that has not ended on a version; an ended one keeps what it was run with. */
export const useNewest = async (act: Act, schemeId: string, version: Version): Promise<void> => {
  await act.db
    .updateTable('cohorts')
    .set(version)
    .where('scheme_id', '=', schemeId)
    .where('ends_on', '>=', act.now.toISOString().slice(0, 10))
    .execute();
};
