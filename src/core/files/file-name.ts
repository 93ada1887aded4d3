/** Names of files that other people will save: without paths, hidden signs, or an ending that says something else. */
import { endingsOf, type FileType } from './file-type.ts';

const longestStem = 100;

/** A name that any system can keep and that ends as its type does: "../cv.pdf.exe", a PDF, is "cv.pdf.exe.pdf". */
export function safeFileName(name: string, type: FileType): string {
  const endings = endingsOf[type];
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(/\p{C}/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[<>:"|?*]/g, '-')
    .trim();
  const ending = endings.find((each) => plain.toLowerCase().endsWith(each));
  const stem = [...(ending === undefined ? plain : plain.slice(0, -ending.length))]
    .slice(0, longestStem)
    .join('')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  // Windows opens a device for these, whatever the ending.
  const isDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(stem);
  return `${isDevice ? '_' : ''}${stem === '' ? 'file' : stem}${ending ?? endings[0]}`;
}

/** The header that makes a browser save it under this name and never show it (RFC 6266, RFC 8187). */
export function dispositionOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^\w .-]/g, '_')
    .replace(/_+/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
