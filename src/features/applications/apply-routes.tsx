/** Applying without an account: a mailed link, a form in pages, and a page that says where it stands. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { transact } from '../../act.ts';
import { type Answered, readAnswer } from '../../core/questions/posted.ts';
import type { Fields } from '../../core/questions/posted-hours.ts';
import type { Answers, Question } from '../../core/questions/question.ts';
import { type FormStep, stepsOf } from '../../core/questions/steps.ts';
import { paths } from '../../paths.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { dbOf, type Env, idOf, instanceOf, type Request, viewOf } from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { blank, readForm, sayProblems, sentForm } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import type { Accounts } from '../accounts/session.ts';
import { windowMinutes } from '../accounts/tries.ts';
import type { Role } from './applicant.ts';
import { words } from './apply-words.ts';
import { sourceOf, startForm } from './call-forms.ts';
import { type Call, findCall, windowOf } from './call-queries.ts';
import { callState } from './deadline.ts';
import { comeBack, demandsOf, saveAnswers, sendApplication, unanswered, withdrawOwn } from './drafts.ts';
import { buttonForm, roleOf } from './forms.ts';
import { findLink, findOwn, type Own, standingOf } from './own.ts';
import { CheckPage } from './pages/check.tsx';
import { DeadLinkPage, MailedPage, OpenLinkPage, StartPage, TooManyLinksPage } from './pages/start.tsx';
import { StatusPage } from './pages/status.tsx';
import { StepPage } from './pages/step.tsx';
import { cityNote, closedMoment, guessedZone, ownProps, problemsOf, savedFields } from './showing-own.tsx';
import { askToApply, openLink } from './starting.ts';

export const applyRoutes = (accounts: Accounts): Hono<Env> =>
  new Hono<Env>().route('/', startRoutes(accounts)).route('/', formRoutes).route('/', endRoutes(accounts));

const role = ':role';
const cookie = 'application';
const day = 86_400;
const largestForm = 256 * 1024;

const limited = bodyLimit({
  maxSize: largestForm,
  onError: () => {
    throw new HTTPException(413);
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
      setCookie(c, cookie, token, {
        path: paths.apply(call.cohort.id, role),
        httpOnly: true,
        sameSite: 'Lax',
        secure: accounts.origin.startsWith('https:'),
        maxAge: 30 * day,
      });
      return c.redirect(await landing(c, call, role, token), 303);
    });

const formRoutes = new Hono<Env>()
  .get(paths.applyStep(':cohort', role, ':step'), async (c) => {
    const { call, own, role } = await placeOf(c);
    if (own === null) return c.redirect(paths.apply(call.cohort.id, role), 303);
    const current = stepOf(c, call, role);
    if (!mayWrite(own)) return c.redirect(paths.applyStatus(call.cohort.id, role), 303);
    const guess = guessedZone(call.cohort.questions[role], own.answers);
    return c.html(
      stepPage(c, call, own, { current, fields: savedFields(current, own, guess), name: own.person.name }),
    );
  })
  .post(paths.applyStep(':cohort', role, ':step'), limited, async (c) => {
    const { call, own, role } = await placeOf(c);
    if (own === null) return c.redirect(paths.apply(call.cohort.id, role), 303);
    const current = stepOf(c, call, role);
    const posted = await readStep(c, call, own, current);
    const { go, name, fields, problems } = posted;
    const shown = { current, fields, name, problems };
    const to = go === 'later' ? paths.applyStatus(call.cohort.id, role) : after(call, own, current);
    const isGood = Object.keys(problems).length === 0;
    try {
      // Saving the same page twice saves the same, so it needs no key.
      await transact(instanceOf(c), { personId: own.person.id }, (act) =>
        saveAnswers(act, call, own, posted.change),
      );
    } catch (error) {
      if (!(error instanceof Refusal && error.key === 'callNotOpen')) throw error;
      const closed = closedMoment(viewOf(c), call);
      return c.html(stepPage(c, call, own, { ...shown, closed }), 409);
    }
    const { call: callNow, own: ownNow } = await placeOf(c);
    const t = words(viewOf(c).language);
    if (go === 'more')
      return c.html(stepPage(c, callNow, ownNow ?? own, { ...shown, problems: {}, more: true }));
    if (go === 'later') say(c, t('saved.later'));
    else if (!isGood) return sayProblems(c, stepPage(c, callNow, ownNow ?? own, shown));
    else if (own.application !== null) say(c, t('saved.sent.change'));
    return c.redirect(to, 303);
  })
  .get(paths.applyCheck(':cohort', role), async (c) => {
    const { call, own, role } = await placeOf(c);
    if (own === null) return c.redirect(paths.apply(call.cohort.id, role), 303);
    if (!mayWrite(own)) return c.redirect(paths.applyStatus(call.cohort.id, role), 303);
    return c.html(checkPage(c, call, own, false));
  });

const endRoutes = (accounts: Accounts) =>
  new Hono<Env>()
    .post(paths.applySending(':cohort', role), limited, async (c) => {
      const { call, own, role } = await placeOf(c);
      if (own === null) return c.redirect(paths.apply(call.cohort.id, role), 303);
      const { once } = await readForm(c, buttonForm);
      const isDraft = own.application === null && standingOf(own) === 'draft';
      if (isDraft && unanswered(call.cohort, own).length > 0)
        return sayProblems(c, checkPage(c, call, own, true));
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
      deleteCookie(c, cookie, { path: paths.apply(call.cohort.id, role) });
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
  const token = getCookie(c, cookie);
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

const checkPage = (c: Request, call: Call, own: Own, tried: boolean) => (
  <CheckPage
    {...ownProps(viewOf(c), call, own)}
    {...{ tried }}
    missing={unanswered(call.cohort, own)}
    once={newOnce()}
  />
);

type Read = { readonly question: Question; readonly answered: Answered };

/** A page of the form as it was sent: what is to be saved of it, and what is to be put right. */
const readStep = async (c: Request, call: Call, own: Own, current: FormStep) => {
  const view = viewOf(c);
  const fields = fieldsIn(await sentForm(c));
  const demands = demandsOf(call.cohort);
  const read = current.questions.map(
    (question): Read => ({
      question,
      answered: readAnswer(question, fields, demands),
    }),
  );
  const problems = problemsOf(view, call, read);
  const asksName = current.step === 'about';
  const name = asksName ? (fields['name']?.[0] ?? '').replace(/\s+/g, ' ').trim() : own.person.name;
  const isNamed = name !== '' && name.length <= 200;
  const t = words(view.language);
  const wrongName = { name: [t(name === '' ? 'start.name.wrong' : 'start.name.long')] };
  const go = fields['go']?.[0];
  return {
    fields,
    name,
    go: go === 'later' || go === 'more' ? go : ('on' as const),
    problems: isNamed ? problems : { ...wrongName, ...problems },
    change: { answers: answersToSave(own, read), ...(asksName && isNamed ? { name } : {}) },
  };
};

/** What could be read is saved. Of an application that was sent, nothing that it needs is taken away. */
const answersToSave = ({ application }: Own, read: readonly Read[]): Answers =>
  Object.fromEntries(
    read
      .filter(({ answered }) => {
        if (answered.problems.length === 0) return true;
        const isBlank = answered.problems.every(({ code }) => code === 'missing');
        return application === null && (isBlank || answered.value !== undefined);
      })
      .map(({ question, answered }) => [question.key, answered.value]),
  );

const fieldsIn = (data: FormData): Fields => {
  const fields: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of data) {
    if (typeof value !== 'string') continue;
    const list = fields[name] ?? [];
    list.push(value);
    fields[name] = list;
  }
  return fields;
};
