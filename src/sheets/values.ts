/** A cell as the workbook library hands it over; a number comes as its own text inside a list of one. */
export type Value = string | [string] | boolean | Date | null;

// Twelve digits more than a double can tell apart; beyond that an exponent is easier to read than zeros.
const longestNumber = 30;

/** Writes a workbook's cell as the text a person would type for it. */
export function valueText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value instanceof Date ? dateText(value) : numberText(value[0]);
}

/** Writes a number without an exponent and without the noise of binary fractions. */
export function numberText(written: string): string {
  if (/^-?\d+$/.test(written)) return written;
  const number = Number(written);
  if (!Number.isFinite(number)) return written;
  const [mantissa = '', exponent] = String(number).split('e');
  if (exponent === undefined) return mantissa;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  if (Math.abs(point) > longestNumber) return String(number);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return (
    sign +
    digits.padEnd(point, '0').slice(0, point) +
    (digits.length > point ? `.${digits.slice(point)}` : '')
  );
}

// A workbook has no zones and counts days from 1899-12-30, so a time without a date falls on that day.
function dateText(date: Date): string {
  const milliseconds = Math.round(date.getTime() / 1000) * 1000;
  if (Number.isNaN(milliseconds)) return '';
  const [day = '', time = ''] = new Date(milliseconds).toISOString().slice(0, -5).split('T');
  if (day === '1899-12-30') return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
}
