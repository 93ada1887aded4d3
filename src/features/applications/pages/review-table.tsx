/** The coordinator's table of readings, and the decisions made from it. */
import type { Child } from 'hono/jsx';
import { farApart } from '../../../core/review/agreement.ts';
import { paths } from '../../../paths.ts';
import { Checkbox } from '../../../ui/choices.tsx';
import { Button, ErrorSummary, Form, LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Head, Note, Pager, Tag } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import { Name } from '../../../ui/time.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import type { ReviewLine } from '../review-queries.ts';
import { type Bar, barsDeciding, type Phase, readingsEach, type Seal } from '../review-rules.ts';
import { type Counts, type Show, shows } from '../review-shown.ts';
import { words } from '../review-words.ts';
import { DecisionFields } from './decision-fields.tsx';
import { Phases } from './review-phases.tsx';

export const reviewPageSize = 50;

export type Line = ReviewLine & {
  /** What stays shut to this coordinator. */
  readonly seal: Seal;
  /** Why this coordinator must not decide it. */
  readonly bar: Bar | undefined;
};

type Props = {
  readonly view: View;
  readonly cohort: {
    readonly id: string;
    readonly name: string;
    readonly schemeName: string;
    readonly zone: string;
    readonly closesOn: string;
    readonly startsOn: string;
  };
  readonly phases: readonly Phase[];
  readonly phase: Phase | null;
  readonly isOpen: boolean;
  readonly counts: Counts;
  readonly show: Show;
  readonly lines: readonly Line[];
  readonly total: number;
  readonly page: number;
  readonly hasOwn: boolean;
  /** Ticked: by a link, or in a form that was not accepted. */
  readonly chosen: readonly string[];
  readonly draft: Draft;
  readonly once: string;
};

