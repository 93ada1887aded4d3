/** Who leaves, the repair with names and what each would hear, and what more or fewer changes would bring. */
import { paths } from '../../../paths.ts';
import { Select } from '../../../ui/fields.tsx';
import { Actions, Button, Form } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Head, Note } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import { studyWords } from '../study-words.ts';
import type { Place, ShownPerson } from './shown.ts';
import { Notices } from './study-parts.tsx';

type Choice = { readonly value: string; readonly label: string };

export type ShownTurn = {
  readonly point: number;
  readonly name: 'least' | 'repair' | 'both' | 'back' | 'best' | 'between';
  readonly changes: number;
  /** Mentees who had a mentor and have none. */
  readonly left: number;
  readonly figures: readonly string[];
};

export type ShownHearing = {
  readonly person: ShownPerson;
  readonly side: 'mentee' | 'mentor';
  readonly before: string | null;
  readonly after: string | null;
  readonly hears: string;
  /** The offer that fell through, and who can be offered instead at once. */
  readonly offer: {
    readonly cohort: string;
    readonly offer: string;
    readonly mentor: string;
    readonly name: string;
  } | null;
};

export type ShownRepair = {
  readonly view: View;
  readonly cohort: Place;
  readonly run: number;
  readonly current: number;
  readonly offered: boolean;
  readonly living: number;
  readonly people: { readonly mentees: readonly Choice[]; readonly mentors: readonly Choice[] };
  /** Something has fallen through already. */
  readonly hasFallen: boolean;
  readonly who: string;
  readonly answer:
    | { readonly kind: 'tooLarge' }
    | { readonly kind: 'impossible' }
    | {
        readonly kind: 'possible';
        readonly point: number;
        readonly print: string;
        readonly name: ShownTurn['name'];
        readonly changes: number;
        readonly left: number;
        readonly placed: number;
        readonly goals: readonly string[];
        readonly turns: readonly ShownTurn[];
        readonly hearings: readonly ShownHearing[];
      }
    | null;
  readonly mayDecide: boolean;
  readonly once: string;
};

type Possible = Extract<ShownRepair['answer'], { kind: 'possible' }>;

export const RepairPage = ({ page }: { page: ShownRepair }) => {
  const { view, cohort, run, answer } = page;
  const t = studyWords(view.language);
  return (
    <Layout
      frame={view.frame}
      title={t('repair.title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      width="report"
    >
      <Notices flash={view.flash} />
      <Head title={t('repair.title')}>
        <a href={paths.matchRun(cohort.id, run)}>{t('back.run', { run })}</a>
      </Head>
      <p class="lead">{t('repair.lead')}</p>
      <Who page={page} />
      {answer?.kind === 'tooLarge' && (
        <Note kind="look" title={t('tooLarge.title')}>
          <p>{t('tooLarge.text')}</p>
        </Note>
      )}
      {answer?.kind === 'impossible' && (
        <Note kind="right" title={t('repair.impossible')}>
          <p>{t('repair.impossible.text')}</p>
        </Note>
      )}
      {answer?.kind === 'possible' && <Answer page={page} answer={answer} />}
    </Layout>
  );
};

const Who = ({ page }: { page: ShownRepair }) => {
  const { view, cohort, run, people, hasFallen, who } = page;
  const t = studyWords(view.language);
  if (people.mentees.length === 0 && !hasFallen) return <Empty>{t('repair.nobody')}</Empty>;
  return (
    <>
      <p class="quiet">{page.offered ? t('repair.offered', { count: page.living }) : t('repair.proposed')}</p>
      <form class="inline who-leaves" method="get" action={paths.matchRepair(cohort.id, run)}>
        <Select
          name="who"
          label={t('repair.who')}
          value={who}
          options={[
            ...(hasFallen ? [{ value: 'now', label: t('repair.who.now') }] : []),
            { label: t('repair.who.mentors'), options: people.mentors },
            { label: t('repair.who.mentees'), options: people.mentees },
          ]}
        />
        <Button kind={page.answer === null ? 'main' : 'second'}>{t('repair.work')}</Button>
      </form>
    </>
  );
};

const Answer = ({ page, answer }: { page: ShownRepair; answer: Possible }) => {
  const { view, cohort, run, mayDecide } = page;
  const t = studyWords(view.language);
  return (
    <>
      <Band
        title={t('repair.summary', { changes: answer.changes, placed: answer.placed, left: answer.left })}
      >
        <p>{t(`repair.${answer.name}.note`)}</p>
        <Hearings page={page} answer={answer} />
        {mayDecide && (
          <Form action={paths.matchRepair(cohort.id, run)} once={page.once} label={t('repair.keep')}>
            <input type="hidden" name="who" value={page.who} />
            <input type="hidden" name="point" value={answer.point} />
            <input type="hidden" name="print" value={answer.print} />
            <Actions>
              <Button>{t('repair.keep')}</Button>
            </Actions>
          </Form>
        )}
        {mayDecide && (
          <p class="quiet">
            {t('repair.keep.note')} {page.offered && t('repair.keep.offers')}
          </p>
        )}
      </Band>
      <Trade page={page} answer={answer} />
    </>
  );
};

const Hearings = ({ page, answer }: { page: ShownRepair; answer: Possible }) => {
  const { view } = page;
  const t = studyWords(view.language);
  if (answer.hearings.length === 0) return <p>{t('repair.hear.none')}</p>;
  const alone = t('repair.hear.alone');
  return (
    <>
      <h3>{t('repair.hear.title')}</h3>
      <Table
        caption={t('repair.hear.caption')}
        quiet
        wide
        columns={[t('repair.hear.who'), t('repair.hear.now'), t('repair.hear.then'), t('repair.hear.what')]}
        rows={answer.hearings.map(({ person, side, before, after, hears, offer }) => [
          <bdi>{t(side === 'mentee' ? 'repair.mentee' : 'repair.mentor', { name: person.name })}</bdi>,
          <bdi>{before ?? alone}</bdi>,
          <bdi>{after ?? alone}</bdi>,
          <>
            {hears}
            {offer !== null && page.mayDecide && (
              <Form
                action={paths.offerAlternate(offer.cohort, offer.offer)}
                once={`${page.once}-${person.number}`.slice(0, 64)}
              >
                <input type="hidden" name="mentor" value={offer.mentor} />
                <Button kind="second" small>
                  {t('repair.offer', { mentor: offer.name })}
                </Button>
              </Form>
            )}
          </>,
        ])}
      />
    </>
  );
};

const Trade = ({ page, answer }: { page: ShownRepair; answer: Possible }) => {
  const { view, cohort, run, who } = page;
  const t = studyWords(view.language);
  const f = formats(view.language);
  return (
    <Band title={t('repair.trade.title')}>
      <Table
        caption={t('repair.trade.caption')}
        quiet
        wide
        current={answer.point}
        columns={[
          t('repair.trade.way'),
          { label: t('repair.trade.changes'), number: true },
          { label: t('repair.trade.left'), number: true },
          ...answer.goals.map((label) => ({ label, number: true })),
          '',
        ]}
        rows={answer.turns.map((turn) => [
          t(`repair.trade.${turn.name}`),
          f.number(turn.changes),
          f.number(turn.left),
          ...turn.figures,
          turn.point === answer.point ? (
            t('repair.trade.shown')
          ) : (
            <a href={paths.matchRepair(cohort.id, run, { who, point: turn.point })}>
              {t('repair.trade.see')}
            </a>
          ),
        ])}
      />
      <p class="quiet">{t('repair.trade.note')}</p>
    </Band>
  );
};
