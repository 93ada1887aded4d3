/** Under a letter that has not left: change its words, send it later, take it out, or put it back. */
import { paths } from '../../../paths.ts';
import { Field } from '../../../ui/fields.tsx';
import { Button, Form } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Note } from '../../../ui/parts.tsx';
import type { OpenLetter } from '../batch-queries.ts';
import { letterWords } from '../letter-words.ts';
import type { Rehearsal } from './rehearsal.tsx';

type Props = { readonly page: Rehearsal; readonly letter: OpenLetter };

export const LetterChanges = (props: Props) => {
  const { page, letter } = props;
  const t = letterWords(page.view.language);
  if (['sent', 'leaving', 'failed'].includes(letter.state)) return null;
  if (letter.state === 'deleted')
    return (
      <Note kind="look">
        <p>{t('change.deleted', { why: letter.deletedWhy })}</p>
        <Form action={paths.cohortLetterDeletion(page.place.id, letter.id)} once={`${page.once}r`}>
          <input type="hidden" name="do" value="restore" />
          <Button kind="second" small>
            {t('change.restore')}
          </Button>
        </Form>
      </Note>
    );
  return (
    <div class="stack">
      <p>
        {letter.isEdited && `${t('change.edited')} `}
        <a href={paths.cohortLetterWords(page.place.id, letter.id)}>{t('change.edit')}</a>
      </p>
      <Later {...props} />
      {!letter.asks && <Deletion {...props} />}
    </div>
  );
};

const Later = ({ page, letter }: Props) => {
  const t = letterWords(page.view.language);
  const wrong = page.problems['later'];
  const isSet = letter.notBefore !== null;
  const action = paths.cohortLetterLater(page.place.id, letter.id);
  return (
    <details open={isSet || wrong !== undefined}>
      <summary>{t('change.later')}</summary>
      {letter.notBefore !== null && (
        <p>{t('change.later.set', { date: formats(page.view.language).date(letter.notBefore, 'day') })}</p>
      )}
      <Form action={action} once={`${page.once}l`} class="stack">
        <Field
          name="later"
          type="date"
          width="half"
          label={t('change.later.on')}
          hint={t('change.later.hint')}
          value={page.entries['later'] ?? letter.notBefore ?? ''}
          error={wrong}
        />
        <p class="actions">
          <Button kind="second" small>
            {t('change.later.do')}
          </Button>
        </p>
      </Form>
      {isSet && (
        <Form action={action} once={`${page.once}u`}>
          <input type="hidden" name="later" value="" />
          <Button kind="link">{t('change.later.undo')}</Button>
        </Form>
      )}
    </details>
  );
};

const Deletion = ({ page, letter }: Props) => {
  const t = letterWords(page.view.language);
  return (
    <details open={page.problems['why'] !== undefined}>
      <summary>{t('change.delete')}</summary>
      <Form
        action={paths.cohortLetterDeletion(page.place.id, letter.id)}
        once={`${page.once}d`}
        class="stack"
      >
        <input type="hidden" name="do" value="delete" />
        <Field
          name="why"
          label={t('change.delete.why')}
          hint={t('change.delete.hint', { name: letter.name })}
          maxlength={300}
          value={page.entries['why'] ?? ''}
          error={page.problems['why']}
        />
        <p class="actions">
          <Button kind="second" small>
            {t('change.delete.do')}
          </Button>
        </p>
      </Form>
    </details>
  );
};
