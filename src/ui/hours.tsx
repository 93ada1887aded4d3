/**
 * The hours of an ordinary week, in the person's own clock: a table of checkboxes, each labelled "Tuesday 15 to 16".
 *
 *     <HoursGrid language="en" name="hours" legend="Hours that could work, in your local time" chosen={['1-15', '2-15']} />
 *
 * A cell's value is `day-hour`, where day 0 is Monday. Hours from `from` to `until` are shown, and every other hour that
 * is chosen already, so that a night worker's answer is never lost. `role` colours the chosen cells.
 */
import type { Child } from 'hono/jsx';
import { Fieldset } from './choices.tsx';
import { fieldId, type Problem } from './fields.tsx';
import { formats } from './formats.ts';
import type { Language } from './languages.ts';
import { words } from './words.ts';

type HoursProps = {
  readonly language: Language;
  readonly name: string;
  readonly legend: Child;
  readonly hint?: Child;
  readonly error?: Problem;
  readonly chosen: readonly string[];
  readonly role?: 'mentee' | 'mentor';
  readonly from?: number;
  readonly until?: number;
};

const days = [0, 1, 2, 3, 4, 5, 6];

export const HoursGrid = ({
  language,
  chosen,
  role = 'mentee',
  from = 7,
  until = 22,
  ...group
}: HoursProps) => {
  const t = words(language);
  const f = formats(language);
  const marked = new Set(chosen);
  const asked = chosen.map((cell) => Number(cell.split('-')[1])).filter((hour) => hour >= 0 && hour < 24);
  const first = Math.min(from, ...asked);
  const hours = Array.from(
    { length: Math.max(until, ...asked.map((hour) => hour + 1)) - first },
    (_, at) => first + at,
  );
  return (
    <Fieldset {...group}>
      <table class={`hours ${role}`}>
        <thead>
          <tr>
            <td />
            {days.map((day) => (
              <th scope="col" abbr={f.weekday(day)}>
                {f.weekday(day, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr>
              <th scope="row">{f.minuteOfDay(hour * 60)}</th>
              {days.map((day) => (
                <td>
                  <input
                    type="checkbox"
                    name={group.name}
                    value={`${day}-${hour}`}
                    checked={marked.has(`${day}-${hour}`)}
                    id={hour === first && day === 0 ? fieldId(group.name) : undefined}
                    aria-label={t('hours.cell', { day: f.weekday(day), from: hour, until: hour + 1 })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Fieldset>
  );
};
