import type { Note, Unreadable } from './sheet.ts';

export type Decoded = { text: string; notes: Note[] };

/** Turns bytes into text: a byte-order mark decides, then UTF-8, and Windows-1252 only where UTF-8 is impossible. */
export function decode(bytes: Uint8Array): Decoded | Unreadable {
  const marked = markedEncoding(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), notes: [] };
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { code: 'binary', offset: nul };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] };
  } catch {
    return { text: decodeWindows1252(bytes), notes: [{ code: 'encodingGuessed', encoding: 'windows-1252' }] };
  }
}

function markedEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

// The platform's own decoder has read these bytes as Latin-1 in some releases, which loses quotes and dashes.
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009f]/g, (character) => high[character.charCodeAt(0) - 0x80] ?? character);
}
