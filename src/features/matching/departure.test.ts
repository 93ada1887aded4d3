import { describe, expect, test } from 'vitest';
import type { Couple } from '../../core/matching/run.ts';
import { departureOf, hearingsOf, type Leaver, type Standing } from './departure.ts';

const standing = (more: Partial<Standing> = {}): Standing => ({
  live: [
    ['a', 'X'],
    ['b', 'Y'],
    ['c', 'Y'],
  ],
  offered: true,
  goneMentees: new Set(),
  closedMentors: new Set(),
  parted: [],
  fallen: new Map(),
  ...more,
});
const mentor = (number: string): Leaver => ({ side: 'mentor', number });
const mentee = (number: string): Leaver => ({ side: 'mentee', number });

describe('a departure', () => {
  test('of a mentor ends their pairs; their mentees are still here', () => {
    expect(departureOf(standing(), mentor('Y'))).toEqual({
      live: [['a', 'X']],
      ended: [
        ['b', 'Y'],
        ['c', 'Y'],
      ],
      mentees: [],
      mentors: [['Y', 0]],
      parted: [],
    });
  });

  test('of a mentee ends the pair; the mentor may take somebody else', () => {
    expect(departureOf(standing(), mentee('a'))).toEqual({
      live: [
        ['b', 'Y'],
        ['c', 'Y'],
      ],
      ended: [],
      mentees: ['a'],
      mentors: [],
      parted: [],
    });
  });

  test('a mentor who said no once keeps those who stay, and takes nobody new', () => {
    const { mentors, live } = departureOf(standing({ closedMentors: new Set(['Y']) }), mentor('X'));
    expect(mentors).toEqual([
      ['X', 0],
      ['Y', 2],
    ]);
    expect(live).toHaveLength(2);
  });

  test('whoever withdrew is gone with their pair', () => {
    const { live, ended } = departureOf(standing({ goneMentees: new Set(['b']) }), null);
    expect(live).toEqual([
      ['a', 'X'],
      ['c', 'Y'],
    ]);
    expect(ended).toEqual([]);
  });
});

describe('what people hear', () => {
  const heard = (now: Standing, leaver: Leaver | null, pairs: readonly Couple[]) =>
    hearingsOf(now, departureOf(now, leaver), leaver, pairs).map(
      ({ side, number, hears }) => `${side} ${number} ${hears}`,
    );

  test('of another mentor, of a move, of a loss; whoever leaves is not told', () => {
    expect(
      heard(standing(), mentor('Y'), [
        ['a', 'Z'],
        ['b', 'X'],
      ]),
    ).toEqual([
      'mentee a moves',
      'mentee b another',
      'mentee c waits',
      'mentor X changes',
      'mentor Z called',
    ]);
  });

  test('of a place for somebody who waits, of more mentees, of fewer, of none', () => {
    expect(
      heard(standing(), mentee('a'), [
        ['d', 'X'],
        ['b', 'Y'],
      ]),
    ).toEqual(['mentee c loses', 'mentee d place', 'mentor X changes', 'mentor Y fewer']);
    expect(
      heard(standing(), mentee('a'), [
        ['b', 'Y'],
        ['c', 'Y'],
        ['d', 'Y'],
      ]),
    ).toEqual(['mentee d place', 'mentor X idle', 'mentor Y more']);
  });

  test('nothing where nothing changes for them', () => {
    expect(heard(standing(), null, [...standing().live])).toEqual([]);
  });
});
