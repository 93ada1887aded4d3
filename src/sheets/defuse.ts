// A spreadsheet that opens a CSV file runs a cell that begins like a formula. It skips spaces first, and on East Asian
// systems it takes the full-width signs for the plain ones. A leading tab or line break can smuggle a cell past a filter.
const trigger = String.raw`(?:[\s\u200b\ufeff"]*[=+\-@＝＋－＠]|[\t\r\n])`;
const dangerous = new RegExp(`^${trigger}`);
const looksDefused = new RegExp(`^'+${trigger}`);

// What a spreadsheet shows as it is: spaces, a dash on its own and a plain negative number. Everything else that begins with a
// sign is defused, telephone numbers too: "+44 20 7946 0000" would lose its plus and "+44-20" would become 24.
const harmless = /^(\s*|-(\d+([.,]\d+)?)?)$/;

/** Puts an apostrophe before text that a spreadsheet would run, and before text that would read as defused already. */
export function defuse(text: string): string {
  const runs = dangerous.test(text) && !harmless.test(text);
  return runs || looksDefused.test(text) ? `'${text}` : text;
}

/** Marks only text that would read as defused already, for files whose text cells are never run. */
export function keepApostrophe(text: string): string {
  return looksDefused.test(text) ? `'${text}` : text;
}

/** Takes away the apostrophe that `defuse` put there, so that a table comes back as it was. */
export function undefuse(text: string): string {
  return looksDefused.test(text) ? text.slice(1) : text;
}
