/** The words of the HTML kit itself; every slice has its own. */
import { catalogue } from './text.ts';

export const words = catalogue({
  error: 'Error: {title}',
  skip: 'Skip to the content',
  'nav.main': 'Main',
  'nav.languages': 'Languages',
  'footer.line': '{organisation} runs this programme with Alongside, free and open-source software.',
  'footer.own': 'Alongside is free and open-source software.',
  'footer.label': 'About this site',
  privacy: 'Privacy',
  accessibility: 'Accessibility',
  concern: 'Raise a concern',
  signOut: 'Sign out',
  optional: 'optional',
  choose: 'Choose',
  'errors.title':
    '{count, plural, one {One thing to put right} =2 {Two things to put right} =3 {Three things to put right} other {# things to put right}}',
  share: '{part} of {whole}',
  'share.percent': '{part} of {whole} ({percent})',
  percent: '{value}\u202f%',
  hours: '{hours}\u00a0h',
  minutes: '{minutes}\u00a0min',
  'hours.minutes': '{hours}\u00a0h {minutes}\u00a0min',
  'pager.label': 'Pages',
  'pager.earlier': 'Earlier',
  'pager.later': 'Later',
  'pager.where': '{from} to {to} of {total}',
  'table.show': 'Show as a table',
  'hours.cell': '{day} {from} to {until}',
});
