import { expect, test } from 'vitest';
import { dice, times } from '../../../../test/problems.ts';
import { randomRound } from '../../../../test/rounds.ts';
import { withTwin } from '../../../../test/rows.ts';
import { candidates } from './candidates.ts';
import { hasVectors, kernelOn } from './kernel.ts';
import { pack } from './pack.ts';
import { emptyRow, openRow, type Row, readPart, readRow, stepsOf, wholeScope } from './row.ts';
import { twin } from './twin.ts';

const listed = ({ mentee, mentors, points, count }: Row) => [
  mentee,
  [...mentors.subarray(0, count)],
  [...points.subarray(0, count)],
];

test('kernel and twin list the same mentors with the same points, over thousands of rows', () => {
  expect(hasVectors()).toBe(true);
  let rows = 0;
  for (let seed = 1; seed <= times(250); seed++) {
    const roll = dice(seed * 101);
    const packed = pack(randomRound(seed, { mentees: 12, mentors: 1 + roll(300) }));
    const [a, b] = [packed, withTwin(packed)].map((each) => emptyRow(each, wholeScope(each)));
    const lines = Int16Array.from(a!.desk.lines, () => (seed % 2 === 0 ? roll(1200) - 100 : -1));
    for (const row of [a!, b!]) row.desk.lines.set(lines);
    for (let mentee = 0; mentee < 12; mentee++) {
      readRow(a!, mentee);
      const whole = listed(a!);
      readRow(b!, mentee);
      expect(listed(b!), `seed ${seed}`).toEqual(whole);
      const [own, shift, from] = [roll(1000), roll(400) - 200, roll(stepsOf(a!))];
      const [first, second] = [a!, b!].map((row) => {
        if (openRow(row, mentee)) readPart(row, from, stepsOf(row), own, shift);
        return listed(row);
      });
      expect(second, `seed ${seed}`).toEqual(first);
      rows += 1;
    }
    const [sizes, least] = [{ perMentee: 3, perMentor: 2 }, roll(2) * 300];
    const found = [packed, withTwin(packed)].map((each) =>
      candidates(each, wholeScope(each), sizes, [0, 12], least),
    );
    expect(found[1], `seed ${seed}`).toEqual(found[0]);
  }
  expect(rows).toBeGreaterThanOrEqual(12);
});

test('kernel and twin leave the same bytes behind, whatever lay there', () => {
  const { ground } = pack(randomRound(1, { mentees: 3, mentors: 1000 }));
  const base = ground.desks;
  const [lanes, set] = [1024, 128];
  for (let seed = 1; seed <= times(60); seed++) {
    const roll = dice(seed);
    const bytes = new Uint8Array(ground.buffer);
    const noise = Uint8Array.from({ length: 32 * lanes }, () => roll(256));
    const hours = Array.from({ length: roll(20) }, () => roll(40));
    const after = [kernelOn(ground), twin(ground.buffer)].map((kernel) => {
      bytes.set(noise, base);
      kernel.unite(base, base + set, set);
      kernel.intersect(base + 2 * set, base + set, set);
      new Int32Array(ground.buffer, base + 4 * lanes, hours.length).set(hours);
      kernel.share(base + 3 * set, set, base + 6 * lanes, base + 4 * lanes, hours.length);
      const parts = base + 12 * lanes;
      bytes.fill(0, parts, parts + 4 * lanes);
      kernel.addTimes(parts, base + 8 * lanes, 1 + (seed % 5), lanes);
      kernel.raiseTo(parts, base + 9 * lanes, seed, lanes);
      kernel.lookUp(base + 16 * lanes, parts, base + 20 * lanes, lanes);
      kernel.addColumn(base + 22 * lanes, base + 24 * lanes, 2 * lanes);
      return bytes.slice(base, base + 32 * lanes);
    });
    expect(Buffer.compare(after[0]!, after[1]!), `seed ${seed}`).toBe(0);
  }
});
