import { expect, test } from 'vitest';
import { topicWorth } from './criteria.ts';

test('a topic counts less the more mentors have it, and never nothing', () => {
  const worth = Array.from({ length: 200_000 }, (_, mentors) => topicWorth(mentors));
  expect(worth.every((each, at) => Number.isInteger(each) && each > 0 && !(each > worth[at - 1]!))).toBe(
    true,
  );
  expect(topicWorth(5_000_000)).toBe(1);
  expect([124, 125, 999, 1000, 99_999].map(topicWorth)).toEqual([8000, 7936, 1000, 999, 10]);
});

test('while few have a topic it counts as ever: whole thousandths', () => {
  for (let mentors = 1; mentors < 125; mentors++) {
    expect(topicWorth(mentors)).toBe(1000 * Math.floor(1000 / (mentors + 1)));
  }
});
