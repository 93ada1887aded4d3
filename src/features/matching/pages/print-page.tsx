import { paths } from '../../../paths.ts';
import { LinkButton } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import type { View } from '../../../web/view.ts';
import { words } from '../words.ts';
import { type Printed, PrintedResult } from './print.tsx';
import type { Place } from './shown.ts';

type Props = { readonly view: View; readonly cohort: Place; readonly run: number; readonly printed: Printed };

export const PrintPage = ({ view, cohort, run, printed }: Props) => {
  const t = words(view.language);
  return (
    <Layout frame={view.frame} title={printed.title} where={cohort.schemeName} width="report">
      <div class="actions unprinted">
        <LinkButton kind="second" small href={paths.matchRunFile(cohort.id, run, 'xlsx')}>
          {t('print.xlsx')}
        </LinkButton>
        <LinkButton kind="second" small href={paths.matchRunFile(cohort.id, run, 'csv')}>
          {t('print.csv')}
        </LinkButton>
        <LinkButton kind="second" small href={paths.matchRunFile(cohort.id, run, 'json')}>
          {t('print.json')}
        </LinkButton>
        <span class="quiet">{t('print.how')}</span>
      </div>
      <PrintedResult printed={printed} language={view.language} />
      <p class="unprinted">
        <a href={paths.matchRun(cohort.id, run)}>{t('compare.run', { run })}</a>
      </p>
    </Layout>
  );
};
