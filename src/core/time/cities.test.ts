import { expect, test } from 'vitest';
import { zoneOfCity } from '../questions/city.ts';
import { cities } from './cities.ts';
import { cityOf, isZone, zoneNames } from './zone.ts';

/** Engines list some zones under an older name. */
const older: Readonly<Record<string, string>> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Asia/Rangoon': 'Asia/Yangon',
  'Europe/Kiev': 'Europe/Kyiv',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
};

test.each(cities)('$name lives by the clock of its own country', ({ name, zone, country }) => {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones: () => string[] };
  expect(isZone(zone)).toBe(true);
  expect(locale.getTimeZones().map((each) => older[each] ?? each)).toContain(zone);
  expect(zoneOfCity(name)).toBe(zone);
});

test('no city stands there twice, and none after which a zone is named', () => {
  const names = cities.map(({ name }) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  const named = new Set(zoneNames().map((zone) => cityOf(zone).toLowerCase()));
  expect(names.filter((name) => named.has(name))).toEqual([]);
});

test.each([
  ['São Paulo', 'America/Sao_Paulo'],
  ['sao paulo, brasil', 'America/Sao_Paulo'],
  ['Brasilia', 'America/Sao_Paulo'],
  ['Bogotá', 'America/Bogota'],
  ['Washington, D.C.', 'America/New_York'],
  ['Montreal (Canada)', 'America/Toronto'],
  ["Xi'an", 'Asia/Shanghai'],
  ['NEW DELHI', 'Asia/Kolkata'],
  ['Hanoi', 'Asia/Ho_Chi_Minh'],
  ['Genf', null],
  ['Birmingham', null],
])('%s is %s', (text, zone) => expect(zoneOfCity(text)).toBe(zone));
