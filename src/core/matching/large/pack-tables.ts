/**
 * Problem: several rules read the same answers. Method: the tables of people.ts as arrays, each made once for all the
 * rules that read it; equal lists of wishes or languages are one class. The mentors of a topic are a list, and where more
 * than one in 64 has it a set, too. Running time: people × what they answered. Ties: none.
 */
import { fold } from '../../questions/text.ts';
import { topicWorth } from '../criteria.ts';
import { languageTable, type Round, supportTable, tagsOf } from '../people.ts';
import { classes, listsOf, wordsOf } from './lists.ts';

/** What several rules read, each made once. */
export function tablesOf(round: Round) {
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
      const { spoken, languages, level } = table;
      const { classOf, lists } = classes(
        spoken.map((own) => own.map((each) => each.at * 256 + each.level + 1)),
      );
      const levels = levelsOf(round, languages, (language, j) => 1 + level(j, language));
      return { table, arrays: { classOf, spoken: lists, levels } };
    }),
    topics: once((mentee: string, mentor: string, wish?: string) => topics(round, { mentee, mentor, wish })),
  };
}

export type Tables = ReturnType<typeof tablesOf>;

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
      known.set(tag, at);
      mentors[at] ??= [];
      mentors[at].push(j);
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
