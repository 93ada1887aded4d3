import { catalogue } from '../../ui/text.ts';

export const words = catalogue({
  'role.coordinator': 'Coordinator',
  'role.reviewer': 'Reviewer',
  'role.evaluator': 'Evaluator',
  'role.contactPerson': 'Contact person',
  'role.reader': 'Reader',
  'role.operator': 'Operator',
  'role.coordinator.does': 'Runs the programme: applications, matching, letters, roles.',
  'role.reviewer.does': 'Reads and scores applications.',
  'role.evaluator.does': 'Studies how the programme works, independently of the coordinators.',
  'role.contactPerson.does': 'Somebody to turn to in confidence.',
  'role.reader.does': 'Sees how the programme goes, without names.',
  'role.operator.does': 'Keeps the server running and reads the outbox.',

  'signIn.title': 'Sign in',
  'signIn.lead': 'We mail you a link. No password is needed.',
  'signIn.email': 'Your e-mail address',
  'signIn.email.hint': 'The one the programme knows you by.',
  'signIn.send': 'Send me a link',
  'signIn.email.wrong': 'Write your e-mail address, such as ruth@example.org.',

  'sent.title': 'Look in your mail',
  'sent.text':
    'If we know that address, a letter with a link is on its way. The link is good for {minutes, number} minutes and for one use.',
  'sent.nothing':
    'Nothing came? Look among unwanted mail, check the address, or ask the people who run your programme which one they have.',
  'sent.held.title': 'Mail does not leave this server yet',
  'sent.held.text':
    'The operator reads the link in the outbox; it also stands in the terminal where this server was started.',
  'sent.again': 'Use another address',

  'tooMany.title': 'That was often',
  'tooMany.text':
    'Several links were asked for in a short time. Use the newest letter in your mail, or wait {minutes, number} minutes and ask again.',

  'link.title': 'Sign in to {place}',
  'link.text':
    'Press the button and you are in. Mail programs that open links by themselves cannot use it up.',
  'link.press': 'Sign in',
  'link.used.title': 'This link has been used',
  'link.used.text': 'It was for one use. Have a new one sent; it takes a minute.',
  'link.old.title': 'This link is too old',
  'link.old.text': 'A link is good for {minutes, number} minutes. Have a new one sent.',
  'link.new': 'Send me a new one',
  signedOut: 'You are signed out.',
  'signedOut.everywhere': 'You are signed out in every browser.',

  'start.title': 'Set up Alongside',
  'start.lead':
    'This server has no organisation yet. You become its first coordinator and its operator, and can share both roles later.',
  'start.code': 'Start code',
  'start.code.hint':
    'It stands in the terminal where this server was started, so that no stranger can be first.',
  'start.code.wrong': 'This is not the code in the terminal. Copy it from there once more.',
  'start.organisation': 'Name of your organisation',
  'start.organisation.hint': 'Everybody will read it at the foot of each page and in letters.',
  'start.organisation.wrong': 'Write the name of your organisation.',
  'start.name': 'Your name',
  'start.email': 'Your e-mail address',
  'start.press': 'Set up and sign in',
  'start.done': 'You are signed in as coordinator and operator. Begin with a scheme.',
  'name.wrong': 'Write your name, as others should read it.',
  'text.long': 'This is too long. Keep to {most, number} signs.',
  zone: 'The city whose clock you live by',
  'zone.hint': 'Or the one nearest to you that keeps the same time.',
  'zone.wrong': 'Choose the city whose clock you live by.',
  'zone.choose': 'Choose a city',

  'me.title': 'About you',
  'me.name': 'Your name',
  'me.email': 'E-mail address',
  'me.email.hint':
    'Letters and sign-in links go to {email}. To change it, ask the people who run your programme.',
  'me.language': 'Language of pages and letters',
  'me.language.wrong': 'Choose one of the languages.',
  'me.save': 'Save',
  'me.saved': 'Saved.',
  'me.roles': 'Your roles',
  'me.roles.none': 'You have no role yet.',
  'me.sessions': 'Signing out',
  'me.sessions.text': 'You stay signed in for {days, number} days in this browser.',
  'me.signOut': 'Sign out',
  'me.signOut.everywhere': 'Sign out everywhere',

  'roles.title': 'Roles',
  'roles.lead': 'Who may do what, and where. A role over a scheme holds for all its cohorts.',
  'roles.list': 'Who has which role',
  'roles.person': 'Person',
  'roles.role': 'Role',
  'roles.place': 'Over',
  'roles.change': 'Change',
  'roles.remove': 'Take away',
  'roles.remove.spoken': 'Take away the role {role} of {name}',
  'roles.empty': 'Nobody has a role here yet.',
  'roles.grant': 'Give a role',
  'roles.grant.text':
    'They get a letter that says what the role means and how to sign in. The history keeps who gave it.',
  'roles.email': 'Their e-mail address',
  'roles.email.wrong': 'Write their e-mail address, such as ruth@example.org.',
  'roles.name': 'Their name',
  'roles.name.hint': 'For somebody new. A person we know keeps their name.',
  'roles.name.wrong': 'Write their name, as others should read it.',
  'roles.role.wrong': 'Choose a role.',
  'roles.place.wrong': 'Choose what the role holds over.',
  'roles.give': 'Give the role',
  'roles.given': '{name} now has the role “{role}”.',
  'roles.taken': '{name} no longer has the role “{role}”.',

  'removal.title': 'Take a role away',
  'removal.what': '{name} would no longer be {role} over {place}.',
  'removal.means':
    'From the next page on, they cannot open what the role let them open. What they have written and decided stays. They are not told by mail.',
  'removal.self': 'This is your own role. You would have to ask somebody else to give it back.',
  'removal.press': 'Take the role away',
  'removal.keep': 'Keep it',

  'letter.signIn.subject': 'Your link to sign in',
  'letter.signIn.text':
    'Dear {name},\n\nhere is your link to sign in:\n\n{link}\n\nIt is good for {minutes, number} minutes and for one use. If you did not ask for it, you need not do anything.',
  'letter.role.subject': 'Your role at {organisation}',
  'letter.role.text':
    'Dear {name},\n\n{by} gave you a role over {place}.\n\n{role}: {does}\n\nTo begin, have a sign-in link sent to this address:\n\n{link}\n\nIf this seems wrong to you, tell {by}.',

  'refusal.alreadyStarted': 'This server has its organisation already. Its coordinators can give you a role.',
  'refusal.roleHeld': '{name} has this role already.',
  'refusal.operatorOverAll':
    'An operator keeps the whole server running, so the role holds for the whole organisation.',
  'refusal.last.coordinator':
    'This is the last coordinator of the organisation. Make somebody else coordinator first, so that nobody is locked out.',
  'refusal.last.operator':
    'This is the last operator. Make somebody else operator first, so that somebody can read the outbox.',
  'refusal.excluded.coordinator':
    '{name} coordinates this programme. An evaluator is independent of those who run it, so one person cannot be both.',
  'refusal.excluded.evaluator':
    '{name} evaluates this programme. An evaluator is independent of those who run it, so one person cannot be both.',
  'refusal.addressUnreadable': 'That is no mail address. Go back and type it like name@example.org.',
  'refusal.addressWorks': 'No mail comes back from this address, so it stays as it is.',
  'refusal.addressOfColleague':
    'This person has a role here, so only they can change the address they sign in with. Ask them another way.',
  'refusal.addressTaken': 'Somebody else here has this address already. Check it, or ask the person.',
  'said.address':
    '{count, plural, =0 {The address is kept. No letter waited for it.} one {The address is kept, and one letter leaves again.} other {The address is kept, and # letters leave again.}}',
});
