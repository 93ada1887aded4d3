/**
 * Text as spreadsheets and form tools hand it over, made comparable. Nothing here changes what a person wrote in
 * between: only edges are trimmed, and only copies made for comparing are folded.
 */

/** White space, non-breaking and zero-width spaces, byte-order and bidi marks at either end; CRLF becomes LF. */
export function clean(text: string): string {
  const edges =
    /^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+|[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+$/g;
  return text.replace(/\r\n?/g, '\n').replace(edges, '');
}

/** As `clean`, on one line, with single ordinary spaces. */
export function cleanLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ');
}

/** A copy for comparing: case, width, invisible signs, kinds of dash and quotation mark, and digits no longer matter. */
export function fold(text: string): string {
  return latinDigits(cleanLine(text).normalize('NFKC'))
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u00ab\u00bb]/g, '"')
    .trim();
}

/** Every decimal digit of Unicode as 0…9. Digits of a script stand in one run of tens, from zero to nine. */
export function latinDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0)!;
    let start = point;
    while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start--;
    return String((point - start) % 10);
  });
}
