/** The letters this slice writes, in the language of the person who gets them. */

import type { Role } from '../../permissions.ts';
import { isLanguage, type Language } from '../../ui/languages.ts';
import { words } from './words.ts';

type Reader = { readonly name: string; readonly language: string };
type Letter = { readonly subject: string; readonly text: string };

export const signInLetter = (reader: Reader, link: { link: string; minutes: number }): Letter => {
  const t = words(languageOf(reader));
  return {
    subject: t('letter.signIn.subject'),
    text: t('letter.signIn.text', { name: reader.name, ...link }),
  };
};

export type NewRole = {
  readonly role: Role;
  /** A scheme or cohort; null for the whole organisation. */
  readonly over: string | null;
  readonly organisation: string;
  readonly by: string;
  readonly link: string;
};

export const roleLetter = (reader: Reader, { role, over, organisation, by, link }: NewRole): Letter => {
  const t = words(languageOf(reader));
  const facts = { role: t(`role.${role}`), place: over ?? organisation, organisation };
  return {
    subject: t('letter.role.subject', facts),
    text: t('letter.role.text', { ...facts, name: reader.name, by, link, does: t(`role.${role}.does`) }),
  };
};

const languageOf = ({ language }: Reader): Language => (isLanguage(language) ? language : 'en');
