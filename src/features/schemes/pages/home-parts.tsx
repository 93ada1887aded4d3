/** Parts of a cohort's home: readings, hours, and what is asked for and offered. */
import { farApart } from '../../../core/review/agreement.ts';
import { paths } from '../../../paths.ts';
import { Key, SpentBar, SupplySquares } from '../../../ui/bars.tsx';
import { Drawing, round } from '../../../ui/drawing.tsx';
import { LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Band, Empty, Note } from '../../../ui/parts.tsx';
import { AsTable } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import type { Hours, Readings, Supply } from '../home-queries.ts';
import { homeWords } from '../home-words.ts';

type Place = { readonly view: View; readonly cohortId: string };

export const ReadingsPart = ({ view, cohortId, readings }: Place & { readonly readings: Readings }) => {
  const t = homeWords(view.language);
  const { number } = formats(view.language);
  const { twice, once, none, apart } = readings;
  const label = t('readings.label', { twice, once: number(once), none: number(none) });
  const width = 336;
  const part = (count: number) => round((count / Math.max(1, readings.due)) * width);
  const [full, half] = [part(twice * 2), part(once)];
  return (
    <section class="home-part">
      <h3>{t('readings.title', { done: number(readings.in), due: number(readings.due) })}</h3>
      <Drawing class="groups" width={width} height={14} label={label}>
        <rect class="line-fill" width={width} height="14" />
        {half > 0 && (
          <rect class="empty-mark half" x={full + 0.5} y="0.5" width={Math.max(1, half - 1)} height="13" />
        )}
        {full > 0 && <rect class="ink-fill" width={full} height="14" />}
      </Drawing>
      <p>{label}</p>
      {apart > 0 && (
        <p>
          {t('readings.apart', { points: farApart, count: number(apart), both: number(twice) })}{' '}
          <a href={paths.reviews(cohortId, { show: 'apart' })}>{t('readings.talk')}</a>
        </p>
      )}
    </section>
  );
};

const phases = [
  'development',
  'promotion',
  'reading',
  'matching',
  'training',
  'support',
  'evaluationLiaison',
] as const;

type HoursProps = Place & { readonly hours: { readonly spent: Hours; readonly planned: Hours } };

export const HoursPart = ({ view, cohortId, hours: { spent, planned } }: HoursProps) => {
  const t = homeWords(view.language);
  const { number } = formats(view.language);
  const of = (list: Hours, phase: string) => list.find((one) => one.phase === phase)?.minutes ?? 0;
  const sum = (list: Hours) => list.reduce((all, { minutes }) => all + minutes, 0);
  const said = (minutes: number) => number(Math.round(minutes / 6) / 10);
  const most = Math.max(1, ...[...spent, ...planned].map(({ minutes }) => minutes));
  const isEmpty = sum(spent) + sum(planned) === 0;
  return (
    <Band title={t('hours.title')}>
      {isEmpty ? (
        <Empty>{t('hours.none')}</Empty>
      ) : (
        <>
          <p class="figure">
            {planned.length > 0
              ? t('hours.total.of', { hours: said(sum(spent)), planned: said(sum(planned)) })
              : t('hours.total', { hours: said(sum(spent)) })}
          </p>
          <ul class="spent">
            {phases.map((phase) => {
              const [done, plan] = [of(spent, phase), of(planned, phase)];
              return (
                <li>
                  <span>{t(`effort.${phase}`)}</span>
                  <SpentBar spent={done / most} planned={plan / most} />
                  <span>
                    {plan > 0 && done !== plan
                      ? t('effort.of', { hours: said(done), planned: said(plan) })
                      : t('effort.hours', { hours: said(done) })}
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
      <p>
        <LinkButton href={paths.hours(cohortId)} kind="second" small>
          {t('hours.add')}
        </LinkButton>
      </p>
      {planned.length > 0 && <p class="source">{t('hours.source')}</p>}
    </Band>
  );
};

const mostSquares = 60;

/** "guideline uptake" for "Guideline uptake"; a word in capitals stays as it is. */
export const inSentence = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

type SupplyProps = {
  readonly view: View;
  readonly supply: Supply;
  /** Whether mentors can still apply. */
  readonly isOpen: boolean;
};

export const SupplyPart = ({ view, supply, isOpen }: SupplyProps) => {
  const t = homeWords(view.language);
  const { number, list } = formats(view.language);
  const { areas, mentees, mentors } = supply;
  const short = (area: Supply['areas'][number]) => area.asks - area.offers;
  const gaps = areas.filter((area) => short(area) > 0).sort((a, b) => short(b) - short(a));
  const isSmall = areas.every(({ asks, offers }) => Math.max(asks, offers) <= mostSquares);
  return (
    <Band
      title={
        gaps.length === 0
          ? t('supply.even')
          : gaps.length > 3
            ? t('supply.gapMany', { count: number(gaps.length) })
            : t('supply.gap', {
                count: gaps.length,
                items: list(gaps.map(({ label }) => inSentence(label))),
              })
      }
      class="supply"
    >
      <p class="legend">
        <span>
          <Key of="mentee" />
          {t('supply.asks', { count: mentees })}
        </span>
        <span>
          <Key of="mentor" />
          {t('supply.offers', { count: mentors })}
        </span>
      </p>
      <p class="quiet">{t('supply.note')}</p>
      {isSmall && (
        <ul class="areas">
          {areas.map((area) => (
            <li class={gaps.includes(area) ? 'gap' : undefined}>
              <span>{area.label}</span>
              <SupplySquares
                asks={area.asks}
                offers={area.offers}
                missing={Math.max(0, short(area))}
                label={t('supply.row', {
                  item: area.label,
                  asks: number(area.asks),
                  offers: number(area.offers),
                })}
                asked={number(area.asks)}
                offered={
                  short(area) > 0
                    ? t('supply.toFind', { count: number(area.offers), more: number(short(area)) })
                    : number(area.offers)
                }
              />
            </li>
          ))}
        </ul>
      )}
      {gaps.length > 0 && (
        <Note kind="look" title={t('supply.what')}>
          {gaps.map((area) => (
            <p>
              {t(isOpen ? 'supply.means.open' : 'supply.means', {
                item: inSentence(area.label),
                asks: area.asks,
                offers: area.offers,
                // None: all of them.
                short: area.offers === 0 ? 0 : short(area),
              })}
            </p>
          ))}
        </Note>
      )}
      <AsTable
        language={view.language}
        caption={t('supply.title')}
        columns={[
          t('supply.item'),
          { label: t('supply.asked'), number: true },
          { label: t('supply.offered'), number: true },
        ]}
        rows={areas.map(({ label, asks, offers }) => [label, number(asks), number(offers)])}
      />
    </Band>
  );
};
