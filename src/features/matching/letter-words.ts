/** The letters of a matching, in the voice of the house. Each reason says what is true of its reader, with figures. */
import { catalogue } from '../../ui/text.ts';

export const letterWords = catalogue({
  dear: 'Dear {name},',
  reply: 'If anything here seems wrong to you, answer this letter. I read every reply.',

  'label.place': 'You have a place',
  'label.mentee': 'Meet your mentee',
  'label.reserve': 'In reserve, with thanks',
  'label.hours': 'Not this time: too few shared hours',
  'label.support': 'Not this time: no mentor with the expertise',
  'label.belowLine': 'Not this time: below the readers’ line',
  'label.taken': 'Not this time: every mentor who fits is taken',
  'label.notEligible': 'Not this time: outside the rules of this call',
  'label.language': 'Not this time: no common language',
  'label.conflict': 'Not this time: no independent mentor',
  'label.noMentor': 'Not this time: no mentor who fits',
  'label.declined': 'Not this time: the readers’ decision',

  'place.subject': 'You have a place, and {mentor} as your mentor',
  'place.open': 'Good news: you have a place in {scheme}, and we would like {mentor} to be your mentor.',
  'place.why': 'Why the two of you:',
  'place.lead': 'You lead. {whoLeads}',
  'place.answer':
    'Please say yes or no within seven days. {mentor} is asked the same. When both have said yes, you hear from us at once and can write to each other.',
  'place.link': 'Answer here: yes, or no with a reason',
  'mentee.subject': 'A mentee for you: {mentee}',
  'mentee.open':
    'Thank you for offering your time. We would like you to be the mentor of {mentee} in {scheme}.',
  'mentee.lead': '{mentee} leads, you are there to help. {whoLeads}',
  'mentee.answer':
    'Please say yes or no within seven days. {mentee} is asked the same. A no is no trouble: we then ask somebody else. When both have said yes, you hear from us at once.',
  'pair.why': '{what}: {because}',
  'you.support.mentee':
    'You ask for {item}{rank, select, 1 { first} 2 { second} 3 { third} other {}}. {partner} offers it at the level “{level}”.',
  'you.support.mentor':
    '{partner} asks for {item}{rank, select, 1 { first} 2 { second} 3 { third} other {}}. You offer it at the level “{level}”.',
  'you.support.none.mentee': '{partner} offers nothing of what you ask for.',
  'you.support.none.mentor': '{partner} asks for nothing of what you offer.',
  'you.language': '{language} (you: {own}; {partner}: {theirs}).',
  'you.answer': 'You answered: {value}.',
  'you.answer.none': 'You did not say.',
  'you.yes': 'yes',
  'you.no': 'no',
  'pair.hours':
    'You share {hours} a week. The first in an ordinary week: {ownDay} {ownFrom}–{ownUntil} for you in {ownCity}, {otherDay} {otherFrom}–{otherUntil} for {partner} in {otherCity}.',
  'pair.hours.less': 'From {date}, when the clocks change in {cities}, it is {hours} a week.',
  'pair.hours.same': 'The clocks change in {cities} on {date}; you keep {hours} a week.',
  'list.open.mentee':
    'You stayed on the list of {scheme}, and a mentor has become free. We would like {mentor} to be your mentor.',
  'instead.open.mentee':
    'Your first mentor could not say yes. We would like {mentor} to be your mentor instead; your place in {scheme} is the same.',

  'not.subject': 'Your mentoring application: not this time, and why',
  'not.open': 'Thank you for applying. We cannot offer you a mentor in this round.',
  'not.hours':
    'The reason is hours, not your project. You share {best, select, none {no hours} other {at most {best}}} a week with {count, plural, =0 {our mentors} one {the one mentor who could help with what you ask for} other {any of the # mentors who could help with what you ask for}}. A pair needs {needed} to have a fair chance.',
  'not.hours.missing':
    'The reason is hours, not your project. Your form gave no hours in a week that we could count, and a pair needs {needed} to have a fair chance.',
  'not.support':
    'The reason is expertise, not your project. Nobody among our {mentors} mentors has enough experience of what you ask for: {wishes}.',
  'not.belowLine':
    'The reason is the number of places. {competing} people had a mentor who fits them, and there were {places} places. They went by your readers’ scores. The last place went at a mean of {line}; yours was {mean}.',
  'not.belowLine.even':
    'The reason is the number of places. {competing} people had a mentor who fits them, and there were {places} places. Your readers’ scores were as good as others’; the places went to the pairs that fit best.',
  'not.taken':
    'The reason is the number of mentors. {wanted} people fit the same mentors, and these have {slots} {slots, plural, one {place} other {places}} between them. All are taken.',
  'not.notEligible':
    'The reason is a rule of this call. It asks: “{question}” You answered: {given}. To take part, the answer must be: {accepted}.',
  'not.notEligible.blank':
    'The reason is a rule of this call. It asks: “{question}” Your form gave no answer. To take part, the answer must be: {accepted}.',
  'not.language':
    'The reason is language. No mentor who could help with what you ask for shares a language with you in which you could both work.',
  'not.conflict':
    'The reason is independence. Every mentor who could help with what you ask for stands too near to you under our rules on conflicts of interest.',
  'not.noMentor':
    'The reason lies in who offered to help, not in your project. Under our rules no mentor of this round fits you.',
  'not.declined':
    'Your readers and I have read your application with care and have not chosen it for this round.',
  'not.aboveLine': 'Your readers placed it above the line at which the last place went.',
  'not.things':
    '{count, plural, one {One thing is} =2 {Two things are} =3 {Three things are} other {# things are}} open to you now:',
  'not.stay':
    'Stay on the list: if a mentor who fits you joins before {date}, you are among the first we ask. Say so by the link below.',
  'not.stay.link': 'Stay on the list, and leave it again whenever you like',
  'not.comments': 'Ask for your readers’ comments. You get them word for word.',
  'not.again': 'Apply again at the next call. Nothing of this round counts against you.',
  'not.reply': 'If this seems wrong to you, answer this letter. I read every reply.',
  'hint.comments': 'The readers wrote: {comments}',
  'hint.quote': '“{comment}”',

  'reserve.subject': 'Thank you, and a question',
  'reserve.open': 'Thank you for offering to mentor in {scheme}. We have no mentee for you in this round.',
  'reserve.support': 'Nobody this time asked for what you know best. That is our call’s doing, not yours.',
  'reserve.hours':
    'The people who asked for what you know share too few hours with you: {best, select, none {none} other {at most {best}}} in a week, and a pair needs {needed}. Nobody is to blame for a clock.',
  'reserve.notNeeded':
    'The people whom you could have helped have a mentor already, or there was no place for them. That says nothing about what you offer.',
  'reserve.noRoom': 'You told us that you have no place free at present, so we asked nobody of you.',
  'reserve.other':
    'Nobody who asked this time fits what you offer under our rules. That is our call’s doing, not yours.',
  'reserve.pool':
    'May we keep you in the pool until {month}? Answer this letter with a yes or a no. Without a yes we take you off the list.',

  'refusal.publishWithdrawn':
    '{count, plural, one {Somebody in a pair has} other {# people in pairs have}} withdrawn since this run. Run again with what is there now, then publish.',
  'refusal.runNotProved':
    'The check does not find run {run} to be the best under its rules, so nothing was written. Run again and publish that; tell whoever keeps this server.',
  'refusal.boardIsEmpty': 'The board is empty. Make a run, or show one again, and publish that.',
  'refusal.nothingToPublish': 'There is nobody to write to yet.',
  'publish.button': 'Publish to the outbox',
  'publish.again': 'Publish again to the outbox',
  'publish.words':
    'Publishing writes {count, plural, one {one letter} other {# letters}} to the outbox. Nothing is sent.',
  'publish.done': 'Its letters are in the outbox. Nothing is sent.',
  'publish.left': 'The letters of this matching have left.',
  'publish.open': 'Open the outbox',
  'said.published': '{count, plural, one {One letter is} other {# letters are}} written. Nothing is sent.',
  'said.publishedAgain':
    'Published again: {added} new, {changed} written anew, {removed} taken out, {same} as they were. Your sentences stay. Nothing is sent.',
  'said.publishedBack':
    'The letters are back in the outbox, as they stood when they were taken back. Nothing has been sent.',
  'said.publishedSame': 'These letters were in the outbox already. Nothing has changed.',
  'said.offered': '{mentor} is asked, and the mentee is told. Both letters leave within a minute.',
});
