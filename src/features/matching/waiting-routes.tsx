/** A cohort's wait-list: who is first in line for a mentor with a place, and the press that offers them. */
import { Hono } from 'hono';
import { paths } from '../../paths.ts';
import { may } from '../../permissions.ts';
import { NotFound, Refusal } from '../../refusal.ts';
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
import { readForm } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import { inCohort } from '../../web/view.ts';
import { lastDay, refuseCompetitor } from '../pairings/waiting-queries.ts';
import { findCohort } from '../schemes/queries.ts';
import { spell } from './because.ts';
import { waitingOfferForm } from './forms.ts';
import { fitOf, type ListBoard, lookAtList } from './list-board.ts';
import { composeListOffer, makeListOffer } from './list-offering.ts';
import { words } from './list-words.ts';
import { WaitingPage } from './pages/waiting.tsx';
import { mean } from './showing.tsx';

const pageLength = 50;

const open = async (c: Request, ability: 'seePairs' | 'decideMatching') => {
  const cohort = await findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), ability);
  await refuseCompetitor(dbOf(c), cohort.id, viewerOf(c).personId);
  return { cohort, view: inCohort(viewOf(c), cohort, 'pairs') };
};

const shown = (c: Request, board: ListBoard, page: number) => {
  const { language } = viewOf(c);
  const byPriority = board.settings.goals.includes('priority');
  return {
    proposals: board.proposals.map(({ to, mentor, pair }) => ({
      mentee: to.name,
      menteeNumber: to.number,
      mentor: mentor.name,
      mentorNumber: pair.mentor,
      fit: fitOf(pair.points),
      hours: pair.hours === null ? null : spell(language, pair.hours),
      mean: byPriority ? mean(to.priority) : null,
      isFirst: board.people.find(({ isAsked }) => !isAsked) === to,
    })),
    people: board.people
      .slice((page - 1) * pageLength, page * pageLength)
      .map(({ priority, ...one }) => ({ ...one, mean: mean(priority) })),
    count: board.people.length,
    mentors: board.mentors,
    placesLeft: board.placesLeft,
    byPriority,
  };
};

export const waitingRoutes = new Hono<Env>()
  .get('/cohorts/:cohort/waiting', async (c) => {
    const { cohort, view } = await open(c, 'seePairs');
    const page = numberOf(c.req.query('page') ?? '1');
    const board = await lookAtList(dbOf(c), cohort, view.now);
    const mayDecide = may(view.viewer, 'decideMatching', { cohortId: cohort.id, schemeId: cohort.schemeId });
    const list = board === null ? null : shown(c, board, page);
    return c.html(
      <WaitingPage
        {...{ view, cohort, list, page, pageLength, mayDecide }}
        lastDay={lastDay(cohort.startsOn)}
        once={newOnce()}
      />,
    );
  })
  .post('/cohorts/:cohort/waiting/offers', async (c) => {
    const { cohort, view } = await open(c, 'decideMatching');
    const form = await readForm(c, waitingOfferForm);
    if (!form.ok) throw new NotFound();
    const { passOn, ...wanted } = form.value;
    const made = await composeListOffer(dbOf(c), cohort, wanted, viewerOf(c), view.now);
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      // Refused in here, so that a second press of the same button finds the end of the first.
      if (made instanceof Refusal) throw made;
      await makeListOffer(act, cohort, made, { passesOn: passOn === 'yes' });
      say(c, words(view.language)('said.offered', { mentor: made.mentor, mentee: made.mentee }));
      return paths.waiting(cohort.id);
    });
    return c.redirect(to, 303);
  });
