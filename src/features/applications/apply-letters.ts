/** The mails of applying, in the language of the person who gets them. */
import { isLanguage, type Language } from '../../ui/languages.ts';
import type { Role } from './applicant.ts';
import { words } from './apply-words.ts';
import { type Call, windowOf } from './call-queries.ts';
import { lastMinute } from './deadline.ts';
import { momentInWords } from './moments.ts';
import type { Own } from './own.ts';

type Letter = { readonly subject: string; readonly text: string };

export type LinkFacts = {
  readonly call: Call;
  readonly role: Role;
  readonly language: string;
  readonly link: string;
  /** They have begun before. */
  readonly has: boolean;
  /** The call is open. */
  readonly takesNew: boolean;
};

export const linkLetter = ({ call, role, language, link, has, takesNew }: LinkFacts): Letter => {
  const t = words(spoken(language));
  const facts = { ...placeOf(call, t.language), role, link };
  return {
    subject: t('letter.link.subject', facts),
    // No name: whoever typed it may be anybody, and the mail must not carry a stranger's words.
    text: t(has ? 'letter.again.text' : takesNew ? 'letter.link.text' : 'letter.none.text', facts),
  };
};

export type SentFacts = { readonly call: Call; readonly own: Own; readonly link: string; readonly now: Date };

export const sentLetter = ({ call, own, link, now }: SentFacts): Letter => {
  const t = words(spoken(own.person.language));
  const place = placeOf(call, t.language);
  const when = momentInWords(t.language, now, call.cohort.zone);
  const email = call.words?.contactEmail ?? '';
  const facts = { ...place, role: own.role, name: own.person.name, link, when, email };
  return { subject: t('letter.sent.subject', facts), text: t('letter.sent.text', facts) };
};

const placeOf = (call: Call, language: Language) => ({
  scheme: call.cohort.schemeName,
  cohort: call.cohort.name,
  moment: momentInWords(language, lastMinute(windowOf(call)), call.cohort.zone),
  contact: call.words?.contactName ?? call.cohort.schemeName,
});

const spoken = (language: string): Language => (isLanguage(language) ? language : 'en');
