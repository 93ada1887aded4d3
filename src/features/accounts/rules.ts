import { exclusiveRoles, type Grant, type Role } from '../../permissions.ts';

/** What a grant holds over, with the scheme named for a cohort too. All null: the whole organisation. */
export type Reach = { readonly schemeId: string | null; readonly cohortId: string | null };

/** Whether there is anything that both reach. */
export const overlap = (one: Reach, other: Reach): boolean => {
  if (one.schemeId === null || other.schemeId === null) return true;
  if (one.schemeId !== other.schemeId) return false;
  return one.cohortId === null || other.cohortId === null || one.cohortId === other.cohortId;
};

/** The role already held that rules out this one here, if there is such a one. */
export const roleAgainst = (
  held: readonly (Pick<Grant, 'role'> & Reach)[],
  wished: Pick<Grant, 'role'> & Reach,
): Role | null =>
  held.find((grant) => exclude(grant.role, wished.role) && overlap(grant, wished))?.role ?? null;

const exclude = (one: Role, other: Role): boolean =>
  exclusiveRoles.some(([a, b]) => (a === one && b === other) || (a === other && b === one));

/** Roles that the organisation cannot be without. */
export const neededRoles: readonly Role[] = ['coordinator', 'operator'];

/** The operator keeps the whole house running, so that role holds for nothing smaller. */
export const onlyOverAll: readonly Role[] = ['operator'];
