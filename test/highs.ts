/** HiGHS, an independent solver of linear programmes, on problems too large to try every answer. */
import loadHighs from 'highs';
import type { Goal, Problem, Reached } from '../src/core/matching/problem.ts';
import { solve } from '../src/core/matching/solve.ts';
import { verify } from '../src/core/matching/verify.ts';
import { largeProblem } from './problems.ts';

const highs = await loadHighs();

type Row = { readonly terms: string; readonly relation: string };

/** The programme of a problem over the pairs with at least `from` points, as text for HiGHS. */
function programme(problem: Problem, from: number, objective: Goal, earlier: readonly Row[]): string {
  const vetoed = new Set(problem.vetoed.map((pair) => JSON.stringify(pair)));
  const pairs = problem.scores
    .map(([i, j, points]) => ({ i, j, points, name: `p${i}_${j}` }))
    .filter(({ points }) => points >= from)
    .filter(({ i, j }) => !vetoed.has(JSON.stringify([problem.mentees[i]!.id, problem.mentors[j]!.id])));
  const sum = (names: readonly { name: string }[]) => names.map(({ name }) => name).join(' + ') || '0 p0_0';
  const worth = {
    people: () => 1,
    priority: (i: number) => problem.mentees[i]!.priority,
    total: (_: number, points: number) => points,
  };
  const terms = pairs
    .map(({ i, points, name }) => `${objective === 'worst' ? 0 : worth[objective](i, points)} ${name}`)
    .join(' + ');
  const rows: Row[] = [
    ...problem.mentees.map(({ demand }, at) => ({
      terms: sum(pairs.filter(({ i }) => i === at)),
      relation: `<= ${demand}`,
    })),
    ...problem.mentors.flatMap(({ capacity, minimum }, at) => {
      const own = sum(pairs.filter(({ j }) => j === at));
      return [
        { terms: own, relation: `<= ${capacity}` },
        { terms: own, relation: `>= ${minimum}` },
      ];
    }),
    ...(problem.places === null ? [] : [{ terms: sum(pairs), relation: `<= ${problem.places}` }]),
    ...earlier,
  ];
  const written = rows.map((row, at) => `r${at}: ${row.terms} ${row.relation}`).join('\n');
  const bounds = pairs.map(({ name }) => `0 <= ${name} <= 1`).join('\n');
  return `Maximize\nobj: ${terms || '0 p0_0'}\nSubject To\n${written}\nBounds\n${bounds}\n0 <= p0_0 <= ${pairs.some(({ name }) => name === 'p0_0') ? 1 : 0}\nEnd\n`;
}

function best(problem: Problem, from: number, goals: readonly Goal[]): number[] | null {
  const earlier: Row[] = [];
  const reached: number[] = [];
  for (const goal of goals) {
    const text = programme(problem, from, goal, earlier);
    const found = highs.solve(text);
    if (found.Status !== 'Optimal') return null;
    const value = Math.round(found.ObjectiveValue);
    reached.push(value);
    earlier.push({ terms: text.split('\n')[1]!.slice('obj: '.length), relation: `>= ${value}` });
  }
  return reached;
}

const sumOf = (goal: Goal, reached: Reached) => (goal === 'people' ? reached.placed : reached[goal]);

/** Problems of 50 to 299 mentees; of two kinds, one with every rule. */
export const problemForHighs = (seed: number, goals: readonly Goal[]): Problem => {
  const size = 50 + ((seed * 97) % 250);
  const mentors = Math.round(size * [1, 0.7, 0.4][seed % 3]!);
  return largeProblem(seed, { mentees: size, mentors, degree: 6, goals, rules: seed % 2 === 0 });
};

/** What is different between our answer, which must be proved, and that of HiGHS; null where nothing is. */
export const differenceFromHighs = (problem: Problem): string | null => {
  const answer = solve(problem);
  if (verify(problem, answer).kind !== 'proved') return 'our answer is refuted';
  const { goals } = problem;
  const rest = goals.filter((goal) => goal !== 'worst');
  const before = goals.slice(0, Math.max(0, goals.indexOf('worst')));
  if (answer.kind === 'infeasible')
    return best(problem, 0, rest) === null ? null : 'HiGHS finds an answer, we find none';
  const told = (some: readonly Goal[]) => some.map((goal) => sumOf(goal, answer.reached)).join();
  const theirs = (from: number, some: readonly Goal[]) => best(problem, from, some)?.join();
  if (before.length === 0) return told(rest) === theirs(0, rest) ? null : 'the sums differ';
  const worst = answer.reached.worst!;
  if (told(before) !== theirs(0, before)) return 'the first goals differ';
  if (told(rest) !== theirs(worst, rest)) return 'the sums differ';
  return told(before) === theirs(worst + 1, before) ? 'a better weakest pair is possible' : null;
};
