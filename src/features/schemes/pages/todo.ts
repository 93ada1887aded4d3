/** What a cohort's home asks of a coordinator, in the order in which it is done. */
import { paths } from '../../../paths.ts';
import type { Ability } from '../../../permissions.ts';
import type { Text } from '../../../ui/text.ts';
import type { Overview } from '../cohort-queries.ts';
import { type Dates, nextStep, type Phase } from '../rules.ts';
import type { words } from '../words.ts';

type Words = Text<typeof words.english>;

export type Todo = {
  readonly ability: Ability;
  readonly say: (t: Words) => { readonly what: string; readonly why: string };
  readonly verb:
    | 'now.file.open'
    | 'now.import'
    | 'now.call.do'
    | 'now.came.do'
    | 'now.match.do'
    | 'now.matchAgain.do'
    | 'now.board.do'
    | 'now.letters.do'
    | 'now.fallen.do'
    | 'now.freed.do'
    | 'now.bounced.do';
  readonly href: string;
};

export const todo = (overview: Overview, cohort: { readonly id: string }, phase: Phase): Todo[] => {
  const { mentees, mentors, openImports, isRead, runs, changedSinceRun } = overview;
  const rows: Todo[] = openImports.map(({ id, filename, state }) => ({
    ability: 'importApplications',
    say: (t) => ({ what: t(`now.file.${state}`, { filename }), why: t(`now.file.${state}.why`) }),
    verb: 'now.file.open',
    href: state === 'mapped' ? paths.importPreview(cohort.id, id) : paths.importColumns(cohort.id, id),
  }));
  const step = nextStep(overview);
  const { isOpen, isDue } = callStands(overview, phase);
  if (isOpen)
    rows.push({
      ability: 'manageSchemes',
      say: (t) => ({ what: t('now.came', { mentees, mentors }), why: t('now.came.why') }),
      verb: 'now.came.do',
      href: paths.cohortCall(cohort.id),
    });
  if (isDue)
    rows.push({
      ability: 'manageSchemes',
      say: (t) => ({ what: t('now.call'), why: t('now.call.why') }),
      verb: 'now.call.do',
      href: paths.cohortCall(cohort.id),
    });
  if (step === 'importMentees' && !isOpen)
    rows.push({
      ability: 'importApplications',
      say: (t) => ({ what: t('now.importMentees'), why: t('now.importMentees.why') }),
      verb: 'now.import',
      href: paths.newImport(cohort.id, 'mentee'),
    });
  if (mentors === 0 && !isOpen)
    rows.push({
      ability: 'importApplications',
      say: (t) => ({ what: t('now.importMentors'), why: t('now.importMentors.why', { count: mentees }) }),
      verb: 'now.import',
      href: paths.newImport(cohort.id, 'mentor'),
    });
  if (mentees > 0 && !isRead && runs === 0 && !isOpen)
    rows.push({
      ability: 'importApplications',
      say: (t) => ({ what: t('now.reviews'), why: t('now.reviews.why') }),
      verb: 'now.import',
      href: paths.newImport(cohort.id, 'reviews'),
    });
  if (step === 'match' && !isOpen)
    rows.push({
      ability: 'decideMatching',
      say: (t) => ({ what: t('now.match', { mentees, mentors }), why: t('now.match.why') }),
      verb: 'now.match.do',
      href: paths.matching(cohort.id),
    });
  const { letters, fallen, freed, waiting: onList, bounced } = overview.outcome;
  if (fallen > 0)
    rows.push({
      ability: 'seePairs',
      say: (t) => ({ what: t('now.fallen', { count: fallen }), why: t('now.fallen.why') }),
      verb: 'now.fallen.do',
      href: paths.pairs(cohort.id),
    });
  if (bounced > 0)
    rows.push({
      ability: 'sendLetters',
      say: (t) => ({ what: t('now.bounced', { count: bounced }), why: t('now.bounced.why') }),
      verb: 'now.bounced.do',
      href: paths.cohortOutbox(cohort.id),
    });
  if (freed > 0 && onList > 0)
    rows.push({
      ability: 'seePairs',
      say: (t) => ({
        what: t('now.freed', { count: freed }),
        why: t('now.freed.why', { count: onList }),
      }),
      verb: 'now.freed.do',
      href: paths.waiting(cohort.id),
    });
  if (letters !== null && letters.leaving + letters.held > 0) {
    const { leaving, held, unfinished, set } = letters;
    rows.push({
      ability: 'sendLetters',
      say: (t) => ({
        what: t('now.letters', { count: leaving + held }),
        why: set ? t('now.letters.set', { leaving, held }) : t('now.letters.why', { unfinished }),
      }),
      verb: 'now.letters.do',
      href: paths.cohortOutbox(cohort.id),
    });
  }
  if (runs > 0 && changedSinceRun > 0)
    rows.push({
      ability: 'decideMatching',
      say: (t) => ({ what: t('now.matchAgain', { count: changedSinceRun }), why: t('now.matchAgain.why') }),
      verb: 'now.matchAgain.do',
      href: paths.matching(cohort.id),
    });
  if (runs > 0 && changedSinceRun === 0 && letters === null)
    rows.push({
      ability: 'seeMatching',
      say: (t) => ({ what: t('now.board'), why: t('now.board.why', { runs }) }),
      verb: 'now.board.do',
      href: paths.matching(cohort.id),
    });
  return rows;
};

/** The day by which each is done, where one is known. */
export const dueOn: Readonly<Record<Todo['verb'], keyof Dates | null>> = {
  'now.file.open': null,
  'now.import': null,
  'now.call.do': 'opensOn',
  'now.came.do': null,
  'now.match.do': 'startsOn',
  'now.matchAgain.do': 'startsOn',
  'now.board.do': 'startsOn',
  'now.letters.do': 'startsOn',
  'now.fallen.do': null,
  'now.freed.do': null,
  'now.bounced.do': null,
};

/** What is due today or was due before comes first; the rest stays in the order in which it is done. */
export const inOrderOfDay = <Row extends { readonly by: string | null }>(
  rows: readonly Row[],
  today: string,
): readonly Row[] => {
  const isDue = ({ by }: Row): boolean => by !== null && by <= today;
  return [...rows.filter(isDue), ...rows.filter((row) => !isDue(row))];
};

/** Whether people can apply by the forms now, and whether that waits for the coordinator. */
export const callStands = ({ call, mentees, mentors }: Overview, phase: Phase) => {
  const isTime = phase === 'before' || phase === 'call';
  const isPublic = call !== null && call.openedAt !== null && call.closedAt === null;
  return {
    isOpen: phase === 'call' && isPublic,
    isDue: isTime && (call === null || call.openedAt === null) && mentees + mentors === 0,
  };
};
