import { Hono } from 'hono';
import { transact } from '../../act.ts';
import { paths } from '../../paths.ts';
import { allowed } from '../../web/allow.ts';
import { actorOf, dbOf, type Env, idOf, instanceOf, viewOf } from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { readForm, sentForm } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import { inHouse } from '../../web/view.ts';
import { readBounces } from './bounce-report.ts';
import { takeInBounces } from './bounces.ts';
import { sendingForm } from './forms.ts';
import { tryAgain } from './outbox.ts';
import { BouncesPage } from './pages/bounces.tsx';
import { MessagePage } from './pages/message.tsx';
import { OutboxPage } from './pages/outbox.tsx';
import { findMessage, findTrouble, listOutbox } from './queries.ts';
import { isMessageState } from './rules.ts';
import { words } from './words.ts';

/** `leaves`: a mail server is set, so that letters go out. */
export const communicationsRoutes = ({ leaves }: { readonly leaves: boolean }) =>
  new Hono<Env>()
    .get(paths.outbox(), async (c) => {
      const viewer = allowed(c, 'readOutbox');
      const asked = c.req.query('state');
      const state = isMessageState(asked) ? asked : 'waiting';
      const { now } = viewOf(c);
      const outbox = await listOutbox(dbOf(c), state, { personId: viewer.personId, now });
      const trouble = await findTrouble(dbOf(c));
      return c.html(
        <OutboxPage view={inHouse(viewOf(c), 'outbox')} {...{ outbox, state, leaves, trouble }} />,
      );
    })
    .get(paths.bounces(), (c) => {
      allowed(c, 'readOutbox');
      return c.html(<BouncesPage view={inHouse(viewOf(c), 'outbox')} problems={{}} once={newOnce()} />);
    })
    .post(paths.bounces(), async (c) => {
      allowed(c, 'readOutbox');
      const t = words(viewOf(c).language);
      const sent = await sentForm(c);
      const file = sent.get('file');
      const source = file instanceof File ? await file.text() : '';
      const reports = readBounces(source);
      if (reports.length === 0) {
        const problems = { file: t(source === '' ? 'bounces.file.missing' : 'bounces.file.none') };
        const view = inHouse(viewOf(c), 'outbox');
        return c.html(<BouncesPage {...{ view, problems }} once={newOnce()} />, 422);
      }
      // Taking the same reports in twice marks nothing twice.
      const taken = await transact(instanceOf(c), actorOf(c), (act) => takeInBounces(act, reports));
      say(c, t('bounces.said', taken));
      return c.redirect(paths.bounces(), 303);
    })
    .get(paths.message(':message'), async (c) => {
      const { personId } = allowed(c, 'readOutbox');
      const looks = { personId, now: viewOf(c).now };
      const letter = await findMessage(dbOf(c), idOf(c, 'message'), looks);
      const view = inHouse(viewOf(c), 'outbox');
      return c.html(<MessagePage {...{ view, letter, leaves }} once={newOnce()} />);
    })
    .post(paths.messageSending(':message'), async (c) => {
      const { personId } = allowed(c, 'readOutbox');
      const { once } = await readForm(c, sendingForm);
      const looks = { personId, now: viewOf(c).now };
      const letter = await findMessage(dbOf(c), idOf(c, 'message'), looks);
      const to = await transactOnce(instanceOf(c), actorOf(c), once, async (act) => {
        await tryAgain(act, letter.id);
        return paths.message(letter.id);
      });
      say(c, words(viewOf(c).language)('again.done'));
      return c.redirect(to, 303);
    });
