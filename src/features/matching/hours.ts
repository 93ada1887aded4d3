/** The hours of a pair as the board shows them: both local clocks, one drawn day, and what clock changes do. Pure. */

import type { Rules } from '../../core/matching/participant.ts';
import { availability } from '../../core/matching/people.ts';
import type { Frozen } from '../../core/matching/run.ts';
import { hoursChanges, sharedInWeek } from '../../core/time/pair-hours.ts';
import type { Availability } from '../../core/time/timetable.ts';
import { addDays, mondayOf } from '../../core/time/week.ts';
import { dayRuler, sharedWindows } from '../../core/time/windows.ts';
import { cityOf } from '../../core/time/zone.ts';
import { hoursNeeded, hoursRule } from './naming.ts';
import type { ShownHours } from './pages/shown.ts';
import { peopleByNumber } from './people-by-number.ts';

/** A board is drawn again and again from the same frozen people; what was worked out stays as long as they do. */
const known = new WeakMap<Frozen, Map<string, ShownHours | null>>();

/** Null where the rules read no hours, or one of the two gave none. `leanest` is that of the run. */
export const hoursOf = (
  frozen: Frozen,
  rules: Rules,
  mentee: string,
  mentor: string,
  leanest: number | null,
): ShownHours | null => {
  const ofThese = known.get(frozen) ?? new Map<string, ShownHours | null>();
  known.set(frozen, ofThese);
  const key = JSON.stringify([mentee, mentor, leanest, hoursRule(rules), hoursNeeded(rules)]);
  const found = ofThese.get(key);
  if (found !== undefined) return found;
  const hours = workOut(frozen, rules, mentee, mentor, leanest);
  ofThese.set(key, hours);
  return hours;
};

const workOut = (
  frozen: Frozen,
  rules: Rules,
  menteeNumber: string,
  mentorNumber: string,
  leanest: number | null,
): ShownHours | null => {
  const rule = hoursRule(rules);
  if (rule === null) return null;
  const people = peopleByNumber(frozen);
  const mentee = people.mentee.get(menteeNumber);
  const mentor = people.mentor.get(mentorNumber);
  if (mentee === undefined || mentor === undefined) return null;
  const first = availability(mentee, rule.mentee, rule.menteeZone);
  const second = availability(mentor, rule.mentor, rule.mentorZone);
  if (first === null || second === null) return null;
  const { from, until } = frozen.calendar;
  // The first full week of the programme, so that both ends of it are inside.
  const monday = mondayOf(from) === from ? from : addDays(mondayOf(from), 7);
  const [window] = sharedWindows(first, second, monday);
  const drawn =
    window === undefined ? { first: [], second: [], both: [] } : dayRuler(first, second, window.date);
  const local = (side: 'first' | 'second') =>
    window === undefined
      ? null
      : {
          day: window[side].from.day,
          from: window[side].from.minute,
          until: window[side].until.minute || 1440,
        };
  return {
    now: sharedInWeek(first, second, monday),
    mentee: local('first'),
    mentor: local('second'),
    ruler: { mentee: drawn.first, mentor: drawn.second, both: drawn.both },
    changes: told(first, second, monday, until),
    until,
    justEnough: leanest !== null && hoursNeeded(rules) > 0 && leanest < hoursNeeded(rules) + 0.5,
  };
};

/** Changes that alter the hours; where none does, the first, so that the reader knows it was looked at. */
const told = (
  first: Availability,
  second: Availability,
  from: string,
  until: string,
): ShownHours['changes'] => {
  const all = hoursChanges(first, second, from, until).map((change) => ({
    on: change.on,
    cities: [...new Set(change.zones.map(cityOf))],
    after: change.hoursAfter,
    alters: change.hoursAfter !== change.hoursBefore,
  }));
  const altering = all.filter(({ alters }) => alters);
  return altering.length > 0 ? altering : all.slice(0, 1);
};
