/**
 * What a file is, judged by its content and never by its name.
 *
 * Method: the first bytes say what it is; the rest must not say that it is something else as well. Of a zip only the list
 * of its entries is read, nothing is unpacked, so a bomb stays what it is: small. Running time: linear in the text of a
 * plain text, in the entries of a zip, else constant. Sources: ISO 32000-2 §7.5.2 (PDF), ISO/IEC 15948 (PNG),
 * ITU-T T.81 (JPEG), PKWARE APPNOTE 6.3.10 (zip), ISO/IEC 29500-2 (Word), OpenDocument 1.3 part 2 (ODT).
 */
import { zipNames } from './zip-names.ts';

export const fileTypes = ['pdf', 'docx', 'odt', 'text', 'jpeg', 'png'] as const;
export type FileType = (typeof fileTypes)[number];

/** The media type by which it is served. */
export const mediaTypes: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  text: 'text/plain; charset=utf-8',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

/** Endings of names, the usual one first. */
export const endingsOf: Readonly<Record<FileType, readonly string[]>> = {
  pdf: ['.pdf'],
  docx: ['.docx'],
  odt: ['.odt'],
  text: ['.txt', '.md'],
  jpeg: ['.jpg', '.jpeg'],
  png: ['.png'],
};

/** The one type that the bytes are; null for any other, for one that is broken, and for one that could be two. */
export function fileTypeOf(bytes: Uint8Array): FileType | null {
  const names = zipNames(bytes);
  const isPdfToo = indexOf(bytes.subarray(0, 1024), '%PDF-') > 0;
  if (isPdfToo || (names !== null && !startsWith(bytes, zipStart))) return null;
  if (names !== null) return typeInZip(bytes, names);
  if (startsWith(bytes, pdfStart)) return 'pdf';
  if (startsWith(bytes, jpegStart)) return 'jpeg';
  if (startsWith(bytes, pngStart)) return endsWith(bytes, pngEnd) ? 'png' : null;
  return isPlainText(bytes) ? 'text' : null;
}

const pdfStart = [0x25, 0x50, 0x44, 0x46, 0x2d];
const zipStart = [0x50, 0x4b, 0x03, 0x04];
const jpegStart = [0xff, 0xd8, 0xff];
const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const pngEnd = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

/** A document with macros is none that we take. */
function typeInZip(bytes: Uint8Array, names: readonly string[]): FileType | null {
  if (names.some((name) => /vbaProject\.bin$/i.test(name) || /^Basic\//.test(name))) return null;
  if (names.includes('[Content_Types].xml') && names.includes('word/document.xml')) return 'docx';
  const isOdt = indexOf(bytes.subarray(0, 200), 'mimetypeapplication/vnd.oasis.opendocument.text') === 30;
  const isTemplate = indexOf(bytes.subarray(0, 200), 'opendocument.text-') > 0;
  return isOdt && !isTemplate && names.includes('content.xml') ? 'odt' : null;
}

/** UTF-8 without control signs. What begins like markup, a script or rich text is none: some program would run it. */
function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no plain text holds.
  if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)) return false;
  return !/^\s*(?:<|#!|@echo|\{\\rtf|%!)/i.test(text);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function endsWith(bytes: Uint8Array, end: readonly number[]): boolean {
  return bytes.length >= end.length && startsWith(bytes.subarray(bytes.length - end.length), end);
}

/** Where a text of ASCII stands among bytes; -1 where it does not. */
function indexOf(bytes: Uint8Array, text: string): number {
  return String.fromCharCode(...bytes).indexOf(text);
}
