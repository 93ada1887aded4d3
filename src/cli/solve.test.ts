import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'solve-'));

function run(content: string, ...words: string[]) {
  const file = join(folder, 'problem.json');
  writeFileSync(file, content);
  const done = spawnSync(process.execPath, ['scripts/run.mjs', 'src/cli/solve.ts', ...words, file], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: done.status, out: done.stdout, error: done.stderr };
}

const example = {
  mentees: [{ id: 'a', priority: 3, demand: 1 }],
  mentors: [{ id: 'x', capacity: 2, minimum: 0 }],
  scores: [[0, 0, 812]],
  places: null,
  goals: ['people', 'priority', 'total'],
  locked: [['a', 'x']],
  vetoed: [],
};

describe('npm run solve', () => {
  test('writes the answer, its sums and its proof', () => {
    const { code, out } = run(JSON.stringify(example));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      pairs: [['a', 'x', 812]],
      placed: 1,
      priority: 3,
      worst: 812,
      total: 812,
      optimal: true,
    });
    expect(JSON.parse(out).certificate).toMatchObject({
      goals: ['people', 'priority', 'total'],
      menteePrices: [[0, 0, 0]],
    });
  });

  test('needs only ids, capacities, scores and goals, and writes to a file on request', () => {
    const short = {
      mentees: [{ id: 'a' }],
      mentors: [{ id: 'x', capacity: 1 }],
      scores: [[0, 0, 0]],
      goals: ['total'],
    };
    const file = join(folder, 'answer.json');
    expect(run(JSON.stringify(short), '--out', file)).toEqual({ code: 0, out: '', error: '' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pairs: [['a', 'x', 0]], worst: 0 });
  });

  test('says why there is no answer, with exit 3', () => {
    const { code, out } = run(JSON.stringify({ ...example, mentors: [{ id: 'x', capacity: 0 }] }));
    expect({ code, out: JSON.parse(out) }).toEqual({
      code: 3,
      out: { infeasible: 'x is locked to 1 mentee, but has room for 0.' },
    });
  });

  test('names the field of a bad input in one line, with exit 2', () => {
    const bad: [object | string, string][] = [
      ['{', 'file: '],
      [{ ...example, mentors: [{ id: 'x' }] }, 'mentors[0].capacity: '],
      [{ ...example, scores: [[0, 0, 0.5]] }, 'scores[0][2]: '],
      [
        {
          ...example,
          scores: [
            [0, 0, 1],
            [0, 0, 1],
          ],
        },
        'scores[1]: ',
      ],
      [{ ...example, goals: ['total', 'people'] }, 'goals: '],
      [{ ...example, locked: [['b', 'x']] }, 'locked[0][0]: '],
    ];
    for (const [content, field] of bad) {
      const { code, out, error } = run(typeof content === 'string' ? content : JSON.stringify(content));
      expect({ code, out, lines: error.trimEnd().split('\n').length }).toEqual({
        code: 2,
        out: '',
        lines: 1,
      });
      expect(error.startsWith(field), error).toBe(true);
    }
  });

  test('reads an OR-Library file and places everybody at the least cost', () => {
    const { code, out } = run('3\n 1 2 3\n 2 4 6\n 3 6 9\n', '--dense');
    expect({ code, cost: JSON.parse(out).cost }).toEqual({ code: 0, cost: 10 });
  });
});
