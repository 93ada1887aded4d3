/** The same problem for HiGHS (WebAssembly), goal after goal as the engine does it: an independent answer, and a time. */
import loadHighs from 'highs';
import type { Goal, Problem } from '../src/core/matching/problem.ts';
import { type Took, timed } from './measure.ts';

type Sum = Exclude<Goal, 'worst'>;
type Row = { readonly terms: string; readonly relation: string };

export type Asked = {
  /** What each goal comes to, in the order of the goals. */
  readonly reached: readonly number[];
  /** Only HiGHS at work: reading its text and solving. */
  readonly took: Took;
};

/** Loads HiGHS once; the first solve warms it up. */
export const openHighs = async () => {
  const highs = await loadHighs();
  return async (problem: Problem): Promise<Asked> => {
    const earlier: Row[] = [];
    const reached: number[] = [];
    let [wall, cpu] = [0, 0];
    for (const goal of problem.goals) {
      if (goal === 'worst') throw new Error('HiGHS is asked for sums only.');
      const { text, objective } = programme(problem, goal, earlier);
      const [found, took] = await timed(() => highs.solve(text));
      wall += took.wall;
      cpu += took.cpu;
      if (found.Status !== 'Optimal') throw new Error(`HiGHS says ${found.Status}.`);
      const value = Math.round(found.ObjectiveValue);
      reached.push(value);
      earlier.push({ terms: objective, relation: `>= ${value}` });
    }
    return { reached, took: { wall, cpu } };
  };
};

/** A linear programme is enough: with whole right-hand sides its best corner is whole, as tests hold. */
const programme = (problem: Problem, goal: Sum, earlier: readonly Row[]) => {
  const vetoed = new Set(problem.vetoed.map((pair) => pair.join(' ')));
  const locked = new Set(problem.locked.map((pair) => pair.join(' ')));
  const worth = {
    people: () => 1,
    priority: (i: number) => problem.mentees[i]!.priority,
    total: (_: number, points: number) => points,
  };
  const ofMentee = problem.mentees.map((): string[] => []);
  const ofMentor = problem.mentors.map((): string[] => []);
  const objective: string[] = [];
  const bounds: string[] = [];
  for (const [i, j, points] of problem.scores) {
    const couple = `${problem.mentees[i]!.id} ${problem.mentors[j]!.id}`;
    if (vetoed.has(couple)) continue;
    const name = `p${i}_${j}`;
    ofMentee[i]!.push(name);
    ofMentor[j]!.push(name);
    objective.push(`${worth[goal](i, points)} ${name}`);
    bounds.push(locked.has(couple) ? `${name} = 1` : `0 <= ${name} <= 1`);
  }
  const rows: Row[] = [
    ...ofMentee.map((own, at) => ({ terms: own.join(' + '), relation: `<= ${problem.mentees[at]!.demand}` })),
    ...ofMentor.map((own, at) => ({
      terms: own.join(' + '),
      relation: `<= ${problem.mentors[at]!.capacity}`,
    })),
    ...(problem.places === null
      ? []
      : [{ terms: ofMentee.flat().join(' + '), relation: `<= ${problem.places}` }]),
    ...earlier,
  ].filter(({ terms }) => terms !== '');
  const sum = objective.join(' + ');
  const written = rows.map((row, at) => `r${at}: ${row.terms} ${row.relation}`).join('\n');
  return {
    text: `Maximize\nobj: ${sum}\nSubject To\n${written}\nBounds\n${bounds.join('\n')}\nEnd\n`,
    objective: sum,
  };
};
