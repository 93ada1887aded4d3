/** What a cohort's home asks about readings and decisions, in the order in which it is done. */
import { paths } from '../../../paths.ts';
import type { Ability } from '../../../permissions.ts';
import { formats } from '../../../ui/formats.ts';
import type { Language } from '../../../ui/languages.ts';
import type { Readings } from '../home-queries.ts';
import { homeWords } from '../home-words.ts';

export type Row = {
  readonly ability: Ability;
  readonly what: string;
  readonly why: string;
  readonly verb: string;
  readonly href: string;
  /** The day by which it is done; null where none is known. */
  readonly by: string | null;
};

type Given = {
  readonly language: Language;
  readonly cohortId: string;
  readonly readings: Readings;
  readonly ownLeft: number;
  readonly today: string;
  /** The day on which pairs start. */
  readonly startsOn: string;
  /** Nothing has been matched, and the call is over. */
  readonly isTime: boolean;
};

const minutesEach = 4;

export const readingTodo = ({
  language,
  cohortId,
  readings,
  ownLeft,
  today,
  startsOn,
  isTime,
}: Given): Row[] => {
  const t = homeWords(language);
  const { date, list, number } = formats(language);
  const { phase, none, once, short, pending, left } = readings;
  const rows: Row[] = [];
  const isOpen = phase !== null && phase.opensOn <= today && today <= phase.closesOn;
  if (ownLeft > 0 && phase !== null && today <= phase.closesOn)
    rows.push({
      ability: 'readApplications',
      what: t('own.what', { count: ownLeft }),
      why: isOpen
        ? t('own.why', { minutes: ownLeft * minutesEach, date: date(phase.closesOn, 'day') })
        : t('own.why.later', { date: date(phase.opensOn, 'day') }),
      verb: t(isOpen ? 'own.do' : 'own.see'),
      href: paths.readings(cohortId, isOpen ? { open: 'next' } : {}),
      by: isOpen ? phase.closesOn : null,
    });
  if (phase === null && isTime && none + once > 0)
    rows.push({
      ability: 'manageReview',
      what: t('phase.what'),
      why: t('phase.why'),
      verb: t('phase.do'),
      href: paths.reviews(cohortId),
      by: startsOn,
    });
  if (phase !== null && today <= phase.closesOn && short > 0)
    rows.push({
      ability: 'manageReview',
      what: t('short.what', { count: short }),
      why: t('short.why'),
      verb: t('short.do'),
      href: paths.reviewSharing(cohortId),
      by: isOpen ? phase.closesOn : phase.opensOn,
    });
  if (isOpen && none + once > 0 && left.length > 0) {
    const names = left
      .slice(0, 5)
      .map(({ name, count }) => t('readings.left', { name, count: number(count) }));
    rows.push({
      ability: 'manageReview',
      what: t('readings.what', { count: none + once }),
      why: t('readings.why', { none, once, left: `${list(names)}.` }),
      verb: t('readings.do'),
      href: paths.reviews(cohortId),
      by: phase.closesOn,
    });
  }
  if (pending > 0)
    rows.push({
      ability: 'manageReview',
      what: t('pending.what', { count: pending }),
      why: t('pending.why'),
      verb: t('pending.do'),
      href: paths.decisions(cohortId),
      by: startsOn,
    });
  return rows;
};
