/** A cohort's outbox: every letter as its reader will get it, before anything leaves. */
import { paths } from '../../../paths.ts';
import { may } from '../../../permissions.ts';
import { Field, fieldId, Select, Told, tie } from '../../../ui/fields.tsx';
import { Button, ErrorSummary, Form, LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Head, Note, Stats, Tag } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import type { Batch, LetterPlace, LetterRow, OpenLetter } from '../batch-queries.ts';
import type { BouncedPerson } from '../bounces.ts';
import type { LetterCounts } from '../letter-counts.ts';
import { outboxWords } from '../outbox-words.ts';
import type { Trouble } from '../queries.ts';
import { isSetToLeave, shows } from '../rehearsal.ts';
import { letterGroups } from '../rules.ts';
import { LetterSheet } from './letter.tsx';
import { TroubleNote } from './trouble.tsx';

export type Rehearsal = {
  readonly view: View;
  readonly place: LetterPlace;
  readonly batch: Batch | null;
  readonly rows: readonly LetterRow[];
  readonly counts: LetterCounts;
  /** The list, and what of it is shown. */
  readonly of: readonly LetterRow[];
  readonly shown: readonly LetterRow[];
  readonly show: string;
  readonly all: boolean;
  readonly letter: OpenLetter | null;
  readonly asText: boolean;
  readonly mayDecide: boolean;
  readonly isReader: boolean;
  readonly readers: readonly { readonly id: string; readonly name: string }[];
  readonly problems: Readonly<Record<string, string>>;
  readonly entries: Readonly<Record<string, string>>;
  /** The next Monday on the cohort's calendar. */
  readonly monday: string;
  readonly city: string;
  readonly once: string;
  /** What the mail server would not take lately. */
  readonly trouble: Trouble | null;
  /** Whose address gives mail back; a bare number for whoever reads without names. */
  readonly bounced: readonly BouncedPerson[] | number;
};

export const RehearsalPage = ({ page }: { page: Rehearsal }) => {
  const { view, place, batch, rows, letter } = page;
  const t = outboxWords(view.language);
  const f = formats(view.language);
  const sent = rows.filter(({ state }) => state === 'sent').length;
  const title = batch === null ? t('title.none') : t('title', { count: page.counts.all, sent });
  return (
    <Layout
      frame={view.frame}
      title={letter === null ? title : t('letter.to', { name: letter.name })}
      where={`${t('section')}, ${place.schemeName}, ${place.name}`}
      failed={Object.keys(page.problems).length > 0}
    >
      <ErrorSummary language={view.language} problems={page.problems} />
      {view.flash !== null && (
        <div role="status">
          <Note kind="done">
            <p>{view.flash}</p>
          </Note>
        </div>
      )}
      <Head title={title}>{f.date(view.now, 'dayYear', view.zone)}</Head>
      {page.mayDecide && <MailNotes page={page} />}
      {batch === null ? (
        <>
          <Empty>{t('empty.publish')}</Empty>
          {page.mayDecide && (
            <p>
              <LinkButton href={paths.matching(place.id)}>{t('empty.board')}</LinkButton>
            </p>
          )}
        </>
      ) : (
        <Letters page={page} batch={batch} />
      )}
    </Layout>
  );
};

/** What keeps letters from arriving. */
const MailNotes = ({ page }: { page: Rehearsal }) => {
  const { view, place, once, bounced } = page;
  const t = outboxWords(view.language);
  const count = typeof bounced === 'number' ? bounced : bounced.length;
  return (
    <>
      <TroubleNote view={view} trouble={page.trouble} />
      {count > 0 && (
        <Note kind="right" title={t('bounced.title', { count })}>
          <p>{t(typeof bounced === 'number' ? 'bounced.shut' : 'bounced.text')}</p>
          {typeof bounced !== 'number' &&
            bounced.map(({ personId, name, email, code }, index) => (
              <Form action={paths.cohortAddress(place.id, personId)} once={`${once}b${index}`} class="stack">
                <p>
                  <bdi>{t('bounced.who', { name, email, code })}</bdi>
                </p>
                <Field
                  name="email"
                  id={`address-${index}`}
                  type="email"
                  width="half"
                  label={<bdi>{t('bounced.email', { name })}</bdi>}
                  value={email}
                  autocomplete="off"
                />
                <p class="actions">
                  <Button kind="second" small>
                    {t('bounced.do')}
                  </Button>
                </p>
              </Form>
            ))}
        </Note>
      )}
    </>
  );
};

