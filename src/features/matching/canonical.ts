/** One spelling for equal inputs, and the digest by which a run's input is known. Pure. */
import { createHash } from 'node:crypto';
import type { Frozen } from '../../core/matching/run.ts';

/** Everything sorted: people and conflicts by number, keys by name; lists that a person ordered stay as they are. */
export const canonical = (frozen: Frozen): Frozen =>
  sortKeys({
    ...frozen,
    mentees: [...frozen.mentees].sort(byId),
    mentors: [...frozen.mentors].sort(byId),
    conflicts: [...frozen.conflicts].sort(
      (a, b) => compare(a.mentee, b.mentee) || compare(a.mentor, b.mentor) || compare(a.statedBy, b.statedBy),
    ),
  }) as Frozen;

/** SHA-256 of the canonical JSON: the same people in any order have the same digest. */
export const digestOf = (frozen: Frozen): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(frozen)))
    .digest('hex');

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => compare(a, b))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
};
