/** Kinds and sizes of files, in words. */
import type { FileType } from '../core/files/file-type.ts';
import { formats } from './formats.ts';
import type { Language } from './languages.ts';
import { catalogue } from './text.ts';

const words = catalogue({
  'type.pdf': 'PDF',
  'type.docx': 'Word (.docx)',
  'type.odt': 'OpenDocument text (.odt)',
  'type.text': 'plain text (.txt)',
  'type.jpeg': 'JPEG picture',
  'type.png': 'PNG picture',
  'size.kilo': '{size} kB',
  'size.mega': '{size} MB',
});

export const fileTypeInWords = (language: Language, type: FileType): string =>
  words(language)(`type.${type}`);

/** "120 kB", "1.4 MB"; thousands, as on a disk's label. */
export const sizeInWords = (language: Language, bytes: number): string => {
  const { number } = formats(language);
  return bytes < 1e6
    ? words(language)('size.kilo', { size: number(Math.max(1, Math.round(bytes / 1e3))) })
    : words(language)('size.mega', { size: number(Math.round(bytes / 1e5) / 10) });
};
