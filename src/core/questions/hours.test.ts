import { describe, expect, test } from 'vitest';
import { readHours, writeHours } from './hours.ts';

describe('hours of a week', () => {
  test.each([
    ['Mon 09:00-11:00; Thu 19:00-21:00', 'Mon 09:00-11:00; Thu 19:00-21:00'],
    ['monday 9–11, thursdays 19:00 to 21:00', 'Mon 09:00-11:00; Thu 19:00-21:00'],
    ['Mon: 9am-11am\nThu: 7 p.m. – 9 p.m.', 'Mon 09:00-11:00; Thu 19:00-21:00'],
    ['Mon 9-11, 14-16', 'Mon 09:00-11:00; Mon 14:00-16:00'],
    ['Tue, Thu and Sat 8.30-10', 'Tue 08:30-10:00; Thu 08:30-10:00; Sat 08:30-10:00'],
    ['Mon-Wed 17h-18h30', 'Mon 17:00-18:30; Tue 17:00-18:30; Wed 17:00-18:30'],
    ['Sat - Mon 10:00-11:00', 'Mon 10:00-11:00; Sat 10:00-11:00; Sun 10:00-11:00'],
    ['weekends 10-12', 'Sat 10:00-12:00; Sun 10:00-12:00'],
    ['Fri 22:00-01:00', 'Fri 22:00-24:00; Sat 00:00-01:00'],
    ['Sun 23:00-00:30', 'Mon 00:00-00:30; Sun 23:00-24:00'],
    ['Sun 22:00-24:00', 'Sun 22:00-24:00'],
    ['Sun 22:00-00:00', 'Sun 22:00-24:00'],
    ['Wed 2-4pm; Wed 11-1pm', 'Wed 11:00-13:00; Wed 14:00-16:00'],
    ['Wed 9am-5', 'Wed 09:00-17:00'],
    ['Mon 10am-noon', 'Mon 10:00-12:00'],
    ['Tue 0900-1100', 'Tue 09:00-11:00'],
    [
      'Tue ०९:००-११:००; Wed ٠٩:٠٠–١١:٠٠; Thu ０９：００～１１：００',
      'Tue 09:00-11:00; Wed 09:00-11:00; Thu 09:00-11:00',
    ],
    ['Mon 09:00-10:30; Mon 10:30-11:00; Mon 09:30-10:00', 'Mon 09:00-11:00'],
    ['Thurs 12:00-13:00; Weds 12:00-13:00', 'Wed 12:00-13:00; Thu 12:00-13:00'],
  ])('%s', (text, expected) => {
    const { value, problems } = readHours(text);
    expect(problems).toEqual([]);
    expect(writeHours(value!)).toBe(expected);
  });

  test.each([
    ['after work', 'hoursNotUnderstood', 'after work'],
    ['9-11', 'hoursNotUnderstood', '9-11'],
    ['Mon', 'hoursNotUnderstood', 'Mon'],
    ['Mon 25:00-26:00', 'hoursNotUnderstood', '25:00-26:00'],
    ['Mon 09:75-10:00', 'hoursNotUnderstood', '09:75-10:00'],
    ['Mon 11-1', 'hoursAmbiguous', '11-1'],
    ['Mon 09:00-09:00', 'hoursAmbiguous', '09:00-09:00'],
  ])('"%s" is told back', (text, code, words) => {
    expect(readHours(text)).toEqual({ value: undefined, problems: [{ code, text: words }] });
  });

  test('what can be read is kept beside what cannot', () => {
    expect(readHours('Mon 9-11; Tue sometimes; Wed 10-12')).toEqual({
      value: [
        { day: 0, from: 540, until: 660 },
        { day: 2, from: 600, until: 720 },
      ],
      problems: [{ code: 'hoursNotUnderstood', text: 'sometimes' }],
    });
  });
});
