import { catalogue } from '../../ui/text.ts';

export const warningWords = catalogue({
  'warning.open': 'What is missing',
  'warning.none': 'No mentee has applied yet',
  'warning.title':
    '{short, plural, =0 {As it stands, every mentee could have a mentor} one {As it stands, one mentee could not have a mentor} other {As it stands, # mentees could not have a mentor}}',
  'warning.lead':
    '{placed} of {mentees} could be placed at once. {mentors, plural, =0 {No mentor with a place has applied.} one {One mentor with {slots, plural, one {one place} other {# places}} has applied.} other {# mentors with {slots, plural, one {one place} other {# places}} have applied.}}',
  'warning.by': 'Judged by {rules}.',
  'warning.by.support': 'wishes',
  'warning.by.hours': 'hours',
  'warning.by.language': 'languages',
  'warning.by.conflict': 'conflicts that were named',
  'warning.competing':
    '{mentees} mentees compete for {slots, plural, one {one place} other {# places}} of {mentors, plural, one {one mentor} other {# mentors}}, so {short, plural, one {one goes} other {# go}} without.',
  'warning.alone':
    '{mentees, plural, one {One mentee suits} other {# mentees suit}} no mentor who has come so far.',
  'warning.items': 'Wanted first: {items}.',
  'warning.item': '{item} ({count})',
  'warning.beyond':
    '{count, plural, one {One of them no mentor could help: something in their own answers bars it.} other {# of them no mentor could help: something in their own answers bars it.}}',
  'wanted.title':
    '{count, plural, one {One more mentor} other {# more mentors}} would place {count, plural, one {one more} other {# more}}',
  'wanted.lead':
    'Each line is exact: so many mentors of this kind, with one place each, place so many more, alone and with the others.',
  'wanted.lead.hours': 'Any other hours that these mentees share do as well.',
  'wanted.count': '{count, plural, one {One mentor} other {# mentors}}',
  'wanted.with': '{count, plural, one {One mentor} other {# mentors}} {what}',
  'wanted.item': 'for {item}',
  'wanted.language': 'in {language}',
  'wanted.hours': 'free, for example, {hours} by the clock of {city}',
  'wanted.stretch': '{day} {from} to {until}',
  'wanted.other': 'whose {question} is {answer}',
  'wanted.answer': 'who {count, plural, one {answers} other {answer}} “{answer}” to “{question}”',
  'wanted.helps': '{count, plural, one {For a mentee in {cities}.} other {For mentees in {cities}.}}',
  'wanted.further':
    '{count, plural, one {One more could} other {# more could}} be placed by mentors of further kinds.',
  'wanted.some':
    'There are so many kinds that only some were tried, evenly. Others might place more at once.',
  'warning.asOf': 'As of {time}, worked out again within a minute of every change.',
  'warning.tooMany':
    'There are too many people to work out here what is missing. The board tells it after a run.',
  'warning.soon': 'What is missing will stand here within a minute.',
  'note.title': 'A note to send',
  'note.hint': 'Copy it into a mail, or open it in your own mail. Nothing is sent from here.',
  'note.label': 'The note',
  'note.mail': 'Open it as a mail',
  'note.subject': 'Looking for {count, plural, one {a mentor} other {# mentors}}: {scheme}',
  'note.text':
    'Dear colleagues,\n\npeople have applied to {scheme}, and for some of them we have nobody yet. We are looking for\n\n{kinds}\n\n{hours, select, yes {Other hours may do as well. } other {}}A mentor meets one person online about once a month. The mentee leads the work.\n\nWhat it asks, what it gives, and the form are here, open until {day}:\n\n{link}\n\nThank you for passing this on to whoever comes to your mind.\n\n{name}',
  'note.kind': '– {kind}',
});
