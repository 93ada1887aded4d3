/** One letter of a cohort before it leaves: other words, a later day, or not at all. */
import { Hono } from 'hono';
import { paths } from '../../paths.ts';
import { Refusal } from '../../refusal.ts';
import { formats } from '../../ui/formats.ts';
import { actorOf, dbOf, type Env, idOf, instanceOf, type Request, viewOf } from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { readForm } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import { inCohort } from '../../web/view.ts';
import { findLetter } from './batch-queries.ts';
import { drawLetter, openToDecide } from './cohort-routes.tsx';
import { deletionForm, laterForm, letterWordsForm } from './forms.ts';
import { deleteLetter, editLetter, restoreLetter, sendLater, undoEdit } from './letter-change.ts';
import { editedBody, placeholdersOf, problemsOfText } from './letter-text.ts';
import { letterWords } from './letter-words.ts';
import { LetterWordsPage } from './pages/letter-words.tsx';
import { textProblems } from './text-problems.ts';

const open = async (c: Request) => {
  const { place } = await openToDecide(c);
  const letter = await findLetter(dbOf(c), place.id, idOf(c, 'letter'));
  return { place, letter, t: letterWords(viewOf(c).language) };
};

type Entries = Readonly<Record<string, string>>;

const draw = async (
  c: Request,
  problems: Readonly<Record<string, readonly string[]>>,
  entries: Entries,
  status: 200 | 422,
) => {
  const { place, letter } = await open(c);
  if (['sent', 'leaving', 'failed'].includes(letter.state)) throw new Refusal('letterLeft');
  const view = inCohort(viewOf(c), place, 'outbox');
  return c.html(<LetterWordsPage {...{ view, place, letter, problems, entries }} once={newOnce()} />, status);
};

export const letterRoutes = new Hono<Env>()
  .get('/cohorts/:cohort/outbox/:letter/words', (c) => draw(c, {}, {}, 200))
  .post('/cohorts/:cohort/outbox/:letter/words', async (c) => {
    const { place, letter, t } = await open(c);
    const form = await readForm(c, letterWordsForm(t));
    const isBack = form.entries['back'] === 'yes';
    if (!isBack) {
      if (!form.ok) return draw(c, form.problems, form.entries, 422);
      const found = problemsOfText(form.value.body, placeholdersOf(letter.body));
      if (found.length > 0)
        return draw(c, { body: textProblems(t, found, placeholdersOf(letter.body)) }, form.entries, 422);
    }
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      if (isBack) await undoEdit(act, letter.id);
      else if (form.ok)
        await editLetter(act, letter.id, {
          subject: form.value.subject,
          body: editedBody(form.value.body, letter.body),
        });
      say(c, t(isBack ? 'said.editUndone' : 'said.edited'));
      return paths.cohortLetter(place.id, letter.id);
    });
    return c.redirect(to, 303);
  })
  .post('/cohorts/:cohort/outbox/:letter/later', async (c) => {
    const { place, letter, t } = await open(c);
    const form = await readForm(c, laterForm(t));
    if (!form.ok) return drawLetter(c, letter.id, form);
    const { later: on } = form.value;
    try {
      const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
        await sendLater(act, letter.id, on === '' ? null : on);
        const { date } = formats(viewOf(c).language);
        say(c, on === '' ? t('said.notLater') : t('said.later', { date: date(on, 'day') }));
        return paths.cohortLetter(place.id, letter.id);
      });
      return c.redirect(to, 303);
    } catch (no) {
      if (!(no instanceof Refusal) || no.key !== 'laterIsPast') throw no;
      return drawLetter(c, letter.id, {
        problems: { later: [t('refusal.laterIsPast')] },
        entries: form.entries,
      });
    }
  })
  .post('/cohorts/:cohort/outbox/:letter/deletion', async (c) => {
    const { place, letter, t } = await open(c);
    const form = await readForm(c, deletionForm(t));
    if (!form.ok) return drawLetter(c, letter.id, form);
    const given = form.value;
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      if (given.do === 'restore') await restoreLetter(act, letter.id);
      else await deleteLetter(act, letter.id, given.why);
      say(c, t(given.do === 'restore' ? 'said.restored' : 'said.deleted'));
      return paths.cohortLetter(place.id, letter.id);
    });
    return c.redirect(to, 303);
  });
