/**
 * Problem: the criteria of a round, packed: columns, lists and sets from which the points of a row are added. Method: a
 * criterion whose points depend on the mentee's class is a column for each class, filled when a row needs it
 * (columns.ts); topics and equal answers are lists; what one side earns alone is added to another column, or to the row.
 * The roundings of criteria.ts, and hours apart. Running time: people × what they answered. Ties: mentees who are alike
 * stand together, by id.
 */
import type { Value } from '../../questions/question.ts';
import { standings } from '../constraints.ts';
import { measure, shareOf } from '../criteria.ts';
import type { Criterion } from '../participant.ts';
import { codes, type Round } from '../people.ts';
import { countOf, mentorsWith, wordsOf } from './lists.ts';
import type { Tables } from './pack-tables.ts';
import type { Packed, Points } from './packed.ts';

/** `sets` are the sets of criteria, as in packed.ts. */
export function packCriteria(
  round: Round,
  tables: Tables,
  sets: readonly (readonly Criterion[])[],
): Pick<Packed, 'criteria' | 'criteriaOf' | 'order' | 'most'> {
  const most = Math.max(...sets.map((set) => set.reduce((sum, { weight }) => sum + weight, 0)));
  if (most > mostPoints) throw new RangeError(`Criteria may earn ${mostPoints} points in all, not ${most}.`);
  const criteria = sets.map((set) =>
    joined(set.flatMap((criterion) => pointsOf(round, tables, criterion) ?? [])),
  );
  const criteriaOf = setOfEach(round);
  return { criteria, criteriaOf, order: orderOf(criteria, criteriaOf), most };
}

/** Points of a row are added in 16 bits. */
const mostPoints = 8000;

/** Which set of criteria measures each mentee; see measuresOf in judge.ts. */
function setOfEach({ mentees, rules: { own } }: Round): Uint8Array {
  if (own === undefined) return new Uint8Array(mentees.length);
  const aims: readonly (Value | undefined)[] = Object.keys(own.criteria);
  return Uint8Array.from(mentees, ({ answers }) => aims.indexOf(answers[own.question]) + 1);
}

/** By set of criteria, then by the classes that its criteria know, then by id. */
function orderOf(criteria: Packed['criteria'], criteriaOf: Uint8Array): Int32Array {
  const keys = criteria.map((set) => set.flatMap((each) => ('classOf' in each ? [each.classOf] : [])));
  return Int32Array.from(criteriaOf.keys()).sort((a, b) => {
    if (criteriaOf[a] !== criteriaOf[b]) return criteriaOf[a]! - criteriaOf[b]!;
    const differs = keys[criteriaOf[a]!]!.find((classOf) => classOf[a] !== classOf[b]);
    return differs === undefined ? a - b : differs[a]! - differs[b]!;
  });
}

/** Points that mentors earn by themselves are added to a column of the set, if it has one. */
function joined(set: readonly Points[]): Points[] {
  const column = set.find((each) => 'extra' in each);
  const alone = set.filter((each) => each.kind === 'mentor');
  if (column === undefined || alone.length === 0) return [...set];
  const extra = alone[0]!.points.map((_, j) => alone.reduce((sum, { points }) => sum + points[j]!, 0));
  return set
    .filter((each) => each.kind !== 'mentor')
    .map((each) => (each === column ? { ...column, extra } : each));
}

/** Null for hours, which are counted apart. */
function pointsOf(round: Round, tables: Tables, rule: Criterion): Points | null {
  const { weight } = rule;
  const lanes = wordsOf(round.mentors.length) * 32;
  switch (rule.kind) {
    case 'hours':
      return null;
    case 'support': {
      const { table, arrays } = tables.support(rule.wanted, rule.offered);
      return { kind: 'support', extra: null, weight, highest: table.levels.length - 1, ...arrays };
    }
    case 'topics':
      return { kind: 'topics', weight, ...tables.topics(rule.mentee, rule.mentor, rule.wish) };
    case 'language': {
      const { table, arrays } = tables.language(rule.mentee, rule.mentor);
      const whole = table.levels.length - 1;
      const points = Int16Array.from({ length: whole + 2 }, (_, place) => shareOf(weight, place - 1, whole));
      return { kind: 'language', extra: null, points, ...arrays };
    }
    case 'step': {
      const [a, b] = standings(round, rule.mentee, rule.mentor);
      const width = 1 + Math.max(countOf(a), countOf(b));
      const points = new Int16Array(width * width);
      for (let from = 1; from < width; from++) {
        for (let to = 1; to < width; to++) {
          points[from * width + to] = shareOf(weight, 1, 1 + Math.abs(to - from - rule.ideal));
        }
      }
      const mentorAt = new Int32Array(lanes);
      for (const [j, place] of b.entries()) mentorAt[j] = place + 1;
      return { kind: 'table', extra: null, points, width, classOf: a.map((at) => at + 1), mentorAt };
    }
    case 'same': {
      const [mentee, mentor] = codes(round.mentees, rule.mentee, round.mentors, rule.mentor);
      return { kind: 'same', weight, ...mentorsWith(mentee, mentor) };
    }
    case 'answer': {
      const { points } = measure(round, rule);
      if (rule.side === 'mentee') {
        return { kind: 'mentee', points: Int32Array.from(round.mentees, (_, at) => points(at, 0)) };
      }
      const earned = new Int16Array(lanes);
      for (const j of round.mentors.keys()) earned[j] = points(0, j);
      return { kind: 'mentor', points: earned };
    }
  }
}
