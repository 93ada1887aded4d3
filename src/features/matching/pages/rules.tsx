/** The rules of a run in words, what was kept and forbidden by hand, and a form to try others. */
import { paths } from '../../../paths.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Field, Select } from '../../../ui/fields.tsx';
import { Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import { words } from '../words.ts';
import type { Place, ShownPerson } from './shown.ts';

export type ShownRules = {
  readonly run: number;
  readonly must: readonly string[];
  readonly criteria: readonly { readonly label: string; readonly weight: number }[];
  readonly goals: readonly string[];
  readonly locked: readonly (readonly [mentee: ShownPerson, mentor: ShownPerson])[];
  readonly vetoed: readonly (readonly [mentee: ShownPerson, mentor: ShownPerson])[];
  readonly apart: readonly {
    readonly mentee: ShownPerson;
    readonly mentor: ShownPerson;
    readonly by: 'mentee' | 'mentor' | 'coordinator';
  }[];
  /** What somebody wrote in which nobody was recognised, with the page of their application. */
  readonly unrecognised: readonly {
    readonly name: string;
    readonly text: string;
    readonly href: string | null;
  }[];
  readonly weeks: string;
  readonly input: string;
  readonly form: {
    readonly presets: readonly { readonly value: string; readonly label: string }[];
    readonly goalLists: readonly { readonly value: string; readonly label: string }[];
    readonly preset: string;
    readonly goals: string;
    readonly places: string;
    readonly problem: string | null;
  };
  readonly mayDecide: boolean;
  readonly once: string;
};

export const RulesPage = ({ view, cohort, rules }: { view: View; cohort: Place; rules: ShownRules }) => {
  const t = words(view.language);
  const f = formats(view.language);
  const title = t('rules.title', { run: rules.run });
  return (
    <Layout
      frame={view.frame}
      title={title}
      where={`${cohort.schemeName}, ${cohort.name}`}
      failed={rules.form.problem !== null}
      width="report"
    >
      <ErrorSummary language={view.language} problems={{ places: rules.form.problem }} />
      <h1>{title}</h1>
      <Band title={t('rules.must')}>
        <ul class="dashes">
          {rules.must.map((rule) => (
            <li>{rule}</li>
          ))}
        </ul>
        <p class="quiet">{rules.weeks}</p>
      </Band>
      <Band title={t('rules.count')}>
        <Table
          caption={t('rules.count.caption')}
          quiet
          columns={[t('rules.criterion'), { label: t('rules.weight'), number: true }]}
          rows={rules.criteria.map(({ label, weight }) => [label, f.number(weight)])}
        />
      </Band>
      <Band title={t('rules.goals')}>
        <ol class="numbers">
          {rules.goals.map((goal) => (
            <li>{goal}</li>
          ))}
        </ol>
      </Band>
      <Apart view={view} rules={rules} />
      <Couples view={view} cohort={cohort} rules={rules} which="locked" />
      <Couples view={view} cohort={cohort} rules={rules} which="vetoed" />
      {rules.mayDecide && <TryOthers view={view} cohort={cohort} rules={rules} />}
      <p class="quiet">{rules.input}</p>
      <p>
        <a href={paths.matchRun(cohort.id, rules.run)}>{t('compare.run', { run: rules.run })}</a>
      </p>
    </Layout>
  );
};

const Apart = ({ view, rules }: { view: View; rules: ShownRules }) => {
  const t = words(view.language);
  const isEmpty = rules.apart.length === 0 && rules.unrecognised.length === 0;
  return (
    <Band title={t('rules.apart')} id="apart">
      {isEmpty && <p>{t('rules.nothing')}</p>}
      {rules.apart.length > 0 && (
        <>
          <p>{t('rules.apart.lead')}</p>
          <ul class="dashes">
            {rules.apart.map(({ mentee, mentor, by }) => (
              <li>
                {t.rich('rules.apart.by', {
                  mentee: <bdi>{mentee.name}</bdi>,
                  mentor: <bdi>{mentor.name}</bdi>,
                  by,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {rules.unrecognised.length > 0 && (
        <>
          <h3>{t('rules.apart.read')}</h3>
          <p>{t('rules.apart.read.lead')}</p>
          <ul class="dashes">
            {rules.unrecognised.map(({ name, text, href }) => (
              <li>
                {t.rich('rules.apart.text', {
                  name: href === null ? <bdi>{name}</bdi> : <a href={href}>{name}</a>,
                  text: <bdi>{text}</bdi>,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Band>
  );
};

type CouplesProps = { view: View; cohort: Place; rules: ShownRules; which: 'locked' | 'vetoed' };

const Couples = ({ view, cohort, rules, which }: CouplesProps) => {
  const t = words(view.language);
  const f = formats(view.language);
  const couples = rules[which];
  return (
    <Band title={t(which === 'locked' ? 'rules.kept' : 'rules.vetoed')}>
      {couples.length === 0 ? (
        <p>{t('rules.nothing')}</p>
      ) : (
        <ul class="rows">
          {couples.map(([mentee, mentor]) => (
            <li>
              <Form action={paths.matchChange(cohort.id, rules.run)} once={rules.once} class="inline">
                <span>{f.listOf([<bdi>{mentee.name}</bdi>, <bdi>{mentor.name}</bdi>])}</span>{' '}
                <input type="hidden" name="kind" value={which === 'locked' ? 'release' : 'allow'} />
                <input type="hidden" name="mentee" value={mentee.number} />
                <input type="hidden" name="mentor" value={mentor.number} />
                {rules.mayDecide && (
                  <Button kind="second" small>
                    {t(which === 'locked' ? 'rules.release' : 'rules.allow')}
                  </Button>
                )}
              </Form>
            </li>
          ))}
        </ul>
      )}
    </Band>
  );
};

const TryOthers = ({ view, cohort, rules }: { view: View; cohort: Place; rules: ShownRules }) => {
  const t = words(view.language);
  const { form } = rules;
  return (
    <Band title={t('rules.change')}>
      <Form action={paths.matchRunRules(cohort.id, rules.run)} once={rules.once} class="stack">
        <Choices name="preset" legend={t('rules.preset')} value={form.preset} options={form.presets} />
        <Select name="goals" label={t('rules.goals.legend')} value={form.goals} options={form.goalLists} />
        <Field
          name="places"
          label={t('rules.places')}
          hint={t('rules.places.hint')}
          error={form.problem}
          value={form.places}
          inputmode="numeric"
          width="short"
          autocomplete="off"
        />
        <Button>{t('rules.run')}</Button>
      </Form>
    </Band>
  );
};
