/**
 * Problem: how far may chance alone carry a share of a few people, and the difference of two such shares? Method: Wilson's
 * score interval (1927), and for a difference Newcombe's (1998, method 10), which joins two of them. Both keep near their
 * 95 % even for some five people, and for nobody or everybody. Running time: constant.
 */
export type Range = { readonly least: number; readonly most: number };

/** The upper 2.5 % point of the normal distribution. */
const z = 1.959963984540054;

/** The 95 % interval of `part` of `whole`, between 0 and 1; `whole` ≥ 1. */
export function wilson(part: number, whole: number): Range {
  const share = part / whole;
  const middle = (share + z ** 2 / (2 * whole)) / (1 + z ** 2 / whole);
  const half =
    (z / (1 + z ** 2 / whole)) * Math.sqrt((share * (1 - share)) / whole + z ** 2 / (4 * whole ** 2));
  return {
    least: part === 0 ? 0 : middle - half,
    most: part === whole ? 1 : middle + half,
  };
}

/** The 95 % interval of the difference of two shares of different people, between -1 and 1. */
export function differenceOf(
  a: { readonly part: number; readonly whole: number },
  b: { readonly part: number; readonly whole: number },
): Range & { readonly value: number } {
  const [first, second] = [wilson(a.part, a.whole), wilson(b.part, b.whole)];
  const [p, q] = [a.part / a.whole, b.part / b.whole];
  return {
    value: p - q,
    least: p - q - Math.hypot(p - first.least, second.most - q),
    most: p - q + Math.hypot(first.most - p, q - second.least),
  };
}
