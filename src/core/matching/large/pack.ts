/**
 * Problem: a round's people and rules as packed arrays (packed.ts). Method: each rule reads the same tables as judge.ts
 * does (people.ts, constraints.ts), and every rounding is done by the same function, so that the points and the
 * eligibility of every pair are equal, to the bit. Rules about one person only are decided here. Running time: people ×
 * what they answered. Ties: none.
 */
import { fold } from '../../questions/text.ts';
import { wordsInMask, wordsInVectors } from '../../time/mask.ts';
import { type HoursArrays, hoursArrays } from '../../time/timetable.ts';
import { bars, requiredPlace, standings } from '../constraints.ts';
import { measure, shareOf, topicWorth } from '../criteria.ts';
import type { Constraint, Criterion } from '../participant.ts';
import {
  availability,
  codes,
  type HoursKeys,
  languageTable,
  type Round,
  supportTable,
  tagsOf,
} from '../people.ts';
import { deskBytes } from './desk.ts';
import { settled } from './ground.ts';
import { classes, drop, listsOf, mentorsWith, onlyCode, setsOf, wordsOf } from './lists.ts';
import type { Glance, Packed, Points, Roll, Screen } from './packed.ts';

/** Compiles a round. Rules that name an unknown level or zone are RangeErrors. */
export function pack(round: Round): Packed {
  const { mentees, mentors, rules } = round;
  const tables = tablesOf(round);
  const hours = hoursOf(round);
  const needed = new Int32Array(hours.tables.length);
  for (const rule of rules.constraints) {
    if (rule.kind !== 'hours') continue;
    const table = hours.tableOf(rule);
    needed[table] = Math.max(needed[table]!, Math.ceil(rule.hours * 4));
  }
  const sets = [rules.criteria, ...Object.values(rules.own?.criteria ?? {})];
  const most = Math.max(...sets.map((set) => set.reduce((sum, { weight }) => sum + weight, 0)));
  if (most > mostPoints) throw new RangeError(`Criteria may earn ${mostPoints} points in all, not ${most}.`);
  const criteria = sets.map((set) =>
    joined(set.flatMap((criterion) => pointsOf(round, tables, criterion) ?? [])),
  );
  const ownSet = criteriaOf(round);
  const words = wordsOf(mentors.length);
  const columns = criteria.reduce((count, set) => Math.max(count, set.length), 0);
  const deskSize = {
    words,
    glances: hours.tables.length,
    columns,
    groups: columns,
    sets: 4 * columns,
  };
  const packed = {
    mentees: mentees.length,
    mentors: mentors.length,
    words,
    ...ownAnswers(round),
    screens: rules.constraints.flatMap((rule) => screenOf(round, tables, rule) ?? []),
    rolls: rules.constraints.flatMap((rule) => rollOf(round, rule) ?? []),
    hours: hours.tables,
    needed,
    glances: hours.tables.map((table, at) => glanceOf(round, table, needed[at]!)),
    criteria,
    criteriaOf: ownSet,
    hoursPoints: sets.map((set) => hours.tables.map((_, table) => hoursPointsOf(set, table, hours.tableOf))),
    order: orderOf(criteria, ownSet),
    most,
    deskSize,
  };
  return settled(packed, deskBytes(deskSize));
}

/** Points that mentors earn by themselves are added to a column of the set, if it has one. */
function joined(set: readonly Points[]): Points[] {
  const column = set.find((each) => 'extra' in each);
  const alone = set.filter((each) => each.kind === 'mentor');
  if (column === undefined || alone.length === 0) return [...set];
  const extra = alone[0]!.points.map((_, j) => alone.reduce((sum, { points }) => sum + points[j]!, 0));
  return set
    .filter((each) => each.kind !== 'mentor')
    .map((each) => (each === column ? { ...column, extra } : each));
}

/** Points of a row are added in 16 bits. */
const mostPoints = 8000;

/** What the criteria earn for shared quarters, together. */
function hoursPointsOf(
  set: readonly Criterion[],
  table: number,
  tableOf: (rule: HoursKeys) => number,
): Int32Array {
  const rules = set.filter((rule) => rule.kind === 'hours').filter((rule) => tableOf(rule) === table);
  const wholes = rules.map(({ enough }) => Math.max(0, Math.round(enough * 4)));
  return Int32Array.from({ length: Math.max(0, ...wholes) + 1 }, (_, quarters) =>
    rules.reduce((sum, { weight }, at) => sum + shareOf(weight, quarters, wholes[at]!), 0),
  );
}

/** By set of criteria, then by the classes that its criteria know, then by id. */
function orderOf(criteria: Packed['criteria'], criteriaOf: Uint8Array): Int32Array {
  const keys = criteria.map((set) => set.flatMap((each) => ('classOf' in each ? [each.classOf] : [])));
  return Int32Array.from(criteriaOf.keys()).sort((a, b) => {
    if (criteriaOf[a] !== criteriaOf[b]) return criteriaOf[a]! - criteriaOf[b]!;
    const differs = keys[criteriaOf[a]!]!.find((classOf) => classOf[a] !== classOf[b]);
    return differs === undefined ? a - b : differs[a]! - differs[b]!;
  });
}

