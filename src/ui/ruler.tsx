/**
 * The hour ruler: one day, the mentee's line above, the mentor's below, a box where both are free.
 *
 *     <HourRuler mentee={[{ from: 960, until: 1140 }]} mentor={[…]} both={[…]} />
 *
 * Minutes of one day, in UTC on the match board so that rows compare. An interval may run past the end of the day, or
 * end before it begins: it then goes on at the day's start. `chosen` hours are solid ink. `from` and `until` show a part
 * of the day. Hidden from screen readers, since its facts stand beside it in words; give `label` where they do not.
 * `RulerAxis` names the hours; it follows the direction of the text, and so do the rulers.
 */
import { Drawing, round } from './drawing.tsx';

export type Interval = { readonly from: number; readonly until: number };

type RulerProps = {
  readonly mentee: readonly Interval[];
  readonly mentor: readonly Interval[];
  readonly both: readonly Interval[];
  readonly chosen?: readonly Interval[];
  readonly from?: number;
  readonly until?: number;
  readonly label?: string;
};

const day = 1440;
const width = 276;
const height = 31;

/** A line at each quarter of what is shown; the outermost lie wholly inside. */
const quarters = [0, 0.25, 0.5, 0.75, 1]
  .map((part) => `M${Math.min(width - 0.5, Math.max(0.5, part * width))} 0v${height}`)
  .join('');

export const HourRuler = ({
  mentee,
  mentor,
  both,
  chosen = [],
  from = 0,
  until = day,
  label,
}: RulerProps) => {
  const at = (minute: number) => round(((minute - from) / (until - from)) * width);
  const parts = (intervals: readonly Interval[]) =>
    intervals
      .flatMap(withinDay)
      .map((part) => ({ from: Math.max(part.from, from), until: Math.min(part.until, until) }))
      .filter((part) => part.from < part.until)
      .map((part) => ({ x: at(part.from), width: round(at(part.until) - at(part.from)) }));
  return (
    <Drawing class="ruler" width={width} height={height} label={label}>
      <path class="tick" d={quarters} />
      {parts(chosen).map((part) => (
        <rect class="ink-fill" {...part} y="2" height="27" />
      ))}
      {parts(mentee).map((part) => (
        <rect class="mentee-fill" {...part} y="7" height="6.5" />
      ))}
      {parts(mentor).map((part) => (
        <rect class="mentor-fill" {...part} y="17" height="6.5" />
      ))}
      {parts(both).map((part) => (
        <rect class="box" {...part} y="2" height="26.5" />
      ))}
    </Drawing>
  );
};

/** Cuts what runs over midnight in two. */
export function withinDay({ from, until }: Interval): Interval[] {
  const length = until > from ? Math.min(until - from, day) : until + day - from;
  const start = ((from % day) + day) % day;
  if (start + length <= day) return [{ from: start, until: start + length }];
  return [
    { from: start, until: day },
    { from: 0, until: start + length - day },
  ];
}

/** Names of the hours, evenly from the start of the ruler to its end: ['0 UTC', '6', '12', '18', '24']. */
export const RulerAxis = ({ labels }: { readonly labels: readonly string[] }) => (
  <ol class="axis" aria-hidden="true">
    {labels.map((label) => (
      <li>{label}</li>
    ))}
  </ol>
);
