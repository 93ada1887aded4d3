import { type Ability, belongs, may, type Scope, type Viewer } from '../permissions.ts';
import { Forbidden, NotFound } from '../refusal.ts';
import { type Request, viewerOf } from './env.ts';

/** The signed-in person, if they may do this here. People of the programme are told why not; others see nothing. */
export const allowed = (c: Request, ability: Ability, scope: Scope = {}): Viewer => {
  const viewer = viewerOf(c);
  if (may(viewer, ability, scope)) return viewer;
  throw belongs(viewer, scope) ? new Forbidden() : new NotFound();
};
