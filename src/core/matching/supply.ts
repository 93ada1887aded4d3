/**
 * Problem: what do people ask for that nobody left can give? Method: the first wish of everybody without a place whose
 * own answers do not bar them, against the free places of mentors at the level that the rules need. Running time: wishes
 * × mentors. Ties: what is missing most first, then by item.
 */
import { requiredPlace } from './constraints.ts';
import { type Round, supportTable, tagsOf } from './people.ts';
import type { RunUnplaced } from './run.ts';

export type Gap = {
  /** The option's key, of the question `wanted`. */
  readonly item: string;
  /** Mentees without a place who want it most. */
  readonly waiting: readonly string[];
  /** Places left with mentors who offer it at the level needed. */
  readonly left: number;
};

/** `load` holds the mentees that each mentor has in this run. */
export const supplyGaps = (
  round: Round,
  unplaced: readonly RunUnplaced[],
  load: ReadonlyMap<string, number>,
): Gap[] => {
  const rule = round.rules.constraints.find((constraint) => constraint.kind === 'support');
  if (rule === undefined) return [];
  const { items, levels, level } = supportTable(round, rule.wanted, rule.offered);
  const enough = requiredPlace(levels, rule.least);
  const answers = new Map(round.mentees.map((mentee) => [mentee.id, mentee.answers]));
  const waiting = Map.groupBy(
    unplaced.filter(({ reason }) => !(reason.kind === 'barred' && reason.own)),
    ({ mentee }) => tagsOf(answers.get(mentee)![rule.wanted])[0],
  );
  return items
    .map(
      ({ key }, item): Gap => ({
        item: key,
        waiting: (waiting.get(key) ?? []).map(({ mentee }) => mentee),
        left: round.mentors.reduce(
          (sum, mentor, j) =>
            mentor.withdrawn || level(j, item) < enough
              ? sum
              : sum + mentor.capacity - (load.get(mentor.id) ?? 0),
          0,
        ),
      }),
    )
    .filter((gap) => gap.waiting.length > gap.left)
    .sort((a, b) => b.waiting.length - b.left - (a.waiting.length - a.left) || (a.item < b.item ? -1 : 1));
};
