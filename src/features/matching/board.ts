/** Puts the board together: one run, its people, one page of pairs, and the price that was asked for. */

import type { Db } from '../../db/connect.ts';
import { paths } from '../../paths.ts';
import { may } from '../../permissions.ts';
import { formats } from '../../ui/formats.ts';
import type { View } from '../../web/view.ts';
import type { Cohort } from '../schemes/queries.ts';
import { changeWords } from './changes.ts';
import { askPrice, lookAtToday } from './desk.ts';
import type { Run } from './documents.ts';
import { hoursNeeded } from './naming.ts';
import type { ShownBoard, ShownPrice } from './pages/shown.ts';
import { showPrice, tenths } from './pricing.tsx';
import { findPublication } from './publication.ts';
import { findCurrentNumber, findFrozen, namesByNumber } from './queries.ts';
import {
  hasHours,
  legendOf,
  type Order,
  orders,
  type Shower,
  showerOf,
  showGroups,
  showPair,
  showReserve,
  showSupply,
  sortPairs,
} from './showing.tsx';
import { studyWords } from './study-words.ts';
import { findOpenWanted } from './wanted-queries.ts';
import { words } from './words.ts';

export type Asked = {
  readonly kind: 'force' | 'forbid';
  readonly mentee: string;
  readonly mentor: string;
  readonly problem: string | null;
  readonly typed: string;
};

export type BoardQuery = { readonly order: Order; readonly page: number; readonly asked: Asked | null };

const pairsOnPage = 50;

export const readOrder = (text: string | undefined): Order =>
  orders.find((order) => order === text) ?? 'strongest';

/** Who and what a run is about, ready to be shown; null where it has no answer. */
export const openRun = async (db: Db, view: View, run: Run) => {
  const frozen = await findFrozen(db, run.inputId);
  const names = await namesByNumber(db, run.cohortId);
  const shower = run.result.kind === 'solved' ? showerOf(view, run, run.result, frozen, names) : null;
  return { frozen, names, shower };
};

export const showBoard = async (
  db: Db,
  view: View,
  cohort: Cohort,
  run: Run,
  query: BoardQuery,
  once: string,
): Promise<ShownBoard> => {
  const frozen = await findFrozen(db, run.inputId);
  const current = await findCurrentNumber(db, cohort.id);
  const now = await lookAtToday(db, cohort, run, frozen);
  const t = words(view.language);
  const frame = {
    view,
    cohort,
    once,
    stale: now.changed,
    unrecognised: now.unrecognised,
    wanted: await findOpenWanted(db, cohort.id),
    order: query.order,
    orders: orders.map((order) => ({ value: order, label: t(`order.${order}`) })),
    mayDecide: may(view.viewer, 'decideMatching', { cohortId: cohort.id, schemeId: cohort.schemeId }),
  };
  const made = {
    number: run.number,
    madeAt: run.madeAt,
    basedOn: run.basedOn?.number ?? null,
    current: current ?? run.number,
    change: null,
    reason: run.change?.reason ?? '',
  };
  const { result } = run;
  if (result.kind !== 'solved')
    return { ...frame, ...empty, run: made, publication: null, infeasible: infeasibleWords(run) };
  const { asked } = query;
  const priced = asked === null ? null : await askPrice(run, result, frozen, asked);
  const shower = showerOf(view, run, result, frozen, await namesByNumber(db, cohort.id));
  const change = run.change === null ? null : changeWords(shower, run.change);
  const price = asked === null || priced === null ? null : showPrice(shower, asked, priced, asked);
  const drawn = { ...showRun(shower, cohort, query, price), run: { ...made, change } };
  return { ...frame, ...drawn, publication: await findPublication(db, run, result) };
};

export const priceOf = async (shower: Shower, asked: Asked): Promise<ShownPrice> => {
  const question = { kind: asked.kind, mentee: asked.mentee, mentor: asked.mentor };
  const priced = await askPrice(shower.run, shower.result, shower.frozen, question);
  return showPrice(shower, question, priced, asked);
};

const showRun = (shower: Shower, cohort: Cohort, query: BoardQuery, price: ShownPrice | null) => {
  const { result, run, language } = shower;
  const t = words(language);
  const sorted = sortPairs(result.pairs, query.order);
  const askedAt = price === null ? -1 : sorted.findIndex(({ mentee }) => mentee === price.mentee.number);
  const page = askedAt >= 0 ? Math.floor(askedAt / pairsOnPage) + 1 : query.page;
  const from = (page - 1) * pairsOnPage;
  const shown = sorted.slice(from, from + pairsOnPage);
  const least = hoursNeeded(run.settings.rules);
  const pageAt = (number: number) =>
    paths.matchRun(cohort.id, run.number, { order: query.order, page: number });
  return {
    infeasible: null,
    counts: {
      pairs: result.pairs.length,
      unplaced: result.unplaced.length,
      reserve: result.reserve.length,
      total: tenths(result.reached.total, language),
    },
    optimal:
      run.settings.stable === undefined
        ? t(`board.best.${run.settings.goals.join('-') as 'total'}`)
        : studyWords(language)('board.stable'),
    kept: run.settings.locked.length,
    thin: least === 0 ? 0 : result.pairs.filter(({ hours }) => hours !== null && hours < least + 0.5).length,
    legend: legendOf(shower),
    hasHours: hasHours(shower),
    pairs: shown.map((pair) => showPair(shower, pair, price?.mentee.number === pair.mentee ? price : null)),
    pager:
      sorted.length <= pairsOnPage
        ? null
        : {
            from: from + 1,
            to: from + shown.length,
            total: sorted.length,
            earlier: page > 1 ? pageAt(page - 1) : null,
            later: from + shown.length < sorted.length ? pageAt(page + 1) : null,
          },
    groups: showGroups(shower),
    supply: showSupply(shower),
    reserve: showReserve(shower),
  };
};

const empty = {
  counts: { pairs: 0, unplaced: 0, reserve: 0, total: formats('en').number(0) },
  optimal: '',
  kept: 0,
  thin: 0,
  legend: [],
  hasHours: false,
  pairs: [],
  pager: null,
  groups: [],
  supply: { rows: [], notes: [] },
  reserve: { count: 0, sentences: [], people: [] },
};

/** The engine's own sentence, by application numbers. */
const infeasibleWords = (run: Run): string =>
  run.result.kind === 'infeasible' ? run.result.reason.sentence : '';
