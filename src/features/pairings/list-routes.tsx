/** One's own place on a wait-list, reached by a signed link. */
import { Hono } from 'hono';
import { paths } from '../../paths.ts';
import { NotFound } from '../../refusal.ts';
import { formats } from '../../ui/formats.ts';
import { dbOf, type Env, instanceOf, type Request, viewOf } from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { readForm } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import { stayForm } from './forms.ts';
import { readListToken, type Signer } from './links.ts';
import { words } from './list-words.ts';
import { OwnListPage } from './pages/own-list.tsx';
import { joinList, leaveList } from './waiting.ts';
import { findListPlace, listState } from './waiting-queries.ts';

export const listRoutes = (signer: Signer) => {
  const find = async (c: Request) => {
    const token = c.req.param('token') ?? '';
    const application = readListToken(signer.secret, token);
    if (application === null) throw new NotFound();
    const place = await findListPlace(dbOf(c), application);
    return { token, place, state: listState(place, viewOf(c).now) };
  };
  return new Hono<Env>()
    .get('/list/:token', async (c) => {
      const found = await find(c);
      c.header('referrer-policy', 'no-referrer');
      return c.html(<OwnListPage view={viewOf(c)} {...found} once={newOnce()} />);
    })
    .post('/list/:token', async (c) => {
      const { token, place } = await find(c);
      const form = await readForm(c, stayForm);
      if (!form.ok) throw new NotFound();
      const stays = form.value.stay === 'yes';
      // Who holds the link is that person.
      const to = await transactOnce(instanceOf(c), { personId: place.personId }, form.once, async (act) => {
        await (stays
          ? joinList(act, place.applicationId, signer)
          : leaveList(act, place.applicationId, 'self'));
        const { language } = viewOf(c);
        const date = formats(language).date(place.untilOn, 'date');
        say(c, stays ? words(language)('said.joined') : words(language)('said.left', { date }));
        return paths.ownList(token);
      });
      return c.redirect(to, 303);
    });
};
