/**
 * Problem: the hard constraints of a round: for each, whether a pair fails it, and the facts that say why. Method: each
 * kind is compiled once into a quick yes-or-no over tables and a slow account with facts; both read the same tables, so
 * they cannot disagree. A missing answer fails every constraint that needs it, except `different`. Running time: a few
 * look-ups a pair, for hours a few bit counts (timetable.ts).
 */
import type { Value } from '../questions/question.ts';
import type { WeekHours } from '../time/timetable.ts';
import type { Constraint } from './participant.ts';
import {
  codes,
  hoursTable,
  languageTable,
  listOf,
  places,
  type Round,
  type SupportTable,
  supportTable,
} from './people.ts';

/** A wished item with the mentor's level in it. `rank` 1 is the most wanted; `level` null: not rated. */
export type Wish = { readonly rank: number; readonly item: string; readonly level: string | null };
/** A language of both, with the levels of each. */
export type CommonLanguage = { readonly language: string; readonly mentee: string; readonly mentor: string };

export type Facts =
  | { readonly kind: 'withdrawn'; readonly side: 'mentee' | 'mentor' | 'both' | null }
  | {
      readonly kind: 'answer';
      readonly side: 'mentee' | 'mentor';
      readonly question: string;
      readonly answer: Value | null;
    }
  | { readonly kind: 'support'; readonly least: string; readonly wishes: readonly Wish[] }
  /** `hours` is those of the leanest week; no weeks: somebody gave no hours or no zone. */
  | {
      readonly kind: 'hours';
      readonly needed: number;
      readonly hours: number;
      readonly weeks: readonly WeekHours[];
    }
  | { readonly kind: 'language'; readonly least: string; readonly common: readonly CommonLanguage[] }
  | { readonly kind: 'conflict'; readonly statedBy: readonly ('mentee' | 'mentor' | 'coordinator')[] }
  | { readonly kind: 'different' | 'same'; readonly mentee: Value | null; readonly mentor: Value | null }
  /** Steps from mentee up to mentor, null if either is unknown. */
  | { readonly kind: 'step'; readonly least: number; readonly most: number; readonly steps: number | null };

/** A constraint made ready. `i` counts mentees, `j` mentors. */
export type Bar = {
  readonly id: string;
  readonly fails: (i: number, j: number) => boolean;
  readonly facts: (i: number, j: number) => Facts;
  /** How near a pair comes to passing; more is nearer, in units of the kind. */
  readonly nearness: (i: number, j: number) => number;
  /** Whose own answer decides, whoever the partner is; null where both matter. */
  readonly own: 'mentee' | 'mentor' | null;
  /** It takes far longer to ask than the others. */
  readonly isSlow?: true;
};

/** The built-in constraint that nobody who withdrew is matched. */
export const withdrawnId = 'withdrawn';

/** All bars in the order in which reasons are given: withdrawal, the mentee's own answers, then as declared. */
export function bars(round: Round): Bar[] {
  const declared = round.rules.constraints.map((constraint) => compile(round, constraint));
  return [
    withdrawn(round),
    ...declared.filter(({ own }) => own === 'mentee'),
    ...declared.filter(({ own }) => own !== 'mentee'),
  ];
}

function compile(round: Round, constraint: Constraint): Bar {
  switch (constraint.kind) {
    case 'answer':
      return answer(round, constraint);
    case 'support':
      return support(round, constraint);
    case 'hours':
      return hours(round, constraint);
    case 'language':
      return language(round, constraint);
    case 'conflict':
      return conflict(round, constraint);
    case 'different':
    case 'same':
      return alike(round, constraint);
    case 'step':
      return step(round, constraint);
  }
}

type Of<K extends Constraint['kind']> = Extract<Constraint, { kind: K }>;
const none = () => 0;

function withdrawn({ mentees, mentors }: Round): Bar {
  return {
    id: withdrawnId,
    own: null,
    nearness: none,
    fails: (i, j) => mentees[i]!.withdrawn || mentors[j]!.withdrawn,
    facts: (i, j) => {
      const [first, second] = [mentees[i]!.withdrawn, mentors[j]!.withdrawn];
      return {
        kind: 'withdrawn',
        side: first && second ? 'both' : first ? 'mentee' : second ? 'mentor' : null,
      };
    },
  };
}

function answer({ mentees, mentors }: Round, { id, side, question, accepted }: Of<'answer'>): Bar {
  const people = side === 'mentee' ? mentees : mentors;
  const answers = people.map((person) => person.answers[question]);
  const failing = answers.map((value) => {
    const given: readonly (string | boolean)[] = Array.isArray(value)
      ? (value as readonly string[])
      : [value as string | boolean];
    return !given.some((each) => accepted.includes(each));
  });
  const at = side === 'mentee' ? (i: number) => i : (_: number, j: number) => j;
  return {
    id,
    own: side,
    nearness: none,
    fails: (i, j) => failing[at(i, j)]!,
    facts: (i, j) => ({ kind: 'answer', side, question, answer: answers[at(i, j)] ?? null }),
  };
}

function support(round: Round, { id, wanted, offered, least }: Of<'support'>): Bar {
  const table = supportTable(round, wanted, offered);
  const { wishes, levels, level } = table;
  const enough = requiredPlace(levels, least);
  return {
    id,
    own: null,
    fails: (i, j) => {
      for (const item of wishes[i]!) if (level(j, item) >= enough) return false;
      return true;
    },
    nearness: (i, j) => Math.max(-1, ...wishes[i]!.map((item, rank) => level(j, item) - rank / 100)),
    facts: (i, j) => ({
      kind: 'support',
      least,
      wishes: wishFacts(table, i, j),
    }),
  };
}

