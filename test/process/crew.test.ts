/** Threads give the same answers as one hand, and can be stopped. */
import { expect, test } from 'vitest';
import { oneHand } from '../../src/core/matching/large/crew.ts';
import { pack } from '../../src/core/matching/large/pack.ts';
import { faultByRows } from '../../src/core/matching/large/prove-large.ts';
import { newPulse, rounds, rowsRead, Stopped, stopped } from '../../src/core/matching/large/pulse.ts';
import { solveLarge } from '../../src/core/matching/large/solve-large.ts';
import { goalLists } from '../../src/core/matching/problem.ts';
import { crewOf } from '../../src/features/matching/crew.ts';
import { askEngine, stopEngine } from '../../src/features/matching/engine.ts';
import { randomRound } from '../rounds.ts';

const problemOf = (seed: number) => {
  const round = randomRound(seed, { mentees: 90, mentors: 70 });
  return {
    round,
    problem: {
      mentees: round.mentees.map(({ id, priority }) => ({ id, priority, demand: 1 })),
      mentors: round.mentors.map(({ id, capacity }) => ({ id, capacity, minimum: 0 })),
      places: null,
      goals: goalLists[seed % goalLists.length]!,
      everyone: false,
      locked: [],
      vetoed: [],
    },
  };
};
const tiny = { perMentee: 2, perMentor: 1, perRound: 2, patience: 200 };

test('two and three threads give the same pairs and prices as one hand', async () => {
  for (const seed of [1, 3]) {
    const { round, problem } = problemOf(seed);
    const packed = pack(round);
    const alone = await solveLarge(packed, problem, oneHand(packed), [], tiny);
    for (const threads of [2, 3]) {
      const crew = crewOf(packed, threads);
      const together = await solveLarge(packed, problem, crew, [], tiny);
      const solved = together?.answer.kind === 'solved' ? together.answer : null;
      expect(solved && (await faultByRows(problem, solved, crew))).toBeNull();
      const spoilt = solved && { ...solved, reached: { ...solved.reached, total: solved.reached.total + 1 } };
      expect(spoilt && (await faultByRows(problem, spoilt, crew))).toContain('points add up to');
      await crew.close();
      expect(together?.answer).toEqual(alone?.answer);
    }
  }
});

test('rows are counted while threads read them, and a stop ends the run', async () => {
  const { round, problem } = problemOf(1);
  const pulse = newPulse();
  const packed = { ...pack(round), pulse };
  const crew = crewOf(packed, 2);
  await solveLarge(packed, problem, crew, [], tiny);
  expect(Atomics.load(pulse, rowsRead)).toBeGreaterThanOrEqual(2 * round.mentees.length);
  Atomics.store(pulse, stopped, 1);
  await expect(solveLarge(packed, problem, crew, [], tiny)).rejects.toThrow('The run was stopped.');
  await crew.close();
});

test('the engine answers a large round, counts its rows, and stops at once whatever it is at', async () => {
  const { rules, ...frozen } = randomRound(5, { mentees: 2100, mentors: 2000 });
  const settings = { rules, goals: goalLists[1], places: null, locked: [], vetoed: [], near: [] };
  const question = { digest: 'large', frozen, settings };
  const pulse = newPulse();
  const stages: string[] = [];
  const result = await askEngine('run', question, { tell: (stage) => stages.push(stage), pulse });
  expect(result.kind).toBe('solved');
  expect(stages).toEqual(['judging', 'solving', 'explaining']);
  expect(Atomics.load(pulse, rowsRead)).toBeGreaterThan(0);
  expect(Atomics.load(pulse, rounds)).toBeGreaterThan(0);

  for (const last of ['judging', 'solving', 'explaining', 'proving'] as const) {
    const stopping = new AbortController();
    const tell = (stage: string): void => {
      if (stage === last) stopping.abort(new Stopped('Nobody wants it any more.'));
    };
    const waiting = { tell, signal: stopping.signal };
    // Under another digest nothing is known of the people, so that they are judged again.
    const anew = { ...question, digest: last };
    const asked =
      last === 'proving' ? askEngine('prove', { ...anew, result }, waiting) : askEngine('run', anew, waiting);
    // Somebody else's question to the same thread is answered all the same.
    const [pair] = result.kind === 'solved' ? result.pairs : [];
    const other = askEngine('pair', { ...question, mentee: pair!.mentee, mentor: pair!.mentor });
    await expect(asked).rejects.toThrow('Nobody wants it any more.');
    expect((await other)?.points).toBe(pair!.points);
  }
  expect(await askEngine('prove', { ...question, result })).toBeNull();
  await stopEngine();
});
