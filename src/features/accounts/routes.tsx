import { Hono } from 'hono';
import { transact } from '../../act.ts';
import { paths } from '../../paths.ts';
import { mayAnywhere } from '../../permissions.ts';
import { Forbidden, NotFound } from '../../refusal.ts';
import { isLanguage } from '../../ui/languages.ts';
import { allowed } from '../../web/allow.ts';
import { actorOf, dbOf, type Env, idOf, instanceOf, type Request, viewerOf, viewOf } from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { blank, type Draft, readForm, sayProblems } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import { inHouse } from '../../web/view.ts';
import { buttonForm, grantForm, linkForm, meForm, ownPath, signInForm, startForm } from './forms.ts';
import { linkMinutes, sendSignInLink, useLink } from './links.ts';
import { MePage } from './pages/me.tsx';
import { RemovalPage } from './pages/removal.tsx';
import { RolesPage } from './pages/roles.tsx';
import { LinkPage, SentPage, SignInPage, SpentLinkPage, TooManyPage } from './pages/sign-in.tsx';
import { StartPage } from './pages/start.tsx';
import { changePerson } from './people.ts';
import { findGrant, type GrantRow, linkState, listGrants, listPlaces, rolesOf, scopeOf } from './queries.ts';
import { grantRole, removeGrant } from './roles.ts';
import {
  type Accounts,
  endSession,
  endSessions,
  sessionCookie,
  sessionDays,
  startSession,
} from './session.ts';
import { foundOrganisation } from './start.ts';
import { isSameText, tokenOfPress } from './token.ts';
import { windowMinutes } from './tries.ts';
import { words } from './words.ts';

export const accountsRoutes = (accounts: Accounts): Hono<Env> =>
  new Hono<Env>()
    .route('/', startRoutes(accounts))
    .route('/', signInRoutes(accounts))
    .route('/', meRoutes(accounts))
    .route('/', roleRoutes(accounts));

const startRoutes = (accounts: Accounts) =>
  new Hono<Env>()
    .get(paths.home(), async (c, next) => (isFresh(c) ? c.redirect(paths.start(), 303) : await next()))
    .get(paths.start(), (c) => {
      if (!isFresh(c)) return c.redirect(paths.home(), 303);
      const draft = blank({ code: c.req.query('code') ?? '' });
      return c.html(<StartPage view={viewOf(c)} draft={draft} once={newOnce()} />);
    })
    .post(paths.start(), async (c) => {
      const { language } = viewOf(c);
      const form = await readForm(
        c,
        startForm(language, (code) => isSameText(code, accounts.startCode)),
      );
      if (!form.ok) return sayProblems(c, <StartPage view={viewOf(c)} draft={form} once={newOnce()} />);
      const token = tokenOfPress(accounts.startCode, form.once);
      const to = await transactOnce(instanceOf(c), null, form.once, async (act) => {
        const { personId } = await foundOrganisation(act, { ...form.value, language });
        await startSession(act, personId, token);
        return paths.home();
      });
      say(c, words(language)('start.done'));
      return signedIn(c, accounts, token, to);
    });

const signInRoutes = (accounts: Accounts) =>
  new Hono<Env>()
    .get(paths.signIn(), (c) =>
      c.html(<SignInPage view={viewOf(c)} draft={blank()} to={ownPath(c.req.query('to'))} />),
    )
    .post(paths.signIn(), async (c) => {
      const view = viewOf(c);
      const form = await readForm(c, signInForm(view.language));
      if (!form.ok) {
        return sayProblems(c, <SignInPage view={view} draft={form} to={ownPath(form.entries['to'])} />);
      }
      const wish = { ...form.value, address: c.get('address') };
      // The time an answer takes must not tell whether the address is known.
      const [answer] = await Promise.all([
        transact(instanceOf(c), null, (act) => sendSignInLink(act, accounts, wish)),
        new Promise((resolve) => setTimeout(resolve, answerAfterMs)),
      ]);
      if (answer.tooMany) {
        c.header('retry-after', String(windowMinutes * 60));
        return c.html(<TooManyPage view={view} minutes={windowMinutes} />, 429);
      }
      if (answer.link !== null)
        accounts.tell?.(`A sign-in link, good for ${linkMinutes} minutes: ${answer.link}`);
      return c.redirect(paths.signInSent(), 303);
    })
    .get(paths.signInSent(), (c) =>
      c.html(<SentPage view={viewOf(c)} minutes={linkMinutes} leaves={accounts.tell === null} />),
    )
    .get(paths.signInLink(':token'), async (c) => {
      const view = viewOf(c);
      const token = c.req.param('token') ?? '';
      const to = ownPath(c.req.query('to'));
      const state = await linkState(dbOf(c), token, view.now);
      if (state !== 'open') return spent(c, state, to);
      return c.html(<LinkPage {...{ view, token, to }} once={newOnce()} />);
    })
    .post(paths.signInLink(':token'), async (c) => {
      const form = await readForm(c, linkForm);
      const to = form.ok ? form.value.to : undefined;
      const linkToken = c.req.param('token') ?? '';
      const token = await transact(instanceOf(c), null, (act) => useLink(act, linkToken, form.once));
      if (token !== null) return signedIn(c, accounts, token, to ?? paths.home());
      const state = await linkState(dbOf(c), linkToken, viewOf(c).now);
      return spent(c, state === 'used' ? 'used' : 'old', to);
    })
    .post(paths.signOut(), async (c) => {
      await transact(instanceOf(c), actorOf(c), (act) => endSession(act, accounts, c.req.raw.headers));
      return signedOut(c, accounts, 'signedOut');
    });

