/**
 * Problem: the hours of a round, packed: masks, what a criterion earns for them, and what can be seen at a glance
 * (hours.ts). Method: the masks of timetable.ts; for each of the 168 hours of one week that counts for everybody, the set
 * of mentors free at some time of it, and for each mentee the list of such hours. Running time: people × masks. Ties:
 * none.
 */
import { wordsInMask, wordsInVectors } from '../../time/mask.ts';
import { type HoursArrays, hoursArrays } from '../../time/timetable.ts';
import { shareOf } from '../criteria.ts';
import type { Constraint, Criterion } from '../participant.ts';
import { availability, type HoursKeys, type Round } from '../people.ts';
import { wordsOf } from './lists.ts';
import { type Glance, hoursGlanced, type Packed } from './packed.ts';

/** `sets` are the sets of criteria, as in packed.ts. */
export function packHours(
  round: Round,
  sets: readonly (readonly Criterion[])[],
): Pick<Packed, 'hours' | 'needed' | 'glances' | 'hoursPoints'> {
  const { tables, rulesOf } = tablesOf(round, sets);
  const needed = Int32Array.from(tables, (_, table) =>
    rulesOf(round.rules.constraints, table).reduce(
      (most, { hours }) => Math.max(most, Math.ceil(hours * 4)),
      0,
    ),
  );
  return {
    hours: tables,
    needed,
    glances: tables.map((table, at) => glanceOf(round, table, needed[at]!)),
    hoursPoints: sets.map((set) => tables.map((_, table) => pointsOf(rulesOf(set, table)))),
  };
}

/** One table for each different choice of questions about hours. */
function tablesOf(round: Round, sets: readonly (readonly Criterion[])[]) {
  const all = [...round.rules.constraints, ...sets.flat()];
  const keyOf = ({ mentee, mentor, menteeZone, mentorZone }: HoursKeys) =>
    JSON.stringify([mentee, mentor, menteeZone, mentorZone]);
  const keys = new Map(all.filter(isHours).map((rule) => [keyOf(rule), rule]));
  const tables = [...keys.values()].map(
    (rule): HoursArrays =>
      hoursArrays(
        [
          ...round.mentees.map((person) => availability(person, rule.mentee, rule.menteeZone)),
          ...round.mentors.map((person) => availability(person, rule.mentor, rule.mentorZone)),
        ],
        round.calendar,
      ),
  );
  const places = [...keys.keys()];
  const rulesOf = <Rule extends Constraint | Criterion>(rules: readonly Rule[], table: number) =>
    rules.filter(isHours).filter((rule) => keyOf(rule) === places[table]);
  return { tables, rulesOf };
}

function isHours<Rule extends Constraint | Criterion>(rule: Rule): rule is Rule & { kind: 'hours' } {
  return rule.kind === 'hours';
}

/** Whoever shares q quarters shares some time of at least q / 4 hours. */
function glanceOf({ mentees, mentors }: Round, table: HoursArrays, needed: number): Glance | null {
  if (table.shared === null) return null;
  const words = wordsOf(mentors.length);
  const sets = new Int32Array(hoursInWeek * words);
  for (let j = 0; j < mentors.length; j++) {
    eachHour(table, mentees.length + j, (hour) => {
      sets[hour * words + (j >> 5)]! |= 1 << (j & 31);
    });
  }
  const starts = new Int32Array(mentees.length + 1);
  const items = new Int32Array(mentees.length * hoursInWeek);
  for (let i = 0, count = 0; i < mentees.length; i++) {
    eachHour(table, i, (hour) => {
      items[count++] = hour;
    });
    starts[i + 1] = count;
  }
  return {
    least: Math.min(hoursGlanced, Math.ceil(needed / 4)),
    sets,
    hoursOf: { starts, items: items.slice(0, starts[mentees.length]) },
  };
}

const hoursInWeek = 168;

/** Visits the hours at some time of which somebody is free, in the week that counts for everybody. */
function eachHour(
  { zoneOf, first, masks, shared }: HoursArrays,
  person: number,
  visit: (hour: number) => void,
): void {
  const zone = zoneOf[person]!;
  if (zone < 0) return;
  const from = (first[person]! + shared![zone]!) * wordsInVectors;
  for (let at = 0; at < wordsInMask; at++) {
    for (let word = masks[from + at]!, hour = at * 8; word !== 0; word >>>= 4, hour++) {
      if ((word & 15) !== 0) visit(hour);
    }
  }
}

/** What criteria earn for shared quarters, together. */
function pointsOf(rules: readonly Extract<Criterion, { kind: 'hours' }>[]): Int32Array {
  const wholes = rules.map(({ enough }) => Math.round(enough * 4));
  return Int32Array.from({ length: Math.max(0, ...wholes) + 1 }, (_, quarters) =>
    rules.reduce((sum, { weight }, at) => sum + shareOf(weight, quarters, wholes[at]!), 0),
  );
}
