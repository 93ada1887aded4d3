/** Applying without an account: a mailed link, a form in pages, and a page that says where it stands. */
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { transact } from '../../act.ts';
import type { Fields } from '../../core/questions/posted-hours.ts';
import { type FormStep, stepOrder, stepsOf } from '../../core/questions/steps.ts';
import { paths } from '../../paths.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { sendFile } from '../../web/download.ts';
import { dbOf, type Env, idOf, instanceOf, type Request, viewOf } from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { blank, readForm, sayProblems, sentForm } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import type { Accounts } from '../accounts/session.ts';
import { windowMinutes } from '../accounts/tries.ts';
import { askedBefore } from '../schemes/asked-queries.ts';
import type { Role } from './applicant.ts';
import { words } from './apply-words.ts';
import { sourceOf, startForm } from './call-forms.ts';
import { type Call, findCall, windowOf } from './call-queries.ts';
import { callState } from './deadline.ts';
import { comeBack, demandsOf, savePage, sendApplication, unanswered, withdrawOwn } from './drafts.ts';
import { findOwnFile } from './file-queries.ts';
import { type FilesChanged, mostBytes } from './files.ts';
import { buttonForm, roleOf } from './forms.ts';
import { findLink, findOwn, type Own, standingOf } from './own.ts';
import { ownCookie, ownCookieOptions } from './own-cookie.ts';
import { CheckPage } from './pages/check.tsx';
import { DeadLinkPage, MailedPage, OpenLinkPage, StartPage, TooManyLinksPage } from './pages/start.tsx';
import { StatusPage } from './pages/status.tsx';
import { StepPage } from './pages/step.tsx';
import { cityNote, closedMoment, guessedZone, ownProps, savedFields } from './showing-own.tsx';
import { askToApply, openLink } from './starting.ts';
import { ofFiles, readStep, stepProblems, withFiles } from './step-form.ts';

export const applyRoutes = (accounts: Accounts): Hono<Env> =>
  new Hono<Env>().route('/', startRoutes(accounts)).route('/', formRoutes).route('/', endRoutes(accounts));

const role = ':role';
const largestForm = 256 * 1024;
const largestPage = mostBytes + largestForm;

const limited = bodyLimit({
  maxSize: largestForm,
  onError: () => {
    throw new HTTPException(413);
  },
});

/** A page that asks for files may be larger; what is larger still is not read, and the page says so. */
const limitedPage: MiddlewareHandler<Env> = async (c, next) => {
  const { call, role } = await placeOf(c);
  const asksForFiles =
    !isGone(c, call, role) && stepOf(c, call, role).questions.some(({ kind }) => kind === 'file');
  return (asksForFiles ? limitedFiles : limited)(c, next);
};

const limitedFiles = bodyLimit({
  maxSize: largestPage,
  onError: async (c: Request) => {
    const { call, own, role } = await placeOf(c);
    if (own === null) return c.redirect(paths.apply(call.cohort.id, role), 303);
    const current = stepOf(c, call, role);
    const asked = current.questions.find(({ kind }) => kind === 'file')?.key ?? '';
    const said = words(viewOf(c).language)('wrong.pageTooLarge', { megabytes: String(mostBytes / 1e6) });
    const fields = savedFields(current, own, null);
    const shown = { current, fields, name: own.person.name, problems: { [asked]: [said] } };
    return c.html(stepPage(c, call, own, shown), 413);
  },
});

