import type { Child } from 'hono/jsx';
import { paths } from '../../../paths.ts';
import { LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Facts, Head, Note } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import { constraintInWords, criterionInWords } from '../rules-in-words.ts';
import type { CohortLine, Scheme } from '../scheme-queries.ts';
import { words } from '../words.ts';

type Props = { readonly view: View; readonly scheme: Scheme; readonly cohorts: readonly CohortLine[] };

export const SchemePage = ({ view, scheme, cohorts }: Props) => {
  const t = words(view.language);
  return (
    <Layout frame={view.frame} title={scheme.name}>
      <p>
        <a href={paths.home()}>{t('back.schemes')}</a>
      </p>
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <Head title={scheme.name} />
      <div class="cols">
        <div>
          <Band title={t('scheme.cohorts')}>
            <Cohorts view={view} cohorts={cohorts} />
            <p>
              <LinkButton href={paths.newCohort(scheme.id)} kind={cohorts.length === 0 ? 'main' : 'second'}>
                {t('home.newCohort')}
              </LinkButton>
            </p>
          </Band>
          <Rules view={view} scheme={scheme} />
        </div>
        <div class="side">
          <About view={view} scheme={scheme} />
        </div>
      </div>
    </Layout>
  );
};

const Cohorts = ({ view, cohorts }: Pick<Props, 'view' | 'cohorts'>) => {
  const t = words(view.language);
  const { date } = formats(view.language);
  if (cohorts.length === 0) return <Empty>{t('scheme.cohorts.empty')}</Empty>;
  return (
    <Table
      caption={t('scheme.cohorts')}
      quiet
      wide
      columns={[t('scheme.cohort'), t('scheme.dates'), { label: t('scheme.applied'), number: true }]}
      rows={cohorts.map((cohort) => [
        <a href={paths.cohort(cohort.id)}>{cohort.name}</a>,
        t('scheme.span', { from: date(cohort.startsOn, 'dateYear'), to: date(cohort.endsOn, 'dateYear') }),
        `${cohort.mentees} + ${cohort.mentors}`,
      ])}
    />
  );
};

const Rules = ({ view, scheme }: Pick<Props, 'view' | 'scheme'>) => {
  const t = words(view.language);
  const { rules, questions } = scheme;
  const weights = rules.criteria.map((criterion): readonly [Child, Child] => [
    criterionInWords(t, criterion, questions),
    <span class="num">{criterion.weight}</span>,
  ]);
  return (
    <Band
      title={t('scheme.rules')}
      aside={<a href={paths.schemeRules(scheme.id)}>{t('scheme.rules.edit')}</a>}
    >
      <ul class="dashes">
        {rules.constraints.map((rule) => (
          <li>{constraintInWords(t, rule, questions)}</li>
        ))}
      </ul>
      <h3>{t('scheme.rules.weights')}</h3>
      <Facts rows={weights} />
    </Band>
  );
};

const About = ({ view, scheme }: Pick<Props, 'view' | 'scheme'>) => {
  const t = words(view.language);
  const asked = (role: 'mentee' | 'mentor'): readonly [Child, Child] => [
    t(`scheme.asked.${role}`),
    <a href={paths.schemeQuestions(scheme.id, role)}>
      {t('scheme.asked.count', { count: scheme.questions[role].length })}
    </a>,
  ];
  return (
    <>
      <Band title={t('scheme.about')} aside={<a href={paths.schemeWords(scheme.id)}>{t('scheme.edit')}</a>}>
        <p>{scheme.definition}</p>
        <h3>{t('scheme.whoLeads')}</h3>
        <p>{scheme.whoLeads}</p>
        <p>
          <a href={paths.schemeLetters(scheme.id)}>{t('scheme.letters')}</a>
        </p>
      </Band>
      <Band
        title={t('scheme.asked')}
        aside={<a href={paths.schemeQuestions(scheme.id)}>{t('scheme.asked.edit')}</a>}
      >
        <Facts rows={[asked('mentee'), asked('mentor')]} />
      </Band>
    </>
  );
};
