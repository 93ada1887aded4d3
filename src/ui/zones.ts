/** Time zones as people choose them: cities, grouped by region, each with its IANA name as the value. */
import { cityOf, readZoneName, zoneNames } from '../core/time/zone.ts';
import type { OptionGroup } from './fields.tsx';
import type { Language } from './languages.ts';
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

let cities: ReadonlyMap<string, readonly string[]> | null = null;

/** The groups of a `Select` for "the city whose clock you live by". */
export const zoneOptions = (language: Language): OptionGroup[] => {
  const t = words(language);
  cities ??= Map.groupBy(
    zoneNames().filter((zone) => !older.has(zone)),
    (zone) => zone.split('/')[0] ?? '',
  );
  const named = regions.map((region) => ({
    label: t(`region.${region}`),
    options: (cities?.get(region) ?? []).map((zone) => ({ value: zone, label: cityOf(zone) })),
  }));
  return [...named, { label: t('region.none'), options: [{ value: 'UTC', label: 'UTC' }] }];
};

/** Whether a posted value is a zone that can be kept. */
export const isKnownZone = (zone: string): boolean => readZoneName(zone) !== null;