/** Withdrawals, and constraints that ask one side only. */
function ownAnswers(round: Round): Pick<Packed, 'barred' | 'open'> {
  const own = bars({
    ...round,
    rules: { ...round.rules, constraints: round.rules.constraints.filter(isOwn) },
  });
  const fails = (side: 'mentee' | 'mentor', i: number, j: number) =>
    own.some((bar) => bar.own === side && bar.fails(i, j));
  return {
    barred: Uint8Array.from(round.mentees, ({ withdrawn }, i) => Number(withdrawn || fails('mentee', i, 0))),
    open: setsOf(1, round.mentors.length, (_, j) => !round.mentors[j]!.withdrawn && !fails('mentor', 0, j)),
  };
}

function isOwn({ kind }: Constraint): boolean {
  return kind === 'answer';
}

function screenOf(round: Round, tables: Tables, rule: Constraint): Screen | null {
  const count = round.mentors.length;
  switch (rule.kind) {
    case 'support': {
      const { wishes, items, levels, level } = tables.support(rule.wanted, rule.offered).table;
      const enough = requiredPlace(levels, rule.least);
      return {
        sets: setsOf(items.length, count, (item, j) => level(j, item) >= enough),
        setsOf: listsOf(wishes.map((own) => own.filter((item) => item >= 0))),
      };
    }
    case 'language': {
      const { spoken, levels, level } = tables.language(rule.mentee, rule.mentor).table;
      const enough = requiredPlace(levels, rule.least);
      return {
        sets: setsOf(languagesIn(spoken), count, (language, j) => level(j, language) >= enough),
        setsOf: listsOf(spoken.map((own) => own.filter((each) => each.level >= enough).map(({ at }) => at))),
      };
    }
    case 'step': {
      const [a, b] = standings(round, rule.mentee, rule.mentor);
      const options = [...Array(b.reduce((most, at) => Math.max(most, at + 1), 0)).keys()];
      const within = (from: number) =>
        options.filter((to) => from >= 0 && to - from >= rule.least && to - from <= rule.most);
      return {
        sets: setsOf(options.length, count, (option, j) => b[j] === option),
        setsOf: listsOf(Array.from(a, within)),
      };
    }
    default:
      return null;
  }
}

function languagesIn(spoken: readonly (readonly { readonly at: number }[])[]): number {
  return spoken.reduce((count, own) => own.reduce((most, { at }) => Math.max(most, at + 1), count), 0);
}

function rollOf(round: Round, rule: Constraint): Roll | null {
  switch (rule.kind) {
    case 'same':
    case 'different': {
      const [a, b] = codes(round.mentees, rule.mentee, round.mentors, rule.mentor);
      return onlyCode(rule.kind === 'same', a, b);
    }
    case 'conflict': {
      const [menteeAt, mentorAt] = [round.mentees, round.mentors].map(
        (people) => new Map(people.map(({ id }, at) => [id, at])),
      );
      return drop(
        round.mentees.length,
        round.conflicts.flatMap(({ mentee, mentor }) => {
          const [i, j] = [menteeAt!.get(mentee), mentorAt!.get(mentor)];
          return i === undefined || j === undefined ? [] : [[i, j] as const];
        }),
      );
    }
    default:
      return null;
  }
}

