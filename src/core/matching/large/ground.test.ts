import { afterEach, expect, test, vi } from 'vitest';
import { randomRound } from '../../../../test/rounds.ts';
import { prepare } from '../judge.ts';
import { aligned, settled, threadsAtMost } from './ground.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test('what is laid out begins at whole vectors of sixteen bytes', () => {
  expect([0, 1, 15, 16, 17, 100].map(aligned)).toEqual([0, 16, 16, 16, 32, 112]);
});

test('arrays move to common ground with what they hold, each once, and the rest stays as it is', () => {
  const twice = Int32Array.of(4, -5, 6);
  const given = {
    name: 'round',
    count: 3,
    missing: null,
    unknown: undefined,
    first: twice,
    list: [{ points: Int16Array.of(-7) }, null, { bits: Uint8Array.of(1, 2, 255), again: twice }],
    masks: Uint32Array.of(2 ** 32 - 1),
    lines: Float64Array.of(0.5, -1),
    empty: new Int32Array(0),
  };
  const { ground, ...value } = settled(given, 1000);
  expect(value).toEqual(given);
  expect(value.list[2]!.again).toBe(value.first);
  const arrays = [value.first, value.list[0]!.points!, value.list[2]!.bits!, value.masks, value.lines];
  const places = arrays.map(({ byteOffset, byteLength }) => [byteOffset, byteOffset + byteLength] as const);
  for (const { buffer } of arrays) expect(buffer).toBe(ground.buffer);
  expect(places.every(([from]) => from > 0 && from % 16 === 0)).toBe(true);
  // One behind the other, with nothing but what fills up sixteen bytes between them; then the desks.
  const sorted = places.toSorted(([a], [b]) => a - b);
  for (const [at, [, end]] of sorted.entries()) {
    expect(sorted[at + 1]?.[0] ?? ground.desks).toBe(aligned(end));
  }
});

test('behind the arrays there is a desk for whoever asks and for each thread', () => {
  const { ground } = settled({ numbers: new Float64Array(10_000) }, 123_456);
  expect(ground).toMatchObject({ deskBytes: 123_456, desk: 0 });
  expect(ground.buffer).toBeInstanceOf(SharedArrayBuffer);
  const needed = ground.desks + 123_456 * (threadsAtMost + 1);
  expect(ground.buffer.byteLength).toBeGreaterThanOrEqual(needed);
  expect(ground.buffer.byteLength - needed).toBeLessThan(65_536);
  expect(ground.buffer.byteLength % 65_536).toBe(0);
});

const machines = {
  'no WebAssembly': undefined,
  'WebAssembly without vectors': { validate: () => false },
};

test.each(Object.entries(machines))('a machine with %s reads the same rows', async (_, platform) => {
  vi.stubGlobal('WebAssembly', platform);
  vi.resetModules();
  const { pack } = await import('./pack.ts');
  const { emptyRow, readRow, wholeScope } = await import('./row.ts');
  const round = randomRound(12, { mentees: 8, mentors: 140 });
  const packed = pack(round);
  expect(packed.ground.memory).toBeNull();
  expect(packed.ground.buffer).toBeInstanceOf(SharedArrayBuffer);
  const row = emptyRow(packed, wholeScope(packed));
  const found = round.mentees.flatMap((_, mentee) => {
    readRow(row, mentee);
    return [...row.mentors.subarray(0, row.count)].map((mentor, at) => [mentee, mentor, row.points[at]]);
  });
  expect(found).toEqual(prepare(round).scores());
  expect(found.length).toBeGreaterThan(30);
});

test('a machine with vectors works with them on shared memory', async () => {
  vi.resetModules();
  const [ground, kernel] = [await import('./ground.ts'), await import('./kernel.ts')];
  const given = ground.settled({}, 16).ground;
  expect(String(given.memory)).toBe('[object WebAssembly.Memory]');
  expect(String(kernel.kernelOn(given).sieve)).toContain('[native code]');
  expect(String(kernel.kernelOn({ ...given, memory: null }).sieve)).not.toContain('[native code]');
});
