/** The smaller pages of a matching: before the first run, all runs, the difference of two, the check. */
import { paths } from '../../../paths.ts';
import { Button, Form, LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Facts, Head, Note, Pager } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import type { View } from '../../../web/view.ts';
import { studyWords } from '../study-words.ts';
import { words } from '../words.ts';
import type { Place } from './shown.ts';

type Common = { readonly view: View; readonly cohort: Place };

const where = (cohort: Place): string => `${cohort.schemeName}, ${cohort.name}`;

type StartProps = Common & {
  readonly mentees: number;
  readonly mentors: number;
  readonly places: number | null;
  readonly readings: number;
  /** The last day of a call that is open; else null. */
  readonly openUntil: string | null;
  readonly once: string;
};

export const StartPage = ({ view, cohort, mentees, mentors, places, readings, ...rest }: StartProps) => {
  const { openUntil, once } = rest;
  const t = words(view.language);
  const ready = mentees > 0 && mentors > 0;
  const day = openUntil === null ? '' : formats(view.language).date(openUntil, 'day');
  return (
    <Layout frame={view.frame} title={t('start.title')} where={where(cohort)} width="form">
      <h1>{t('start.title')}</h1>
      <p class="lead">{t('start.lead', { mentees, mentors })}</p>
      {ready ? (
        <>
          {openUntil !== null && <p>{t('start.open', { day })}</p>}
          <p>{places === null ? t('start.noPlaces') : t('start.places', { places })}</p>
          {readings === 0 && places !== null && (
            <Note kind="look">
              <p>{t('start.noReviews')}</p>
            </Note>
          )}
          <Form action={paths.matchRuns(cohort.id)} once={once} label={t('start.run')}>
            <input type="hidden" name="seen" value="0" />
            <Button>{t('start.run')}</Button>
          </Form>
          <p class="quiet">{t('start.nothingSent')}</p>
        </>
      ) : (
        <>
          <p>{openUntil === null ? t('start.none') : t('start.open.soon', { day })}</p>
          {openUntil === null ? (
            <p>
              <LinkButton href={paths.newImport(cohort.id)}>{t('start.import')}</LinkButton>
            </p>
          ) : (
            <p>
              <a href={paths.cohort(cohort.id)}>{t('start.open.see')}</a>
            </p>
          )}
        </>
      )}
    </Layout>
  );
};

export type ShownRun = {
  readonly number: number;
  readonly madeAt: Date;
  readonly madeBy: string | null;
  readonly what: string;
  readonly reason: string;
  readonly placed: string;
  readonly total: string;
  readonly current: boolean;
  readonly basedOn: number | null;
};

export const RunsPage = ({ view, cohort, runs }: Common & { readonly runs: readonly ShownRun[] }) => {
  const t = words(view.language);
  return (
    <Layout frame={view.frame} title={t('runs.title')} where={where(cohort)}>
      <Head title={t('runs.title')}>
        <a href={paths.matching(cohort.id)}>{t('board.toCurrent')}</a>
      </Head>
      <Table
        caption={t('runs.caption')}
        quiet
        wide
        columns={[
          t('runs.run'),
          t('runs.when'),
          t('runs.by'),
          t('runs.what'),
          { label: t('runs.placed'), number: true },
          { label: t('runs.total'), number: true },
          '',
        ]}
        rows={runs.map((run) => [
          <a href={paths.matchRun(cohort.id, run.number)}>{t('compare.run', { run: run.number })}</a>,
          <Time at={run.madeAt} zone={view.zone} language={view.language} style="dateTime" />,
          <bdi>{run.madeBy ?? t('runs.somebody')}</bdi>,
          run.reason === '' ? run.what : `${run.what}. ${t('board.reason', { reason: run.reason })}`,
          run.placed,
          run.total,
          run.current ? (
            t('runs.current')
          ) : run.basedOn === null ? (
            ''
          ) : (
            <a href={paths.matchCompare(cohort.id, run.number, run.basedOn)}>
              {t('board.compare', { run: run.basedOn })}
            </a>
          ),
        ])}
      />
    </Layout>
  );
};

