/** Who stays on the list, in the order in which they are asked, and which mentor could be offered to whom. */
import { paths } from '../../../paths.ts';
import { Checkbox } from '../../../ui/choices.tsx';
import { Button, Form } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Head, Note, Pager, Tag } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import { words } from '../list-words.ts';
import type { Place } from './shown.ts';

export type ShownProposal = {
  readonly mentee: string;
  readonly menteeNumber: string;
  readonly mentor: string;
  readonly mentorNumber: string;
  readonly fit: number;
  /** Already in words; null where the rules ask for no hours. */
  readonly hours: string | null;
  /** The readers' mean in words; null where scores do not count. */
  readonly mean: string | null;
  readonly isFirst: boolean;
};

export type ShownPerson = {
  readonly name: string;
  readonly mean: string;
  readonly best: { readonly mentor: string; readonly fit: number } | null;
  readonly joinedAt: Date;
  readonly untilOn: string;
  readonly isAsked: boolean;
  readonly askedUntil: Date | null;
};

type Props = {
  readonly view: View;
  readonly cohort: Place;
  /** Null before the letters of the matching have left. */
  readonly list: {
    readonly proposals: readonly ShownProposal[];
    readonly people: readonly ShownPerson[];
    readonly count: number;
    readonly mentors: number;
    readonly placesLeft: number | null;
    readonly byPriority: boolean;
  } | null;
  readonly page: number;
  readonly pageLength: number;
  readonly lastDay: string;
  readonly mayDecide: boolean;
  readonly once: string;
};

export const WaitingPage = (props: Props) => {
  const { view, cohort, list, lastDay } = props;
  const t = words(view.language);
  return (
    <Layout
      frame={view.frame}
      title={t('title')}
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
      <Head title={t('title')} />
      {list === null ? (
        <Empty>{t('empty.before')}</Empty>
      ) : list.count === 0 ? (
        <Empty>{t('empty', { date: formats(view.language).date(lastDay, 'date') })}</Empty>
      ) : (
        <List {...props} list={list} />
      )}
    </Layout>
  );
};

type Filled = Props & { readonly list: NonNullable<Props['list']> };

const List = (props: Filled) => {
  const { view, cohort, list, page, pageLength } = props;
  const t = words(view.language);
  const last = Math.min(list.count, page * pageLength);
  return (
    <>
      <p class="lead">{t('lead', { count: list.count, mentors: list.mentors })}</p>
      {list.placesLeft === 0 && (
        <Note kind="look">
          <p>
            {t('places.full')} <a href={paths.cohortSettings(cohort.id)}>{t('places.change')}</a>
          </p>
        </Note>
      )}
      <Band class="offers" title={t('now.title')}>
        {list.proposals.length === 0 ? (
          <p class="quiet">{t('now.none')}</p>
        ) : (
          <ul class="rows proposals">
            {list.proposals.map((proposal) => (
              <Proposed {...props} proposal={proposal} />
            ))}
          </ul>
        )}
      </Band>
      <Band class="offers" title={t('list.title')}>
        <p class="quiet">{t(list.byPriority ? 'order.priority' : 'order.fit')}</p>
        <People {...props} />
        {list.count > pageLength && (
          <Pager
            language={view.language}
            from={(page - 1) * pageLength + 1}
            to={last}
            total={list.count}
            earlier={page > 1 ? paths.waiting(cohort.id, page - 1) : null}
            later={last < list.count ? paths.waiting(cohort.id, page + 1) : null}
          />
        )}
      </Band>
    </>
  );
};

const Proposed = ({
  view,
  cohort,
  proposal,
  mayDecide,
  once,
}: Filled & { readonly proposal: ShownProposal }) => {
  const t = words(view.language);
  const { mentee, mentor, fit, hours, mean, isFirst } = proposal;
  const order = [
    t(isFirst ? 'now.first' : 'now.firstOfThose'),
    ...(mean === null ? [] : [t('now.score', { mean })]),
  ];
  return (
    <li>
      <h3>
        <bdi>{t('now.what', { mentor, mentee })}</bdi>
      </h3>
      <p>{t('now.why', { order: order.join(' '), fit, hours: hours ?? 'none' })}</p>
      {mayDecide && (
        <Form
          action={paths.waitingOffer(cohort.id)}
          once={`${once}-${proposal.menteeNumber}`.replace(/[^\w-]/g, '').slice(0, 64)}
          class="stack"
        >
          <input type="hidden" name="mentee" value={proposal.menteeNumber} />
          <input type="hidden" name="mentor" value={proposal.mentorNumber} />
          <Checkbox name="passOn" id={`pass-on-${proposal.menteeNumber}`} label={t('now.passOn')} checked />
          <p class="actions">
            <Button kind="second" small>
              {t('now.offer', { mentor, mentee })}
            </Button>
          </p>
          <p class="hint">{t('now.sends')}</p>
        </Form>
      )}
    </li>
  );
};

const People = ({ view, list }: Filled) => {
  const t = words(view.language);
  const f = formats(view.language);
  return (
    <Table
      caption={t('list.caption')}
      quiet
      wide
      columns={[
        t('list.name'),
        ...(list.byPriority ? [{ label: t('list.score'), number: true }] : []),
        t('list.best'),
        t('list.since'),
        t('list.state'),
      ]}
      rows={list.people.map((one) => [
        <bdi>{one.name}</bdi>,
        ...(list.byPriority ? [one.mean] : []),
        one.best === null ? (
          <span class="quiet">{t('list.fitsNobody')}</span>
        ) : (
          <bdi>{t('list.fits', one.best)}</bdi>
        ),
        f.date(one.joinedAt, 'date', view.zone),
        one.isAsked ? (
          <Tag>
            {one.askedUntil === null
              ? t('list.askedSoon')
              : t('list.asked', { date: f.date(one.askedUntil, 'date', view.zone) })}
          </Tag>
        ) : (
          <span class="quiet">{t('list.waits', { date: f.date(one.untilOn, 'date') })}</span>
        ),
      ])}
    />
  );
};