/** One table for each different choice of questions about hours. */
function hoursOf(round: Round) {
  const { constraints, criteria, own } = round.rules;
  const all = [...constraints, ...criteria, ...Object.values(own?.criteria ?? {}).flat()];
  const keyOf = ({ mentee, mentor, menteeZone, mentorZone }: HoursKeys) =>
    JSON.stringify([mentee, mentor, menteeZone, mentorZone]);
  const keys = new Map(all.flatMap((rule) => (rule.kind === 'hours' ? [[keyOf(rule), rule] as const] : [])));
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
  return { keys: places, tables, tableOf: (rule: HoursKeys) => places.indexOf(keyOf(rule)) };
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
/** More than this many hours are not told apart at a glance. */
const hoursGlanced = 4;

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

/** Which set of criteria measures each mentee; see measuresOf in judge.ts. */
function criteriaOf({ mentees, rules: { own } }: Round): Uint8Array {
  if (own === undefined) return new Uint8Array(mentees.length);
  const answers = Object.keys(own.criteria);
  return Uint8Array.from(mentees, (mentee) => {
    const answer = mentee.answers[own.question];
    return typeof answer === 'string' ? answers.indexOf(answer) + 1 : 0;
  });
}

/** What several rules read, each made once. */
function tablesOf(round: Round) {
  return {
    support: once((wanted: string, offered: string) => {
      const table = supportTable(round, wanted, offered);
      const { wishes, items, level } = table;
      const { classOf, lists } = classes(wishes);
      const levels = levelsOf(round, items.length, (item, j) => Math.max(0, level(j, item)));
      return { table, arrays: { classOf, wishes: lists, levels } };
    }),
    language: once((mentee: string, mentor: string) => {
      const table = languageTable(round, mentee, mentor);
      const { spoken, level } = table;
      const { classOf, lists } = classes(
        spoken.map((own) => own.map((each) => each.at * 256 + each.level + 1)),
      );
      const levels = levelsOf(round, languagesIn(spoken), (language, j) => 1 + level(j, language));
      return { table, arrays: { classOf, spoken: lists, levels } };
    }),
    topics: once((mentee: string, mentor: string, wish?: string) => topics(round, { mentee, mentor, wish })),
  };
}

type Tables = ReturnType<typeof tablesOf>;

function once<Keys extends readonly (string | undefined)[], T>(
  make: (...keys: Keys) => T,
): (...keys: Keys) => T {
  const made = new Map<string, T>();
  return (...keys) => {
    const key = JSON.stringify(keys);
    const known = made.get(key) ?? make(...keys);
    made.set(key, known);
    return known;
  };
}

/** Null for hours, which are counted apart. */
function pointsOf(round: Round, tables: Tables, rule: Criterion): Points | null {
  const { weight } = rule;
  const lanes = wordsOf(round.mentors.length) * 32;
  switch (rule.kind) {
    case 'hours':
      return null;
    case 'support': {
      const { table, arrays } = tables.support(rule.wanted, rule.offered);
      return { kind: 'support', extra: null, weight, highest: table.levels.length - 1, ...arrays };
    }
    case 'topics':
      return { kind: 'topics', weight, ...tables.topics(rule.mentee, rule.mentor, rule.wish) };
    case 'language': {
      const { table, arrays } = tables.language(rule.mentee, rule.mentor);
      const whole = table.levels.length - 1;
      const points = Int16Array.from({ length: whole + 2 }, (_, place) => shareOf(weight, place - 1, whole));
      return { kind: 'language', extra: null, points, ...arrays };
    }
    case 'step': {
      const [a, b] = standings(round, rule.mentee, rule.mentor);
      const width =
        2 + [a, b].reduce((most, side) => side.reduce((one, other) => Math.max(one, other), most), -1);
      const points = new Int16Array(width * width);
      for (let from = 1; from < width; from++) {
        for (let to = 1; to < width; to++) {
          points[from * width + to] = shareOf(weight, 1, 1 + Math.abs(to - from - rule.ideal));
        }
      }
      const mentorAt = new Int32Array(lanes);
      for (const [j, place] of b.entries()) mentorAt[j] = place + 1;
      return { kind: 'table', extra: null, points, width, classOf: a.map((at) => at + 1), mentorAt };
    }
    case 'same': {
      const [mentee, mentor] = codes(round.mentees, rule.mentee, round.mentors, rule.mentor);
      return { kind: 'same', weight, ...mentorsWith(mentee, mentor) };
    }
    case 'answer': {
      const { points } = measure(round, rule);
      if (rule.side === 'mentee') {
        return { kind: 'mentee', points: Int32Array.from(round.mentees, (_, at) => points(at, 0)) };
      }
      const earned = new Int16Array(lanes);
      for (const j of round.mentors.keys()) earned[j] = points(0, j);
      return { kind: 'mentor', points: earned };
    }
  }
}

/** By item, then mentor. */
function levelsOf(
  { mentors }: Round,
  items: number,
  level: (item: number, mentor: number) => number,
): Uint8Array {
  const lanes = wordsOf(mentors.length) * 32;
  const levels = new Uint8Array(items * lanes);
  for (let item = 0; item < items; item++) {
    for (let j = 0; j < mentors.length; j++) levels[item * lanes + j] = level(item, j);
  }
  return levels;
}

/** As tagTable in people.ts, with lists in place of a table of all tags. */
function topics(round: Round, rule: { mentee: string; mentor: string; wish: string | undefined }) {
  const known = new Map<string, number>();
  const mentors: number[][] = [];
  round.mentors.forEach(({ answers }, j) => {
    for (const tag of new Set(tagsOf(answers[rule.mentor]).map(fold))) {
      const at = known.get(tag) ?? known.size;
      if (at === known.size) mentors.push([]);
      known.set(tag, at);
      mentors[at]!.push(j);
    }
  });
  const wanted = round.mentees.map(({ answers }) => {
    if (rule.wish !== undefined && answers[rule.wish] !== true) return [];
    const own = new Set(tagsOf(answers[rule.mentee]).map(fold));
    return [...own].flatMap((tag) => known.get(tag) ?? []);
  });
  const worth = Int32Array.from(mentors, (list) => topicWorth(list.length));
  const common = mentors.flatMap((list, tag) => (list.length > round.mentors.length / 64 ? [tag] : []));
  const setOf = new Int32Array(mentors.length).fill(-1);
  for (const [set, tag] of common.entries()) setOf[tag] = set;
  const words = wordsOf(round.mentors.length);
  const sets = new Int32Array(common.length * words);
  for (const [set, tag] of common.entries()) {
    for (const j of mentors[tag]!) sets[set * words + (j >> 5)]! |= 1 << (j & 31);
  }
  return {
    wanted: listsOf(wanted),
    worth,
    whole: Int32Array.from(wanted, (tags) => tags.reduce((sum, tag) => sum + worth[tag]!, 0)),
    mentors: listsOf(mentors),
    setOf,
    sets,
  };
}