export type ShownComparison = {
  readonly a: number;
  readonly b: number;
  readonly goals: readonly (readonly [label: string, a: string, b: string])[];
  readonly changes: readonly {
    readonly mentee: string;
    readonly a: string | null;
    readonly b: string | null;
  }[];
  readonly unchanged: number;
  /** The page of changes that is shown, its first change counted from 1, and how many there are. */
  readonly page: number;
  readonly from: number;
  readonly different: number;
};

export const ComparePage = ({
  view,
  cohort,
  comparison,
}: Common & { readonly comparison: ShownComparison }) => {
  const t = words(view.language);
  const { a, b, goals, changes, unchanged, page, from, different } = comparison;
  const until = from + changes.length - 1;
  const title = t('compare.title', { a, b });
  const runs = [
    <a href={paths.matchRun(cohort.id, a)}>{t('compare.run', { run: a })}</a>,
    <a href={paths.matchRun(cohort.id, b)}>{t('compare.run', { run: b })}</a>,
  ];
  return (
    <Layout frame={view.frame} title={title} where={where(cohort)} width="report">
      <h1>{title}</h1>
      <Band title={t('compare.goals')}>
        <Table
          caption={t('compare.goals')}
          quiet
          columns={[t('compare.goal'), { label: runs[0], number: true }, { label: runs[1], number: true }]}
          rows={goals}
        />
      </Band>
      <Band title={t('compare.pairs')}>
        {changes.length === 0 ? (
          <p>{t('compare.same')}</p>
        ) : (
          <Table
            caption={t('compare.pairs')}
            quiet
            columns={[t('compare.mentee'), runs[0], runs[1]]}
            rows={changes.map((change) => [
              <bdi>{change.mentee}</bdi>,
              <bdi>{change.a ?? t('compare.notPlaced')}</bdi>,
              <bdi>{change.b ?? t('compare.notPlaced')}</bdi>,
            ])}
          />
        )}
        {changes.length < different && (
          <Pager
            language={view.language}
            from={from}
            to={until}
            total={different}
            earlier={page > 1 ? paths.matchCompare(cohort.id, b, a, page - 1) : null}
            later={until < different ? paths.matchCompare(cohort.id, b, a, page + 1) : null}
          />
        )}
        <p class="quiet">{t('compare.unchanged', { count: unchanged })}</p>
      </Band>
    </Layout>
  );
};

export type ShownCheck = {
  readonly run: number;
  /** Held against pairs that would block, not against prices. */
  readonly stable: boolean;
  /** The round is too large to judge every pair again. */
  readonly isByRows: boolean;
  readonly fault: string | null;
  readonly same: boolean;
  readonly combinations: number;
  readonly eligible: number;
  readonly milliseconds: number;
  readonly digest: string;
  readonly made: string;
  readonly engine: string;
};

export const CheckPage = ({ view, cohort, check }: Common & { readonly check: ShownCheck }) => {
  const t = words(view.language);
  const f = formats(view.language);
  const title = t('check.title', { run: check.run });
  return (
    <Layout frame={view.frame} title={title} where={where(cohort)} width="form">
      <h1>{title}</h1>
      <p>{check.stable ? studyWords(view.language)('check.stable') : t('check.lead')}</p>
      {check.isByRows && <p>{t('check.byRows')}</p>}
      <Note
        kind={check.fault === null ? 'done' : 'right'}
        title={t(check.fault === null ? 'check.ok' : 'check.wrong')}
      >
        {check.fault !== null && <p>{t('check.why', { why: check.fault })}</p>}
        {check.fault === null && check.stable && <p>{studyWords(view.language)('check.stable.ok')}</p>}
        <p>
          {check.same
            ? t('check.repeat.ok')
            : t('check.repeat.other', { engine: check.engine, made: check.made })}
        </p>
      </Note>
      <Facts
        rows={[
          [t('check.facts.pairs'), f.number(check.combinations)],
          [t('check.facts.eligible'), f.number(check.eligible)],
          [t('check.facts.digest'), <code>{check.digest.slice(0, 16)}</code>],
          [t('check.facts.engine'), check.made],
          [t('check.facts.took'), t('check.milliseconds', { ms: f.number(check.milliseconds) })],
        ]}
      />
      <p>
        <a href={paths.matchRun(cohort.id, check.run)}>{t('compare.run', { run: check.run })}</a>
      </p>
    </Layout>
  );
};
