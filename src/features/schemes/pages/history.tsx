import { paths } from '../../../paths.ts';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Empty, Head, Pager } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import { Name, Time } from '../../../ui/time.tsx';
import type { View } from '../../../web/view.ts';
import type { DeedLine } from '../cohort-queries.ts';
import type { Cohort } from '../queries.ts';
import { words } from '../words.ts';

export const historyPageSize = 50;

type Props = {
  readonly view: View;
  readonly cohort: Cohort;
  readonly lines: readonly DeedLine[];
  readonly total: number;
  readonly page: number;
};

export const HistoryPage = ({ view, cohort, lines, total, page }: Props) => {
  const t = words(view.language);
  const from = (page - 1) * historyPageSize;
  return (
    <Layout frame={view.frame} title={t('history.title')} where={`${cohort.schemeName}, ${cohort.name}`}>
      <Head title={t('history.title')} />
      <p class="lead">{t('history.lead')}</p>
      {lines.length === 0 ? (
        <Empty>{t('history.empty')}</Empty>
      ) : (
        <Table
          caption={t('history.title')}
          quiet
          wide
          plain
          columns={[t('history.when'), t('history.who'), t('history.what')]}
          rows={lines.map((line) => [
            <Time at={line.at} zone={view.zone} language={view.language} style="dateTime" />,
            whoInWords(t, line),
            deedInWords(t, line),
          ])}
        />
      )}
      {total > historyPageSize && (
        <Pager
          language={view.language}
          from={from + 1}
          to={from + lines.length}
          total={total}
          earlier={page > 1 ? paths.history(cohort.id, page - 1) : null}
          later={from + lines.length < total ? paths.history(cohort.id, page + 1) : null}
        />
      )}
    </Layout>
  );
};

const whoInWords = (t: ReturnType<typeof words>, { who, isApplicant, action }: DeedLine) => {
  if (who !== null) return <Name>{who}</Name>;
  if (action === 'aboutYourself') return t('history.shut');
  return t(isApplicant ? 'history.applicant' : 'history.system');
};

type Key = keyof typeof words.english;

/** Each deed's words are in the catalogue; one that is not known is named as it was recorded. */
const deedInWords = (t: ReturnType<typeof words>, { action, facts }: DeedLine): string => {
  const key = `deed.${action}`;
  if (!(key in words.english)) return t('deed.other', { action });
  // What was recorded long ago may lack a fact that the sentence has by now.
  const named = (words.english[key as Key].match(/(?<=\{)\w+/g) ?? []).map((name) => [name, '']);
  const said = Object.fromEntries([
    ...named,
    ...Object.entries(facts).map(([name, fact]) => [
      name,
      Array.isArray(fact) ? fact.join(', ') : inWords(t, fact ?? ''),
    ]),
  ]);
  // The key was looked up in the catalogue, and its facts were recorded with it.
  return (t as unknown as (key: string, facts: object) => string)(key, said);
};

/** A day is read as a day; everything else as it was recorded. */
const inWords = (
  { language }: ReturnType<typeof words>,
  fact: string | number | boolean | readonly string[],
) =>
  typeof fact === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(fact)
    ? formats(language).date(fact, 'dateYear')
    : fact;
