/** What a round takes: by phase, what could be booked, and what was. */
import { paths } from '../../../paths.ts';
import { SpentBar } from '../../../ui/bars.tsx';
import { Field, Select } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { formats, stamp } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Head, Note, Pager } from '../../../ui/parts.tsx';
import { AsTable, Table } from '../../../ui/table.tsx';
import { Name } from '../../../ui/time.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import type { Entry, Timer, Total } from '../queries.ts';
import { phases, type Suggestion } from '../rules.ts';
import { words } from '../words.ts';

export const entriesPageSize = 50;

type Props = {
  readonly view: View;
  readonly cohort: {
    readonly id: string;
    readonly name: string;
    readonly schemeName: string;
    readonly zone: string;
  };
  readonly totals: readonly Total[];
  readonly plan: readonly Total[];
  readonly timer: Timer | null;
  readonly suggestions: readonly Suggestion[];
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly page: number;
  readonly draft: Draft;
  readonly once: string;
};

export const HoursPage = (props: Props) => {
  const { view, cohort, draft } = props;
  const t = words(view.language);
  return (
    <Layout
      frame={view.frame}
      title={t('title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      failed={Object.keys(draft.problems).length > 0}
    >
      <ErrorSummary language={view.language} problems={draft.problems} />
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <Head title={t('title')} />
      <p class="lead">{t('lead')}</p>
      <div class="cols">
        <div class="stack">
          <Suggestions {...props} />
          <Entries {...props} />
        </div>
        <div class="side">
          <Totals {...props} />
          <TimerPart {...props} />
          <Add {...props} />
        </div>
      </div>
    </Layout>
  );
};

/** Tenths of an hour, as a ledger has them. */
const inHours = (view: View, minutes: number): string =>
  formats(view.language).number(Math.round(minutes / 6) / 10);

const Totals = ({ view, totals, plan }: Props) => {
  const t = words(view.language);
  const of = (list: readonly Total[], phase: string) => list.find((one) => one.phase === phase)?.minutes ?? 0;
  const sum = (list: readonly Total[]) => list.reduce((all, { minutes }) => all + minutes, 0);
  const most = Math.max(1, ...[...totals, ...plan].map(({ minutes }) => minutes));
  const hasPlan = plan.length > 0;
  return (
    <Band title={t('total.caption')}>
      <p class="figure">
        {hasPlan
          ? t('total.of', { hours: inHours(view, sum(totals)), planned: inHours(view, sum(plan)) })
          : t('total', { hours: inHours(view, sum(totals)) })}
      </p>
      <ul class="spent" aria-hidden="true">
        {phases.map((phase) => (
          <li>
            <span>{t(`effort.${phase}`)}</span>
            <SpentBar spent={of(totals, phase) / most} planned={of(plan, phase) / most} />
            <span>{inHours(view, of(totals, phase))}</span>
          </li>
        ))}
      </ul>
      {hasPlan && <p class="source">{t('total.planned')}</p>}
      <AsTable
        language={view.language}
        caption={t('total.caption')}
        columns={[
          t('total.phase'),
          { label: t('total.spent'), number: true },
          ...(hasPlan ? [{ label: t('total.plan'), number: true }] : []),
        ]}
        rows={phases.map((phase) => [
          t(`effort.${phase}`),
          inHours(view, of(totals, phase)),
          ...(hasPlan ? [inHours(view, of(plan, phase))] : []),
        ])}
      />
    </Band>
  );
};

const phaseOptions = (view: View) =>
  phases.map((phase) => ({ value: phase, label: words(view.language)(`effort.${phase}`) }));

const TimerPart = ({ view, cohort, timer, once }: Props) => {
  const t = words(view.language);
  if (timer === null)
    return (
      <Band title={t('timer')}>
        <Form action={paths.hoursTimer(cohort.id)} once={`${once}-timer`} class="inline" label={t('timer')}>
          <Select name="phase" id="timer-phase" label={t('add.phase')} options={phaseOptions(view)} />
          <Button kind="second" small>
            {t('timer.start')}
          </Button>
        </Form>
      </Band>
    );
  if (timer.cohortId !== cohort.id)
    return (
      <Band title={t('timer')}>
        <p>
          {t('timer.elsewhere')} <a href={paths.hours(timer.cohortId)}>{t('timer.elsewhere.see')}</a>
        </p>
      </Band>
    );
  return (
    <Band title={t('timer')}>
      <p>
        {t('timer.runs', {
          phase: t(`effort.${timer.phase}`),
          time: formats(view.language).time(timer.startedAt, view.zone),
        })}
      </p>
      <Form action={paths.hoursTimerStop(cohort.id)} once={`${once}-timer`} label={t('timer')}>
        <Actions>
          <Button kind="second" small>
            {t('timer.stop')}
          </Button>
          <Button kind="link" name="drop" value="yes">
            {t('timer.drop')}
          </Button>
        </Actions>
      </Form>
    </Band>
  );
};

const Add = ({ view, cohort, draft, once }: Props) => {
  const t = words(view.language);
  const { entries, problems } = draft;
  return (
    <Band title={t('add')}>
      <Form action={paths.hours(cohort.id)} once={`${once}-add`} class="stack" label={t('add')}>
        <Select
          name="phase"
          label={t('add.phase')}
          options={phaseOptions(view)}
          value={entries['phase']}
          error={problems['phase']}
        />
        <div class="side-by-side">
          <Field
            name="hours"
            type="number"
            min={0}
            max={24}
            inputmode="numeric"
            width="short"
            label={t('add.hours')}
            value={entries['hours']}
            error={problems['hours']}
          />
          <Field
            name="minutes"
            type="number"
            min={0}
            max={59}
            inputmode="numeric"
            width="short"
            label={t('add.minutes')}
            value={'occasion' in entries ? undefined : entries['minutes']}
            error={'occasion' in entries ? undefined : problems['minutes']}
          />
        </div>
        <Field
          name="day"
          type="date"
          width="half"
          label={t('add.day')}
          value={entries['day'] ?? stamp(view.now, cohort.zone).slice(0, 10)}
          error={problems['day']}
        />
        <Field
          name="note"
          label={t('add.note')}
          hint={t('add.note.hint')}
          maxlength={200}
          value={entries['note']}
          error={problems['note']}
        />
        <Button>{t('add.do')}</Button>
      </Form>
    </Band>
  );
};

const Suggestions = ({ view, cohort, suggestions, draft, once }: Props) => {
  const t = words(view.language);
  const { date } = formats(view.language);
  if (suggestions.length === 0)
    return (
      <Band title={t('suggestions')}>
        <Empty>{t('suggestions.none')}</Empty>
      </Band>
    );
  return (
    <Band title={t('suggestions')}>
      <p class="quiet">{t('suggestions.lead')}</p>
      <ul class="rows suggested">
        {suggestions.slice(0, 14).map(({ occasion, phase, day, minutes, did }, index) => {
          const isWrong = draft.entries['occasion'] === occasion;
          const facts = { phase: t(`effort.${phase}`), day: date(day, 'short') };
          return (
            <li>
              <Form
                action={paths.hoursSuggestion(cohort.id)}
                once={`${once}-${index}`}
                class="suggestion"
                label={t('suggestion.minutes', facts)}
              >
                <input type="hidden" name="occasion" value={occasion} />
                <input type="hidden" name="suggested" value={minutes} />
                <Field
                  name="minutes"
                  id={isWrong ? 'f-minutes' : `suggested-${index}`}
                  type="number"
                  min={1}
                  max={1440}
                  inputmode="numeric"
                  width="short"
                  label={t('suggestion.minutes', facts)}
                  hint={formats(view.language).list(
                    did.map(({ action, count }) => {
                      const key = `did.${action}` as const;
                      // Some of these sentences count and some do not; the count is there for those that do.
                      return (t as (key: string, facts: object) => string)(key, { count });
                    }),
                  )}
                  value={isWrong ? draft.entries['minutes'] : minutes}
                  error={isWrong ? draft.problems['minutes'] : undefined}
                />
                <Actions>
                  <Button kind="second" small>
                    {t('suggestion.do')}
                  </Button>
                  <Button kind="link" name="no" value="yes">
                    {t('suggestion.no')}
                  </Button>
                </Actions>
              </Form>
            </li>
          );
        })}
      </ul>
    </Band>
  );
};

const Entries = ({ view, cohort, entries, total, page, once }: Props) => {
  const t = words(view.language);
  const f = formats(view.language);
  const from = (page - 1) * entriesPageSize;
  if (total === 0)
    return (
      <Band title={t('entries')}>
        <Empty>{t('entries.none')}</Empty>
      </Band>
    );
  return (
    <Band title={t('entries')}>
      <Table
        caption={t('entries')}
        quiet
        wide
        columns={[
          t('entries.day'),
          t('add.phase'),
          { label: t('entries.time'), number: true },
          t('entries.who'),
          t('entries.note'),
          '',
        ]}
        rows={entries.map((entry, index) => [
          f.date(entry.workedOn, 'short'),
          t(`effort.${entry.phase}`),
          f.hours(entry.minutes),
          entry.who === null ? t('entries.gone') : <Name>{entry.who}</Name>,
          <>
            <bdi>{entry.note}</bdi> <span class="quiet">{t(`entries.source.${entry.source}`)}</span>
          </>,
          entry.isOwn ? (
            <Form action={paths.hoursRemoval(cohort.id, entry.id)} once={`${once}-out-${index}`}>
              <Button
                kind="link"
                label={t('entries.remove.label', {
                  time: f.hours(entry.minutes),
                  phase: t(`effort.${entry.phase}`),
                  day: f.date(entry.workedOn, 'short'),
                })}
              >
                {t('entries.remove')}
              </Button>
            </Form>
          ) : (
            ''
          ),
        ])}
      />
      {total > entriesPageSize && (
        <Pager
          language={view.language}
          from={from + 1}
          to={from + entries.length}
          total={total}
          earlier={page > 1 ? paths.hours(cohort.id, page - 1) : null}
          later={from + entries.length < total ? paths.hours(cohort.id, page + 1) : null}
        />
      )}
    </Band>
  );
};
