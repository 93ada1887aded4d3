import { expect, test } from 'vitest';
import { dice, times } from '../../../../test/problems.ts';
import { randomRound } from '../../../../test/rounds.ts';
import { type Found, withTwin } from '../../../../test/rows.ts';
import { prepare } from '../judge.ts';
import { type Aims, pairsAbove } from './above.ts';
import type { Pairs } from './candidates.ts';
import { grouped } from './lists.ts';
import { pack } from './pack.ts';

const listed = ({ mentees, mentors, points }: Pairs): Found[] =>
  Array.from(mentees, (mentee, at) => [mentee, mentors[at]!, points[at]!] as const);

const byPeople = ([a, x]: Found, [b, y]: Found) => a - b || x - y;

test('pairs of a higher rank than their mentor are above, of a lower none, of an equal one those with the points', () => {
  let [above, below] = [0, 0];
  for (let seed = 1; seed <= times(200); seed++) {
    const roll = dice(seed * 31);
    const made = randomRound(seed, { mentees: 10, mentors: 5 + roll(40) });
    const withoutHours = <Rule extends { kind: string }>(rules: readonly Rule[]) =>
      rules.filter(({ kind }) => kind !== 'hours');
    const rules = {
      constraints: withoutHours(made.rules.constraints),
      criteria: withoutHours(made.rules.criteria),
    };
    const round = { ...made, rules };
    const judge = prepare(round);
    const known = judge.scores();
    // Far enough from nothing that mentees of one rank are read at several heights.
    const line = () => roll(60_001) - 30_000;
    const lines = Float64Array.from(round.mentees, line);
    const aims: Aims = {
      menteeRank: Int32Array.from(round.mentees, () => roll(3)),
      mentorRank: Int32Array.from(round.mentors, () => roll(3)),
      menteeLine: lines,
      mentorLine: Float64Array.from(round.mentors, () =>
        roll(8) === 0
          ? roll(2) === 0
            ? line()
            : Number.POSITIVE_INFINITY
          : roll(700) - lines[roll(lines.length)]!,
      ),
      chosen: grouped(
        round.mentees.length,
        Array.from({ length: 20 }, () => [roll(round.mentees.length), roll(round.mentors.length)] as const),
      ),
    };
    const { menteeRank, mentorRank, menteeLine, mentorLine, chosen } = aims;
    const isAbove = ([mentee, mentor, points]: Found) =>
      menteeRank[mentee]! > mentorRank[mentor]! ||
      (menteeRank[mentee] === mentorRank[mentor] && points >= menteeLine[mentee]! + mentorLine[mentor]!);
    const asked = round.mentees.flatMap((_, mentee) =>
      [...chosen.items.subarray(chosen.starts[mentee]!, chosen.starts[mentee + 1]!)].flatMap((mentor) => {
        const { eligible, points } = judge.pair(mentee, mentor);
        return eligible ? [[mentee, mentor, points] as const] : [];
      }),
    );
    const packed = pack(round);
    const cut = roll(packed.mentees + 1);
    for (const each of [packed, withTwin(packed)]) {
      const parts = [
        [0, cut],
        [cut, packed.mentees],
      ] as const;
      const found = parts.map((part) => pairsAbove(each, aims, part));
      const pairs = found.flatMap((part) => listed(part.above)).sort(byPeople);
      expect(pairs, `seed ${seed}`).toEqual(known.filter(isAbove));
      expect(found.flatMap((part) => listed(part.chosen)).sort(byPeople), `seed ${seed}`).toEqual(
        asked.toSorted(byPeople),
      );
      above += pairs.length;
      below += known.length - pairs.length;
    }
  }
  expect(Math.min(above, below)).toBeGreaterThan(times(200));
});