const startRoutes = (accounts: Accounts) =>
  new Hono<Env>()
    .get(paths.apply(':cohort', role), async (c) => {
      const { call, own, ...place } = await placeOf(c);
      if (own !== null) return c.redirect(paths.applyStatus(call.cohort.id, place.role), 303);
      const state = callState(windowOf(call), viewOf(c).now);
      if (state === 'announced') return c.redirect(paths.call(call.cohort.id), 303);
      const from = sourceOf(c.req.query('from'));
      return c.html(startPage(c, call, place.role, blank(), from));
    })
    .post(paths.apply(':cohort', role), limited, async (c) => {
      const { call, role } = await placeOf(c);
      const view = viewOf(c);
      if (callState(windowOf(call), view.now) === 'announced')
        return c.redirect(paths.call(call.cohort.id), 303);
      const form = await readForm(c, startForm(view.language));
      const source = sourceOf(form.entries['from']);
      if (!form.ok) return sayProblems(c, startPage(c, call, role, form, source));
      const wish = { ...form.value, role, source, language: view.language, address: c.get('address') };
      let asked = { tooMany: false, link: null as string | null };
      const to = await transactOnce(instanceOf(c), null, form.once, async (act) => {
        asked = await askToApply(act, accounts, call, wish);
        return paths.applySent(call.cohort.id, role);
      });
      if (asked.tooMany) {
        c.header('retry-after', String(windowMinutes * 60));
        return c.html(<TooManyLinksPage view={view} minutes={windowMinutes} />, 429);
      }
      if (asked.link !== null) accounts.tell?.(`A link to an application: ${asked.link}`);
      return c.redirect(to, 303);
    })
    .get(paths.applySent(':cohort', role), async (c) => {
      const { call, role } = await placeOf(c);
      const leaves = accounts.tell === null;
      return c.html(<MailedPage view={viewOf(c)} {...{ cohort: call.cohort, role, leaves }} />);
    })
    .get(paths.applyLink(':cohort', role, ':token'), async (c) => {
      const { call, role } = await placeOf(c);
      const token = c.req.param('token') ?? '';
      const link = await findLink(dbOf(c), call.cohort.id, role, token, viewOf(c).now);
      if (link === null) return deadLink(c, call, role);
      const { email } = link;
      return c.html(
        <OpenLinkPage view={viewOf(c)} {...{ cohort: call.cohort, role, email, token }} once={newOnce()} />,
      );
    })
    .post(paths.applyLink(':cohort', role, ':token'), limited, async (c) => {
      const { call, role } = await placeOf(c);
      const token = c.req.param('token') ?? '';
      try {
        await transact(instanceOf(c), null, (act) => openLink(act, call, role, token));
      } catch (error) {
        if (error instanceof NotFound) return deadLink(c, call, role);
        throw error;
      }
      setCookie(c, ownCookie, token, ownCookieOptions(accounts, call.cohort.id, role));
      return c.redirect(await landing(c, call, role, token), 303);
    });

