/** From a run to what the board draws: people named, facts told, only the pairs of one page worked out in full. */
import type { Child } from 'hono/jsx';
import type { Frozen, RunPair, RunSolved } from '../../core/matching/run.ts';
import { formats } from '../../ui/formats.ts';
import type { View } from '../../web/view.ts';
import { allCriteria, barWords, becauseWords, criterionName, nearestWords, type Teller } from './because.ts';
import type { Run } from './documents.ts';
import { hoursOf } from './hours.ts';
import { hoursRule, type Names, namingOf } from './naming.ts';
import type {
  ShownGroup,
  ShownPair,
  ShownPerson,
  ShownPrice,
  ShownReserve,
  ShownSupply,
} from './pages/shown.ts';
import { words } from './words.ts';

export type Shower = Teller & {
  readonly run: Run;
  readonly frozen: Frozen;
  readonly result: RunSolved;
};

export const showerOf = (view: View, run: Run, result: RunSolved, frozen: Frozen, names: Names): Shower => ({
  language: view.language,
  naming: namingOf(frozen, run.settings.rules, names),
  rules: run.settings.rules,
  run,
  frozen,
  result,
});

export const orders = ['strongest', 'weakest', 'mentee', 'hours'] as const;
export type Order = (typeof orders)[number];

/** A run's pairs never change, and its board is drawn page by page. */
const sorted = new WeakMap<readonly RunPair[], Map<Order, readonly RunPair[]>>();

/** Pairs in the order a person asked for; equal ones by mentee. */
export const sortPairs = (pairs: readonly RunPair[], order: Order): readonly RunPair[] => {
  const known = sorted.get(pairs) ?? new Map<Order, readonly RunPair[]>();
  sorted.set(pairs, known);
  const by: Record<Order, (a: RunPair, b: RunPair) => number> = {
    strongest: (a, b) => b.points - a.points,
    weakest: (a, b) => a.points - b.points,
    mentee: () => 0,
    hours: (a, b) => (a.hours ?? 0) - (b.hours ?? 0),
  };
  const found =
    known.get(order) ?? pairs.toSorted((a, b) => by[order](a, b) || (a.mentee < b.mentee ? -1 : 1));
  known.set(order, found);
  return found;
};

export const fitOf = (points: number): number => Math.floor((points + 5) / 10);

export const showPair = (shower: Shower, pair: RunPair, asked: ShownPrice | null): ShownPair => {
  const { naming, run, rules, frozen, result } = shower;
  const mentee = naming.mentee(pair.mentee);
  const mentor = naming.mentor(pair.mentor);
  const criteria = new Map(allCriteria(rules).map((criterion) => [criterion.id, criterion]));
  const points = pair.criteria.map((earned) => {
    const criterion = criteria.get(earned.id);
    return {
      label: criterion === undefined ? earned.id : criterionName(shower, criterion),
      short: earned.id,
      weight: earned.weight,
      points: earned.points,
      because: becauseWords(shower, earned, mentee.name, mentor.name),
    };
  });
  return {
    mentee,
    mentor,
    fit: fitOf(pair.points),
    points,
    topic: topicOf(shower, pair),
    hours: hoursOf(frozen, rules, pair.mentee, pair.mentor, pair.hours),
    kept: run.settings.locked.some(([a, b]) => a === pair.mentee && b === pair.mentor),
    alternate:
      pair.alternate === null
        ? null
        : { mentor: naming.mentor(pair.alternate.mentor), fit: fitOf(pair.alternate.points) },
    others: (result.best[pair.mentee] ?? [])
      .filter(([other]) => other !== pair.mentor)
      .map(([other, worth]) => ({ mentor: naming.mentor(other), fit: fitOf(worth) })),
    open: asked !== null,
    price: asked,
  };
};

/** What the pair is about: the best wish that the mentor serves, else the criterion that earned most. */
export const topicOf = ({ naming, rules }: Shower, pair: RunPair): string => {
  for (const { id, because } of pair.criteria) {
    const criterion = allCriteria(rules).find((each) => each.id === id);
    if (because.kind !== 'support' || criterion?.kind !== 'support') continue;
    const rule = rules.constraints.find((each) => each.kind === 'support');
    const levels = naming.question('mentor', criterion.offered);
    const order = levels !== undefined && 'levels' in levels ? levels.levels.map(({ key }) => key) : [];
    const least = rule?.kind === 'support' ? order.indexOf(rule.least) : 1;
    const served = because.wishes.find(({ level }) => level !== null && order.indexOf(level) >= least);
    if (served !== undefined) return naming.option('mentor', criterion.offered, served.item);
  }
  const same = pair.criteria.find(({ because }) => because.kind === 'same' && because.answer !== null);
  if (same?.because.kind === 'same') {
    const criterion = allCriteria(rules).find(({ id }) => id === same.id);
    if (criterion?.kind === 'same')
      return naming.answer('mentee', criterion.mentee, same.because.answer, '', '') ?? '';
  }
  return '';
};

