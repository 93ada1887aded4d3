/** The standard words of each kind of letter, as a text with placeholders, and what each kind must hold. Pure. */
import type { Language } from '../../ui/languages.ts';
import type { Block } from '../communications/letter-body.ts';
import { bodyOfText, filled, type Placeholders } from '../communications/letter-text.ts';
import { letterWords } from './letter-words.ts';

/** To a mentee with a place, with another mentor than before, or from the list; to a mentor; no place; in reserve. */
export const templateKinds = ['place', 'instead', 'list', 'mentee', 'notThisTime', 'reserve'] as const;
export type TemplateKind = (typeof templateKinds)[number];

export const isTemplateKind = (text: string): text is TemplateKind =>
  (templateKinds as readonly string[]).includes(text);

export type Template = { readonly subject: string; readonly body: string };

const toMentee: Placeholders = {
  inline: ['name', 'mentor', 'scheme', 'whoLeads'],
  parts: ['why', 'hours', 'sentence', 'link', 'signature'],
  required: ['mentor', 'why', 'sentence', 'link', 'signature'],
};

export const placeholders: Readonly<Record<TemplateKind, Placeholders>> = {
  place: toMentee,
  instead: toMentee,
  list: toMentee,
  mentee: {
    inline: ['name', 'mentee', 'scheme', 'whoLeads'],
    parts: toMentee.parts,
    required: ['mentee', 'why', 'sentence', 'link', 'signature'],
  },
  notThisTime: {
    inline: ['name', 'scheme'],
    parts: ['reason', 'sentence', 'things', 'signature'],
    required: ['reason', 'sentence', 'things', 'signature'],
  },
  reserve: {
    inline: ['name', 'scheme', 'month'],
    parts: ['reason', 'sentence', 'signature'],
    required: ['reason', 'sentence', 'signature'],
  },
};

const text = (...paragraphs: readonly string[]): string => paragraphs.join('\n\n');

/** What a scheme's letters say until somebody changes them. */
export const standardTemplate = (kind: TemplateKind, language: Language): Template => {
  const t = letterWords(language);
  const name = '{name}';
  const mentor = '{mentor}';
  const mentee = '{mentee}';
  const scheme = '{scheme}';
  const whoLeads = '{whoLeads}';
  const dear = t('dear', { name });
  const end = [t('reply'), '{signature}'];
  switch (kind) {
    case 'mentee':
      return {
        subject: t('mentee.subject', { mentee }),
        body: text(
          dear,
          t('mentee.open', { mentee, scheme }),
          '{why}',
          '{hours}',
          '{sentence}',
          t('mentee.lead', { mentee, whoLeads }),
          t('mentee.answer', { mentee }),
          '{link}',
          ...end,
        ),
      };
    case 'notThisTime':
      return {
        subject: t('not.subject'),
        body: text(dear, t('not.open'), '{reason}', '{sentence}', '{things}', t('not.reply'), '{signature}'),
      };
    case 'reserve':
      return {
        subject: t('reserve.subject'),
        body: text(
          dear,
          t('reserve.open', { scheme }),
          '{reason}',
          '{sentence}',
          t('reserve.pool', { month: '{month}' }),
          ...end,
        ),
      };
    default:
      return {
        subject: t('place.subject', { mentor }),
        body: text(
          dear,
          t(openings[kind], { mentor, scheme }),
          '{why}',
          '{hours}',
          '{sentence}',
          t('place.lead', { whoLeads }),
          t('place.answer', { mentor }),
          '{link}',
          ...end,
        ),
      };
  }
};

const openings = { place: 'place.open', instead: 'instead.open.mentee', list: 'list.open.mentee' } as const;

/** A letter's words: a template with what is true of its reader put in. */
export const fromTemplate = (
  template: Template,
  inline: Readonly<Record<string, string>>,
  parts: Readonly<Record<string, readonly Block[]>>,
): { readonly subject: string; readonly body: Block[] } => ({
  subject: filled(template.subject, inline),
  body: bodyOfText(template.body, inline, parts),
});
