/** Against HiGHS, an independent solver of linear programmes, on problems too large to try every answer. */
import loadHighs from 'highs';
import { expect, test } from 'vitest';
import { largeProblem, shuffled, times } from '../../../test/problems.ts';
import { type Goal, goalLists, type Problem, type Reached } from './problem.ts';
import { solve } from './solve.ts';
import { verify } from './verify.ts';

const highs = await loadHighs();
const rounds = Number(process.env.MATCHING_ROUNDS ?? 8);

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

for (const goals of goalLists) {
  const list: readonly Goal[] = goals;
  test(`${goals.join(', ')}: HiGHS finds the same on larger problems`, () => {
    for (let seed = 1; seed <= rounds; seed++) {
      const size = 50 + ((seed * 97) % 250);
      const mentors = Math.round(size * [1, 0.7, 0.4][seed % 3]!);
      const problem = largeProblem(seed, { mentees: size, mentors, degree: 6, goals, rules: seed % 2 === 0 });
      const answer = solve(problem);
      expect(verify(problem, answer)).toEqual({ kind: 'proved' });
      const rest = list.filter((goal) => goal !== 'worst');
      const before = list.slice(0, Math.max(0, list.indexOf('worst')));
      if (answer.kind === 'infeasible') {
        expect(best(problem, 0, rest), `seed ${seed}`).toBeNull();
        continue;
      }
      const told = (some: readonly Goal[]) => some.map((goal) => sumOf(goal, answer.reached));
      if (before.length === 0) {
        expect(told(rest), `seed ${seed}`).toEqual(best(problem, 0, rest));
        continue;
      }
      const worst = answer.reached.worst!;
      expect(told(before), `seed ${seed}`).toEqual(best(problem, 0, before));
      expect(told(rest), `seed ${seed}`).toEqual(best(problem, worst, rest));
      expect(told(before), `seed ${seed}`).not.toEqual(best(problem, worst + 1, before));
    }
  });
}

test('a larger problem has the same pairs, bit for bit, whatever the order of its rows', () => {
  for (const goals of goalLists) {
    for (const rules of [false, true]) {
      const [mentees, mentors] = [20 + times(180), 15 + times(135)];
      const problem = largeProblem(11, { mentees, mentors, degree: 30, goals, rules });
      const flat = {
        ...problem,
        scores: problem.scores.map(([i, j, points]) => [i, j, points % 3] as const),
      };
      for (const instance of [problem, flat]) {
        const first = solve(instance);
        for (let seed = 1; seed <= times(3); seed++) {
          const again = solve(shuffled(instance, seed));
          expect(JSON.stringify(again.kind === 'solved' ? again.pairs : again)).toBe(
            JSON.stringify(first.kind === 'solved' ? first.pairs : first),
          );
        }
      }
    }
  }
});

test('points and priorities up to millions stay exact', () => {
  const base = largeProblem(5, {
    mentees: 60,
    mentors: 50,
    degree: 8,
    goals: ['people', 'priority', 'total'],
    rules: true,
  });
  const problem = {
    ...base,
    mentees: base.mentees.map((mentee) => ({ ...mentee, priority: mentee.priority * 1_000_003 })),
    scores: base.scores.map(([i, j, points]) => [i, j, points * 1_000_003] as const),
  };
  const [small, large] = [solve(base), solve(problem)];
  expect(verify(problem, large)).toEqual({ kind: 'proved' });
  if (small.kind !== 'solved' || large.kind !== 'solved') throw new Error('both have an answer');
  expect(large.reached.total).toBe(small.reached.total * 1_000_003);
  expect(large.reached.priority).toBe(small.reached.priority * 1_000_003);
});

test('points that cannot be added exactly are refused in words', () => {
  const base = largeProblem(5, { mentees: 60, mentors: 50, degree: 8, goals: ['people', 'total'] });
  const problem = { ...base, scores: base.scores.map(([i, j, points]) => [i, j, points * 2 ** 34] as const) };
  expect(() => solve(problem)).toThrow(
    'scores: points this large, for this many people, cannot be added exactly',
  );
  const mentees = base.mentees.map((mentee) => ({ ...mentee, priority: 2 ** 46 }));
  expect(() => solve({ ...base, mentees, goals: ['people', 'priority', 'total'] })).toThrow(
    'mentees: priorities this large, for this many people, cannot be added exactly',
  );
});
