/** The mails that follow an answer: one for each change, in the reader's language. */
import type { Act } from '../../act.ts';
import { isLanguage, type Language } from '../../ui/languages.ts';
import { queueMessage } from '../communications/outbox.ts';
import type { Side } from './rules.ts';
import { words } from './words.ts';

/** Introduces the two to each other, once. */
export const tellPair = async (act: Act, offerId: string): Promise<void> => {
  const facts = await factsOf(act, offerId);
  for (const side of ['mentee', 'mentor'] as const) {
    const [reader, partner] = side === 'mentee' ? [facts.mentee, facts.mentor] : [facts.mentor, facts.mentee];
    const t = words(languageOf(reader));
    await queueMessage(act, {
      kind: 'pairingOpened',
      recipient: reader.email,
      occasion: `${offerId} ${side}`,
      subject: t('news.pair.subject', { partner: partner.name }),
      text: t(`news.pair.${side}`, {
        name: reader.name,
        partner: partner.name,
        email: partner.email,
        scheme: facts.scheme,
      }),
      ...(facts.coordinator === null ? {} : { replyTo: facts.coordinator }),
    });
  }
};

/** Tells one side, once, that the pairing they had heard of will not be. */
export const tellOtherSide = async (act: Act, offerId: string, side: Side): Promise<void> => {
  const facts = await factsOf(act, offerId);
  const reader = side === 'mentee' ? facts.mentee : facts.mentor;
  const partner = side === 'mentee' ? facts.mentor : facts.mentee;
  const t = words(languageOf(reader));
  await queueMessage(act, {
    kind: 'offerClosed',
    recipient: reader.email,
    occasion: `${offerId} ${side}`,
    subject: t('news.closed.subject'),
    text: t(`news.closed.${side}`, { name: reader.name, partner: partner.name, scheme: facts.scheme }),
    ...(facts.coordinator === null ? {} : { replyTo: facts.coordinator }),
  });
};

const factsOf = async (act: Act, offerId: string) => {
  const row = await act.db
    .selectFrom('offers')
    .innerJoin('people as mentee', 'mentee.id', 'offers.mentee_id')
    .innerJoin('people as mentor', 'mentor.id', 'offers.mentor_id')
    .innerJoin('cohorts', 'cohorts.id', 'offers.cohort_id')
    .innerJoin('schemes', 'schemes.id', 'cohorts.scheme_id')
    .leftJoin('people as maker', 'maker.id', 'offers.made_by')
    .where('offers.id', '=', offerId)
    .select([
      'mentee.name as mentee_name',
      'mentee.email as mentee_email',
      'mentee.language as mentee_language',
    ])
    .select([
      'mentor.name as mentor_name',
      'mentor.email as mentor_email',
      'mentor.language as mentor_language',
    ])
    .select(['schemes.name as scheme', 'maker.email as coordinator'])
    .executeTakeFirstOrThrow();
  return {
    scheme: row.scheme,
    coordinator: row.coordinator,
    mentee: { name: row.mentee_name, email: row.mentee_email, language: row.mentee_language },
    mentor: { name: row.mentor_name, email: row.mentor_email, language: row.mentor_language },
  };
};

const languageOf = ({ language }: { readonly language: string }): Language =>
  isLanguage(language) ? language : 'en';
