/** An applicant's address, put right from the outbox of their cohort. */
import { Hono } from 'hono';
import { paths } from '../../paths.ts';
import { Refusal } from '../../refusal.ts';
import { allowed } from '../../web/allow.ts';
import { actorOf, dbOf, type Env, idOf, instanceOf, viewOf } from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { readForm } from '../../web/form.ts';
import { transactOnce } from '../../web/once.ts';
import { findLetterPlace } from '../communications/batch-queries.ts';
import { correctAddress } from './address.ts';
import { addressForm } from './forms.ts';
import { words } from './words.ts';

export const addressRoutes = new Hono<Env>().post('/cohorts/:cohort/addresses/:person', async (c) => {
  const place = await findLetterPlace(dbOf(c), idOf(c, 'cohort'));
  allowed(c, 'sendLetters', { cohortId: place.id, schemeId: place.schemeId });
  const person = idOf(c, 'person');
  const form = await readForm(c, addressForm);
  const t = words(viewOf(c).language);
  const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
    if (!form.ok) throw new Refusal('addressUnreadable');
    const count = await correctAddress(act, place.id, person, form.value.email);
    say(c, t('said.address', { count }));
    return paths.cohortOutbox(place.id);
  });
  return c.redirect(to, 303);
});
