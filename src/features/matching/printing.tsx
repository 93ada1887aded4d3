/** From a run to its printed page. */

import { Time } from '../../ui/time.tsx';
import type { View } from '../../web/view.ts';
import { spell } from './because.ts';
import { hourNotes } from './pages/pair-row.tsx';
import type { Printed } from './pages/print.tsx';
import type { Place } from './pages/shown.ts';
import { groupLabel, nearestOf, reserveReason, type Shower, showPair, sortPairs } from './showing.tsx';
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
  const { result, naming, language } = shower;
  return {
    pairs: sortPairs(result.pairs, 'mentee').map((pair) => {
      const shown = showPair(shower, pair, null);
      return {
        mentee: shown.mentee,
        mentor: shown.mentor,
        fit: shown.fit,
        hours:
          shown.hours === null
            ? ''
            : `${spell(language, shown.hours.now)}. ${hourNotes(shown.hours, language).join(' ')}`,
        topic: shown.topic,
      };
    }),
    unplaced: result.unplaced.map(({ mentee, reason }) => ({
      person: naming.mentee(mentee),
      reason: [`${groupLabel(shower, reason)}.`, nearestOf(shower, reason)].filter(Boolean).join(' '),
    })),
    reserve: result.reserve.map(({ mentor, reason }) => ({
      person: naming.mentor(mentor),
      reason: reserveReason(shower, reason),
    })),
  };
};
