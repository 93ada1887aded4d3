import { catalogue } from '../../ui/text.ts';

/** Runs that take long. */
export const wantedWords = catalogue({
  'wanted.title': 'Working out the matching',
  'wanted.lead':
    'This round is large, so it takes a while. You can leave this page: the work goes on, and the board shows the new run when it is done.',
  'wanted.asked': 'Asked for by {who}, {when}.',
  'wanted.asked.somebody': 'Asked for {when}.',
  'wanted.time':
    'So far: {minutes, plural, =0 {} one {# minute } other {# minutes }}{seconds, plural, one {# second} other {# seconds}}.',
  'wanted.again':
    'The server was started again in the midst of this. The work has been taken up again, on the applications as they were frozen.',
  'wanted.steps': 'What is being done',
  'wanted.waiting': 'It begins in a moment.',
  'wanted.state.done': 'done',
  'wanted.state.now': 'now',
  'phase.reading': 'Read the applications',
  'phase.judging': 'Judge every pair',
  'phase.solving': 'Find the best set of pairs',
  'phase.explaining': 'Give everybody a reason',
  'phase.keeping': 'Keep the run',
  'phase.share': '{share} % of all pairs',
  'phase.rounds':
    '{rounds, plural, one {# time} other {# times}} held against all other pairs, {share} % of this time',
  'wanted.cancel': 'Cancel this run',
  'wanted.cancel.after': 'Nothing is lost: the board stays as it is.',
  'wanted.refresh': 'This page looks again by itself every two seconds.',

  'wanted.cancelled.title': 'This run was cancelled',
  'wanted.cancelled.board': 'The board still shows run {run}.',
  'wanted.cancelled.none': 'Nothing has been matched yet.',
  'wanted.failed.title': 'This run came to nothing',
  'wanted.failed.moved':
    'While it was being worked out, the board went on to another run. Look at that one, then ask again for what you still want.',
  'wanted.failed.crashed':
    'The program that works out runs stopped unexpectedly, perhaps because the machine had too little memory. The board is unchanged. Try again; if it happens again, tell whoever looks after this server.',
  'wanted.toBoard': 'To the board',
  'wanted.toStart': 'To the matching',

  'wanted.open': 'A new run is being worked out.',
  'wanted.open.watch': 'Watch it',
  'said.cancelled': 'The run was cancelled. The board is as it was.',
  'said.tooLate': 'The run was done before it could be cancelled. You can go back to the one before.',
});
