/**
 * `npm run oracles`: holds the matching engine against everything else that knows the answer, far more often than the
 * tests do: every answer tried, HiGHS, and answers spoiled in every way. Keeps what came of it in bench/results/oracles.json.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/config.ts';
import { goalLists, type Problem } from '../src/core/matching/problem.ts';
import { solve } from '../src/core/matching/solve.ts';
import { verify } from '../src/core/matching/verify.ts';
import { differenceFromHighs, problemForHighs } from '../test/highs.ts';
import { bestByTrying, shuffled, smallProblem } from '../test/problems.ts';
import { tryProblems } from '../test/spoiling.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const options: Readonly<Record<string, (problem: Problem) => boolean>> = {
  'places limited': ({ places }) => places !== null,
  'everyone must be placed': ({ everyone }) => everyone,
  'pairs locked': ({ locked }) => locked.length > 0,
  'pairs vetoed': ({ vetoed }) => vetoed.length > 0,
  'minimum loads': ({ mentors }) => mentors.some(({ minimum }) => minimum > 0),
  'several mentors wanted': ({ mentees }) => mentees.some(({ demand }) => demand > 1),
  'mentors without room': ({ mentors }) => mentors.some(({ capacity }) => capacity === 0),
};

const exhaustive = (count: number) => {
  const of = { problems: 0, solved: 0, infeasible: 0, different: 0, refuted: 0, ofAnotherOrder: 0 };
  const withGoals: Record<string, number> = {};
  const withOption: Record<string, number> = Object.fromEntries(
    Object.keys(options).map((name) => [name, 0]),
  );
  for (let seed = 1; seed <= count; seed++) {
    const problem = smallProblem(seed);
    const answer = solve(problem);
    const best = bestByTrying(problem);
    const sums = (reached: typeof best) =>
      reached && problem.goals.map((goal) => reached[goal === 'people' ? 'placed' : goal]).join();
    of.problems += 1;
    of[answer.kind] += 1;
    if (sums(answer.kind === 'solved' ? answer.reached : null) !== sums(best)) of.different += 1;
    if (verify(problem, answer).kind === 'refuted') of.refuted += 1;
    const again = solve(shuffled(problem, seed));
    const pairs = (one: typeof answer) => JSON.stringify(one.kind === 'solved' ? one.pairs : one);
    if (pairs(again) !== pairs(answer)) of.ofAnotherOrder += 1;
    const goals = problem.goals.join(', ');
    withGoals[goals] = (withGoals[goals] ?? 0) + 1;
    for (const [name, has] of Object.entries(options)) if (has(problem)) withOption[name]! += 1;
  }
  return { ...of, withGoals, withOption };
};

const againstHighs = (rounds: number) => {
  const differences: string[] = [];
  for (const goals of goalLists)
    for (let seed = 1; seed <= rounds; seed++) {
      const difference = differenceFromHighs(problemForHighs(seed, goals));
      if (difference !== null) differences.push(`${goals.join(', ')}, seed ${seed}: ${difference}`);
    }
  return { problems: rounds * goalLists.length, mentees: '50 to 299', differences };
};

const tried = exhaustive(24_000);
say(
  `Every answer tried: ${tried.problems} problems, ${tried.different} different, ${tried.refuted} refuted.`,
);
const highs = againstHighs(44);
say(`HiGHS: ${highs.problems} problems of 50 to 299 mentees, ${highs.differences.length} different.`);
const { accepted, kinds } = tryProblems(1, 4_000);
const spoiled = Object.values(kinds).reduce((sum, kind) => sum + kind.spoiled, 0);
say(`Spoiled: ${spoiled} answers, each held against both checks; ${accepted} accepted without a proof.`);
const report = { exhaustive: tried, highs, spoiled: { answers: spoiled, accepted, kinds } };
writeFileSync(join(projectRoot(), 'bench/results/oracles.json'), `${JSON.stringify(report, null, 2)}\n`);
process.exitCode =
  tried.different + tried.refuted + tried.ofAnotherOrder + highs.differences.length + accepted === 0 ? 0 : 1;
