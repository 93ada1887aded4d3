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

/** Listed under their newer names too; one of each is enough to choose from. */
const older = new Set([
  'America/Buenos_Aires',
  'Asia/Calcutta',
  'Asia/Katmandu',
  'Asia/Rangoon',
  'Asia/Saigon',
  'Europe/Kiev',
]);

/** A city after which a zone is named has the zone as its value, so that what was kept is found; others have their name. */
type Listed = Option & { readonly region: string };

let listed: readonly Listed[] | null = null;

const listedCities = (): readonly Listed[] => {
  const region = (zone: string) => zone.split('/')[0] ?? '';
  listed ??= [
    ...zoneNames()
      .filter((zone) => !older.has(zone))
      .map((zone) => ({ value: zone, label: cityOf(zone), region: region(zone) })),
    ...cities.map(({ name, zone }) => ({ value: name, label: name, region: region(zone) })),
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
