/**
 * Who may do what: one table of roles × abilities. Nothing else in the house decides it.
 *
 * A grant holds for the whole organisation, for a scheme with its cohorts, or for one cohort. Mentee and mentor are not
 * granted: they follow from a person's applications and reach that person's own pages only.
 */
import type { Role } from './db/tables.ts';

export type { Role };

export const roles = ['coordinator', 'reviewer', 'evaluator', 'contactPerson', 'reader', 'operator'] as const;

const table = {
  /** The list of schemes and cohorts that are theirs, and what a cohort is about. */
  seeCohort: ['coordinator', 'reviewer', 'evaluator', 'contactPerson', 'reader'],
  /** Make schemes and cohorts; change dates, places, questions, criteria. */
  manageSchemes: ['coordinator'],
  /** Read applications with names, answers and scores. */
  seeApplications: ['coordinator'],
  /** Read and score the applications that were given to them; nothing of the others. */
  readApplications: ['reviewer', 'coordinator'],
  /** Say when readings happen and who reads what, see how readers agree, decide. */
  manageReview: ['coordinator'],
  /** Book and see the hours that a cohort takes. */
  keepEffort: ['coordinator'],
  /** Bring applications and reviews in from files, and take them out. */
  importApplications: ['coordinator'],
  /** See the board: who with whom, and why not. */
  seeMatching: ['coordinator'],
  /** Run, keep, forbid, undo. */
  decideMatching: ['coordinator'],
  /** Rehearse the letters of a matching, hold them, let them leave. */
  sendLetters: ['coordinator'],
  /** See who is paired, who was asked and what they answered. */
  seePairs: ['coordinator'],
  /** Step a stage of a cohort back, and move its days. */
  stepBack: ['coordinator'],
  /** Say who has which role. */
  manageRoles: ['coordinator', 'operator'],
  /** Read waiting and sent mail, sign-in links among them. */
  readOutbox: ['operator'],
  /** Read who did what and when. */
  seeHistory: ['coordinator', 'operator'],
} as const satisfies Record<string, readonly Role[]>;

export type Ability = keyof typeof table;

export const abilities = Object.keys(table) as Ability[];

export type Grant = {
  readonly role: Role;
  readonly schemeId: string | null;
  readonly cohortId: string | null;
};

/** The person whose request it is. */
export type Viewer = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly zone: string | null;
  readonly grants: readonly Grant[];
  /** Cohorts in which they asked to be mentored and have not been told the outcome. */
  readonly awaitsIn: readonly string[];
};

/** What would show people their own outcome, or let them make it, where they wait for one. */
const notWhereAwaiting: readonly Ability[] = ['seeMatching', 'decideMatching', 'sendLetters', 'seePairs'];

/** Where something is done: a cohort with its scheme, a scheme, or the organisation when both are left out. */
export type Scope = { readonly schemeId?: string; readonly cohortId?: string };

/** Whether a role carries an ability at all. */
export const carries = (role: Role, ability: Ability): boolean =>
  (table[ability] as readonly Role[]).includes(role);

/** Whether this person may do this here. */
export const may = (viewer: Viewer | null, ability: Ability, scope: Scope = {}): boolean =>
  viewer?.grants.some((grant) => carries(grant.role, ability) && reaches(grant, scope)) === true &&
  !(notWhereAwaiting.includes(ability) && viewer.awaitsIn.includes(scope.cohortId ?? ''));

/** Whether this person may do this anywhere. */
export const mayAnywhere = (viewer: Viewer | null, ability: Ability): boolean =>
  viewer?.grants.some((grant) => carries(grant.role, ability)) ?? false;

/** Whether this person has any role here, so that a no may say what it is about. */
export const belongs = (viewer: Viewer | null, scope: Scope): boolean =>
  viewer?.grants.some((grant) => reaches(grant, scope)) ?? false;

const reaches = (grant: Grant, scope: Scope): boolean => {
  if (grant.cohortId !== null) return grant.cohortId === scope.cohortId;
  if (grant.schemeId !== null) return grant.schemeId === scope.schemeId;
  return true;
};

/** Pairs of roles that one person must not hold over the same thing (an evaluator is independent). */
export const exclusiveRoles: readonly (readonly [Role, Role])[] = [['coordinator', 'evaluator']];
