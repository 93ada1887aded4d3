/** How far a cohort is, and the way back from each stage. */
import { paths } from '../../../paths.ts';
import { LinkButton } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Head, Note, Tag, TodoRow } from '../../../ui/parts.tsx';
import type { CohortPlace, View } from '../../../web/view.ts';
import { hindranceOf, isDated, opensAgain, progressOf, type Stage, type Standing, stages } from '../rules.ts';
import { words } from '../words.ts';
import { stageInWords } from './standing.ts';

type Props = { readonly view: View; readonly cohort: CohortPlace; readonly standing: Standing };

export const StagesPage = ({ view, cohort, standing }: Props) => {
  const t = words(view.language);
  return (
    <Layout
      frame={view.frame}
      title={t('stages.title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      width="report"
    >
      {view.flash !== null && (
        <div role="status">
          <Note kind="done">{view.flash}</Note>
        </div>
      )}
      <Head title={t('stages.title')} />
      <p class="lead">{t('stages.lead')}</p>
      <Band title={t('stages.list')}>
        <ol class="todo">
          {stages.map((stage) => (
            <StageRow {...{ view, cohort, standing, stage }} />
          ))}
        </ol>
        <p class="quiet">{t('stages.then')}</p>
        <p>
          <a href={paths.history(cohort.id)}>{t('stages.history')}</a>
        </p>
      </Band>
    </Layout>
  );
};

const StageRow = ({ view, cohort, standing, stage }: Props & { readonly stage: Stage }) => {
  const t = words(view.language);
  const progress = progressOf(stage, standing);
  const hindrance = hindranceOf(stage, standing);
  const verb =
    hindrance !== null
      ? t('do.blocked', { stage: t(`stage.${stage}`) })
      : isDated(stage)
        ? t(opensAgain(stage, standing) ? `do.${stage}.again` : `do.${stage}.move`)
        : t(`do.${stage}`);
  return (
    <TodoRow
      due={
        <Tag kind={progress === 'now' || progress === 'done' ? progress : 'plain'}>
          {t(`progress.${progress}`)}
        </Tag>
      }
      what={t(`stage.${stage}`)}
      why={stageInWords(view.language, stage, standing)}
    >
      {hindrance !== 'notReached' && (
        <LinkButton href={paths.stage(cohort.id, stage)} kind="second" small>
          {verb}
        </LinkButton>
      )}
    </TodoRow>
  );
};
