/** Two lines that come together and part: the mentee's and the mentor's way through the programme. */
import { Drawing, round } from '../../../ui/drawing.tsx';
import { formats } from '../../../ui/formats.ts';
import type { Language } from '../../../ui/languages.ts';
import { words } from '../call-words.ts';

type Dates = {
  readonly opensOn: string;
  readonly closesOn: string;
  readonly startsOn: string;
  readonly endsOn: string;
};

const width = 1152;
const thick = 9;
const [meets, parts] = [430, 996];

export const Journey = ({ language, cohort }: { readonly language: Language; readonly cohort: Dates }) => {
  const t = words(language);
  const { date } = formats(language);
  const months = monthsBetween(cohort.startsOn, cohort.endsOn);
  const step = (parts - 60 - (meets + 64)) / Math.max(1, months.length - 1);
  const label = t('call.journey', {
    opens: date(cohort.opensOn, 'dateYear'),
    closes: date(cohort.closesOn, 'dateYear'),
    starts: date(cohort.startsOn, 'dateYear'),
    ends: date(cohort.endsOn, 'dateYear'),
  });
  return (
    <Drawing class="timeline" width={width} height={210} label={label}>
      <path class="mentee-fill" d={ribbon(0, 34, 86)} />
      <path class="mentor-fill" d={ribbon(70, 158, 104)} />
      <text class="strong" x="0" y="16">
        {t('call.journey.mentee')}
      </text>
      <text class="label-2" x="0" y="62">
        {t('call.journey.days', {
          from: date(cohort.opensOn, 'date'),
          until: date(cohort.closesOn, 'date'),
        })}
      </text>
      <text class="strong" x="70" y="188">
        {t('call.journey.mentor')}
      </text>
      <text class="strong" x={meets} y="52" text-anchor="middle">
        {t('call.journey.met')}
      </text>
      <text class="label-2" x={meets} y="71" text-anchor="middle">
        {date(cohort.startsOn, 'date')}
      </text>
      <text class="label-2" x={round((meets + parts) / 2 + 40)} y="71" text-anchor="middle">
        {t('call.journey.meetings')}
      </text>
      {months.map((month, at) => {
        const x = round(meets + 64 + at * step);
        return (
          <>
            <rect class="box" x={x - 6} y="80" width="12" height="40" rx="6" />
            <text class="label-2" x={x} y="142" text-anchor="middle">
              {new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(
                new Date(`${month}-15T12:00:00Z`),
              )}
            </text>
          </>
        );
      })}
      <text class="strong" x={width} y="30" text-anchor="end">
        {t('call.journey.on')}
      </text>
      <text class="label-2" x={width} y="194" text-anchor="end">
        {t('call.journey.back', { date: date(cohort.endsOn, 'date') })}
      </text>
    </Drawing>
  );
};

/** A line of even thickness: from its own height to where the two run side by side, and a little back out. */
const ribbon = (from: number, apart: number, together: number): string => {
  const out = together + (apart - together) * 0.8;
  const there = (y: number, end: number) =>
    `H190C280 ${apart + y} 330 ${together + y} ${meets} ${together + y}H${parts}` +
    `C1060 ${together + y} 1090 ${end + y} ${width} ${end + y}`;
  const back =
    `C1090 ${out + thick} 1060 ${together + thick} ${parts} ${together + thick}H${meets}` +
    `C330 ${together + thick} 280 ${apart + thick} 190 ${apart + thick}H${from}Z`;
  return `M${from} ${apart}${there(0, round(out))}V${round(out + thick)}${back}`;
};

/** At most eight months, so that their names have room. */
const monthsBetween = (from: string, until: string): string[] => {
  const months: string[] = [];
  const at = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  while (months.length < 60 && at.toISOString().slice(0, 10) < until) {
    months.push(at.toISOString().slice(0, 7));
    at.setUTCMonth(at.getUTCMonth() + 1);
  }
  const each = Math.ceil(months.length / 8);
  return months.filter((_, index) => index % each === 0);
};
