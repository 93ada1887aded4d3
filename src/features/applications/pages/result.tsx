import { paths } from '../../../paths.ts';
import { Actions, LinkButton } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Head, Note, Stats } from '../../../ui/parts.tsx';
import { Time } from '../../../ui/time.tsx';
import type { View } from '../../../web/view.ts';
import type { What } from '../import-documents.ts';
import type { Import } from '../import-queries.ts';
import { troubleInWords } from '../trouble-in-words.ts';
import { words } from '../words.ts';
import type { Place } from './imports.tsx';

type Props = { readonly view: View; readonly cohort: Place; readonly found: Import };
/** `next`: what has not been brought in yet. */
type PageProps = Props & { readonly next: What | null };

export const ResultPage = ({ view, cohort, found, next }: PageProps) => {
  const t = words(view.language);
  const { outcome, filename, importedAt } = found;
  const title = t(outcome === null ? 'result.discarded' : 'result.title', { filename });
  return (
    <Layout frame={view.frame} title={title} where={`${cohort.schemeName}, ${cohort.name}`} width="report">
      <p>
        <a href={paths.imports(cohort.id)}>← {t('imports.title')}</a>
      </p>
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <Head title={title}>
        {importedAt !== null && (
          <Time at={importedAt} zone={view.zone} language={view.language} style="dateTime" />
        )}
      </Head>
      {outcome === null ? (
        <p>{t('result.discarded.text')}</p>
      ) : (
        <Stats
          counts={[
            [t('result.added'), outcome.added],
            [t('result.changed'), outcome.changed],
            [t('result.unchanged'), outcome.unchanged],
            [t('result.wrong'), outcome.wrong],
          ]}
        />
      )}
      {outcome !== null && outcome.wrong > 0 && <LeftOut view={view} cohort={cohort} found={found} />}
      <Band title={t('result.next')}>
        <Actions>
          {next !== null && (
            <LinkButton href={paths.newImport(cohort.id, next)}>{t(`result.next.${next}`)}</LinkButton>
          )}
          <LinkButton href={paths.cohort(cohort.id)} kind={next === null ? 'main' : 'second'}>
            {t('result.home')}
          </LinkButton>
          <LinkButton href={paths.applications(cohort.id)} kind="second">
            {t('result.applications')}
          </LinkButton>
          <LinkButton href={paths.newImport(cohort.id)} kind="link">
            {t('result.again')}
          </LinkButton>
        </Actions>
      </Band>
    </Layout>
  );
};

const shown = 20;

const LeftOut = ({ view, cohort, found }: Props) => {
  const t = words(view.language);
  const wrongRows = found.outcome?.wrongRows ?? [];
  return (
    <Note kind="look" title={t('result.wrong.note', { count: wrongRows.length })}>
      <p>
        {t('result.wrong.text')} <a href={paths.importWrongRows(cohort.id, found.id, 'csv')}>CSV</a>{' '}
        <a href={paths.importWrongRows(cohort.id, found.id, 'xlsx')}>Excel</a>
      </p>
      <ul>
        {wrongRows.slice(0, shown).map(({ line, troubles }) => (
          <li dir="auto">
            {t('preview.line')} {line}: {troubles.map((trouble) => troubleInWords(t, trouble)).join(' ')}
          </li>
        ))}
      </ul>
    </Note>
  );
};
