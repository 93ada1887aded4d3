/** A cohort's outbox: reading letters, holding them, asking a second person, setting them to leave. */
import { Hono } from 'hono';
import { cityOf } from '../../core/time/zone.ts';
import { paths } from '../../paths.ts';
import { belongs, may } from '../../permissions.ts';
import { Forbidden, NotFound, Refusal } from '../../refusal.ts';
import { actorOf, dbOf, type Env, idOf, instanceOf, type Request, viewerOf, viewOf } from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { readForm } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import { inCohort } from '../../web/view.ts';
import { answerReading, approveBatch, askReader, recallBatch } from './approval.ts';
import {
  type Batch,
  findBatch,
  findLetter,
  findLetterPlace,
  type LetterRow,
  listLetters,
  possibleReaders,
} from './batch-queries.ts';
import { readsBlind } from './blindness.ts';
import { listBounced } from './bounces.ts';
import { holdForm, leavingForm, letterForm, readerForm, readingForm } from './forms.ts';
import { letterCounts } from './letter-counts.ts';
import { holdLetter, releaseLetter, saveLetter } from './letters.ts';
import { outboxWords } from './outbox-words.ts';
import { RehearsalPage } from './pages/rehearsal.tsx';
import { findTrouble } from './queries.ts';
import { queueReaderMail } from './reader-mail.ts';
import { nextMonday, shownLetters } from './rehearsal.ts';

/** The cohort and its letters, for its coordinators and for the second person who was asked to read them. */
const open = async (c: Request) => {
  const viewer = viewerOf(c);
  const place = await findLetterPlace(dbOf(c), idOf(c, 'cohort'));
  const scope = { cohortId: place.id, schemeId: place.schemeId };
  const batch = await findBatch(dbOf(c), place.id);
  const mayDecide = may(viewer, 'sendLetters', scope);
  const isReader = batch !== null && batch.readerId === viewer.personId;
  if (!mayDecide && !isReader) throw belongs(viewer, scope) ? new Forbidden() : new NotFound();
  return { viewer, place, batch, mayDecide, isReader, t: outboxWords(viewOf(c).language) };
};

/** For whoever may change and send these letters. */
export const openToDecide = async (c: Request) => {
  const found = await open(c);
  if (!found.mayDecide) throw new Forbidden();
  return found;
};

const withBatch = (batch: Batch | null): Batch => {
  if (batch === null) throw new NotFound();
  return batch;
};

type Typed = {
  readonly problems: Readonly<Record<string, string>>;
  readonly entries: Readonly<Record<string, string>>;
};
const untyped: Typed = { problems: {}, entries: {} };

const draw = async (c: Request, letterId: string | null, typed = untyped, status: 200 | 422 = 200) => {
  const { place, batch, mayDecide, isReader } = await open(c);
  const view = inCohort(viewOf(c), place, 'outbox');
  const rows = await listLetters(dbOf(c), place.id);
  const { show, all, of, shown } = shownLetters(rows, c.req.query('show'), c.req.query('all') === 'yes');
  const counts = await letterCounts(dbOf(c), place.id, ['matching', 'offer']);
  const id = letterId ?? shown[0]?.id ?? null;
  const letter = id === null ? null : await findLetter(dbOf(c), place.id, id);
  const readers = mayDecide ? await possibleReaders(dbOf(c), place, viewerOf(c).personId) : [];
  const asText = c.req.query('as') === 'text';
  const monday = nextMonday(view.now, place.zone);
  const found = mayDecide ? await listBounced(dbOf(c), place.id) : [];
  const isBlind = found.length > 0 && (await readsBlind(dbOf(c), viewerOf(c).personId, view.now));
  const mail = {
    trouble: mayDecide ? await findTrouble(dbOf(c)) : null,
    bounced: isBlind ? found.length : found,
  };
  const list = { rows, counts, of, shown, show, all };
  const page = { view, place, batch, ...list, letter, asText, mayDecide, isReader, readers };
  return c.html(
    <RehearsalPage
      page={{ ...page, ...mail, ...typed, monday, city: cityOf(place.zone), once: newOnce() }}
    />,
    status,
  );
};

const problemsOf = (
  problems: Readonly<Record<string, readonly string[]>>,
  t: ReturnType<typeof outboxWords>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(problems).map(([name, [key = '']]) => [name, t(key as 'leaving.on.missing')]),
  );

/** What can be put right where it was typed; null for any other refusal, which has a page of its own. */
const leavingProblem = (no: unknown, t: ReturnType<typeof outboxWords>): Record<string, string> | null => {
  if (!(no instanceof Refusal)) return null;
  if (no.key === 'dayHasBegun') return { on: t('refusal.dayHasBegun') };
  if (no.key !== 'sentencesMissing') return null;
  const { missing, all } = no.facts;
  return { unfinished: t('refusal.sentencesMissing', { missing: Number(missing), all: Number(all) }) };
};

