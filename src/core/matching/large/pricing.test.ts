/** Held against pricing every pair of the round. */
import { describe, expect, test } from 'vitest';
import { type Dice, dice, times } from '../../../../test/problems.ts';
import { randomRound } from '../../../../test/rounds.ts';
import { prepare } from '../judge.ts';
import type { Score } from '../problem.ts';
import { grouped } from './lists.ts';
import { pack } from './pack.ts';
import type { Packed } from './packed.ts';
import { margin, noteParts, noteRows, openLedger, openRows, type Prices, violators } from './pricing.ts';
import { narrowed, wholeScope } from './row.ts';
import { lotOf, lotsOf } from './ties.ts';

const rounds = Math.max(80, times(100));

type Case = {
  readonly roll: Dice;
  readonly packed: Packed;
  readonly scores: readonly Score[];
  readonly prices: Prices;
};

/** Prices at which some pairs pay, some do not, and some just so; a few pairs are listed already. */
function priced(seed: number, wide: { mentors?: number } = {}): Case {
  const roll = dice(seed * 769);
  const made = randomRound(seed, { mentees: 2 + roll(9), mentors: 1 + roll(14), ...wide });
  const { constraints, criteria } = made.rules;
  const few = { constraints: constraints.slice(0, 1 + roll(3)), criteria: criteria.slice(0, 1 + roll(4)) };
  const round = { ...made, rules: few };
  const packed = pack(round);
  const scores = prepare(round).scores();
  const { mentees, mentors } = packed;
  const point = 1 + roll(3);
  // Now and then prices lie far from each other, or all of them far from 0.
  const base = seed % 3 === 0 ? 20_000 : 0;
  const far = () => base + (seed % 4 === 0 ? 20_000 * roll(3) : 0);
  const potential = Float64Array.from(
    { length: mentees + mentors },
    (_, node) => (far() + (node < mentees ? roll(packed.most + 1) : -roll(100))) * point + roll(point),
  );
  // Some mentees are priced exactly at a pair of theirs, and some pairs of theirs at each other.
  for (const [i, j, points] of scores) {
    if (roll(5) === 0) potential[i] = points * point + potential[mentees + j]!;
    if (roll(9) === 0) potential[mentees + j] = potential[i]! - points * point;
  }
  const listed = scores.filter(() => roll(5) === 0).map(([i, j]) => [i, j] as const);
  const lists = grouped(mentees, listed);
  const prices: Prices = {
    potential,
    lots: roll(2) === 0 ? null : lotsDrawn(roll, packed),
    point,
    least: roll(3) === 0 ? 300 : 0,
    starts: lists.starts,
    mentorOf: lists.items,
    ...(roll(2) === 0
      ? { within: roll(margin + 1), reference: potential.map((each) => each + (roll(41) - 20) * point) }
      : {}),
  };
  return { roll, packed, scores, prices };
}

function lotsDrawn(roll: Dice, { mentees, mentors }: Packed): NonNullable<Prices['lots']> {
  const people = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `${at}` }));
  const drawn = lotsOf(people(mentees), people(mentors));
  const half = 2 ** (drawn.bits - 1);
  return { drawn, potential: Float64Array.from({ length: mentees + mentors }, () => roll(half)) };
}

/** Unlisted pairs of a row that violate their prices, worst first, and the prices of the others. */
function tried({ packed, scores, prices }: Case, mentee: number) {
  const { potential, lots, within = 0, reference = potential, point, least, starts, mentorOf } = prices;
  const isListed = new Set(mentorOf.subarray(starts[mentee], starts[mentee + 1]));
  const own = scores
    .filter(([i, j, points]) => i === mentee && points >= least && !isListed.has(j))
    .map(([, mentor, points]) => {
      const node = packed.mentees + mentor;
      const price = points * point + potential[node]!;
      const isTied = lots !== null && price === potential[mentee];
      const byLots = isTied ? lotOf(lots.drawn, mentee, mentor) + lots.potential[node]! : 0;
      const pays =
        price > potential[mentee]! - within * point || (isTied && byLots > lots.potential[mentee]!);
      return { mentor, points, price, byLots, near: points * point + reference[node]!, pays };
    });
  return {
    paying: own
      .filter(({ pays }) => pays)
      .sort((a, b) => b.price - a.price || b.byLots - a.byLots || a.mentor - b.mentor),
    others: own.filter(({ pays }) => !pays).map(({ near }) => near),
  };
}

