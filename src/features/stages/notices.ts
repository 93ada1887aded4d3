/** The letters that a moved day asks for: one for each person and day, however often it is pressed. */
import type { Act } from '../../act.ts';
import { paths } from '../../paths.ts';
import { formats } from '../../ui/formats.ts';
import { isLanguage, type Language } from '../../ui/languages.ts';
import type { Accounts } from '../accounts/session.ts';
import { findCall, windowOf } from '../applications/call-queries.ts';
import { lastMinute } from '../applications/deadline.ts';
import { linkFor } from '../applications/links.ts';
import { momentInWords } from '../applications/moments.ts';
import { queueMessage } from '../communications/outbox.ts';
import { listSilent } from '../pairings/answer-days.ts';
import { linkTo } from '../pairings/links.ts';
import type { Cohort } from '../schemes/queries.ts';
import { listReadersLeft, listUnsent } from './queries.ts';
import { words } from './words.ts';

/** Tells whoever has begun a form and not sent it the new last day, with the way back to it. Returns how many. */
export const tellUnsent = async (act: Act, accounts: Accounts, cohort: Cohort): Promise<number> => {
  const call = await findCall(act.db, cohort.id);
  const people = await listUnsent(act.db, cohort.id);
  for (const { role, ...person } of people) {
    const t = words(spoken(person.language));
    const facts = {
      name: person.name,
      role,
      cohort: `${cohort.schemeName}, ${cohort.name}`,
      moment: momentInWords(t.language, lastMinute(windowOf(call)), cohort.zone),
      contact: call.words?.contactName ?? cohort.schemeName,
    };
    await queueMessage(act, {
      kind: 'callMoved',
      recipient: person.email,
      occasion: `${cohort.id} ${role} ${cohort.closesOn}`,
      subject: t('letter.call.subject', facts),
      text: t('letter.call.text', { ...facts, link: await linkFor(act, accounts, call, role, person) }),
    });
  }
  return people.length;
};

/** Tells readers with readings left until when they may read. Returns how many. */
export const tellReaders = async (
  act: Act,
  accounts: Accounts,
  cohort: Cohort,
  until: string,
): Promise<number> => {
  const readers = await listReadersLeft(act.db, cohort.id);
  for (const { name, email, language, count } of readers) {
    const t = words(spoken(language));
    const facts = { name, count, cohort: `${cohort.schemeName}, ${cohort.name}` };
    await queueMessage(act, {
      kind: 'readingMoved',
      recipient: email,
      occasion: `${cohort.id} ${until}`,
      subject: t('letter.reading.subject', facts),
      text: t('letter.reading.text', {
        ...facts,
        date: formats(t.language).date(until, 'day'),
        link: `${accounts.origin}${paths.readings(cohort.id)}`,
      }),
    });
  }
  return readers.length;
};

/** Tells whoever has an offer and has not answered until when they may, with the link in their letter. */
export const tellSilent = async (
  act: Act,
  accounts: Accounts,
  cohort: Cohort,
  until: Date,
): Promise<number> => {
  const people = await listSilent(act.db, cohort.id);
  for (const { offer, name, email, language, zone } of people) {
    const t = words(spoken(language));
    const facts = { name, cohort: `${cohort.schemeName}, ${cohort.name}` };
    await queueMessage(act, {
      kind: 'answersMoved',
      recipient: email,
      occasion: `${offer.id} ${offer.side} ${until.toISOString().slice(0, 10)}`,
      subject: t('letter.answers.subject', facts),
      text: t('letter.answers.text', {
        ...facts,
        moment: momentInWords(t.language, until, zone ?? cohort.zone),
        link: linkTo(accounts)(offer),
      }),
    });
  }
  return people.length;
};

const spoken = (language: string): Language => (isLanguage(language) ? language : 'en');