/** Of longer lists the page says where the rest stands, so that a large round stays light. */
export const shownInList = 50;

/** Everybody unplaced, grouped by the real reason; the largest group first, those who could not be eligible last. */
export const showGroups = (shower: Shower): ShownGroup[] => {
  const groups = new Map<
    string,
    { label: string; own: boolean; count: number; people: { person: ShownPerson; nearest: Child }[] }
  >();
  for (const { mentee, reason } of shower.result.unplaced) {
    const key = reason.kind === 'barred' ? reason.constraint : reason.kind;
    const own = reason.kind === 'barred' && reason.own;
    const group = groups.get(key) ?? { label: groupLabel(shower, reason), own, count: 0, people: [] };
    group.count += 1;
    if (group.count <= shownInList)
      group.people.push({ person: shower.naming.mentee(mentee), nearest: nearestOf(shower, reason) });
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, group]) => ({ key, ...group }))
    .sort((a, b) => Number(a.own) - Number(b.own) || b.count - a.count || (a.key < b.key ? -1 : 1));
};

type UnplacedReason = RunSolved['unplaced'][number]['reason'];

/** The reason of somebody unplaced, as the board groups it. */
export const groupLabel = (shower: Shower, reason: UnplacedReason): string => {
  const t = words(shower.language);
  switch (reason.kind) {
    case 'barred':
      return barWords(shower, reason.constraint);
    case 'belowLine':
      return shower.run.settings.goals.includes('priority')
        ? t('group.belowLine')
        : t('group.belowLine.plain');
    case 'mentorsTaken':
    case 'noFurtherMentor':
      return t('group.mentorsTaken');
    case 'vetoed':
      return t('group.vetoed');
    default:
      return t('group.lowersTotal');
  }
};

/** The nearest miss, or what it would take, in one or two short sentences. */
export const nearestOf = (shower: Shower, reason: UnplacedReason): string => {
  const { naming, language } = shower;
  const t = words(language);
  const f = formats(language);
  switch (reason.kind) {
    case 'barred':
      if (reason.nearest !== null)
        return nearestWords(shower, reason.nearest.facts, naming.mentor(reason.nearest.id).name);
      return reason.own ? '' : t('near.none');
    case 'belowLine': {
      const rank = { rank: f.number(reason.rank), competing: f.number(reason.competing) };
      return reason.lowestPlaced !== null && reason.lowestPlaced > reason.priority
        ? t('near.belowLine', { ...rank, mean: mean(reason.priority), line: mean(reason.lowestPlaced) })
        : t('near.belowLine.even', rank);
    }
    case 'mentorsTaken': {
      const mentors = reason.mentors.slice(0, 3).map((mentor) => naming.mentor(mentor).name);
      const holders = firstHolders(shower.result.pairs, new Set(reason.mentors), 3);
      const shown = { mentors: f.list(mentors), count: reason.mentors.length };
      return holders.length === 0
        ? t('near.taken.bare', shown)
        : t('near.taken', { ...shown, mentees: f.list(holders.map((each) => naming.mentee(each).name)) });
    }
    case 'vetoed':
      return t('near.vetoed', {
        mentor: f.list(reason.mentors.slice(0, 3).map((mentor) => naming.mentor(mentor).name)),
      });
    case 'lowersTotal':
      return reason.way === null ? '' : t('near.lowersTotal', { points: f.number(-reason.way.total) });
    default:
      return '';
  }
};

/** The first mentees who have one of some mentors; of thousands of pairs no more are looked at. */
const firstHolders = (pairs: readonly RunPair[], mentors: ReadonlySet<string>, most: number): string[] => {
  const found: string[] = [];
  for (const { mentee, mentor } of pairs) {
    if (found.length === most) break;
    if (mentors.has(mentor)) found.push(mentee);
  }
  return found;
};

/** Hundredths as readers gave them: 383 is 3.8. */
export const mean = (hundredths: number): string => (hundredths / 100).toFixed(2);

