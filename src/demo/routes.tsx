/** One page that lets a visitor of the demo become somebody. It stands in the demo alone. */
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { type Instance, transact } from '../act.ts';
import { type Accounts, sessionCookie, startSession } from '../features/accounts/session.ts';
import { findCall } from '../features/applications/call-queries.ts';
import { linkFor } from '../features/applications/links.ts';
import { ownCookie, ownCookieOptions } from '../features/applications/own-cookie.ts';
import { openLink } from '../features/applications/starting.ts';
import { answerToken } from '../features/pairings/links.ts';
import { paths } from '../paths.ts';
import { NotFound } from '../refusal.ts';
import { Button, Form } from '../ui/form.tsx';
import { Layout } from '../ui/layout.tsx';
import { Note } from '../ui/parts.tsx';
import { type Env, instanceOf, viewOf } from '../web/env.ts';
import { sentForm } from '../web/form.ts';
import type { View } from '../web/view.ts';
import { words } from './words.ts';
import type { Door, Visitor, World } from './world.ts';

export const demoRoutes = (world: World, accounts: Accounts): Hono<Env> =>
  new Hono<Env>()
    // Nobody has a password or a mailbox here: whoever is asked to sign in chooses somebody to be.
    .get('/sign-in', (c) => c.redirect(paths.demo(), 303))
    .get(paths.demo(), (c) => c.html(<DemoPage view={viewOf(c)} people={world.people} />))
    .post(paths.demoVisit(), async (c) => {
      const id = (await sentForm(c)).get('person');
      const person = world.people.find((each) => each.id === id);
      if (person === undefined) throw new NotFound();
      const { door } = person;
      if (door.to === 'form')
        return c.redirect(new URL(await ownLink(instanceOf(c), accounts, id, door)).pathname, 303);
      if (door.to === 'status') {
        const link = await ownLink(instanceOf(c), accounts, id, door);
        const token = link.slice(link.lastIndexOf('/') + 1);
        const call = await findCall(instanceOf(c).db, door.cohortId);
        await transact(instanceOf(c), null, (act) => openLink(act, call, door.role, token));
        setCookie(c, ownCookie, token, ownCookieOptions(accounts, door.cohortId, door.role));
        return c.redirect(paths.applyStatus(door.cohortId, door.role), 303);
      }
      if (door.to === 'answer')
        return c.redirect(
          paths.answer(answerToken(accounts.secret, { id: door.offerId, side: door.side })),
          303,
        );
      const token = await transact(instanceOf(c), null, (act) => startSession(act, person.id));
      c.header('set-cookie', sessionCookie(accounts, token));
      return c.redirect(door.path, 303);
    });

/** An applicant has no account: like everybody who applies, they come by a link. */
const ownLink = async (
  instance: Instance,
  accounts: Accounts,
  id: unknown,
  { cohortId, role }: Extract<Door, { to: 'form' | 'status' }>,
): Promise<string> => {
  const call = await findCall(instance.db, cohortId);
  const person = await instance.db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'language'])
    .where('id', '=', String(id))
    .executeTakeFirstOrThrow();
  return transact(instance, null, (act) => linkFor(act, accounts, call, role, person));
};

const DemoPage = ({ view, people }: { view: View; people: readonly Visitor[] }) => {
  const t = words(view.language);
  return (
    <Layout frame={view.frame} title={t('title')} width="form">
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      <h2>{t('who')}</h2>
      <ul class="todo">
        {people.map((person) => (
          <li>
            <p>{t(person.role)}</p>
            <div>
              <h3>
                <bdi>{person.name}</bdi>
              </h3>
              <p>{t(`${person.role}.what`)}</p>
            </div>
            <Form action={paths.demoVisit()} label={t('become', { name: person.name })}>
              <input type="hidden" name="person" value={person.id} />
              <Button kind={person.role === 'coordinator' ? 'main' : 'second'}>
                {t('become', { name: person.name })}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Note>
        <p>{t('forgets')}</p>
      </Note>
    </Layout>
  );
};