/** The letter's page again after a form on it was not accepted, its problems already in words. */
export const drawLetter = (
  c: Request,
  letterId: string,
  { problems, entries }: { problems: Readonly<Record<string, readonly string[]>>; entries: Typed['entries'] },
) => {
  const said = Object.fromEntries(Object.entries(problems).map(([name, [first = '']]) => [name, first]));
  return draw(c, letterId, { problems: said, entries }, 422);
};

/** The next letter that needs a hand, in the order of the list; none when that was the last. */
const nextToRead = (rows: readonly LetterRow[], id: string): LetterRow | undefined =>
  rows.find((row) => row.id !== id && (row.state === 'needsSentence' || row.state === 'notRead'));

/** `origin`: where links in mails begin. */
export const cohortOutboxRoutes = ({ origin }: { readonly origin: string }) =>
  new Hono<Env>()
    .get('/cohorts/:cohort/outbox', (c) => draw(c, null))
    .get('/cohorts/:cohort/outbox/:letter', (c) => draw(c, idOf(c, 'letter')))
    .post('/cohorts/:cohort/outbox/:letter', async (c) => {
      const { place, t } = await openToDecide(c);
      const letter = await findLetter(dbOf(c), place.id, idOf(c, 'letter'));
      const form = await readForm(c, letterForm);
      if (!form.ok)
        return draw(c, letter.id, { problems: problemsOf(form.problems, t), entries: form.entries }, 422);
      if (letter.needsSentence && form.value.sentence === '')
        return draw(c, letter.id, { ...untyped, problems: { sentence: t('letter.sentence.needed') } }, 422);
      const show = shownLetters([], c.req.query('show'), false).show;
      const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
        await saveLetter(act, letter.id, form.value.sentence);
        const next = nextToRead(await listLetters(act.db, place.id), letter.id);
        say(c, t(next === undefined ? 'said.last' : 'said.saved'));
        return next === undefined
          ? paths.cohortOutbox(place.id)
          : paths.cohortLetter(place.id, next.id, { show });
      });
      return c.redirect(to, 303);
    })
    .post('/cohorts/:cohort/outbox/:letter/hold', async (c) => {
      const { place, t } = await openToDecide(c);
      const letter = await findLetter(dbOf(c), place.id, idOf(c, 'letter'));
      const form = await readForm(c, holdForm);
      const hold = !form.ok || form.value.hold === 'yes';
      const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
        await (hold ? holdLetter(act, letter.id) : releaseLetter(act, letter.id));
        say(c, t(hold ? 'said.held' : 'said.released'));
        return paths.cohortLetter(place.id, letter.id);
      });
      return c.redirect(to, 303);
    })
    .post('/cohorts/:cohort/outbox-leaving', async (c) => {
      const { place, batch, t } = await openToDecide(c);
      const form = await readForm(c, leavingForm);
      if (!form.ok)
        return draw(c, null, { problems: problemsOf(form.problems, t), entries: form.entries }, 422);
      const { on, by, unfinished } = form.value;
      try {
        const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
          const holdUnfinished = unfinished === 'hold';
          const count = await approveBatch(act, withBatch(batch).id, { on, by, holdUnfinished });
          say(c, t('said.set', { count }));
          return paths.cohortOutbox(place.id);
        });
        return c.redirect(to, 303);
      } catch (no) {
        const problems = leavingProblem(no, t);
        if (problems === null) throw no;
        return draw(c, null, { problems, entries: form.entries }, 422);
      }
    })
    .post('/cohorts/:cohort/outbox-recall', async (c) => {
      const { place, batch, t } = await openToDecide(c);
      const { once } = await readForm(c, holdForm);
      const to = await transactOnce(instanceOf(c), actorOf(c), once, async (act) => {
        await recallBatch(act, withBatch(batch).id);
        say(c, t('said.recalled'));
        return paths.cohortOutbox(place.id);
      });
      return c.redirect(to, 303);
    })
    .post('/cohorts/:cohort/outbox-reader', async (c) => {
      const { place, batch, viewer, t } = await openToDecide(c);
      const form = await readForm(c, readerForm);
      const asked = form.ok && form.value.reader !== '' ? form.value.reader : null;
      const readers = await possibleReaders(dbOf(c), place, viewer.personId);
      if (asked !== null && !readers.some(({ id }) => id === asked)) throw new Refusal('readYourself');
      const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
        const { id } = withBatch(batch);
        await askReader(act, id, asked);
        if (asked !== null)
          await queueReaderMail(act, { batchId: id, readerId: asked, place, by: viewer.name, origin });
        say(c, t(asked === null ? 'said.dropped' : 'said.asked'));
        return paths.cohortOutbox(place.id);
      });
      return c.redirect(to, 303);
    })
    .post('/cohorts/:cohort/outbox-reading', async (c) => {
      const { place, batch, t } = await open(c);
      const form = await readForm(c, readingForm);
      const noted = form.ok ? form.value.note : '';
      const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
        await answerReading(act, withBatch(batch).id, noted);
        say(c, t('said.answered'));
        return paths.cohortOutbox(place.id);
      });
      return c.redirect(to, 303);
    });
