/**
 * Problem: shared hours of very many pairs.
 *
 * Method: a zone has few different clocks over the judged weeks (winter, summer, a week of change), so a person has few
 * masks, and two zones meet in few combinations. Each pair is then the least of some two to five bit counts, taken over
 * the words in which the first person is free at all. Running time: turning each person's masks once (mask.ts), then some
 * tens of nanoseconds a pair.
 *
 * Weeks in which a clock of the pair changes do not count as a regime and are passed over, unless the calendar names its
 * weeks or the pair has no other. What decides for a pair depends on its two zones alone, not on who else takes part.
 */
import type { WeeklySlot } from '../questions/question.ts';
import {
  bits,
  drawn,
  quartersInWeek,
  turnInto,
  type WeekClock,
  weekClock,
  wordsInMask,
  wordsInVectors,
} from './mask.ts';
import { type Calendar, histories, judgedWeeks, namesWeeks } from './regimes.ts';
import { addDays } from './week.ts';

/** A person's ordinary week and the zone in which it is meant. */
export type Availability = { readonly zone: string; readonly slots: readonly WeeklySlot[] };

export type WeekHours = { readonly week: string; readonly hours: number };

export type Timetable = {
  /** Shared hours in the leanest judged week; 0 if either person gave no hours or no zone. Indexes into `people`. */
  readonly leanest: (a: number, b: number) => number;
  /** Shared hours in each judged week of this pair, in order of time: one for each of its regimes, or the named weeks. */
  readonly weeks: (a: number, b: number) => WeekHours[];
};

type Zone = {
  /** The different clocks of the zone. */
  readonly clocks: WeekClock[];
  /** For each judged week, an index into `clocks`. */
  readonly inWeek: number[];
};

/**
 * What shared hours are counted from, as plain arrays, so that other threads can count too. A pair of people in zones a
 * and b meets by clocks[at] of the first and clocks[at + 1] of the second, for every second `at` from
 * starts[a × zones + b] to the next start; their masks are first[person] + clock.
 */
export type HoursArrays = {
  readonly zones: number;
  /** -1 for somebody who gave no zone or no hours. */
  readonly zoneOf: Int32Array;
  readonly first: Int32Array;
  /** Masks of `wordsInVectors` words each. */
  readonly masks: Uint32Array;
  readonly starts: Int32Array;
  readonly clocks: Int32Array;
  /** For each zone its clock in one week that counts for every pair of zones; null where there is no such week. */
  readonly shared: Int32Array | null;
};

/** As `timetable`, for whoever counts by themselves. Unknown zones are RangeErrors. */
export function hoursArrays(people: readonly (Availability | null)[], calendar: Calendar): HoursArrays {
  const { zones, zoneOf, base, masks, named } = drawnMasks(people, calendar, wordsInVectors);
  const lists = zones.flatMap((a) => zones.map((b) => meeting(a, b, named).clocks));
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => {
    starts[at + 1] = starts[at]! + list.length;
  });
  return {
    zones: zones.length,
    zoneOf: Int32Array.from(zoneOf),
    first: base,
    masks,
    starts,
    clocks: Int32Array.from(lists.flat()),
    shared: sharedClocks(zones, named),
  };
}

function sharedClocks(zones: readonly Zone[], named: boolean): Int32Array | null {
  const weeks = zones[0]?.inWeek.map((_, week) => week) ?? [];
  const week = weeks.find(
    (each) => named || zones.every(({ clocks, inWeek }) => clocks[inWeek[each]!]!.length === 1),
  );
  return week === undefined ? null : Int32Array.from(zones, ({ inWeek }) => inWeek[week]!);
}

/** Prepares all masks. `people` may hold null for somebody who gave no zone or no hours. Unknown zones are RangeErrors. */
export function timetable(people: readonly (Availability | null)[], calendar: Calendar): Timetable {
  const { weeks, zones, zoneOf, base, masks, named } = drawnMasks(people, calendar, wordsInMask);
  const packed = pack(masks);

  // For two zones, the combinations of clocks in which their people meet.
  const meetings: (Meeting | undefined)[] = new Array(zones.length ** 2);
  const meet = (a: number, b: number): Meeting => {
    const cell = a * zones.length + b;
    meetings[cell] ??= meeting(zones[a]!, zones[b]!, named);
    return meetings[cell];
  };

  return {
    leanest: (a, b) => {
      const zoneA = zoneOf[a]!;
      const zoneB = zoneOf[b]!;
      if (zoneA < 0 || zoneB < 0) return 0;
      const { clocks } = meet(zoneA, zoneB);
      if (clocks.length === 0) return 0;
      let least = Number.POSITIVE_INFINITY;
      for (let index = 0; index < clocks.length && least > 0; index += 2) {
        const quarters = packed.shared(base[a]! + clocks[index]!, base[b]! + clocks[index + 1]!);
        if (quarters < least) least = quarters;
      }
      return least / 4;
    },
    weeks: (a, b) => {
      const zoneA = zoneOf[a]!;
      const zoneB = zoneOf[b]!;
      if (zoneA < 0 || zoneB < 0) return [];
      return meet(zoneA, zoneB).weeks.map((week) => {
        const maskA = base[a]! + zones[zoneA]!.inWeek[week]!;
        const maskB = base[b]! + zones[zoneB]!.inWeek[week]!;
        return { week: weeks[week]!, hours: packed.shared(maskA, maskB) / 4 };
      });
    },
  };
}

