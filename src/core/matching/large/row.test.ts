import { expect, test } from 'vitest';
import { times } from '../../../../test/problems.ts';
import { randomRound } from '../../../../test/rounds.ts';
import { pairsInRows, withTwin } from '../../../../test/rows.ts';
import { prepare } from '../judge.ts';
import { pack } from './pack.ts';
import { emptyRow, readRow, wholeScope } from './row.ts';

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
