import { Hono } from 'hono';
import { paths } from '../../paths.ts';
import { NotFound } from '../../refusal.ts';
import { formats } from '../../ui/formats.ts';
import {
  actorOf,
  dbOf,
  type Env,
  idOf,
  instanceOf,
  numberOf,
  type Request,
  viewerOf,
  viewOf,
} from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { blank, type Draft, readForm, sayProblems } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import { inCohort } from '../../web/view.ts';
import { type Cohort, findCohort } from '../schemes/queries.ts';
import { buttonForm, suggestionForm, timeForm, timerForm } from './forms.ts';
import { bookTime, confirmSuggestion, removeEntry, startTimer, stopTimer } from './ledger.ts';
import { entriesPageSize, HoursPage } from './pages/hours.tsx';
import { listEntries, planOf, suggestionsFor, timerOf, totalsOf } from './queries.ts';
import { words } from './words.ts';

export const effortRoutes = new Hono<Env>()
  .get(paths.hours(':cohort'), async (c) => {
    const cohort = await own(c);
    return c.html(await hoursPage(c, cohort, blank()));
  })
  .post(paths.hours(':cohort'), async (c) => {
    const cohort = await own(c);
    const form = await readForm(c, timeForm(viewOf(c).language));
    if (!form.ok) return sayProblems(c, await hoursPage(c, cohort, form));
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      await bookTime(act, cohort, form.value);
      return paths.hours(cohort.id);
    });
    say(c, words(viewOf(c).language)('add.said'));
    return c.redirect(to, 303);
  })
  .post(paths.hoursTimer(':cohort'), async (c) => {
    const cohort = await own(c);
    const form = await readForm(c, timerForm(viewOf(c).language));
    if (!form.ok) return sayProblems(c, await hoursPage(c, cohort, form));
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      await startTimer(act, cohort, form.value.phase);
      return paths.hours(cohort.id);
    });
    say(c, words(viewOf(c).language)('timer.started'));
    return c.redirect(to, 303);
  })
  .post(paths.hoursTimerStop(':cohort'), async (c) => {
    const cohort = await own(c);
    const form = await readForm(c, buttonForm);
    const { language } = viewOf(c);
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      const minutes = await stopTimer(act, cohort, form.entries['drop'] !== 'yes');
      const t = words(language);
      say(
        c,
        minutes === 0 ? t('timer.dropped') : t('timer.said', { time: formats(language).hours(minutes) }),
      );
      return paths.hours(cohort.id);
    });
    return c.redirect(to, 303);
  })
  .post(paths.hoursSuggestion(':cohort'), async (c) => {
    const cohort = await own(c);
    const form = await readForm(c, suggestionForm(viewOf(c).language));
    if (!form.ok) return sayProblems(c, await hoursPage(c, cohort, form));
    const { no, ...booked } = form.value;
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      await confirmSuggestion(act, cohort, { ...booked, minutes: no === undefined ? booked.minutes : 0 });
      return paths.hours(cohort.id);
    });
    say(c, words(viewOf(c).language)(no === undefined ? 'suggestion.said' : 'suggestion.said.no'));
    return c.redirect(to, 303);
  })
  .post(paths.hoursRemoval(':cohort', ':entry'), async (c) => {
    const cohort = await own(c);
    const entry = idOf(c, 'entry');
    const form = await readForm(c, buttonForm);
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      await removeEntry(act, cohort, entry);
      return paths.hours(cohort.id);
    });
    say(c, words(viewOf(c).language)('entries.removed'));
    return c.redirect(to, 303);
  });

const own = (c: Request): Promise<Cohort> =>
  findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), 'keepEffort');

const hoursPage = async (c: Request, cohort: Cohort, draft: Draft) => {
  const { personId } = viewerOf(c);
  const db = dbOf(c);
  const page = numberOf(c.req.query('page') ?? '1');
  const from = (page - 1) * entriesPageSize;
  const list = await listEntries(db, cohort, personId, { from, size: entriesPageSize });
  if (page > 1 && from >= list.total) throw new NotFound();
  return (
    <HoursPage
      view={inCohort(viewOf(c), cohort, 'home')}
      {...{ cohort, draft, page }}
      {...list}
      totals={await totalsOf(db, cohort)}
      plan={await planOf(db, cohort)}
      timer={await timerOf(db, personId)}
      suggestions={await suggestionsFor(db, cohort, personId)}
      once={newOnce()}
    />
  );
};
