/**
 * Problem: rows of a large round are read word after word over very many mentors. Method: AssemblyScript over 128-bit
 * vectors; sets of mentors as bits, points as 16-bit numbers. Every function has a twin of the same name in
 * `src/core/matching/large/twin.ts`, which says what it does and gives the same bits. Addresses are in bytes and
 * multiples of 16, sets and columns as long as 128 mentors fill. Built by `node kernel/build.mjs`; the module is small
 * and committed, so nobody needs the compiler to run or test the rest. Reference: the WebAssembly SIMD proposal (2021).
 */

export function intersect(to: usize, from: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(to + at, v128.and(v128.load(to + at), v128.load(from + at)));
  }
}

export function unite(to: usize, from: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(to + at, v128.or(v128.load(to + at), v128.load(from + at)));
  }
}

export function share(to: usize, bytes: usize, sets: usize, hours: usize, count: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    let one = i64x2.splat(0);
    let two = one;
    let three = one;
    let four = one;
    for (let hour: usize = 0; hour < count; hour++) {
      const free = v128.load(sets + <usize>load<u32>(hours + (hour << 2)) * bytes + at);
      four = v128.or(four, v128.and(three, free));
      three = v128.or(three, v128.and(two, free));
      two = v128.or(two, v128.and(one, free));
      one = v128.or(one, free);
    }
    v128.store(to + at, one);
    v128.store(to + bytes + at, two);
    v128.store(to + 2 * bytes + at, three);
    v128.store(to + 3 * bytes + at, four);
  }
}

export function addTimes(parts: usize, levels: usize, times: i32, lanes: usize): void {
  const factor = i32x4.splat(times);
  for (let at: usize = 0; at < lanes; at += 4) {
    const part = parts + (at << 2);
    const level = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(levels + at)));
    v128.store(part, i32x4.add(v128.load(part), i32x4.mul(level, factor)));
  }
}

export function raiseTo(parts: usize, levels: usize, most: i32, lanes: usize): void {
  const cap = i32x4.splat(most);
  for (let at: usize = 0; at < lanes; at += 4) {
    const part = parts + (at << 2);
    const level = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(levels + at)));
    v128.store(part, i32x4.max_s(v128.load(part), i32x4.min_s(level, cap)));
  }
}

export function addColumn(to: usize, from: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(to + at, i16x8.add(v128.load(to + at), v128.load(from + at)));
  }
}

export function lookUp(column: usize, parts: usize, table: usize, lanes: usize): void {
  for (let at: usize = 0; at < lanes; at++) {
    store<i16>(column + (at << 1), load<i16>(table + (<usize>load<u32>(parts + (at << 2)) << 1)));
  }
}

