import { describe, expect, test } from 'vitest';
import type { WeeklySlot } from '../questions/question.ts';
import { drawn, sharedHours, turned } from './mask.ts';
import { hoursChanges, sharedInWeek } from './pair-hours.ts';
import { regimes } from './regimes.ts';
import { type Availability, timetable } from './timetable.ts';
import { startOf } from './week.ts';
import { dayRuler, sharedWindows } from './windows.ts';
import { zoneNames } from './zone.ts';

const slot = (day: number, from: number, until: number): WeeklySlot => ({
  day,
  from: from * 60,
  until: until * 60,
});
const nairobi: Availability = { zone: 'Africa/Nairobi', slots: [slot(0, 16, 18), slot(3, 15, 19)] };
const lyon: Availability = { zone: 'Europe/Paris', slots: [slot(0, 14, 16), slot(3, 13, 17)] };

/** Whether somebody is free at an instant, by asking Intl what their clock shows. */
function freeByIntl({ zone, slots }: Availability): (instant: number) => boolean {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => {
    const [day, time] = format.format(instant).split(' ');
    const [hours, minutes] = time!.split(':').map(Number);
    const minute = hours! * 60 + minutes!;
    const index = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(day!.slice(0, 3));
    return slots.some((each) => each.day === index && each.from <= minute && minute < each.until);
  };
}

describe('masks', () => {
  test('a week is a circle: Monday morning in the east is Sunday in UTC', () => {
    const auckland = turned(drawn([slot(0, 8, 10)]), [{ from: 0, offset: 48 }]);
    const sunday = drawn([slot(6, 20, 22)]);
    expect(sharedHours(auckland, sunday)).toBe(2);
  });

  test('only whole quarters count, after touching slots have been joined', () => {
    const odd = drawn([
      { day: 1, from: 550, until: 557 },
      { day: 1, from: 557, until: 600 },
    ]);
    expect(sharedHours(odd, odd)).toBe(0.75);
  });

  test('overlapping slots count once', () => {
    const mask = drawn([slot(2, 9, 12), slot(2, 10, 11), slot(2, 11, 13)]);
    expect(sharedHours(mask, mask)).toBe(4);
  });
});

describe('shared hours of two people', () => {
  test.each([
    '2019-09-16',
    '2019-09-23',
    '2019-10-21',
    '2019-10-28',
    '2020-03-02',
    '2020-03-23',
    '2020-03-30',
  ])('in every zone of the world agree with Intl in the week of %s', (monday) => {
    const slots = [slot(0, 0, 3), slot(2, 7.75, 12.5), slot(5, 20, 24), slot(6, 0, 4.25)];
    const office: Availability = {
      zone: 'Europe/London',
      slots: [slot(0, 9, 17), slot(3, 0, 24), slot(6, 0, 24)],
    };
    const quarters = Array.from({ length: 672 }, (_, step) => startOf(monday) + step * 900_000);
    const officeHours = quarters.filter(freeByIntl(office));
    for (const zone of zoneNames()) {
      const there = { zone, slots };
      const shared = sharedInWeek(there, office, monday);
      const expected = officeHours.filter(freeByIntl(there)).length / 4;
      if (shared !== expected) throw new Error(`${zone}: ${shared}, not ${expected}`);
    }
  });

  test('a clock change says whose it is, and what it does to the hours', () => {
    const changes = hoursChanges(nairobi, lyon, '2027-01-04', '2027-06-30');
    expect(changes).toEqual([
      {
        at: Date.UTC(2027, 2, 28, 1),
        on: '2027-03-28',
        whose: 'second',
        zones: ['Europe/Paris'],
        hoursBefore: 6,
        hoursAfter: 4,
      },
    ]);
  });

  test('the leanest regime is found, and the week of the change does not decide', () => {
    const table = timetable([nairobi, lyon], { from: '2027-01-04', until: '2027-06-30' });
    expect(table.leanest(0, 1)).toBe(4);
    expect(table.weeks(0, 1)).toEqual([
      { week: '2027-01-04', hours: 6 },
      { week: '2027-03-29', hours: 4 },
    ]);
  });

  test('two who change on the same day keep their hours', () => {
    const london = { zone: 'Europe/London', slots: [slot(1, 9, 11)] };
    const change = hoursChanges(
      london,
      { zone: 'Europe/Paris', slots: [slot(1, 10, 12)] },
      '2027-01-04',
      '2027-06-30',
    );
    expect(change.map(({ whose, hoursBefore, hoursAfter }) => [whose, hoursBefore, hoursAfter])).toEqual([
      ['both', 2, 2],
    ]);
  });

  test('named weeks decide alone, even if a clock changes in one', () => {
    const calendar = { from: '2027-01-04', until: '2027-06-30', weeks: ['2027-03-22'] };
    const weeks = timetable([nairobi, lyon], calendar).weeks(0, 1);
    expect(weeks.map(({ week }) => week)).toEqual(['2027-03-22']);
  });

  test('every regime decides, even the three weeks between the changes of America and Europe', () => {
    const toronto = { zone: 'America/Toronto', slots: [slot(1, 9, 11)] };
    const paris = { zone: 'Europe/Paris', slots: [slot(1, 15, 17)] };
    const table = timetable([toronto, paris], { from: '2027-01-04', until: '2027-06-27' });
    expect(table.weeks(0, 1)).toEqual([
      { week: '2027-01-04', hours: 2 },
      { week: '2027-03-15', hours: 1 },
      { week: '2027-03-29', hours: 2 },
    ]);
    expect(table.leanest(0, 1)).toBe(1);
    const changes = hoursChanges(toronto, paris, '2027-01-04', '2027-06-27');
    expect(changes.map(({ whose, hoursAfter }) => [whose, hoursAfter])).toEqual([
      ['first', 1],
      ['second', 2],
    ]);
  });

  test('a period without a week has no hours', () => {
    expect(timetable([nairobi, lyon], { from: '2027-02-01', until: '2027-01-01' }).leanest(0, 1)).toBe(0);
    expect(timetable([nairobi, null], { from: '2027-01-01', until: '2027-02-01' }).leanest(0, 1)).toBe(0);
  });

  test('the hours of a pair do not depend on who else takes part', () => {
    const year = { from: '2027-01-04', until: '2027-12-26' };
    const others = zoneNames().map((zone) => ({ zone, slots: [] }));
    const [alone, among] = [timetable([nairobi, lyon], year), timetable([nairobi, lyon, ...others], year)];
    expect(among.weeks(0, 1)).toEqual(alone.weeks(0, 1));
    expect(among.leanest(0, 1)).toBe(alone.leanest(0, 1));
  });
});

