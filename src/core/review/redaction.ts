/**
 * Hides in a text who wrote it: their name, mail address and group.
 *
 * Method: the text is searched, whatever its case and accents, for the whole name, each of its words, the name written
 * as one word, the address, its part before the @, and the group. Words are found between signs that are no letters, so
 * links and handles are reached too; names in scripts without spaces are found anywhere. Every mail address goes. Words
 * that are only links of names ("de", "van") stay. It hides rather too much than too little: a name that is also a
 * common word goes wherever it stands. Text × forms steps.
 */
export type Identity = {
  readonly name: string;
  readonly email: string;
  readonly group?: string | undefined;
};

/** A stretch of text, or one that is hidden. */
export type Piece = { readonly text: string } | { readonly hidden: true };

export function redact(text: string, identity: Identity): Piece[] {
  const letters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  const plain = letters.map(folded);
  // Each place of the folded text knows which letter it came from.
  const from = plain.flatMap((folds, at) => new Array<number>(folds.length).fill(at));
  const searched = plain.join('');
  const hidden = new Array<boolean>(letters.length).fill(false);
  for (const pattern of patternsOf(identity)) {
    for (const found of searched.matchAll(pattern)) {
      for (let at = found.index; at < found.index + found[0].length; at += 1) hidden[from[at]!] = true;
    }
  }
  const pieces: Piece[] = [];
  letters.forEach((letter, at) => {
    // What stands between two hidden words would tell where the name parts.
    const isBetween = /^[\s\p{P}]$/u.test(letter) && hidden[at - 1] === true && hidden[at + 1] === true;
    const last = pieces.at(-1);
    if (hidden[at]! || isBetween) {
      if (last === undefined || !('hidden' in last)) pieces.push({ hidden: true });
    } else if (last === undefined || 'hidden' in last) pieces.push({ text: letter });
    else pieces[pieces.length - 1] = { text: last.text + letter };
  });
  return pieces;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The same as one text, with a bar where something is hidden. */
export const barred = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => ('hidden' in piece ? bar : piece.text)).join('');

export const bar = '█████';

const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu;
const links = new Set(
  'de da do dos das di del della der den des du van von zu bin ibn bint al el la le les y e i san st dr prof professor mr mrs ms miss mx sir dame and of the'.split(
    ' ',
  ),
);
const noGroup = new Set([
  'none',
  'no',
  'n a',
  'na',
  'nil',
  'independent',
  'freelance',
  'retired',
  'other',
  '',
]);

function patternsOf({ name, email, group }: Identity): RegExp[] {
  const forms = new Set<string>();
  const both = [name, ...name.split(/[()（）/]/)];
  for (const each of both) {
    const words = wordsOf(each);
    if (words.length > 1) forms.add(words.join(' ')).add([...words].reverse().join(' '));
    for (const word of words) if (word.length > 1 && !links.has(word)) forms.add(word);
    if (words.length > 1) {
      const solid = words.filter((word) => !/^(dr|prof|professor|mr|mrs|ms|miss|mx)$/.test(word));
      forms.add(solid.join('')).add([...solid].reverse().join(''));
    }
  }
  const local = wordsOf(email.split('@')[0] ?? '');
  if (local.join('').length > 3) forms.add(local.join(' ')).add(local.join(''));
  for (const each of [group ?? '', ...(group ?? '').split(/[()（）]/)]) {
    const words = wordsOf(each);
    const form = words.join(' ');
    if (!noGroup.has(form) && form.length > 1 && !(words.length === 1 && links.has(form))) forms.add(form);
  }
  return [address, ...[...forms].filter((form) => form !== '').map(patternOf)];
}

const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]+$/u;

function patternOf(form: string): RegExp {
  const body = form.replaceAll(' ', '[^\\p{L}\\p{N}]+');
  return unspaced.test(form)
    ? new RegExp(body, 'gu')
    : new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, 'gu');
}

const wordsOf = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');

/** Lower case without accents on Latin, Greek and Cyrillic letters; other scripts keep their marks. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*)\p{M}+/gu, '')
    .replace(/['\u2018\u2019\u02bc]/g, "'");
}
