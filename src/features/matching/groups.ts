/** Who is placed, by a group that a coordinator chooses; counts alone leave this file, never a name or a number. */
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { type Audit, audit, fewestForMean, type Part } from '../../core/matching/fairness.ts';
import type { Frozen } from '../../core/matching/run.ts';
import type { Question, Value } from '../../core/questions/question.ts';
import { fold } from '../../core/questions/text.ts';
import type { Db } from '../../db/connect.ts';
import { remembered } from '../../db/remembered.ts';
import type { Cell } from '../../sheets/write-csv.ts';
import { formats } from '../../ui/formats.ts';
import type { Language } from '../../ui/languages.ts';
import type { Cohort } from '../schemes/queries.ts';
import type { ShownGroups } from './pages/groups.tsx';
import { studyWords } from './study-words.ts';

type Side = 'mentee' | 'mentor';
type RunPair = { readonly mentee: string; readonly mentor: string; readonly points: number };
type Run = { readonly pairs: readonly RunPair[]; readonly frozen: Frozen };

/** Kinds of question whose answers make groups; of several answers a person belongs to several groups. */
const once: readonly Question['kind'][] = ['choice', 'yesNo', 'country', 'zone'];
const several: readonly Question['kind'][] = ['choices', 'ranked', 'languages'];

type Choice = { readonly side: Side; readonly question: Question };

const choicesOf = ({ questions }: Cohort): Choice[] =>
  (['mentee', 'mentor'] as const).flatMap((side) =>
    questions[side]
      .filter(({ kind }) => once.includes(kind) || several.includes(kind))
      .map((question) => ({ side, question })),
  );

/** `mentee.country`; where nothing known was asked for, the first question by which something can be told. */
const chosen = async (
  choices: readonly Choice[],
  by: string | undefined,
  count: (choice: Choice) => Promise<Groups>,
): Promise<Groups | null> => {
  const asked = choices.find((choice) => keyOf(choice) === by);
  if (asked !== undefined) return count(asked);
  for (const choice of choices) {
    const groups = await count(choice);
    if ((groups.audit?.rows.length ?? 0) > 0) return groups;
  }
  return choices[0] === undefined ? null : count(choices[0]);
};

const keyOf = ({ side, question }: Choice): string => `${side}.${question.key}`;

export type Groups = {
  readonly choices: readonly Choice[];
  readonly choice: Choice | null;
  readonly audit: Audit | null;
  readonly nameOf: (group: string) => string;
};

/** Counts by group over everybody who took part and did not withdraw. */
export const countGroups = async (
  db: Db,
  cohort: Cohort,
  run: Run,
  by: string | undefined,
  language: Language,
): Promise<Groups> => {
  const choices = choicesOf(cohort);
  const count = (choice: Choice) => countBy(db, cohort, run, choices, choice, language);
  return (
    (await chosen(choices, by, count)) ?? { choices, choice: null, audit: null, nameOf: (group) => group }
  );
};

const countBy = async (
  db: Db,
  cohort: Cohort,
  run: Run,
  choices: readonly Choice[],
  choice: Choice,
  language: Language,
): Promise<Groups> => {
  const { side, question } = choice;
  const answers = await answersTo(db, cohort.id, { side, key: question.key });
  const spelled = new Map<string, string>();
  const parts = partsOf(run, side).map(({ id, placed, points }): Part => {
    const groups = groupsOf(question, answers.get(id), cohort, spelled);
    return { groups, placed, points };
  });
  const t = studyWords(language);
  return {
    choices,
    choice,
    audit: audit(parts, several.includes(question.kind)),
    nameOf: (group) => nameOf(question, group, spelled, t),
  };
};

const partsOf = ({ pairs, frozen }: Run, side: Side) => {
  const own = Map.groupBy(pairs, (pair) => pair[side]);
  return frozen[`${side}s`]
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ id }) => {
      const held = own.get(id) ?? [];
      const points = held.reduce((sum, pair) => sum + pair.points, 0) / held.length;
      return { id, placed: held.length > 0, points: held.length > 0 ? points : null };
    });
};

/** What people answered to one question, by application number; remembered while nobody answers anything else. */
export const answersTo = remembered(
  [],
  async (db, cohortId, { side, key }: { readonly side: Side; readonly key: string }) => {
    const rows = await db
      .selectFrom('applications')
      .select(['number', sql<Value | null>`answers -> ${key}::text`.as('answer')])
      .where('cohort_id', '=', cohortId)
      .where('role', '=', side)
      .execute();
    return new Map(rows.map(({ number, answer }) => [number, answer ?? undefined]));
  },
  8,
);

/** An answer nobody gave is a group of its own. */
const unanswered = '';

const groupsOf = (
  question: Question,
  value: Value | undefined,
  cohort: Cohort,
  spelled: Map<string, string>,
): string[] => {
  const plain = typeof value === 'boolean' ? String(value) : value;
  if (plain === undefined || plain === '') return several.includes(question.kind) ? [] : [unanswered];
  if (typeof plain === 'string') {
    if (question.kind === 'zone') return [bandOf(plain, cohort.startsOn)];
    if (question.kind !== 'country') return [plain];
    const folded = fold(plain);
    if (!spelled.has(folded)) spelled.set(folded, plain.trim());
    return [folded];
  }
  if (!Array.isArray(plain)) return [unanswered];
  return [
    ...new Set(
      plain.flatMap((each): string[] => {
        if (typeof each === 'string') return [each];
        if (typeof each !== 'object' || each === null || !('language' in each)) return [];
        const folded = fold(each.language);
        if (!spelled.has(folded)) spelled.set(folded, each.language);
        return [folded];
      }),
    ),
  ];
};

