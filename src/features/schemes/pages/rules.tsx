import type { Constraint } from '../../../core/matching/participant.ts';
import { goalLists } from '../../../core/matching/problem.ts';
import { paths } from '../../../paths.ts';
import { Checkbox, Choices } from '../../../ui/choices.tsx';
import { Field, Select } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Head, Note, Tag } from '../../../ui/parts.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import type { SchemeRules } from '../rules-document.ts';
import { constraintInWords, criterionInWords, levelsOf } from '../rules-in-words.ts';
import type { Scheme } from '../scheme-queries.ts';
import { words } from '../words.ts';

type Props = {
  readonly view: View;
  readonly scheme: Scheme;
  /** What was typed into one of the forms, when it was not accepted. */
  readonly draft: Draft;
  readonly once: string;
};

export const RulesPage = (props: Props) => {
  const { view, scheme, draft } = props;
  const t = words(view.language);
  return (
    <Layout
      frame={view.frame}
      title={t('rules.title')}
      where={scheme.name}
      width="report"
      failed={Object.keys(draft.problems).length > 0}
    >
      <p>
        <a href={paths.scheme(scheme.id)}>{t('back.scheme', { name: scheme.name })}</a>
      </p>
      <ErrorSummary language={view.language} problems={draft.problems} />
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <Head title={t('rules.title')} />
      <p class="lead">{t('rules.lead')}</p>
      <MustMeet {...props} />
      <Points {...props} />
      <Goals {...props} />
    </Layout>
  );
};

const MustMeet = ({ view, scheme, draft, once }: Props) => {
  const t = words(view.language);
  return (
    <Band title={t('rules.must')}>
      <p class="quiet">{t('rules.must.hint')}</p>
      <Form
        action={paths.schemeConstraints(scheme.id)}
        once={`${once}-must`}
        class="ledger"
        label={t('rules.must')}
      >
        <ul class="rows">
          {scheme.rules.allConstraints.map((rule) => (
            <li>
              <Checkbox
                name={`on-${rule.id}`}
                label={constraintInWords(t, rule, scheme.questions)}
                checked={!scheme.rules.setAside.includes(rule.id)}
              />
              <Asks view={view} scheme={scheme} draft={draft} rule={rule} />
            </li>
          ))}
        </ul>
        <Actions>
          <Button>{t('rules.must.save')}</Button>
        </Actions>
      </Form>
    </Band>
  );
};

type AsksProps = Omit<Props, 'once'> & { readonly rule: Constraint };

const Asks = ({ view, scheme, draft, rule }: AsksProps) => {
  const t = words(view.language);
  const of = (name: string, now: string) => ({
    name,
    value: draft.entries[name] ?? now,
    error: draft.problems[name],
    width: 'short' as const,
  });
  if (rule.kind === 'hours') {
    return (
      <Field
        {...of(`hours-${rule.id}`, String(rule.hours))}
        label={t('rules.hours')}
        type="number"
        min={0}
        max={40}
        step={0.25}
      />
    );
  }
  if (rule.kind === 'support' || rule.kind === 'language') {
    const levels =
      rule.kind === 'support'
        ? levelsOf(scheme.questions.mentor, rule.offered)
        : levelsOf(scheme.questions.mentee, rule.mentee);
    const options = levels.map(({ key, label }) => ({ value: key, label }));
    return <Select {...of(`least-${rule.id}`, rule.least)} label={t('rules.least')} options={options} />;
  }
  if (rule.kind !== 'step') return null;
  return (
    <>
      <Field {...of(`from-${rule.id}`, String(rule.least))} label={t('rules.steps.least')} type="number" />
      <Field {...of(`to-${rule.id}`, String(rule.most))} label={t('rules.steps.most')} type="number" />
    </>
  );
};

const Points = ({ view, scheme, draft, once }: Props) => {
  const t = words(view.language);
  const { rules, questions } = scheme;
  const aim = questions.mentee.find(({ key }) => key === rules.special.aim);
  return (
    <Band title={t('rules.points')}>
      <p class="quiet">{t('rules.points.hint')}</p>
      <Presets view={view} scheme={scheme} once={once} />
      <Form
        action={paths.schemeWeights(scheme.id)}
        once={`${once}-points`}
        class="ledger"
        label={t('rules.points')}
      >
        {rules.criteria.map((criterion) => {
          const name = `weight-${criterion.id}`;
          return (
            <Field
              name={name}
              label={criterionInWords(t, criterion, questions)}
              value={draft.entries[name] ?? criterion.weight}
              error={draft.problems[name]}
              type="number"
              inputmode="numeric"
              min={0}
              max={1000}
              width="short"
            />
          );
        })}
        <Actions>
          <Button>{t('rules.points.save')}</Button>
        </Actions>
      </Form>
      {aim !== undefined && (
        <Form action={paths.schemePreset(scheme.id)} once={`${once}-aim`} label={aim.short}>
          <Checkbox
            name="byAim"
            label={t('rules.byAim', { question: aim.short })}
            hint={t('rules.byAim.hint')}
            checked={rules.byAim}
          />
          <Button kind="second" small name="what" value="byAim">
            {t('rules.byAim.save')}
          </Button>
        </Form>
      )}
    </Band>
  );
};

const Presets = ({ view, scheme, once }: Omit<Props, 'draft'>) => {
  const t = words(view.language);
  const { presets, preset }: SchemeRules = scheme.rules;
  if (presets.length === 0) return null;
  return (
    <Form action={paths.schemePreset(scheme.id)} once={`${once}-preset`} label={t('rules.preset')}>
      <h3>{t('rules.preset')}</h3>
      <ul class="rows">
        {presets.map(({ key, name }) => (
          <li class="head">
            <span>{name}</span>
            {key === preset ? (
              <Tag kind="done">{t('rules.preset.now')}</Tag>
            ) : (
              <Button kind="second" small name="preset" value={key}>
                {t('rules.preset.use', { name })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {preset === null && <p class="quiet">{t('rules.preset.own')}</p>}
    </Form>
  );
};

const Goals = ({ view, scheme, draft, once }: Props) => {
  const t = words(view.language);
  const options = goalLists.map((goals) => {
    const value = goals.join('-') as GoalKey;
    return { value, label: t(`goals.${value}`), hint: t(`goals.${value}.hint`) };
  });
  return (
    <Band title={t('rules.goals')}>
      <p class="quiet">{t('rules.goals.hint')}</p>
      <Form action={paths.schemeGoals(scheme.id)} once={`${once}-goals`} label={t('rules.goals')}>
        <Choices
          name="goals"
          legend={t('rules.goals')}
          options={options}
          value={draft.entries['goals'] ?? scheme.rules.goals.join('-')}
          error={draft.problems['goals']}
        />
        <Choices
          name="mode"
          legend={t('rules.mode')}
          hint={t('rules.mode.hint')}
          options={modes.map((mode) => ({
            value: mode,
            label: t(`rules.mode.${mode}`),
            hint: t(`rules.mode.${mode}.hint`),
          }))}
          value={draft.entries['mode'] ?? scheme.rules.stable ?? 'best'}
        />
        <Actions>
          <Button>{t('rules.goals.save')}</Button>
        </Actions>
      </Form>
    </Band>
  );
};

const modes = ['best', 'mentees', 'mentors'] as const;

type GoalKey =
  | 'total'
  | 'people-total'
  | 'people-priority-total'
  | 'people-worst-total'
  | 'people-priority-worst-total';
