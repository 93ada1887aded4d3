import { expect, test } from 'vitest';
import { classes, countOf, drop, grouped, listsOf, mentorsWith, onlyCode, setsOf, wordsOf } from './lists.ts';
import type { Lists } from './packed.ts';

const asLists = ({ starts, items }: Lists): number[][] =>
  Array.from(starts.subarray(1), (end, at) => [...items.subarray(starts[at]!, end)]);

test('lists follow each other in one array, empty ones too', () => {
  for (const lists of [[], [[]], [[3, 1], [], [7], [], [2, 2, 2]]]) {
    expect(asLists(listsOf(lists))).toEqual(lists);
    expect(listsOf(lists).items.length).toBe(lists.flat().length);
  }
});

test('pairs become lists by their first number, in the order in which they come', () => {
  const lists = grouped(4, [
    [2, 9],
    [0, 5],
    [2, 1],
    [2, 4],
    [3, 0],
  ]);
  expect(asLists(lists)).toEqual([[5], [], [9, 1, 4], [0]]);
});

test('a set of mentors is as long as whole vectors of 128 bits', () => {
  expect([0, 1, 128, 129, 256, 257].map(wordsOf)).toEqual([0, 4, 4, 8, 8, 12]);
});

test('sets of mentors have a bit for each, the first at the right', () => {
  const sets = setsOf(2, 130, (set, mentor) => (set === 0 ? mentor % 31 === 0 : mentor >= 128));
  // 0 and 31, 62, 93, 124; then 128 and 129.
  expect([...sets]).toEqual([1 | (1 << 31), 1 << 30, 1 << 29, 1 << 28, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0]);
});

test('numbers are counted from none on', () => {
  expect([[], [-1, -1], [0], [2, -1, 5, 5]].map((list) => countOf(Int32Array.from(list)))).toEqual([
    0, 0, 1, 6,
  ]);
});

test('mentees find the mentors who gave the same answer; no answer equals nothing', () => {
  const [mentees, mentors] = [Int32Array.of(1, -1, 0, 4, 3), Int32Array.of(0, 1, -1, 1, 3)];
  const { listOf, mentors: lists } = mentorsWith(mentees, mentors);
  const found = Array.from(listOf, (list) => asLists(lists)[list]);
  expect(found).toEqual([[1, 3], [], [0], [], [4]]);
  expect(onlyCode(true, mentees, mentors)).toEqual({ isOnly: true, listOf, mentors: lists });
  expect(onlyCode(false, mentees, mentors).isOnly).toBe(false);
});

test('pairs that must not be are dropped from their mentees', () => {
  const roll = drop(3, [
    [2, 0],
    [0, 4],
    [2, 1],
  ]);
  expect(roll.isOnly).toBe(false);
  expect(Array.from(roll.listOf, (list) => asLists(roll.mentors)[list])).toEqual([[4], [], [0, 1]]);
});

test('mentees with equal lists are one class; another order or another split is another list', () => {
  const given = [[1, 2], [], [12], [1, 2], [2, 1], [], [12]];
  const { classOf, lists } = classes(given);
  expect([...classOf]).toEqual([0, 1, 2, 0, 3, 1, 2]);
  expect(asLists(lists)).toEqual([[1, 2], [], [12], [2, 1]]);
});