describe('prices', () => {
  test(`are violated by the pairs that pay more, the worst of each row first, ${rounds} rounds`, () => {
    let [violated, cut, opened] = [0, 0, 0];
    for (let seed = 1; seed <= rounds; seed++) {
      const made = priced(seed);
      const { roll, packed, prices } = made;
      const rows = packed.order.filter(() => roll(8) > 0);
      const atMost = 1 + roll(4);
      const found = violators(packed, wholeScope(packed), prices, rows, atMost);
      expect(found.rows.toSorted(), `seed ${seed}`).toEqual(rows.toSorted());
      for (const [place, mentee] of found.rows.entries()) {
        const { paying, others } = tried(made, mentee);
        const pairs = [...found.pairs.mentees.keys()].filter((at) => found.pairs.mentees[at] === mentee);
        expect(
          pairs.map((at) => [found.pairs.mentors[at], found.pairs.points[at]]),
          `seed ${seed}`,
        ).toEqual(paying.slice(0, atMost).map(({ mentor, points }) => [mentor, points]));
        const nearest = found.nearest[place]!;
        const left = Math.max(
          ...others,
          ...paying.slice(atMost).map(({ near }) => near),
          Number.NEGATIVE_INFINITY,
        );
        // Pairs that are far from paying are not looked at: of them only a bound is told; none of whoever is alone.
        const bound = (Math.floor(prices.potential[mentee]! / prices.point) - margin) * prices.point;
        if (nearest === Number.NEGATIVE_INFINITY) expect(left, `seed ${seed}`).toBe(nearest);
        else expect(nearest, `seed ${seed}`).toBe(Math.max(left, bound));
        opened += Number(nearest > Number.NEGATIVE_INFINITY);
        violated += paying.length;
        cut += Number(paying.length > atMost);
      }
    }
    expect(opened).toBeGreaterThan(rounds);
    expect(violated).toBeGreaterThan(rounds);
    expect(cut).toBeGreaterThan(rounds / 20);
  });

  test('are violated worst first in rows of several parts, too, of which only what pays more is looked at', () => {
    let [cut, spared] = [0, 0];
    for (let seed = 1; seed <= 40; seed++) {
      const made = priced(seed, { mentors: 540 + 60 * (seed % 4) });
      const { packed, prices } = made;
      const found = violators(packed, wholeScope(packed), prices, packed.order, 5);
      for (const [place, mentee] of found.rows.entries()) {
        const { paying, others } = tried(made, mentee);
        const pairs = [...found.pairs.mentees.keys()].filter((at) => found.pairs.mentees[at] === mentee);
        expect(
          pairs.map((at) => [found.pairs.mentors[at], found.pairs.points[at]]),
          `seed ${seed}`,
        ).toEqual(paying.slice(0, 5).map(({ mentor, points }) => [mentor, points]));
        const left = [...others, ...paying.slice(5).map(({ near }) => near)];
        const highest = left.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
        expect(found.nearest[place]!, `seed ${seed}`).toBeGreaterThanOrEqual(highest);
        if (paying.length <= 5) continue;
        // Of whom is left, no more is told than that the worst who were given pay more.
        expect(found.nearest[place]!, `seed ${seed}`).toBeLessThanOrEqual(
          Math.max(highest, paying[4]!.price),
        );
        cut += 1;
        spared += Number(found.nearest[place]! > highest);
      }
    }
    expect(cut).toBeGreaterThan(60);
    expect(spared).toBeGreaterThan(20);
  });

  test(`are looked at again only where somebody may pay more now, ${rounds} rounds`, () => {
    let [spared, read, inPart] = [0, 0, 0];
    for (let seed = 1; seed <= rounds; seed++) {
      const made = priced(seed);
      const { roll, packed } = made;
      const ledger = openLedger(packed);
      const { within: _, reference: __, ...plain } = made.prices;
      let prices: Prices = plain;
      expect(openRows(ledger, packed, prices).whole, `seed ${seed}`).toEqual(packed.order);
      for (let change = 0; change < 4; change++) {
        const { whole, part, risen } = openRows(ledger, packed, prices);
        const found = violators(packed, wholeScope(packed), prices, whole, 3);
        noteRows(ledger, [found]);
        const foundInPart = violators(packed, narrowed(wholeScope(packed), risen), prices, part, 3);
        noteParts(ledger, [foundInPart]);
        for (const mentee of packed.order) {
          if (whole.includes(mentee)) continue;
          const pay = tried({ ...made, prices }, mentee).paying.map(({ mentor }) => mentor);
          const looked = part.includes(mentee) ? [...risen] : [];
          expect(looked, `seed ${seed}`).toEqual(expect.arrayContaining(pay));
        }
        spared += packed.mentees - whole.length - part.length;
        read += whole.length;
        inPart += part.length;
        const given = [found, foundInPart].map(({ pairs }) => pairs);
        const more = given.flatMap(({ mentees, mentors }) =>
          Array.from(mentees, (mentee, at) => [mentee, mentors[at]!] as const),
        );
        const lists = grouped(packed.mentees, [...listedIn(prices), ...more]);
        const potential = prices.potential.map((each) => each + (roll(4) === 0 ? roll(80) - 40 : 0));
        // Some are worth exactly what the nearest pair would pay.
        for (const [place, mentee] of found.rows.entries())
          if (roll(3) === 0 && found.nearest[place]! > 0) potential[mentee] = found.nearest[place]!;
        prices = { ...prices, potential, starts: lists.starts, mentorOf: lists.items };
      }
    }
    expect(spared).toBeGreaterThan(read / 10);
    expect(inPart).toBeGreaterThan(read / 50);
  });
});

