/** The words of applying: the form, its letters, and where an application stands. */
import { catalogue } from '../../ui/text.ts';

export const words = catalogue({
  'refusal.applicationNotOpen':
    'You have withdrawn. Take the withdrawal back first; then you can change answers.',
  'refusal.applicationUnfinished':
    'Something that is needed is not answered yet. Look through the list of pages.',

  role: '{role, select, mentor {Mentor application} other {Mentee application}}',

  // Starting
  'start.title': '{role, select, mentor {Offer to mentor} other {Apply as a mentee}}',
  'start.lead':
    'We mail you a link to your form. It brings you back whenever you like, from any device. You need no account.',
  'start.name': 'Your name',
  'start.name.hint': 'As you would like to be called.',
  'start.name.wrong': 'Write your name.',
  'start.name.long': 'That is too long: 200 signs at most.',
  'start.email': 'Your mail address',
  'start.email.hint': 'If you have begun before, use the same one: the link opens what you wrote.',
  'start.email.wrong': 'Give your mail address, such as name@example.org.',
  'start.do': 'Mail me my link',
  'start.back': '← The call',
  'start.who': 'Until you open the link, we keep only what stands here.',
  'mailed.title': 'Look in your mail',
  'mailed.text': 'We have mailed you a link to your form. Open it to go on.',
  'mailed.nothing': 'Nothing after ten minutes? Look among unwanted mail, or ask for another link.',
  'mailed.again': 'Ask for another link',
  'mailed.held.title': 'Mail does not leave this instance',
  'mailed.held.text': 'The link stands on the server’s terminal, and in the outbox.',
  'tooMany.title': 'Too many links',
  'tooMany.text':
    'Too many links were asked for from here or for this address. Try again in {minutes, plural, one {# minute} other {# minutes}}.',
  'open.title': 'Go on with your application',
  'open.text': 'This link was mailed to {email}.',
  'open.do': 'Open my form',
  'spent.title': 'This link opens nothing',
  'spent.text': 'It is mistyped, or it has ended. Ask for a new one: what you wrote is kept.',
  'spent.do': 'Mail me a new link',

  // The form
  'step.about': '{role, select, other {About you}}',
  'step.project': '{role, select, mentor {What you do} other {Your project}}',
  'step.help': '{role, select, mentor {The help you offer} other {The help you want}}',
  'step.project.other': '{role, select, other {More from you}}',
  'step.help.other': '{role, select, other {Your match}}',
  'step.meeting': '{role, select, other {When could you meet?}}',
  'step.languages': '{role, select, other {Languages}}',
  'step.check': '{role, select, other {Check and send}}',
  'lead.about': '{role, select, other {First, who you are and where.}}',
  'lead.project':
    '{role, select, mentor {What you have done, in your own words.} other {What you are working on. Rough is fine: your mentor helps to make it clear.}}',
  'lead.help':
    '{role, select, mentor {What you know well enough to help somebody with.} other {What would help you most. This counts most when we look for a mentor.}}',
  'lead.project.other': '{role, select, other {What else we would like to know.}}',
  'lead.help.other':
    '{role, select, mentor {What we should know when we look for your mentee.} other {What we should know when we look for your mentor.}}',
  'lead.meeting':
    'Mark the hours in an ordinary week when an hour online would be possible. {role, select, mentor {Your mentee} other {Your mentor}} may be far away, so early and late hours help. You are not promising these hours.',
  'lead.languages': '{role, select, other {Languages in which you could talk for an hour, and how well.}}',
  'step.where': '{role, select, mentor {Mentor application} other {Mentee application}} · step {at} of {of}',
  'step.back': '← Back to: {step}',
  'step.back.call': '← The call',
  'step.save': 'Save and continue',
  'step.later': 'Save and come back later',
  'step.more.language': 'Add another language',
  'step.more.line': 'Add another line',
  'steps.title': 'Your application',
  'steps.done': 'Done',
  'steps.here': 'You are here',
  'steps.todo': 'To do',
  'steps.until': 'Saved as you go. You can change anything until {moment}.',
  'steps.until.reader': 'Saved as you go. You can change anything until {moment}, which is {reader}.',
  'saved.draft': 'Draft saved {time}',
  'saved.sent': 'Sent. Saved {time}',
  'saved.later': 'What could be read is saved. The link in your mail brings you back.',
  'saved.sent.change': 'Saved. What you sent has the change.',
  'name.label': 'Your name',
  optional: '{label} (optional)',
  'ask.lines.hint': 'One a line, {most, plural, one {# at most} other {# at most}}.',
  'ask.number.hint': 'From {least} to {most}.',
  'ask.yes': 'Yes',
  'ask.no': 'No',
  'ask.choose': 'Choose',
  'ask.other': 'Something else',
  'ask.other.hint': 'Several with semicolons between.',
  'ask.rank': '{at, select, 1 {Most wanted} 2 {Then} other {And then}}',
  'ask.level': 'How well',
  'ask.language': 'Language',
  'ask.city': 'City whose clock you live by',
  'ask.city.hint':
    'A larger city on the same clock will do. We keep track of clock changes for you, and for whom you meet.',
  'ask.city.guess': 'Guessed from your country. Put it right if you live by another clock.',
  'ask.city.now': 'It is {time} there now, {day}. If your clock shows that, it is right.',
  'ask.hours.hint':
    'Tap an hour to mark it. With a keyboard: Tab to an hour, then Space, or <a>type your hours</a>.',
  'ask.hours.type': 'Type your hours instead',
  'ask.hours.type.hint': 'One line for each stretch of time. Both ways fill in the same answer.',
  'ask.hours.day': 'Day',
  'ask.hours.from': 'From',
  'ask.hours.until': 'Until',
  'ask.hours.marked': '<b>{hours} marked:</b> {stretches}.',
  'ask.hours.stretch': '{days}, {from} to {until}',
  'ask.hours.seen':
    '{role, select, mentor {Your mentee} other {Your mentor}} will see shared hours only, never this page.',
  'ask.file.hint':
    '{most, plural, one {One file} other {Up to # files}}: {types}; at most {megabytes} MB{most, plural, one {} other { each}}.',
  'ask.file.seen':
    'Whoever reads your application can open it. If you withdraw or never send, it is deleted a week after the call.',
  'ask.file.kept': 'Kept',
  'ask.file.remove': 'Take out {name}',
  'ask.file.do': 'Keep files and stay here',
  'ask.conflict.seen': 'Only the organisers read this.',

  // What is wrong
  asked: '“{label}”',
  'wrong.missing': '{asked}: this is needed.',
  'wrong.missing.zone': 'Choose the city whose clock you live by',
  'wrong.missing.hours': 'Mark at least {least, plural, =0 {one hour} one {# hour} other {# hours}}',
  'wrong.missing.languages': 'Name at least one language, and how well you speak it',
  'wrong.tooFewHours':
    'Mark at least {least, plural, one {# hour} other {# hours}}; you have marked {marked}',
  'wrong.tooLong': '{asked}: that is too long, {most} signs at most.',
  'wrong.notAnOption': '{asked}: choose from the list.',
  'wrong.notANumber': '{asked}: write a number.',
  'wrong.outOfRange': '{asked}: write a number from {least} to {most}.',
  'wrong.tooMany': '{asked}: {most, plural, one {one} other {#}} at most; you gave {count}.',
  'wrong.repeated': '{asked}: “{text}” stands there twice.',
  'wrong.levelMissing': 'Say how well you speak {item}.',
  'wrong.languageMissing': 'Name the language for the level you chose.',
  'wrong.hours':
    '“{text}” is no stretch of time. Give a day, a time from and a time until, such as 15:00 and 17:00.',
  'wrong.zoneUnknown': 'Choose the city whose clock you live by',
  'wrong.zoneNear': 'Choose the city whose clock you live by. Did you mean {near}?',
  'wrong.fileEmpty': '{name} is empty. Choose another file.',
  'wrong.fileTooLarge': '{name} is too large: {megabytes} MB at most.',
  'wrong.filesTooLarge':
    '{name} is not kept: all your files together may have {megabytes} MB. Take one out first.',
  'wrong.pageTooLarge':
    'That was more than {megabytes} MB together, so nothing of this page was saved. Send fewer or smaller files.',
  'wrong.fileWrongType': '{name} is not kept, because of what is in it: we take {types}.',
  'wrong.filesTooMany':
    '{name} is not kept: {most, plural, one {one file} other {# files}} at most. Take one out first.',
  'wrong.fileNeeded': '{asked}: this is needed, so the last file stays. Add another before you take it out.',
  'wrong.other': '{asked}: this could not be read.',

  // Check and send
  'check.title': 'Check and send',
  'check.lead': 'Read it through. After you send it, you can still change anything until {moment}.',
  'check.lead.sent': 'This is what we have from you. You can change anything until {moment}.',
  'check.before': 'Asked when you answered',
  'check.before.text': 'The form no longer asks this. What you wrote is kept with your application.',
  'check.none': 'No answer',
  'check.change': 'Change {step}',
  'check.missing': 'Still needed: {questions}.',
  'check.send': 'Send my application',
  'check.unfinished': '{count, plural, one {One answer is} other {# answers are}} still needed',
  'check.yes': 'Yes',
  'check.no': 'No',

  // Where it stands
  'status.title': 'Where your application stands',
  'status.draft': 'A draft. It is not sent yet.',
  'status.draft.text': 'Only you can see it. Send it by {moment}; after that it cannot be sent.',
  'status.draft.over': 'The call has closed, and this draft was not sent. What you wrote is kept here.',
  'status.draft.go': 'Go on with it',
  'status.sent': 'Sent {when}.',
  'status.sent.open': 'We have it. You can change anything until {moment}.',
  'status.sent.sometime': 'Sent.',
  'status.sent.new':
    'Since you sent it, the form asks something new: {questions}. Your application counts as it is.',
  'status.sent.new.go': 'Answer it',
  'status.read': '{role, select, mentor {Your offer is with us.} other {Being read.}}',
  'status.read.text': 'The call has closed. Everybody hears on the same day, by letter, with the reason.',
  'status.withdrawn': 'Withdrawn.',
  'status.withdrawn.text': 'You are not matched, and nobody reads it. You can take this back until {moment}.',
  'status.withdrawn.over': 'You are not matched, and nobody reads it. Thank you for telling us.',
  'status.discarded': 'You have put this draft aside.',
  'status.discarded.text': 'What you wrote is kept. You can take it up again until {moment}.',
  'status.undo': 'Take it back',
  'status.undo.draft': 'Take it up again',
  'status.undone': 'You are in again, with everything you wrote.',
  'status.paired': 'You can end the pairing whenever you like: write to us. No reason is needed.',
  'refusal.withdrawPaired':
    'You are in a pair by now, so there is nothing to withdraw. To end the pairing, write to us. No reason is needed.',
  'status.withdraw': 'Withdraw',
  'status.withdraw.draft': 'Put it aside',
  'status.withdraw.text': 'No reason is needed, and it changes nothing for a later application.',
  'status.withdraw.undo': 'You can take it back until {moment}.',
  'status.withdraw.final': 'The call has closed, so this cannot be taken back here.',
  'status.withdrawn.done': 'You have withdrawn.',
  'status.change': 'Look at it or change it',
  'status.look': 'Look at it',
  'status.leave': 'Leave on this device',
  'status.leave.text':
    'Reading on somebody else’s device? Leave here, so that the next person does not see your form.',
  'status.left': 'You have left. The link in your mail brings you back.',
  'status.contact': 'Questions? Write to {name}: {email}',
  'late.title': 'The call closed {moment}',
  'late.text':
    'What you have just written could not be saved. It stands below, so that you can copy it. Your application is as it was.',

  // Letters
  'letter.link.subject': 'Your application to {scheme}',
  'letter.link.text':
    'Hello,\n\nhere is the link to your {role, select, mentor {offer to mentor} other {application as a mentee}} in {scheme}, {cohort}:\n\n{link}\n\nIt opens your form. Save it and come back as often as you like, until {moment}. Keep the link to yourself: whoever has it sees what you wrote.\n\nIf you did not ask for this, do nothing. Nothing was begun in your name.\n\n{contact}',
  'letter.again.text':
    'Hello,\n\nyou have begun this already. Here is a link to your {role, select, mentor {offer to mentor} other {application as a mentee}} in {scheme}, {cohort}, with what you wrote:\n\n{link}\n\nKeep it to yourself: whoever has it sees what you wrote.\n\nIf you did not ask for this, do nothing. Nobody else has got the link.\n\n{contact}',
  'letter.none.text':
    'Hello,\n\nsomebody asked for a link to an application of yours in {scheme}, {cohort}. There is none from this address, and the call has closed. If you applied, ask again with the address you used then.\n\n{contact}',
  'letter.sent.subject': 'We have your application to {scheme}',
  'letter.sent.text':
    'Dear {name},\n\nwe have your {role, select, mentor {offer to mentor} other {application as a mentee}} in {scheme}, {cohort}. You sent it {when}.\n\nYou can read it, change it or withdraw it here until {moment}:\n\n{link}\n\nWhat happens now: after that day we read everything, and everybody hears on the same day, with the reason.\n\nIf something is not right, answer to {email}.\n\n{contact}',
});
