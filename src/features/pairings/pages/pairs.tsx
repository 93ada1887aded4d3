/** Who was asked, what they answered, which pairings opened, and what to do where one fell through. */
import { paths } from '../../../paths.ts';
import { Button, Form, LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Head, Note, Pager, Tag, TodoRow } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { CohortPlace, View } from '../../../web/view.ts';
import type { OfferLine } from '../queries.ts';
import { fallOf } from '../rules.ts';
import { words } from '../words.ts';

type Props = {
  readonly view: View;
  readonly cohort: CohortPlace;
  readonly offers: readonly OfferLine[];
  /** The page of them that is listed, from 1, and how many a page has. */
  readonly page: number;
  readonly pageLength: number;
  /** The run that was told, for what a change would cost. */
  readonly run: number | null;
  readonly mayDecide: boolean;
  /** People on the wait-list who have no offer now. */
  readonly waiting: number;
  /** Letters of later offers that leave within a minute. */
  readonly soon: number;
  readonly once: string;
};

export const PairsPage = (props: Props) => {
  const { view, cohort, offers, page, pageLength, soon } = props;
  const t = words(view.language);
  const open = offers.filter(({ pairing }) => pairing !== null).length;
  const waiting = offers.filter(({ state }) => state === 'open').length;
  const from = (page - 1) * pageLength;
  const until = Math.min(offers.length, from + pageLength);
  return (
    <Layout
      frame={view.frame}
      title={t('pairs.title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      width="report"
    >
      {view.flash !== null && (
        <div role="status">
          <Note kind="done">
            <p>{view.flash}</p>
          </Note>
        </div>
      )}
      <Head title={t('pairs.title')} />
      {offers.length === 0 ? (
        <Empty>{t('pairs.empty')}</Empty>
      ) : (
        <>
          <p class="lead">
            {t('pairs.lead', { open })}{' '}
            {(waiting > 0 || soon === 0) && `${t('pairs.lead.waiting', { waiting })} `}
            <a href={paths.waiting(cohort.id)}>{t('pairs.list', { count: props.waiting })}</a>
          </p>
          {soon > 0 && (
            <p>
              {t('pairs.soon', { count: soon })}{' '}
              {props.mayDecide && (
                <a href={paths.cohortOutbox(cohort.id, { show: 'leaving' })}>{t('pairs.soon.read')}</a>
              )}
            </p>
          )}
          <Band class="offers" title={t('pairs.now')}>
            <Now {...props} />
          </Band>
          <Band class="offers" title={t('pairs.all')}>
            <Table
              caption={t('pairs.caption')}
              quiet
              columns={[t('pairs.column.mentee'), t('pairs.column.mentor'), t('pairs.column.state')]}
              rows={offers
                .slice(from, until)
                .map((offer) => [
                  <bdi>{offer.mentee}</bdi>,
                  <bdi>{offer.mentor}</bdi>,
                  <State view={view} offer={offer} />,
                ])}
            />
            {offers.length > pageLength && (
              <Pager
                language={view.language}
                from={from + 1}
                to={until}
                total={offers.length}
                earlier={page > 1 ? paths.pairs(cohort.id, page - 1) : null}
                later={until < offers.length ? paths.pairs(cohort.id, page + 1) : null}
              />
            )}
          </Band>
        </>
      )}
    </Layout>
  );
};

const hasFallen = ({ state, replaced }: OfferLine): boolean =>
  !replaced && (state === 'declined' || state === 'expired' || state === 'noRoom');

/** The mentee still waits for a mentor, and not on the list. */
const needsMentor = (offer: OfferLine): boolean =>
  hasFallen(offer) && offer.menteeAnswer !== 'declined' && !offer.onList;

/** The mentee said no or nothing, so the mentor could help somebody else. */
const freesMentor = (offer: OfferLine): boolean => {
  const fall = hasFallen(offer) ? fallOf(offer) : null;
  return offer.mentorHasRoom && (fall === 'menteeNo' || fall === 'menteeSilent');
};

const Now = (props: Props) => {
  const { view, cohort, offers, waiting } = props;
  const t = words(view.language);
  const due = offers.filter(needsMentor);
  const freed = waiting === 0 ? [] : offers.filter(freesMentor);
  return (
    <>
      {due.length + freed.length > 0 && (
        <ul class="todo">
          {due.map((offer) => (
            <Fallen {...props} offer={offer} />
          ))}
          {freed.length > 0 && (
            <TodoRow
              due={<Tag>{t('pairs.due.free')}</Tag>}
              what={
                <bdi>
                  {t('pairs.free', {
                    mentors: formats(view.language).list(freed.map(({ mentor }) => mentor)),
                  })}
                </bdi>
              }
              why={t('pairs.free.why', { count: waiting })}
            >
              <LinkButton kind="second" small href={paths.waiting(cohort.id)}>
                {t('pairs.free.do')}
              </LinkButton>
            </TodoRow>
          )}
        </ul>
      )}
      <p class="quiet">{t('pairs.now.none')}</p>
    </>
  );
};

type FallenProps = Props & { readonly offer: OfferLine };

const Fallen = (props: FallenProps) => {
  const { view, cohort, offer, mayDecide, once } = props;
  const t = words(view.language);
  const { mentee, mentor } = offer;
  const [best] = offer.alternates;
  const next =
    best === undefined ? t('pairs.noAlternate') : t('pairs.alternate', { mentor: best.name, fit: best.fit });
  return (
    <TodoRow
      due={<Tag kind="look">{t(dueKey(offer))}</Tag>}
      what={<bdi>{t(`fell.${fallOf(offer)}`, { mentee, mentor })}</bdi>}
      why={offer.state === 'declined' ? `${reasonWords(props)} ${next}` : next}
    >
      {mayDecide && best !== undefined && (
        <Form
          action={paths.offerAlternate(cohort.id, offer.id)}
          once={`${once}-${offer.menteeNumber}`.slice(0, 64)}
        >
          <input type="hidden" name="mentor" value={best.number} />
          <Button kind="second" small>
            {t('pairs.offer', { mentor: best.name })}
          </Button>
        </Form>
      )}
      {mayDecide && best === undefined && <Otherwise {...props} />}
    </TodoRow>
  );
};

/** What can be done where no other mentor has a place: see whom a change would move, or let the mentee wait. */
const Otherwise = ({ view, cohort, run, offer, once }: FallenProps) => {
  const t = words(view.language);
  return (
    <div class="stack">
      {run !== null && (
        <LinkButton kind="second" small href={paths.matchRepair(cohort.id, run, { who: 'now' })}>
          {t('pairs.repair')}
        </LinkButton>
      )}
      <Form action={paths.waitingListing(cohort.id)} once={`${once}-${offer.menteeNumber}`.slice(0, 64)}>
        <input type="hidden" name="application" value={offer.menteeApplicationId} />
        <Button kind="second" small>
          {t('pairs.toList')}
        </Button>
      </Form>
    </div>
  );
};

/** Nobody reads here why somebody said no to themselves. */
const reasonWords = ({ view, offer }: Pick<FallenProps, 'view' | 'offer'>): string => {
  const t = words(view.language);
  if (offer.reason === null) return t('pairs.reasonShut');
  return offer.reason === '' ? t('pairs.noReason') : t('pairs.reason', { reason: offer.reason });
};

const dueKey = ({ state }: OfferLine) => {
  if (state === 'expired') return 'pairs.due.expired';
  return state === 'noRoom' ? 'pairs.due.noRoom' : 'pairs.due.declined';
};

const State = ({ view, offer }: { view: View; offer: OfferLine }) => {
  const t = words(view.language);
  const f = formats(view.language);
  const day = offer.answerBy === null ? '' : f.date(offer.answerBy, 'day', view.zone);
  if (offer.pairing !== null)
    return (
      <Tag kind="done">
        {t('pairs.state.accepted', { day: f.date(offer.pairing.openedAt, 'date', view.zone) })}
      </Tag>
    );
  if (offer.state === 'prepared') return <span class="quiet">{t('pairs.state.prepared')}</span>;
  if (offer.state === 'open') {
    if (offer.menteeAnswer === 'accepted') return <>{t('pairs.state.waitsMentor', { day })}</>;
    if (offer.mentorAnswer === 'accepted') return <>{t('pairs.state.waitsMentee', { day })}</>;
    return <>{t('pairs.state.waitsBoth', { day })}</>;
  }
  return (
    <>
      {t(`pairs.state.${fallOf(offer)}`)}
      {offer.state === 'declined' && offer.reason !== '' && (
        <span class="quiet"> {reasonWords({ view, offer })}</span>
      )}
      {offer.replaced && <span class="quiet"> {t('pairs.replaced')}</span>}
      {offer.onList && <span class="quiet"> {t('pairs.onList')}</span>}
    </>
  );
};
