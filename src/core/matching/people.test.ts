import { expect, test } from 'vitest';
import { questions } from '../../../test/small-round.ts';
import type { Value } from '../questions/question.ts';
import { listOf, tagsOf } from './people.ts';

test('a question lists its options and its levels in order; one that has none, or is not asked, lists nothing', () => {
  const keys = (question: string, part: 'options' | 'levels') =>
    listOf(questions, question, part).map(({ key }) => key);
  expect(keys('offers', 'options')).toEqual(['plans', 'maps', 'plain']);
  expect(keys('offers', 'levels')).toEqual(['none', 'some', 'strong', 'expert']);
  expect([keys('tags', 'levels'), keys('languages', 'options'), keys('department', 'options')]).toEqual([
    [],
    [],
    [],
  ]);
  expect([keys('unheard', 'options'), keys('unheard', 'levels')]).toEqual([[], []]);
});

test.each([
  ['one', ['one']],
  [
    ['a', 'b'],
    ['a', 'b'],
  ],
  [true, ['true']],
  [false, ['false']],
  [0, ['0']],
  [undefined, []],
  [[], []],
  [[{ day: 0, from: 0, until: 60 }], []],
  [{ plans: 'some' }, []],
] as [Value | undefined, string[]][])('%j holds the texts %j', (value, texts) => {
  expect(tagsOf(value)).toEqual(texts);
});
