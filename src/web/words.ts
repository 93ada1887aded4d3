import { catalogue } from '../ui/text.ts';

export const words = catalogue({
  'nav.home': 'Home',
  'nav.call': 'Call',
  'nav.applications': 'Applications',
  'nav.readings': 'Your readings',
  'nav.matching': 'Matching',
  'nav.pairs': 'Pairs',
  'nav.settings': 'Settings',
  'nav.history': 'History',
  'nav.schemes': 'Schemes',
  'nav.roles': 'Roles',
  'nav.outbox': 'Outbox',
  back: 'Back',
  'notFound.title': 'There is nothing here',
  'notFound.text':
    'The address may be old or mistyped, or the page belongs to somebody else. Nothing you wrote is lost.',
  'notFound.home': 'Go to the start page',
  'forbidden.title': 'This page is not for your role',
  'forbidden.text':
    'You belong to this programme, but this page is for its coordinators. If you need it, ask them for the role.',
  'refused.title': 'That did not happen',
  'refused.text': 'Nothing was changed.',
  'tooLarge.title': 'That is too large',
  'tooLarge.text': 'What you sent is over the limit of {megabytes} MB. Nothing was changed.',
  'csrf.title': 'This form came from somewhere else',
  'csrf.text': 'For your safety it was not accepted. Open the page again and send it from there.',
  'broken.title': 'Something broke on our side',
  'broken.text': 'Nothing was half done. Try again in a minute. If it stays, tell us this number: {id}.',
  'refusal.diskFull':
    'The disk of this server is nearly full ({free} MB left), so nothing can be written. What is stored is safe. Tell the operator.',
  'refusal.unknown': 'The rules do not allow this just now.',
  'form.unreadable': 'The form could not be read. Send it again from the page.',
  'privacy.title': 'Privacy',
  'accessibility.title': 'Accessibility',
  'privacy.text':
    'We keep what people wrote in their applications, who reviewed and matched them, and the mails that were sent. Coordinators of a programme see its applications. Nobody else does. No tracking, no third parties; cookies only keep you signed in, or your own form open.',
  'privacy.ask':
    'To see, correct or delete what is kept about you, write to the people who run the programme.',
  'accessibility.text':
    'Every page is made to work with a keyboard, a screen reader, at 400 % zoom, without script and on a slow line, to WCAG 2.2 AA. Automated checks run on every change.',
  'accessibility.ask':
    'If something is in your way, write to the people who run the programme. It will be put right.',
});