/** The weeks, the clocks of each zone in them, and all masks, of `words` words each; `base` is a person's first mask. */
function drawnMasks(people: readonly (Availability | null)[], calendar: Calendar, words: number) {
  const names = [...new Set(people.flatMap((person) => (person === null ? [] : [person.zone])))];
  const weeks = judgedWeeks(names, calendar);
  const { zones, at } = zoneClocks(names, weeks);
  const zoneOf = people.map((person) => (person === null ? -1 : at.get(person.zone)!));
  const base = new Int32Array(people.length);
  let count = 0;
  for (const [index, zone] of zoneOf.entries()) {
    base[index] = count;
    if (zone >= 0) count += zones[zone]!.clocks.length;
  }
  const masks = new Uint32Array(count * words);
  for (const [index, person] of people.entries()) {
    if (person === null) continue;
    const local = drawn(person.slots);
    for (const [clock, each] of zones[zoneOf[index]!]!.clocks.entries()) {
      turnInto(masks, (base[index]! + clock) * words, local, each);
    }
  }
  return { weeks, zones, zoneOf, base, masks, named: namesWeeks(calendar) };
}

/** Zones whose clocks run alike in all weeks, such as Paris and Berlin, are one. */
function zoneClocks(names: readonly string[], weeks: readonly string[]) {
  const zones: Zone[] = [];
  const at = new Map<string, number>();
  const known = new Map<string, number>();
  const all = weeks.length === 0 ? [] : histories(names, weeks[0]!, addDays(weeks.at(-1)!, 7));
  names.forEach((name, index) => {
    const running = weeks.map((week) => JSON.stringify(weekClock(all[index]!, week)));
    const key = running.join(' ');
    if (!known.has(key)) {
      const different = [...new Set(running)];
      known.set(key, zones.length);
      zones.push({
        clocks: different.map((clock) => JSON.parse(clock) as WeekClock),
        inWeek: running.map((clock) => different.indexOf(clock)),
      });
    }
    at.set(name, known.get(key)!);
  });
  return { zones, at };
}

/**
 * `weeks` that count for a pair of zones, and `clocks` in those of them that can differ in shared hours: first of a,
 * first of b, second of a, …
 */
type Meeting = { readonly weeks: readonly number[]; readonly clocks: readonly number[] };

function meeting(a: Zone, b: Zone, named: boolean): Meeting {
  const all = a.inWeek.map((_, week) => week);
  const clocksIn = (week: number) => a.inWeek[week]! * b.clocks.length + b.inWeek[week]!;
  const isSteady = (week: number) =>
    a.clocks[a.inWeek[week]!]!.length === 1 && b.clocks[b.inWeek[week]!]!.length === 1;
  const steady = all.filter(isSteady);
  const counted = steady.length > 0 ? steady : all;
  const firsts = counted.filter((week, at) => at === 0 || clocksIn(week) !== clocksIn(counted[at - 1]!));
  const weeks = named ? all : firsts;
  const different = new Map(weeks.map((week) => [apartIn(a, b, week), week]));
  return { weeks, clocks: [...different.values()].flatMap((week) => [a.inWeek[week]!, b.inWeek[week]!]) };
}

/** Weeks that are alike for two zones: a week is a circle, so only how far the clocks are apart matters. */
function apartIn(a: Zone, b: Zone, week: number): string {
  const [first, second] = [a.clocks[a.inWeek[week]!]!, b.clocks[b.inWeek[week]!]!];
  if (first.length > 1 || second.length > 1) return `${a.inWeek[week]} ${b.inWeek[week]}`;
  const apart = first[0]!.offset - second[0]!.offset;
  return String((apart + quartersInWeek) % quartersInWeek);
}

/** Masks, and for each the words that are not empty. */
function pack(words: Uint32Array): { shared: (a: number, b: number) => number } {
  const used: number[] = [];
  const start = new Uint32Array(words.length / wordsInMask + 1);
  for (let at = 0; at < words.length; at++) {
    if (words[at] !== 0) used.push(at % wordsInMask);
    if (at % wordsInMask === wordsInMask - 1) start[(at + 1) / wordsInMask] = used.length;
  }
  const usedWords = Uint8Array.from(used);
  return {
    shared: (a, b) => {
      let quarters = 0;
      for (let index = start[a]!; index < start[a + 1]!; index++) {
        const at = usedWords[index]!;
        const both = words[a * wordsInMask + at]! & words[b * wordsInMask + at]!;
        if (both !== 0) quarters += bits(both);
      }
      return quarters;
    },
  };
}
