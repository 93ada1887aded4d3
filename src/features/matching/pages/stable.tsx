/** This run beside stable pairs: how many fewer people, and who would rather have each other. */
import { paths } from '../../../paths.ts';
import { Actions, Button, Form } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Head, Note } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import { studyWords } from '../study-words.ts';
import type { Place } from './shown.ts';

type Mode = 'best' | 'mentees' | 'mentors';

export type ShownStable = {
  readonly view: View;
  readonly cohort: Place;
  readonly run: number;
  /** What the run is made of. */
  readonly mode: Mode;
  /** Both sides' best stable pairs are the same. */
  readonly agree: boolean;
  readonly columns: readonly ('run' | 'mentees' | 'mentors' | 'one')[];
  readonly rows: readonly {
    readonly kind: 'goal' | 'blocking' | 'same';
    readonly label: string;
    readonly figures: readonly string[];
  }[];
  /** People whom the run places and stable pairs do not. */
  readonly fewer: number;
  readonly blockingCount: number;
  readonly blocking: readonly {
    readonly mentee: string;
    readonly mentor: string;
    readonly fit: number;
    readonly leaves: string | null;
    readonly drops: string | null;
  }[];
  readonly mayDecide: boolean;
  readonly once: string;
};

export const StablePage = ({ page }: { page: ShownStable }) => {
  const { view, cohort, run } = page;
  const t = studyWords(view.language);
  return (
    <Layout
      frame={view.frame}
      title={t('stable.title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      width="report"
    >
      <Head title={t('stable.title')}>
        <a href={paths.matchRun(cohort.id, run)}>{t('back.run', { run })}</a>
      </Head>
      <p class="lead">{t('stable.lead')}</p>
      <p>
        <b>
          {page.mode !== 'best'
            ? t('stable.isStable')
            : page.fewer >= 0
              ? t('stable.fewer', { count: page.fewer })
              : t('stable.more', { count: -page.fewer })}
        </b>{' '}
        {t('stable.rank')}
      </p>
      <Table
        caption={t('stable.caption')}
        quiet
        wide
        columns={[
          '',
          ...page.columns.map((column) => ({
            label: column === 'run' ? t('stable.run', { run }) : t(`stable.${column}`),
            number: true,
          })),
        ]}
        rows={page.rows.map((row) => [rowLabel(page, row), ...row.figures])}
      />
      <Choose page={page} />
      <Blocking page={page} />
    </Layout>
  );
};

const rowLabel = ({ view, run }: ShownStable, { kind, label }: ShownStable['rows'][number]): string => {
  const t = studyWords(view.language);
  if (kind === 'blocking') return t('stable.blocking');
  return kind === 'same' ? t('stable.same', { run }) : label;
};

const Choose = ({ page }: { page: ShownStable }) => {
  const { view, cohort, run, mode, agree, mayDecide } = page;
  const t = studyWords(view.language);
  if (!mayDecide) return null;
  const modes: Mode[] = agree ? ['best', 'mentees'] : ['best', 'mentees', 'mentors'];
  const labelOf = (other: Mode): string => {
    if (other === 'best') return t('stable.choose.best');
    return agree ? t('stable.choose') : t(`stable.choose.${other}`);
  };
  return (
    <>
      <Actions>
        {modes
          .filter((other) => other !== mode && !(agree && mode !== 'best' && other !== 'best'))
          .map((other) => (
            <Form
              action={paths.matchStable(cohort.id, run)}
              once={`${page.once}-${other}`}
              label={labelOf(other)}
            >
              <input type="hidden" name="mode" value={other} />
              <Button kind="second">{labelOf(other)}</Button>
            </Form>
          ))}
      </Actions>
      <p class="quiet">{t('stable.note')}</p>
    </>
  );
};

const Blocking = ({ page }: { page: ShownStable }) => {
  const { view, blocking, blockingCount } = page;
  const t = studyWords(view.language);
  const f = formats(view.language);
  const free = t('stable.free');
  return (
    <Band title={t('stable.blocking.title', { count: blockingCount })}>
      {blocking.length === 0 ? (
        <Note kind="done">
          <p>{t('stable.blocking.none')}</p>
        </Note>
      ) : (
        <>
          <p>{t('stable.blocking.lead')}</p>
          <Table
            caption={t('stable.blocking.caption')}
            quiet
            wide
            columns={[
              t('stable.mentee'),
              t('stable.mentor'),
              { label: t('stable.fit'), number: true },
              t('stable.leaves'),
              t('stable.drops'),
            ]}
            rows={blocking.map((pair) => [
              <bdi>{pair.mentee}</bdi>,
              <bdi>{pair.mentor}</bdi>,
              f.number(pair.fit),
              <bdi>{pair.leaves ?? free}</bdi>,
              <bdi>{pair.drops ?? free}</bdi>,
            ])}
          />
          {blockingCount > blocking.length && (
            <p class="quiet">{t('stable.more.rows', { shown: blocking.length, count: blockingCount })}</p>
          )}
        </>
      )}
    </Band>
  );
};
