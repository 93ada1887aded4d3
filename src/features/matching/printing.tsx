/** From a run to its printed page. */

import { inTurns } from '../../sheets/in-turns.ts';
import { Time } from '../../ui/time.tsx';
import type { View } from '../../web/view.ts';
import { spell } from './because.ts';
import { hoursOf } from './hours.ts';
import { hourNotes } from './pages/pair-row.tsx';
import type { Listed, Printed } from './pages/print.tsx';
import type { Place } from './pages/shown.ts';
import { fitOf, groupLabel, nearestOf, reserveReason, type Shower, sortPairs, topicOf } from './showing.tsx';
import { words } from './words.ts';

export const printedOf = (shower: Shower, cohort: Place, view: View): Printed => {
  const { run, language } = shower;
  const t = words(language);
  return {
    ...printedRun(shower),
    title: t('print.title', { cohort: `${cohort.schemeName}, ${cohort.name}` }),
    made: t.rich('print.made', {
      run: run.number,
      when: <Time at={run.madeAt} zone={view.zone} language={language} style="dateTime" />,
      by: run.madeBy === null ? '' : t('print.by', { name: run.madeBy }),
    }),
  };
};

export const printedRun = (shower: Shower): Omit<Printed, 'title' | 'made'> => {
  const { result, naming, frozen, rules, language } = shower;
  return {
    pairs: listed(sortPairs(result.pairs, 'mentee'), (pair) => {
      const hours = hoursOf(frozen, rules, pair.mentee, pair.mentor, pair.hours);
      return {
        mentee: naming.mentee(pair.mentee),
        mentor: naming.mentor(pair.mentor),
        fit: fitOf(pair.points),
        hours: hours === null ? '' : `${spell(language, hours.now)}. ${hourNotes(hours, language).join(' ')}`,
        topic: topicOf(shower, pair),
      };
    }),
    unplaced: listed(result.unplaced, ({ mentee, reason }) => ({
      person: naming.mentee(mentee),
      reason: [`${groupLabel(shower, reason)}.`, nearestOf(shower, reason)].filter(Boolean).join(' '),
    })),
    reserve: listed(result.reserve, ({ mentor, reason }) => ({
      person: naming.mentor(mentor),
      reason: reserveReason(shower, reason),
    })),
  };
};

/** Each told when the page comes to it: they may be thousands. */
const listed = <Kept, Told>(kept: readonly Kept[], tell: (one: Kept) => Told): Listed<Told> => ({
  count: kept.length,
  each: inTurns(kept.values().map(tell)),
});
