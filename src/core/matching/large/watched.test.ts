import { expect, test } from 'vitest';
import { randomRound } from '../../../../test/rounds.ts';
import { type Crew, oneHand, type Prover } from './crew.ts';
import { pack } from './pack.ts';
import { beat, beginPass, newPulse, rounds, rowsRead, rowsWanted, Stopped, stopped } from './pulse.ts';
import { emptyRow, readRow, wholeScope } from './row.ts';
import { watched } from './watched.ts';

const packed = pack(randomRound(3, { mentees: 6, mentors: 5 }));
const scope = wholeScope(packed);

test('a pulse is four numbers that threads share, all zero at first', () => {
  const pulse = newPulse();
  expect([...pulse]).toEqual([0, 0, 0, 0]);
  expect(pulse.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test('every row that is read is counted, whether anybody is in it or not', () => {
  const pulse = newPulse();
  const row = emptyRow({ ...packed, pulse, barred: Uint8Array.of(0, 1, 0, 0, 0, 0) }, scope);
  for (const mentee of [0, 1, 2]) readRow(row, mentee);
  expect(pulse[rowsRead]).toBe(3);
});

test('once it is stopped, a run ends with the next row that is read', () => {
  const pulse = newPulse();
  beat(pulse);
  pulse[stopped] = 1;
  expect(() => beat(pulse)).toThrow(new Stopped('The run was stopped.'));
  const row = emptyRow({ ...packed, pulse }, scope);
  expect(() => readRow(row, 0)).toThrow(Stopped);
  expect(new Stopped('').name).toBe('Stopped');
});

test('a pass says how many rows it reads, and counts them from none', () => {
  const pulse = newPulse();
  beat(pulse);
  beginPass(pulse, 40);
  expect([pulse[rowsRead], pulse[rowsWanted]]).toEqual([0, 40]);
});

test('a watched crew does the same work, and each part of it is a pass', async () => {
  const asked: unknown[] = [];
  const note: Crew & Prover = {
    candidates: async (...given) => {
      asked.push(['candidates', ...given]);
      return oneHand(packed).candidates(...given);
    },
    violators: async (...given) => {
      asked.push(['violators', ...given]);
      return [];
    },
    above: async (...given) => {
      asked.push(['above', ...given]);
      return [];
    },
  };
  const pulse = newPulse();
  const crew = watched(note, packed, pulse);
  const sizes = { perMentee: 2, perMentor: 1 };
  beat(pulse);
  expect(await crew.candidates(scope, sizes, 10)).toEqual(await note.candidates(scope, sizes, 10));
  expect([...pulse]).toEqual([0, 0, packed.mentees, 0]);
  beat(pulse);
  const prices = {} as Parameters<Crew['violators']>[1];
  const rows = Int32Array.of(4, 2);
  expect(await crew.violators(scope, prices, rows, 8)).toEqual([]);
  expect([...pulse]).toEqual([0, 0, 2, 1]);
  await crew.violators(scope, prices, Int32Array.of(1), 8);
  expect([...pulse]).toEqual([0, 0, 1, 2]);
  expect(pulse[rounds]).toBe(2);
  beat(pulse);
  const aims = {} as Parameters<Prover['above']>[0];
  expect(await crew.above(aims)).toEqual([]);
  expect([...pulse]).toEqual([0, 0, packed.mentees, 2]);
  expect(asked).toEqual([
    ['candidates', scope, sizes, 10],
    ['candidates', scope, sizes, 10],
    ['violators', scope, prices, rows, 8],
    ['violators', scope, prices, Int32Array.of(1), 8],
    ['above', aims],
  ]);
});
