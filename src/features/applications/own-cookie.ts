/** What a browser keeps after an applicant's link was opened: it is sent to the pages of their own application alone. */
import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { paths } from '../../paths.ts';
import type { Accounts } from '../accounts/session.ts';
import type { Role } from './applicant.ts';

export const ownCookie = 'application';
const day = 86_400;

export const keepOwnCookie = (
  c: Context,
  accounts: Accounts,
  cohortId: string,
  role: Role,
  token: string,
): void =>
  setCookie(c, ownCookie, token, {
    path: paths.apply(cohortId, role),
    httpOnly: true,
    sameSite: 'Lax',
    secure: accounts.origin.startsWith('https:'),
    maxAge: 30 * day,
  });
