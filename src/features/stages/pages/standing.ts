/** A stage, what stepping it back means, and why it cannot be, in words. */
import { formats } from '../../../ui/formats.ts';
import type { Language } from '../../../ui/languages.ts';
import { type Hindrance, type Stage, type Standing, standing } from '../rules.ts';
import { words } from '../words.ts';

/** One sentence on where a stage stands. */
export const stageInWords = (language: Language, stage: Stage, now: Standing): string => {
  const t = words(language);
  const day = dayIn(language);
  const { call, reading, decisions, letters } = now;
  switch (stage) {
    case 'call':
      return call.state === 'unwritten' || call.state === 'hidden'
        ? t(`is.call.${call.state}`)
        : t(`is.call.${call.state}`, { ...call, day: day(call.closesOn) });
    case 'reading':
      if (reading.state === 'none') return t('is.reading.none', reading);
      if (reading.state === 'ahead') return t('is.reading.ahead', { opens: day(reading.opensOn) });
      return t(`is.reading.${reading.state}`, { ...reading, day: day(reading.closesOn) });
    case 'decisions':
      return t('is.decisions', { ...decisions, decided: standing(decisions), day: day(decisions.on) });
    case 'matching':
      return t('is.matching', now.matching);
    case 'letters':
      return letters.state === 'set'
        ? t('is.letters.set', { ...letters, leaves: day(letters.leavesOn) })
        : letters.state === 'none'
          ? t('is.letters.none', letters)
          : t(`is.letters.${letters.state}`, letters);
    default:
      return t('is.pairs', now.pairs);
  }
};

/** What stepping a stage back will do, who sees what again, and what stays; one sentence each. */
export const meaningOf = (language: Language, stage: Stage, now: Standing): string[] => {
  const t = words(language);
  const day = dayIn(language);
  const { call, reading, decisions, matching, letters, pairs } = now;
  const said: Record<Stage, () => string[]> = {
    call: () => [
      t('means.call.apply'),
      t('means.call.change', { sent: call.sent }),
      t('means.call.unsent', { unsent: call.unsent }),
      reading.in > 0 ? t('means.call.readings', { in: reading.in }) : '',
      t('means.call.page'),
    ],
    reading: () => [
      t('means.reading.read', reading),
      t('means.reading.hidden'),
      t('means.reading.undecided', reading),
      t('means.reading.waiting', decisions),
    ],
    decisions: () => [
      t('means.decisions.pending', {
        ...decisions,
        decided: standing(decisions),
        day: day(decisions.on),
      }),
      t('means.decisions.quiet'),
      t('means.decisions.withdrawn', decisions),
      matching.run > 0 ? t('means.decisions.run', { run: matching.run }) : '',
      t('means.decisions.forward'),
    ],
    matching: () => [
      t('means.matching.away', matching),
      t('means.matching.kept', matching),
      t('means.matching.quiet'),
    ],
    letters: () => [
      t('means.letters.back', letters),
      letters.state === 'set' ? t('means.letters.day', { leaves: day(letters.leavesOn) }) : '',
      t('means.letters.offers', letters),
      t('means.letters.kept', letters),
    ],
    pairs: () => [
      t('means.pairs.stand', pairs),
      t('means.pairs.open', pairs),
      t('means.pairs.silent', pairs),
    ],
  };
  return said[stage]().filter((sentence) => sentence !== '');
};

/** Why a stage cannot be stepped back, with whom it has reached. */
export const hindranceInWords = (language: Language, hindrance: Hindrance, now: Standing): string => {
  const t = words(language);
  const said: Record<Hindrance, () => string> = {
    notReached: () => t('blocked.notReached'),
    lettersLeft: () => t('blocked.lettersLeft', { letters: now.letters.left, people: now.letters.people }),
    lettersFirst: () => t('blocked.lettersFirst', { waiting: now.letters.all }),
    decisionsFirst: () => t('blocked.decisionsFirst', { decided: standing(now.decisions) }),
    marksFirst: () => t('blocked.marksFirst', now.decisions),
    pairsStand: () => t('blocked.pairsStand', now.pairs),
  };
  return said[hindrance]();
};

const dayIn =
  (language: Language) =>
  (day: string): string =>
    day === '' ? '' : formats(language).date(day, 'day');
