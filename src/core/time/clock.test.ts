import { describe, expect, test } from 'vitest';
import { clockHistory, instantOf, localTime, offsetAt } from './clock.ts';
import { startOf } from './week.ts';
import { zoneNames } from './zone.ts';

/** An independent reading of the same clock: what Intl.DateTimeFormat writes. */
function shown(format: Intl.DateTimeFormat, instant: number): string {
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day} ${Number(parts.hour) * 60 + Number(parts.minute)}`;
}

function formatFor(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
}

const hour = 3_600_000;

describe('clocks of the world', () => {
  test.each([
    ['2019-09-02', '2019-11-18'],
    ['2020-03-02', '2020-04-13'],
  ])('every zone shows what Intl shows, every six hours from %s to %s', (from, until) => {
    for (const zone of zoneNames()) {
      const format = formatFor(zone);
      const history = clockHistory(zone, startOf(from), startOf(until));
      for (let instant = startOf(from); instant < startOf(until); instant += 6 * hour) {
        const local = localTime(instant, zone);
        const change = history.changes.findLast(({ at }) => at <= instant);
        if (`${local.date} ${local.minute}` !== shown(format, instant))
          throw new Error(`${zone} at ${new Date(instant).toISOString()}`);
        if (offsetAt(zone, instant) !== (change?.after ?? history.first)) throw new Error(`${zone} history`);
      }
      for (const { at } of history.changes) {
        for (const instant of [at - 60_000, at]) {
          const local = localTime(instant, zone);
          expect(`${zone} ${local.date} ${local.minute}`).toBe(`${zone} ${shown(format, instant)}`);
        }
      }
    }
  });

  test('a short change such as that of Ramadan is seen', () => {
    const changes = clockHistory('Africa/Casablanca', startOf('2024-03-01'), startOf('2024-05-01')).changes;
    expect(changes.map(({ on, before, after }) => [on, before, after])).toEqual([
      ['2024-03-10', 60, 0],
      ['2024-04-14', 0, 60],
    ]);
  });

  test('a local time is an instant, also when a clock skips or repeats it', () => {
    expect(instantOf('2019-09-16', 9 * 60, 'Africa/Nairobi')).toBe(Date.UTC(2019, 8, 16, 6));
    expect(instantOf('2020-03-29', 2 * 60 + 30, 'Europe/Paris')).toBe(Date.UTC(2020, 2, 29, 1, 30));
    expect(instantOf('2019-10-27', 2 * 60 + 30, 'Europe/Paris')).toBe(Date.UTC(2019, 9, 27, 0, 30));
    expect(localTime(Date.UTC(2019, 8, 15, 20), 'Pacific/Auckland')).toEqual({
      date: '2019-09-16',
      day: 0,
      minute: 480,
    });
  });

  test('offsets are minutes east of UTC, and depend on the date', () => {
    expect(offsetAt('Pacific/Auckland', startOf('2019-09-16'))).toBe(12 * 60);
    expect(offsetAt('Pacific/Auckland', startOf('2020-01-20'))).toBe(13 * 60);
    expect(offsetAt('Asia/Kathmandu', startOf('2020-01-20'))).toBe(5 * 60 + 45);
  });
});