export const ReviewPage = (props: Props) => {
  const { view, cohort, counts, draft } = props;
  const t = words(view.language);
  const { number } = formats(view.language);
  return (
    <Layout
      frame={view.frame}
      title={t('table.title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      failed={Object.keys(draft.problems).length > 0}
    >
      <ErrorSummary language={view.language} problems={draft.problems} />
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <Head title={t('table.title')}>
        {counts.all > 0 && t('table.in', { done: number(counts.in), due: number(counts.due) })}
      </Head>
      {counts.all > 0 && props.phases.length > 0 && <Doings {...props} />}
      <Phases {...props} />
      {counts.all === 0 ? <Empty>{t('table.empty')}</Empty> : <Readings {...props} />}
    </Layout>
  );
};

const Doings = ({ view, cohort, isOpen, counts, hasOwn, once }: Props) => {
  const t = words(view.language);
  const { number } = formats(view.language);
  return (
    <div class="doings">
      <LinkButton href={paths.reviewSharing(cohort.id)} kind={counts.short > 0 ? 'main' : 'second'} small>
        {t('table.share')}
      </LinkButton>
      {isOpen && counts.in < counts.due && (
        <Form action={paths.reviewReminders(cohort.id)} once={`${once}-remind`} label={t('table.remind')}>
          <Button kind="second" small>
            {t('table.remind')}
          </Button>
        </Form>
      )}
      {counts.pending > 0 && (
        <LinkButton href={paths.decisions(cohort.id)} kind="second" small>
          {t('table.decisions', { count: number(counts.pending) })}
        </LinkButton>
      )}
      {hasOwn && <a href={paths.readings(cohort.id)}>{t('table.mine')}</a>}
    </div>
  );
};

const Readings = (props: Props) => {
  const { view, cohort, counts, lines, total, page, show } = props;
  const t = words(view.language);
  const from = (page - 1) * reviewPageSize;
  const to = (to: number) => paths.reviews(cohort.id, { show, page: to });
  return (
    <Band title={t('table.filter')} class="readings">
      <Filters {...props} />
      {counts.apart > 0 && show !== 'apart' && (
        <p>
          {t('table.apart', { points: farApart, count: counts.apart, both: counts.twice })}{' '}
          <a href={paths.reviews(cohort.id, { show: 'apart' })}>{t('table.apart.talk')}</a>
        </p>
      )}
      {counts.shut > 0 && <p class="quiet">{t('table.shut', { count: counts.shut })}</p>}
      {lines.length === 0 ? (
        <Empty>{t('filter.nothing')}</Empty>
      ) : (
        <>
          <Choosing {...props} />
          <Lines {...props} />
        </>
      )}
      {total > reviewPageSize && (
        <Pager
          language={view.language}
          from={from + 1}
          to={from + lines.length}
          total={total}
          earlier={page > 1 ? to(page - 1) : null}
          later={from + lines.length < total ? to(page + 1) : null}
        />
      )}
      {counts.in > 0 && (
        <p>
          <a href={paths.reviewsFile(cohort.id)}>{t('table.file')}</a>
          {'. '}
          <span class="quiet">{t('table.file.text')}</span>
        </p>
      )}
    </Band>
  );
};

const Filters = ({ view, cohort, counts, show }: Props) => {
  const t = words(view.language);
  const { number } = formats(view.language);
  return (
    <ul class="filters">
      {shows
        .filter((each) => each === 'all' || each === show || counts[each] > 0)
        .map((each) => (
          <li>
            <a
              href={paths.reviews(cohort.id, each === 'all' ? {} : { show: each })}
              aria-current={each === show ? 'true' : undefined}
            >
              {t(`filter.${each}`, { count: number(counts[each]) })}
            </a>
          </li>
        ))}
    </ul>
  );
};

/** The shown applications that this coordinator may decide and that have no decision yet. */
export const undecided = (lines: readonly Line[]): string[] =>
  lines.filter((line) => mayChoose(line) && line.pending === null).map(({ id }) => id);

const Choosing = ({ view, cohort, lines, chosen, show, page }: Props) => {
  const t = words(view.language);
  const count = undecided(lines).length;
  const at = { ...(show === 'all' ? {} : { show }), ...(page === 1 ? {} : { page }) };
  if (count === 0) return null;
  return (
    <p>
      {chosen.length === 0 ? (
        <a href={paths.reviews(cohort.id, { ...at, choose: 'rest' })}>{t('table.choose', { count })}</a>
      ) : (
        <a href={paths.reviews(cohort.id, at)}>{t('table.choose.none')}</a>
      )}
    </p>
  );
};

const mayChoose = ({ bar, seal, state }: Line): boolean =>
  !barsDeciding(bar) && !seal.others && ['submitted', 'underReview', 'waitlisted'].includes(state);

const Lines = (props: Props) => {
  const { view, cohort, lines, draft, once } = props;
  const t = words(view.language);
  return (
    <Form action={paths.reviewDecisions(cohort.id)} once={once} class="stack" label={t('decide.title')}>
      <Table
        caption={t('table.title')}
        quiet
        wide
        plain
        columns={[
          t('column.choose'),
          t('column.application'),
          t('column.readings'),
          t('column.readers'),
          { label: t('column.mean'), number: true },
          { label: t('column.apart'), number: true },
          t('column.decision'),
        ]}
        rows={lines.map((line) => row(props, line))}
      />
      <DecisionFields view={view} draft={draft} />
    </Form>
  );
};

const row = ({ view, cohort, chosen }: Props, line: Line): Child[] => {
  const t = words(view.language);
  const { number, list } = formats(view.language);
  const readers = [
    ...line.assigned.map(({ name }) => name),
    ...line.in
      .filter(({ personId }) => personId === null || !line.assigned.some((one) => one.personId === personId))
      .map(({ reader }) => reader),
  ];
  return [
    mayChoose(line) ? (
      <Checkbox
        name="application"
        id={`choose-${line.id}`}
        value={line.id}
        label=""
        spoken={t('cell.choose', { number: line.number })}
        checked={chosen.includes(line.id)}
      />
    ) : (
      ''
    ),
    <>
      <a href={paths.reviewed(cohort.id, line.id)}>{line.number}</a>{' '}
      {line.seal.names ? <span class="quiet">{t('cell.hidden')}</span> : <Name>{line.name}</Name>}
    </>,
    t('cell.readings', {
      count: number(line.readings),
      of: number(Math.max(readingsEach, line.readings)),
    }),
    line.bar === 'own' ? t('cell.shut') : readers.length === 0 ? '' : <bdi>{list(readers)}</bdi>,
    line.seal.others ? t('cell.shut') : line.mean === null ? '' : number(Math.round(line.mean * 100) / 100),
    line.seal.others ? (
      t('cell.shut')
    ) : line.apart === null ? (
      ''
    ) : line.apart >= farApart ? (
      <Tag kind="look">{number(line.apart)}</Tag>
    ) : (
      number(line.apart)
    ),
    <Decided view={view} line={line} />,
  ];
};

const Decided = ({ view, line }: { readonly view: View; readonly line: Line }) => {
  const t = words(view.language);
  const { bar } = line;
  if (line.pending !== null)
    return <Tag kind="look">{t('cell.waits', { outcome: t(`outcome.${line.pending.outcome}`) })}</Tag>;
  if (line.state === 'accepted' || line.state === 'waitlisted' || line.state === 'declined')
    return <Tag>{t(`outcome.${line.state}`)}</Tag>;
  if (bar !== undefined && bar !== 'sameGroup') return <span class="quiet">{t(`cell.bar.${bar}`)}</span>;
  return line.seal.others ? <span class="quiet">{t('cell.bar.read')}</span> : null;
};
