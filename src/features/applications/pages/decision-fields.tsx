import { Choices } from '../../../ui/choices.tsx';
import { TextArea } from '../../../ui/fields.tsx';
import { Button } from '../../../ui/form.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import { outcomes } from '../review-forms.ts';
import { words } from '../review-words.ts';

/** What is decided about the applications chosen, and why. */
export const DecisionFields = ({ view, draft }: { readonly view: View; readonly draft: Draft }) => {
  const t = words(view.language);
  return (
    <section class="sheet decide" aria-labelledby="decide">
      <h2 id="decide">{t('decide.title')}</h2>
      <p>{t('decide.text')}</p>
      <Choices
        name="outcome"
        legend={t('decide.outcome')}
        small
        beside
        value={draft.entries['outcome']}
        error={draft.problems['outcome']}
        options={[...outcomes, 'open' as const].map((value) => ({ value, label: t(`outcome.${value}`) }))}
      />
      <TextArea
        name="reason"
        label={t('decide.reason')}
        hint={t('decide.reason.hint')}
        rows={2}
        maxlength={500}
        value={draft.entries['reason']}
        error={draft.problems['reason']}
      />
      <Button>{t('decide.do')}</Button>
    </section>
  );
};