const formRoutes = new Hono<Env>()
  .get(paths.applyStep(':cohort', role, ':step'), async (c) => {
    const { call, own, role } = await placeOf(c);
    if (own === null) return c.redirect(paths.apply(call.cohort.id, role), 303);
    if (isGone(c, call, role)) return c.redirect(paths.applyCheck(call.cohort.id, role), 303);
    const current = stepOf(c, call, role);
    if (!mayWrite(own)) return c.redirect(paths.applyStatus(call.cohort.id, role), 303);
    const guess = guessedZone(call.cohort.questions[role], own.answers);
    return c.html(
      stepPage(c, call, own, { current, fields: savedFields(current, own, guess), name: own.person.name }),
    );
  })
  .post(paths.applyStep(':cohort', role, ':step'), limitedPage, async (c) => {
    const { call, own, role } = await placeOf(c);
    if (own === null) return c.redirect(paths.apply(call.cohort.id, role), 303);
    if (isGone(c, call, role)) return c.redirect(paths.applyCheck(call.cohort.id, role), 303);
    const current = stepOf(c, call, role);
    const sent = await readStep(await sentForm(c), own, current, demandsOf(call.cohort));
    const { go, name, fields } = sent;
    const shown = { current, fields, name };
    const to = go === 'later' ? paths.applyStatus(call.cohort.id, role) : after(call, own, current);
    let noRoom: FilesChanged['problems'];
    try {
      // Saving the same page twice saves the same, so it needs no key.
      noRoom = await transact(instanceOf(c), { personId: own.person.id }, (act) =>
        savePage(act, call, own, sent.change, sent.files.changes),
      );
    } catch (error) {
      if (!(error instanceof Refusal && error.key === 'callNotOpen')) throw error;
      const closed = closedMoment(viewOf(c), call);
      const problems = stepProblems(viewOf(c), call, sent, sent.read);
      return c.html(stepPage(c, call, own, { ...shown, problems, closed }), 409);
    }
    const { call: callNow, own: ownNow } = await placeOf(c);
    const t = words(viewOf(c).language);
    const now = ownNow ?? own;
    if (go === 'more') return c.html(stepPage(c, callNow, now, { ...shown, problems: {}, more: true }));
    const read = withFiles(current, now, sent, noRoom);
    const problems = stepProblems(viewOf(c), call, sent, go === 'files' ? ofFiles(read) : read);
    const isWrong = Object.keys(problems).length > 0;
    if (go === 'files') {
      const page = stepPage(c, callNow, now, { ...shown, problems });
      return isWrong ? sayProblems(c, page) : c.html(page);
    }
    if (go === 'later') say(c, t('saved.later'));
    else if (isWrong) return sayProblems(c, stepPage(c, callNow, now, { ...shown, problems }));
    else if (own.application !== null) say(c, t('saved.sent.change'));
    return c.redirect(to, 303);
  })
  .get(paths.applyFile(':cohort', role, ':file'), async (c) => {
    const { call, own } = await placeOf(c);
    if (own === null) throw new NotFound();
    return sendFile(c, await findOwnFile(dbOf(c), call.cohort.id, own, idOf(c, 'file')));
  })
  .get(paths.applyCheck(':cohort', role), async (c) => {
    const { call, own, role } = await placeOf(c);
    if (own === null) return c.redirect(paths.apply(call.cohort.id, role), 303);
    if (!mayWrite(own)) return c.redirect(paths.applyStatus(call.cohort.id, role), 303);
    return c.html(await checkPage(c, call, own, false));
  });

const endRoutes = (accounts: Accounts) =>
  new Hono<Env>()
    .post(paths.applySending(':cohort', role), limited, async (c) => {
      const { call, own, role } = await placeOf(c);
      if (own === null) return c.redirect(paths.apply(call.cohort.id, role), 303);
      const { once } = await readForm(c, buttonForm);
      const isDraft = own.application === null && standingOf(own) === 'draft';
      if (isDraft && unanswered(call.cohort, own).length > 0)
        return sayProblems(c, await checkPage(c, call, own, true));
      const to = await transactOnce(instanceOf(c), { personId: own.person.id }, once, async (act) => {
        await sendApplication(act, accounts, call, own);
        return paths.applyStatus(call.cohort.id, role);
      });
      return c.redirect(to, 303);
    })
    .get(paths.applyStatus(':cohort', role), async (c) => {
      const { call, own, role } = await placeOf(c);
      if (own === null) return c.redirect(paths.apply(call.cohort.id, role), 303);
      const missing = unanswered(call.cohort, own);
      return c.html(<StatusPage {...ownProps(viewOf(c), call, own)} missing={missing} once={newOnce()} />);
    })
    .post(paths.applyWithdrawal(':cohort', role), limited, async (c) => {
      const { call, own, role } = await placeOf(c);
      if (own === null) return c.redirect(paths.apply(call.cohort.id, role), 303);
      const { once, entries } = await readForm(c, buttonForm);
      const isBack = entries['do'] === 'back';
      const to = await transactOnce(instanceOf(c), { personId: own.person.id }, once, async (act) => {
        await (isBack ? comeBack(act, call, own) : withdrawOwn(act, call, own));
        return paths.applyStatus(call.cohort.id, role);
      });
      if (isBack) say(c, words(viewOf(c).language)('status.undone'));
      return c.redirect(to, 303);
    })
    .post(paths.applyLeaving(':cohort', role), limited, async (c) => {
      const { call, role } = await placeOf(c);
      deleteCookie(c, ownCookie, { path: paths.apply(call.cohort.id, role) });
      say(c, words(viewOf(c).language)('status.left'));
      return c.redirect(paths.apply(call.cohort.id, role), 303);
    });

