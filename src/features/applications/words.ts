import { catalogue } from '../../ui/text.ts';
import { wrongHeading } from './import-documents.ts';

export const words = catalogue({
  'role.mentee': 'Mentee',
  'role.mentor': 'Mentor',
  'state.draft': 'Draft',
  'state.submitted': 'Sent in',
  'state.underReview': 'Being read',
  'state.accepted': 'Accepted',
  'state.waitlisted': 'On the waiting list',
  'state.declined': 'Not this time',
  'state.withdrawn': 'Withdrawn',

  // The list
  'list.title': 'Applications',
  'list.count': '{count, plural, =0 {nobody} one {# person} other {# people}}',
  'list.find': 'Name, address or number',
  'list.find.do': 'Find',
  'list.role': 'Who',
  'list.role.all': 'Everybody',
  'list.role.mentee': 'Mentees',
  'list.role.mentor': 'Mentors',
  'list.number': 'Number',
  'list.name': 'Name',
  'list.who': 'Applies as',
  'list.state': 'State',
  'list.sent': 'Sent in',
  'list.scores': 'Scores',
  'list.scores.mean': '{mean} from {count}',
  'list.empty': 'No applications yet. Bring in the file that your form tool gives you.',
  'list.found.none':
    'Nobody here is called that, and no number is like it. Look for a part of the name, or see everybody.',
  'list.all': 'See everybody',
  'list.import': 'Import a file',
  'list.imports': 'Files brought in',
  'list.files': 'Take them out as a table',
  'list.files.text': 'With every answer. A file taken out so can be brought in again.',
  'list.file.mentee': 'Mentees',
  'list.file.mentor': 'Mentors',
  'file.number': 'Application number',
  'file.name': 'Name',
  'file.email': 'E-mail address',
  'file.sent': 'Submitted on',
  'file.state': 'State',
  'file.withdrawn': 'Withdrawn',

  // One application
  'one.above': '{role, select, mentor {Mentor application} other {Mentee application}} {number}',
  'one.back': '← All applications',
  'one.sent': 'Sent in {date}',
  'one.email': 'Address',
  'one.state': 'State',
  'one.answers': 'Answers',
  'one.noAnswer': 'No answer',
  'one.earlier': 'Asked earlier',
  'one.conflict': 'Not to be matched with',
  'one.conflict.none': 'Nobody named.',
  'one.scores': 'What readers scored',
  'one.scores.none': 'No scores yet.',
  'one.reader': 'Reader',
  'one.comment': 'Comment',
  'one.mean': 'Mean of all scores: {mean}',
  'one.withdraw': 'They withdrew',
  'one.withdraw.text': 'A withdrawn application is kept, and is not matched. You can take this back.',
  'one.withdraw.reason': 'Why, in a few words',
  'one.withdraw.reason.hint': 'Only coordinators see it.',
  'one.withdraw.reason.wrong': 'Say in a few words why, so that the next person understands.',
  'one.withdraw.do': 'Note the withdrawal',
  'one.withdraw.done': '{name} is noted as withdrawn and will not be matched.',
  'one.undo': 'They are back',
  'one.undo.text': 'Takes the withdrawal back: the application can be matched again.',
  'one.undo.do': 'Take the withdrawal back',
  'one.undo.done': '{name} can be matched again.',

  // Imports
  'imports.title': 'Files brought in',
  'imports.empty':
    'No file yet. Export the answers from your form tool as CSV or Excel and bring them in here.',
  'imports.new': 'Import a file',
  'imports.file': 'File',
  'imports.what': 'What it holds',
  'imports.when': 'When',
  'imports.who': 'By',
  'imports.end': 'What came of it',
  'imports.end.uploaded': 'Waits for its columns',
  'imports.end.mapped': 'Waits to be looked at',
  'imports.end.discarded': 'Discarded, nothing written',
  'imports.end.imported':
    '{added} added{changed, plural, =0 {} other {, # changed}}{wrong, plural, =0 {} other {, # left out}}',
  'what.mentee': 'Mentee applications',
  'what.mentor': 'Mentor applications',
  'what.reviews': 'Readers’ scores',

  'new.title': 'Import a file',
  'new.lead':
    'Nothing is written until you have seen it: first the file, then its columns, then a preview of every row.',
  'new.what': 'What does the file hold?',
  'new.what.wrong': 'Choose what the file holds.',
  'new.what.mentee.hint': 'One row for each person who asks for a mentor.',
  'new.what.mentor.hint': 'One row for each person who offers to be one.',
  'new.what.reviews.hint':
    'One row for each reader and application: application number, reader, a score from 1 to 5 for each point, a comment.',
  'new.file': 'The file',
  'new.file.hint':
    'CSV or Excel (.xlsx) as your form tool or spreadsheet saves it, with headings in the first row. At most 20 MB and 20,000 rows.',
  'new.file.wrong': 'Choose the file.',
  'new.do': 'Read the file',
  'new.form': 'How a file looks',
  'new.form.text':
    'Any order of columns will do, and any wording: you say once which column is what. For example:',
  'new.form.zone': 'Time zone',
  'new.form.hours': 'When could you meet?',

  // Columns
  'columns.title': 'Which column is what?',
  'columns.lead':
    '“{filename}” has {rows, plural, one {# row} other {# rows}} and {columns, plural, one {# column} other {# columns}}. We have guessed what each column is. Please look at every guess.',
  'columns.kept': 'A file with these columns has been here before, so the columns are set as they were then.',
  'columns.blank': '{count, plural, one {One blank row was} other {# blank rows were}} passed over.',
  'columns.who': 'Who applied',
  'columns.which': 'Who scored what',
  'columns.answers': 'Answers',
  'columns.scores': 'Scores',
  'columns.none': 'Not in this file',
  'columns.guess': 'Guess',
  'columns.unsure': 'Look twice',
  'columns.sample': 'In the file: {samples}',
  'columns.field.number': 'Application number',
  'columns.field.number.hint': 'The form’s own number. Without it, each person gets the next free one.',
  'columns.field.name': 'Name',
  'columns.field.name2': 'Second part of the name',
  'columns.field.name2.hint': 'If first and last name stand apart.',
  'columns.field.email': 'E-mail address',
  'columns.field.email.hint': 'We know a person by it: one address, one person.',
  'columns.field.submittedAt': 'When it was sent',
  'columns.field.withdrawn': 'Withdrawn',
  'columns.field.withdrawn.hint': 'Yes for people who have withdrawn.',
  'columns.dayFirst': 'In dates such as 03/04, what comes first?',
  'columns.dayFirst.yes': 'The day: 3 April',
  'columns.dayFirst.no': 'The month: 4 March',
  'columns.review.application': 'Application number',
  'columns.review.reviewer': 'Reader',
  'columns.review.comment': 'Comment',
  'columns.wish': '{short}: wish {number}',
  'columns.part': '{short}: part {number}',
  'columns.rest': 'Columns left over',
  'columns.rest.text':
    'They answer none of our questions. Leave them out, or make a question of your own from them.',
  'columns.rest.out': 'Leave out',
  'columns.rest.score': 'A score of its own, from 1 to 5',
  'columns.rest.text.kind': 'A new question: a line of text',
  'columns.rest.longText': 'A new question: a longer text',
  'columns.rest.yesNo': 'A new question: yes or no',
  'columns.rest.number': 'A new question: a number',
  'columns.rest.choice': 'A new question: one of several options',
  'columns.rest.choices': 'A new question: any of several options',
  'columns.rest.empty': 'None: every column is used.',
  'columns.words': 'Words that need a meaning',
  'columns.words.text':
    'These stand in the file and are none of our options. Say what each means; rows with a word that is left open come out wrong.',
  'columns.words.label': '{short}: “{text}” means',
  'columns.words.times': 'In {count, plural, one {# row} other {# rows}}.',
  'columns.words.nothing': 'Leave open',
  'columns.words.more':
    'And {count, plural, one {# more} other {# more}}. If there are many, the wrong column may be chosen.',
  'columns.yes': 'Yes',
  'columns.no': 'No',
  'columns.save': 'Save and see what would be written',
  'columns.wrong.name': 'Choose the column that holds the name.',
  'columns.wrong.email': 'Choose the column that holds the e-mail address.',
  'columns.wrong.application': 'Choose the column that holds the application number.',
  'columns.wrong.reviewer': 'Choose the column that names the reader.',
  'columns.wrong.scores': 'Choose at least one column of scores.',
  'columns.wrong.twice': '“{column}” is chosen twice. Choose each column once.',
  'columns.wrong.unknown': 'This column is not in the file.',
  'columns.wrong.options':
    '“{column}” holds {count} different answers, too many for options. Take it in as text.',

  // Preview
  'preview.title': 'What would be written',
  'preview.lead': 'Nothing is written yet. This is every row of “{filename}” and what will happen to it.',
  'preview.added': 'new',
  'preview.changed': 'changed',
  'preview.unchanged': 'as before',
  'preview.wrong': 'wrong',
  'preview.wrong.note':
    '{count, plural, one {One row is wrong and will be left out.} other {# rows are wrong and will be left out.}}',
  'preview.wrong.how':
    'The others can go in now. Take the wrong rows out as a file, mend them there and bring that file in: its last column says what is wrong and is passed over.',
  'preview.words.note':
    'Some answers are worded in another way than our options. <link>Say what they mean</link>, and these rows are right.',
  'preview.unanswered': 'No column of this file answers {questions}, which the rules read',
  'preview.unanswered.how':
    'As it stands, nobody in it could have a place. You said that it holds: {what}. If it is another file, put it away and choose again; else <link>say which column is what</link>.',
  'preview.right.note': 'Every row can be read.',
  'preview.nothing': 'There is nothing new in this file. Everything in it is here already.',
  'preview.nothing.wrong': 'No row of this file can go in yet.',
  'preview.rows': 'Rows',
  'preview.line': 'Row',
  'preview.number': 'Number',
  'preview.name': 'Who',
  'preview.outcome': 'What happens',
  'preview.outcome.added': 'New',
  'preview.outcome.changed': 'Changed',
  'preview.outcome.unchanged': 'As before',
  'preview.outcome.wrong': 'Left out',
  'preview.read': 'How it was read',
  'preview.changes': 'What changes',
  'preview.was': 'Was:',
  'preview.sent': 'Sent in',
  'preview.do': '{count, plural, one {Import # row} other {Import # rows}}',
  'preview.bar': 'Import',
  'preview.bar.text':
    '<b>{right, plural, one {# row goes in} other {# rows go in}}</b>, {wrong, plural, =0 {none is left out} one {# is left out} other {# are left out}}. Nothing is sent to anybody.',
  'preview.columns': 'Change the columns',
  'preview.discard': 'Discard the file',
  'preview.away': 'Put the file away',
  'preview.wrongRows': 'The wrong rows as a file',
  'wrong.heading': wrongHeading,
  discarded: '“{filename}” is discarded. Nothing was written.',

  // Result
  'result.title': '“{filename}” is in',
  'result.when': '{date}',
  'result.added': 'added',
  'result.changed': 'changed',
  'result.unchanged': 'as before',
  'result.wrong': 'left out',
  'result.wrong.note': '{count, plural, one {One row was left out.} other {# rows were left out.}}',
  'result.wrong.text': 'Take them out as a file, mend them there and bring that file in.',
  'result.next': 'Next',
  'result.next.mentee': 'Import the mentees’ applications',
  'result.next.mentor': 'Import the mentors’ applications',
  'result.next.reviews': 'Import the readers’ scores',
  'result.again': 'Import another file',
  'result.applications': 'See the applications',
  'result.home': 'See what needs you',
  'result.discarded': '“{filename}” was discarded',
  'result.discarded.text': 'Nothing of it was written, and its rows are no longer kept.',

  // What is wrong with a row
  'trouble.cell': '{column}: “{text}”.',
  'trouble.cell.blank': '{column}: blank.',
  'trouble.missing': 'An answer is needed here.',
  'trouble.notAnOption':
    'This is none of the options. Choose one of them, or say under the columns what it means.',
  'trouble.notAnOption.nearest':
    'This is none of the options; “{nearest}” is near. Write it so, or say under the columns what it means.',
  'trouble.notYesOrNo':
    '“{text}” is neither yes nor no. Write one of them, or say under the columns what it means.',
  'trouble.notANumber': 'This is not a number. Write it in figures, for example 4.',
  'trouble.outOfRange': 'This must be from {least} to {most}.',
  'trouble.tooMany': 'There are {count} answers here, and at most {most} are asked for. Take some out.',
  'trouble.repeated': '“{text}” stands here twice. Leave one.',
  'trouble.levelMissing': '“{item}” has no level. Write it in brackets, for example “{item} (working)”.',
  'trouble.notALevel': '“{text}” is no level for {item}. Use one of: {levels}.',
  'trouble.hoursNotUnderstood':
    '“{text}” cannot be read as hours of a week. Write them so: Mon 09:00-11:00; Thu 19:00-21:00.',
  'trouble.hoursAmbiguous':
    '“{text}” may be before or after noon. Write it with 24 hours, for example 13:00-15:00.',
  'trouble.zoneUnknown': 'We know no such time zone. Write a name such as Europe/Paris.',
  'trouble.zoneUnknown.nearest': 'We know no such time zone. Do you mean {suggestions}?',
  'trouble.zoneIsOffset':
    'This is a distance from UTC, and it changes when clocks change. Write the place, for example Africa/Nairobi.',
  'trouble.zoneIsCode':
    'These letters stand for several places. Write the place, for example America/New_York.',
  'trouble.tooLong':
    'This is longer than {most, number} characters. Is it another column, or two cells in one?',
  'trouble.notAnAddress': 'This is not an e-mail address. Look for a space or a missing @.',
  'trouble.dateNotUnderstood': 'This date cannot be read. Write it so: 2026-09-16 14:30.',
  'trouble.numberTwice':
    'Number {number} stands in rows {lines}. Keep one of them, or give the others their own number.',
  'trouble.emailTwice':
    'This address stands in rows {lines}. One person applies once: keep the row that holds.',
  'trouble.emailHasNumber':
    'This person is here already with number {number}. Use that number, or leave the row out.',
  'trouble.numberOfAnother':
    'Number {number} is {name}’s, who has another address. Give this row its own number, or mend the address.',
  'trouble.applicationUnknown':
    'There is no mentee application {number}. Bring the applications in first, or mend the number.',
  'trouble.reviewTwice': 'This reader scores this application in rows {lines}. Keep one of them.',

  // Files that cannot be read
  'unreadable.tooLarge':
    'The file has {megabytes} MB, and at most {limit} MB can be read. Save only the sheet you need, or split it in two.',
  'unreadable.empty': 'The file is empty: it has not even headings. Export it again from your form tool.',
  'unreadable.wrongKind':
    'This is {kind}. Choose the CSV or Excel file (.xlsx) that your form tool gave you, or save it as one.',
  'unreadable.passwordProtected': 'The workbook is locked with a password. Save a copy without one.',
  'unreadable.binary':
    'This is not a table of text. Save it as CSV or Excel workbook (.xlsx) and choose that file.',
  'unreadable.unclosedQuote':
    'A quotation mark that opens in row {line} never closes, so the rows cannot be told apart. Mend it, or save the table as Excel workbook (.xlsx).',
  'unreadable.tooManyRows': 'The file has more than {limit} rows. Split it in two.',
  'unreadable.tooManyColumns': 'Row {line} has {columns} columns, and at most {limit} can be read.',
  'unreadable.cellTooLong':
    'The cell in row {line}, column {column}, has {characters} signs, and at most {limit} can be read. A quotation mark may be missing before it.',
  'unreadable.damaged':
    'The file is damaged, or was not saved to its end. Open it in your spreadsheet and save it again.',
  'unreadable.unpacksTooLarge':
    'Unpacked, this workbook has {megabytes} MB, and at most {limit} MB can be read. Save only the sheet you need.',
  'unreadable.noVisibleSheet':
    'Every sheet of this workbook is hidden. Show the one with the answers and save it.',
  'unreadable.tooDemanding': 'This workbook takes too much to read. Save the sheet with the answers as CSV.',
  'unreadable.oneColumn':
    'Everything in this file stands in one column, “{heading}”. Export it again as CSV or Excel workbook (.xlsx), with a column for each question.',
  'unreadable.noRows':
    'The file has headings and {blank, plural, =0 {no rows} one {# blank row} other {# blank rows}}, so there is nobody to bring in. Export it again once people have answered.',
  'kind.pdf': 'a PDF',
  'kind.png': 'a picture',
  'kind.jpeg': 'a picture',
  'kind.gif': 'a picture',
  'kind.gzip': 'a packed file',
  'kind.oldExcel': 'an Excel file of the old kind (.xls)',
  'kind.binaryExcel': 'a binary Excel file (.xlsb)',
  'kind.openDocument': 'an OpenDocument file',
  'kind.word': 'a Word document',
  'kind.powerPoint': 'a PowerPoint file',
  'kind.numbers': 'a Numbers file',
  'kind.zip': 'a packed folder',
  'kind.rtf': 'a text document',
  'kind.html': 'a web page',
  'kind.xml': 'an XML file',

  // What was noticed while reading
  'note.title': 'Noticed while reading',
  'note.encodingGuessed':
    'The file is not in UTF-8; it was read as Windows-1252. Look whether names with accents are right.',
  'note.separator':
    '{separator, select, semicolon {Cells are parted by semicolons.} other {Cells are parted by tabs.}}',
  'note.headingRepeated':
    'Column {column} is headed “{heading}” like another; here it is called “{renamed}”.',
  'note.headingBlank': 'Column {column} has no heading; here it is called “{renamed}”.',
  'note.shortRows':
    '{count, plural, one {# row has} other {# rows have}} fewer cells than there are headings: {lines}.',
  'note.longRows':
    '{count, plural, one {# row has} other {# rows have}} more cells than there are headings, and what is beyond is left out: {lines}.',
  'note.otherSheets': 'The sheet “{read}” was read. Others were not: {others}.',
  'note.errorCells':
    '{count, plural, one {A cell holds} other {# cells hold}} an error of the spreadsheet: {cells}.',
  'note.formulasWithoutResult':
    '{count, plural, one {A formula has} other {# formulas have}} no stored result, so the cell is blank: {cells}.',
  'note.mergedCells': 'Merged cells count only in their first cell: {ranges}.',

  // Refusals
  'refusal.applicationClash':
    'The application of {email} clashes with another: its number or its address is taken.',
  'refusal.fileWithoutRows': 'The file has headings and no rows, so there is nobody to bring in.',
  'refusal.previewMoved':
    'Something has changed since you looked at the preview, so nothing was imported. Go back to the preview and look again.',
  'refusal.columnsNotMapped': 'First say which column is what.',
  'refusal.alreadyImported': 'This file has been imported already.',
  'refusal.alreadyDiscarded': 'This file has been discarded.',
  'refusal.cannotWithdraw': 'This application has been withdrawn already.',
  'refusal.notWithdrawn': 'This application is not withdrawn.',
});
