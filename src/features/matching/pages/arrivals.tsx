/** What would have come of it, had people been paired as they came: three ways and the exact answer, with ranges. */
import { paths } from '../../../paths.ts';
import { Drawing, round } from '../../../ui/drawing.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Facts, Head } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import { studyWords } from '../study-words.ts';
import type { Place } from './shown.ts';

type Spread = { readonly low: number; readonly middle: number; readonly high: number };
type Way = 'first' | 'now' | 'priced';

export type ShownGain = {
  readonly against: 'first' | 'now';
  readonly more: number;
  readonly same: number;
  readonly fewer: number;
  readonly placed: Spread;
  /** In fit of 100, signed. */
  readonly total: Spread;
};

export type ShownArrivals = {
  readonly view: View;
  readonly cohort: Place;
  readonly run: number;
  readonly orders: number;
  readonly seed: number;
  readonly hindsight: { readonly placed: number; readonly total: number };
  /** Of the run itself, in fit of 100; null where it is the same. */
  readonly boardTotal: string | null;
  readonly ways: readonly {
    readonly way: Way;
    readonly placed: Spread;
    readonly total: Spread;
    readonly waited: Spread;
  }[];
  readonly gains: readonly ShownGain[];
};

export const ArrivalsPage = ({ page }: { page: ShownArrivals }) => {
  const { view, cohort, run, orders, hindsight } = page;
  const t = studyWords(view.language);
  const f = formats(view.language);
  return (
    <Layout
      frame={view.frame}
      title={t('arrivals.title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      width="report"
    >
      <Head title={t('arrivals.title')}>
        <a href={paths.matchRun(cohort.id, run)}>{t('back.run', { run })}</a>
      </Head>
      <p class="lead">{t('arrivals.lead', { orders: f.number(orders) })}</p>
      {hindsight.placed === 0 ? (
        <Empty>{t('arrivals.none')}</Empty>
      ) : (
        <>
          <Ways page={page} />
          <Band title={t('arrivals.gain.title')}>
            <Facts
              rows={page.gains.map((gain) => [t(`arrivals.gain.${gain.against}`), gainWords(page, gain)])}
            />
          </Band>
          <p class="quiet">{t('arrivals.how', { seed: page.seed })}</p>
        </>
      )}
    </Layout>
  );
};

const Ways = ({ page }: { page: ShownArrivals }) => {
  const { view, ways, hindsight } = page;
  const t = studyWords(view.language);
  const f = formats(view.language);
  // Where places are what limits, every way places as many: then the fit is drawn.
  const drawn = ways.every(({ placed }) => placed.low === hindsight.placed) ? 'total' : 'placed';
  const exact = { low: hindsight[drawn], middle: hindsight[drawn], high: hindsight[drawn] };
  const most = Math.max(exact.high, ...ways.map((way) => way[drawn].high));
  const spread = ({ low, middle, high }: Spread) =>
    low === high
      ? f.number(middle)
      : t('arrivals.spread', { low: f.number(low), middle: f.number(middle), high: f.number(high) });
  return (
    <>
      <Table
        caption={t('arrivals.caption')}
        quiet
        wide
        columns={[
          t('arrivals.way'),
          '',
          { label: t('arrivals.placed'), number: true },
          { label: t('arrivals.total'), number: true },
          { label: t('arrivals.waited'), number: true },
        ]}
        rows={[
          ...ways.map(({ way, placed, total, waited }) => [
            <>
              <b>{t(`arrivals.${way}`)}</b>
              <br />
              <small>{t(`arrivals.${way}.hint`)}</small>
            </>,
            <SpreadBar {...(drawn === 'placed' ? placed : total)} most={most} exact={exact.middle} />,
            spread(placed),
            spread(total),
            way === 'priced' ? spread(waited) : '–',
          ]),
          [
            <>
              <b>{t('arrivals.hindsight')}</b>
              <br />
              <small>{t('arrivals.hindsight.hint')}</small>
            </>,
            <SpreadBar {...exact} most={most} exact={exact.middle} />,
            f.number(hindsight.placed),
            f.number(hindsight.total),
            '–',
          ],
        ]}
      />
      {page.boardTotal !== null && (
        <p>
          {t('arrivals.board', { run: page.run, board: page.boardTotal, total: f.number(hindsight.total) })}
        </p>
      )}
      <p class="quiet">{t('arrivals.spread.note')}</p>
    </>
  );
};

/** From nobody to everybody; the line ends at the exact answer. Its facts stand beside it in words. */
const SpreadBar = ({ low, middle, high, most, exact }: Spread & { most: number; exact: number }) => {
  const x = (count: number) => round(4 + (132 * count) / Math.max(1, most));
  return (
    <Drawing class="spread-bar" width={140} height={16}>
      <rect class="line-fill" x={x(0)} y="7" width={round(x(most) - x(0))} height="2" />
      <rect class="edge-fill" x={x(low)} y="5" width={Math.max(2, round(x(high) - x(low)))} height="6" />
      <circle class="ink-fill" cx={x(middle)} cy="8" r="4" />
      <rect class="ink-fill" x={x(exact)} y="0" width="1.5" height="16" />
    </Drawing>
  );
};

const gainWords = ({ view, orders }: ShownArrivals, gain: ShownGain): string => {
  const t = studyWords(view.language);
  const f = formats(view.language);
  const signed = (value: number) =>
    value === 0 ? f.number(0) : value < 0 ? `−${f.number(-value)}` : `+${f.number(value)}`;
  const spread = ({ low, middle, high }: Spread) => ({
    low: signed(low),
    middle: signed(middle),
    high: signed(high),
  });
  const people =
    gain.more + gain.fewer === 0
      ? t('arrivals.gain.same', { orders: f.number(orders) })
      : t('arrivals.gain.people', {
          more: f.number(gain.more),
          same: f.number(gain.same),
          fewer: f.number(gain.fewer),
          orders: f.number(orders),
          ...spread(gain.placed),
        });
  return `${people} ${t('arrivals.gain.total', spread(gain.total))}`;
};