// @ts-ignore: decorator
@inline
function addTable(sum: v128, at: usize, index: v128, high: i32): v128 {
  const low = i8x16.swizzle(v128.load(at + 32), index);
  const above = i8x16.swizzle(v128.load(at + 48), index);
  const points = high
    ? i8x16.shuffle(low, above, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
    : i8x16.shuffle(low, above, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  return i16x8.add(sum, points);
}

// @ts-ignore: decorator
@inline
function ofSet(set: usize, at: usize, bit: i32): v128 {
  const twice = i8x16.swizzle(v128.load16_splat(set + at), i8x16(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1));
  const own = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
  return v128.and(i8x16.eq(v128.and(twice, own), own), i8x16.splat(<i8>bit));
}

export function sieve(args: usize, from: usize, until: usize, own: i32): i32 {
  const bits = <usize>load<u32>(args);
  const columns = <usize>load<u32>(args, 4);
  const lastColumn = columns + (<usize>load<u32>(args, 8) << 2);
  const groups = <usize>load<u32>(args, 12);
  const lastGroup = groups + (<usize>load<u32>(args, 16) << 6);
  const lines = <usize>load<u32>(args, 20);
  const shift = i16x8.splat(<i16>load<i32>(args, 24));
  const plus = i16x8.splat(<i16>load<i32>(args, 28));
  const most = i16x8.splat(<i16>load<i32>(args, 32));
  const hope = i16x8.splat(<i16>load<i32>(args, 36));
  const mentors = <usize>load<u32>(args, 40);
  const points = <usize>load<u32>(args, 44);
  const spare = <usize>load<u32>(args, 48);
  const line = i16x8.splat(<i16>own);
  let count: usize = 0;
  for (let place = from; place < until; place++) {
    const at = place << 1;
    const set = load<u16>(bits + at);
    if (set === 0) continue;
    let low = plus;
    let high = plus;
    for (let next = columns; next < lastColumn; next += 4) {
      const column = <usize>load<u32>(next) + (place << 5);
      low = i16x8.add(low, v128.load(column));
      high = i16x8.add(high, v128.load(column, 16));
    }
    const lowLine = i16x8.min_s(line, i16x8.add_sat_s(v128.load(lines + (place << 5)), shift));
    const highLine = i16x8.min_s(line, i16x8.add_sat_s(v128.load(lines + (place << 5), 16), shift));
    const mayPass = i8x16.narrow_i16x8_s(
      i16x8.gt_s(i16x8.add(low, most), lowLine),
      i16x8.gt_s(i16x8.add(high, most), highLine),
    );
    let left = i8x16.bitmask(mayPass) & set;
    if (left === 0) continue;
    let lowHope = hope;
    let highHope = hope;
    for (let group = groups; group < lastGroup; group += 64) {
      let index = ofSet(<usize>load<u32>(group), at, 1);
      if (load<u32>(group, 4) !== 0) index = v128.or(index, ofSet(<usize>load<u32>(group, 4), at, 2));
      if (load<u32>(group, 8) !== 0) index = v128.or(index, ofSet(<usize>load<u32>(group, 8), at, 4));
      if (load<u32>(group, 12) !== 0) index = v128.or(index, ofSet(<usize>load<u32>(group, 12), at, 8));
      if (load<u32>(group, 16) !== 0) {
        lowHope = addTable(lowHope, group, index, 0);
        highHope = addTable(highHope, group, index, 1);
      } else {
        low = addTable(low, group, index, 0);
        high = addTable(high, group, index, 1);
      }
      const rest = v128.load16_splat(group, 20);
      const passes = i8x16.narrow_i16x8_s(
        i16x8.gt_s(i16x8.add(i16x8.add(low, lowHope), rest), lowLine),
        i16x8.gt_s(i16x8.add(i16x8.add(high, highHope), rest), highLine),
      );
      left &= i8x16.bitmask(passes);
      if (left === 0) break;
    }
    if (left === 0) continue;
    v128.store(spare, low);
    v128.store(spare, high, 16);
    while (left !== 0) {
      const lane = ctz(left);
      store<u32>(mentors + (count << 2), (<u32>place << 4) + lane);
      store<i32>(points + (count << 2), load<i16>(spare + (lane << 1)));
      count += 1;
      left &= left - 1;
    }
  }
  return <i32>count;
}

export function countHours(args: usize, count: usize): i32 {
  const mentors = <usize>load<u32>(args);
  const points = <usize>load<u32>(args, 4);
  const zoneOf = <usize>load<u32>(args, 8);
  const first = <usize>load<u32>(args, 12);
  const starts = <usize>load<u32>(args, 16);
  const clocks = <usize>load<u32>(args, 20);
  const masks = <usize>load<u32>(args, 24);
  const own = <usize>load<u32>(args, 28);
  const needed = load<i32>(args, 32);
  const table = <usize>load<u32>(args, 36);
  const last = load<i32>(args, 40);
  let kept: usize = 0;
  for (let at: usize = 0; at < count; at++) {
    const mentor = load<u32>(mentors + (at << 2));
    const zone = load<i32>(zoneOf + (<usize>mentor << 2));
    let least: i32 = 0;
    if (zone >= 0) {
      least = -1;
      const start = starts + (<usize>zone << 2);
      const end = clocks + (<usize>load<u32>(start, 4) << 2);
      const others = masks + <usize>load<u32>(first + (<usize>mentor << 2)) * 96;
      for (let clock = clocks + (<usize>load<u32>(start) << 2); clock < end; clock += 8) {
        const a = own + <usize>load<u32>(clock) * 96;
        const b = others + <usize>load<u32>(clock, 4) * 96;
        let sum = popcnt(load<u64>(a) & load<u64>(b));
        sum += popcnt(load<u64>(a, 8) & load<u64>(b, 8));
        sum += popcnt(load<u64>(a, 16) & load<u64>(b, 16));
        sum += popcnt(load<u64>(a, 24) & load<u64>(b, 24));
        sum += popcnt(load<u64>(a, 32) & load<u64>(b, 32));
        sum += popcnt(load<u64>(a, 40) & load<u64>(b, 40));
        sum += popcnt(load<u64>(a, 48) & load<u64>(b, 48));
        sum += popcnt(load<u64>(a, 56) & load<u64>(b, 56));
        sum += popcnt(load<u64>(a, 64) & load<u64>(b, 64));
        sum += popcnt(load<u64>(a, 72) & load<u64>(b, 72));
        sum += popcnt(load<u64>(a, 80) & load<u64>(b, 80));
        const quarters = <i32>sum;
        if (least < 0 || quarters < least) least = quarters;
        if (least < needed) break;
      }
      if (least < 0) least = 0;
    }
    if (least < needed) continue;
    store<u32>(mentors + (kept << 2), mentor);
    store<i32>(
      points + (kept << 2),
      load<i32>(points + (at << 2)) + load<i32>(table + (<usize>(least < last ? least : last) << 2)),
    );
    kept += 1;
  }
  return <i32>kept;
}