describe('windows', () => {
  test('each side reads the shared window on their own clock', () => {
    expect(
      sharedWindows(nairobi, lyon, '2027-01-04').map(({ date, first, second }) => ({ date, first, second })),
    ).toEqual([
      {
        date: '2027-01-04',
        first: {
          from: { date: '2027-01-04', day: 0, minute: 960 },
          until: { date: '2027-01-04', day: 0, minute: 1080 },
        },
        second: {
          from: { date: '2027-01-04', day: 0, minute: 840 },
          until: { date: '2027-01-04', day: 0, minute: 960 },
        },
      },
      {
        date: '2027-01-07',
        first: {
          from: { date: '2027-01-07', day: 3, minute: 900 },
          until: { date: '2027-01-07', day: 3, minute: 1140 },
        },
        second: {
          from: { date: '2027-01-07', day: 3, minute: 780 },
          until: { date: '2027-01-07', day: 3, minute: 1020 },
        },
      },
    ]);
  });

  test('a day shows who is free when, in UTC', () => {
    expect(dayRuler(nairobi, lyon, '2027-01-07')).toEqual({
      first: [{ from: 720, until: 960 }],
      second: [{ from: 720, until: 960 }],
      both: [{ from: 720, until: 960 }],
    });
  });
});

describe('regimes', () => {
  test('steady weeks are joined, a week with a change stands alone', () => {
    const found = regimes(['Europe/London', 'America/New_York', 'Asia/Tokyo'], '2019-10-01', '2019-11-30');
    expect(
      found.map(({ week, weeks, steady, changes }) => [week, weeks, steady, changes.map(({ zone }) => zone)]),
    ).toEqual([
      ['2019-09-30', 3, true, []],
      ['2019-10-21', 1, false, ['Europe/London']],
      ['2019-10-28', 1, false, ['America/New_York']],
      ['2019-11-04', 4, true, []],
    ]);
  });
});

test('a million pairs take well under a second', () => {
  const zones = zoneNames();
  const people = Array.from({ length: 2000 }, (_, index): Availability => {
    const start = 7 + (index % 11);
    return {
      zone: zones[(index * 97) % zones.length]!,
      slots: [slot(index % 7, start, start + 2), slot((index + 3) % 7, start, start + 3)],
    };
  });
  const table = timetable(people, { from: '2019-09-16', until: '2020-03-15' });
  const started = performance.now();
  let sum = 0;
  for (let a = 0; a < 1000; a++) for (let b = 1000; b < 2000; b++) sum += table.leanest(a, b);
  const elapsed = performance.now() - started;
  expect(sum).toBeGreaterThan(0);
  expect(elapsed).toBeLessThan(5000);
  const [a, b] = [people[7]!, people[1500]!];
  const alone = timetable([a, b], { from: '2019-09-16', until: '2020-03-15' }).weeks(0, 1);
  expect(table.leanest(7, 1500)).toBe(Math.min(...alone.map(({ hours }) => hours)));
  if (process.env.MEASURE) console.log(`1,000 × 1,000 in ${elapsed.toFixed(0)} ms`);
});
