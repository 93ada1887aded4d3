/** The mails of the wait-list: one when somebody joins it, one when it ends. */
import type { Act } from '../../act.ts';
import { formats } from '../../ui/formats.ts';
import { isLanguage } from '../../ui/languages.ts';
import { queueMessage } from '../communications/outbox.ts';
import { linkTo, type Signer } from './links.ts';
import { words } from './list-words.ts';
import type { ListPlace } from './waiting-queries.ts';

/** Once for each person and change, however often they press. */
export const tellOfList = async (
  act: Act,
  place: ListPlace,
  what: 'joined' | 'over',
  signer: Signer,
): Promise<void> => {
  const language = isLanguage(place.language) ? place.language : 'en';
  const t = words(language);
  const about = { scheme: place.schemeName, date: formats(language).date(place.untilOn, 'date') };
  const facts = { ...about, name: place.name, link: linkTo(signer)({ list: place.applicationId }) };
  await queueMessage(act, {
    kind: what === 'joined' ? 'listJoined' : 'listOver',
    recipient: place.email,
    occasion: `${place.applicationId} ${place.untilOn}`,
    subject: t(`list.mail.${what}.subject`, about),
    text: what === 'joined' ? t('list.mail.joined', facts) : t('list.mail.over', facts),
  });
};
