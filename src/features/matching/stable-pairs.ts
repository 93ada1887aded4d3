/** What stable pairs would do beside a run, told. */
import type { Reached } from '../../core/matching/problem.ts';
import type { StableStudy } from '../../core/matching/studies.ts';
import type { Run } from './documents.ts';
import type { ShownStable } from './pages/stable.tsx';
import { figure } from './pricing.tsx';
import { fitOf, type Shower } from './showing.tsx';
import { couplesOf } from './studying.ts';
import { words } from './words.ts';

const blockingShown = 50;

type Told = Pick<ShownStable, 'columns' | 'rows' | 'fewer' | 'blocking' | 'blockingCount' | 'agree' | 'mode'>;

export const showStable = (shower: Shower, study: StableStudy): Told => {
  const { run, result, naming, language } = shower;
  const t = words(language);
  const agree = couplesKey(study.mentees.pairs) === couplesKey(study.mentors.pairs);
  const sides = agree ? (['mentees'] as const) : (['mentees', 'mentors'] as const);
  const answers: readonly Reached[] = [result.reached, ...sides.map((side) => study[side].reached)];
  const goals = ['people' as const, ...run.settings.goals.filter((goal) => goal !== 'people')];
  const own = new Set(couplesOf(run).map((couple) => couple.join(' ')));
  const shared = sides.map(
    (side) => study[side].pairs.filter(([mentee, mentor]) => own.has(`${mentee} ${mentor}`)).length,
  );
  return {
    agree,
    mode: run.settings.stable ?? 'best',
    columns: ['run', ...(agree ? ['one' as const] : sides)],
    rows: [
      ...goals.map((goal) => ({
        kind: 'goal' as const,
        label: t(`price.row.${goal}`),
        figures: answers.map((reached) => figure(goal, reached, language)),
      })),
      { kind: 'blocking', label: '', figures: [String(study.blocking.length), ...sides.map(() => '0')] },
      { kind: 'same', label: '', figures: ['', ...shared.map(String)] },
    ],
    fewer: result.reached.placed - study.mentees.reached.placed,
    blockingCount: study.blocking.length,
    blocking: study.blocking.slice(0, blockingShown).map(({ mentee, mentor, points, leaves, drops }) => ({
      mentee: naming.mentee(mentee).name,
      mentor: naming.mentor(mentor).name,
      fit: fitOf(points),
      leaves: leaves === null ? null : naming.mentor(leaves).name,
      drops: drops === null ? null : naming.mentee(drops).name,
    })),
  };
};

const couplesKey = (pairs: readonly (readonly [string, string, number])[]): string =>
  pairs.map(([mentee, mentor]) => `${mentee} ${mentor}`).join();

/** The settings of the next run: stable pairs, or the best set again. */
export const inMode = ({ settings }: Run, mode: ShownStable['mode']): Run['settings'] => {
  const { stable: _, ...plain } = settings;
  return mode === 'best' ? plain : { ...plain, stable: mode };
};
