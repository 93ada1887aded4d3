/**
 * Problem: what does a criterion earn, for all mentors left in a row? Method: one sweep over their list for each
 * criterion; the roundings are those of criteria.ts. Hours are counted later, pair by pair (hours.ts); here they only
 * raise what a pair may still earn. Running time: mentors left × answers of the mentee.
 */
import { shareOf } from '../criteria.ts';
import { type Column, columnOf } from './columns.ts';
import type { Points } from './packed.ts';
import type { Row } from './row.ts';

type Of<Kind extends Points['kind']> = Extract<Points, { kind: Kind }>;

/** Adds what a criterion earns to the points of the row. */
export function addPoints(row: Row, criterion: Points): void {
  switch (criterion.kind) {
    case 'support':
    case 'language':
      addColumn(row, columnOf(row, criterion));
      break;
    case 'topics':
      addTopics(row, criterion);
      break;
    case 'table':
      addFromTable(row, criterion);
      break;
    case 'same':
      addSame(row, criterion);
      break;
    case 'mentor':
    case 'mentee':
      addOwn(row, criterion);
      break;
    case 'hours':
      if (row.packed.hours[criterion.table]!.zoneOf[row.mentee]! >= 0) row.most += criterion.points.at(-1)!;
  }
}

function addColumn({ mentors, points, count }: Row, column: Column): void {
  for (let at = 0; at < count; at++) points[at]! += column[mentors[at]!]!;
}

/** Marks the parts of those who have a topic, reads them for the row, and wipes them. */
function addTopics(row: Row, { weight, wanted, worth, whole, mentors: having }: Of<'topics'>): void {
  const { mentee, mentors, points, count, parts } = row;
  if (whole[mentee]! <= 0) return;
  parts.fill(0);
  for (let wish = wanted.starts[mentee]!; wish < wanted.starts[mentee + 1]!; wish++) {
    const tag = wanted.items[wish]!;
    for (let at = having.starts[tag]!; at < having.starts[tag + 1]!; at++)
      parts[having.items[at]!]! += worth[tag]!;
  }
  for (let at = 0; at < count; at++) {
    const part = parts[mentors[at]!]!;
    if (part > 0) points[at]! += shareOf(weight, part, whole[mentee]!);
  }
}

function addFromTable(row: Row, { points: table, width, menteeAt, mentorAt }: Of<'table'>): void {
  const { mentee, mentors, points, count } = row;
  const from = menteeAt[mentee]! * width;
  for (let at = 0; at < count; at++) points[at]! += table[from + mentorAt[mentors[at]!]!]!;
}

function addSame(row: Row, { weight, mentee: codes, mentor }: Of<'same'>): void {
  const { mentee, mentors, points, count } = row;
  const code = codes[mentee]!;
  if (code < 0) return;
  for (let at = 0; at < count; at++) if (mentor[mentors[at]!] === code) points[at]! += weight;
}

function addOwn(row: Row, { kind, points: earned }: Extract<Points, { kind: 'mentee' | 'mentor' }>): void {
  const { mentee, mentors, points, count } = row;
  for (let at = 0; at < count; at++) points[at]! += earned[kind === 'mentee' ? mentee : mentors[at]!]!;
}
