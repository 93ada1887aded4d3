/** The repair of a run after somebody left: worked out, told, and kept as the next run. */
import type { Couple, Frozen } from '../../core/matching/run.ts';
import type { Departure, RepairPoint } from '../../core/matching/studies.ts';
import type { Db } from '../../db/connect.ts';
import { formats } from '../../ui/formats.ts';
import type { Cohort } from '../schemes/queries.ts';
import {
  departureOf,
  type Hearing,
  hearingsOf,
  type Leaver,
  type Standing,
  standingOf,
} from './departure.ts';
import { runWith } from './desk.ts';
import type { Run } from './documents.ts';
import { askEngine } from './engine.ts';
import type { ShownHearing, ShownRepair, ShownTurn } from './pages/repair.tsx';
import { figure } from './pricing.tsx';
import type { NewRun } from './runs.ts';
import type { Shower } from './showing.tsx';
import { studyWords } from './study-words.ts';
import { askStudy, matterOf, printOf } from './studying.ts';
import { words } from './words.ts';

/** `mentor MO03`; `now` for what has fallen through already. */
export const readWho = (text: string | undefined, frozen: Frozen): Leaver | null | undefined => {
  if (text === 'now') return null;
  const [side, ...rest] = (text ?? '').split(' ');
  if (side !== 'mentee' && side !== 'mentor') return undefined;
  const number = rest.join(' ');
  return frozen[`${side}s`].some(({ id }) => id === number) ? { side, number } : undefined;
};

export type Asked = {
  readonly standing: Standing;
  readonly leaver: Leaver | null;
  readonly departure: Departure;
  readonly points: readonly RepairPoint[] | 'tooLarge';
};

/** The turning points after a departure; `tooLarge` where the round is too large to wait for them. */
export const askRepair = async (db: Db, run: Run, frozen: Frozen, leaver: Leaver | null): Promise<Asked> => {
  const standing = await standingOf(db, run);
  const departure = departureOf(standing, leaver);
  const studied = await askStudy(run, frozen, { kind: 'repair', departure });
  return { standing, leaver, departure, points: studied.kind === 'repair' ? studied.points : 'tooLarge' };
};

/** The point that is shown: the one asked for, else the repair itself. */
export const pointAt = (points: readonly RepairPoint[], asked: number | null): number => {
  const repair = points.findIndex(({ names }) => names.includes('repair'));
  return asked !== null && asked < points.length ? asked : repair;
};

/** The next run: every pair of the repair kept by hand, and whatever cannot be any more forbidden. */
export const composeRepairRun = async (
  cohort: Cohort,
  run: Run,
  frozen: Frozen,
  { departure, leaver }: Asked,
  point: RepairPoint,
): Promise<NewRun> => {
  const eligible = await askEngine('eligible', matterOf(run, frozen));
  const allowed = new Set(eligible.map((couple) => couple.join(' ')));
  const locked = point.pairs
    .map(([mentee, mentor]): Couple => [mentee, mentor])
    .filter((couple) => allowed.has(couple.join(' ')));
  const placed = new Set(locked.map(([mentee]) => mentee));
  const [gone, closed] = [new Set(departure.mentees), new Set(departure.mentors.map(([id]) => id))];
  const parted = new Set(departure.parted.map((couple) => couple.join(' ')));
  // Somebody placed has one mentor, who is kept; so only people without a place could come back to who is gone.
  const out = eligible.filter(
    ([mentee, mentor]) =>
      !placed.has(mentee) && (gone.has(mentee) || closed.has(mentor) || parted.has(`${mentee} ${mentor}`)),
  );
  const vetoed = [...run.settings.vetoed, ...out].filter(
    ([mentee, mentor]) => !locked.some(([a, b]) => a === mentee && b === mentor),
  );
  const { stable: _, ...settings } = run.settings;
  const before = new Set(run.result.kind === 'solved' ? run.result.pairs.map(keyOf) : []);
  const fresh = locked.filter((couple) => !before.has(couple.join(' ')));
  return runWith(
    cohort,
    { ...run, settings },
    frozen,
    { locked, vetoed: unique(vetoed) },
    { kind: leaver === null ? 'repair' : `${leaver.side}Left`, pairs: fresh, reason: '' },
  );
};

const keyOf = ({ mentee, mentor }: { readonly mentee: string; readonly mentor: string }): string =>
  `${mentee} ${mentor}`;

const unique = (couples: readonly Couple[]): Couple[] => [
  ...new Map(couples.map((couple) => [couple.join(' '), couple])).values(),
];