const meRoutes = (accounts: Accounts) =>
  new Hono<Env>()
    .get(paths.me(), async (c) => {
      const { name, zone, language } = viewerOf(c);
      return c.html(await mePage(c, blank({ name, zone: zone ?? '', language })));
    })
    .post(paths.me(), async (c) => {
      const viewer = viewerOf(c);
      const form = await readForm(c, meForm(viewOf(c).language));
      if (!form.ok) return sayProblems(c, await mePage(c, form));
      const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
        await changePerson(act, viewer.personId, form.value);
        return paths.me();
      });
      const { language } = form.value;
      say(c, words(isLanguage(language) ? language : 'en')('me.saved'));
      return c.redirect(to, 303);
    })
    .post(paths.mySessions(), async (c) => {
      const viewer = viewerOf(c);
      await transact(instanceOf(c), actorOf(c), (act) => endSessions(act, viewer.personId));
      return signedOut(c, accounts, 'signedOut.everywhere');
    });

const roleRoutes = (accounts: Accounts) =>
  new Hono<Env>()
    .get(paths.roles(), async (c) => {
      mayManageRoles(c);
      return c.html(await rolesPage(c, blank()));
    })
    .post(paths.roles(), async (c) => {
      const viewer = mayManageRoles(c);
      const places = await listPlaces(dbOf(c), viewer);
      const t = words(viewOf(c).language);
      const keys = places.map(({ key }) => key);
      const form = await readForm(c, grantForm(viewOf(c).language, keys));
      if (!form.ok) return sayProblems(c, await rolesPage(c, form));
      const { place: key, ...wish } = form.value;
      const place = places.find((one) => one.key === key);
      if (place === undefined) throw new NotFound();
      const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
        const { name } = await grantRole(act, { ...wish, ...place }, accounts.origin);
        say(c, t('roles.given', { name, role: t(`role.${wish.role}`) }));
        return paths.roles(askedOf(c));
      });
      return c.redirect(to, 303);
    })
    .get(paths.roleGrant(':grant'), async (c) => {
      const grant = await grantInReach(c);
      return c.html(<RemovalPage view={inHouse(viewOf(c), 'roles')} grant={grant} once={newOnce()} />);
    })
    .post(paths.roleGrantRemoval(':grant'), async (c) => {
      const grant = await grantInReach(c);
      const t = words(viewOf(c).language);
      const { once } = await readForm(c, buttonForm);
      const to = await transactOnce(instanceOf(c), actorOf(c), once, async (act) => {
        await removeGrant(act, grant.id);
        return grant.personId === viewerOf(c).personId ? paths.me() : paths.roles();
      });
      say(c, t('roles.taken', { name: grant.name, role: t(`role.${grant.role}`) }));
      return c.redirect(to, 303);
    });

/** No sign-in is answered sooner, known address or not. */
const answerAfterMs = 250;

const isFresh = (c: Request): boolean => viewOf(c).frame.organisation === null;

const signedIn = (c: Request, accounts: Accounts, token: string, to: string) => {
  c.header('set-cookie', sessionCookie(accounts, token), { append: true });
  return c.redirect(to, 303);
};

const signedOut = (c: Request, accounts: Accounts, sentence: 'signedOut' | 'signedOut.everywhere') => {
  c.header('set-cookie', sessionCookie(accounts, null), { append: true });
  say(c, words(viewOf(c).language)(sentence));
  return c.redirect(paths.signIn(), 303);
};

const spent = (c: Request, state: 'used' | 'old', to: string | undefined) =>
  c.html(<SpentLinkPage view={viewOf(c)} {...{ state, to }} minutes={linkMinutes} />, 410);

const mePage = async (c: Request, draft: Draft) => {
  const viewer = viewerOf(c);
  const roles = await rolesOf(dbOf(c), viewer);
  const { email } = viewer;
  return (
    <MePage
      view={inHouse(viewOf(c), 'me')}
      {...{ email, roles, draft }}
      once={newOnce()}
      days={sessionDays}
    />
  );
};

const mayManageRoles = (c: Request) => {
  const viewer = viewerOf(c);
  if (mayAnywhere(viewer, 'manageRoles')) return viewer;
  throw viewer.grants.length > 0 ? new Forbidden() : new NotFound();
};

const grantInReach = async (c: Request): Promise<GrantRow> => {
  viewerOf(c);
  const grant = await findGrant(dbOf(c), idOf(c, 'grant'));
  allowed(c, 'manageRoles', scopeOf(grant.place));
  return grant;
};

const rolesPage = async (c: Request, draft: Draft) => {
  const viewer = mayManageRoles(c);
  const places = await listPlaces(dbOf(c), viewer);
  const grants = await listGrants(dbOf(c), viewer);
  const asked = askedOf(c);
  const entries = Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return (
    <RolesPage
      view={inHouse(viewOf(c), 'roles')}
      {...{ grants, places, asked }}
      draft={{ ...draft, entries: { ...entries, ...draft.entries } }}
      once={newOnce()}
    />
  );
};

/** The role and the place by which a link led here. */
const askedOf = (c: Request) => ({ role: c.req.query('role'), place: c.req.query('place') });
