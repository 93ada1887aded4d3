import { describe, expect, test } from 'vitest';
import { readSubmitted, writesDayFirst } from './submitted.ts';

const at = (text: string, dayFirst = true, zone = 'Europe/London') => {
  const instant = readSubmitted(text, zone, dayFirst);
  return instant === null ? null : new Date(instant).toISOString().slice(0, 19);
};

describe('when a form was sent', () => {
  test.each([
    ['2019/07/27 2:09:16 pm GMT+1', '2019-07-27T13:09:16'],
    ['2019/07/27 12:09:16 AM GMT+5:30', '2019-07-26T18:39:16'],
    ['27/07/2019 09:23:14', '2019-07-27T08:23:14'],
    ['2019-08-01 21:15', '2019-08-01T20:15:00'],
    ['2019-12-01 21:15', '2019-12-01T21:15:00'],
    ['2019-08-01T21:15:00Z', '2019-08-01T21:15:00'],
    ['2019-08-01T21:15:00.123+02:00', '2019-08-01T19:15:00'],
    ['27.07.2019 09.23', '2019-07-27T08:23:00'],
    ['27 July 2019, 9:23 pm', '2019-07-27T20:23:00'],
    ['Jul 27, 2019 2:09 PM', '2019-07-27T13:09:00'],
    ['Sat 27 Jul 2019 14:09', '2019-07-27T13:09:00'],
    ['٢٧/٠٧/٢٠١٩ ٠٩:٢٣', '2019-07-27T08:23:00'],
    ['27/7/19', '2019-07-26T23:00:00'],
    ['2019-08-01 21:15 UTC', '2019-08-01T21:15:00'],
  ])('%s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  test.each([
    'yesterday',
    '31/02/2019 10:00',
    '2019-08-01 25:00',
    '2019-08-01 13:00 pm',
    '2019-08-01 late',
    '',
    '43673.5',
  ])('"%s" names no moment', (text) => {
    expect(at(text)).toBeNull();
  });

  test('month first is read so where the column writes so', () => {
    expect(at('3/4/2019 10:00', false, 'UTC')).toBe('2019-03-04T10:00:00');
    expect(at('3/4/2019 10:00', true, 'UTC')).toBe('2019-04-03T10:00:00');
  });

  test('a whole column decides which comes first', () => {
    expect(writesDayFirst(['01/02/2019', '27/07/2019'])).toBe(true);
    expect(writesDayFirst(['01/02/2019', '07/27/2019'])).toBe(false);
    expect(writesDayFirst(['01/12/2019', '02/01/2019', '02/03/2019', '03/01/2019'])).toBe(false);
    expect(writesDayFirst(['11/01/2019', '12/01/2019', '01/02/2019', '03/02/2019'])).toBe(true);
    expect(writesDayFirst(['2019-08-01'])).toBe(true);
  });
});
