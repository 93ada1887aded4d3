/** One letter's words, to be changed before it leaves. */
import { paths } from '../../../paths.ts';
import { Field, TextArea } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form, type Problems } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import type { View } from '../../../web/view.ts';
import type { LetterPlace, OpenLetter } from '../batch-queries.ts';
import { placeholdersOf, textOfBody } from '../letter-text.ts';
import { letterWords } from '../letter-words.ts';

type Props = {
  readonly view: View;
  readonly place: LetterPlace;
  readonly letter: OpenLetter;
  readonly problems: Problems;
  readonly entries: Readonly<Record<string, string>>;
  readonly once: string;
};

export const LetterWordsPage = ({ view, place, letter, problems, entries, once }: Props) => {
  const t = letterWords(view.language);
  const title = t('edit.title', { name: letter.name });
  return (
    <Layout
      frame={view.frame}
      title={title}
      where={`${place.schemeName}, ${place.name}`}
      width="form"
      failed={Object.keys(problems).length > 0}
    >
      <p>
        <a href={paths.cohortLetter(place.id, letter.id)}>{t('edit.back')}</a>
      </p>
      <ErrorSummary language={view.language} problems={problems} />
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <p>{t('edit.lead')}</p>
      <ul class="dashes">
        {placeholdersOf(letter.body).parts.map((part) => (
          <li>{t(`edit.part.${part as 'sentence'}`, { placeholder: `{${part}}` })}</li>
        ))}
      </ul>
      <Form action={paths.cohortLetterWords(place.id, letter.id)} once={once}>
        <Field
          name="subject"
          label={t('edit.subject')}
          value={entries['subject'] ?? letter.subject}
          error={problems['subject']}
          maxlength={200}
          lang={letter.language}
          dir="auto"
        />
        <TextArea
          name="body"
          label={t('edit.body')}
          hint={t('edit.body.hint')}
          rows={22}
          maxlength={20_000}
          value={entries['body'] ?? textOfBody(letter.body)}
          error={problems['body']}
          lang={letter.language}
        />
        <Actions>
          <Button>{t('edit.save')}</Button>
          {letter.isEdited && (
            <Button kind="link" name="back" value="yes">
              {t('edit.undo')}
            </Button>
          )}
        </Actions>
      </Form>
    </Layout>
  );
};
