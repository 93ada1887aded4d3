/** A question for files: what is kept, each with a box to take it out, and a field for more. */
import { endingsOf } from '../../../core/files/file-type.ts';
import type { KeptFile, Question } from '../../../core/questions/question.ts';
import { Checkbox } from '../../../ui/choices.tsx';
import { FileField } from '../../../ui/fields.tsx';
import { fileTypeInWords } from '../../../ui/file-words.ts';
import { Button } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { words } from '../apply-words.ts';
import { removalField } from '../file-form.ts';
import { FileLink } from './answer.tsx';
import type { AskProps } from './ask.tsx';

/** Kept files by question, and the address of one. */
export type Kept = {
  readonly files: (key: string) => readonly KeptFile[];
  readonly href: (id: string) => string;
};

type Props = AskProps & {
  readonly question: Extract<Question, { kind: 'file' }>;
  readonly label: string;
};

export const AskFile = ({ language, question, label, error, kept }: Props) => {
  const t = words(language);
  const { key, hint, types, most, megabytes } = question;
  const files = kept.files(key);
  const limits = t('ask.file.hint', {
    types: formats(language).either(types.map((type) => fileTypeInWords(language, type))),
    megabytes: String(megabytes),
    most,
  });
  return (
    <div class="field-group">
      <FileField
        name={key}
        label={label}
        hint={`${hint === undefined ? '' : `${hint} `}${limits} ${t('ask.file.seen')}`}
        error={error}
        accept={types.flatMap((type) => endingsOf[type]).join(',')}
        multiple={most > 1}
        required={question.required && files.length === 0}
      />
      {files.length > 0 && (
        <ul class="kept-files" aria-label={t('ask.file.kept')}>
          {files.map((file) => (
            <li>
              <FileLink language={language} file={file} href={kept.href(file.id)} />
              <Checkbox
                name={removalField(key)}
                value={file.id}
                id={`remove-${file.id}`}
                label={t('ask.file.remove', { name: file.name })}
              />
            </li>
          ))}
        </ul>
      )}
      <p>
        <Button kind="second" small name="go" value="files">
          {t('ask.file.do')}
        </Button>
      </p>
    </div>
  );
};
