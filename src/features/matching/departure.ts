/** Who lives with whom in a cohort now, who is gone, and what a departure leaves to be repaired. */
import type { Couple } from '../../core/matching/run.ts';
import type { Departure } from '../../core/matching/studies.ts';
import type { Db } from '../../db/connect.ts';
import { listOffers, type OfferLine } from '../pairings/queries.ts';
import type { Run } from './documents.ts';

export type Leaver = { readonly side: 'mentee' | 'mentor'; readonly number: string };

export type Standing = {
  /** Pairs that live: promised, waiting for an answer, or open; before anything was offered, those of the run. */
  readonly live: readonly Couple[];
  /** Offers have been made. */
  readonly offered: boolean;
  readonly goneMentees: ReadonlySet<string>;
  /** Mentors who withdrew or said no: they take nobody new. */
  readonly closedMentors: ReadonlySet<string>;
  readonly parted: readonly Couple[];
  /** By mentee: the offer that fell through and that nothing has replaced yet. */
  readonly fallen: ReadonlyMap<string, OfferLine>;
};

/** What lives in a cohort, as far as the run knows these people. */
export const standingOf = async (db: Db, run: Run): Promise<Standing> => {
  const offers = await listOffers(db, run.cohortId);
  const out = await db
    .selectFrom('applications')
    .select(['role', 'number'])
    .where('cohort_id', '=', run.cohortId)
    .where('state', 'in', ['withdrawn', 'declined'])
    .execute();
  const withdrawn = (side: 'mentee' | 'mentor'): string[] =>
    out.filter(({ role }) => role === side).map(({ number }) => number);
  const proposed: Couple[] =
    run.result.kind === 'solved'
      ? run.result.pairs.map(({ mentee, mentor }): Couple => [mentee, mentor])
      : [];
  const lines = offers.map((offer) => ({ offer, couple: coupleOf(offer), is: stateOf(offer) }));
  const couples = (is: OfferIs): Couple[] =>
    lines.filter((line) => line.is === is).map(({ couple }) => couple);
  const saidNo = (side: 'menteeAnswer' | 'mentorAnswer'): OfferLine[] =>
    offers.filter((offer) => offer[side] === 'declined');
  const lives = new Set(couples('lives').map(([mentee]) => mentee));
  return {
    live: offers.length === 0 ? proposed : couples('lives'),
    offered: offers.length > 0,
    goneMentees: new Set([
      ...withdrawn('mentee'),
      // Who said no to one offer may have another by now, or wait for one.
      ...saidNo('menteeAnswer')
        .filter(({ menteeNumber, onList }) => !onList && !lives.has(menteeNumber))
        .map(({ menteeNumber }) => menteeNumber),
      // A pairing that came to its end needs no other mentor.
      ...couples('ended').map(([mentee]) => mentee),
    ]),
    closedMentors: new Set([
      ...withdrawn('mentor'),
      ...saidNo('mentorAnswer').map(({ mentorNumber }) => mentorNumber),
    ]),
    parted: couples('parted'),
    fallen: new Map(
      lines
        .filter(({ offer, is }) => is === 'parted' && !offer.replaced && offer.menteeAnswer !== 'declined')
        .map(({ offer }) => [offer.menteeNumber, offer]),
    ),
  };
};

type OfferIs = 'lives' | 'ended' | 'parted';

const coupleOf = ({ menteeNumber, mentorNumber }: OfferLine): Couple => [menteeNumber, mentorNumber];

const stateOf = ({ state, pairing }: OfferLine): OfferIs => {
  if (pairing !== null) {
    if (pairing.state === 'concluded') return 'ended';
    return pairing.state === 'endedEarly' ? 'parted' : 'lives';
  }
  return state === 'prepared' || state === 'open' || state === 'accepted' ? 'lives' : 'parted';
};

/** The departure that a repair is asked for: everybody who is gone already, and one more. */
export const departureOf = (standing: Standing, leaver: Leaver | null): Departure => {
  const goneMentees = new Set(standing.goneMentees);
  const closed = new Set(standing.closedMentors);
  if (leaver !== null) (leaver.side === 'mentee' ? goneMentees : closed).add(leaver.number);
  const live = standing.live.filter(
    ([mentee, mentor]) =>
      !goneMentees.has(mentee) && !(leaver?.side === 'mentor' && leaver.number === mentor),
  );
  const stay = (mentor: string): number => live.filter(([, other]) => other === mentor).length;
  const ended = [
    ...standing.live.filter((couple) => !live.includes(couple)),
    ...[...standing.fallen.values()].map(coupleOf),
  ].filter(([mentee]) => !goneMentees.has(mentee));
  return {
    live,
    ended,
    mentees: [...goneMentees].sort(),
    mentors: [...closed].sort().map((mentor) => [mentor, stay(mentor)] as const),
    parted: standing.parted,
  };
};

/** What somebody hears when a repair is kept. */
export type Hearing = {
  readonly side: 'mentee' | 'mentor';
  readonly number: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly hears:
    | 'another'
    | 'moves'
    | 'waits'
    | 'loses'
    | 'place'
    | 'called'
    | 'more'
    | 'changes'
    | 'fewer'
    | 'idle';
};

/** Everybody for whom a repair changes something, mentees first; the leaver is not among them. */
export const hearingsOf = (
  standing: Standing,
  { live }: Departure,
  leaver: Leaver | null,
  pairs: readonly (readonly [mentee: string, mentor: string, ...rest: unknown[]])[],
): Hearing[] => {
  const still = new Set(live.map((couple) => couple.join(' ')));
  const had = [
    ...standing.live,
    // Whose offer fell through had a mentor, too.
    ...[...standing.fallen.values()].map(coupleOf),
  ];
  const partners = (list: readonly (readonly [string, string, ...unknown[]])[], side: 0 | 1, id: string) =>
    list.filter((pair) => pair[side] === id).map((pair) => pair[1 - side] as string);
  const idsOf = (side: 0 | 1) => [...new Set([...had, ...pairs].map((pair) => pair[side] as string))].sort();
  const isGone = (side: 'mentee' | 'mentor', id: string) => leaver?.side === side && leaver.number === id;
  const mentees = idsOf(0).flatMap((number): Hearing[] => {
    const [before, after] = [partners(had, 0, number), partners(pairs, 0, number)];
    if (isGone('mentee', number) || before.join() === after.join()) return [];
    const lived = before.some((mentor) => still.has(`${number} ${mentor}`));
    const hears =
      before.length === 0
        ? 'place'
        : after.length > 0
          ? lived
            ? 'moves'
            : 'another'
          : lived
            ? 'loses'
            : 'waits';
    return [{ side: 'mentee', number, before, after, hears }];
  });
  const mentors = idsOf(1).flatMap((number): Hearing[] => {
    const before = partners(standing.live, 1, number).sort();
    const after = partners(pairs, 1, number).sort();
    if (isGone('mentor', number) || before.join() === after.join()) return [];
    const fresh = after.some((mentee) => !before.includes(mentee));
    const hears =
      before.length === 0
        ? 'called'
        : after.length === 0
          ? 'idle'
          : !fresh
            ? 'fewer'
            : before.every((mentee) => after.includes(mentee))
              ? 'more'
              : 'changes';
    return [{ side: 'mentor', number, before, after, hears }];
  });
  return [...mentees, ...mentors];
};
