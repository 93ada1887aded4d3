/**
 * Problem: whom does an answer to "whom should you not be matched with?" name? Method: names and groups of the other side
 * are looked for as whole words, in every form in which they may be typed: with or without title, accents, hyphens, either
 * script where a name gives two, family name first. In scripts without spaces a name is found anywhere. A text that names
 * nobody who applied blocks nobody and is handed back for a person to read. Running time: forms are looked up by their
 * text, so a statement costs its words times the different lengths of forms, however many applied; only names in scripts
 * without spaces are looked for one by one. Ties: a name inside a longer one that also fits gives way to the longer; all
 * who go by the same name are named.
 */
import type { Conflict } from './participant.ts';

/** Somebody as the application has them; `stated` is their answer to the conflict question. */
export type Applicant = {
  readonly id: string;
  readonly name: string;
  readonly group?: string;
  readonly stated?: string;
};

export type StatedConflicts = {
  /** Sorted by mentee, then mentor, then who stated it. */
  readonly conflicts: readonly Conflict[];
  /** Statements in which nobody could be recognised. */
  readonly unresolved: readonly {
    readonly id: string;
    readonly side: 'mentee' | 'mentor';
    readonly text: string;
  }[];
};

export function statedConflicts(
  mentees: readonly Applicant[],
  mentors: readonly Applicant[],
): StatedConflicts {
  const conflicts: Conflict[] = [];
  const unresolved: StatedConflicts['unresolved'][number][] = [];
  const read = (side: 'mentee' | 'mentor', people: readonly Applicant[], others: readonly Applicant[]) => {
    const statements = people.flatMap(({ id, stated }) =>
      stated === undefined || saysNobody(stated) ? [] : [{ id, text: stated }],
    );
    if (statements.length === 0) return;
    const known = formsOfAll(others);
    for (const { id, text } of statements) {
      const named = whoIsNamed(text, known);
      if (named.size === 0) unresolved.push({ id, side, text });
      for (const other of named) {
        conflicts.push({
          mentee: side === 'mentee' ? id : other,
          mentor: side === 'mentee' ? other : id,
          statedBy: side,
        });
      }
    }
  };
  read('mentee', mentees, mentors);
  read('mentor', mentors, mentees);
  const order = ({ mentee, mentor, statedBy }: Conflict) => `${mentee}\n${mentor}\n${statedBy}`;
  return { conflicts: conflicts.sort((a, b) => (order(a) < order(b) ? -1 : 1)), unresolved };
}

/** How people may be named. */
type Forms = {
  /** Who goes by each form, words parted by one space. */
  readonly spaced: ReadonlyMap<string, readonly string[]>;
  /** How many words they have. */
  readonly lengths: ReadonlySet<number>;
  /** Forms without any space, of those in a script that is written so. */
  readonly unspaced: readonly (readonly [form: string, id: string])[];
};

const formsOfAll = (people: readonly Applicant[]): Forms => {
  const spaced = new Map<string, string[]>();
  const unspaced: (readonly [string, string])[] = [];
  const lengths = new Set<number>();
  for (const person of people) {
    for (const form of formsOf(person)) {
      const same = spaced.get(form);
      if (same === undefined) spaced.set(form, [person.id]);
      else same.push(person.id);
      lengths.add(form.split(' ').length);
      const solid = form.replaceAll(' ', '');
      if (isUnspaced(solid)) unspaced.push([solid, person.id]);
    }
  }
  return { spaced, lengths, unspaced };
};

/** Ids of those whose name or group stands in the text. */
function whoIsNamed(text: string, { spaced, lengths, unspaced }: Forms): ReadonlySet<string> {
  const words = comparable(text).split(' ');
  const places: { readonly from: number; readonly until: number; readonly ids: readonly string[] }[] = [];
  for (const from of words.keys()) {
    for (const length of lengths) {
      const until = from + length;
      const ids = until <= words.length ? spaced.get(words.slice(from, until).join(' ')) : undefined;
      if (ids !== undefined) places.push({ from, until, ids });
    }
  }
  const isInside = (one: (typeof places)[number]) =>
    places.some(
      ({ from, until }) => from <= one.from && until >= one.until && until - from > one.until - one.from,
    );
  const named = new Set(places.filter((one) => !isInside(one)).flatMap(({ ids }) => ids));
  const joined = words.join('');
  for (const [form, id] of unspaced) if (joined.includes(form)) named.add(id);
  return named;
}

/** The comparable forms of a name and of a group. */
function formsOf({ name, group }: Applicant): string[] {
  const bracketed = /(.*?)[(（](.*?)[)）]\s*$/.exec(name);
  const names = bracketed === null ? [name] : [name, bracketed[1]!, bracketed[2]!];
  const forms = names.flatMap((each) => {
    const form = comparable(each).replace(title, '');
    const words = form.split(' ');
    // Every turn of the words: the family name may come first, and may be more than one word.
    return words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(' '));
  });
  const groups = group === undefined || noGroup.test(comparable(group)) ? [] : [comparable(group)];
  return [...new Set([...forms, ...groups])].filter((form) => form.length > 2 || isUnspaced(form));
}

const title = /^(?:(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame) )+/;
const noGroup = /^(?:none|no|n a|na|nil|independent|freelance|self employed|retired|not applicable|other|)$/;
const nobody = /^(?:no|none|nobody|no one|noone|not applicable|n a|na|nil|nothing|no conflicts?|nein|non|)$/;

function saysNobody(text: string): boolean {
  return nobody.test(comparable(text));
}

/** Letters that no decomposition takes apart. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
};

/**
 * Lower case, words parted by one space. Accents are dropped on Latin, Greek and Cyrillic letters only: in other
 * scripts the marks are vowels, and dropping them would join different names.
 */
function comparable(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*)\p{M}/gu, '')
    .replace(/[łøđðßæœıþ]/g, (letter) => plainLetters[letter]!)
    .replace(/(?<=\p{L})['\u2019\u02bc](?=s\b)/gu, ' ')
    .replace(/['\u2018\u2019\u02bc]/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Wholly in a script that is written without spaces between words. */
function isUnspaced(form: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2,}$/u.test(
    form,
  );
}
