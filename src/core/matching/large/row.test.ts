import { expect, test } from 'vitest';
import { times } from '../../../../test/problems.ts';
import { randomRound } from '../../../../test/rounds.ts';
import { prepare } from '../judge.ts';
import { withHours } from './hours.ts';
import { pack } from './pack.ts';
import { emptyRow, readRow, wholeScope } from './row.ts';

const rounds = times(300);

test(`packed rounds give the pairs and the points of the judge, ${rounds} times`, () => {
  let pairs = 0;
  for (let seed = 1; seed <= rounds; seed++) {
    const round = randomRound(seed, { mentees: 6, mentors: seed % 7 === 0 ? 70 : 8 });
    const packed = pack(round);
    const row = emptyRow(packed, wholeScope(packed));
    const found: [number, number, number][] = [];
    for (let i = 0; i < round.mentees.length; i++) {
      readRow(row, i);
      for (let at = 0; at < row.count; at++) {
        const points = withHours(row, at);
        if (points < 0) continue;
        found.push([i, row.mentors[at]!, points]);
        expect(points).toBeLessThanOrEqual(packed.most);
        expect(points - row.points[at]!).toBeLessThanOrEqual(row.most);
      }
    }
    expect(found, `seed ${seed}`).toEqual(prepare(round).scores());
    pairs += found.length;
  }
  expect(pairs).toBeGreaterThan(rounds);
});
