import { expect, test } from 'vitest';
import { stageInWords } from './pages/standing.ts';
import { hindranceOf, progressOf, type Standing, stages } from './rules.ts';

const nothing: Standing = {
  call: { state: 'unwritten', closesOn: '2026-10-15', unsent: 0, sent: 0 },
  reading: {
    state: 'none',
    opensOn: '',
    closesOn: '',
    namesHidden: false,
    in: 0,
    left: 0,
    readers: 0,
    undecided: 0,
  },
  decisions: {
    accepted: 0,
    waitlisted: 0,
    declined: 0,
    withdrawn: 0,
    marked: 0,
    waiting: 0,
    on: '',
    by: '',
  },
  matching: { run: 0, pairs: 0, runs: 0 },
  letters: {
    state: 'none',
    all: 0,
    left: 0,
    leaving: 0,
    held: 0,
    people: 0,
    sentences: 0,
    read: 0,
    prepared: 0,
    leavesOn: '',
    takenBack: 0,
  },
  pairs: { open: 0, answered: 0, opened: 0, closesOn: '', silent: 0, state: 'none' },
};
const call = { ...nothing.call, state: 'closed' as const };
const reading = { ...nothing.reading, state: 'closed' as const, undecided: 3 };
const decisions = { ...nothing.decisions, accepted: 2 };
const matching = { run: 1, pairs: 2, runs: 1 };
const letters = { ...nothing.letters, state: 'written' as const, all: 4 };
const left = { ...letters, state: 'left' as const, left: 1, people: 1 };
const pairs = { open: 1, answered: 0, opened: 0, closesOn: '2026-11-30', silent: 2, state: 'open' as const };

const none = 'notReached';
/** What stands in the way, stage by stage: call, reading, decisions, matching, letters, pairs. */
const table: readonly (readonly [string, Standing, readonly (string | null)[]])[] = [
  ['nothing has happened', nothing, [none, none, none, none, none, none]],
  ['the call is over', { ...nothing, call }, [null, none, none, none, none, none]],
  ['everything is read', { ...nothing, call, reading }, [null, null, none, none, none, none]],
  [
    'some are decided',
    { ...nothing, call, reading, decisions },
    ['decisionsFirst', null, null, none, none, none],
  ],
  [
    'all are decided',
    { ...nothing, call, reading: { ...reading, undecided: 0 }, decisions },
    ['decisionsFirst', 'decisionsFirst', null, none, none, none],
  ],
  [
    'a newer mark waits',
    { ...nothing, reading, decisions: { ...decisions, marked: 1 } },
    [none, null, 'marksFirst', none, none, none],
  ],
  ['the board shows a run', { ...nothing, call, reading, matching }, [null, null, none, null, none, none]],
  [
    'letters wait',
    { ...nothing, call, reading, decisions, matching, letters },
    ['lettersFirst', 'lettersFirst', 'lettersFirst', 'lettersFirst', null, none],
  ],
  [
    'a letter has left',
    { ...nothing, call, reading, decisions, matching, letters: left, pairs },
    ['lettersLeft', 'lettersLeft', 'lettersLeft', 'lettersLeft', 'lettersLeft', null],
  ],
  [
    'all have answered',
    { ...nothing, matching, letters: left, pairs: { ...pairs, open: 0, opened: 1, state: 'none' } },
    [none, none, none, 'lettersLeft', 'lettersLeft', 'pairsStand'],
  ],
];

test.each(table)('while %s, each stage goes back or says why not', (_, now, due) => {
  expect(stages.map((stage) => hindranceOf(stage, now))).toEqual(due);
});

test('a stage that was passed by is called left out, not ahead', () => {
  const now: Standing = { ...nothing, call, matching, letters };
  expect(stages.map((stage) => progressOf(stage, now))).toEqual([
    'done',
    'unused',
    'unused',
    'done',
    'now',
    'ahead',
  ]);
  expect(stages.map((stage) => progressOf(stage, nothing))).toEqual(Array(6).fill('ahead'));
});

test('readings that came by file are told though no days were set, and not called left out', () => {
  const now: Standing = { ...nothing, call, reading: { ...nothing.reading, in: 70 }, matching };
  expect(progressOf('reading', now)).toBe('done');
  expect(stageInWords('en', 'reading', now)).toBe(
    'No days of reading have been set. 70 readings came by file.',
  );
  expect(stageInWords('en', 'reading', nothing)).toBe('No days of reading have been set.');
});
