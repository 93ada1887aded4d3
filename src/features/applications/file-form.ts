/** Files as a form sends them: judged by their content, before anything is kept. */
import { safeFileName } from '../../core/files/file-name.ts';
import { fileTypeOf } from '../../core/files/file-type.ts';
import type { FileProblem } from '../../core/files/problem.ts';
import type { FileChange, FileQuestion, NewFile } from './files.ts';

export type ReadFiles = {
  readonly changes: readonly FileChange[];
  readonly problems: Readonly<Record<string, readonly FileProblem[]>>;
};

/** The hidden field that says which questions a page showed, by key: others may have been added since. */
export const askedField = '-asked';

/** The field in which kept files are marked to be taken out. */
export const removalField = (key: string): string => `${key}-remove`;

/** What of a page's files can be taken in, and what is wrong with the others. */
export const readFiles = async (data: FormData, questions: readonly FileQuestion[]): Promise<ReadFiles> => {
  const changes: FileChange[] = [];
  const problems: Record<string, FileProblem[]> = {};
  for (const question of questions) {
    const { key } = question;
    const add: NewFile[] = [];
    for (const sent of data.getAll(key)) {
      // A browser sends a nameless, empty file when none was chosen.
      if (typeof sent === 'string' || (sent.name === '' && sent.size === 0)) continue;
      const read = await judged(question, sent);
      if ('code' in read) problems[key] = [...(problems[key] ?? []), read];
      else add.push(read);
    }
    const remove = data.getAll(removalField(key)).filter((id) => typeof id === 'string' && isId.test(id));
    changes.push({ question, add, remove: remove.map(String) });
  }
  return { changes, problems };
};

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const judged = async ({ types, megabytes }: FileQuestion, file: File): Promise<NewFile | FileProblem> => {
  const named = shown(file.name);
  if (file.size === 0) return { code: 'fileEmpty', name: named };
  if (file.size > megabytes * 1e6) return { code: 'fileTooLarge', name: named, megabytes };
  const content = new Uint8Array(await file.arrayBuffer());
  const type = fileTypeOf(content);
  if (type === null || !types.includes(type)) return { code: 'fileWrongType', name: named, types };
  return { name: safeFileName(file.name, type), type, content };
};

/** As the person knows it, without what would make a sentence unreadable. */
const shown = (name: string): string => {
  const plain = name.replace(/\p{C}/gu, '').trim();
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
};
