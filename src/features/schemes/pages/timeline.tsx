/** The cohort from call to end on one line, with today; a list of dates says the same. */
import { Drawing, round } from '../../../ui/drawing.tsx';
import { formats } from '../../../ui/formats.ts';
import type { Language } from '../../../ui/languages.ts';
import type { Dates } from '../rules.ts';
import { words } from '../words.ts';

type Props = {
  readonly language: Language;
  readonly dates: Dates;
  readonly today: string;
  /** When applications are read, if that has been set. */
  readonly reading?: { readonly opensOn: string; readonly closesOn: string } | null;
};

const width = 1152;
const height = 96;

export const Timeline = ({ language, dates, today, reading = null }: Props) => {
  const t = words(language);
  const { date } = formats(language);
  const first = monthStart(dates.opensOn, 0);
  const last = monthStart(dates.endsOn, 1);
  const at = (day: string) =>
    round(((dayNumber(day) - dayNumber(first)) / (dayNumber(last) - dayNumber(first))) * width);
  const phases = [
    { name: t('timeline.call'), from: dates.opensOn, until: next(dates.closesOn), row: 28 },
    ...between(dates, reading).map(({ name, ...rest }) => ({ ...rest, name: t(`timeline.${name}`) })),
    { name: t('timeline.meetings'), from: dates.startsOn, until: dates.endsOn, row: 28 },
  ];
  const label = t('timeline.label', {
    opens: date(dates.opensOn, 'dateYear'),
    closes: date(dates.closesOn, 'dateYear'),
    starts: date(dates.startsOn, 'dateYear'),
    ends: date(dates.endsOn, 'dateYear'),
    today: date(today, 'dateYear'),
  });
  return (
    <Drawing class="timeline" width={width} height={height + 24} label={label}>
      {phases.map(({ name, from, until, row }) => {
        const isNow = today >= from && today < until;
        const look = isNow ? 'brand-fill' : until <= today ? 'ink-fill' : 'line-fill';
        return (
          <>
            <rect
              class={look}
              x={at(from)}
              y={isNow ? 38 : 41}
              width={Math.max(2, at(until) - at(from) - 4)}
              height={isNow ? 16 : 10}
            />
            <text class={isNow ? 'strong' : 'label-2'} x={Math.min(at(from), width - 120)} y={row}>
              {name}
            </text>
          </>
        );
      })}
      <Months language={language} first={first} last={last} at={at} />
      {today >= first && today < last && <Today language={language} today={today} x={at(today)} />}
    </Drawing>
  );
};

/** From the call's end to the start: reading, where its days lie between the two, then matching. */
const between = ({ closesOn, startsOn }: Dates, reading: Props['reading']) => {
  const from = next(closesOn);
  const isBetween = reading != null && reading.opensOn >= from && reading.closesOn < startsOn;
  if (!isBetween) return [{ name: 'matching' as const, from, until: startsOn, row: 74 }];
  const read = next(reading.closesOn);
  return [
    { name: 'reading' as const, from: reading.opensOn, until: read, row: 74 },
    { name: 'matching' as const, from: read, until: startsOn, row: 28 },
  ].filter((phase) => phase.from < phase.until);
};

const Today = ({ language, today, x }: { language: Language; today: string; x: number }) => {
  const isLate = x > width - 220;
  return (
    <>
      <line class="box" x1={x} x2={x} y1="0" y2="58" />
      <text class="strong" x={isLate ? x - 8 : x + 8} y="11" text-anchor={isLate ? 'end' : 'start'}>
        {words(language)('timeline.today', { date: formats(language).date(today, 'day') })}
      </text>
    </>
  );
};

type MonthsProps = {
  readonly language: Language;
  readonly first: string;
  readonly last: string;
  readonly at: (day: string) => number;
};

const Months = ({ language, first, last, at }: MonthsProps) => {
  const months = monthsFrom(first, last);
  // A label needs some 44 px; where months are narrower, every second or third one is named.
  const each = Math.max(1, Math.ceil((months.length * 44) / width));
  return (
    <>
      <line class="tick" x1="0" x2={width} y1={height - 8} y2={height - 8} />
      {months.map((month, index) => (
        <>
          <line class="tick" x1={at(month)} x2={at(month)} y1={height - 8} y2={height} />
          {index % each === 0 && (
            <text class="label-2" x={at(month) + 4} y={height + 10}>
              {new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(
                new Date(`${month}T12:00:00Z`),
              )}
            </text>
          )}
        </>
      ))}
    </>
  );
};

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

const next = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const monthStart = (day: string, later: number): string => {
  const month = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  month.setUTCMonth(month.getUTCMonth() + later);
  return month.toISOString().slice(0, 10);
};

const monthsFrom = (first: string, last: string): string[] => {
  const months: string[] = [];
  for (let month = first; month < last && months.length < 600; month = monthStart(month, 1))
    months.push(month);
  return months;
};
