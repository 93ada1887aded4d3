/** Time zones as people choose them: cities by name, grouped by region. The value of a city is read by `zoneOfCity`. */
import { cities } from '../core/time/cities.ts';
import { cityOf, zoneNames } from '../core/time/zone.ts';
import type { Option, OptionGroup } from './fields.tsx';
import { type Language, languages } from './languages.ts';
import { words } from './words.ts';

const regions = [
  'Africa',
  'America',
  'Antarctica',
  'Arctic',
  'Asia',
  'Atlantic',
  'Australia',
  'Europe',
  'Indian',
  'Pacific',
] as const;

/** Links of the IANA database to a newer name, which is listed too. */
const older = new Set([
  'Africa/Asmera',
  'America/Buenos_Aires',
  'America/Coral_Harbour',
  'America/Godthab',
  'Asia/Calcutta',
  'Asia/Katmandu',
  'Asia/Rangoon',
  'Asia/Saigon',
  'Atlantic/Faeroe',
  'Europe/Kiev',
  'Pacific/Enderbury',
  'Pacific/Ponape',
  'Pacific/Truk',
]);

/** Zones whose city is written otherwise than in the zone's name. */
const written: Readonly<Record<string, string>> = {
  'Africa/Ndjamena': 'N’Djamena',
  'Antarctica/DumontDUrville': 'Dumont d’Urville',
  'Asia/Ho_Chi_Minh': 'Ho Chi Minh City',
  'Europe/Tirane': 'Tirana',
};

/** Old names and second spellings of cities that are listed: understood when typed, not offered. */
const second = new Set([
  ...Object.values(written),
  'Bangalore',
  'Bombay',
  'Chittagong',
  'Genève',
  'Hà Nội',
  'Köln',
  'Madras',
  'Marrakech',
  'München',
  'Peking',
  'St Petersburg',
  'Washington DC',
]);

/** A city after which a zone is named has the zone as its value, so that what was kept is found; others have their name. */
type Listed = Option & { readonly region: string };

let listed: readonly Listed[] | null = null;

const listedCities = (): readonly Listed[] => {
  const region = (zone: string) => zone.split('/')[0] ?? '';
  listed ??= [
    ...zoneNames()
      .filter((zone) => !older.has(zone))
      .map((zone) => ({ value: zone, label: written[zone] ?? cityOf(zone), region: region(zone) })),
    ...cities
      .filter(({ name }) => !second.has(name))
      .map(({ name, zone }) => ({ value: name, label: name, region: region(zone) })),
  ];
  return listed;
};

const made = new Map<Language, OptionGroup[]>();

/** The groups of a `Select` for "the city whose clock you live by", each from A to Z. */
export const zoneOptions = (language: Language): OptionGroup[] => {
  const found = made.get(language);
  if (found !== undefined) return found;
  const t = words(language);
  const order = new Intl.Collator(languages[language].locale);
  const groups: OptionGroup[] = [
    ...regions.map((region) => ({
      label: t(`region.${region}`),
      options: listedCities()
        .filter((city) => city.region === region)
        .map(({ value, label }) => ({ value, label }))
        .sort((a, b) => order.compare(a.label, b.label) || (a.value < b.value ? -1 : 1)),
    })),
    { label: t('region.none'), options: [{ value: 'UTC', label: 'UTC' }] },
  ];
  made.set(language, groups);
  return groups;
};

/** Names of cities to choose from while typing, each once, from A to Z. */
export const cityNames = (language: Language): string[] => {
  const order = new Intl.Collator(languages[language].locale);
  const known: readonly string[] = regions;
  const names = listedCities().filter(({ region }) => known.includes(region));
  return [...new Set(names.map(({ label }) => label))].sort(order.compare);
};
