import { describe, expect, test } from 'vitest';
import { dispositionOf, safeFileName } from './file-name.ts';
import { fileTypeOf } from './file-type.ts';
import { zipNames } from './zip-names.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: (string | readonly number[] | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? ascii(part) : part)]));

const little = (value: number, size: number) =>
  Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 0xff);

/** A zip whose entries are stored as they are, as small as the format allows. */
const zip = (entries: Readonly<Record<string, string>>, remark = ''): Uint8Array => {
  const local: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const sizes = [...little(0, 4), ...little(text.length, 4), ...little(text.length, 4)];
    const head = bytes(
      [0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      sizes,
      little(name.length, 2),
      [0, 0],
      name,
      text,
    );
    list.push(
      bytes(
        [0x50, 0x4b, 1, 2, 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        sizes,
        little(name.length, 2),
        little(0, 12),
        little(at, 4),
        name,
      ),
    );
    local.push(head);
    at += head.length;
  }
  const size = list.reduce((sum, each) => sum + each.length, 0);
  const count = list.length;
  const end = bytes(
    [0x50, 0x4b, 5, 6, 0, 0, 0, 0],
    little(count, 2),
    little(count, 2),
    little(size, 4),
    little(at, 4),
    little(remark.length, 2),
    remark,
  );
  return bytes(...local, ...list, end);
};

const pdf = bytes('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n');
const png = bytes(
  [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10],
  'rest',
  [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82],
);
const jpeg = bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF rest', [0xff, 0xd9]);
const word = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' };
const openDocument = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>' };

describe('what a file is', () => {
  test.each([
    ['pdf', pdf],
    ['png', png],
    ['jpeg', jpeg],
    ['docx', zip(word)],
    ['docx', zip(word, 'written by a word processor')],
    ['odt', zip(openDocument)],
    ['text', bytes('Dear all,\r\n\tI want to learn.\n')],
    ['text', bytes([0xef, 0xbb, 0xbf], 'مرحبا')],
  ] as const)('%s', (type, file) => expect(fileTypeOf(file)).toBe(type));

  test.each([
    ['nothing', bytes()],
    ['a web page', bytes('  <!doctype html><script>alert(1)</script>')],
    ['a drawing with a script', bytes('<?xml version="1.0"?><svg onload="alert(1)"/>')],
    ['a shell script', bytes('#!/bin/sh\nrm -rf /')],
    ['rich text', bytes('{\\rtf1 hello}')],
    ['text with a hidden zero', bytes('cv', [0], '.pdf')],
    ['Latin 1', bytes('caf', [0xe9])],
    ['a program', bytes('MZ', [0x90, 0, 3])],
    ['a picture cut short', png.subarray(0, 14)],
    ['a document with macros', zip({ ...word, 'word/vbaProject.bin': 'x' })],
    [
      'a template of documents',
      zip({ ...openDocument, mimetype: 'application/vnd.oasis.opendocument.text-template' }),
    ],
    ['a spreadsheet', zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' })],
    ['any other zip', zip({ 'a.txt': 'a' })],
    ['an empty zip', zip({})],
    ['a zip after a PDF', bytes(pdf, zip(word))],
    ['a zip after a picture', bytes(jpeg, zip({ 'evil.class': 'x' }))],
    ['a PDF behind a line of something else', bytes('GIF89a\n', pdf)],
    ['a PDF inside a zip, as it stands', zip({ 'a.pdf': '%PDF-1.7', ...word })],
    [
      'a zip whose list points nowhere',
      bytes(zip(word).map((byte, at, all) => (at === all.length - 6 ? 0xff : byte))),
    ],
  ])('%s is none that we take', (_, file) => expect(fileTypeOf(file)).toBeNull());

  test('a list of entries without an end is given up', () => {
    const many = zip(word);
    new DataView(many.buffer).setUint16(many.length - 12, 60_000, true);
    expect(zipNames(many)).toEqual([]);
  });

  test('bytes that lie inside a larger buffer are read where they are', () => {
    const padded = bytes('xxxx', zip(word), 'yyyy');
    expect(fileTypeOf(padded.subarray(4, padded.length - 4))).toBe('docx');
  });
});

describe('the name of a file', () => {
  test.each([
    ['cv.pdf', 'cv.pdf'],
    ['CV.PDF', 'CV.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\me\\cv.pdf', 'cv.pdf'],
    ['cv.pdf.exe', 'cv.pdf.exe.pdf'],
    ['cv\0.exe', 'cv.exe.pdf'],
    ['\u202efdp.exe', 'fdp.exe.pdf'],
    ['', 'file.pdf'],
    ['.pdf', 'file.pdf'],
    ['...', 'file.pdf'],
    ['nul.pdf', '_nul.pdf'],
    ['a"b<c>|?*.pdf', 'a-b-c----.pdf'],
    ['سيرة ذاتية.pdf', 'سيرة ذاتية.pdf'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(100)}.pdf`],
    ['a\ud800b.pdf', 'ab.pdf'],
  ])('%j is kept as %j', (given, kept) => expect(safeFileName(given, 'pdf')).toBe(kept));

  test('a header holds it in both forms, and nothing breaks out', () => {
    expect(dispositionOf('Lebenslauf Müller.pdf')).toBe(
      `attachment; filename="Lebenslauf Mu_ller.pdf"; filename*=UTF-8''Lebenslauf%20M%C3%BCller.pdf`,
    );
    expect(dispositionOf(`a"; filename=evil.html\r\nx: y'(*).pdf`)).toBe(
      `attachment; filename="a_ filename_evil.html_x_ y_.pdf"; filename*=UTF-8''a%22%3B%20filename%3Devil.html%0D%0Ax%3A%20y%27%28%2A%29.pdf`,
    );
  });
});
