/** The result of a run as rows of a table and as data, for people who go on with it elsewhere. */
import type { Couple, RunSolved } from '../../core/matching/run.ts';
import { groupLabel, nearestOf, reserveReason, type Shower } from './showing.tsx';
import { words } from './words.ts';

export type Cell = string | number;

export const resultHeadings = (language: Shower['language']): string[] => {
  const t = words(language);
  return [
    t('file.mentee'),
    t('file.menteeName'),
    t('file.mentor'),
    t('file.mentorName'),
    t('file.state'),
    t('file.points'),
    t('file.sharedHours'),
    t('file.kept'),
    t('file.reason'),
    t('file.nearest'),
  ];
};

/** Everybody in one table: pairs, then the unplaced, then the reserve. */
export function* resultRows(shower: Shower): Generator<Cell[]> {
  const { result, naming, run, language } = shower;
  const t = words(language);
  const locked = new Set(run.settings.locked.map((couple) => couple.join(' ')));
  for (const pair of result.pairs)
    yield [
      pair.mentee,
      naming.mentee(pair.mentee).name,
      pair.mentor,
      naming.mentor(pair.mentor).name,
      t('state.placed'),
      pair.points,
      pair.hours ?? '',
      t(locked.has(`${pair.mentee} ${pair.mentor}`) ? 'yes' : 'no'),
      '',
      '',
    ];
  for (const { mentee, reason } of result.unplaced)
    yield [
      mentee,
      naming.mentee(mentee).name,
      '',
      '',
      t('state.unplaced'),
      '',
      '',
      '',
      groupLabel(shower, reason),
      nearestOf(shower, reason),
    ];
  for (const { mentor, reason } of result.reserve)
    yield [
      '',
      '',
      mentor,
      naming.mentor(mentor).name,
      t('state.reserve'),
      '',
      '',
      '',
      reserveReason(shower, reason),
      '',
    ];
}

export type ResultData = {
  readonly pairs: readonly {
    readonly mentee: string;
    readonly mentor: string;
    readonly points: number;
    readonly sharedHours: number | null;
  }[];
  readonly unplaced: readonly {
    readonly mentee: string;
    readonly reason: string;
    readonly nearest: string | null;
  }[];
  readonly reserve: readonly { readonly mentor: string; readonly reason: string }[];
  /** Every pair that the rules allow. */
  readonly eligible: readonly Couple[];
};

/**
 * The result by application numbers and reason codes; no names. `nearest` is the mentor who came nearest, for somebody
 * who has eligible mentors the best of them; null where the person's own answer decides.
 */
export const resultData = (result: RunSolved, eligible: readonly Couple[]): ResultData => ({
  pairs: result.pairs.map(({ mentee, mentor, points, hours }) => ({
    mentee,
    mentor,
    points,
    sharedHours: hours,
  })),
  unplaced: result.unplaced.map(({ mentee, reason }) => ({
    mentee,
    reason: codeOf(reason),
    nearest:
      reason.kind === 'barred' ? (reason.nearest?.id ?? null) : (result.best[mentee]?.[0]?.[0] ?? null),
  })),
  reserve: result.reserve.map(({ mentor, reason }) => ({ mentor, reason: codeOf(reason) })),
  eligible,
});

/** The same data as JSON, piece by piece, with the pairs that the rules allow as textOfCouples wrote them. */
export function* resultText(
  result: RunSolved,
  eligible: readonly Uint8Array[],
): Generator<string | Uint8Array> {
  const { eligible: _, ...people } = resultData(result, []);
  yield `${JSON.stringify(people).slice(0, -1)},"eligible":[`;
  yield* eligible;
  yield ']}';
}

const codeOf = (reason: { readonly kind: string; readonly constraint?: string }): string =>
  reason.constraint ?? reason.kind;
