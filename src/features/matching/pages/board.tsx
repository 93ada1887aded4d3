/** The match board: pairs with why, everybody unplaced with the real reason, supply gaps, mentors in reserve. */
import { paths } from '../../../paths.ts';
import { Key } from '../../../ui/bars.tsx';
import { Select } from '../../../ui/fields.tsx';
import { Button, ErrorSummary, Form, LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Head, Note, Pager, PublishBar, Stats } from '../../../ui/parts.tsx';
import { RulerAxis } from '../../../ui/ruler.tsx';
import { Time } from '../../../ui/time.tsx';
import { letterWords } from '../letter-words.ts';
import { wantedWords } from '../wanted-words.ts';
import { words } from '../words.ts';
import { Aside } from './aside.tsx';
import { coupleValue, PairRow } from './pair-row.tsx';
import type { ShownBoard } from './shown.ts';

export const Board = ({ board }: { board: ShownBoard }) => {
  const t = words(board.view.language);
  const problem = board.pairs.find((pair) => pair.price?.problem)?.price?.problem;
  return (
    <Layout
      frame={board.view.frame}
      title={t('board.title')}
      where={`${board.cohort.schemeName}, ${board.cohort.name}`}
      failed={Boolean(problem)}
      bar={board.mayDecide && board.infeasible === null && <Bar board={board} />}
    >
      <ErrorSummary language={board.view.language} problems={{ reason: problem }} />
      <Title board={board} />
      <Notices board={board} />
      {board.infeasible === null ? (
        <>
          <Summary board={board} />
          <div class="cols">
            <Pairs board={board} />
            <Aside board={board} />
          </div>
        </>
      ) : (
        <Note kind="right" title={t('board.infeasible')}>
          <p>{t('board.infeasible.text', { why: board.infeasible })}</p>
        </Note>
      )}
    </Layout>
  );
};

const Title = ({ board }: { board: ShownBoard }) => {
  const { view, cohort, run } = board;
  const t = words(view.language);
  return (
    <Head title={t('board.title')}>
      {t.rich('board.run', {
        run: run.number,
        when: <Time at={run.madeAt} zone={view.zone} language={view.language} style="dateTime" />,
      })}
      {' · '}
      <a href={paths.matchRunRules(cohort.id, run.number)}>{t('board.rules')}</a>
      {' · '}
      {run.basedOn !== null && (
        <>
          <a href={paths.matchCompare(cohort.id, run.number, run.basedOn)}>
            {t('board.compare', { run: run.basedOn })}
          </a>
          {' · '}
        </>
      )}
      <a href={paths.matchRuns(cohort.id)}>{t('board.runs')}</a>
    </Head>
  );
};

const Notices = ({ board }: { board: ShownBoard }) => {
  const { view, cohort, run } = board;
  const t = words(view.language);
  return (
    <>
      {view.flash !== null && (
        <div role="status">
          <Note kind="done">
            <p>{view.flash}</p>
          </Note>
        </div>
      )}
      {board.wanted !== null && (
        <Note>
          <p>
            {wantedWords(view.language)('wanted.open')}{' '}
            <a href={paths.wantedRun(cohort.id, board.wanted)}>
              {wantedWords(view.language)('wanted.open.watch')}
            </a>
          </p>
        </Note>
      )}
      {run.current !== run.number && (
        <Note kind="look">
          <p>{t('board.older', { run: run.number, current: run.current })}</p>
          <Form action={paths.matchRunRestore(cohort.id, run.number)} once={board.once} class="actions">
            <input type="hidden" name="seen" value={run.current} />
            {board.mayDecide && (
              <Button kind="second" small>
                {t('board.restore', { run: run.number })}
              </Button>
            )}
            <a href={paths.matching(cohort.id)}>{t('board.toCurrent')}</a>
          </Form>
        </Note>
      )}
      {run.change !== null && run.basedOn !== null && run.current === run.number && (
        <Note>
          <p>
            {t('board.changed', { run: run.basedOn, what: run.change })}
            {run.reason !== '' && ` ${t('board.reason', { reason: run.reason })}`}
          </p>
          {board.mayDecide && (
            <Form action={paths.matchRunRestore(cohort.id, run.basedOn)} once={board.once}>
              <input type="hidden" name="seen" value={run.number} />
              <Button kind="link">{t('board.undo', { run: run.basedOn })}</Button>
            </Form>
          )}
        </Note>
      )}
      {board.unrecognised > 0 && (
        <Note>
          <p>
            {t('board.unrecognised', { count: board.unrecognised })}{' '}
            <a href={`${paths.matchRunRules(cohort.id, run.number)}#apart`}>{t('board.unrecognised.read')}</a>
          </p>
        </Note>
      )}
      {board.stale > 0 && run.current === run.number && (
        <Note kind="look">
          <p>{t('board.stale', { count: board.stale })}</p>
          {board.mayDecide && (
            <Form action={paths.matchRuns(cohort.id)} once={board.once} class="actions">
              <input type="hidden" name="seen" value={run.number} />
              <Button kind="second" small>
                {t('board.stale.run')}
              </Button>
            </Form>
          )}
        </Note>
      )}
    </>
  );
};

