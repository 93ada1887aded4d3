import { paths } from '../../../paths.ts';
import { may, mayAnywhere } from '../../../permissions.ts';
import { LinkButton } from '../../../ui/form.tsx';
import { formats, stamp } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Head, Note, Tag, TodoRow } from '../../../ui/parts.tsx';
import type { View } from '../../../web/view.ts';
import { nextStep, type Phase, phaseOn } from '../rules.ts';
import type { CohortLine, SchemeLine } from '../scheme-queries.ts';
import { words } from '../words.ts';

type Props = { readonly view: View; readonly schemes: readonly SchemeLine[] };

export const HomePage = ({ view, schemes }: Props) => {
  const t = words(view.language);
  const mayMake = may(view.viewer, 'manageSchemes');
  return (
    <Layout frame={view.frame} title={t('home.title')}>
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <Head title={t('home.title')}>{formats(view.language).date(view.now, 'dayYear', view.zone)}</Head>
      {schemes.length === 0 && (
        <Empty>
          {mayMake || mayAnywhere(view.viewer, 'manageSchemes') ? t('home.empty') : t('home.notYours')}
        </Empty>
      )}
      {schemes.map((scheme) => (
        <SchemeBand view={view} scheme={scheme} />
      ))}
      {schemes.length > 0 && <p class="quiet">{t('home.nothing')}</p>}
      {mayMake && (
        <p>
          <LinkButton href={paths.newScheme()} kind={schemes.length === 0 ? 'main' : 'second'}>
            {t('home.new')}
          </LinkButton>
        </p>
      )}
    </Layout>
  );
};

const SchemeBand = ({ view, scheme }: { readonly view: View; readonly scheme: SchemeLine }) => {
  const t = words(view.language);
  const maySee = may(view.viewer, 'manageSchemes', { schemeId: scheme.id });
  return (
    <Band title={maySee ? <a href={paths.scheme(scheme.id)}>{scheme.name}</a> : scheme.name}>
      {scheme.cohorts.length === 0 ? (
        <Empty>
          {t('home.noCohort')} {maySee && <a href={paths.newCohort(scheme.id)}>{t('home.newCohort')}</a>}
        </Empty>
      ) : (
        <ul class="todo">
          {scheme.cohorts.map((cohort) => (
            <CohortRow view={view} schemeId={scheme.id} cohort={cohort} />
          ))}
        </ul>
      )}
    </Band>
  );
};

type RowProps = { readonly view: View; readonly schemeId: string; readonly cohort: CohortLine };

const CohortRow = ({ view, schemeId, cohort }: RowProps) => {
  const t = words(view.language);
  const { date } = formats(view.language);
  const phase = phaseOn(stamp(view.now, cohort.zone).slice(0, 10), cohort);
  const until: Record<Phase, string> = {
    before: cohort.opensOn,
    call: cohort.closesOn,
    matching: cohort.startsOn,
    meetings: cohort.endsOn,
    ended: cohort.endsOn,
  };
  const step = nextStep(cohort);
  const scope = { schemeId, cohortId: cohort.id };
  const mayDo = may(view.viewer, step.startsWith('import') ? 'importApplications' : 'seeMatching', scope);
  // While people still apply there is nothing to match; the cohort's own home says what is missing.
  const verb = phase === 'call' && step === 'match' ? 'open' : step;
  const to = {
    open: paths.cohort(cohort.id),
    importMentees: paths.newImport(cohort.id, 'mentee'),
    importMentors: paths.newImport(cohort.id, 'mentor'),
    match: paths.matching(cohort.id),
    seeMatching: paths.matching(cohort.id),
  }[verb];
  return (
    <TodoRow
      due={
        <Tag kind={phase === 'ended' ? 'plain' : 'done'}>
          {t(`phase.${phase}`, { date: date(until[phase], 'shortDate') })}
        </Tag>
      }
      what={<a href={paths.cohort(cohort.id)}>{cohort.name}</a>}
      why={t('home.counts', { mentees: cohort.mentees, mentors: cohort.mentors })}
    >
      {mayDo && (
        <LinkButton href={to} kind="second" small>
          {t(`step.${verb}`)}
        </LinkButton>
      )}
    </TodoRow>
  );
};
