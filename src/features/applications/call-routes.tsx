/** The call: its public page, and the pages on which a coordinator writes, opens and closes it. */
import { Hono } from 'hono';
import { cityText, onlyZoneOf, zoneOfCity } from '../../core/questions/city.ts';
import { paths } from '../../paths.ts';
import { may } from '../../permissions.ts';
import { NotFound } from '../../refusal.ts';
import { actorOf, dbOf, type Env, idOf, instanceOf, type Request, viewerOf, viewOf } from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { blank, type Draft, type Entries, readForm, sayProblems } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import { inCohort } from '../../web/view.ts';
import { allow } from '../schemes/queries.ts';
import type { Questions } from '../schemes/questions-document.ts';
import { templateByKey } from '../schemes/template-list.ts';
import { callForm, sourceOf } from './call-forms.ts';
import { type Call, countArrivals, findCall, windowOf } from './call-queries.ts';
import { words } from './call-words.ts';
import { type CallWords, closeCall, openCall, writeCall } from './calls.ts';
import { type CallState, callState, closesAt, lastMinute, opensAt } from './deadline.ts';
import { buttonForm } from './forms.ts';
import { momentInWords } from './moments.ts';
import { CallPage } from './pages/call.tsx';
import { CallClosingPage, CallEditPage } from './pages/call-edit.tsx';
import { selectionInWords } from './selection.ts';

export const callRoutes = (origin: string): Hono<Env> =>
  new Hono<Env>()
    .get(paths.call(':cohort'), async (c) => {
      const call = await findCall(dbOf(c), idOf(c, 'cohort'));
      const state = callState(windowOf(call), viewOf(c).now);
      if (state === 'hidden' || call.words === null) throw new NotFound();
      return c.html(callPage(c, call, call.words, state));
    })
    .get(paths.cohortCall(':cohort'), async (c) => {
      const call = await ownCall(c);
      return c.html(await editPage(c, origin, call, blank(entriesOf(c, call))));
    })
    .post(paths.cohortCall(':cohort'), async (c) => {
      const call = await ownCall(c);
      const { language } = viewOf(c);
      const form = await readForm(c, callForm(language));
      if (!form.ok) return sayProblems(c, await editPage(c, origin, call, form));
      const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
        await writeCall(act, call.cohort.id, form.value);
        return paths.cohortCall(call.cohort.id);
      });
      say(c, words(language)('edit.saved'));
      return c.redirect(to, 303);
    })
    .get(paths.callPreview(':cohort'), async (c) => {
      const call = await ownCall(c);
      if (call.words === null) return c.redirect(paths.cohortCall(call.cohort.id), 303);
      const { now } = viewOf(c);
      const shown = { ...windowOf(call), openedAt: call.openedAt ?? now };
      return c.html(callPage(c, call, call.words, callState(shown, now)));
    })
    .post(paths.callOpening(':cohort'), async (c) => {
      const call = await ownCall(c);
      const { once } = await readForm(c, buttonForm);
      const to = await transactOnce(instanceOf(c), actorOf(c), once, async (act) => {
        await openCall(act, call.cohort.id);
        return paths.cohortCall(call.cohort.id);
      });
      say(c, words(viewOf(c).language)('open.done'));
      return c.redirect(to, 303);
    })
    .get(paths.callClosing(':cohort'), async (c) => {
      const call = await ownCall(c);
      if (!isPublic(call, viewOf(c).now)) return c.redirect(paths.cohortCall(call.cohort.id), 303);
      const view = inCohort(viewOf(c), call.cohort, 'call');
      const { started, sent } = await countArrivals(dbOf(c), call.cohort);
      const closes = momentOf(c, call, lastMinute(windowOf(call)));
      return c.html(<CallClosingPage {...{ view, call, closes }} drafts={started - sent} once={newOnce()} />);
    })
    .post(paths.callClosing(':cohort'), async (c) => {
      const call = await ownCall(c);
      const { once } = await readForm(c, buttonForm);
      const to = await transactOnce(instanceOf(c), actorOf(c), once, async (act) => {
        await closeCall(act, call.cohort.id);
        return paths.cohortCall(call.cohort.id);
      });
      say(c, words(viewOf(c).language)('close.done'));
      return c.redirect(to, 303);
    });

