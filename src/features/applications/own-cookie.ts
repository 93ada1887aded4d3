/** What a browser keeps after an applicant's link was opened: it is sent to the pages of their own application alone. */
import { paths } from '../../paths.ts';
import type { Accounts } from '../accounts/session.ts';
import type { Role } from './applicant.ts';

export const ownCookie = 'application';
const day = 86_400;

export const ownCookieOptions = (accounts: Accounts, cohortId: string, role: Role) => ({
  path: paths.apply(cohortId, role),
  httpOnly: true,
  sameSite: 'Lax' as const,
  secure: accounts.origin.startsWith('https:'),
  maxAge: 30 * day,
});
