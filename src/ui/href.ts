/** Joins class names, leaving out what is not there. */
export const classes = (...names: readonly (string | false | null | undefined)[]): string | undefined =>
  names.filter(Boolean).join(' ') || undefined;

const allowed = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * The address if a browser may follow it, otherwise nothing, so that `<a>` is left without a link. For every address
 * that a person typed: JSX escapes it but would let `javascript:` through. Read by URL, since browsers too drop tabs and
 * newlines inside a scheme.
 */
export function safeHref(typed: string | null | undefined): string | undefined {
  const address = typed?.trim();
  if (!address) return undefined;
  const read = URL.parse(address, 'https://here.invalid');
  return read && allowed.has(read.protocol) ? address : undefined;
}
