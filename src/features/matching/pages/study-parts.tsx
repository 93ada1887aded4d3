/** What the pages of studies share. */
import { paths } from '../../../paths.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Head, Note } from '../../../ui/parts.tsx';
import type { View } from '../../../web/view.ts';
import { studyWords } from '../study-words.ts';
import type { Place } from './shown.ts';

export const Notices = ({ flash }: { flash: string | null }) =>
  flash === null ? null : (
    <div role="status">
      <Note kind="done">
        <p>{flash}</p>
      </Note>
    </div>
  );

type Props = { readonly view: View; readonly cohort: Place; readonly run: number; readonly title: string };

/** A study that this round is too large for. */
export const TooLargePage = ({ view, cohort, run, title }: Props) => {
  const t = studyWords(view.language);
  return (
    <Layout frame={view.frame} title={title} where={`${cohort.schemeName}, ${cohort.name}`} width="form">
      <Head title={title}>
        <a href={paths.matchRun(cohort.id, run)}>{t('back.run', { run })}</a>
      </Head>
      <Note kind="look" title={t('tooLarge.title')}>
        <p>{t('tooLarge.text')}</p>
      </Note>
    </Layout>
  );
};

/** Ways from the board to the studies of its run. */
export const StudyLinks = ({ view, cohort, run }: Omit<Props, 'title'>) => {
  const t = studyWords(view.language);
  const links = [
    [paths.matchRepair(cohort.id, run), t('links.repair')],
    [paths.matchStable(cohort.id, run), t('links.stable')],
    [paths.matchGroups(cohort.id, run), t('links.groups')],
    [paths.matchArrivals(cohort.id, run), t('links.arrivals')],
  ] as const;
  return (
    <Band title={t('links.title')}>
      <ul class="rows">
        {links.map(([href, label]) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </Band>
  );
};
