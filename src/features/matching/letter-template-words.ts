/** Words of the pages on which a scheme's letters get words of their own. */
import { catalogue } from '../../ui/text.ts';

export const words = catalogue({
  'refusal.wordsMoved':
    'Somebody has changed the words of this letter since you opened the page. Open it again and put your words in once more.',

  'all.title': 'Words of the letters',
  'all.lead':
    'These letters go out with a matching. Each reader’s own facts, reason and links are put in by the house; the words around them are yours to change.',
  'all.caption': 'Kinds of letter',
  'all.kind': 'Letter',
  'all.words': 'Words',
  'all.standard': 'Standard words',
  'all.own': 'Your words, version {version}',
  back: 'Back to {scheme}',
  'back.all': 'All letters',

  'kind.place': 'A place, to the mentee',
  'kind.instead': 'Another mentor, after the first said no',
  'kind.list': 'A mentor from the wait-list, to the mentee',
  'kind.mentee': 'A mentee, to the mentor',
  'kind.notThisTime': 'Not this time',
  'kind.reserve': 'In reserve, to the mentor',

  subject: 'Subject',
  body: 'Letter',
  'body.hint': 'A blank line begins a paragraph. Lines that begin with a dash make a list.',
  save: 'Keep these words',
  preview: 'See the sample with these words',
  standard: 'Back to the standard words',
  'subject.missing': 'Write a subject.',
  'subject.long': 'Keep the subject under 200 signs.',
  'subject.placeholder': 'In the subject you can use {known}, and nothing else in braces.',
  'body.long': 'Keep the letter under 20,000 signs.',

  'places.title': 'What stands in braces',
  'places.lead': 'Each is replaced when a letter is written. Those marked “needed” cannot be left out.',
  'places.needed': 'needed',
  'place.name': 'the reader’s name',
  'place.mentor': 'the mentor’s name',
  'place.mentee': 'the mentee’s name',
  'place.scheme': 'the scheme’s name',
  'place.whoLeads': 'the scheme’s words on who leads',
  'place.month': 'the month until which mentors stay in the pool',
  'place.why': 'why the two of them; in a paragraph of its own',
  'place.hours': 'their hours on both clocks; in a paragraph of its own',
  'place.sentence': 'your sentence for this person; in a paragraph of its own',
  'place.link': 'the reader’s own link; in a paragraph of its own',
  'place.reason': 'the true reason, with its figures; in a paragraph of its own',
  'place.things': 'what is open to them now; in a paragraph of its own',
  'place.signature': 'your name and the scheme; in a paragraph of its own',

  'sample.title': 'A sample',
  'sample.lead': 'Nobody in it exists. A real letter carries its reader’s own facts.',
  'sample.name': 'Selu',
  'sample.mentee': 'Selu Tavita',
  'sample.mentor': 'Claire Dubois',
  'sample.month': 'September 2027',
  'sample.why': 'What you ask for: Claire Dubois has much experience of it.',
  'sample.hours':
    'You share 3 h a week. The first in an ordinary week: Tuesday 16:00–17:00 for you in Nairobi, Tuesday 14:00–15:00 for Claire Dubois in Lagos.',
  'sample.reason':
    'The reason is hours, not your project. You share at most 1 hour a week with any of the three mentors who could help with what you ask for. A pair needs 2 hours to have a fair chance.',
  'sample.sentence': 'Your sentence for this person stands here.',
  'sample.link': 'Each reader has a link of their own here.',

  'versions.title': 'Versions',
  'versions.none': 'These are the standard words. Nobody has changed them.',
  'versions.line': 'Version {version}, {name}, {date}',
  'versions.nobody': 'somebody',
  'versions.standard': 'the standard words',
  'versions.open': 'Open it again',
  'versions.opened': 'These are the words of version {version}. They count once you keep them.',
  'said.kept': 'The words are kept. Letters that are written from now on have them.',
  'said.standard': 'The letter has its standard words again.',
});
