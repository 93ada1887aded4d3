/**
 * What taking in a list of applications will do to each, decided before anything is written; pure. The preview of an
 * import and the import itself both come from here.
 */
import { type Intake, isSame, type Kept, merged, type Present, type Role, sameAddress } from './applicant.ts';

export type Clash =
  /** The same number, or the same address, in several rows; by their place in the list. */
  | { readonly code: 'numberTwice'; readonly number: string; readonly at: readonly number[] }
  | { readonly code: 'emailTwice'; readonly email: string; readonly at: readonly number[] }
  /** The person is in with another number. */
  | { readonly code: 'emailHasNumber'; readonly email: string; readonly number: string }
  /** The number is somebody else's. */
  | { readonly code: 'numberOfAnother'; readonly number: string; readonly name: string };

export type Planned =
  | { readonly outcome: 'added'; readonly number: string; readonly intake: Intake }
  | {
      readonly outcome: 'changed' | 'unchanged';
      readonly number: string;
      readonly intake: Intake;
      readonly present: Present;
      readonly kept: Kept;
    }
  | { readonly outcome: 'clash'; readonly intake: Intake; readonly clashes: readonly Clash[] };

/** `present` holds the applications of the same cohort and role. The order of the list decides new numbers only. */
export const planIntake = (present: readonly Present[], list: readonly Intake[]): Planned[] => {
  const byNumber = new Map(present.map((application) => [application.number, application]));
  const byEmail = new Map(present.map((application) => [application.email, application]));
  const numbers = placesOf(list, ({ number }) => number);
  const emails = placesOf(list, ({ email }) => sameAddress(email));
  const taken = new Set([...byNumber.keys(), ...numbers.keys()]);
  const nextNumber = numbering(taken);
  return list.map((intake): Planned => {
    const email = sameAddress(intake.email);
    const own = byEmail.get(email);
    const numbered = intake.number === null ? own : byNumber.get(intake.number);
    const clashes: Clash[] = [];
    const sameNumber = intake.number === null ? [] : (numbers.get(intake.number) ?? []);
    const sameEmail = emails.get(email) ?? [];
    if (sameNumber.length > 1)
      clashes.push({ code: 'numberTwice', number: intake.number ?? '', at: sameNumber });
    if (sameEmail.length > 1 && sameEmail.some((at) => !sameNumber.includes(at)))
      clashes.push({ code: 'emailTwice', email, at: sameEmail });
    if (numbered !== undefined && numbered.email !== email)
      clashes.push({ code: 'numberOfAnother', number: numbered.number, name: numbered.name });
    if (own !== undefined && intake.number !== null && own.number !== intake.number)
      clashes.push({ code: 'emailHasNumber', email, number: own.number });
    if (clashes.length > 0) return { outcome: 'clash', intake, clashes };
    if (numbered === undefined)
      return { outcome: 'added', number: intake.number ?? nextNumber(intake.role), intake };
    const kept = merged(numbered, intake);
    const outcome = isSame(numbered, kept) ? 'unchanged' : 'changed';
    return { outcome, number: numbered.number, intake, present: numbered, kept };
  });
};

const placesOf = (
  list: readonly Intake[],
  keyOf: (intake: Intake) => string | null,
): Map<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  list.forEach((intake, at) => {
    const key = keyOf(intake);
    if (key === null) return;
    const found = places.get(key);
    if (found === undefined) places.set(key, [at]);
    else found.push(at);
  });
  return places;
};

const prefixes = { mentee: 'ME', mentor: 'MO' } as const;

/** ME-001, ME-002 … for forms without numbers; the next one that is free. */
const numbering = (taken: ReadonlySet<string>): ((role: Role) => string) => {
  const last = { mentee: 0, mentor: 0 };
  for (const role of ['mentee', 'mentor'] as const)
    for (const number of taken) {
      const match = new RegExp(`^${prefixes[role]}-(\\d{1,9})$`).exec(number);
      if (match !== null) last[role] = Math.max(last[role], Number(match[1]));
    }
  return (role) => {
    last[role]++;
    return `${prefixes[role]}-${String(last[role]).padStart(3, '0')}`;
  };
};
