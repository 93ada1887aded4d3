/** Where a reader stops reminders or news: a page with one button, and the one-click request of mail programs. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { transact } from '../../act.ts';
import { dbOf, type Env, instanceOf, type Request, viewOf } from '../../web/env.ts';
import { sentForm } from '../../web/form.ts';
import { StopPage } from './pages/stop.tsx';
import { findStopping, startMailAgain, stopMail } from './stopping.ts';

export const stopRoutes = ({ secret }: { readonly secret: string }) => {
  const find = (c: Request) => findStopping(dbOf(c), secret, c.req.param('token') ?? '');
  const draw = async (c: Request, done: 'stopped' | 'again' | null) => {
    c.header('referrer-policy', 'no-referrer');
    return c.html(
      <StopPage view={viewOf(c)} stopping={await find(c)} token={c.req.param('token') ?? ''} done={done} />,
    );
  };
  return new Hono<Env>()
    .get('/stop/:token', (c) => draw(c, null))
    .post('/stop/:token', bodyLimit({ maxSize: 10_000 }), async (c) => {
      const stopping = await find(c);
      // The one-click request of RFC 8058 says only List-Unsubscribe=One-Click, and is answered without a redirect.
      // Whatever else a mail program sends, it can only mean to stop.
      const sent = await sentForm(c).catch(() => null);
      const isAgain = sent?.get('do') === 'again';
      await transact(instanceOf(c), null, (act) => (isAgain ? startMailAgain : stopMail)(act, stopping));
      return draw(c, isAgain ? 'again' : 'stopped');
    });
};
