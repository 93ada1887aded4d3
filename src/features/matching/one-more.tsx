/** What one more mentor like this one would bring, told: the first goal that gains, and everybody who would move. */
import { type Gain, guestLike } from '../../core/matching/ask.ts';
import type { Goal } from '../../core/matching/problem.ts';
import { askEngine } from './engine.ts';
import type { ShownGain } from './pages/one-more.tsx';
import { effects, tenths } from './pricing.tsx';
import type { Shower } from './showing.tsx';
import { words } from './words.ts';

/** Null for stable pairs, which are not chosen for what they gain. */
export const showOneMore = async (shower: Shower, mentor: string): Promise<ShownGain | null> => {
  const { run, result, frozen, language } = shower;
  if (run.settings.stable !== undefined) return null;
  const t = words(language);
  const { inputDigest: digest, settings } = run;
  const gain = await askEngine('oneMore', { digest, frozen, settings, result, mentor });
  if (gain === null) return { said: t('more.unknown'), effects: [] };
  const guest = guestLike(mentor);
  const naming = {
    ...shower.naming,
    mentor: (number: string) =>
      number === guest ? { number, name: t('more.them'), city: null } : shower.naming.mentor(number),
  };
  const called = gain.mentorsCalled.filter((number) => number !== guest);
  return {
    said: gainWords(shower, gain),
    effects: effects({ ...shower, naming }, { ...gain, mentorsCalled: called }),
  };
};

const gainWords = ({ run, result, language }: Shower, { change }: Gain): string => {
  const t = words(language);
  const { places } = run.settings;
  const by: Record<Goal, number> = {
    people: change.placed,
    priority: change.priority,
    worst: change.worst ?? 0,
    total: change.total,
  };
  const goal = run.settings.goals.find((each) => by[each] !== 0);
  switch (goal) {
    case undefined:
      return places !== null && result.pairs.length >= places
        ? t('more.full', { places })
        : t('more.nothing');
    case 'people':
      return t('more.people', { count: change.placed });
    case 'priority':
      return t('more.priority');
    case 'worst':
      return t('more.worst', { points: tenths(by.worst, language) });
    case 'total':
      return t('more.total', { points: tenths(by.total, language) });
  }
};
