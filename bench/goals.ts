/** The goals of the matching engine at size, held against what was measured; nothing is said of what was not. */
import type { Line } from './contestants.ts';
import type { Contest } from './matching.ts';

export type GoalMet = { readonly goal: string; readonly met: boolean; readonly found: string };

type Aim = {
  readonly size: number;
  readonly regime: Contest['regime'];
  readonly goal: string;
  /** What was found, how it is told, and the most it may be. */
  readonly of: (ours: Line, lines: Contest['lines']) => number | null;
  readonly told: (found: number) => string;
  readonly most: number;
};

const times = (found: number): string => `${(1 / found).toFixed(1)} ×`;
const seconds = (found: number): string => `${(found / 1000).toFixed(1)} s`;
const megabytes = (found: number): string => `${Math.round(found)} MB`;
const beside = (name: string) => (ours: Line, lines: Contest['lines']) =>
  lines[name] === undefined ? null : ours.cpu / lines[name].cpu;
const wall = ({ wall, proof }: Line): number => wall + (proof?.wall ?? 0);

const aims: readonly Aim[] = [
  {
    size: 10_000,
    regime: 'unit',
    goal: 'at least 10 × faster than scipy in CPU',
    of: beside('scipy linear_sum_assignment'),
    told: times,
    most: 1 / 10,
  },
  {
    size: 10_000,
    regime: 'unit',
    goal: 'at least 4 × faster than LEMON in CPU',
    of: beside('LEMON network simplex'),
    told: times,
    most: 1 / 4,
  },
  {
    size: 10_000,
    regime: 'unit',
    goal: 'at most 150 MB, packing apart',
    of: (line) => line.megabytes,
    told: megabytes,
    most: 150,
  },
  {
    size: 30_000,
    regime: 'unit',
    goal: 'at most 10 s wall',
    of: (line) => line.wall,
    told: seconds,
    most: 10_000,
  },
  {
    size: 100_000,
    regime: 'unit',
    goal: 'proved in at most 60 s wall, the separate proof included',
    of: wall,
    told: seconds,
    most: 60_000,
  },
  {
    size: 100_000,
    regime: 'offered',
    goal: 'proved in at most 40 s wall, the separate proof included',
    of: wall,
    told: seconds,
    most: 40_000,
  },
  {
    size: 100_000,
    regime: 'unit',
    goal: 'at most 700 MB, packing apart',
    of: (line) => line.megabytes,
    told: megabytes,
    most: 700,
  },
];

export const goalsMet = (contests: readonly Contest[]): GoalMet[] =>
  contests.flatMap(({ size, regime, offer, lines }) =>
    aims.flatMap(({ goal, of, told, most, ...aim }) => {
      const ours = Object.values(lines).find(({ packing }) => packing !== undefined);
      const found = aim.size === size && aim.regime === regime && ours ? of(ours, lines) : null;
      const kind = `${size} (${offer}, ${regime === 'unit' ? 'tight' : 'places as offered'})`;
      return found === null ? [] : [{ goal: `${kind}: ${goal}`, met: found <= most, found: told(found) }];
    }),
  );
