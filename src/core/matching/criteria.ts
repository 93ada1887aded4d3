/**
 * Problem: the points of a pair, criterion by criterion, with the facts that explain them. Method: each criterion earns a
 * fraction of its weight, rounded half up to an integer. A fraction is at most one and the weights add up to 1000, so no
 * pair has more than 1000 points. Fractions are quotients of small integers: the same on every machine. Halving by rank
 * is geometric discounting; rarity is inverse document frequency in its simplest form (Spärck Jones 1972). Running time:
 * a few look-ups a pair.
 */
import type { Value } from '../questions/question.ts';
import { type CommonLanguage, stepsBetween, type Wish, wishFacts } from './constraints.ts';
import type { Criterion } from './participant.ts';
import { codes, hoursTable, languageTable, type Round, supportTable, tagsOf, tagTable } from './people.ts';

export type Because =
  | { readonly kind: 'support'; readonly wishes: readonly Wish[] }
  /** Shared topics, each with the number of mentors who have it. */
  | {
      readonly kind: 'topics';
      readonly shared: readonly { readonly topic: string; readonly mentors: number }[];
      readonly wanted: number;
    }
  | { readonly kind: 'hours'; readonly hours: number; readonly enough: number }
  /** The language both speak best, by the lower of the two levels. */
  | { readonly kind: 'language'; readonly best: CommonLanguage | null }
  | { readonly kind: 'step'; readonly steps: number | null; readonly ideal: number }
  | { readonly kind: 'same'; readonly answer: Value | null }
  | {
      readonly kind: 'answer';
      readonly side: 'mentee' | 'mentor';
      readonly question: string;
      readonly answer: Value | null;
    };

export type Earned = {
  readonly id: string;
  readonly weight: number;
  readonly points: number;
  readonly because: Because;
};

/** A criterion made ready. */
export type Measure = {
  readonly id: string;
  readonly weight: number;
  /** 0…weight. */
  readonly points: (i: number, j: number) => number;
  readonly because: (i: number, j: number) => Because;
};

/** Compiles one criterion over a round. Zones that are unknown are RangeErrors. */
export function measure(round: Round, criterion: Criterion): Measure {
  const { id, weight } = criterion;
  const { fraction, because } = fractionOf(round, criterion);
  const points = (i: number, j: number) => {
    const [part, whole] = fraction(i, j);
    return shareOf(weight, part, whole);
  };
  return { id, weight, points, because };
}

/** A part of a whole of a weight, rounded half up; nothing of nothing. */
export function shareOf(weight: number, part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.floor((2 * weight * Math.min(Math.max(part, 0), whole) + whole) / (2 * whole));
}

type Fraction = {
  readonly fraction: (i: number, j: number) => readonly [part: number, whole: number];
  readonly because: (i: number, j: number) => Because;
};

function fractionOf(round: Round, criterion: Criterion): Fraction {
  switch (criterion.kind) {
    case 'support':
      return support(round, criterion);
    case 'topics':
      return topics(round, criterion);
    case 'hours':
      return hours(round, criterion);
    case 'language':
      return language(round, criterion);
    case 'step':
      return step(round, criterion);
    case 'same':
      return same(round, criterion);
    case 'answer':
      return answer(round, criterion);
  }
}

type Of<K extends Criterion['kind']> = Extract<Criterion, { kind: K }>;

/** Every wish counts half as much as the one before it, and its level counts from nothing to the highest. */
function support(round: Round, { wanted, offered }: Of<'support'>): Fraction {
  const table = supportTable(round, wanted, offered);
  const { wishes, levels, level } = table;
  const highest = levels.length - 1;
  return {
    fraction: (i, j) => {
      const own = wishes[i]!;
      let part = 0;
      let whole = 0;
      for (let rank = 0; rank < own.length; rank++) {
        const share = 2 ** (own.length - 1 - rank);
        part += share * Math.max(0, level(j, own[rank]!));
        whole += share * highest;
      }
      return [part, whole];
    },
    because: (i, j) => ({
      kind: 'support',
      wishes: wishFacts(table, i, j),
    }),
  };
}

/**
 * What a topic that so many mentors have counts, in millionths: one over them and one. Rounded down to whole thousandths
 * while fewer than 125 have it, so that rounds of such a size keep their points; never nothing. See decision 0008.
 */
