import { Hono } from 'hono';
import { paths } from '../../paths.ts';
import { allowed } from '../../web/allow.ts';
import { actorOf, dbOf, type Env, idOf, instanceOf, viewOf } from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { readForm } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import { inHouse } from '../../web/view.ts';
import { sendingForm } from './forms.ts';
import { tryAgain } from './outbox.ts';
import { MessagePage } from './pages/message.tsx';
import { OutboxPage } from './pages/outbox.tsx';
import { findMessage, listOutbox } from './queries.ts';
import { isMessageState } from './rules.ts';
import { words } from './words.ts';

/** `leaves`: a mail server is set, so that letters go out. */
export const communicationsRoutes = ({ leaves }: { readonly leaves: boolean }) =>
  new Hono<Env>()
    .get(paths.outbox(), async (c) => {
      allowed(c, 'readOutbox');
      const asked = c.req.query('state');
      const state = isMessageState(asked) ? asked : 'waiting';
      const outbox = await listOutbox(dbOf(c), state);
      return c.html(<OutboxPage view={inHouse(viewOf(c), 'outbox')} {...{ outbox, state, leaves }} />);
    })
    .get(paths.message(':message'), async (c) => {
      allowed(c, 'readOutbox');
      const letter = await findMessage(dbOf(c), idOf(c, 'message'));
      const view = inHouse(viewOf(c), 'outbox');
      return c.html(<MessagePage {...{ view, letter, leaves }} once={newOnce()} />);
    })
    .post(paths.messageSending(':message'), async (c) => {
      allowed(c, 'readOutbox');
      const { once } = await readForm(c, sendingForm);
      const letter = await findMessage(dbOf(c), idOf(c, 'message'));
      const to = await transactOnce(instanceOf(c), actorOf(c), once, async (act) => {
        await tryAgain(act, letter.id);
        return paths.message(letter.id);
      });
      say(c, words(viewOf(c).language)('again.done'));
      return c.redirect(to, 303);
    });
