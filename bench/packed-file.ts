/**
 * A packed round and its problem in one file: a line of JSON in which arrays of numbers are places, then these numbers.
 * For rounds so large that the people as they were read would be most of what is measured.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { deskBytes } from '../src/core/matching/large/desk.ts';
import { aligned, settled } from '../src/core/matching/large/ground.ts';
import type { LargeProblem } from '../src/core/matching/large/large-flow.ts';
import type { Packed } from '../src/core/matching/large/packed.ts';

const kinds = { Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float64Array };

type Numbers = InstanceType<(typeof kinds)[keyof typeof kinds]>;
type Place = { readonly numbers: keyof typeof kinds; readonly at: number; readonly length: number };

export const writePacked = (file: string, packed: Packed, problem: LargeProblem): void => {
  const { ground: _, ...plain } = packed;
  const arrays = new Map<Numbers, number>();
  let next = 0;
  const head = JSON.stringify({ plain, problem }, (_key, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    const numbers = value as Numbers;
    if (!arrays.has(numbers)) {
      arrays.set(numbers, next);
      next += aligned(numbers.byteLength);
    }
    const place: Place = {
      numbers: numbers.constructor.name as Place['numbers'],
      at: arrays.get(numbers)!,
      length: numbers.length,
    };
    return place;
  });
  const target = openSync(file, 'w');
  const text = new TextEncoder().encode(head);
  writeSync(target, Float64Array.of(text.length, next));
  writeSync(target, text);
  const from = 16 + text.length;
  for (const [numbers, at] of arrays) {
    writeSync(
      target,
      new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength),
      0,
      null,
      from + at,
    );
  }
  closeSync(target);
};

export const readPacked = (file: string): { readonly packed: Packed; readonly problem: LargeProblem } => {
  const source = openSync(file, 'r');
  const sizes = new Float64Array(2);
  readSync(source, sizes);
  const text = new Uint8Array(sizes[0]!);
  readSync(source, text);
  const bytes = new ArrayBuffer(sizes[1]!);
  readSync(source, new Uint8Array(bytes), 0, sizes[1]!, 16 + sizes[0]!);
  closeSync(source);
  const known = new Map<number, Numbers>();
  const { plain, problem } = JSON.parse(new TextDecoder().decode(text), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('numbers' in value)) return value;
    const { numbers, at, length } = value as Place;
    const array = known.get(at) ?? new kinds[numbers](bytes, at, length);
    if (length > 0) known.set(at, array);
    return array;
  }) as { plain: Omit<Packed, 'ground'>; problem: LargeProblem };
  return { packed: settled(plain, deskBytes(plain.deskSize)), problem };
};
