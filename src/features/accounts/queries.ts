import type { Db } from '../../db/connect.ts';
import { may, type Role, type Viewer } from '../../permissions.ts';
import { NotFound } from '../../refusal.ts';
import type { Reach } from './rules.ts';
import { digestOf } from './token.ts';

export type LinkState = 'open' | 'used' | 'old';

/** How a mailed link stands. Reading it uses nothing up. */
export const linkState = async (db: Db, token: string, now: Date): Promise<LinkState> => {
  const link = await db
    .selectFrom('sign_in_links')
    .select(['used_at', 'expires_at'])
    .where('digest', '=', digestOf(token))
    .executeTakeFirst();
  if (link === undefined) return 'old';
  if (link.used_at !== null) return 'used';
  return link.expires_at > now ? 'open' : 'old';
};

/** The organisation, a scheme or a cohort, as something a role can hold over. */
export type Place = Reach & { readonly key: string; readonly label: string };

export type GrantRow = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: Date;
  readonly place: Place;
};

/** Every place over which this person may say who has which role: the organisation first, cohorts under schemes. */
export const listPlaces = async (db: Db, viewer: Viewer): Promise<Place[]> =>
  (await everyPlace(db)).filter((place) => may(viewer, 'manageRoles', scopeOf(place)));

/** Who has which role, as far as this person may change it. */
export const listGrants = async (db: Db, viewer: Viewer): Promise<GrantRow[]> => {
  const places = new Map((await listPlaces(db, viewer)).map((place) => [place.key, place]));
  const rows = await grants(db).execute();
  return rows
    .flatMap((row) => {
      const place = places.get(row.cohort_id ?? row.scheme_id ?? organisationKey);
      return place === undefined ? [] : [rowOf(row, place)];
    })
    .sort((a, b) => keysInOrder(places).indexOf(a.place.key) - keysInOrder(places).indexOf(b.place.key));
};

/** One grant, with what it holds over; whether somebody may change it is for the caller to ask. */
export const findGrant = async (db: Db, id: string): Promise<GrantRow> => {
  const row = await grants(db).where('role_grants.id', '=', id).executeTakeFirst();
  const key = row?.cohort_id ?? row?.scheme_id ?? organisationKey;
  const place = (await everyPlace(db)).find((one) => one.key === key);
  if (row === undefined || place === undefined) throw new NotFound();
  return rowOf(row, place);
};

/** The person's own roles, with the names of what they hold over. */
export const rolesOf = async (db: Db, viewer: Viewer): Promise<{ role: Role; label: string }[]> => {
  const places = await everyPlace(db);
  return viewer.grants.map(({ role, schemeId, cohortId }) => ({
    role,
    label: places.find(({ key }) => key === (cohortId ?? schemeId ?? organisationKey))?.label ?? '',
  }));
};

export const organisationKey = 'organisation';

const everyPlace = async (db: Db): Promise<Place[]> => {
  const organisation = await db.selectFrom('organisations').select('name').executeTakeFirst();
  const schemes = await db.selectFrom('schemes').select(['id', 'name']).orderBy('name').execute();
  const cohorts = await db
    .selectFrom('cohorts')
    .select(['id', 'name', 'scheme_id'])
    .orderBy('starts_on')
    .orderBy('id')
    .execute();
  return [
    { key: organisationKey, label: organisation?.name ?? '', schemeId: null, cohortId: null },
    ...schemes.flatMap((scheme) => [
      { key: scheme.id, label: scheme.name, schemeId: scheme.id, cohortId: null },
      ...cohorts
        .filter((cohort) => cohort.scheme_id === scheme.id)
        .map((cohort) => ({
          key: cohort.id,
          label: `${scheme.name}, ${cohort.name}`,
          schemeId: scheme.id,
          cohortId: cohort.id,
        })),
    ]),
  ];
};

export const scopeOf = ({ schemeId, cohortId }: Reach) => ({
  ...(schemeId === null ? {} : { schemeId }),
  ...(cohortId === null ? {} : { cohortId }),
});

const keysInOrder = (places: ReadonlyMap<string, Place>): string[] => [...places.keys()];

const grants = (db: Db) =>
  db
    .selectFrom('role_grants')
    .innerJoin('people', 'people.id', 'role_grants.person_id')
    .select([
      'role_grants.id',
      'person_id',
      'people.name',
      'people.email',
      'role',
      'scheme_id',
      'cohort_id',
      'granted_at',
    ])
    .orderBy('role')
    .orderBy('people.name')
    .orderBy('role_grants.id');

type Row = {
  id: string;
  person_id: string;
  name: string;
  email: string;
  role: Role;
  granted_at: Date;
};

const rowOf = (row: Row, place: Place): GrantRow => ({
  id: row.id,
  personId: row.person_id,
  name: row.name,
  email: row.email,
  role: row.role,
  since: row.granted_at,
  place,
});
