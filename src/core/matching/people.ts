/**
 * Problem: what people answered, so that judging a pair is a few look-ups. Method: tables of small integers, each made
 * once for the questions it reads; people are counted from 0, mentees and mentors apart. An unanswered question is -1 or
 * empty. Running time: people × what they answered.
 */
import type { Option, Question, SpokenLanguage, Value } from '../questions/question.ts';
import { fold } from '../questions/text.ts';
import type { Calendar } from '../time/regimes.ts';
import { type Availability, type Timetable, timetable } from '../time/timetable.ts';
import type { Conflict, MenteeProfile, MentorProfile, Participant, Rules } from './participant.ts';

/** Everything a run is judged by, frozen. */
export type Round = {
  readonly mentees: readonly MenteeProfile[];
  readonly mentors: readonly MentorProfile[];
  readonly menteeQuestions: readonly Question[];
  readonly mentorQuestions: readonly Question[];
  readonly rules: Rules;
  readonly conflicts: readonly Conflict[];
  readonly calendar: Calendar;
};

/** The options or levels of a question, in order; none if it is not asked. */
export function listOf(
  questions: readonly Question[],
  key: string,
  part: 'options' | 'levels',
): readonly Option[] {
  const question = questions.find((each) => each.key === key);
  if (question === undefined) return [];
  if (part === 'levels') return 'levels' in question ? question.levels : [];
  return 'options' in question ? question.options : [];
}

/** Place of each key in a list. */
export function places(options: readonly Option[]): ReadonlyMap<string, number> {
  return new Map(options.map(({ key }, at) => [key, at]));
}

/** What somebody ticked, listed or chose, as texts; empty if unanswered. */
export function tagsOf(value: Value | undefined): readonly string[] {
  if (Array.isArray(value)) return value.filter((each): each is string => typeof each === 'string');
  if (typeof value === 'string') return [value];
  return typeof value === 'boolean' || typeof value === 'number' ? [String(value)] : [];
}

/** For two sides, each with its question: equal numbers for equal answers, whatever the case and spacing; -1 for none. */
export function codes(
  first: readonly Participant[],
  firstQuestion: string,
  second: readonly Participant[],
  secondQuestion: string,
): [Int32Array, Int32Array] {
  const known = new Map<string, number>();
  const code = (value: Value | undefined) => {
    const tags = tagsOf(value);
    if (tags.length === 0) return -1;
    const text = [...tags].map(fold).sort().join('\n');
    if (!known.has(text)) known.set(text, known.size);
    return known.get(text)!;
  };
  return [
    Int32Array.from(first, ({ answers }) => code(answers[firstQuestion])),
    Int32Array.from(second, ({ answers }) => code(answers[secondQuestion])),
  ];
}

export type SupportTable = {
  /** For each mentee the wished items, the most wanted first, as places in `items`; -1 for an unknown one. */
  readonly wishes: readonly (readonly number[])[];
  readonly items: readonly Option[];
  readonly levels: readonly Option[];
  /** Place of the mentor's level in an item, -1 if not rated. */
  readonly level: (mentor: number, item: number) => number;
};

/** `wanted` is the mentees' question of ranked wishes, `offered` the mentors' with a level for each item. */
export function supportTable(round: Round, wanted: string, offered: string): SupportTable {
  const items = listOf(round.mentorQuestions, offered, 'options');
  const levels = listOf(round.mentorQuestions, offered, 'levels');
  const [placeOfItem, placeOfLevel] = [places(items), places(levels)];
  const rated = new Int8Array(round.mentors.length * items.length).fill(-1);
  round.mentors.forEach(({ answers }, mentor) => {
    const own = answers[offered];
    if (typeof own !== 'object') return;
    for (const [item, level] of Object.entries(own as Readonly<Record<string, string>>)) {
      const at = placeOfItem.get(item);
      if (at !== undefined) rated[mentor * items.length + at] = placeOfLevel.get(level) ?? -1;
    }
  });
  return {
    wishes: round.mentees.map(({ answers }) =>
      tagsOf(answers[wanted]).map((key) => placeOfItem.get(key) ?? -1),
    ),
    items,
    levels,
    level: (mentor, item) => (item < 0 ? -1 : rated[mentor * items.length + item]!),
  };
}

export type LanguageTable = {
  /** For each mentee: languages, as places in the table, with the place of the level. */
  readonly spoken: readonly (readonly {
    readonly at: number;
    readonly language: string;
    readonly level: number;
  }[])[];
  readonly levels: readonly Option[];
  /** How many languages are in the table: those that mentees speak. */
  readonly languages: number;
  /** Place of the mentor's level in a language, -1 if they do not speak it. */
  readonly level: (mentor: number, language: number) => number;
};

