/**
 * What a letter says, as parts in order. The plain text, the HTML part and the page that rehearses it are all drawn from
 * these, so that nobody reads something else than what was read before it left. Pure.
 */

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Where the coordinator's own sentence stands. */
  | { readonly kind: 'sentence' }
  /** The reader's own link; its address is made when the letter leaves, so that nobody else ever sees it. */
  | { readonly kind: 'link'; readonly label: string }
  | { readonly kind: 'signature'; readonly name: string; readonly place: string };

/** What only its leaving adds. */
export type Filling = { readonly sentence: string; readonly link: string };

/** The text part: every reader gets it, and it says everything. */
export const plainText = (body: readonly Block[], filling: Filling): string =>
  body
    .map((block) => plainBlock(block, filling))
    .filter((text) => text !== '')
    .join('\n\n');

const plainBlock = (block: Block, { sentence, link }: Filling): string => {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'list':
      return block.items.map((item) => `– ${item}`).join('\n');
    case 'sentence':
      return sentence;
    case 'link':
      return `${block.label}\n${link}`;
    case 'signature':
      return `${block.name}\n${block.place}`;
  }
};

/** The HTML part: paragraphs, a list, a link; no picture, no style, nothing that tells who opened it. */
export const htmlText = (body: readonly Block[], filling: Filling, language: string): string => {
  const inner = body
    .map((block) => htmlBlock(block, filling))
    .filter((text) => text !== '')
    .join('\n');
  return `<!doctype html>\n<html lang="${escaped(language)}"><meta charset="utf-8"><body dir="auto">\n${inner}\n</body></html>\n`;
};

const htmlBlock = (block: Block, { sentence, link }: Filling): string => {
  switch (block.kind) {
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'sentence':
      return sentence === '' ? '' : `<p>${escaped(sentence)}</p>`;
    case 'link':
      return `<p><a href="${escaped(link)}">${escaped(block.label)}</a></p>`;
    case 'signature':
      return `<p>${escaped(block.name)}<br>${escaped(block.place)}</p>`;
  }
};

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>');

/** Whether a letter still lacks something: a gap that a template left, or a part with no words. */
export const hasGap = (subject: string, body: readonly Block[]): boolean =>
  [subject, ...body.flatMap(wordsOf)].some(
    (text) => text.trim() === '' || /[{}]|\bundefined\b|\bNaN\b/.test(text),
  );

const wordsOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'list':
      return block.items.length === 0 ? [''] : block.items;
    case 'sentence':
      return [];
    case 'link':
      return [block.label];
    case 'signature':
      return [block.name, block.place];
  }
};