/** The mentee's wishes that are items of the mentor's question, with the mentor's level in each. */
export function wishFacts({ wishes, items, levels, level }: SupportTable, i: number, j: number): Wish[] {
  return wishes[i]!.flatMap((item, rank) =>
    item < 0 ? [] : [{ rank: rank + 1, item: items[item]!.key, level: levels[level(j, item)]?.key ?? null }],
  );
}

function hours(round: Round, constraint: Of<'hours'>): Bar {
  const table = hoursTable(round, constraint);
  const needed = constraint.hours;
  return {
    id: constraint.id,
    own: null,
    isSlow: true,
    nearness: table.leanest,
    fails: (i, j) => table.leanest(i, j) < needed,
    facts: (i, j) => ({ kind: 'hours', needed, hours: table.leanest(i, j), weeks: table.weeks(i, j) }),
  };
}

function language(round: Round, { id, mentee, mentor, least }: Of<'language'>): Bar {
  const { spoken, levels, level } = languageTable(round, mentee, mentor);
  const enough = requiredPlace(levels, least);
  return {
    id,
    own: null,
    fails: (i, j) => {
      for (const own of spoken[i]!) if (own.level >= enough && level(j, own.at) >= enough) return false;
      return true;
    },
    nearness: (i, j) => Math.max(-1, ...spoken[i]!.map((own) => Math.min(own.level, level(j, own.at)))),
    facts: (i, j) => ({
      kind: 'language',
      least,
      common: spoken[i]!.flatMap((own) => {
        const [first, second] = [levels[own.level], levels[level(j, own.at)]];
        return first && second ? [{ language: own.language, mentee: first.key, mentor: second.key }] : [];
      }),
    }),
  };
}

function conflict({ mentees, mentors, conflicts }: Round, { id }: Of<'conflict'>): Bar {
  const menteeAt = new Map(mentees.map((mentee, at) => [mentee.id, at]));
  const mentorAt = new Map(mentors.map((mentor, at) => [mentor.id, at]));
  const stated = new Map<number, Set<'mentee' | 'mentor' | 'coordinator'>>();
  for (const { mentee, mentor, statedBy } of conflicts) {
    // Not a number, and asked of nobody, where one of them is not here.
    const pair = menteeAt.get(mentee)! * mentors.length + mentorAt.get(mentor)!;
    stated.set(pair, (stated.get(pair) ?? new Set()).add(statedBy));
  }
  return {
    id,
    own: null,
    nearness: none,
    fails: (i, j) => stated.has(i * mentors.length + j),
    facts: (i, j) => ({ kind: 'conflict', statedBy: [...(stated.get(i * mentors.length + j) ?? [])].sort() }),
  };
}

function alike(round: Round, { id, kind, mentee, mentor }: Of<'same' | 'different'>): Bar {
  const { mentees, mentors } = round;
  const [first, second] = codes(mentees, mentee, mentors, mentor);
  const isSame = (i: number, j: number) => first[i]! >= 0 && first[i] === second[j];
  return {
    id,
    own: null,
    nearness: none,
    fails: kind === 'same' ? (i, j) => !isSame(i, j) : isSame,
    facts: (i, j) => ({
      kind,
      mentee: mentees[i]!.answers[mentee] ?? null,
      mentor: mentors[j]!.answers[mentor] ?? null,
    }),
  };
}

function step(round: Round, { id, mentee, mentor, least, most }: Of<'step'>): Bar {
  const steps = stepsBetween(round, mentee, mentor);
  const outside = (i: number, j: number) => {
    const between = steps(i, j);
    return between === null ? Number.POSITIVE_INFINITY : Math.max(0, least - between, between - most);
  };
  return {
    id,
    own: null,
    nearness: (i, j) => -outside(i, j),
    fails: (i, j) => outside(i, j) > 0,
    facts: (i, j) => ({ kind: 'step', least, most, steps: steps(i, j) }),
  };
}

/** Steps from the mentee's option up to the mentor's on the mentee's list; null if either is not on it. */
export function stepsBetween(
  round: Round,
  mentee: string,
  mentor: string,
): (i: number, j: number) => number | null {
  const [from, to] = standings(round, mentee, mentor);
  return (i, j) => (from[i]! < 0 || to[j]! < 0 ? null : to[j]! - from[i]!);
}

/** Places of everybody's option on the mentee's list; -1 for one that is not on it. */
export function standings(round: Round, mentee: string, mentor: string): [Int32Array, Int32Array] {
  const place = places(listOf(round.menteeQuestions, mentee, 'options'));
  const standing = (value: Value | undefined) => place.get(value as string) ?? -1;
  return [
    Int32Array.from(round.mentees, ({ answers }) => standing(answers[mentee])),
    Int32Array.from(round.mentors, ({ answers }) => standing(answers[mentor])),
  ];
}

/** Place of a level that a rule asks for. A level that the question does not have is a RangeError. */
export function requiredPlace(levels: readonly { key: string }[], least: string): number {
  const at = levels.findIndex(({ key }) => key === least);
  if (at < 0) throw new RangeError(`No such level: ${least}`);
  return at;
}
