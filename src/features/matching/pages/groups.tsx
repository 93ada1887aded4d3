/** Placement and fit by group: rows of at least five people, with what chance alone allows. */
import { paths } from '../../../paths.ts';
import { type OptionGroup, Select } from '../../../ui/fields.tsx';
import { Button } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Empty, Head, Note } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import { studyWords } from '../study-words.ts';
import type { Place } from './shown.ts';

export type ShownGroups = {
  readonly view: View;
  readonly cohort: Place;
  readonly run: number;
  readonly by: string;
  readonly options: readonly OptionGroup[];
  readonly table: {
    readonly side: 'mentee' | 'mentor';
    readonly question: string;
    readonly overlapping: boolean;
    /** Groups that are told together, or not at all. */
    readonly small: number;
    readonly everybody: { readonly placed: string; readonly fit: string };
    /** Groups whose difference chance hardly explains. */
    readonly clear: readonly string[];
    readonly rows: readonly {
      readonly group: string;
      readonly placed: string;
      readonly chance: string;
      readonly fit: string | null;
      readonly difference: string | null;
    }[];
  } | null;
};

export const GroupsPage = ({ page }: { page: ShownGroups }) => {
  const { view, cohort, run, by, options, table } = page;
  const t = studyWords(view.language);
  return (
    <Layout
      frame={view.frame}
      title={t('groups.title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      width="report"
    >
      <Head title={t('groups.title')}>
        <a href={paths.matchRun(cohort.id, run)}>{t('back.run', { run })}</a>
      </Head>
      <p class="lead">{t('groups.lead')}</p>
      {table === null ? (
        <Empty>{t('groups.none')}</Empty>
      ) : (
        <>
          <form class="inline by-group" method="get" action={paths.matchGroups(cohort.id, run)}>
            <Select name="by" label={t('groups.by')} value={by} options={options} />
            <Button kind="second" small>
              {t('groups.show')}
            </Button>
          </form>
          <Rows view={view} table={table} />
          <p>
            <a href={paths.matchGroupsFile(cohort.id, run, { by })}>{t('groups.csv')}</a>
          </p>
        </>
      )}
    </Layout>
  );
};

const Rows = ({ view, table }: { view: View; table: NonNullable<ShownGroups['table']> }) => {
  const t = studyWords(view.language);
  const f = formats(view.language);
  if (table.rows.length === 0)
    return (
      <Note>
        <p>{t('groups.tooFew')}</p>
      </Note>
    );
  return (
    <>
      <Table
        caption={t('groups.caption', { side: table.side, question: table.question })}
        wide
        columns={[
          t('groups.group'),
          { label: t('groups.placed', { side: table.side }), number: true },
          { label: t('groups.chance'), number: true },
          { label: t('groups.fit'), number: true },
          { label: t('groups.difference'), number: true },
        ]}
        rows={[
          ...table.rows.map((row) => [
            <bdi>{row.group}</bdi>,
            row.placed,
            row.chance,
            row.fit ?? <span class="quiet">{t('groups.hidden', { count: 5 })}</span>,
            row.difference ?? '–',
          ]),
          [<b>{t('groups.everybody')}</b>, table.everybody.placed, '', table.everybody.fit, ''],
        ]}
      />
      <p>
        <b>
          {table.clear.length === 0
            ? t('groups.unclear')
            : t('groups.clear', { groups: f.list(table.clear) })}
        </b>
      </p>
      {table.small > 0 && (
        <p>{t(table.overlapping ? 'groups.left' : 'groups.pooled', { count: table.small })}</p>
      )}
      {table.overlapping && <p>{t('groups.overlap')}</p>}
      <p class="quiet">{t('groups.how')}</p>
    </>
  );
};