test('a row is looked at again once its nearest pair could pay, or just so by lots; with whoever rose most alone, if that will do', () => {
  const packed = { mentees: 3, mentors: 2, order: Int32Array.of(2, 0, 1) } as Packed;
  const ledger = openLedger(packed);
  const [drawn, none] = [{ drawn: lotsOf([], []), potential: new Float64Array(5) }, null];
  const open = (potential: readonly number[], lots: Prices['lots'] = none) => {
    const { whole, part, risen } = openRows(ledger, packed, {
      potential: Float64Array.from(potential),
      lots,
    });
    return { whole: [...whole], part: [...part], risen: [...risen] };
  };
  const nobody = { whole: [], part: [], risen: [] };
  expect(open([50, 50, 50, -8, -8])).toEqual({ ...nobody, whole: [2, 0, 1] });
  const pairs = { mentees: new Int32Array(0), mentors: new Int32Array(0), points: new Int32Array(0) };
  const rows = Int32Array.of(2, 0, 1);
  noteRows(ledger, [{ pairs, rows, nearest: Float64Array.of(30, 50, 49) }]);
  // Mentee 0 is worth exactly 50; the others are 20 and 1 dearer than their nearest pair.
  expect(open([50, 50, 50, -8, -8])).toEqual(nobody);
  expect(open([50, 50, 50, -8, -8], drawn)).toEqual({ ...nobody, whole: [0] });
  // One mentor rises by 2, the other one falls: only with the first could anybody pay.
  expect(open([50, 50, 50, -6, -9])).toEqual({ whole: [], part: [0, 1], risen: [0] });
  noteParts(ledger, [{ pairs, rows: Int32Array.of(0, 1), nearest: Float64Array.of(45, 51) }]);
  // Of mentee 0 it is still the other mentor who is known to be nearest, of mentee 1 now the first.
  expect(open([50, 50, 50, -6, -9])).toEqual({ ...nobody, whole: [1] });
  expect(open([49, 52, 50, -6, -9], drawn)).toEqual({ ...nobody, whole: [0] });
  // Of what the first has risen nothing is forgotten for mentee 2, who was not looked at: 30 + 2 + 15.
  expect(open([50, 90, 50, 9, -50])).toEqual({ whole: [], part: [0], risen: [0] });
  expect(open([50, 90, 47, 9, -50])).toEqual(nobody);
  expect(open([50, 90, 47, 9, -50], drawn)).toEqual({ ...nobody, whole: [2] });
  // Both rise alike: nobody stands apart.
  expect(open([50, 90, 47, 10, -49])).toEqual({ ...nobody, whole: [2] });
});

test('of 250 mentors the three who rose most stand apart', () => {
  const packed = { mentees: 1, mentors: 250, order: Int32Array.of(0) } as Packed;
  const ledger = openLedger(packed);
  const at = (risen: Readonly<Record<number, number>>) => ({
    potential: Float64Array.from({ length: 251 }, (_, node) => (node === 0 ? 50 : (risen[node - 1] ?? 0))),
    lots: null,
  });
  openRows(ledger, packed, at({}));
  const pairs = { mentees: new Int32Array(0), mentors: new Int32Array(0), points: new Int32Array(0) };
  noteRows(ledger, [{ pairs, rows: Int32Array.of(0), nearest: Float64Array.of(44) }]);
  const { whole, part, risen } = openRows(ledger, packed, at({ 3: 2, 7: 5, 100: 8, 249: 7 }));
  expect([[...whole], [...part], [...risen]]).toEqual([[], [0], [7, 100, 249]]);
});

function listedIn({ starts, mentorOf }: Prices): (readonly [number, number])[] {
  return [...starts.subarray(1).keys()].flatMap((mentee) =>
    Array.from(mentorOf.subarray(starts[mentee], starts[mentee + 1]), (mentor) => [mentee, mentor] as const),
  );
}
