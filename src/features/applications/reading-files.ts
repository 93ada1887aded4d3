/** What a reader sees of an application's files; pure. A file's own name often holds its writer's. */
import { endingsOf } from '../../core/files/file-type.ts';
import type { KeptFile, ValueOf } from '../../core/questions/question.ts';
import type { OpenReading } from './reading-queries.ts';

type Reading = Pick<OpenReading, 'number' | 'seal' | 'answers' | 'questions'>;

/** The files that this reader may open, by id, under the names by which they see them: "ME01-1.pdf" while names are hidden. */
export const readingFiles = ({
  number,
  seal,
  answers,
  questions,
}: Reading): ReadonlyMap<string, KeptFile> => {
  const files = questions
    .filter(({ kind }) => kind === 'file')
    .flatMap(({ key }) => (answers[key] ?? []) as ValueOf['file']);
  return new Map(
    files.map((file, at) => [
      file.id,
      seal.names ? { ...file, name: `${number}-${at + 1}${endingsOf[file.type][0]}` } : file,
    ]),
  );
};
