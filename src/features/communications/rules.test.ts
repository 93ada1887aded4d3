import { expect, test } from 'vitest';
import { linksApart, minutesUntilNextAttempt, withoutTokens } from './rules.ts';

test('attempts lie further and further apart, at most eight hours', () => {
  const waits = Array.from({ length: 11 }, (_, index) => minutesUntilNextAttempt(index + 1));
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 480, 480]);
});

test('links stand apart from the words and signs around them', () => {
  expect(linksApart('Open https://a.org/x?y=1. Or (http://b.org), or javascript:alert(1).')).toEqual([
    { words: 'Open ', isLink: false },
    { words: 'https://a.org/x?y=1', isLink: true },
    { words: '. Or (', isLink: false },
    { words: 'http://b.org', isLink: true },
    { words: '), or javascript:alert(1).', isLink: false },
  ]);
  expect(linksApart('')).toEqual([]);
});

test('what would sign somebody in is blacked out, and is no link any more', () => {
  const text = withoutTokens('Go to https://a.org/sign-in/link/Ab_9-x?to=%2Froles now');
  expect(text).toBe('Go to https://a.org/sign-in/link/…?to=%2Froles now');
  expect(linksApart(text).every(({ isLink }) => !isLink)).toBe(true);
});
