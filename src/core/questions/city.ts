/** A time zone as people say it on a form: the city whose clock they live by. */
import { cities } from '../time/cities.ts';
import { cityOf, readZoneName, zoneNames } from '../time/zone.ts';
import { fold } from './text.ts';

let byCity: ReadonlyMap<string, string> | undefined;

/**
 * "Nairobi", "nairobi, Kenya", "Mombasa" and "Africa/Nairobi" are Africa/Nairobi, with or without accents; null for a city
 * that is not known.
 */
export function zoneOfCity(text: string): string | null {
  byCity ??= new Map([
    ...cities.map(({ name, zone }): [string, string] => [plain(name), zone]),
    ...zoneNames()
      .toReversed()
      .map((zone): [string, string] => [plain(cityOf(zone)), zone]),
  ]);
  const [city = ''] = text.split(/[,(]/);
  return byCity.get(plain(text)) ?? byCity.get(plain(city)) ?? readZoneName(text);
}

/** A copy for comparing, in which accents, dots and apostrophes no longer matter: "São Paulo" and "Sao Paulo". */
function plain(text: string): string {
  return fold(text)
    .normalize('NFD')
    .replace(/[\p{M}'.]/gu, '')
    .trim();
}

/** What a form shows for a zone: its city, or the whole name where two zones share a city. */
export function cityText(zone: string): string {
  return zoneOfCity(cityOf(zone)) === zone ? cityOf(zone) : zone;
}

/** The zone of a country with a single one, by the country's two letters; null for the others. */
export function onlyZoneOf(region: string): string | null {
  if (!/^[A-Z]{2}$/.test(region)) return null;
  // Younger than the types of the language.
  const locale = new Intl.Locale(`und-${region}`) as Intl.Locale & { getTimeZones?: () => string[] };
  const zones = locale.getTimeZones?.() ?? [];
  return zones.length === 1 ? (zones[0] ?? null) : null;
}

let regions: ReadonlyMap<string, string> | undefined;

/** The zone to guess for a country by its English name or its two letters; null where there are several. */
export function onlyZoneIn(country: string): string | null {
  regions ??= new Map(regionNames());
  return onlyZoneOf(regions.get(fold(country)) ?? country.trim().toUpperCase());
}

function regionNames(): [string, string][] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code): [string, string][] => {
      const name = names.of(code);
      return name === undefined ? [] : [[fold(name), code]];
    });
}
