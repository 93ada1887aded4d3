import type { Child } from 'hono/jsx';
import { paths } from '../../../paths.ts';
import { type Ability, may } from '../../../permissions.ts';
import { LinkButton } from '../../../ui/form.tsx';
import { formats, stamp } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Head, Note, Stats, Tag, TodoRow } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Text } from '../../../ui/text.ts';
import type { View } from '../../../web/view.ts';
import type { Overview } from '../cohort-queries.ts';
import type { Hours, Readings, Supply } from '../home-queries.ts';
import { homeWords } from '../home-words.ts';
import type { Cohort } from '../queries.ts';
import { type Phase, phaseOn } from '../rules.ts';
import type { Warned } from '../warning-queries.ts';
import { words } from '../words.ts';
import { HoursPart, ReadingsPart, SupplyPart } from './home-parts.tsx';
import { WarningPart } from './home-warning.tsx';
import { readingTodo } from './reading-todo.ts';
import { Timeline } from './timeline.tsx';
import { callStands, dueOn, inOrderOfDay, todo } from './todo.ts';

type Props = {
  readonly view: View;
  readonly cohort: Cohort;
  readonly overview: Overview;
  readonly readings: Readings;
  readonly ownLeft: number;
  readonly hours: { readonly spent: Hours; readonly planned: Hours };
  readonly supply: Supply | null;
  readonly warned: Warned | null;
  /** Where the instance is reached. */
  readonly origin: string;
};

export const CohortPage = (props: Props) => {
  const { view, cohort } = props;
  const t = words(view.language);
  const f = formats(view.language);
  const today = stamp(view.now, cohort.zone).slice(0, 10);
  const phase = phaseOn(today, cohort);
  const days = daysBetween(today, cohort[nextDate[phase]]);
  const title = `${cohort.schemeName}, ${cohort.name}`;
  const reading = props.readings.phase;
  const isReading =
    phase === 'matching' && reading !== null && within(reading, today) && props.overview.runs === 0;
  const said = isReading
    ? homeWords(view.language)('phase.reading', { days: daysBetween(today, reading.closesOn) })
    : phaseWords(t, phase === 'call' ? callSays(props.overview) : phase, days);
  return (
    <Layout frame={view.frame} title={title}>
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <p>
        <a href={paths.home()}>← {t('cohort.all')}</a>
      </p>
      <Head title={title}>{t('cohort.day', { date: f.date(today, 'dayYear'), phase: said })}</Head>
      <Timeline language={view.language} dates={cohort} today={today} reading={props.readings.phase} />
      <DateList {...props} />
      {mayDo(props, 'stepBack') && (
        <p>
          <a href={paths.stages(cohort.id)}>{t('cohort.stages')}</a>
        </p>
      )}
      <div class="cols">
        <div class="stack">
          <NeedsYou {...props} today={today} phase={phase} />
          {callStands(props.overview, phase).isOpen && mayDo(props, 'manageReview') && (
            <WarningPart {...props} />
          )}
          {props.supply !== null && mayDo(props, 'manageReview') && (
            <SupplyPart
              view={view}
              supply={props.supply}
              isOpen={phase === 'call' && !props.overview.call?.closedAt}
            />
          )}
        </div>
        <div class="side">
          <People {...props} />
          {mayDo(props, 'keepEffort') && <HoursPart view={view} cohortId={cohort.id} hours={props.hours} />}
        </div>
      </div>
    </Layout>
  );
};

type Said = Phase | 'unopened' | 'shut';

const phaseWords = (t: Text<typeof words.english>, phase: Said, days: number): string =>
  phase === 'ended' || phase === 'shut' ? t(`cohort.phase.${phase}`) : t(`cohort.phase.${phase}`, { days });

/** What its own days say of a call, unless it was closed early, or never opened and nobody came in by a file either. */
const callSays = ({ call, mentees, mentors }: Overview): Said => {
  if (call?.closedAt) return 'shut';
  return (call === null || call.openedAt === null) && mentees + mentors === 0 ? 'unopened' : 'call';
};

const within = ({ opensOn, closesOn }: { opensOn: string; closesOn: string }, day: string): boolean =>
  opensOn <= day && day <= closesOn;

const mayDo = ({ view, cohort }: Props, ability: Ability): boolean =>
  may(view.viewer, ability, { schemeId: cohort.schemeId, cohortId: cohort.id });

/** The same as the drawing, for narrow windows. */
const DateList = ({ view, cohort }: Props) => {
  const t = words(view.language);
  const { date } = formats(view.language);
  return (
    <ol class="dates narrow">
      {(['opens', 'closes', 'starts', 'ends'] as const).map((which) => (
        <li>
          <time datetime={cohort[`${which}On`]}>{date(cohort[`${which}On`], 'shortDate')}</time>
          <span>{t(`dates.${which}`)}</span>
        </li>
      ))}
    </ol>
  );
};

