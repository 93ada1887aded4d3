/**
 * Problem: a round's people and rules as packed arrays (packed.ts). Method: each rule reads the same tables as judge.ts
 * does (people.ts, constraints.ts), and every rounding is done by the same function, so that the points and the
 * eligibility of every pair are equal, to the bit. Rules about one person only are decided here. Running time: people ×
 * what they answered. Ties: none.
 */
import type { Round } from '../people.ts';
import { deskBytes } from './desk.ts';
import { settled } from './ground.ts';
import { wordsOf } from './lists.ts';
import { packConstraints } from './pack-constraints.ts';
import { packCriteria } from './pack-criteria.ts';
import { packHours } from './pack-hours.ts';
import { tablesOf } from './pack-tables.ts';
import type { Packed } from './packed.ts';

/** Compiles a round. Rules that name an unknown level or zone are RangeErrors. */
export function pack(round: Round): Packed {
  const { mentees, mentors, rules } = round;
  const sets = [rules.criteria, ...Object.values(rules.own?.criteria ?? {})];
  const tables = tablesOf(round);
  const hours = packHours(round, sets);
  const words = wordsOf(mentors.length);
  const deskSize = {
    words,
    glances: hours.hours.length,
    criteria: Math.max(...sets.map(({ length }) => length)),
  };
  const packed = {
    mentees: mentees.length,
    mentors: mentors.length,
    words,
    ...packConstraints(round, tables),
    ...hours,
    ...packCriteria(round, tables, sets),
    deskSize,
  };
  return settled(packed, deskBytes(deskSize));
}
