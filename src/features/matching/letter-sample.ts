/** A letter as somebody made up would get it, to see what words look like before they are kept. */
import { formats } from '../../ui/formats.ts';
import type { Language } from '../../ui/languages.ts';
import type { Block } from '../communications/letter-body.ts';
import { fromTemplate, type Template } from './letter-standard.ts';
import { words } from './letter-template-words.ts';
import { letterWords } from './letter-words.ts';

type About = { readonly scheme: string; readonly whoLeads: string; readonly by: string };

export const sampleLetter = (
  template: Template,
  language: Language,
  { scheme, whoLeads, by }: About,
): { readonly subject: string; readonly body: readonly Block[] } => {
  const s = words(language);
  const t = letterWords(language);
  const said = (text: string): Block => ({ kind: 'text', text });
  const [mentee, mentor] = [s('sample.mentee'), s('sample.mentor')];
  const things = [t('not.stay', { date: formats(language).date('2026-01-15', 'date') }), t('not.again')];
  return fromTemplate(
    template,
    { name: s('sample.name'), mentee, mentor, scheme, whoLeads, month: s('sample.month') },
    {
      why: [said(t('place.why')), { kind: 'list', items: [s('sample.why')] }],
      hours: [said(s('sample.hours'))],
      reason: [said(s('sample.reason'))],
      things: [
        said(t('not.things', { count: things.length })),
        { kind: 'list', items: things },
        { kind: 'link', label: t('not.stay.link') },
      ],
      sentence: [{ kind: 'sentence' }],
      link: [{ kind: 'link', label: t('place.link') }],
      signature: [{ kind: 'signature', name: by, place: scheme }],
    },
  );
};
