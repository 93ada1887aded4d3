/** A file of an application, for whoever may read it. */
import type { FileType } from '../../core/files/file-type.ts';
import type { Db } from '../../db/connect.ts';
import { NotFound } from '../../refusal.ts';
import type { Own } from './own.ts';

export type StoredFile = {
  readonly name: string;
  readonly type: FileType;
  readonly content: Uint8Array;
};

/** A file of one's own form, or NotFound. */
export const findOwnFile = (db: Db, cohortId: string, own: Own, id: string): Promise<StoredFile> =>
  findFile(db, { cohort_id: cohortId, role: own.role, person_id: own.person.id }, id);

/** A file of an application that was sent, or NotFound; nobody but its writer sees a draft's. */
export const findApplicationFile = async (
  db: Db,
  cohort: { readonly id: string },
  applicationId: string,
  id: string,
): Promise<StoredFile> => {
  const application = await db
    .selectFrom('applications')
    .select(['cohort_id', 'role', 'person_id'])
    .where('id', '=', applicationId)
    .where('cohort_id', '=', cohort.id)
    .executeTakeFirst();
  if (application === undefined) throw new NotFound();
  return findFile(db, application, id);
};

type Place = { readonly cohort_id: string; readonly role: Own['role']; readonly person_id: string };

const findFile = async (db: Db, place: Place, id: string): Promise<StoredFile> => {
  const file = await db
    .selectFrom('application_files')
    .select(['name', 'type', 'content'])
    .where('id', '=', id)
    .where('cohort_id', '=', place.cohort_id)
    .where('role', '=', place.role)
    .where('person_id', '=', place.person_id)
    .executeTakeFirst();
  if (file === undefined) throw new NotFound();
  return file;
};