/** The call that is applied to, in which role, and one's own form when this browser has opened its link. */
const placeOf = async (c: Request): Promise<{ call: Call; role: Role; own: Own | null }> => {
  const call = await findCall(dbOf(c), idOf(c, 'cohort'));
  const { now } = viewOf(c);
  if (callState(windowOf(call), now) === 'hidden') throw new NotFound();
  const role = roleOf(c.req.param('role'));
  if (role === null) throw new NotFound();
  const token = getCookie(c, ownCookie);
  const own = token === undefined ? null : await findOwn(dbOf(c), call.cohort.id, role, token, now);
  return { call, role, own };
};

const startPage = (
  c: Request,
  call: Call,
  role: Role,
  draft: ReturnType<typeof blank>,
  from: string | null,
) => {
  const view = viewOf(c);
  const closed = callState(windowOf(call), view.now) === 'closed';
  return <StartPage {...{ view, cohort: call.cohort, role, draft, from, closed }} once={newOnce()} />;
};

const deadLink = (c: Request, call: Call, role: Role) =>
  c.html(<DeadLinkPage view={viewOf(c)} cohort={call.cohort} role={role} />, 410);

/** A new form begins at its first page; one that was begun, at where it stands. */
const landing = async (c: Request, call: Call, role: Role, token: string): Promise<string> => {
  const own = await findOwn(dbOf(c), call.cohort.id, role, token, viewOf(c).now);
  const isNew = own !== null && own.application === null && Object.keys(own.answers).length === 0;
  return isNew && standingOf(own) === 'draft'
    ? paths.applyStep(call.cohort.id, role, 'about')
    : paths.applyStatus(call.cohort.id, role);
};

const mayWrite = (own: Own): boolean => !['withdrawn', 'discarded'].includes(standingOf(own));

/** A page that somebody may have open still, though nothing is asked on it any more. */
const isGone = (c: Request, call: Call, role: Role): boolean => {
  const name = c.req.param('step');
  const asked = stepsOf(call.cohort.questions[role]);
  return stepOrder.some((step) => step === name) && !asked.some(({ step }) => step === name);
};

const stepOf = (c: Request, call: Call, role: Role): FormStep => {
  const found = stepsOf(call.cohort.questions[role]).find(({ step }) => step === c.req.param('step'));
  if (found === undefined) throw new NotFound();
  return found;
};

const after = (call: Call, own: Own, { step }: FormStep): string => {
  const steps = stepsOf(call.cohort.questions[own.role]);
  const next = steps[steps.findIndex((each) => each.step === step) + 1];
  return next === undefined
    ? paths.applyCheck(call.cohort.id, own.role)
    : paths.applyStep(call.cohort.id, own.role, next.step);
};

type Shown = {
  readonly current: FormStep;
  readonly fields: Fields;
  readonly name: string;
  readonly problems?: Readonly<Record<string, string[]>>;
  readonly more?: boolean;
  readonly closed?: string;
};

const stepPage = (c: Request, call: Call, own: Own, { more, closed, problems, ...shown }: Shown) => {
  const view = viewOf(c);
  const zone = shown.current.questions.find(({ kind }) => kind === 'zone');
  const isGuess = zone !== undefined && own.answers[zone.key] === undefined && problems === undefined;
  return (
    <StepPage
      {...ownProps(view, call, own)}
      {...shown}
      problems={problems ?? {}}
      more={more ?? false}
      closed={closed ?? null}
      cityNote={cityNote(view, shown.current, shown.fields, isGuess)}
    />
  );
};

const checkPage = async (c: Request, call: Call, own: Own, tried: boolean) => {
  const { schemeId, questions } = call.cohort;
  const sent = own.application === null ? [] : [own.answers];
  return (
    <CheckPage
      {...ownProps(viewOf(c), call, own)}
      {...{ tried }}
      missing={unanswered(call.cohort, own)}
      before={await askedBefore(dbOf(c), schemeId, own.role, questions[own.role], sent)}
      once={newOnce()}
    />
  );
};
