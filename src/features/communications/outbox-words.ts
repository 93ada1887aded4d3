/** Words of a cohort's outbox, where letters are rehearsed. */
import { catalogue } from '../../ui/text.ts';

export const outboxWords = catalogue({
  'refusal.lettersHaveLeft':
    'Some of these letters have already left. Change what is still open pair by pair, on the page Pairs.',
  'refusal.letterLeft': 'This letter has already left. It cannot be changed any more.',
  'refusal.sentenceFirst': 'Write your sentence first. Then this letter can go.',
  'refusal.sentencesMissing':
    '{missing, plural, one {One letter still needs} other {# letters still need}} a sentence from you, so the {all} cannot leave yet.',
  'refusal.readerNotDone':
    'Somebody you asked has not read the letters yet. Wait for them, or take the request back.',
  'refusal.readYourself': 'Ask somebody else: you have read them already.',
  'refusal.boardHasMoved':
    'The board shows run {run}, and these letters tell of another. Publish again, then set them to leave.',
  'refusal.dayHasBegun': 'That morning has begun for somebody already. Choose a later day.',
  'refusal.letterHasGap':
    '{count, plural, one {One letter has} other {# letters have}} a gap that no fact fills, so none was written. Tell the operator.',

  'title.none': 'Outbox: no letters yet',
  title:
    'Outbox: {count, plural, one {# letter} other {# letters}}, {sent, plural, =0 {none sent} other {# sent}}',
  section: 'Outbox',
  'empty.publish':
    'Nothing has been published. On the board, “Publish to the outbox” writes the letters. Nothing is sent.',
  'empty.board': 'Open the board',

  'lead.unset':
    'The letters leave together, on the day you set. Until then nobody knows, and you can change or hold any letter.',
  'lead.ownClock':
    'The decisions leave together, on <b>{day} at 09:00 in each person’s own time</b>. Until then nobody knows, and you can change or hold any letter.',
  'lead.oneMoment':
    'The decisions leave together, on <b>{day} at 09:00 in {city}</b>. Until then nobody knows, and you can change or hold any letter.',
  'lead.left':
    'The first letter left on {day}. {waiting, plural, =0 {None is waiting.} one {One is still here.} other {# are still here.}}',
  'lead.moved':
    'The board has moved on since these letters were written for run {run}. They cannot leave until you publish again.',
  'lead.moved.link': 'To the board',

  'words.link': 'Change the words that all letters of a kind share',
  'reworded.text':
    'The words of your letters have changed since these were written. Written again, they have the new words; your sentences stay, and you set the day once more.',
  'reworded.do': 'Write them again',

  'count.place': 'a place, mentees',
  'count.mentee': 'a mentee, mentors',
  'count.notThisTime': 'not this time',
  'count.reserve': 'in reserve, mentors',

  'list.title': 'Letters',
  'list.show': 'Show',
  'list.go': 'Show',
  'list.to': 'To',
  'list.letter': 'Letter',
  'list.state': 'State',
  'list.caption': 'Letters of this matching',
  'list.some': '{shown} of {all}',
  'list.all': 'Show all {all}',
  'show.first': 'what needs you first',
  'show.place': 'a place, mentees',
  'show.mentee': 'a mentee, mentors',
  'show.notThisTime': 'not this time',
  'show.reserve': 'in reserve, mentors',
  'show.leaving': 'leaving',
  'show.held': 'held back',
  'show.deleted': 'taken out',
  'state.needsSentence': 'Needs your sentence',
  'state.notRead': 'Not read yet',
  'state.read': 'Read by you',
  'state.read.other': 'Read by {name}',
  'state.held': 'Held back',
  'state.leaving': 'On its way',
  'state.set': 'Leaves {day}',
  'state.sent': 'Sent',
  'state.deleted': 'Taken out',
  'state.failed': 'Could not be delivered',

  'letter.to': 'To {name}',
  'letter.subject': 'Subject: {subject}',
  'letter.previous': 'Previous',
  'letter.next': 'Next',
  'letter.where': '{at} of {all}',
  'letter.nav': 'Letters before and after',
  'letter.sentence': 'One sentence from you',
  'letter.sentence.free': 'One sentence from you, if you like',
  'letter.sentence.long': 'Keep it to one or two sentences.',
  'letter.sentence.needed': 'Write one sentence meant for this person.',
  'letter.save': 'Save, and open the next',
  'letter.hold': 'Hold back',
  'letter.unhold': 'Let it go with the others',
  'letter.unhold.now': 'Let it go now',
  'letter.plain': 'See it as plain text',
  'letter.asLetter': 'See it as a letter',
  'letter.link': 'Each reader has a link of their own here. It is made when the letter leaves.',
  'letter.held.offer': 'Held back: the other side has already said no.',
  'letter.leaving': 'It has left here and waits for the mail server.',
  'letter.sent': 'Sent {when}.',
  'letter.leaves': 'Leaves {when}, {name}’s time.',
  'letter.failed': 'It came back, or the mail server would not take it: {error}.',
  'letter.failed.do': 'Put the address right at the top of this page.',
  'bounced.title': '{count, plural, one {One address gives} other {# addresses give}} mail back',
  'bounced.text':
    'Ask the person another way, put the address right and send again. What came back is sent once more, and nothing else.',
  'bounced.shut': 'Whose they are is shut to you until your readings are in.',
  'bounced.who': '{name}: {email}, {code}',
  'bounced.email': 'The right address of {name}',
  'bounced.do': 'Send again',

  'go.unfinished':
    '<b>{count, plural, one {One letter still needs} other {# letters still need}} a sentence from you.</b> A “not this time” letter cannot leave without a reason and one sentence meant for that person.',
  'go.ready':
    '<b>Every letter can leave.</b> {unread, plural, =0 {You have read them all.} one {One is not read yet.} other {# are not read yet.}}',
  'go.on': 'Day',
  'go.by': 'At 09:00',
  'go.by.ownClock': 'in each person’s own time',
  'go.by.oneMoment': 'in {city}, for all at one moment',
  'go.set': 'Set to leave',
  'go.hold': 'Let {count} leave and hold {held}',
  'go.confirms': 'With this you confirm the matching in your name.',
  'go.recall': 'Call the letters back',
  'go.recall.hint': 'Nothing has left. You can set another day.',
  'go.approved':
    '<b>Set by {name}.</b> {leaving, plural, =0 {No letter leaves.} one {One letter leaves.} other {# letters leave.}}{held, plural, =0 {} one { One is held back.} other { # are held back.}}{takenOut, plural, =0 {} one { One is taken out.} other { # are taken out.}}',
  'leaving.on.missing': 'Choose the day on which the letters leave.',

  'reader.title': 'A second pair of eyes',
  'reader.text': 'Ask somebody of this programme to read the letters before they leave.',
  'reader.who': 'Who should read them',
  'reader.choose': 'Choose a person',
  'reader.ask': 'Ask',
  'reader.asked': '{name} has been asked to read the letters. They cannot leave before.',
  'reader.drop': 'Do not wait for {name}',
  'reader.answered': '{name} has read the letters.',
  'reader.noted': '{name} wrote: “{note}”',
  'reader.you': 'You have been asked to read these letters. Only the coordinators can change them.',
  'reader.note': 'What should be changed, if anything',
  'reader.done': 'I have read them',
  'reader.nobody': 'Nobody else has a role in this programme yet.',
  'reader.mail.subject': 'Please read the letters of {scheme}, {cohort}',
  'reader.mail.text':
    'Dear {name},\n\n{by} asks you to read the letters of {scheme}, {cohort}, before they leave. Nobody has heard anything yet, so please keep what you read to yourself.\n\n{link}',

  'said.saved': 'Saved.',
  'said.last': 'Saved. That was the last one that needed you.',
  'said.held': 'The letter stays here until you let it go.',
  'said.released': 'The letter goes with the others.',
  'said.set':
    '{count, plural, one {One letter is} other {# letters are}} set to leave. Until then you can call them back.',
  'said.recalled': 'The letters are called back. Nothing has left.',
  'said.asked': 'A letter asks them to read. It leaves at once and tells nothing of the result.',
  'said.dropped': 'The request is taken back.',
  'said.answered': 'Thank you. The coordinator sees that you have read them.',
});