export function topicWorth(mentors: number): number {
  return mentors < 125
    ? 1000 * Math.floor(1000 / (mentors + 1))
    : Math.max(1, Math.floor(1_000_000 / (mentors + 1)));
}

/** Topics that no mentor has are left out; of the others each counts by one over the mentors who have it, and one. */
function topics(round: Round, { mentee, mentor, wish }: Of<'topics'>): Fraction {
  const { ofMentee, mentors, has } = tagTable(round, mentee, mentor);
  const worth = mentors.map(topicWorth);
  const wanted = round.mentees.map(({ answers }, i) =>
    wish === undefined || answers[wish] === true ? ofMentee[i]! : [],
  );
  const whole = wanted.map((tags) => tags.reduce((sum, { at }) => sum + worth[at]!, 0));
  return {
    fraction: (i, j) => {
      let part = 0;
      for (const { at } of wanted[i]!) if (has(j, at)) part += worth[at]!;
      return [part, whole[i]!];
    },
    because: (i, j) => ({
      kind: 'topics',
      shared: wanted[i]!.filter(({ at }) => has(j, at)).map(({ at, tag }) => ({
        topic: tag,
        mentors: mentors[at]!,
      })),
      wanted: wanted[i]!.length,
    }),
  };
}

function hours(round: Round, criterion: Of<'hours'>): Fraction {
  const { leanest } = hoursTable(round, criterion);
  const { enough } = criterion;
  return {
    fraction: (i, j) => [Math.round(leanest(i, j) * 4), Math.round(enough * 4)],
    because: (i, j) => ({ kind: 'hours', hours: leanest(i, j), enough }),
  };
}

function language(round: Round, { mentee, mentor }: Of<'language'>): Fraction {
  const { spoken, levels, level } = languageTable(round, mentee, mentor);
  const shared = (i: number, j: number) => {
    let best = -1;
    for (const own of spoken[i]!) best = Math.max(best, Math.min(own.level, level(j, own.at)));
    return best;
  };
  return {
    fraction: (i, j) => [shared(i, j), levels.length - 1],
    because: (i, j) => {
      const best = shared(i, j);
      const own =
        best < 0 ? undefined : spoken[i]!.find((each) => Math.min(each.level, level(j, each.at)) === best);
      if (own === undefined) return { kind: 'language', best: null };
      const [first, second] = [levels[own.level]!.key, levels[level(j, own.at)]!.key];
      return { kind: 'language', best: { language: own.language, mentee: first, mentor: second } };
    },
  };
}

/** One for the ideal step, one half for one beside it, one third for two. */
function step(round: Round, { mentee, mentor, ideal }: Of<'step'>): Fraction {
  const steps = stepsBetween(round, mentee, mentor);
  return {
    fraction: (i, j) => {
      const between = steps(i, j);
      return between === null ? [0, 1] : [1, 1 + Math.abs(between - ideal)];
    },
    because: (i, j) => ({ kind: 'step', steps: steps(i, j), ideal }),
  };
}

function same(round: Round, { mentee, mentor }: Of<'same'>): Fraction {
  const [first, second] = codes(round.mentees, mentee, round.mentors, mentor);
  const isSame = (i: number, j: number) => first[i]! >= 0 && first[i] === second[j];
  return {
    fraction: (i, j) => [isSame(i, j) ? 1 : 0, 1],
    because: (i, j) => ({
      kind: 'same',
      answer: isSame(i, j) ? (round.mentees[i]!.answers[mentee] ?? null) : null,
    }),
  };
}

/** The best worth of what they answered, in hundredths. */
function answer({ mentees, mentors }: Round, { side, question, worth }: Of<'answer'>): Fraction {
  const people = side === 'mentee' ? mentees : mentors;
  const values = people.map(({ answers }) => answers[question]);
  const earned = values.map((value) => Math.max(0, ...tagsOf(value).map((tag) => worth[tag] ?? 0)));
  const at = side === 'mentee' ? (i: number) => i : (_: number, j: number) => j;
  return {
    fraction: (i, j) => [earned[at(i, j)]!, 100],
    because: (i, j) => ({ kind: 'answer', side, question, answer: values[at(i, j)] ?? null }),
  };
}
