/** The counted figures of a coordinator's round: what is kept of them, what they come to, and how they are printed. */
import { type Count, minutesOf, seconds, wordsAMinute } from './counted.ts';

/** Hours that the pilot's own ledger books on what the count covers. */
export const ledger = { promotion: 14, reading: 12, matching: 26 };

const reading = { applications: 38, readers: 2, minutesEach: 4 };

/** What she has to think about, and nobody can count. */
const thoughts = { decisions: 37, pairs: 12, sentences: 25 };

/** More than this and something has become tedious: look at the phase that grew. */
const budgetHours = 7;

const sum = (counts: readonly Count[]): Count =>
  counts.reduce((all, one) => {
    const both = Object.entries(all).map(([key, value]) => [key, value + one[key as keyof Count]]);
    return Object.fromEntries(both) as Count;
  });

const round = (value: number): number => Math.round(value * 10) / 10;
const line = (count: Count) => ({ ...count, minutes: round(minutesOf(count)) });

export const figuresOf = (counts: ReadonlyMap<string, Count>) => {
  const coordinator = sum([...counts.values()]);
  const readers = reading.applications * reading.readers * reading.minutesEach;
  return {
    model: 'Keystroke-level model, Card, Moran and Newell 1980 and 1983',
    seconds,
    wordsAMinute,
    phases: Object.fromEntries([...counts].map(([name, count]) => [name, line(count)])),
    coordinator: line(coordinator),
    reading: { ...reading, minutes: readers },
    thoughts,
    hours: round((minutesOf(coordinator) + readers) / 60),
    budgetHours,
    pilot: { ...ledger, hours: ledger.promotion + ledger.reading + ledger.matching },
  };
};

const minutesOfThought = Object.values(thoughts).reduce((all, one) => all + one, 0);

export type Figures = ReturnType<typeof figuresOf>;

/** What may not differ at all; words and screens change a little with every sentence, and with the faces of a machine. */
export const exactOf = ({ phases, reading: read }: Figures) => ({
  phases: Object.fromEntries(
    Object.entries(phases).map(([name, { R, P, B, K, H, M }]) => [name, { R, P, B, K, H, M }]),
  ),
  reading: read,
});

const columns = ['R', 'P', 'B', 'K', 'H', 'M', 'S', 'words', 'minutes'] as const;
const headings = ['pages', 'P', 'B', 'keys', 'H', 'M', 'screens', 'words read', 'minutes'];

/** The table that the test prints, with what it leaves out. */
export const table = (figures: Figures): string => {
  const { phases, coordinator, reading: read, hours, pilot } = figures;
  const row = (name: string, count: (typeof phases)[string]) => [
    name,
    ...columns.map((column) => String(count[column])),
  ];
  const rows = [
    ['', ...headings],
    ...Object.entries(phases).map(([name, count]) => row(name, count)),
    row('The coordinator', coordinator),
  ];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((cells) => cells[at]?.length ?? 0))) ?? [];
  const drawn = rows.map((cells) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
  const times = Object.entries(seconds).map(([operator, time]) => `${operator} ${time} s`);
  return [
    `${figures.model}: ${times.join(', ')}; reading ${figures.wordsAMinute} words a minute.`,
    '',
    ...drawn,
    '',
    `Reading: ${read.applications} applications × ${read.readers} readers × ${read.minutesEach} minutes = ${round(read.minutes / 60)} h.`,
    `Together ${hours} h. The pilot booked ${pilot.hours} h on promotion (${pilot.promotion}), reading (${pilot.reading}) and matching (${pilot.matching}).`,
    'Not in the count: thinking, and talking with anybody; passing the call on and answering questions; reading the',
    'mentors’ applications; writing other words than the usual ones for the call; replies to letters. So the two are',
    'not the same work: this is what the system itself asks of hands and eyes. A minute of thought for each of',
    `${thoughts.decisions} decisions, ${thoughts.pairs} pairs and ${thoughts.sentences} sentences would add ${round(minutesOfThought / 60)} h.`,
  ].join('\n');
};
