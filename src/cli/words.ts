/** What the command line says, on the terminal and on its page. Names of fields and options stay as they are typed. */
import { catalogue } from '../ui/text.ts';

export const words = catalogue({
  usage: `Matches mentees with mentors, from two files to a page that explains every place.

  npm run match -- --mentees a.csv --mentors b.csv [--reviews r.csv] --settings s.json --out folder

  --mentees    applications of mentees, CSV or XLSX, one row for each
  --mentors    applications of mentors
  --reviews    readers’ scores, one row for each reader and application
  --settings   rules, columns, dates and places; examples/pilot/settings.json is one to begin with
  --out        the folder for index.html and result.json; it is made where it is missing
  --strict     stop if any row is wrong, instead of leaving it out
  --help       this text

Exit 0: done. 2: something must be put right first, and the last line says what. 3: the rules allow no answer.
docs/command-line.md explains every field of the settings.`,
  'usage.see': '{what} See npm run match -- --help.',
  'usage.missing': '--{option} is missing.',
  'usage.extra': '“{word}” is not understood.',

  'file.absent': '{file}: there is no such file.',
  'file.folder': '{file}: this is a folder, not a file.',
  'file.closed': '{file}: may not be read ({code}).',
  'file.unreadable': '{file}: {why}',
  'file.column': '{file}: there is no column “{column}”, which settings name for it.',
  'out.closed': '{folder}: nothing can be written there ({code}).',
  'settings.wrong': '{file}: {what}',
  'number.unknown': '{field}: there is no {side, select, mentee {mentee} other {mentor}} {number}.',
  'nobody.left':
    '{file}: no row can be taken in. {side, select, mentee {There is no mentee to match.} other {There is no mentor to match.}}',

  'guess.columns': '{file}: the settings name no columns, so they were guessed:',
  'guess.column': '  {target} ← {columns}',
  'guess.unsure': '  {target} ← {columns} (unsure; look at this one)',
  'guess.means': '  “{text}” under {target} is read as {meaning}',
  'guess.unused': '  not used: {columns}',
  'columns.unanswered':
    '{file}: no column answers “{question}”, which the rules read. Name one in the settings, under columns.{side, select, mentee {mentees} other {mentors}}.answers.{key}.',
  'row.wrong': '{file}, row {line}: {trouble}',
  'rows.left': '{file}: {count, plural, one {one wrong row is left out.} other {# wrong rows are left out.}}',
  'rows.strict':
    '{file}: {count, plural, one {one row is wrong} other {# rows are wrong}}, so nothing was matched (--strict).',
  'conflict.nobody': '{number} asks not to be matched with somebody, but names nobody who applied: “{text}”',

  'stage.reading': 'Reading the files …',
  'stage.judging': 'Judging every combination …',
  'stage.solving': 'Finding the best set of pairs …',
  'stage.explaining': 'Explaining every place …',
  'stage.proving': 'Checking the proof …',
  'stage.writing': 'Writing …',
  'stage.share':
    '{round, plural, =0 {} one {# round of prices, } other {# rounds of prices, }}{share} % of the pairs looked at …',
  stopped: 'Stopped. Nothing was written.',

  done: '{pairs, plural, one {# pair} other {# pairs}}, {unplaced, number} not placed, {reserve, plural, one {# mentor} other {# mentors}} in reserve; {eligible, number} of {combinations, number} combinations are eligible. Proved.',
  'done.where': 'Look at {page}. As data: {data}',
  infeasible: 'No answer: {why}',

  'page.made': 'Made {when} from {files}. The result is proved to be the best under these rules.',
  'page.rules': 'By which rules',
  'page.must': 'Must hold for every pair',
  'page.count': 'What counts, of 1000 points',
  'page.goals': 'What is best, in this order',
  'page.places': '{places, plural, one {# place} other {# places}}',
  'page.places.none': 'No limit of places',
  'page.rows': 'Rows left out',
  'page.file': 'File',
  'page.row': 'Row',
  'page.trouble': 'What is wrong',
  'page.noAnswer': 'These rules allow no answer',
  'page.noAnswer.what': 'Change a lock, a mentor’s places or a rule in the settings, and run it again.',
});