/** Nobody reads a sentence of more names. */
const namedInNote = 12;

export const showSupply = (shower: Shower): ShownSupply => {
  const { naming, rules, result, language } = shower;
  const t = words(language);
  const f = formats(language);
  const rule = rules.constraints.find((each) => each.kind === 'support');
  const offered = rule?.kind === 'support' ? rule.offered : '';
  const rows = result.gaps.slice(0, 6).map((gap) => ({
    wanted: naming.option('mentor', offered, gap.item),
    waiting: gap.waiting.length,
    left: gap.left,
  }));
  const few = (ids: readonly string[], named: Shower['naming']['mentee']): string => {
    const names = ids.slice(0, namedInNote).map((id) => named(id).name);
    const more = ids.length - names.length;
    return f.list(more > 0 ? [...names, t('gaps.bottleneck.more', { count: more })] : names);
  };
  const notes = result.bottlenecks.slice(0, 2).map(({ mentees, mentors, slots, short }) => ({
    title: t('gaps.bottleneck.title', { count: mentors.length }),
    text: t('gaps.bottleneck', {
      mentees: few(mentees, naming.mentee),
      mentors: few(mentors, naming.mentor),
      room: slots,
      short,
    }),
  }));
  const places =
    result.withMorePlaces === null
      ? []
      : [{ title: t('gaps.places.title'), text: t('gaps.places', { most: result.withMorePlaces }) }];
  return { rows, notes: [...places, ...moreMentors(shower, offered), ...notes] };
};

/**
 * What mentors in the thing most waited for would bring. Exact: a mentor with one place adds one pair at most, and does
 * so while somebody waits whom they suit and a place is free; mentors with it who are here have none left.
 */
const moreMentors = (shower: Shower, offered: string): ShownSupply['notes'] => {
  const { naming, result, run, language } = shower;
  const t = words(language);
  const [gap] = result.gaps;
  const free = (run.settings.places ?? Number.POSITIVE_INFINITY) - result.pairs.length;
  const count = gap === undefined || gap.left > 0 ? 0 : Math.min(2, gap.waiting.length, free);
  if (gap === undefined || count <= 0) return [];
  const what = naming.option('mentor', offered, gap.item);
  const cities = new Set<string>();
  for (const id of gap.waiting) {
    const { city } = naming.mentee(id);
    if (city !== null) cities.add(city);
    if (cities.size === 4) break;
  }
  return [
    {
      title: t('gaps.note.title', { count, pairs: count }),
      text:
        cities.size === 0
          ? t('gaps.note.bare', { what })
          : t('gaps.note', { what, cities: formats(language).list([...cities]) }),
    },
  ];
};

export const showReserve = (
  shower: Shower,
): { count: number; sentences: string[]; people: ShownReserve[] } => {
  const { naming, result, language } = shower;
  const t = words(language);
  const f = formats(language);
  const barred = result.reserve.filter(({ reason }) => reason.kind === 'barred').length;
  const notNeeded = result.reserve.length - barred;
  const people = result.reserve.slice(0, shownInList).map(({ mentor, reason }) => ({
    person: naming.mentor(mentor),
    reason: reserveReason(shower, reason),
  }));
  const sentences = [
    ...(notNeeded > 0 ? [t('reserve.notNeeded', { count: notNeeded })] : []),
    ...(barred > 0 ? [t('reserve.noEligible', { count: barred })] : []),
  ];
  return {
    count: result.reserve.length,
    sentences: sentences.map((sentence) => sentence.replace(/^\d+/, (n) => f.number(Number(n)))),
    people,
  };
};

export const reserveReason = (shower: Shower, reason: RunSolved['reserve'][number]['reason']): string => {
  const { naming, language } = shower;
  const t = words(language);
  const f = formats(language);
  if (reason.kind === 'notNeeded') {
    const mentees = [...reason.unplaced, ...reason.placedElsewhere].map((id) => naming.mentee(id).name);
    return t('reserve.reason.notNeeded', { mentees: f.list(mentees.slice(0, 3)) });
  }
  if (reason.kind === 'vetoed') return t('group.vetoed');
  if (reason.kind === 'barred' && reason.own) return barWords(shower, reason.constraint);
  return t('reserve.reason.noEligible');
};

/** What the bars of criteria stand for, in their order. */
export const legendOf = (shower: Shower): string[] =>
  shower.rules.criteria.map((criterion) => criterionName(shower, criterion));

export const hasHours = (shower: Shower): boolean => hoursRule(shower.rules) !== null;
