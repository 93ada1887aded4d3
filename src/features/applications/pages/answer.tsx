/** An answer as a reader sees it: words of the options, never their keys. */
import type { Child } from 'hono/jsx';
import type { KeptFile, Option, Question, Value, ValueOf } from '../../../core/questions/question.ts';
import { writeCell } from '../../../core/questions/write.ts';
import { fileTypeInWords, sizeInWords } from '../../../ui/file-words.ts';
import type { Language } from '../../../ui/languages.ts';
import { Tag } from '../../../ui/parts.tsx';
import type { Text } from '../../../ui/text.ts';
import type { words } from '../words.ts';

type Props = {
  readonly t: Text<typeof words.english>;
  readonly question: Question;
  readonly value: Value;
  /** Where each of its files can be fetched, and what it is called there; left out, files are only named. */
  readonly files?: (file: KeptFile) => { readonly href: string; readonly name: string };
};

export const AnswerText = ({ t, question, value, files }: Props): Child => {
  if (question.kind === 'yesNo') return t(value === true ? 'columns.yes' : 'columns.no');
  const parts = question.kind === 'file' ? filesOf(t.language, value, files) : partsOf(question, value);
  if (parts === null) return <bdi>{writeCell(question, value)}</bdi>;
  if (question.kind === 'ranked')
    return (
      <ol class="numbers">
        {parts.map((part) => (
          <li>{part}</li>
        ))}
      </ol>
    );
  return (
    <ul>
      {parts.map((part) => (
        <li>{part}</li>
      ))}
    </ul>
  );
};

const filesOf = (language: Language, value: Value, files: Props['files']): Child[] =>
  (value as ValueOf['file']).map((file) => {
    const at = files?.(file);
    return at === undefined ? (
      <bdi>{file.name}</bdi>
    ) : (
      <FileLink language={language} file={{ ...file, name: at.name }} href={at.href} />
    );
  });

type FileProps = { readonly language: Language; readonly file: KeptFile; readonly href: string };

/** What a file is and how large, before somebody fetches it. */
export const FileLink = ({ language, file, href }: FileProps) => (
  <>
    <a href={href} download={file.name}>
      <bdi>{file.name}</bdi>
    </a>{' '}
    <span class="quiet">
      {fileTypeInWords(language, file.type)}, {sizeInWords(language, file.size)}
    </span>
  </>
);

/** Paragraphs of a longer text, in the writer's own direction. */
export const LongAnswer = ({ value }: { readonly value: Value }) => (
  <blockquote>
    {String(value)
      .split(/\n{2,}/)
      .map((paragraph) => (
        <p dir="auto">{paragraph}</p>
      ))}
  </blockquote>
);

/** The pieces of an answer that has several; null for one that is a single text. */
const partsOf = (question: Question, value: Value): Child[] | null => {
  switch (question.kind) {
    case 'lines':
      return (value as ValueOf['lines']).map((line) => <bdi>{line}</bdi>);
    case 'choices':
    case 'ranked':
      return (value as readonly string[]).map((key) => <bdi>{labelOf(question.options, key)}</bdi>);
    case 'levels': {
      const levels = value as ValueOf['levels'];
      // The lowest level says that there is nothing; it would only lengthen the list.
      const lowest = question.levels[0]?.key;
      return question.options
        .filter(({ key }) => levels[key] !== undefined && levels[key] !== lowest)
        .map(({ key, label }) => (
          <>
            {label} <Tag>{labelOf(question.levels, levels[key] ?? '')}</Tag>
          </>
        ));
    }
    case 'languages':
      return (value as ValueOf['languages']).map(({ language, level }) => (
        <>
          <bdi>{language}</bdi> ({labelOf(question.levels, level)})
        </>
      ));
    case 'hours':
      return writeCell(question, value).split('; ');
    default:
      return null;
  }
};

const labelOf = (options: readonly Option[], key: string): string =>
  options.find((option) => option.key === key)?.label ?? key;
