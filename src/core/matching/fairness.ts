/**
 * Problem: are people of some group placed less often, or fitted less well, and how can that be told without telling of
 * any one person? Method: counts by group, then the disclosure rules. A group of fewer than five is never told alone:
 * small groups are told together, with the next larger ones until they are at least two groups and five people, so that
 * taking the rows from the totals gives nothing smaller. A mean needs ten people, a median five; a mean that the total
 * would give away takes others with it. Where people may belong to several groups, a group also needs five people
 * outside it, and five between it and a group that holds it. One question at a time; no crossing. That all of a group
 * have a place, or none, is told: a place is no answer given in confidence, and it is what an audit looks for.
 * Differences are against everybody else, with an interval for chance. Running time: groups² × people. Ties: groups come
 * by size, then by name. Reference: Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
 */
import { differenceOf, type Range, wilson } from './shares.ts';

/** Fewest people of a row; of a mean. */
export const fewest = 5;
export const fewestForMean = 10;

/** One person: the groups they belong to, and how it went. */
export type Part = {
  readonly groups: readonly string[];
  readonly placed: boolean;
  readonly points: number | null;
};

export type AuditRow = {
  /** Null for the smaller groups told together. */
  readonly group: string | null;
  readonly people: number;
  readonly placed: number;
  /** Chance alone could have given any share in here. */
  readonly share: Range;
  readonly fit: { readonly kind: 'mean' | 'median'; readonly points: number } | null;
  /** Share minus the share of everybody else; null where these are fewer than five. */
  readonly difference: (Range & { readonly value: number }) | null;
};

export type Audit = {
  readonly people: number;
  readonly placed: number;
  /** The mean of all who have a place. */
  readonly fit: number | null;
  /** Empty where nothing may be told. */
  readonly rows: readonly AuditRow[];
  /** Groups that are told together, or, where groups overlap, not at all. */
  readonly small: number;
  readonly overlapping: boolean;
};

/** What may be told of these people by group. `overlapping`: somebody may belong to several groups, or to none. */
export function audit(parts: readonly Part[], overlapping: boolean): Audit {
  const whole = cellOf([], parts, [...parts.keys()]);
  const groups = groupsOf(parts);
  const cells = overlapping ? apart(groups, parts) : together(groups, parts);
  const rows = cells.length < 2 && !overlapping ? [] : cells;
  const means = meansOf(rows, whole, overlapping);
  return {
    people: whole.people,
    placed: whole.placed,
    fit: whole.placed >= fewestForMean ? mean(whole.points) : null,
    rows: rows.map((cell, at) => rowOf(cell, means.has(at), whole)),
    small: groups.length - rows.filter(({ names }) => names.length === 1).length,
    overlapping,
  };
}

type Cell = {
  readonly names: readonly string[];
  readonly people: number;
  readonly placed: number;
  readonly points: readonly number[];
  readonly members: ReadonlySet<number>;
};

function cellOf(names: readonly string[], parts: readonly Part[], members: readonly number[]): Cell {
  return {
    names,
    people: members.length,
    placed: members.filter((at) => parts[at]!.placed).length,
    points: members.flatMap((at) => parts[at]!.points ?? []),
    members: new Set(members),
  };
}

/** The largest first. */
function groupsOf(parts: readonly Part[]): Cell[] {
  return [...new Set(parts.flatMap(({ groups }) => groups))]
    .map((group) => {
      const members = [...parts.keys()].filter((at) => parts[at]!.groups.includes(group));
      return cellOf([group], parts, members);
    })
    .sort((a, b) => b.people - a.people || (a.names[0]! < b.names[0]! ? -1 : 1));
}

/**
 * Small groups together, with the next larger ones until nothing smaller than five can be worked out. Where that takes
 * all of them there is one row, which may be smaller and must not be told.
 */
function together(groups: readonly Cell[], parts: readonly Part[]): Cell[] {
  const shown = [...groups];
  const pooled: Cell[] = [];
  const size = () => pooled.reduce((sum, { people }) => sum + people, 0);
  while (shown.length > 0 && shown.at(-1)!.people < fewest) pooled.push(shown.pop()!);
  while (pooled.length > 0 && shown.length > 0 && size() < fewest) pooled.push(shown.pop()!);
  if (pooled.length === 0) return shown;
  const joined = cellOf(
    pooled.flatMap(({ names }) => names),
    parts,
    pooled.flatMap(({ members }) => [...members]),
  );
  return [...shown, joined];
}

/** Groups that overlap: each with five inside and five outside, and five between it and a group around it. */
function apart(groups: readonly Cell[], parts: readonly Part[]): Cell[] {
  const kept: Cell[] = [];
  for (const cell of groups) {
    const outside = parts.length - cell.people;
    if (cell.people < fewest || (outside > 0 && outside < fewest)) continue;
    const tooNear = kept.some((other) => {
      const isInside = [...cell.members].every((member) => other.members.has(member));
      const between = other.people - cell.people;
      return isInside && between > 0 && between < fewest;
    });
    if (!tooNear) kept.push(cell);
  }
  return kept;
}

/** Rows whose mean is told; those left out hold, together, enough people for a mean or nobody. */
function meansOf(rows: readonly Cell[], whole: Cell, overlapping: boolean): Set<number> {
  const told = new Set([...rows.keys()].filter((at) => rows[at]!.points.length >= fewestForMean));
  if (overlapping) {
    for (const at of told) {
      const rest = whole.points.length - rows[at]!.points.length;
      if (rest > 0 && rest < fewestForMean) told.delete(at);
    }
    return told;
  }
  const left = () => rows.reduce((sum, { points }, at) => (told.has(at) ? sum : sum + points.length), 0);
  while (told.size > 0 && left() > 0 && left() < fewestForMean) {
    const smallest = [...told].reduce((low, at) =>
      rows[at]!.points.length <= rows[low]!.points.length ? at : low,
    );
    told.delete(smallest);
  }
  return told;
}

function rowOf(cell: Cell, hasMean: boolean, whole: Cell): AuditRow {
  const own = { part: cell.placed, whole: cell.people };
  const others = { part: whole.placed - cell.placed, whole: whole.people - cell.people };
  return {
    group: cell.names.length === 1 ? cell.names[0]! : null,
    people: cell.people,
    placed: cell.placed,
    share: wilson(cell.placed, cell.people),
    fit: fitOf(cell.points, hasMean),
    difference: others.whole >= fewest ? differenceOf(own, others) : null,
  };
}

function fitOf(points: readonly number[], hasMean: boolean): AuditRow['fit'] {
  if (hasMean) return { kind: 'mean', points: mean(points) };
  return points.length >= fewest && points.length < fewestForMean
    ? { kind: 'median', points: median(points) }
    : null;
}

function mean(points: readonly number[]): number {
  return points.reduce((sum, each) => sum + each, 0) / points.length;
}

function median(points: readonly number[]): number {
  const sorted = [...points].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
