/** One pair on the board: who, when, why, how well; then the reasons and the price of a change. */
import { paths } from '../../../paths.ts';
import { CriteriaBar } from '../../../ui/bars.tsx';
import { Checkbox } from '../../../ui/choices.tsx';
import { Select } from '../../../ui/fields.tsx';
import { Button } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import type { Language } from '../../../ui/languages.ts';
import { Tag } from '../../../ui/parts.tsx';
import { HourRuler } from '../../../ui/ruler.tsx';
import { Table } from '../../../ui/table.tsx';
import { words } from '../words.ts';
import { PriceSheet } from './price.tsx';
import type { ShownBoard, ShownHours, ShownPair, ShownPerson, ShownWindow } from './shown.ts';

export const PairRow = ({ board, pair }: { board: ShownBoard; pair: ShownPair }) => {
  const { language } = board.view;
  const t = words(language);
  const f = formats(language);
  const id = `pair-${pair.mentee.number}-${pair.mentor.number}`;
  return (
    <li>
      <article class="pair" aria-labelledby={id}>
        <div class="row">
          <h3 id={id} class="two">
            <Side person={pair.mentee} window={pair.hours?.mentee ?? null} language={language} />
            <span class="hidden"> {t('row.and')} </span>
            <Side person={pair.mentor} window={pair.hours?.mentor ?? null} language={language} />
          </h3>
          <div class="when">{pair.hours && <When hours={pair.hours} language={language} />}</div>
          <div class="why">
            <CriteriaBar segments={pair.points} />
            <p>{pair.topic}</p>
          </div>
          <div class="fit">
            <b>{f.number(pair.fit)}</b>
            {board.mayDecide && (
              <Checkbox
                name="keep"
                id={`keep-${pair.mentee.number}-${pair.mentor.number}`}
                value={coupleValue(pair)}
                checked={pair.kept}
                form="keeps"
                label={pair.kept ? t('row.kept') : t('row.keep')}
                spoken={t('row.keep.spoken', { mentee: pair.mentee.name, mentor: pair.mentor.name })}
              />
            )}
          </div>
        </div>
        <details open={pair.open} id={`why-${pair.mentee.number}-${pair.mentor.number}`}>
          <summary>{t('row.why')}</summary>
          <Reasons pair={pair} language={language} />
          {board.mayDecide && <Question board={board} pair={pair} />}
        </details>
      </article>
    </li>
  );
};

/** How the boxes of the board name a pair; a number may hold anything, also a space. */
export const coupleValue = ({ mentee, mentor }: ShownPair): string =>
  `${encodeURIComponent(mentee.number)} ${encodeURIComponent(mentor.number)}`;

const Side = ({
  person,
  window,
  language,
}: {
  person: ShownPerson;
  window: ShownWindow | null;
  language: Language;
}) => {
  const t = words(language);
  const f = formats(language);
  return (
    <span>
      <b>
        <bdi>{person.name}</bdi>
      </b>
      {person.city !== null &&
        (window === null
          ? t('row.placeOnly', { city: person.city })
          : t('row.place', {
              city: person.city,
              day: f.weekday(window.day, 'short'),
              from: f.minuteOfDay(window.from),
              until: f.minuteOfDay(window.until),
            }))}
    </span>
  );
};

const When = ({ hours, language }: { hours: ShownHours; language: Language }) => {
  const t = words(language);
  return (
    <>
      <HourRuler {...hours.ruler} />
      <p>
        {t.rich('row.hours', { hours: spell(hours.now, language), b: (said) => <b>{said}</b> })}{' '}
        {hourNotes(hours, language).join(' ')}{' '}
        {hours.justEnough && <Tag kind="look">{t('row.justEnough')}</Tag>}
      </p>
    </>
  );
};

/** Hours through the year: what each clock change does, or that there is none. */
export const hourNotes = (hours: ShownHours, language: Language): string[] => {
  const t = words(language);
  const f = formats(language);
  if (hours.changes.length === 0) return [t('row.hours.none', { month: f.date(hours.until, 'month') })];
  return hours.changes.map((change) =>
    t(change.alters ? 'row.hours.less' : 'row.hours.same', {
      after: spell(change.after, language),
      date: f.date(change.on, 'date'),
      city: f.list(change.cities),
      zones: change.cities.length,
    }),
  );
};

const spell = (hours: number, language: Language): string => formats(language).hours(Math.round(hours * 60));

const Reasons = ({ pair, language }: { pair: ShownPair; language: Language }) => {
  const t = words(language);
  const f = formats(language);
  return (
    <>
      <Table
        caption={t('why.caption', { mentee: pair.mentee.name, mentor: pair.mentor.name })}
        quiet
        wide
        columns={[t('why.point'), { label: t('why.score'), number: true }, t('why.because')]}
        rows={pair.points.map((point) => [
          point.label,
          t('why.points', { points: f.number(point.points), weight: f.number(point.weight) }),
          point.because,
        ])}
      />
      <p class="quiet">
        {pair.alternate === null
          ? t('row.noAlternate', { mentee: pair.mentee.name })
          : t('row.alternate', {
              mentee: pair.mentee.name,
              mentor: pair.alternate.mentor.name,
              fit: f.number(pair.alternate.fit),
            })}
      </p>
    </>
  );
};

const Question = ({ board, pair }: { board: ShownBoard; pair: ShownPair }) => {
  const t = words(board.view.language);
  const { mentee, mentor } = pair;
  const here = paths.matchRun(board.cohort.id, board.run.number);
  return (
    <div class="sheet price">
      {pair.others.length === 0 ? (
        <p>{t('price.nobody', { mentee: mentee.name })}</p>
      ) : (
        <form class="inline" method="get" action={`${here}#why-${mentee.number}-${mentor.number}`}>
          <input type="hidden" name="order" value={board.order} />
          <input type="hidden" name="kind" value="force" />
          <input type="hidden" name="mentee" value={mentee.number} />
          <span>{t('price.with', { mentee: mentee.name })}</span>
          <Select
            name="mentor"
            id={`with-${mentee.number}`}
            label={t('price.choose', { mentee: mentee.name })}
            quiet
            value={pair.price?.kind === 'force' ? pair.price.mentor.number : null}
            options={pair.others.map(({ mentor: other, fit }) => ({
              value: other.number,
              label:
                other.city === null
                  ? t('price.option.bare', { mentor: other.name, fit })
                  : t('price.option', { mentor: other.name, place: other.city, fit }),
            }))}
          />
          <Button kind="second" small>
            {t('price.work')}
          </Button>
        </form>
      )}
      {pair.price === null ? (
        <p>
          <a
            href={`${paths.matchPrice(board.cohort.id, board.run.number, {
              kind: 'forbid',
              mentee: mentee.number,
              mentor: mentor.number,
              order: board.order,
            })}#why-${mentee.number}-${mentor.number}`}
          >
            {t('price.forbid.ask', { mentee: mentee.name, mentor: mentor.name })}
          </a>
        </p>
      ) : (
        <PriceSheet board={board} price={pair.price} />
      )}
    </div>
  );
};
