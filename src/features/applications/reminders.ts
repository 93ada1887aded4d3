/** Reminding readers of what they have still to read. */
import type { Act } from '../../act.ts';
import { record } from '../../history.ts';
import { paths } from '../../paths.ts';
import { Refusal } from '../../refusal.ts';
import { formats } from '../../ui/formats.ts';
import { isLanguage } from '../../ui/languages.ts';
import { queueForList } from '../communications/outbox.ts';
import type { Cohort } from '../schemes/queries.ts';
import { loadsOf } from './review-counts.ts';
import { currentPhase, listPossibleReaders, todayIn } from './review-queries.ts';
import { minutesEach, stateOf } from './review-rules.ts';
import { words } from './review-words.ts';

/** Queues one letter for each reader with readings left, at most one a day; it names nobody but its reader. */
export const remindReaders = async (act: Act, cohort: Cohort, origin: string): Promise<number> => {
  const today = todayIn(cohort, act.now);
  const phase = await currentPhase(act.db, cohort, act.now);
  if (phase === null || stateOf(phase, today) !== 'open') throw new Refusal('remindOutside');
  const loads = await loadsOf(act.db, cohort);
  const readers = await listPossibleReaders(act.db, cohort);
  const due = readers
    .map((reader) => ({ ...reader, left: loads.get(reader.id)?.left ?? 0 }))
    .filter((one) => one.left > 0);
  for (const { name, email, language, left: count } of due) {
    const spoken = isLanguage(language) ? language : 'en';
    const t = words(spoken);
    const facts = { count, cohort: `${cohort.schemeName}, ${cohort.name}` };
    await queueForList(act, {
      kind: 'readingReminder',
      list: 'reminders',
      recipient: email,
      occasion: `${cohort.id} ${today}`,
      subject: t('letter.remind.subject', facts),
      text: t('letter.remind.text', {
        ...facts,
        name,
        minutes: count * minutesEach,
        date: formats(spoken).date(phase.closesOn, 'day'),
        link: `${origin}${paths.readings(cohort.id)}`,
      }),
    });
  }
  if (due.length > 0)
    await record(act, {
      action: 'readersReminded',
      schemeId: cohort.schemeId,
      cohortId: cohort.id,
      facts: { readers: due.length },
    });
  return due.length;
};