const Letters = ({ page, batch }: { page: Rehearsal; batch: Batch }) => {
  const { view } = page;
  const t = outboxWords(view.language);
  return (
    <>
      <Lead page={page} batch={batch} />
      <Stats
        counts={letterGroups.map((group) => [
          t(`count.${group}`),
          formats(view.language).number(page.counts.groups[group]),
        ])}
      />
      {batch.leftAt === null && may(view.viewer, 'manageSchemes', { schemeId: page.place.schemeId }) && (
        <p>
          <a href={paths.schemeLetters(page.place.schemeId)}>{t('words.link')}</a>
        </p>
      )}
      <div class="cols even">
        <div class="stack">
          {page.mayDecide && <Reworded page={page} batch={batch} />}
          <List page={page} />
          {page.mayDecide && <Leaving page={page} batch={batch} />}
          <Second page={page} batch={batch} />
        </div>
        {page.letter !== null && <LetterSheet page={page} batch={batch} letter={page.letter} />}
      </div>
    </>
  );
};

const Lead = ({ page, batch }: { page: Rehearsal; batch: Batch }) => {
  const { view, place, counts } = page;
  const t = outboxWords(view.language);
  const f = formats(view.language);
  const b = (said: unknown) => <b>{said as string}</b>;
  if (batch.leftAt !== null) {
    const waiting = counts.leaving + counts.held;
    return <p class="lead">{t('lead.left', { day: f.date(batch.leftAt, 'day', view.zone), waiting })}</p>;
  }
  if (!batch.isCurrent)
    return (
      <Note kind="look">
        <p>
          {t('lead.moved', { run: batch.run })} <a href={paths.matching(place.id)}>{t('lead.moved.link')}</a>
        </p>
      </Note>
    );
  if (batch.leavesOn === null) return <p class="lead">{t('lead.unset')}</p>;
  const day = f.date(batch.leavesOn, 'day');
  return (
    <p class="lead">
      {batch.leavesBy === 'oneMoment'
        ? t.rich('lead.oneMoment', { day, city: page.city, b })
        : t.rich('lead.ownClock', { day, b })}
    </p>
  );
};

/** The scheme's words have changed since the letters were written, and none has left. */
const Reworded = ({ page, batch }: { page: Rehearsal; batch: Batch }) => {
  const { view, place, once } = page;
  if (!batch.wordsChanged || batch.leftAt !== null || !batch.isCurrent) return null;
  const t = outboxWords(view.language);
  return (
    <Note kind="look">
      <p>{t('reworded.text')}</p>
      <Form action={paths.matchPublication(place.id, batch.run)} once={`${once}w`}>
        <Button kind="second" small>
          {t('reworded.do')}
        </Button>
      </Form>
    </Note>
  );
};

const List = ({ page }: { page: Rehearsal }) => {
  const { view, place, of, shown, show } = page;
  const t = outboxWords(view.language);
  const f = formats(view.language);
  return (
    <Band
      class="letters"
      title={t('list.title')}
      aside={
        <form class="inline" method="get" action={paths.cohortOutbox(place.id)}>
          <Select
            name="show"
            label={t('list.show')}
            value={show}
            options={shows.map((each) => ({ value: each, label: t(`show.${each}`) }))}
          />
          <Button kind="second" small>
            {t('list.go')}
          </Button>
        </form>
      }
    >
      <Table
        caption={t('list.caption')}
        quiet
        columns={[t('list.to'), t('list.letter'), t('list.state')]}
        current={shown.findIndex(({ id }) => id === page.letter?.id)}
        rows={shown.map((row) => [
          <a
            href={paths.cohortLetter(place.id, row.id, { show })}
            aria-current={row.id === page.letter?.id ? 'true' : undefined}
          >
            <bdi>{row.name}</bdi>
          </a>,
          row.label,
          <StateWords page={page} row={row} />,
        ])}
      />
      {shown.length < of.length && (
        <p class="head quiet">
          <span>{t('list.some', { shown: f.number(shown.length), all: f.number(of.length) })}</span>
          {!page.all && show === 'first' && (
            <a href={paths.cohortOutbox(place.id, { all: 'yes' })}>
              {t('list.all', { all: f.number(of.length) })}
            </a>
          )}
        </p>
      )}
    </Band>
  );
};

const StateWords = ({ page, row }: { page: Rehearsal; row: LetterRow }) => {
  const t = outboxWords(page.view.language);
  const { batch } = page;
  // A board that has moved on keeps the letters here, whatever day was set.
  const goes = batch !== null && (batch.isCurrent || batch.leftAt !== null);
  if (goes && row.state !== 'leaving' && row.dueAt !== null && isSetToLeave(row)) {
    const zone = batch.leavesBy === 'oneMoment' ? null : row.zone;
    const day = formats(page.view.language).date(row.dueAt, 'date', zone ?? page.place.zone);
    return <span class="quiet">{t('state.set', { day })}</span>;
  }
  if (row.state === 'needsSentence') return <Tag kind="look">{t('state.needsSentence')}</Tag>;
  if (row.state === 'failed') return <Tag kind="right">{t('state.failed')}</Tag>;
  if (row.state === 'read' && row.readBy !== null && row.readBy !== page.view.viewer?.name)
    return <span class="quiet">{t('state.read.other', { name: row.readBy })}</span>;
  return <span class="quiet">{t(`state.${row.state}`)}</span>;
};

