import type { Act } from '../../act.ts';

type Version = { readonly question_list_id: string } | { readonly rule_set_id: string };

/** Puts the cohorts of the scheme on a version. Runs keep what they were made with, applications what they answered. */
export const useNewest = async (act: Act, schemeId: string, version: Version): Promise<void> => {
  await act.db.updateTable('cohorts').set(version).where('scheme_id', '=', schemeId).execute();
};
