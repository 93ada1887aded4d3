import { catalogue } from '../../ui/text.ts';

export const words = catalogue({
  'stages.title': 'Stages',
  'stages.lead':
    'What this cohort has gone through. Each stage can be stepped back while nobody outside has been told; you read first what that means.',
  'stages.list': 'From the call to the pairs',
  'stages.then':
    'Whatever is stepped back is kept. Doing it again brings back every decision, run, letter and sentence as it was.',
  'stages.history': 'Who did what, and why',
  'progress.ahead': 'Ahead',
  'progress.now': 'Now',
  'progress.done': 'Done',
  'progress.unused': 'Left out',

  'stage.call': 'The call',
  'stage.reading': 'Reading',
  'stage.decisions': 'Decisions',
  'stage.matching': 'Matching',
  'stage.letters': 'Letters',
  'stage.pairs': 'Pairs',

  'is.call.unwritten': 'There is no call: applications came from files.',
  'is.call.hidden': 'Not open yet. Nobody but you sees it.',
  'is.call.announced': 'Announced. It takes applications until {day}.',
  'is.call.open':
    'Open until {day}: {sent, plural, =0 {nobody has applied} one {one has applied} other {# have applied}}, {unsent, plural, =0 {nobody is still writing} one {one is still writing} other {# are still writing}}.',
  'is.call.closed':
    'Closed on {day}: {sent, plural, =0 {nobody applied} one {one applied} other {# applied}}, {unsent, plural, =0 {nobody left a form unsent} one {one form was not sent} other {# forms were not sent}}.',
  'is.reading.none':
    'No days of reading have been set.{in, plural, =0 {} one { One reading came by file.} other { # readings came by file.}}',
  'is.reading.ahead': 'Begins on {opens}.',
  'is.reading.open':
    'Until {day}: {in, plural, one {one reading is} other {# readings are}} in, {left, plural, =0 {none is left} one {one is left} other {# are left}}.',
  'is.reading.closed':
    'Ended on {day}: {in, plural, one {one reading is} other {# readings are}} in, {left, plural, =0 {none is missing} one {one is missing} other {# are missing}}.',
  'is.decisions':
    '{decided, plural, =0 {Nothing has been applied} one {One was applied on {day} by {by}} other {# were applied on {day} by {by}}}, {waiting, plural, =0 {nothing waits} one {one waits} other {# wait}}.',
  'is.matching':
    '{run, plural, =0 {The board is empty} other {The board shows run #, with {pairs, plural, one {one pair} other {{pairs} pairs}}}}{runs, plural, =0 {.} one {; one run is kept.} other {; # runs are kept.}}',
  'is.letters.none':
    '{takenBack, plural, =0 {None has been written.} one {One letter was taken back. It waits for the next publishing.} other {# letters were taken back. They wait for the next publishing.}}',
  'is.letters.written':
    '{all, plural, one {One letter waits} other {# letters wait}} in the outbox. No day is set.',
  'is.letters.set':
    '{leaving, plural, =0 {No letter leaves} one {One letter leaves} other {# letters leave}} on {leaves}{held, plural, =0 {} one {, one is held back} other {, # are held back}}. None has left.',
  'is.letters.left': '{left} of {all, plural, one {one letter} other {# letters}} have left.',
  'is.pairs':
    '{opened, plural, =0 {No pair is open yet} one {One pair is open} other {# pairs are open}}, {open, plural, =0 {no offer waits for an answer} one {one offer waits for an answer} other {# offers wait for an answer}}.',

  'do.call.move': 'Move the call’s last day',
  'do.call.again': 'Open the call again',
  'do.reading.move': 'Move reading’s last day',
  'do.reading.again': 'Open reading again',
  'do.decisions': 'Take decisions back',
  'do.matching': 'Take the run away',
  'do.letters': 'Take letters back',
  'do.pairs.again': 'Move the days to answer',
  'do.pairs.move': 'Move the days to answer',
  'do.blocked': '{stage}: why not back',

  'step.back': 'All stages',
  'step.call.move': 'Move the last day of the call',
  'step.call.again': 'Open the call again',
  'step.reading.move': 'Move the last day of reading',
  'step.reading.again': 'Open reading again',
  'step.decisions': 'Take the decisions back',
  'step.matching': 'Take the run from the board',
  'step.letters': 'Take the letters back',
  'step.pairs.move': 'Move the last day to answer',
  'step.pairs.again': 'Move the last day to answer',
  'step.means': 'What this means',
  'step.why': 'Why, and from when',
  'step.reason': 'Why?',
  'step.reason.hint': 'It stands in the history with your name. Name nobody who applied.',
  'step.reason.wrong': 'Write why, in a few words.',
  'step.reason.long': 'Write at most 500 signs.',
  'step.until': 'The new last day',
  'step.until.hint': 'The whole day counts, on the clock of {city}. Until now it is {day}.',
  'step.until.wrong': 'Choose a day.',
  'step.until.over': 'Choose today or a later day.',
  'step.tell.call':
    'Write to {count, plural, one {the one person who has begun and not sent} other {the # people who have begun and not sent}}',
  'step.tell.reading':
    'Write to {count, plural, one {the one reader} other {the # readers}} with readings left',
  'step.tell.pairs':
    'Write to {count, plural, one {the one person who has not answered} other {the # people who have not answered}}',
  'step.blocked': 'This cannot be stepped back now.',
  'step.instead': 'What you can do',
  'step.stay': 'Leave it as it is',

  'means.call.apply': 'Until the end of the new last day anybody may apply through the call.',
  'means.call.change':
    '{sent, plural, =0 {Nobody has applied yet.} one {The one person who has applied may change or withdraw until then.} other {The # people who have applied may change or withdraw until then.}} Nobody of them is written to.',
  'means.call.unsent':
    '{unsent, plural, =0 {Nobody has a form that is begun and not sent.} one {One person has begun and not sent. They can go on.} other {# people have begun and not sent. They can go on.}}',
  'means.call.readings':
    '{in, plural, one {One reading is in and stays.} other {# readings are in and stay.}} An application that changes afterwards keeps its readings, so look at it again.',
  'means.call.page': 'The call’s page says the new day at once.',
  'means.reading.read':
    '{readers, plural, =0 {No reader has a reading left, but all} one {One reader has {left, plural, one {one reading} other {{left} readings}} left; all readers} other {# readers have {left} readings left; all}} can change what they scored until the end of the new last day.',
  'means.reading.hidden':
    'Until then whoever reads sees no names where names are hidden, and no scores of others where those are shut. A coordinator who reads is shut out of lists and files again.',
  'means.reading.undecided':
    '{undecided, plural, one {One application is} other {# applications are}} still undecided, and only those can be read.',
  'means.reading.waiting':
    '{waiting, plural, =0 {} one {One decision that waits stays marked.} other {# decisions that wait stay marked.}}',
  'means.decisions.pending':
    '{accepted} accepted, {waitlisted} on the waiting list, {declined} not this time: the {decided, plural, one {one decision} other {# decisions}} applied on {day} by {by} {decided, plural, one {waits} other {wait}} again, with {decided, plural, one {its reason} other {their reasons}}.',
  'means.decisions.quiet':
    'Applicants see no difference. Nobody outside has been told of a decision, and nobody is written to.',
  'means.decisions.withdrawn':
    '{withdrawn, plural, =0 {} one {One of them has withdrawn since and stays withdrawn.} other {# of them have withdrawn since and stay withdrawn.}}',
  'means.decisions.run':
    'Run {run} on the board stays as it is. The board will say that applications have changed.',
  'means.decisions.forward': 'Apply them again, and everything is as it was.',
  'means.matching.away':
    'Run {run} with its {pairs, plural, one {one pair} other {# pairs}} is on the board no more. The board is empty until you make a run or show one.',
  'means.matching.kept':
    '{runs, plural, one {The run is} other {All # runs are}} kept, with locks, vetoes and reasons. “Show this run” under Runs brings it back.',
  'means.matching.quiet': 'Nobody outside has seen it, and nobody is written to.',
  'means.letters.back':
    '{all, plural, one {One letter leaves} other {# letters leave}} the outbox. None has left the house, so nobody knows of them.',
  'means.letters.day':
    'That they leave on {leaves} is taken back too. You set a day again after the next publishing.',
  'means.letters.offers':
    '{prepared, plural, one {One offer that nobody knows of is} other {# offers that nobody knows of are}} taken back. The mentors’ places are free for other cohorts until then.',
  'means.letters.kept':
    '{sentences, plural, =0 {What} one {The one sentence you wrote, and what} other {The # sentences you wrote, and what}} has been read or held, is kept. Publish the same matching again and each letter stands as it stood.',

  'means.pairs.stand':
    'The letters have left and cannot be recalled, so offers and pairs stand: {opened, plural, =0 {no pair has opened yet} one {one pair has opened} other {# pairs have opened}}.',
  'means.pairs.open':
    '{open, plural, one {The one offer that waits} other {The # offers that wait}} can be answered until the end of the new day. What is not answered by then ends.',
  'means.pairs.silent':
    '{silent, plural, =0 {Everybody has answered.} one {One person has a letter and has not answered. Their letter names another day.} other {# people have a letter and have not answered. Their letters name another day.}}',

  'blocked.notReached': 'There is nothing to step back: this stage has not begun.',
  'blocked.lettersLeft':
    '{letters, plural, one {One letter has left} other {# letters have left}}, to {people, plural, one {one person} other {# people}}. A letter that has left cannot be recalled, so what it told stands.',
  'blocked.lettersFirst':
    '{waiting, plural, one {One letter tells} other {# letters tell}} of this already, in the outbox. None has left: step the letters back first.',
  'blocked.decisionsFirst':
    '{decided, plural, =0 {Everything has been decided.} one {One decision has been applied.} other {# decisions have been applied.}} Step the decisions back first.',
  'blocked.marksFirst':
    '{marked, plural, one {One of these applications has} other {# of these applications have}} a newer decision that waits. Apply it or take its mark back first.',
  'blocked.pairsStand':
    '{opened, plural, =0 {No pair has opened yet} one {One pair has opened: two people have said yes to each other} other {# pairs have opened: each time two people have said yes to each other}}, {open, plural, =0 {and no offer waits} one {and one offer waits for an answer} other {and # offers wait for an answer}}. Their letters have left, and only the people themselves can go back on a yes.',
  'instead.hold': 'Hold letters that are still here',
  'instead.pairs': 'See who was offered what, and offer another mentor where one fell through',
  'instead.letters': 'Step the letters back',
  'instead.decisions': 'Step the decisions back',
  'instead.marks': 'Look at the decisions that wait',
  'instead.call': 'Open the call',
  'instead.review': 'Set the days of reading',

  'said.back.call':
    'The call is open until {day}.{told, plural, =0 {} one { One letter says so.} other { # letters say so.}}',
  'said.back.reading':
    'Reading goes on until {day}.{told, plural, =0 {} one { One letter says so.} other { # letters say so.}}',
  'said.back.pairs':
    'Offers can be answered until {day}.{told, plural, =0 {} one { One letter says so.} other { # letters say so.}}',
  'said.back.decisions': 'The decisions wait again. Nobody was told anything.',
  'said.back.matching': 'The board is empty. Every run is kept under Runs.',
  'said.back.letters': 'The letters are out of the outbox. Nothing was sent, and your sentences are kept.',

  'letter.call.subject': '{cohort}: you can apply until {moment}',
  'letter.call.text':
    'Dear {name},\n\nyou have begun {role, select, mentor {an offer to mentor} other {an application as a mentee}} in {cohort}, and not sent it. The last day has changed: you can send it until {moment}.\n\nHere is what you wrote:\n\n{link}\n\nKeep the link to yourself: whoever has it sees what you wrote. If you do not want to apply, do nothing.\n\n{contact}',
  'letter.reading.subject': '{cohort}: reading now ends on another day',
  'letter.reading.text':
    'Dear {name},\n\nthe last day of reading in {cohort} has changed: you can read until {date}. {count, plural, one {One application waits} other {# applications wait}} for you.\n\nYour readings: {link}\n\nIf you cannot read this time, answer the coordinators, and they will find somebody else.',

  'letter.answers.subject': '{cohort}: you can answer until another day',
  'letter.answers.text':
    'Dear {name},\n\nwe wrote to you about {cohort}, and wait for your answer. The last day has changed: you can answer until {moment}.\n\nYour answer: {link}\n\nYes or no, both help. If something is not clear, answer this mail.',

  'refusal.stage.notReached': 'There is nothing to step back: this stage has not begun.',
  'refusal.stage.lettersLeft':
    '{letters, plural, one {One letter has left} other {# letters have left}} meanwhile, to {people, plural, one {one person} other {# people}}. What has left cannot be recalled, so nothing was changed.',
  'refusal.stage.lettersFirst':
    '{waiting, plural, one {One letter tells} other {# letters tell}} of this already. Step the letters back first.',
  'refusal.stage.decisionsFirst':
    '{decided, plural, =0 {Everything has been decided.} one {One decision has been applied.} other {# decisions have been applied.}} Step the decisions back first.',
  'refusal.stage.marksFirst':
    '{marked, plural, one {One of these applications has} other {# of these applications have}} a newer decision that waits. Apply it or take its mark back first.',
  'refusal.stage.pairsStand': 'Offers and pairs that people know of cannot be stepped back.',
  'refusal.stageMoved':
    'Something has changed since you opened this page, so what it said is not true any more. Nothing was done. Open it again and read what it means now.',
  'refusal.dayIsOver': 'That day is over. Choose today or a later day.',
  'refusal.dayIsTheSame': 'That is the last day already.',
  'refusal.newerMarksWait':
    '{count, plural, one {One of these applications has} other {# of these applications have}} a newer decision that waits. Apply it or take its mark back first.',
  'refusal.nothingApplied': 'No decision has been applied, so there is nothing to take back.',
});