const Leaving = ({ page, batch }: { page: Rehearsal; batch: Batch }) => {
  const { view, place, rows, counts } = page;
  if (batch.leftAt !== null || !batch.isCurrent) return null;
  const t = outboxWords(view.language);
  const b = (said: unknown) => <b>{said as string}</b>;
  const { held, leaving, takenOut } = counts;
  if (batch.approvedAt !== null)
    return (
      <Note>
        <p>{t.rich('go.approved', { name: batch.approvedBy ?? '', leaving, held, takenOut, b })}</p>
        <Form action={paths.cohortRecall(place.id)} once={page.once}>
          <p class="actions">
            <Button kind="second">{t('go.recall')}</Button>
          </p>
          <p class="hint">{t('go.recall.hint')}</p>
        </Form>
      </Note>
    );
  const missing = rows.filter(({ state }) => state === 'needsSentence').length;
  const unfinished = tie(fieldId('unfinished'), null, page.problems['unfinished']);
  const unread = rows.filter(({ state }) => state === 'notRead').length;
  return (
    <Note>
      <p>
        {missing > 0 ? t.rich('go.unfinished', { count: missing, b }) : t.rich('go.ready', { unread, b })}
      </p>
      <Form action={paths.cohortLeaving(place.id)} once={page.once} class="stack">
        <Field
          name="on"
          label={t('go.on')}
          type="date"
          width="half"
          value={page.entries['on'] ?? page.monday}
          error={page.problems['on']}
        />
        <Select
          name="by"
          label={t('go.by')}
          value={page.entries['by'] ?? 'ownClock'}
          options={[
            { value: 'ownClock', label: t('go.by.ownClock') },
            { value: 'oneMoment', label: t('go.by.oneMoment', { city: page.city }) },
          ]}
        />
        <p class="hint">{t('go.confirms')}</p>
        <Told id={unfinished.id} error={page.problems['unfinished']} />
        <p class="actions">
          <Button>{t('go.set')}</Button>
          {missing > 0 && (
            <Button
              kind="link"
              name="unfinished"
              value="hold"
              id={unfinished.id}
              aria-describedby={unfinished['aria-describedby']}
            >
              {t('go.hold', { count: leaving - missing, held: missing + held })}
            </Button>
          )}
        </p>
      </Form>
    </Note>
  );
};

const Second = ({ page, batch }: { page: Rehearsal; batch: Batch }) => {
  const { view, place, once, mayDecide } = page;
  const t = outboxWords(view.language);
  const name = batch.readerName ?? '';
  if (batch.leftAt !== null) return null;
  return (
    <Band title={t('reader.title')}>
      {page.isReader && batch.readerAnsweredAt === null && (
        <Form action={paths.cohortReading(place.id)} once={once} class="stack">
          <p>{t('reader.you')}</p>
          <Field name="note" label={t('reader.note')} maxlength={2000} />
          <Button kind="second">{t('reader.done')}</Button>
        </Form>
      )}
      {batch.readerId !== null && batch.readerAnsweredAt !== null && (
        <>
          <p>{t('reader.answered', { name })}</p>
          {batch.readerNote !== '' && <p>{t('reader.noted', { name, note: batch.readerNote })}</p>}
        </>
      )}
      {mayDecide && batch.readerId !== null && batch.readerAnsweredAt === null && (
        <Form action={paths.cohortReader(place.id)} once={once}>
          <p>{t('reader.asked', { name })}</p>
          <input type="hidden" name="reader" value="" />
          <Button kind="link">{t('reader.drop', { name })}</Button>
        </Form>
      )}
      {mayDecide && batch.readerId === null && page.readers.length === 0 && <p>{t('reader.nobody')}</p>}
      {mayDecide && batch.readerId === null && page.readers.length > 0 && (
        <Form action={paths.cohortReader(place.id)} once={once} class="stack">
          <p>{t('reader.text')}</p>
          <Select
            name="reader"
            label={t('reader.who')}
            choose={t('reader.choose')}
            options={page.readers.map(({ id, name: label }) => ({ value: id, label }))}
          />
          <Button kind="second">{t('reader.ask')}</Button>
        </Form>
      )}
    </Band>
  );
};
