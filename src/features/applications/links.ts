/** The address of one's own application, as it stands in mails. */
import type { Act } from '../../act.ts';
import { paths } from '../../paths.ts';
import type { Accounts } from '../accounts/session.ts';
import { digestOf, newToken } from '../accounts/token.ts';
import type { Role } from './applicant.ts';
import type { Call } from './call-queries.ts';

export const linkAddress = (accounts: Accounts, call: Call, role: Role, token: string): string =>
  `${accounts.origin}${paths.applyLink(call.cohort.id, role, token)}`;

type Known = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
};

/** Makes one more way to somebody's own application, for a mail to them. */
export const linkFor = async (
  act: Act,
  accounts: Accounts,
  call: Call,
  role: Role,
  person: Known,
): Promise<string> => {
  const token = newToken();
  await act.db
    .insertInto('application_links')
    .values({
      digest: digestOf(token),
      cohort_id: call.cohort.id,
      role,
      email: person.email,
      name: person.name,
      language: person.language,
      source: null,
      person_id: person.id,
      created_at: act.now,
      expires_at: new Date(`${call.cohort.endsOn}T23:59:59Z`),
    })
    .execute();
  return linkAddress(accounts, call, role, token);
};
