/** A time zone as people say it on a form: the city whose clock they live by. */
import { cityOf, readZoneName, zoneNames } from '../time/zone.ts';
import { fold } from './text.ts';

let byCity: ReadonlyMap<string, string> | undefined;

/** "Nairobi", "nairobi, Kenya" and "Africa/Nairobi" are Africa/Nairobi; null for a city that no zone is named after. */
export function zoneOfCity(text: string): string | null {
  byCity ??= new Map(
    zoneNames()
      .toReversed()
      .map((zone) => [fold(cityOf(zone)), zone]),
  );
  const [city = ''] = text.split(/[,(]/);
  return byCity.get(fold(text)) ?? byCity.get(fold(city)) ?? readZoneName(text);
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
