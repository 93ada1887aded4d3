import { describe, expect, test } from 'vitest';
import { cityOf, isZone, readZoneName, suggestZones, zoneNames } from './zone.ts';

describe('names of zones', () => {
  test('case, spaces and older names are understood', () => {
    expect(readZoneName(' europe/paris ')).toBe('Europe/Paris');
    expect(readZoneName('America/New York')).toBe('America/New_York');
    expect(readZoneName('Asia/Kolkata')).toBe('Asia/Kolkata');
    expect(readZoneName('Asia/Calcutta')).toBe('Asia/Calcutta');
    expect(readZoneName('Europe/Kyiv')).toBe('Europe/Kyiv');
    expect(readZoneName('utc')).toBe('UTC');
  });

  test('offsets, codes and inventions are no zones', () => {
    for (const text of [
      'UTC+3',
      '+03:00',
      'GMT+1',
      'EST',
      'est',
      'CET',
      'PST8PDT',
      'Europe/Atlantis',
      '',
      'Paris',
    ]) {
      expect(readZoneName(text), text).toBeNull();
    }
  });

  test('every zone that the engine lists is one', () => {
    for (const name of zoneNames()) expect(isZone(name), name).toBe(true);
    expect(zoneNames().length).toBeGreaterThan(400);
  });

  test('a near miss is told what it may have meant', () => {
    expect(suggestZones('Pars')[0]).toBe('Europe/Paris');
    expect(suggestZones('Europe/Kiyv')).toContain('Europe/Kyiv');
    expect(suggestZones('new york')[0]).toBe('America/New_York');
    expect(suggestZones('Sao Paulo')[0]).toBe('America/Sao_Paulo');
    expect(suggestZones('xx')).toEqual([]);
  });

  test('a city is named after its zone', () => {
    expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(cityOf('UTC')).toBe('UTC');
  });
});
