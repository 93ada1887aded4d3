import { expect, test } from 'vitest';
import { dice, times } from '../../../../test/problems.ts';
import { randomRound } from '../../../../test/rounds.ts';
import { pairsInRows, withTwin } from '../../../../test/rows.ts';
import { prepare } from '../judge.ts';
import type { Score } from '../problem.ts';
import { grouped, setsOf } from './lists.ts';
import { pack } from './pack.ts';
import { emptyRow, narrowed, openRow, readPart, readRow, stepsOf, wholeScope } from './row.ts';

const rounds = times(300);

test(`packed rounds give the pairs and the points of the judge, ${rounds} times`, () => {
  let pairs = 0;
  for (let seed = 1; seed <= rounds; seed++) {
    const round = randomRound(seed, { mentees: 6, mentors: seed % 7 === 0 ? 70 : 8 });
    const packed = pack(round);
    const known = prepare(round).scores();
    expect(pairsInRows(packed), `seed ${seed}`).toEqual(known);
    if (seed % 3 === 0) expect(pairsInRows(withTwin(packed)), `seed ${seed}`).toEqual(known);
    for (const [, , points] of known) expect(points).toBeLessThanOrEqual(packed.most);
    pairs += known.length;
  }
  expect(pairs).toBeGreaterThan(rounds);
});

test('a row has nobody but open mentors, nobody decided, and is empty for who asks for none', () => {
  const round = randomRound(5, { mentees: 4, mentors: 140 });
  const packed = pack({ ...round, rules: { constraints: [], criteria: [] } });
  const closed = (mentor: number) => mentor % 3 === 0 || mentor > 130;
  const decided = [
    [0, 1],
    [2, 37],
    [2, 64],
    [2, 128],
    [3, 130],
  ] as const;
  const scope = {
    open: setsOf(1, 140, (_, mentor) => !closed(mentor)),
    asks: Uint8Array.of(1, 0, 1, 1),
    decided: grouped(4, decided),
  };
  for (const each of [packed, withTwin(packed)]) {
    const row = emptyRow(each, scope);
    const found = [0, 1, 2, 3].map((mentee) => {
      readRow(row, mentee);
      return [...row.mentors.subarray(0, row.count)];
    });
    const left = (mentee: number) =>
      [...Array(140).keys()].filter(
        (mentor) => !closed(mentor) && !decided.some(([a, x]) => a === mentee && x === mentor),
      );
    expect(found).toEqual([left(0), [], left(2), left(3)]);
  }
});

test('parts of a row have every pair above its line, and no pair that is none', () => {
  for (let seed = 1; seed <= times(60); seed++) {
    const roll = dice(seed * 17);
    const round = randomRound(seed, { mentees: 5, mentors: 40 + roll(200) });
    const packed = pack(round);
    const known = prepare(round).scores();
    const isPair = new Set(known.map(String));
    const lines = Int16Array.from(round.mentors, () => roll(1100) - 100);
    const [own, shift, cut] = [roll(1000), roll(400) - 200, roll(15)];
    for (const each of seed % 2 === 0 ? [packed] : [packed, withTwin(packed)]) {
      const row = emptyRow(each, wholeScope(each));
      row.desk.lines.set(lines);
      const found = round.mentees.flatMap((_, mentee) => {
        if (!openRow(row, mentee)) return [];
        const parts = [
          [0, Math.min(cut, stepsOf(row))],
          [Math.min(cut, stepsOf(row)), stepsOf(row)],
        ] as const;
        return parts.flatMap(([from, until]) => {
          readPart(row, from, until, own, shift);
          const mentors = [...row.mentors.subarray(0, row.count)];
          return mentors.map((mentor, at) => [mentee, mentor, row.points[at]!] as const);
        });
      });
      const isAbove = ([, mentor, points]: Score) => points > Math.min(own, lines[mentor]! + shift);
      expect(found.filter(isAbove), `seed ${seed}`).toEqual(known.filter(isAbove));
      expect(
        found.every((pair) => isPair.has(String(pair))),
        `seed ${seed}`,
      ).toBe(true);
    }
  }
});

test('a topic that more than a thousand mentors have still earns points, in both roads', () => {
  const round = randomRound(7, { mentees: 5, mentors: 1100 });
  const tagged = <T extends { answers: object }>(people: readonly T[], tags: string[]) =>
    people.map((each) => ({ ...each, withdrawn: false, answers: { ...each.answers, tags } }));
  const common = {
    ...round,
    mentees: tagged(round.mentees, ['a', 'c']),
    mentors: [...tagged(round.mentors.slice(0, 1060), ['a']), ...tagged(round.mentors.slice(1060), ['c'])],
    rules: {
      constraints: [],
      criteria: [{ id: 'topics', weight: 900, kind: 'topics' as const, mentee: 'tags', mentor: 'tags' }],
    },
  };
  const packed = pack(common);
  const row = emptyRow(packed, wholeScope(packed));
  readRow(row, 0);
  const own = prepare(common).scores().slice(0, 1100);
  expect([...row.points.subarray(0, row.count)]).toEqual(own.map(([, , points]) => points));
  // 941 millionths against 24,000, of 900 points.
  expect([row.points[0], row.points[1099]]).toEqual([34, 866]);
});

test('a scope is narrowed to some mentors, of whom those who are closed stay closed', () => {
  const round = randomRound(5, { mentees: 2, mentors: 140 });
  const packed = pack({ ...round, rules: { constraints: [], criteria: [] } });
  const scope = { ...wholeScope(packed), open: setsOf(1, 140, (_, mentor) => mentor % 3 !== 0) };
  const row = emptyRow(packed, narrowed(scope, Int32Array.of(1, 32, 33, 64, 139)));
  readRow(row, 0);
  expect([...row.mentors.subarray(0, row.count)]).toEqual([1, 32, 64, 139]);
});
