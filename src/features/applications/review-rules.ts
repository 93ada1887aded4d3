/** Who may read what, when, and how much they see of it; pure. */
import { statedConflicts } from '../../core/matching/conflicts.ts';
import { fold } from '../../core/questions/text.ts';
import { type Scores, totalOf } from '../../core/review/agreement.ts';

export type OthersSeen = 'never' | 'afterOwn' | 'always';

export type Phase = {
  readonly id: string;
  /** Calendar days in the organisers' zone; both are days of reading. */
  readonly opensOn: string;
  readonly closesOn: string;
  readonly namesHidden: boolean;
  readonly othersSeen: OthersSeen;
};

export type PhaseState = 'ahead' | 'open' | 'closed';

/** The phase that counts on a day: the latest that has begun, or else the first that will. */
export const phaseThatCounts = (phases: readonly Phase[], today: string): Phase | null => {
  const inOrder = [...phases].sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1));
  return inOrder.findLast(({ opensOn }) => opensOn <= today) ?? inOrder[0] ?? null;
};

export const stateOf = (phase: Phase, today: string): PhaseState => {
  if (today < phase.opensOn) return 'ahead';
  return today <= phase.closesOn ? 'open' : 'closed';
};

/** Two readers an application. */
export const readingsEach = 2;

/** How much of an application stays shut. */
export type Seal = { readonly names: boolean; readonly others: boolean };

export const nothingSealed: Seal = { names: false, others: false };

type Reading = {
  readonly phase: Phase | null;
  readonly today: string;
  /** This person's own reading is saved. */
  readonly ownIn: boolean;
  /** Readings that are in, all readers'. */
  readonly readings: number;
};

/** What a reader does not see on the page where they read. */
export const sealForReader = ({ phase, ownIn, readings }: Reading): Seal => {
  if (phase === null) return { names: false, others: !ownIn };
  return {
    names: phase.namesHidden && (readings < readingsEach || !ownIn),
    others: phase.othersSeen === 'always' ? false : phase.othersSeen === 'never' || !ownIn,
  };
};

/** What somebody who reads this application does not see elsewhere either, whatever their role; until reading ends. */
export const sealElsewhere = (reading: Reading): Seal => {
  const { phase, today } = reading;
  if (phase !== null && stateOf(phase, today) === 'closed') return nothingSealed;
  return sealForReader(reading);
};

/** The state as it is shown: to whoever must not see how an application was judged, a decided one is still being read. */
export const stateShown = <State extends string>(
  state: State,
  seal: Seal | undefined,
): State | 'underReview' =>
  seal?.others === true && ['accepted', 'waitlisted', 'declined'].includes(state) ? 'underReview' : state;

/** Why somebody must not read an application. */
export type Bar = 'own' | 'competitor' | 'declared' | 'named' | 'sameGroup';

export type Applied = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly group?: string | undefined;
  /** Whom they asked not to meet. */
  readonly stated?: string | undefined;
};

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly group?: string | undefined;
  readonly stated?: string | undefined;
  /** They applied as a mentee in this cohort. */
  readonly isMentee: boolean;
};

export type Declared = { readonly applicationId: string; readonly personId: string };

/** Every application and reader who must be kept apart, with the first reason; by application, then person. */
export const barsOf = (
  applications: readonly Applied[],
  people: readonly Person[],
  declared: readonly Declared[],
): ReadonlyMap<string, ReadonlyMap<string, Bar>> => {
  const said = new Set(declared.map(({ applicationId, personId }) => `${applicationId} ${personId}`));
  const { conflicts } = statedConflicts(applications.map(asApplicant), people.map(asApplicant));
  const named = new Set(conflicts.map(({ mentee, mentor }) => `${mentee} ${mentor}`));
  return new Map(
    applications.map((application) => {
      const found = people.flatMap((person): [string, Bar][] => {
        const both = `${application.id} ${person.id}`;
        if (application.personId === person.id) return [[person.id, 'own']];
        if (said.has(both)) return [[person.id, 'declared']];
        if (person.isMentee) return [[person.id, 'competitor']];
        if (named.has(both)) return [[person.id, 'named']];
        return isSameGroup(application.group, person.group) ? [[person.id, 'sameGroup']] : [];
      });
      return [application.id, new Map(found)];
    }),
  );
};

/** Bars that also keep somebody from deciding; belonging to one group does not. */
export const barsDeciding = (bar: Bar | undefined): boolean => bar !== undefined && bar !== 'sameGroup';

const asApplicant = ({ id, name, group, stated }: Omit<Applied, 'personId'>) => ({
  id,
  name,
  ...(group !== undefined && { group }),
  ...(stated !== undefined && { stated }),
});

const noGroup = /^(none|no|n\/a|na|nil|independent|freelance|self-employed|retired|other|-|)$/;

const isSameGroup = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && !noGroup.test(fold(one)) && fold(one) === fold(other);

export type MyReading = {
  readonly applicationId: string;
  readonly number: string;
  /** Readings in, all readers'. */
  readonly readings: number;
  readonly own: 'none' | 'begun' | 'in';
  readonly scores: Readonly<Record<string, number>>;
};

/** The least read of what is left, other than this one. */
export const nextReading = (lines: readonly MyReading[], except?: string): string | null =>
  lines.find(({ own, applicationId }) => own !== 'in' && applicationId !== except)?.applicationId ?? null;

const highestScore = 5;

/** The points of a reading, over those given. */
export const pointsOf = (scores: Scores) => totalOf(scores, highestScore);

export const minutesEach = 4;