/** `mentee` and `mentor` are the questions of the two sides; levels are those of the mentees' question. */
export function languageTable(round: Round, mentee: string, mentor: string): LanguageTable {
  const levels = listOf(round.menteeQuestions, mentee, 'levels');
  const placeOfLevel = places(levels);
  const known = new Map<string, number>();
  const spoken = round.mentees.map(({ answers }) =>
    languagesOf(answers[mentee]).map(({ language, level }) => {
      const name = fold(language);
      if (!known.has(name)) known.set(name, known.size);
      return { at: known.get(name)!, language, level: placeOfLevel.get(level) ?? -1 };
    }),
  );
  const table = new Int8Array(round.mentors.length * known.size).fill(-1);
  round.mentors.forEach(({ answers }, index) => {
    for (const { language, level } of languagesOf(answers[mentor])) {
      const at = known.get(fold(language));
      if (at !== undefined) table[index * known.size + at] = placeOfLevel.get(level) ?? -1;
    }
  });
  return {
    spoken,
    levels,
    languages: known.size,
    level: (index, language) => table[index * known.size + language]!,
  };
}

function languagesOf(value: Value | undefined): readonly SpokenLanguage[] {
  return Array.isArray(value)
    ? value.filter((each): each is SpokenLanguage => typeof each === 'object' && 'language' in each)
    : [];
}

/** Questions of the two sides: free hours, and the zone by whose clock they are meant. */
export type HoursKeys = {
  readonly mentee: string;
  readonly mentor: string;
  readonly menteeZone: string;
  readonly mentorZone: string;
};

export type HoursTable = {
  /** As in timetable.ts, by mentee and mentor: hours, in steps of a quarter. */
  readonly leanest: (mentee: number, mentor: number) => number;
  readonly weeks: Timetable['weeks'];
};

/** Zones that are unknown are RangeErrors. */
export function hoursTable(round: Round, keys: HoursKeys): HoursTable {
  const people = [
    ...round.mentees.map((person) => availability(person, keys.mentee, keys.menteeZone)),
    ...round.mentors.map((person) => availability(person, keys.mentor, keys.mentorZone)),
  ];
  const table = timetable(people, round.calendar);
  const first = round.mentees.length;
  return {
    leanest: (mentee, mentor) => table.leanest(mentee, first + mentor),
    weeks: (mentee, mentor) => table.weeks(mentee, first + mentor),
  };
}

/** Hours and zone of a person, or null if either was not answered. */
export function availability({ answers }: Participant, hours: string, zone: string): Availability | null {
  const [slots, name] = [answers[hours], answers[zone]];
  if (!Array.isArray(slots) || slots.length === 0 || typeof name !== 'string') return null;
  return { zone: name, slots: slots as Availability['slots'] };
}

export type TagTable = {
  /** For each mentee the tags of theirs that are in the table, by place, as they wrote them. */
  readonly ofMentee: readonly (readonly { readonly at: number; readonly tag: string }[])[];
  /** How many mentors have a tag; tags that no mentor has are not in the table. */
  readonly mentors: readonly number[];
  readonly has: (mentor: number, tag: number) => boolean;
};

/** `mentee` and `mentor` are the questions of the two sides. */
export function tagTable(round: Round, mentee: string, mentor: string): TagTable {
  const known = new Map<string, number>();
  const mentors: number[] = [];
  const sets = round.mentors.map(({ answers }) => {
    const own = new Set(tagsOf(answers[mentor]).map(fold));
    for (const tag of own) {
      if (!known.has(tag)) known.set(tag, known.size);
      const at = known.get(tag)!;
      mentors[at] = (mentors[at] ?? 0) + 1;
    }
    return own;
  });
  const table = new Uint8Array(sets.length * known.size);
  sets.forEach((own, index) => {
    for (const tag of own) table[index * known.size + known.get(tag)!] = 1;
  });
  const ofMentee = round.mentees.map(({ answers }) =>
    [...new Map(tagsOf(answers[mentee]).map((tag) => [fold(tag), tag]))].flatMap(([folded, tag]) =>
      known.has(folded) ? [{ at: known.get(folded)!, tag }] : [],
    ),
  );
  return { ofMentee, mentors, has: (index, tag) => table[index * known.size + tag] === 1 };
}
