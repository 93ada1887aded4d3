/**
 * Times and names.
 *
 *     <Time at={meeting} zone="Africa/Nairobi" language="en" />              16:00
 *     <Time … style="day" />                                                 Thursday 18 March
 *     <Time … style="dayTime" />                                             Thursday 18 March, 16:00
 *     <Clocks at={meeting} language="en" mentee={{ label: 'You, Nairobi', zone }} mentor={{ … }} note="one hour" />
 *     <Name>{person.name}</Name>                                             isolated, and always in the sans
 *
 * Local time is written here from a named zone, never guessed by a script.
 */
import type { Child } from 'hono/jsx';
import { type DateStyle, formats, stamp } from './formats.ts';
import type { Language } from './languages.ts';

type TimeProps = {
  readonly at: Date;
  readonly zone: string;
  readonly language: Language;
  readonly style?: 'time' | 'dayTime' | 'dateTime' | DateStyle;
};

export const Time = ({ at, zone, language, style = 'time' }: TimeProps) => (
  <time datetime={stamp(at, zone)}>{spell(at, zone, language, style)}</time>
);

function spell(at: Date, zone: string, language: Language, style: NonNullable<TimeProps['style']>): string {
  const f = formats(language);
  if (style === 'time') return f.time(at, zone);
  if (style === 'dayTime') return `${f.date(at, 'day', zone)}, ${f.time(at, zone)}`;
  if (style === 'dateTime') return `${f.date(at, 'dateYear', zone)}, ${f.time(at, zone)}`;
  return f.date(at, style, zone);
}

type Side = { readonly label: Child; readonly zone: string };

type ClocksProps = {
  readonly at: Date;
  readonly language: Language;
  readonly mentee: Side;
  readonly mentor: Side;
  /** Follows the weekday: "one hour". */
  readonly note?: string;
};

/** Always two clocks, the mentee's first. */
export const Clocks = ({ at, language, note, ...sides }: ClocksProps) => (
  <dl class="clocks">
    {(['mentee', 'mentor'] as const).map((role) => (
      <div class={role}>
        <dt>{sides[role].label}</dt>
        <dd>
          <Time at={at} zone={sides[role].zone} language={language} />
          {formats(language).date(at, 'day', sides[role].zone)}
          {note && `, ${note}`}
        </dd>
      </div>
    ))}
  </dl>
);

export const Name = ({ children }: { readonly children?: Child }) => <bdi class="name">{children}</bdi>;
