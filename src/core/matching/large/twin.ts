/**
 * Problem: rows on machines whose WebAssembly has no vectors. Method: the functions of kernel/rows.ts in plain
 * TypeScript, with the same results to the bit; a test holds the two against each other. Running time: some five times as
 * long.
 */
import { bits as countBits, wordsInVectors } from '../../time/mask.ts';
import type { Kernel } from './kernel.ts';

/** Bytes of a mask, and of a group of four sets with its table; see desk.ts. */
const maskBytes = 4 * wordsInVectors;
const groupBytes = 64;

export function twin(buffer: SharedArrayBuffer): Kernel {
  const words = new Int32Array(buffer);
  const points = new Int16Array(buffer);
  const bytes = new Uint8Array(buffer);

  const intersect: Kernel['intersect'] = (to, from, length) => {
    for (let at = 0; at < length >> 2; at++) words[(to >> 2) + at]! &= words[(from >> 2) + at]!;
  };

  const unite: Kernel['unite'] = (to, from, length) => {
    for (let at = 0; at < length >> 2; at++) words[(to >> 2) + at]! |= words[(from >> 2) + at]!;
  };

  const share: Kernel['share'] = (to, length, sets, hours, count) => {
    for (let at = 0; at < length; at += 4) {
      let [one, two, three, four] = [0, 0, 0, 0];
      for (let hour = 0; hour < count; hour++) {
        const free = words[(sets + words[(hours >> 2) + hour]! * length + at) >> 2]!;
        four |= three & free;
        three |= two & free;
        two |= one & free;
        one |= free;
      }
      words[(to + at) >> 2] = one;
      words[(to + length + at) >> 2] = two;
      words[(to + 2 * length + at) >> 2] = three;
      words[(to + 3 * length + at) >> 2] = four;
    }
  };

  const addTimes: Kernel['addTimes'] = (parts, levels, times, lanes) => {
    for (let at = 0; at < lanes; at++) words[(parts >> 2) + at]! += bytes[levels + at]! * times;
  };

  const raiseTo: Kernel['raiseTo'] = (parts, levels, most, lanes) => {
    for (let at = 0; at < lanes; at++) {
      const level = Math.min(bytes[levels + at]!, most);
      if (level > words[(parts >> 2) + at]!) words[(parts >> 2) + at] = level;
    }
  };

  const lookUp: Kernel['lookUp'] = (column, parts, table, lanes) => {
    for (let at = 0; at < lanes; at++) {
      points[(column >> 1) + at] = points[(table >> 1) + words[(parts >> 2) + at]!]!;
    }
  };

  const addColumn: Kernel['addColumn'] = (to, from, length) => {
    for (let at = 0; at < length >> 1; at++) points[(to >> 1) + at]! += points[(from >> 1) + at]!;
  };

  const has = (set: number, mentor: number): number =>
    set === 0 ? 0 : (words[(set >> 2) + (mentor >> 5)]! >>> (mentor & 31)) & 1;

  /** What a group of sets earns a mentor. */
  const ofGroup = (group: number, mentor: number): number => {
    let index = 0;
    for (let set = 0; set < 4; set++) index |= has(words[(group >> 2) + set]!, mentor) << set;
    return bytes[group + 32 + index]! + (bytes[group + 48 + index]! << 8);
  };

  const sieve: Kernel['sieve'] = (args, from, until, own) => {
    const [set, columns, columnCount, groups, groupCount, lines, shift, plus, most, hope, mentors, found] =
      words.subarray(args >> 2, (args >> 2) + 12) as unknown as number[] & Record<number, number>;
    let count = 0;
    for (let mentor = from! * 16; mentor < until! * 16; mentor++) {
      if (has(set!, mentor) === 0) continue;
      let sum = plus!;
      for (let column = 0; column < columnCount!; column++)
        sum += points[(words[(columns! >> 2) + column]! >> 1) + mentor]!;
      const line = Math.min(own, saturated(points[(lines! >> 1) + mentor]! + shift!));
      if (sum + most! <= line) continue;
      let more = hope!;
      for (let group = groups!; group < groups! + groupCount! * groupBytes; group += groupBytes) {
        if (words[(group >> 2) + 4] !== 0) more += ofGroup(group, mentor);
        else sum += ofGroup(group, mentor);
      }
      if (sum + more <= line) continue;
      words[(mentors! >> 2) + count] = mentor;
      words[(found! >> 2) + count] = sum;
      count += 1;
    }
    return count;
  };

  const quartersOf = (a: number, b: number): number => {
    let quarters = 0;
    for (let word = 0; word < wordsInVectors; word++)
      quarters += countBits(words[(a >> 2) + word]! & words[(b >> 2) + word]!);
    return quarters;
  };

  const countHours: Kernel['countHours'] = (args, count) => {
    const [mentors, found, zoneOf, first, starts, clocks, masks, own, needed, table, last] = words.subarray(
      args >> 2,
      (args >> 2) + 11,
    ) as unknown as number[];
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const mentor = words[(mentors! >> 2) + at]!;
      const zone = words[(zoneOf! >> 2) + mentor]!;
      let least = zone < 0 ? 0 : -1;
      if (zone >= 0) {
        const others = masks! + words[(first! >> 2) + mentor]! * maskBytes;
        const end = words[(starts! >> 2) + zone + 1]!;
        for (let clock = words[(starts! >> 2) + zone]!; clock < end; clock += 2) {
          const a = own! + words[(clocks! >> 2) + clock]! * maskBytes;
          const quarters = quartersOf(a, others + words[(clocks! >> 2) + clock + 1]! * maskBytes);
          if (least < 0 || quarters < least) least = quarters;
          if (least < needed!) break;
        }
      }
      const quarters = Math.max(0, least);
      if (quarters < needed!) continue;
      words[(mentors! >> 2) + kept] = mentor;
      words[(found! >> 2) + kept] =
        words[(found! >> 2) + at]! + words[(table! >> 2) + Math.min(quarters, last!)]!;
      kept += 1;
    }
    return kept;
  };

  return { intersect, unite, share, addTimes, raiseTo, lookUp, addColumn, sieve, countHours };
}

function saturated(sum: number): number {
  return Math.max(-(2 ** 15), Math.min(2 ** 15 - 1, sum));
}
