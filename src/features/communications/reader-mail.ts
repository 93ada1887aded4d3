import type { Act } from '../../act.ts';
import { paths } from '../../paths.ts';
import { isLanguage } from '../../ui/languages.ts';
import type { LetterPlace } from './batch-queries.ts';
import { queueMessage } from './outbox.ts';
import { outboxWords } from './outbox-words.ts';

type Asked = {
  readonly batchId: string;
  readonly readerId: string;
  readonly place: LetterPlace;
  readonly by: string;
  readonly origin: string;
};

/** Asks a second person by mail to read the letters; the mail tells nothing of what they say. */
export const queueReaderMail = async (act: Act, asked: Asked): Promise<void> => {
  const reader = await act.db
    .selectFrom('people')
    .select(['name', 'email', 'language'])
    .where('id', '=', asked.readerId)
    .executeTakeFirstOrThrow();
  const t = outboxWords(isLanguage(reader.language) ? reader.language : 'en');
  const facts = { scheme: asked.place.schemeName, cohort: asked.place.name };
  await queueMessage(act, {
    kind: 'letterReading',
    recipient: reader.email,
    occasion: `${asked.batchId} ${act.now.toISOString()}`,
    subject: t('reader.mail.subject', facts),
    text: t('reader.mail.text', {
      ...facts,
      name: reader.name,
      by: asked.by,
      link: `${asked.origin}${paths.cohortOutbox(asked.place.id)}`,
    }),
  });
};
