import { paths } from '../../../paths.ts';
import { Checkbox, Choices } from '../../../ui/choices.tsx';
import { Field } from '../../../ui/fields.tsx';
import { Button, Form } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Band } from '../../../ui/parts.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import type { Phase } from '../review-rules.ts';
import { words } from '../review-words.ts';

type Props = {
  readonly view: View;
  readonly cohort: {
    readonly id: string;
    readonly zone: string;
    readonly closesOn: string;
    readonly startsOn: string;
  };
  readonly phases: readonly Phase[];
  readonly draft: Draft;
  readonly once: string;
};

/** When applications are read; a form at once where nothing has been said. */
export const Phases = (props: Props) => {
  const { view, cohort, phases, draft } = props;
  const t = words(view.language);
  const { date } = formats(view.language);
  const isWrong = (phase: string) =>
    (draft.entries['phase'] ?? '') === phase && ('opensOn' in draft.problems || 'closesOn' in draft.problems);
  if (phases.length === 0)
    return (
      <Band title={t('table.phases')}>
        <p>{t('table.phase.first', { zone: cohort.zone })}</p>
        <PhaseForm {...props} phase={usual(cohort)} id="" />
      </Band>
    );
  return (
    <Band title={t('table.phases')}>
      {phases.map((phase) => (
        <div>
          <p>
            <b>
              {t('table.phase.now', {
                opens: date(phase.opensOn, 'day'),
                closes: date(phase.closesOn, 'day'),
              })}
            </b>
            {'. '}
            {t(phase.namesHidden ? 'table.phase.names.yes' : 'table.phase.names.no')}{' '}
            {t(`table.phase.others.${phase.othersSeen}`)}
          </p>
          <details open={isWrong(phase.id)}>
            <summary>
              {t('table.phase.change')}
              <span class="hidden">{` ${date(phase.opensOn, 'date')}`}</span>
            </summary>
            <PhaseForm {...props} phase={phase} id={phase.id} />
          </details>
        </div>
      ))}
      <details open={isWrong('')}>
        <summary>{t('table.phase.add')}</summary>
        <PhaseForm {...props} phase={{ ...usual(cohort), opensOn: '', closesOn: '' }} id="" />
      </details>
    </Band>
  );
};

type FormProps = Props & { readonly phase: Omit<Phase, 'id'>; readonly id: string };

const PhaseForm = ({ view, cohort, phase, id, draft, once }: FormProps) => {
  const t = words(view.language);
  const isThis = 'opensOn' in draft.entries && (draft.entries['phase'] ?? '') === id;
  const entry = (name: 'opensOn' | 'closesOn') => (isThis ? draft.entries[name] : phase[name]);
  const at = (name: string) => `f-${name}${id === '' ? '' : `-${id}`}`;
  return (
    <Form
      action={paths.reviewPhases(cohort.id)}
      once={`${once}-${id === '' ? 'new' : id.slice(0, 8)}`}
      class="stack"
      label={
        id === ''
          ? t('table.phase.add')
          : t('table.phase.changeOf', { day: formats(view.language).date(phase.opensOn, 'date') })
      }
    >
      {id !== '' && <input type="hidden" name="phase" value={id} />}
      {(['opensOn', 'closesOn'] as const).map((name) => (
        <Field
          name={name}
          id={at(name)}
          type="date"
          width="half"
          label={t(name === 'opensOn' ? 'phase.opens' : 'phase.closes')}
          value={entry(name)}
          error={isThis ? draft.problems[name] : undefined}
        />
      ))}
      <Checkbox
        name="namesHidden"
        id={at('namesHidden')}
        label={t('phase.names')}
        checked={isThis ? draft.entries['namesHidden'] === 'yes' : phase.namesHidden}
      />
      <Choices
        name="othersSeen"
        legend={t('phase.others')}
        small
        value={isThis ? draft.entries['othersSeen'] : phase.othersSeen}
        options={(['afterOwn', 'never', 'always'] as const).map((value) => ({
          value,
          label: t(`phase.others.${value}`),
        }))}
      />
      <Button kind="second">{t('phase.save')}</Button>
    </Form>
  );
};

/** From the day after the call closes, for two weeks or until the pairs start. */
const usual = ({ closesOn, startsOn }: Props['cohort']): Omit<Phase, 'id'> => {
  const opensOn = later(closesOn, 1);
  const twoWeeks = later(opensOn, 13);
  const last = later(startsOn, -1);
  return {
    opensOn,
    closesOn: twoWeeks < last || last < opensOn ? twoWeeks : last,
    namesHidden: true,
    othersSeen: 'afterOwn',
  };
};

const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
