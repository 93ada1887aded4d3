import type { Question } from '../../../core/questions/question.ts';
import { paths } from '../../../paths.ts';
import { Button, Form, LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Head, Note, Pager, PublishBar, Stats, Tag } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import { Name } from '../../../ui/time.tsx';
import type { View } from '../../../web/view.ts';
import type { Import } from '../import-queries.ts';
import type { Planned } from '../plan.ts';
import type { Preview, PreviewRow } from '../preview.ts';
import { troubleInWords } from '../trouble-in-words.ts';
import { words } from '../words.ts';
import type { Place } from './imports.tsx';
import { RowRead } from './row-read.tsx';

export const previewPageSize = 50;

type Props = {
  readonly view: View;
  readonly cohort: Place;
  readonly found: Import;
  readonly preview: Preview<unknown>;
  readonly page: number;
  /** Short names of questions that the rules read and no column answers. */
  readonly unanswered: readonly string[];
  /** How applications were read, by row; rows that are wrong, and readers' scores, have none. */
  readonly read: {
    readonly zone: string;
    readonly questions: readonly Question[];
    readonly plans: ReadonlyMap<number, Planned>;
  };
  readonly once: string;
};

export const PreviewPage = (props: Props) => {
  const { view, cohort, found, preview } = props;
  const t = words(view.language);
  const { added, changed, unchanged, wrong } = preview.counts;
  return (
    <Layout
      frame={view.frame}
      title={t('preview.title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      bar={<Bar {...props} />}
    >
      <p>
        <a href={paths.importColumns(cohort.id, found.id)}>← {t('columns.title')}</a>
      </p>
      <Head title={t('preview.title')}>{t(`what.${found.what}`)}</Head>
      <p class="lead">{t('preview.lead', { filename: found.filename })}</p>
      <Stats
        counts={[
          [t('preview.added'), added],
          [t('preview.changed'), changed],
          [t('preview.unchanged'), unchanged],
          [t('preview.wrong'), wrong],
        ]}
      />
      {props.unanswered.length > 0 && <Unanswered {...props} />}
      {wrong > 0 ? (
        <Wrong {...props} />
      ) : (
        props.unanswered.length === 0 && <Note kind="done">{t('preview.right.note')}</Note>
      )}
      {added + changed === 0 && (
        <Note kind="look">{t(unchanged > 0 ? 'preview.nothing' : 'preview.nothing.wrong')}</Note>
      )}
      <Rows {...props} />
    </Layout>
  );
};

/** Perhaps the other role's file, perhaps a column that nobody named. */
const Unanswered = ({ view, cohort, found, unanswered }: Props) => {
  const t = words(view.language);
  return (
    <Note
      kind="right"
      title={t('preview.unanswered', { questions: formats(view.language).list(unanswered) })}
    >
      <p>
        {t.rich('preview.unanswered.how', {
          what: t(`what.${found.what}`),
          link: (text) => <a href={paths.importColumns(cohort.id, found.id)}>{text}</a>,
        })}
      </p>
    </Note>
  );
};

const Wrong = ({ view, cohort, found, preview }: Props) => {
  const t = words(view.language);
  const worded = preview.rows.some(({ troubles }) =>
    troubles.some(({ problem }) => ['notAnOption', 'notYesOrNo', 'notALevel'].includes(problem.code)),
  );
  return (
    <Note kind="look" title={t('preview.wrong.note', { count: preview.counts.wrong })}>
      <p>{t('preview.wrong.how')}</p>
      {worded && (
        <p>
          {t.rich('preview.words.note', {
            link: (text) => <a href={paths.importColumns(cohort.id, found.id)}>{text}</a>,
          })}
        </p>
      )}
      <p>
        {t('preview.wrongRows')}: <a href={paths.importWrongRows(cohort.id, found.id, 'csv')}>CSV</a>{' '}
        <a href={paths.importWrongRows(cohort.id, found.id, 'xlsx')}>Excel</a>
      </p>
    </Note>
  );
};

const order = { wrong: 0, changed: 1, added: 2, unchanged: 3 } as const;

const Rows = ({ view, cohort, found, preview, page, read }: Props) => {
  const t = words(view.language);
  const from = (page - 1) * previewPageSize;
  const sorted = preview.rows.toSorted((a, b) => order[a.outcome] - order[b.outcome] || a.line - b.line);
  const shown = sorted.slice(from, from + previewPageSize);
  const { length: total } = sorted;
  const readOf = (line: number) => {
    const planned = read.plans.get(line);
    if (planned === undefined || planned.outcome === 'unchanged') return null;
    return <RowRead view={view} zone={read.zone} questions={read.questions} planned={planned} />;
  };
  return (
    <Band title={t('preview.rows')}>
      <Table
        caption={t('preview.rows')}
        quiet
        wide
        columns={[t('preview.line'), t('preview.number'), t('preview.name'), t('preview.outcome')]}
        rows={shown.map((row) => [
          String(row.line),
          row.number,
          <Name>{row.name}</Name>,
          <>
            <Outcome view={view} row={row} />
            {readOf(row.line)}
          </>,
        ])}
      />
      {total > previewPageSize && (
        <Pager
          language={view.language}
          from={from + 1}
          to={from + shown.length}
          total={total}
          earlier={page > 1 ? paths.importPreview(cohort.id, found.id, page - 1) : null}
          later={from + shown.length < total ? paths.importPreview(cohort.id, found.id, page + 1) : null}
        />
      )}
    </Band>
  );
};

const looks = { added: 'done', changed: 'now', unchanged: 'plain', wrong: 'right' } as const;

const Outcome = ({ view, row }: { readonly view: View; readonly row: PreviewRow }) => {
  const t = words(view.language);
  return (
    <>
      <Tag kind={looks[row.outcome]}>{t(`preview.outcome.${row.outcome}`)}</Tag>
      {row.troubles.map((trouble) => (
        <p dir="auto">{troubleInWords(t, trouble)}</p>
      ))}
    </>
  );
};

const Bar = ({ view, cohort, found, preview, once }: Props) => {
  const t = words(view.language);
  const { added, changed, wrong } = preview.counts;
  const right = added + changed;
  const text = t.rich('preview.bar.text', { right, wrong, b: (said) => <b>{said}</b> });
  return (
    <PublishBar label={t('preview.bar')} words={text}>
      <Form action={paths.importDiscard(cohort.id, found.id)} once={`${once}-out`}>
        <Button kind={right > 0 ? 'link' : 'main'}>
          {t(right > 0 ? 'preview.discard' : 'preview.away')}
        </Button>
      </Form>
      <LinkButton href={paths.importColumns(cohort.id, found.id)} kind="second">
        {t('preview.columns')}
      </LinkButton>
      {right > 0 && (
        <Form action={paths.importCommit(cohort.id, found.id)} once={once}>
          <input type="hidden" name="digest" value={preview.digest} />
          <Button>{t('preview.do', { count: right })}</Button>
        </Form>
      )}
    </PublishBar>
  );
};