const Summary = ({ board }: { board: ShownBoard }) => {
  const { view, counts, cohort, run } = board;
  const t = words(view.language);
  const f = formats(view.language);
  return (
    <div class="split">
      <Stats
        counts={[
          [t('board.pairs'), f.number(counts.pairs)],
          [t('board.unplaced'), f.number(counts.unplaced)],
          [t('board.reserve'), f.number(counts.reserve)],
          [t('board.total'), counts.total],
        ]}
      />
      <p>
        {board.optimal} {board.kept > 0 && `${t('board.kept', { count: board.kept })}. `}
        <a href={paths.matchRunCheck(cohort.id, run.number)}>{t('board.check')}</a>
      </p>
    </div>
  );
};

const Pairs = ({ board }: { board: ShownBoard }) => {
  const { view, counts } = board;
  const t = words(view.language);
  return (
    <Band
      class="board"
      title={t('pairs.title', { count: counts.pairs })}
      aside={
        <form class="inline" method="get" action={paths.matchRun(board.cohort.id, board.run.number)}>
          <Select name="order" label={t('pairs.order')} value={board.order} options={board.orders} />
          <Button kind="second" small>
            {t('pairs.order.go')}
          </Button>
        </form>
      }
    >
      {board.pairs.length === 0 ? (
        <Empty>{t('board.noPairs')}</Empty>
      ) : (
        <>
          <Legend board={board} />
          <ul class="pairs">
            {board.pairs.map((pair) => (
              <PairRow board={board} pair={pair} />
            ))}
          </ul>
          {board.pager && <Pager language={view.language} {...board.pager} />}
        </>
      )}
    </Band>
  );
};

const Legend = ({ board }: { board: ShownBoard }) => {
  const t = words(board.view.language);
  return (
    <div class="pairs-head">
      <div class="two">
        <b>{t('row.how')}</b>
        {board.hasHours && <p>{t('row.how.hours')}</p>}
      </div>
      <div class="when">
        {board.hasHours && (
          <>
            <RulerAxis labels={['0 UTC', '6', '12', '18', '24']} />
            <p class="legend">
              <span>
                <Key of="mentee" /> {t('row.mentee')}
              </span>
              <span>
                <Key of="mentor" /> {t('row.mentor')}
              </span>
              <span>
                <Key of="both" /> {t('row.both')}
              </span>
            </p>
          </>
        )}
      </div>
      <div class="why">
        <p>{t('row.how.bar', { names: formats(board.view.language).list(board.legend) })}</p>
      </div>
      <div class="fit">
        {t('row.fit')} {t('row.of100')}
      </div>
    </div>
  );
};

const Bar = ({ board }: { board: ShownBoard }) => {
  const { view, cohort, run, counts } = board;
  const t = words(view.language);
  return (
    <PublishBar
      label={t('bar.label')}
      words={
        <>
          {t.rich('bar.words', {
            pairs: counts.pairs,
            kept: board.kept,
            unplaced: counts.unplaced,
            thin: board.thin,
            b: (said) => <b>{said}</b>,
          })}{' '}
          <PublicationWords board={board} />
        </>
      }
    >
      <Form
        id="keeps"
        action={paths.matchKeep(cohort.id, run.number)}
        once={board.once}
        label={t('bar.again')}
      >
        {board.pairs.map((pair) => (
          <input type="hidden" name="shown" value={coupleValue(pair)} />
        ))}
        <Button kind="second">{t('bar.again')}</Button>
      </Form>
      <LinkButton kind="second" href={paths.matchRunPrint(cohort.id, run.number)}>
        {t('bar.export')}
      </LinkButton>
      <Publish board={board} />
    </PublishBar>
  );
};

const PublicationWords = ({ board }: { board: ShownBoard }) => {
  const t = letterWords(board.view.language);
  const { publication } = board;
  if (publication === null) return null;
  if (publication.state === 'left') return <>{t('publish.left')}</>;
  if (publication.state === 'written') return <>{t('publish.done')}</>;
  return <>{t('publish.words', { count: publication.letters })}</>;
};

const Publish = ({ board }: { board: ShownBoard }) => {
  const { cohort, run, publication } = board;
  const t = letterWords(board.view.language);
  if (publication === null || publication.letters === 0 || run.current !== run.number) return null;
  if (publication.state === 'written' || publication.state === 'left')
    return <LinkButton href={paths.cohortOutbox(cohort.id)}>{t('publish.open')}</LinkButton>;
  return (
    <Form
      action={paths.matchPublication(cohort.id, run.number)}
      once={`${board.once}p`}
      label={t('publish.button')}
    >
      <Button>{t(publication.state === 'none' ? 'publish.button' : 'publish.again')}</Button>
    </Form>
  );
};
