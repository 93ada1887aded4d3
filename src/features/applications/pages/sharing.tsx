import { paths } from '../../../paths.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Empty, Note } from '../../../ui/parts.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import { words } from '../review-words.ts';

export type SharingReader = {
  readonly id: string;
  readonly name: string;
  readonly isMentee: boolean;
  readonly left: number;
  readonly done: number;
};

type Props = {
  readonly view: View;
  readonly cohort: { readonly id: string; readonly name: string; readonly schemeName: string };
  readonly readers: readonly SharingReader[];
  readonly chosen: readonly string[];
  /** Readings that nobody has. */
  readonly missing: number;
  readonly draft: Draft;
  readonly once: string;
};

export const SharingPage = ({ view, cohort, readers, chosen, missing, draft, once }: Props) => {
  const t = words(view.language);
  return (
    <Layout
      frame={view.frame}
      title={t('share.title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      width="form"
      failed={Object.keys(draft.problems).length > 0}
    >
      <p>
        <a href={paths.reviews(cohort.id)}>{t('table.back')}</a>
      </p>
      <ErrorSummary language={view.language} problems={draft.problems} />
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <h1>{t('share.title')}</h1>
      <p class="lead">{t('share.lead')}</p>
      {readers.length === 0 ? (
        <Empty>
          {t('share.nobody')} <Invite {...{ view, cohort }} />
        </Empty>
      ) : (
        <Form action={paths.reviewSharing(cohort.id)} once={once} class="stack">
          <Choices
            many
            name="reader"
            legend={t('share.who')}
            values={chosen}
            error={draft.problems['reader']}
            options={readers.map(({ id, name, isMentee, left, done }) => ({
              value: id,
              label: name,
              hint: isMentee ? t('share.mentee') : t('share.load', { left, done }),
            }))}
          />
          <p>
            <Invite {...{ view, cohort }} />
          </p>
          {missing === 0 ? <p>{t('share.nothing')}</p> : <Button>{t('share.do', { count: missing })}</Button>}
        </Form>
      )}
    </Layout>
  );
};

const Invite = ({ view, cohort }: Pick<Props, 'view' | 'cohort'>) => (
  <a href={paths.roles({ role: 'reviewer', place: cohort.id })}>{words(view.language)('share.roles')}</a>
);
