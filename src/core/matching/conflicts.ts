/**
 * Turns "whom should you not be matched with?" into pairs that must not be.
 *
 * Method: names and groups of the other side are looked for in the text as whole words, in every form in which they may
 * be typed: with or without title, accents, hyphens, either script where a name gives two, family name first. In scripts
 * without spaces a name is found anywhere. A name inside a longer one that also fits gives way to the longer. A text that
 * names nobody who applied blocks nobody and is handed back for a person to read. Statements × people steps.
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
    const known = others.map((other) => ({ id: other.id, forms: formsOf(other).map(formOf) }));
    for (const { id, stated } of people) {
      if (stated === undefined || saysNobody(stated)) continue;
      const named = whoIsNamed(stated, known);
      if (named.length === 0) unresolved.push({ id, side, text: stated });
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

type Known = { readonly id: string; readonly forms: readonly Form[] };

/** How somebody may be named: between spaces, and without any where the script is written so. */
type Form = { readonly spaced: string; readonly solid: string | null };

const formOf = (form: string): Form => {
  const solid = form.replaceAll(' ', '');
  return { spaced: ` ${form} `, solid: isUnspaced(solid) ? solid : null };
};

/** Ids of those whose name or group stands in the text, in the order given. */
function whoIsNamed(text: string, known: readonly Known[]): string[] {
  const words = ` ${comparable(text)} `;
  const joined = words.replaceAll(' ', '');
  const found: { id: string; from: number; until: number }[] = [];
  const unspaced = new Set<string>();
  for (const { id, forms } of known) {
    for (const { spaced, solid } of forms) {
      for (let at = words.indexOf(spaced); at >= 0; at = words.indexOf(spaced, at + 1)) {
        found.push({ id, from: at, until: at + spaced.length });
      }
      if (solid !== null && joined.includes(solid)) unspaced.add(id);
    }
  }
  const isInside = (one: (typeof found)[number]) =>
    found.some(
      ({ from, until }) => from <= one.from && until >= one.until && until - from > one.until - one.from,
    );
  const named = new Set([...found.filter((one) => !isInside(one)).map(({ id }) => id), ...unspaced]);
  return known.filter(({ id }) => named.has(id)).map(({ id }) => id);
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
