import type { FileKind, Unreadable } from './sheet.ts';

const signatures: { kind: FileKind; bytes: number[] }[] = [
  { kind: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { kind: 'png', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'jpeg', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'gzip', bytes: [0x1f, 0x8b] },
  { kind: 'rtf', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
];

// Excel 97 to 2003 and every password-protected workbook are stored in the same container.
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zipFile = [0x50, 0x4b, 0x03, 0x04];
const emptyZipFile = [0x50, 0x4b, 0x05, 0x06];

/** Judges a file by its first bytes, never by its name: text, a zip to look into, or a kind that cannot be read. */
export function sniff(bytes: Uint8Array): 'text' | 'zip' | Unreadable {
  if (startsWith(bytes, zipFile)) return 'zip';
  if (startsWith(bytes, emptyZipFile)) return { code: 'wrongKind', kind: 'zip' };
  if (startsWith(bytes, compoundFile)) return compoundFileKind(bytes);
  const known = signatures.find((signature) => startsWith(bytes, signature.bytes));
  return known ? { code: 'wrongKind', kind: known.kind } : 'text';
}

/** Recognises markup that some form tools export under a spreadsheet's name. */
export function markupKind(text: string): FileKind | undefined {
  const start = text.slice(0, 500).trimStart().toLowerCase();
  if (/^<(!doctype html|html|table|meta)\b/.test(start)) return 'html';
  return start.startsWith('<?xml') ? 'xml' : undefined;
}

/** Names a zip that holds no workbook by the files inside it. */
export function zipKind(names: string[]): FileKind {
  const holds = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (holds(/^xl\/workbook\.bin$/)) return 'binaryExcel';
  if (holds(/^word\//)) return 'word';
  if (holds(/^ppt\//)) return 'powerPoint';
  if (holds(/^Index\/.*\.iwa$|^Index\.zip$/)) return 'numbers';
  return holds(/^content\.xml$/) && holds(/^META-INF\/manifest\.xml$/) ? 'openDocument' : 'zip';
}

function compoundFileKind(bytes: Uint8Array): Unreadable {
  const encrypted = Buffer.from('EncryptedPackage', 'utf16le');
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.includes(encrypted) ? { code: 'passwordProtected' } : { code: 'wrongKind', kind: 'oldExcel' };
}

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
