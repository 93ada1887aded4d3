import { Hono } from 'hono';
import { paths } from '../../paths.ts';
import { may } from '../../permissions.ts';
import { NotFound } from '../../refusal.ts';
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
import { findBatch } from '../communications/batch-queries.ts';
import { findCohort } from '../schemes/queries.ts';
import { answerOffer } from './answering.ts';
import { answerForm, listingForm } from './forms.ts';
import { readAnswerToken, type Signer } from './links.ts';
import { AnswerPage } from './pages/answer.tsx';
import { PairsPage } from './pages/pairs.tsx';
import { countAboutToLeave, findOwnOffer, listOffers } from './queries.ts';
import { joinList } from './waiting.ts';
import { findListPlace, listWaiting, refuseCompetitor } from './waiting-queries.ts';
import { words } from './words.ts';

/** Offers listed on a page. */
const pageLength = 100;

/** `signer` made the links that are read here. */
export const pairingsRoutes = (signer: Signer) => {
  const find = async (c: Request) => {
    const token = c.req.param('token') ?? '';
    const asked = readAnswerToken(signer.secret, token);
    if (asked === null) throw new NotFound();
    return { token, offer: await findOwnOffer(dbOf(c), asked.id, asked.side) };
  };
  return new Hono<Env>()
    .get('/cohorts/:cohort/pairs', async (c) => {
      const cohort = await findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), 'seePairs');
      const view = inCohort(viewOf(c), cohort, 'pairs');
      const offers = await listOffers(dbOf(c), cohort.id, viewerOf(c).personId);
      const page = numberOf(c.req.query('page') ?? '1');
      if (page > 1 && (page - 1) * pageLength >= offers.length) throw new NotFound();
      const waiting = (await listWaiting(dbOf(c), cohort, view.now)).filter(({ isAsked }) => !isAsked).length;
      const batch = await findBatch(dbOf(c), cohort.id);
      const scope = { cohortId: cohort.id, schemeId: cohort.schemeId };
      const mayDecide = may(view.viewer, 'decideMatching', scope);
      const run = batch?.run ?? null;
      const soon = await countAboutToLeave(dbOf(c), cohort.id, view.now);
      return c.html(
        <PairsPage
          {...{ view, cohort, offers, page, pageLength, run, mayDecide, waiting, soon }}
          once={newOnce()}
        />,
      );
    })
    .post('/cohorts/:cohort/waiting/people', async (c) => {
      const cohort = await findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), 'decideMatching');
      await refuseCompetitor(dbOf(c), cohort.id, viewerOf(c).personId);
      const form = await readForm(c, listingForm);
      if (!form.ok) throw new NotFound();
      const place = await findListPlace(dbOf(c), form.value.application);
      if (place.cohortId !== cohort.id) throw new NotFound();
      const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
        await joinList(act, place.applicationId, signer);
        say(c, words(viewOf(c).language)('said.listed', { name: place.name }));
        return paths.pairs(cohort.id);
      });
      return c.redirect(to, 303);
    })
    .get('/answers/:token', async (c) => {
      const { token, offer } = await find(c);
      c.header('referrer-policy', 'no-referrer');
      return c.html(
        <AnswerPage {...{ view: viewOf(c), offer, token }} problems={{}} reason="" once={newOnce()} />,
      );
    })
    .post('/answers/:token', async (c) => {
      const { token, offer } = await find(c);
      const form = await readForm(c, answerForm);
      const t = words(viewOf(c).language);
      if (!form.ok) {
        const problems = Object.fromEntries(
          Object.entries(form.problems).map(([name, [key = '']]) => [name, t(key as 'answer.missing')]),
        );
        const reason = form.entries['reason'] ?? '';
        const page = { view: viewOf(c), offer, token, problems, reason, once: newOnce() };
        return c.html(<AnswerPage {...page} />, 422);
      }
      const given = form.value;
      // Who holds the link of one side is that side.
      const answerer = { personId: offer.readerId };
      const to = await transactOnce(instanceOf(c), answerer, form.once, async (act) => {
        await answerOffer(act, offer.id, offer.side, given);
        say(c, t(given.answer === 'accepted' ? 'said.yes' : 'said.no'));
        return paths.answer(token);
      });
      return c.redirect(to, 303);
    });
};
