/**
 * Names of time zones. A zone is a name of the IANA database or one of its older names (Asia/Calcutta); a fixed offset
 * (UTC+3) is none, because it does not know when the clocks change, and neither is a three-letter code such as EST.
 */
import { Temporal } from 'temporal-polyfill';

/** Zones that people write under a newer name than some engines list. */
const newer = [
  'Europe/Kyiv',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Yangon',
  'Asia/Ho_Chi_Minh',
  'America/Argentina/Buenos_Aires',
  'Africa/Asmara',
  'America/Atikokan',
  'America/Nuuk',
  'Atlantic/Faroe',
  'Pacific/Chuuk',
  'Pacific/Kanton',
  'Pacific/Pohnpei',
];

/** Short names that are zones; all others of four letters or fewer are codes with several meanings. */
const short = ['UTC', 'GMT', 'GB', 'PRC', 'ROC', 'ROK', 'CUBA', 'EIRE', 'IRAN', 'ZULU'];

/** The name in its proper spelling, or null. Case and outer spaces are forgiven: "europe/paris" is Europe/Paris. */
export function readZoneName(text: string): string | null {
  const name = text.trim().replace(/\s+/g, '_');
  if (name.length > 64 || !/^[a-z][a-z0-9_+/-]*$/i.test(name)) return null;
  if (!name.includes('/') && name.length <= 4 && !short.includes(name.toUpperCase())) return null;
  if (/^[a-z]{3}\d[a-z]{3}$/i.test(name)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export function isZone(name: string): boolean {
  return readZoneName(name) === name;
}

/** The city a zone is named after, in English: "Buenos Aires" for America/Argentina/Buenos_Aires, "UTC" for UTC. */
export function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** Every zone name the engine lists, sorted, with the newer names of those it lists under an older one. */
export function zoneNames(): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), ...newer])]
    .filter((name) => readZoneName(name) !== null)
    .sort();
}

/** At most `most` names that somebody may have meant, the closest first: "Pars" gives Europe/Paris. */
export function suggestZones(text: string, most = 3): string[] {
  const wanted = plain(text);
  if (wanted.length < 3 || wanted.length > 40) return [];
  const limit = Math.max(1, Math.floor(wanted.length / 4));
  return spellings()
    .flatMap(({ name, forms }) => {
      const near = forms.filter((form) => Math.abs(form.length - wanted.length) <= limit);
      const least = Math.min(...near.map((form) => distance(wanted, form)));
      return least <= limit ? [{ name, least }] : [];
    })
    .sort((a, b) => a.least - b.least || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

let spelled: readonly { readonly name: string; readonly forms: readonly string[] }[] | undefined;

/** Every zone as people write it, worked out once. */
function spellings(): NonNullable<typeof spelled> {
  spelled ??= zoneNames().map((name) => ({ name, forms: [plain(name), plain(cityOf(name))] }));
  return spelled;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Insertions, deletions and replacements between two texts (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
