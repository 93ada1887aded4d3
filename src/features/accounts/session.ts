/** Who is signed in. A session is a random token in a cookie; the database keeps its digest. */
import { parse, serialize } from 'hono/utils/cookie';
import { sql } from 'kysely';
import type { Act, Instance } from '../../act.ts';
import type { Config } from '../../config.ts';
import type { Viewer } from '../../permissions.ts';
import { codeOf, digestOf, newToken } from './token.ts';

/** How this house signs people in. */
export type Accounts = {
  readonly origin: string;
  readonly secret: string;
  /** Whoever opens a fresh instance shows this code, which only its terminal knows. */
  readonly startCode: string;
  /** Says something on the server's own terminal; null where mail leaves, since a link is then for its reader alone. */
  readonly tell: ((line: string) => void) | null;
};

type Settings = Pick<Config, 'origin' | 'secret' | 'smtpUrl'>;

export const createAccounts = (
  { origin, secret, smtpUrl }: Settings,
  terminal: (line: string) => void = console.log,
): Accounts => {
  if (secret === null) throw new Error('There is no secret to sign people in with.');
  return {
    origin,
    secret,
    startCode: codeOf(secret, 'first run'),
    tell: smtpUrl === null ? terminal : null,
  };
};

export const sessionDays = 30;
const day = 86_400_000;

/** Signs a person in. The token belongs into `sessionCookie` and nowhere else. */
export const startSession = async (act: Act, personId: string, token = newToken()): Promise<string> => {
  await act.db
    .insertInto('sessions')
    .values({
      digest: digestOf(token),
      person_id: personId,
      created_at: act.now,
      expires_at: new Date(act.now.getTime() + sessionDays * day),
    })
    .execute();
  return token;
};

/** Ends the session of this request, if it has one. */
export const endSession = async (act: Act, accounts: Accounts, headers: Headers): Promise<void> => {
  const token = tokenOf(accounts, headers);
  if (token === null) return;
  await act.db.deleteFrom('sessions').where('digest', '=', digestOf(token)).execute();
};

/** Signs a person out of every browser. */
export const endSessions = async (act: Act, personId: string): Promise<void> => {
  await act.db.deleteFrom('sessions').where('person_id', '=', personId).execute();
};

/** The value of a Set-Cookie header that keeps the session; null takes the cookie away. */
export const sessionCookie = (accounts: Accounts, token: string | null): string =>
  serialize(cookieName(accounts), token ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(accounts),
    maxAge: token === null ? 0 : sessionDays * 86_400,
  });

/** The person whose request it is, with every role they hold. One query. */
export const viewerOfRequest = async (
  accounts: Accounts,
  { db, clock }: Instance,
  headers: Headers,
): Promise<Viewer | null> => {
  const token = tokenOf(accounts, headers);
  if (token === null) return null;
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .leftJoin('role_grants', 'role_grants.person_id', 'people.id')
    .where('digest', '=', digestOf(token))
    .where('expires_at', '>', clock())
    .select(['people.id', 'name', 'email', 'language', 'zone', 'role', 'scheme_id', 'cohort_id'])
    .select(
      sql<string[]>`array(select cohort_id::text from applications
        where applications.person_id = people.id and applications.role = 'mentee'
          and state not in ('draft', 'withdrawn')
          and not exists (select 1 from letters
            where letters.application_id = applications.id and left_at is not null))`.as('awaits_in'),
    )
    .orderBy('role')
    .orderBy('role_grants.id')
    .execute();
  const [first] = rows;
  if (first === undefined) return null;
  const { id: personId, name, email, language, zone, awaits_in: awaitsIn } = first;
  const grants = rows.flatMap(({ role, scheme_id, cohort_id }) =>
    role === null ? [] : [{ role, schemeId: scheme_id, cohortId: cohort_id }],
  );
  return { personId, name, email, language, zone, grants, awaitsIn };
};

const tokenOf = (accounts: Accounts, headers: Headers): string | null => {
  const name = cookieName(accounts);
  return parse(headers.get('cookie') ?? '', name)[name] || null;
};

const isSecure = (accounts: Accounts): boolean => accounts.origin.startsWith('https:');

// The prefix makes a browser refuse the cookie from any other host or over plain http.
const cookieName = (accounts: Accounts): string => (isSecure(accounts) ? '__Host-alongside' : 'alongside');