/** The call, for those who run the cohort. */
const ownCall = async (c: Request): Promise<Call> => {
  const viewer = viewerOf(c);
  const call = await findCall(dbOf(c), idOf(c, 'cohort'));
  allow(viewer, 'manageSchemes', { schemeId: call.cohort.schemeId, cohortId: call.cohort.id });
  return call;
};

const isPublic = (call: Call, now: Date): boolean =>
  ['announced', 'open'].includes(callState(windowOf(call), now));

const callPage = (c: Request, call: Call, text: CallWords, state: CallState) => {
  const view = viewOf(c);
  const asked = c.req.query('city')?.slice(0, 100).trim() ?? '';
  const zone = asked === '' ? guessedZone(c) : zoneOfCity(asked);
  return (
    <CallPage
      {...{ view, call, text, state, zone }}
      selection={selectionInWords(view.language, call.cohort)}
      city={asked === '' && zone !== null ? cityText(zone) : asked}
      from={sourceOf(c.req.query('from'))}
    />
  );
};

/** The clock of somebody who has not said theirs: their account's, or that of the country their browser names. */
const guessedZone = (c: Request): string | null => {
  const own = viewOf(c).viewer?.zone;
  if (own !== undefined && own !== null) return own;
  const region = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(c.req.header('accept-language') ?? '')?.[1];
  return region === undefined ? null : onlyZoneOf(region.toUpperCase());
};

const momentOf = (c: Request, { cohort }: Call, at: Date): string =>
  momentInWords(viewOf(c).language, at, cohort.zone);

const editPage = async (c: Request, origin: string, call: Call, draft: Draft) => {
  const view = inCohort(viewOf(c), call.cohort, 'call');
  const window = windowOf(call);
  const state = callState(window, view.now);
  const closed = state === 'closed' && call.closedAt !== null;
  return (
    <CallEditPage
      {...{ view, call, state, draft }}
      once={newOnce()}
      arrivals={await countArrivals(dbOf(c), call.cohort)}
      address={`${origin}${paths.call(call.cohort.id)}`}
      opens={momentOf(c, call, opensAt(window))}
      closes={momentOf(c, call, closed ? closesAt(window) : lastMinute(window))}
      mayReopen={view.now < closesAt({ ...window, closedAt: null })}
      lastDay={momentOf(c, call, lastMinute({ ...window, closedAt: null }))}
      mayChangeScheme={may(view.viewer, 'manageSchemes', { schemeId: call.cohort.schemeId })}
    />
  );
};

/** Two minutes a question of the longer form, in fives. */
const usualMinutes = ({ mentee, mentor }: Questions): number =>
  Math.max(5, Math.ceil((2 * Math.max(mentee.length, mentor.length)) / 5) * 5);

/** What is written, or words to begin with. */
const entriesOf = (c: Request, { words: written, cohort, template }: Call): Entries => {
  if (written !== null)
    return {
      ...written,
      formMinutes: written.formMinutes === null ? '' : String(written.formMinutes),
    };
  const t = words(viewOf(c).language);
  const { name, email } = viewerOf(c);
  const start = templateByKey(template)?.call;
  return {
    ...(start === undefined
      ? {}
      : {
          headline: t('usual.headline', {
            months: cohort.rules.usual.months,
            headline: start.headline,
          }),
          lead: start.lead,
          forMentees: start.forMentees.join('\n'),
          forMentors: start.forMentors.join('\n'),
          gives: start.gives.join('\n'),
        }),
    formMinutes: String(usualMinutes(cohort.questions)),
    costs: t('usual.costs'),
    contactName: name,
    contactEmail: email,
  };
};