/** Bands of the world by their clock on the first day, each six hours wide or so. */
const bands = [-12, -2, 4, 15] as const;

const bandOf = (zone: string, day: string): string => {
  const offset = Temporal.PlainDate.from(day).toZonedDateTime(zone).offsetNanoseconds / 3.6e12;
  return String(bands.findLastIndex((from) => offset >= from));
};

const nameOf = (
  question: Question,
  group: string,
  spelled: ReadonlyMap<string, string>,
  t: ReturnType<typeof studyWords>,
): string => {
  if (group === unanswered) return t('groups.noAnswer');
  if (question.kind === 'yesNo') return t(group === 'true' ? 'yes' : 'no');
  if (question.kind === 'zone') {
    const at = Number(group);
    const sign = (hours: number) => (hours < 0 ? `−${-hours}` : `+${hours}`);
    return t('groups.zone', { from: sign(bands[at] ?? 0), until: sign((bands[at + 1] ?? 0) - 1) });
  }
  if ('options' in question) return question.options.find(({ key }) => key === group)?.label ?? group;
  return spelled.get(group) ?? group;
};

const percent = (share: number): number => Math.round(100 * share);

export const showGroups = (
  groups: Groups,
  language: Language,
): Pick<ShownGroups, 'by' | 'options' | 'table'> => {
  const { choices, choice, audit: found, nameOf: name } = groups;
  const t = studyWords(language);
  const f = formats(language);
  const options = (['mentee', 'mentor'] as const).map((side) => ({
    label: t(side === 'mentee' ? 'groups.by.mentees' : 'groups.by.mentors'),
    options: choices
      .filter((each) => each.side === side)
      .map((each) => ({ value: keyOf(each), label: each.question.short })),
  }));
  if (choice === null || found === null) return { by: '', options, table: null };
  const fitOf = (points: number) => f.number(Math.round(points / 10));
  const signed = (value: number) => (value < 0 ? `−${f.number(-value)}` : `+${f.number(value)}`);
  const clear = found.rows.filter(
    ({ difference }) => difference !== null && difference.least * difference.most > 0,
  );
  return {
    by: keyOf(choice),
    options,
    table: {
      side: choice.side,
      question: choice.question.short,
      overlapping: found.overlapping,
      small: found.small,
      everybody: {
        placed: f.share(found.placed, found.people),
        fit: found.fit === null ? t('groups.hidden', { count: fewestForMean }) : fitOf(found.fit),
      },
      clear: clear.map(({ group }) => (group === null ? t('groups.small') : name(group))),
      rows: found.rows.map((row) => ({
        group: row.group === null ? t('groups.small') : name(row.group),
        placed: f.share(row.placed, row.people),
        chance: t('groups.range', {
          least: `${percent(row.share.least)}`,
          most: `${f.percent(percent(row.share.most), 100)}`,
        }),
        fit:
          row.fit === null
            ? null
            : t(row.fit.kind === 'mean' ? 'groups.mean' : 'groups.median', { fit: fitOf(row.fit.points) }),
        difference:
          row.difference === null
            ? null
            : t('groups.points', {
                value: signed(percent(row.difference.value)),
                least: signed(percent(row.difference.least)),
                most: signed(percent(row.difference.most)),
              }),
      })),
    },
  };
};

export const groupHeadings = (language: Language): string[] => {
  const t = studyWords(language);
  const chance = t('groups.chance');
  const difference = t('groups.file.difference');
  return [
    t('groups.group'),
    t('groups.file.people'),
    t('groups.file.placed'),
    t('groups.file.share'),
    `${chance}, ${t('groups.file.least')}`,
    `${chance}, ${t('groups.file.most')}`,
    t('groups.file.fit'),
    t('groups.file.kind'),
    difference,
    `${difference}, ${t('groups.file.least')}`,
    `${difference}, ${t('groups.file.most')}`,
  ];
};

/** The rows of the page as figures; nothing more than the page tells. */
export const groupRows = ({ audit: found, nameOf: name }: Groups, language: Language): Cell[][] => {
  if (found === null) return [];
  const t = studyWords(language);
  const fitOf = (points: number) => Math.round(points / 10);
  const everybody: Cell[] = [
    t('groups.everybody'),
    found.people,
    found.placed,
    found.people === 0 ? '' : percent(found.placed / found.people),
    '',
    '',
    found.fit === null ? '' : fitOf(found.fit),
    found.fit === null ? '' : t('groups.file.mean'),
    '',
    '',
    '',
  ];
  const rows = found.rows.map((row): Cell[] => [
    row.group === null ? t('groups.small') : name(row.group),
    row.people,
    row.placed,
    percent(row.placed / row.people),
    percent(row.share.least),
    percent(row.share.most),
    row.fit === null ? '' : fitOf(row.fit.points),
    row.fit === null ? '' : t(`groups.file.${row.fit.kind}`),
    ...(row.difference === null
      ? ['', '', '']
      : [row.difference.value, row.difference.least, row.difference.most].map(percent)),
  ]);
  return found.people < 5 ? [] : [everybody, ...rows];
};