/** Whoever could leave, for the form; and whoever was asked about. */
export const leaversOf = (
  shower: Shower,
  standing: Standing,
  asked: Leaver | null,
): ShownRepair['people'] => {
  const { naming, language } = shower;
  const t = studyWords(language);
  const f = formats(language);
  const of = (side: 'mentee' | 'mentor') => {
    const [own, other] = side === 'mentee' ? [0, 1] : [1, 0];
    const partners = Map.groupBy(standing.live, (couple) => couple[own]!);
    const alone =
      asked?.side === side && !partners.has(asked.number)
        ? [
            {
              value: `${side} ${asked.number}`,
              label: t('repair.who.free', { name: naming[side](asked.number).name }),
            },
          ]
        : [];
    const paired = [...partners]
      .map(([number, couples]) => ({
        value: `${side} ${number}`,
        label: t('repair.who.option', {
          name: naming[side](number).name,
          partners: f.list(
            couples.map((couple) => naming[side === 'mentee' ? 'mentor' : 'mentee'](couple[other]!).name),
          ),
        }),
      }))
      .sort((a, b) => a.label.localeCompare(b.label, language));
    return [...paired, ...alone];
  };
  return { mentees: of('mentee'), mentors: of('mentor') };
};

export const showRepair = (
  shower: Shower,
  cohort: Cohort,
  asked: Asked,
  at: number | null,
): NonNullable<ShownRepair['answer']> => {
  const { points } = asked;
  if (points === 'tooLarge') return { kind: 'tooLarge' };
  if (points.length === 0) return { kind: 'impossible' };
  const index = pointAt(points, at);
  const point = points[index]!;
  return {
    kind: 'possible',
    point: index,
    print: printOf(point.pairs),
    name: nameOf(point),
    changes: point.changes,
    left: point.left,
    placed: point.reached.placed,
    goals: goalsOf(shower).map((goal) => words(shower.language)(`price.row.${goal}`)),
    turns: points.map((turn, place): ShownTurn => showTurn(shower, turn, place)),
    hearings: hearingsOf(asked.standing, asked.departure, asked.leaver, point.pairs).map((hearing) =>
      showHearing(shower, cohort, asked, hearing),
    ),
  };
};

const nameOf = ({ names }: RepairPoint): ShownTurn['name'] => {
  if (names.includes('repair')) return names.includes('best') ? 'both' : 'repair';
  return names[0] ?? 'between';
};

/** People always, then what the scheme looks at. */
const goalsOf = ({ run }: Shower) => [
  'people' as const,
  ...run.settings.goals.filter((goal) => goal !== 'people'),
];

const showTurn = (shower: Shower, turn: RepairPoint, point: number): ShownTurn => ({
  point,
  name: nameOf(turn),
  changes: turn.changes,
  left: turn.left,
  figures: goalsOf(shower).map((goal) => figure(goal, turn.reached, shower.language)),
});

const showHearing = (
  { naming, language }: Shower,
  cohort: Cohort,
  { standing }: Asked,
  { side, number, before, after, hears }: Hearing,
): ShownHearing => {
  const f = formats(language);
  const other = side === 'mentee' ? 'mentor' : 'mentee';
  const named = (ids: readonly string[]) => f.list(ids.map((id) => naming[other](id).name));
  const fresh = after.filter((id) => !before.includes(id));
  const told = hears === 'more' ? fresh : after;
  const offer = side === 'mentee' ? standing.fallen.get(number) : undefined;
  const instead = offer?.alternates.find(({ number: mentor }) => mentor === after[0]);
  return {
    person: naming[side](number),
    side,
    before: before.length === 0 ? null : named(before),
    after: after.length === 0 ? null : named(after),
    hears: hearsWords(language, hears, named(before), named(told)),
    offer:
      offer === undefined || instead === undefined
        ? null
        : { cohort: cohort.id, offer: offer.id, mentor: instead.number, name: instead.name },
  };
};

const hearsWords = (
  language: Shower['language'],
  hears: Hearing['hears'],
  before: string,
  after: string,
): string => {
  const t = studyWords(language);
  switch (hears) {
    case 'idle':
      return t('hears.idle');
    case 'waits':
    case 'loses':
      return t(`hears.${hears}`, { before });
    case 'another':
    case 'moves':
    case 'changes':
      return t(`hears.${hears}`, { before, after });
    default:
      return t(`hears.${hears}`, { after });
  }
};
