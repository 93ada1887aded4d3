/** What an application says, however it came; and whether it says something new. */
import type { Answers, Value } from '../../core/questions/question.ts';

export type Role = 'mentee' | 'mentor';

export type Intake = {
  readonly role: Role;
  /** The form's own number; null: the one the person has already, or the next free one. */
  readonly number: string | null;
  readonly name: string;
  readonly email: string;
  readonly answers: Answers;
  /** Which questions were asked, by key: answers to others stay as they are. Left out: all of them. */
  readonly asked?: readonly string[];
  readonly submittedAt: Date | null;
  /** A file can say that somebody withdrew, never that they came back. */
  readonly state: 'submitted' | 'withdrawn';
};

/** An application that is there already. */
export type Present = {
  readonly id: string;
  readonly number: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly state: string;
  readonly answers: Answers;
  readonly submittedAt: Date | null;
  /** This application is all that we know of the person, so their name is the one it gives. */
  readonly isOnlyTrace: boolean;
};

/** What the application is afterwards. */
export type Kept = {
  readonly name: string;
  readonly state: string;
  readonly answers: Answers;
  readonly submittedAt: Date | null;
};

/** The application after an intake: what was not asked stays, and so does a state that people decided on. */
export const merged = (present: Present, intake: Intake): Kept => {
  const asked = new Set(intake.asked ?? [...Object.keys(present.answers), ...Object.keys(intake.answers)]);
  const before = Object.entries(present.answers).filter(([key]) => !asked.has(key));
  return {
    name: present.isOnlyTrace ? intake.name : present.name,
    state: intake.state === 'withdrawn' ? 'withdrawn' : present.state,
    answers: { ...Object.fromEntries(before), ...given(intake.answers) },
    submittedAt: intake.submittedAt ?? present.submittedAt,
  };
};

export const isSame = (present: Present, kept: Kept): boolean =>
  present.name === kept.name &&
  present.state === kept.state &&
  present.submittedAt?.getTime() === kept.submittedAt?.getTime() &&
  canonical(given(present.answers)) === canonical(given(kept.answers));

export const given = (answers: Answers): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );

/** JSON with keys in order: the database keeps them in an order of its own. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

export const sameAddress = (email: string): string => email.trim().toLowerCase();
