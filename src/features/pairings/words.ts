import { catalogue } from '../../ui/text.ts';

export const words = catalogue({
  'refusal.offerClosed':
    'This offer is closed, so an answer changes nothing any more. Write to your coordinator if that is wrong.',
  'refusal.offerStands': 'There is an offer to this mentee already. Wait for its answers first.',
  'refusal.mentorPromised': 'This mentor has no place left to promise. Choose another.',

  'answer.title.mentee': 'A mentor for you: {partner}',
  'answer.title.mentor': 'A mentee for you: {partner}',
  'answer.dear': 'Dear {name}, your letter says why the two of you. Here you answer it.',
  'answer.by': 'Please answer by {day}.',
  'answer.leads': 'Who leads',
  'answer.promise':
    'With a yes you agree to this: what is said stays between the two of you, you know of no conflict of interest, and either of you may stop without giving a reason.',
  'answer.yes.mentee': 'Yes, I take the place',
  'answer.yes.mentor': 'Yes, I take this mentee',
  'answer.no': 'No, not this time',
  'answer.reason': 'Why not, if you want to say',
  'answer.reason.hint': 'Your coordinator reads it, nobody else. It changes nothing for a later application.',
  'answer.reason.long': 'Keep it under 500 signs.',
  'answer.missing': 'Say yes or no.',
  'answer.saidYes': 'You have said yes. We wait for {partner}, and write to you both as soon as we know.',
  'answer.change': 'If something has come up, you can still say no.',
  'answer.both': 'You are a pair. {partner} has said yes too.',
  'answer.write': 'Write to {partner}: {email}',
  'answer.saidNo': 'You have said no. Thank you for telling us. Nothing more is asked of you.',
  'answer.closed':
    'This offer is closed. If you still wanted to answer, reply to your letter: a person reads it.',
  'answer.noRoom':
    'Your yes is kept, but the last place has just been taken. Your coordinator sees this and writes to you.',
  'said.yes': 'Your yes is kept.',
  'said.no': 'Your no is kept.',

  'pairs.title': 'Pairs',
  'pairs.lead':
    '{open, plural, =0 {No pairing is open yet.} one {One pairing is open.} other {# pairings are open.}}',
  'pairs.lead.waiting':
    '{waiting, plural, =0 {No answer is outstanding.} one {One offer waits for an answer.} other {# offers wait for answers.}}',
  'pairs.soon':
    '{count, plural, one {One letter of an offer leaves} =2 {Two letters of an offer leave} other {# letters of offers leave}} within a minute.',
  'pairs.soon.read': 'Read what they say',
  'pairs.empty':
    'No offers yet. They are made when the matching is published, and open when its letters leave.',
  'pairs.now': 'What needs you now',
  'pairs.now.none': 'Nothing else is waiting.',
  'fell.mentorNo': '{mentor} said no, and {mentee} needs another mentor',
  'fell.menteeNo': '{mentee} said no, so {mentor} has a place again',
  'fell.mentorSilent': '{mentor} did not answer within seven days, and {mentee} needs another mentor',
  'fell.menteeSilent': '{mentee} did not answer within seven days; {mentor} had said yes',
  'fell.bothSilent': 'Neither {mentee} nor {mentor} answered within seven days',
  'fell.noRoom': '{mentor} has no place left for {mentee}',
  'fell.mail.subject':
    '{count, plural, one {An offer has} other {# offers have}} fallen through: please look',
  'fell.mail.text':
    'Dear {name},\n\nIn {scheme}, {cohort}:\n\n{lines}\n\nWho could step in, and what else can be done, stands here: {link}\n\nNothing is sent to anybody until you say so.',
  'pairs.due.declined': 'Declined',
  'pairs.due.expired': 'No answer',
  'pairs.due.noRoom': 'No place',
  'pairs.reason': 'Reason: {reason}',
  'pairs.reasonShut': 'The reason is not shown to you, because the offer was yours.',
  'pairs.noReason': 'No reason was given.',
  'pairs.alternate': 'With a place left: {mentor}, fit {fit}. Nobody else moves.',
  'pairs.offer': 'Offer {mentor}',
  'pairs.noAlternate': 'No other mentor who fits has a place left.',
  'pairs.list':
    '{count, plural, =0 {Nobody waits on the list.} one {One person waits on the list.} other {# people wait on the list.}}',
  'pairs.due.free': 'A place',
  'pairs.free': '{mentors}: a place again',
  'pairs.free.why':
    '{count, plural, one {One person waits} other {# people wait}} on the list. The page says whom the matching’s own rule puts first.',
  'pairs.free.do': 'See who is first',
  'pairs.toList': 'Put them on the list',
  'pairs.onList': 'On the wait-list.',
  'said.listed': '{name} is on the list and has a mail that says so.',
  'pairs.repair': 'See the smallest change',
  'pairs.caption': 'Offers of this cohort',
  'pairs.column.mentee': 'Mentee',
  'pairs.column.mentor': 'Mentor',
  'pairs.column.state': 'State',
  'pairs.all': 'All offers',
  'pairs.state.prepared': 'Letters have not left',
  'pairs.state.waitsBoth': 'Waits for both, until {day}',
  'pairs.state.waitsMentee': 'Mentor said yes, waits for the mentee until {day}',
  'pairs.state.waitsMentor': 'Mentee said yes, waits for the mentor until {day}',
  'pairs.state.accepted': 'Pair since {day}',
  'pairs.state.menteeNo': 'Mentee declined.',
  'pairs.state.mentorNo': 'Mentor declined.',
  'pairs.state.menteeSilent': 'No answer from the mentee.',
  'pairs.state.mentorSilent': 'No answer from the mentor.',
  'pairs.state.bothSilent': 'No answer from either.',
  'pairs.state.noRoom': 'No place left.',
  'pairs.replaced': 'Another offer has followed.',

  'news.pair.subject': 'You and {partner}: both of you said yes',
  'news.pair.mentee':
    'Dear {name},\n\n{partner} has said yes too. You are a pair in {scheme}.\n\nYou lead, so the first move is yours. Write to {partner} and propose three times: {email}\n\nIf you have not heard back within a week, answer this letter.',
  'news.pair.mentor':
    'Dear {name},\n\n{partner} has said yes too. You are a pair in {scheme}.\n\n{partner} leads and will write to you with three times. The address is {email}\n\nIf you have not heard within a week, answer this letter.',
  'news.closed.subject': 'A change to your mentoring',
  'news.closed.mentee':
    'Dear {name},\n\n{partner} cannot be your mentor this time. That has nothing to do with you or your project.\n\nYour place in {scheme} stays. We are looking for another mentor who fits and write to you as soon as we know more. There is nothing for you to do.',
  'news.closed.mentor':
    'Dear {name},\n\n{partner} cannot take up the mentoring this time. That has nothing to do with you.\n\nThank you for saying yes to {scheme}. You are in reserve again, and we write to you if somebody needs what you know.',
});