type NeedsProps = Props & { readonly today: string; readonly phase: Phase };

const NeedsYou = (props: NeedsProps) => {
  const { view, cohort, overview, phase } = props;
  const t = words(view.language);
  const said = todo(overview, cohort, phase).map(({ say, verb, ...row }) => ({
    ...row,
    ...say(t),
    by: dueOn[verb] === null ? null : cohort[dueOn[verb]],
    verb: t(verb),
  }));
  const asked = readingTodo({
    language: view.language,
    cohortId: cohort.id,
    readings: props.readings,
    ownLeft: props.ownLeft,
    today: props.today,
    startsOn: cohort.startsOn,
    isTime: overview.runs === 0 && phase === 'matching',
  });
  const files = overview.openImports.length;
  const all = [...said.slice(0, files), ...asked, ...said.slice(files)];
  const rows = inOrderOfDay(
    all.filter(({ ability }) => mayDo(props, ability)),
    props.today,
  );
  return (
    <Band title={t('now.title')}>
      {rows.length === 0 ? (
        <Empty>
          {phase === 'ended'
            ? t('now.over')
            : t('now.none', {
                date: formats(view.language).date(cohort[nextDate[phase]], 'date'),
                what: t(`dates.${dateWord[phase]}`),
              })}
        </Empty>
      ) : (
        <>
          <ul class="todo">
            {rows.map(({ what, why, verb, href, by }, index) => (
              <TodoRow
                due={<Due view={view} by={by} today={props.today} isFirst={index === 0} />}
                what={what}
                why={why}
              >
                <LinkButton href={href} small kind={index === 0 ? 'main' : 'second'}>
                  {verb}
                </LinkButton>
              </TodoRow>
            ))}
          </ul>
          <p class="quiet">{t('now.nothing')}</p>
        </>
      )}
    </Band>
  );
};

type DueProps = {
  readonly view: View;
  readonly by: string | null;
  readonly today: string;
  readonly isFirst: boolean;
};

/** When a thing is due: a day where one is known, else whether it comes first. */
const Due = ({ view, by, today, isFirst }: DueProps) => {
  const t = words(view.language);
  if (by === null) return <Tag kind={isFirst ? 'now' : 'plain'}>{t(isFirst ? 'now.now' : 'now.next')}</Tag>;
  if (by === today) return <Tag kind="right">{t('now.today')}</Tag>;
  const date = formats(view.language).date(by, 'short');
  return <time datetime={by}>{by > today ? t('now.by', { date }) : t('now.was', { date })}</time>;
};

const People = (props: Props) => {
  const { view, cohort, overview } = props;
  const t = words(view.language);
  const scope = { schemeId: cohort.schemeId, cohortId: cohort.id };
  const { mentees, mentors, byState } = overview;
  const counts: (readonly [Child, Child])[] = [
    [t('people.mentees', { count: mentees }), mentees],
    [t('people.mentors', { count: mentors }), mentors],
  ];
  if (cohort.places !== null) counts.push([t('people.places', { count: cohort.places }), cohort.places]);
  const states = [...new Set(byState.map(({ state }) => state))];
  const count = (role: string, state: string) =>
    byState.find((each) => each.role === role && each.state === state)?.count ?? 0;
  return (
    <Band title={t('people.title')}>
      {byState.length === 0 ? <Empty>{t('people.none')}</Empty> : <Stats counts={counts} />}
      {overview.countries > 0 && <p>{t('people.countries', { count: overview.countries })}</p>}
      {mentees > 0 && mayDo(props, 'manageReview') && (
        <ReadingsPart view={view} cohortId={cohort.id} readings={props.readings} />
      )}
      {states.length > 0 && (
        <Table
          caption={t('people.state')}
          quiet
          columns={[
            t('people.state'),
            { label: t('people.mentees', { count: 2 }), number: true },
            { label: t('people.mentors', { count: 2 }), number: true },
          ]}
          rows={states.map((state) => [t(`state.${state}`), count('mentee', state), count('mentor', state)])}
        />
      )}
      {may(view.viewer, 'seeApplications', scope) && byState.length > 0 && (
        <p>
          <a href={paths.applications(cohort.id)}>{t('people.see')}</a>
        </p>
      )}
      {may(view.viewer, 'importApplications', scope) && (
        <p>
          <a href={paths.imports(cohort.id)}>{t('people.files')}</a>
        </p>
      )}
    </Band>
  );
};

const nextDate = {
  before: 'opensOn',
  call: 'closesOn',
  matching: 'startsOn',
  meetings: 'endsOn',
  ended: 'endsOn',
} as const satisfies Record<Phase, string>;

const dateWord = {
  before: 'opens',
  call: 'closes',
  matching: 'starts',
  meetings: 'ends',
  ended: 'ends',
} as const satisfies Record<Phase, string>;

const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
