import { paths } from '../../../paths.ts';
import { Field, Select } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Note } from '../../../ui/parts.tsx';
import { zoneOptions } from '../../../ui/zones.ts';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import { words } from '../words.ts';

type Place = { readonly id: string; readonly name: string };

type NewProps = {
  readonly view: View;
  readonly scheme: Place;
  readonly draft: Draft;
  readonly once: string;
};

export const NewCohortPage = ({ view, scheme, draft, once }: NewProps) => {
  const t = words(view.language);
  return (
    <Layout
      frame={view.frame}
      title={t('newCohort.title')}
      where={scheme.name}
      width="form"
      failed={Object.keys(draft.problems).length > 0}
    >
      <p>
        <a href={paths.scheme(scheme.id)}>{t('back.scheme', { name: scheme.name })}</a>
      </p>
      <ErrorSummary language={view.language} problems={draft.problems} />
      <h1>{t('newCohort.title')}</h1>
      <Form action={paths.cohorts(scheme.id)} once={once}>
        <Details view={view} draft={draft} />
        <Actions>
          <Button>{t('newCohort.save')}</Button>
        </Actions>
      </Form>
    </Layout>
  );
};

type SettingsProps = Omit<NewProps, 'scheme'> & {
  readonly cohort: Place & { readonly schemeId: string; readonly schemeName: string };
  readonly mayChangeScheme: boolean;
};

export const SettingsPage = ({ view, cohort, draft, once, mayChangeScheme }: SettingsProps) => {
  const t = words(view.language);
  return (
    <Layout
      frame={view.frame}
      title={t('settings.title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      width="form"
      failed={Object.keys(draft.problems).length > 0}
    >
      <ErrorSummary language={view.language} problems={draft.problems} />
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <h1>{t('settings.title')}</h1>
      {mayChangeScheme && (
        <Band title={t('settings.scheme')}>
          <ul class="dashes">
            <li>
              <a href={paths.schemeQuestions(cohort.schemeId)}>{t('settings.questions')}</a>
            </li>
            <li>
              <a href={paths.schemeRules(cohort.schemeId)}>{t('settings.rules')}</a>
            </li>
            <li>
              <a href={paths.schemeWords(cohort.schemeId)}>{t('settings.words')}</a>
            </li>
          </ul>
        </Band>
      )}
      <Band title={t('settings.dates')}>
        <Form action={paths.cohortSettings(cohort.id)} once={once}>
          <Details view={view} draft={draft} />
          <Actions>
            <Button>{t('settings.save')}</Button>
          </Actions>
        </Form>
      </Band>
    </Layout>
  );
};

const Details = ({ view, draft }: { readonly view: View; readonly draft: Draft }) => {
  const t = words(view.language);
  const of = (name: string) => ({ name, value: draft.entries[name], error: draft.problems[name] });
  const day = (name: 'opensOn' | 'closesOn' | 'startsOn' | 'endsOn') => ({
    ...of(name),
    label: t(`cohort.${name}`),
    type: 'date' as const,
    width: 'half' as const,
    required: true,
  });
  return (
    <>
      <Field
        {...of('name')}
        label={t('cohort.name')}
        hint={t('cohort.name.hint')}
        maxlength={120}
        dir="auto"
        required
      />
      <Field {...day('opensOn')} />
      <Field {...day('closesOn')} hint={t('cohort.closesOn.hint')} />
      <Field {...day('startsOn')} />
      <Field {...day('endsOn')} />
      <Field
        {...of('places')}
        label={t('cohort.places')}
        hint={t('cohort.places.hint')}
        type="number"
        inputmode="numeric"
        min={0}
        width="short"
      />
      <Select
        {...of('zone')}
        label={t('cohort.zone')}
        hint={t('cohort.zone.hint')}
        options={zoneOptions(view.language)}
        choose={t('cohort.zone.choose')}
        width="half"
        required
      />
      <Field
        {...of('weeks')}
        label={t('cohort.weeks')}
        hint={t('cohort.weeks.hint')}
        maxlength={500}
        autocomplete="off"
      />
    </>
  );
};
