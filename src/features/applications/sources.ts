/** Where an application came from, besides the words that links carry; no such word can be written so. */

/** By a link without a word. */
export const noSource = '';
/** In a file that was brought in. */
export const fromFile = '*file';
