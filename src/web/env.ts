/** What a request carries through the house, and how a handler gets at it. */
import type { Context } from 'hono';
import type { Actor, Db, Instance } from '../act.ts';
import type { Viewer } from '../permissions.ts';
import { NotFound } from '../refusal.ts';
import type { View } from './view.ts';

export type Env = {
  Variables: {
    requestId: string;
    instance: Instance;
    /** The signed-in person, or null. */
    viewer: Viewer | null;
    view: View;
    /** The address that a rate limit counts by. */
    address: string;
  };
};

export type Request = Context<Env>;

export const instanceOf = (c: Request): Instance => c.get('instance');
export const dbOf = (c: Request): Db => c.get('instance').db;
export const viewOf = (c: Request): View => c.get('view');

/** The signed-in person; a page for them alone sends others to sign in (see errors.tsx). */
export const viewerOf = (c: Request): Viewer => {
  const viewer = c.get('viewer');
  if (viewer === null) throw new SignInFirst();
  return viewer;
};

export const actorOf = (c: Request): Actor => {
  const viewer = c.get('viewer');
  return viewer === null ? null : { personId: viewer.personId };
};

/** Somebody who is not signed in asked for a page of theirs. */
export class SignInFirst extends Error {
  override readonly name = 'SignInFirst';
}

/** A path parameter that must be a UUID: anything else is not there, and never reaches the database. */
export const idOf = (c: Request, name: string): string => {
  const value = c.req.param(name) ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) throw new NotFound();
  return value;
};

/** A path parameter or query that must be a positive whole number. */
export const numberOf = (text: string | undefined): number => {
  if (text === undefined || !/^[1-9][0-9]{0,8}$/.test(text)) throw new NotFound();
  return Number(text);
};
