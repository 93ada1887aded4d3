/**
 * Why somebody has few partners or none.
 *
 * Method: the possible partners are sieved by one constraint after another, in the order of reasons; the one at which
 * none is left is the bar. Beside it stand the counts that tell whether it bars alone or together with others, and the
 * nearest miss: of those left before the bar, the one who comes nearest to passing it, then fails fewest others, then
 * has the lowest id. Partners × constraints steps.
 */
import { type Bar, withdrawnId } from './constraints.ts';

/** A possible partner: their id, and the pair they would be. */
export type Partner = { readonly id: string; readonly i: number; readonly j: number };

export type Reasons = {
  readonly id: string;
  /** Partners who pass everything. */
  readonly eligible: number;
  /** By constraint: partners who pass it, whatever the others say. */
  readonly passing: Readonly<Record<string, number>>;
  /** By constraint: partners whom it alone keeps out. */
  readonly sole: Readonly<Record<string, number>>;
  /** Partners left after each constraint, in the order of reasons. */
  readonly left: readonly { readonly constraint: string; readonly partners: number }[];
  /** The real reason; null if somebody is eligible or there is no partner at all. */
  readonly bar: Obstacle | null;
  /** The set of constraints that most partners fail together, and how many do; null if none fails. */
  readonly commonest: { readonly constraints: readonly string[]; readonly partners: number } | null;
  readonly nearest: Nearest | null;
};

export type Obstacle = {
  readonly constraint: string;
  /** It is the person's own answer or withdrawal: no partner could change it. */
  readonly own: boolean;
  /** No partner at all passes it, not only none of those left. */
  readonly alone: boolean;
};

/** The nearest miss, and what keeps them apart. */
export type Nearest = { readonly id: string; readonly failing: readonly string[] };

export function reasonsFor(
  id: string,
  side: 'mentee' | 'mentor',
  hasWithdrawn: boolean,
  all: readonly Bar[],
  partners: readonly Partner[],
): Reasons {
  // 1. Who fails what, in the order for this side.
  const order = inOrder(all, side);
  const judged = partners.map((partner) => ({
    partner,
    failing: order.filter((bar) => bar.fails(partner.i, partner.j)),
  }));

  // 2. Counts.
  const count = (test: (failing: readonly Bar[]) => boolean) =>
    judged.filter(({ failing }) => test(failing)).length;
  const tally = (test: (bar: Bar, failing: readonly Bar[]) => boolean) =>
    Object.fromEntries(order.map((bar) => [bar.id, count((failing) => test(bar, failing))]));
  const left = order.map((bar, at) => ({
    constraint: bar.id,
    partners: count((failing) => failing.length === 0 || order.indexOf(failing[0]!) > at),
  }));

  // 3. The bar, and who comes nearest to it.
  const barAt = partners.length === 0 ? -1 : left.findIndex((each) => each.partners === 0);
  const bar = order[barAt];
  const passing = tally((each, failing) => !failing.includes(each));
  const before = judged.filter(({ failing }) => bar !== undefined && failing[0] === bar);
  return {
    id,
    eligible: count((failing) => failing.length === 0),
    passing,
    sole: tally((each, failing) => failing.length === 1 && failing[0] === each),
    left,
    bar:
      bar === undefined
        ? null
        : {
            constraint: bar.id,
            own: isOfPerson(bar, side, hasWithdrawn),
            alone: passing[bar.id] === 0,
          },
    commonest: commonest(judged.map(({ failing }) => failing)),
    nearest: bar === undefined ? null : nearest(bar, before),
  };
}

/** Somebody of a round: which side, their place, whether they withdrew, and the ids of everybody on the other side. */
export type Person = {
  readonly side: 'mentee' | 'mentor';
  readonly at: number;
  readonly withdrawn: boolean;
  readonly partners: readonly string[];
};

/** The bar and the nearest miss alone; `nearest` is a place, and null where the bar is the person's own answer. */
export type Barrier = {
  readonly constraint: string;
  readonly own: boolean;
  readonly nearest: number | null;
};

/**
 * As reasonsFor, without counts: whoever fails a constraint is not asked about the next one, and only those who come
 * equally near are asked about all. A few steps for each partner.
 */
export function barrierOf({ side, at, withdrawn, partners }: Person, all: readonly Bar[]): Barrier | null {
  const ask = <T>(question: (i: number, j: number) => T, partner: number): T =>
    side === 'mentee' ? question(at, partner) : question(partner, at);
  let left = [...partners.keys()];
  for (const bar of inOrder(all, side)) {
    const passing = left.filter((partner) => !ask(bar.fails, partner));
    if (passing.length > 0 || left.length === 0) {
      left = passing;
      continue;
    }
    const own = isOfPerson(bar, side, withdrawn);
    return { constraint: bar.id, own, nearest: own ? null : nearestOf(bar, left) };
  }
  return null;

  function nearestOf(bar: Bar, before: readonly number[]): number | null {
    const nearness = before.map((partner) => ask(bar.nearness, partner));
    const most = nearness.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const near = before.filter((_, place) => nearness[place] === most);
    const failing = near.map((partner) => all.filter((each) => ask(each.fails, partner)).length);
    const fewest = failing.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    return near
      .filter((_, place) => failing[place] === fewest)
      .reduce((a, b) => (partners[b]! < partners[a]! ? b : a));
  }
}

/** What the person answered comes first. */
function inOrder(all: readonly Bar[], side: 'mentee' | 'mentor'): Bar[] {
  return [...all.filter((bar) => isOwn(bar, side)), ...all.filter((bar) => !isOwn(bar, side))];
}

function isOfPerson(bar: Bar, side: 'mentee' | 'mentor', hasWithdrawn: boolean): boolean {
  return bar.own === side || (bar.id === withdrawnId && hasWithdrawn);
}

function isOwn(bar: Bar, side: 'mentee' | 'mentor'): boolean {
  return bar.id === withdrawnId || bar.own === side;
}

function nearest(bar: Bar, before: readonly { partner: Partner; failing: readonly Bar[] }[]): Nearest | null {
  const [best] = before
    .map(({ partner, failing }) => ({ partner, failing, near: bar.nearness(partner.i, partner.j) }))
    .sort(
      (a, b) =>
        b.near - a.near || a.failing.length - b.failing.length || (a.partner.id < b.partner.id ? -1 : 1),
    );
  return best === undefined ? null : { id: best.partner.id, failing: best.failing.map(({ id }) => id) };
}

function commonest(failures: readonly (readonly Bar[])[]): Reasons['commonest'] {
  const counts = new Map<string, { constraints: string[]; partners: number }>();
  for (const failing of failures) {
    if (failing.length === 0) continue;
    const constraints = failing.map(({ id }) => id);
    const key = constraints.join('\n');
    counts.set(key, { constraints, partners: (counts.get(key)?.partners ?? 0) + 1 });
  }
  const order = [...counts].sort(([a, x], [b, y]) => y.partners - x.partners || (a < b ? -1 : 1));
  return order[0]?.[1] ?? null;
}
