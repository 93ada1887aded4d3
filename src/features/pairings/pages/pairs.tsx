/** Who was asked, what they answered, which pairings opened, and what to do where one fell through. */
import { paths } from '../../../paths.ts';
import { Button, Form, LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Head, Note, Tag, TodoRow } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { CohortPlace, View } from '../../../web/view.ts';
import type { OfferLine } from '../queries.ts';
import { words } from '../words.ts';

type Props = {
  readonly view: View;
  readonly cohort: CohortPlace;
  readonly offers: readonly OfferLine[];
  /** The run that was told, for what a change would cost. */
  readonly run: number | null;
  readonly mayDecide: boolean;
  readonly once: string;
};

export const PairsPage = (props: Props) => {
  const { view, cohort, offers } = props;
  const t = words(view.language);
  const open = offers.filter(({ pairing }) => pairing !== null).length;
  const waiting = offers.filter(({ state }) => state === 'open').length;
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
          <p class="lead">{t('pairs.lead', { open, waiting })}</p>
          <Band class="offers" title={t('pairs.now')}>
            <Now {...props} />
          </Band>
          <Band class="offers" title={t('pairs.all')}>
            <Table
              caption={t('pairs.caption')}
              quiet
              columns={[t('pairs.column.mentee'), t('pairs.column.mentor'), t('pairs.column.state')]}
              rows={offers.map((offer) => [
                <bdi>{offer.mentee}</bdi>,
                <bdi>{offer.mentor}</bdi>,
                <State view={view} offer={offer} />,
              ])}
            />
          </Band>
        </>
      )}
    </Layout>
  );
};

/** The mentee still waits for a mentor. */
const fell = ({ state, replaced, menteeAnswer }: OfferLine): boolean =>
  !replaced &&
  menteeAnswer !== 'declined' &&
  (state === 'declined' || state === 'expired' || state === 'noRoom');

const Now = (props: Props) => {
  const t = words(props.view.language);
  const due = props.offers.filter(fell);
  return (
    <>
      {due.length > 0 && (
        <ul class="todo">
          {due.map((offer) => (
            <Fallen {...props} offer={offer} />
          ))}
        </ul>
      )}
      <p class="quiet">{t('pairs.now.none')}</p>
    </>
  );
};

const Fallen = ({ view, cohort, run, offer, mayDecide, once }: Props & { readonly offer: OfferLine }) => {
  const t = words(view.language);
  const { mentee, mentor } = offer;
  const [best] = offer.alternates;
  const what =
    offer.state === 'declined'
      ? t('pairs.declined.mentor', { mentee, mentor })
      : t(offer.state === 'noRoom' ? 'pairs.noRoom' : 'pairs.expired', { mentee, mentor });
  const reason = offer.reason === '' ? t('pairs.noReason') : t('pairs.reason', { reason: offer.reason });
  const next =
    best === undefined ? t('pairs.noAlternate') : t('pairs.alternate', { mentor: best.name, fit: best.fit });
  return (
    <TodoRow
      due={<Tag kind="look">{t(dueKey(offer))}</Tag>}
      what={<bdi>{what}</bdi>}
      why={offer.state === 'declined' ? `${reason} ${next}` : next}
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
      {mayDecide && best === undefined && run !== null && (
        <LinkButton
          kind="second"
          small
          href={paths.matchPrice(cohort.id, run, {
            kind: 'forbid',
            mentee: offer.menteeNumber,
            mentor: offer.mentorNumber,
          })}
        >
          {t('pairs.repair')}
        </LinkButton>
      )}
    </TodoRow>
  );
};

const stateKey = ({ state, menteeAnswer }: OfferLine) => {
  if (state === 'declined')
    return menteeAnswer === 'declined' ? 'pairs.state.declinedMentee' : 'pairs.state.declinedMentor';
  return state === 'noRoom' ? 'pairs.state.noRoom' : 'pairs.state.expired';
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
      {t(stateKey(offer))}
      {offer.replaced && <span class="quiet"> {t('pairs.replaced')}</span>}
    </>
  );
};
