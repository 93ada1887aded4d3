/** One sentence that the next page says once, carried in a cookie of its own. Never personal data beyond a name. */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Request } from './env.ts';

const name = 'said';

export const say = (c: Request, sentence: string): void =>
  setCookie(c, name, sentence.slice(0, 400).toWellFormed(), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: 60,
  });

export const takeFlash = (c: Request): string | null => {
  const sentence = getCookie(c, name);
  if (sentence === undefined) return null;
  deleteCookie(c, name, { path: '/' });
  return sentence;
};
