/** From a name and an address to one's own form: a link is mailed, and whoever opens it has shown that the mail is theirs. */
import type { Act } from '../../act.ts';
import { json } from '../../db/connect.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import type { Language } from '../../ui/languages.ts';
import { ensurePerson, plainAddress } from '../accounts/people.ts';
import type { Accounts } from '../accounts/session.ts';
import { digestOf, newToken } from '../accounts/token.ts';
import { countTry } from '../accounts/tries.ts';
import { queueMessage } from '../communications/outbox.ts';
import type { Role } from './applicant.ts';
import { linkLetter } from './apply-letters.ts';
import { type Call, windowOf } from './call-queries.ts';
import { callState } from './deadline.ts';
import { linkAddress } from './links.ts';

export type Wish = {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  /** The word in the link that brought them. */
  readonly source: string | null;
  /** The network address that asks. */
  readonly address: string;
};

export type Mailed = { readonly tooMany: boolean; readonly link: string | null };

/**
 * Mails a link to the address, whoever it is: somebody new finds an empty form behind it, somebody who has begun what
 * they wrote. What is answered here is the same for both, so that a stranger learns nothing.
 */
export const askToApply = async (act: Act, accounts: Accounts, call: Call, wish: Wish): Promise<Mailed> => {
  const email = plainAddress(wish.email);
  const fromThere = await countTry(act, accounts, { what: `apply ${wish.address}`, most: 60 });
  const forThem = await countTry(act, accounts, { what: `apply ${email}`, most: 5 });
  if (!fromThere || !forThem) return { tooMany: true, link: null };
  const has = await hasBegun(act, call.cohort.id, wish.role, email);
  const takesNew = callState(windowOf(call), act.now) === 'open';
  const token = newToken();
  const { id } = await act.db
    .insertInto('application_links')
    .values({
      digest: digestOf(token),
      cohort_id: call.cohort.id,
      role: wish.role,
      email,
      name: wish.name,
      language: wish.language,
      source: wish.source,
      person_id: null,
      created_at: act.now,
      expires_at: lastsUntil(call),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const link = linkAddress(accounts, call, wish.role, token);
  const letter = linkLetter({ call, role: wish.role, language: wish.language, link, has, takesNew });
  await queueMessage(act, { kind: 'applicationLink', recipient: email, occasion: id, ...letter });
  return { tooMany: false, link };
};

/** Opens what a link leads to: the person is made if new, and a draft is begun if there is nothing yet. */
export const openLink = async (act: Act, call: Call, role: Role, token: string): Promise<void> => {
  const link = await act.db
    .selectFrom('application_links')
    .selectAll()
    .where('digest', '=', digestOf(token))
    .where('cohort_id', '=', call.cohort.id)
    .where('role', '=', role)
    .where('expires_at', '>', act.now)
    .forUpdate()
    .executeTakeFirst();
  if (link === undefined) throw new NotFound();
  if (link.person_id !== null) return;
  const has = await hasBegun(act, call.cohort.id, role, link.email);
  if (!has && callState(windowOf(call), act.now) !== 'open') throw new Refusal('callNotOpen');
  const { id: personId } = await ensurePerson(act, link);
  await act.db
    .updateTable('application_links')
    .set({ person_id: personId })
    .where('id', '=', link.id)
    .execute();
  await act.db
    .insertInto('drafts')
    .values({
      cohort_id: call.cohort.id,
      person_id: personId,
      role,
      answers: json({}),
      source: link.source,
      started_at: act.now,
      updated_at: act.now,
      discarded_at: null,
    })
    .onConflict((conflict) => conflict.columns(['cohort_id', 'role', 'person_id']).doNothing())
    .execute();
};

/** Forgets links that no longer open anything. */
export const forgetOldLinks = async (act: Act): Promise<void> => {
  await act.db.deleteFrom('application_links').where('expires_at', '<', act.now).execute();
};

const hasBegun = async (act: Act, cohortId: string, role: Role, email: string): Promise<boolean> => {
  const row = await act.db
    .selectFrom('people')
    .leftJoin('drafts', (join) =>
      join
        .onRef('drafts.person_id', '=', 'people.id')
        .on('drafts.cohort_id', '=', cohortId)
        .on('drafts.role', '=', role),
    )
    .leftJoin('applications', (join) =>
      join
        .onRef('applications.person_id', '=', 'people.id')
        .on('applications.cohort_id', '=', cohortId)
        .on('applications.role', '=', role),
    )
    .where('email', '=', email)
    .select(['drafts.id as draft', 'applications.id as application'])
    .executeTakeFirst();
  return row !== undefined && (row.draft !== null || row.application !== null);
};

/** A link leads back until the pairs of the cohort have ended. */
const lastsUntil = ({ cohort }: Call): Date => new Date(`${cohort.endsOn}T23:59:59Z`);
