/** The public page of a cohort: what it is, who leads, what it asks and gives, how people are chosen, and until when. */
import type { Child } from 'hono/jsx';
import { cityOf } from '../../../core/time/zone.ts';
import { paths } from '../../../paths.ts';
import { Actions, LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Note } from '../../../ui/parts.tsx';
import { Time } from '../../../ui/time.tsx';
import type { View } from '../../../web/view.ts';
import type { Call } from '../call-queries.ts';
import { words } from '../call-words.ts';
import type { CallWords } from '../calls.ts';
import { type CallState, closesAt, lastMinute, opensAt } from '../deadline.ts';
import { momentInWords, placeInWords } from '../moments.ts';
import type { Selection } from '../selection.ts';
import { Journey } from './journey.tsx';

type Props = {
  readonly view: View;
  readonly call: Call;
  readonly text: CallWords;
  readonly state: CallState;
  readonly selection: Selection;
  /** The reader's zone, when it is known. */
  readonly zone: string | null;
  /** What was typed as a city, to be shown again. */
  readonly city: string;
  readonly from: string | null;
};

export const CallPage = (props: Props) => {
  const { view, call, text, state } = props;
  const t = words(view.language);
  const { cohort } = call;
  return (
    <Layout frame={view.frame} title={text.headline} where={cohort.schemeName}>
      <p class="above">{t('call.above', { scheme: cohort.schemeName, cohort: cohort.name })}</p>
      <div class="cols opening">
        <div class="stack">
          <h1 class="hero" dir="auto">
            {text.headline}
          </h1>
          <p class="lead" dir="auto">
            {text.lead}
          </p>
          <Ways {...props} />
        </div>
        <Key {...props} />
      </div>
      <Journey language={view.language} cohort={cohort} />
      <div class="cols">
        <div>
          <ForWhom {...props} />
          <Leads {...props} />
          <Band title={t('call.definition')}>
            <p dir="auto">{call.definition}</p>
          </Band>
          <Band title={t('call.gives')}>
            <Points text={text.gives} />
          </Band>
          <How {...props} />
          {text.expects !== '' && (
            <Note>
              <p dir="auto">{text.expects}</p>
            </Note>
          )}
        </div>
        <Side {...props} />
      </div>
      <section class="band closing">
        <h2>{ending(props)}</h2>
        {state === 'open' && <Ways {...props} />}
      </section>
    </Layout>
  );
};

/** "Closes Friday 9 October, 23:59 UTC" */
const ending = ({ view, call, state }: Props): string => {
  const t = words(view.language);
  const { zone } = call.cohort;
  const window = { ...call.cohort, openedAt: call.openedAt, closedAt: call.closedAt };
  if (state === 'announced')
    return t('call.opens.on', { moment: momentInWords(view.language, opensAt(window), zone) });
  const at = state === 'closed' && call.closedAt !== null ? closesAt(window) : lastMinute(window);
  const moment = momentInWords(view.language, at, zone);
  return state === 'closed' ? t('call.closed.on', { moment }) : t('call.closes.on', { moment });
};

const Ways = ({ view, call, state, from }: Props) => {
  const t = words(view.language);
  const { id } = call.cohort;
  if (state === 'closed') return <Note kind="look">{t('call.closed.text')}</Note>;
  if (state === 'announced') {
    const opens = opensAt({ ...call.cohort, openedAt: null, closedAt: null });
    const moment = momentInWords(view.language, opens, call.cohort.zone);
    return <Note kind="look">{t('call.announced.text', { moment })}</Note>;
  }
  return (
    <Actions>
      <LinkButton href={paths.apply(id, 'mentee', from)}>{t('call.apply.mentee')}</LinkButton>
      <LinkButton href={paths.apply(id, 'mentor', from)} kind="second">
        {t('call.apply.mentor')}
      </LinkButton>
    </Actions>
  );
};

/** What decides first whether somebody reads on: until when, how many, how long, what it costs. */
const Key = (props: Props) => {
  const { view, call, text, state, zone } = props;
  const t = words(view.language);
  const f = formats(view.language);
  const { cohort } = call;
  const window = { ...cohort, openedAt: call.openedAt, closedAt: call.closedAt };
  const at = state === 'announced' ? opensAt(window) : lastMinute(window);
  const term = t(state === 'announced' ? 'call.opens' : state === 'closed' ? 'call.closed' : 'call.closes');
  const rows: [Child, Child][] = [
    [
      term,
      <>
        <b>
          <Time at={at} zone={cohort.zone} language={view.language} style="day" />
          {`, ${f.time(at, cohort.zone)} ${placeInWords(view.language, cohort.zone)}`}
        </b>
        {zone !== null && zone !== cohort.zone && (
          <small>
            {t('call.reader', { city: cityOf(zone), date: f.date(at, 'day', zone), time: f.time(at, zone) })}
          </small>
        )}
      </>,
    ],
  ];
  if (cohort.places !== null)
    rows.push([t('call.places'), <b>{t('call.places.pairs', { count: cohort.places })}</b>]);
  if (text.formMinutes !== null)
    rows.push([
      t('call.form'),
      <>
        <b>{t('call.form.minutes', { minutes: text.formMinutes })}</b>
        <small>{t('call.form.save')}</small>
      </>,
    ]);
  if (text.costs !== '') rows.push([t('call.costs'), <b dir="auto">{text.costs}</b>]);
  return (
    <dl class="facts key">
      {rows.map(([word, fact]) => (
        <div>
          <dt>{word}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
};

const ForWhom = ({ view, text }: Props) => {
  const t = words(view.language);
  return (
    <Band title={t('call.who')}>
      <div class="roles-beside">
        {(['mentee', 'mentor'] as const).map((role) => (
          <div class={role}>
            <h3 class={`${role}-text`}>{t(`call.who.${role}`)}</h3>
            <Points text={role === 'mentee' ? text.forMentees : text.forMentors} />
          </div>
        ))}
      </div>
    </Band>
  );
};

const Leads = ({ view, call }: Props) => {
  const t = words(view.language);
  return (
    <section class="night">
      <h2>{t('call.leads')}</h2>
      <p class="lead" dir="auto">
        {call.whoLeads}
      </p>
      <p>
        <small>{t('call.leads.why')}</small>
      </p>
    </section>
  );
};

const Points = ({ text }: { readonly text: string }) => (
  <ul class="dashes">
    {pointsOf(text).map((point) => (
      <li dir="auto">{point}</li>
    ))}
  </ul>
);

const pointsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*[-–•]\s*/, '').trim())
    .filter((line) => line !== '');

const How = ({ view, call, selection }: Props) => {
  const t = words(view.language);
  const { list, date } = formats(view.language);
  const b = (text: Child): Child => <b>{text}</b>;
  const names = selection.criteria.map(({ name }) => name);
  const lists: [string, readonly string[]][] = [
    [t('call.criteria.points'), selection.points],
    [
      t('call.criteria.weights'),
      selection.criteria.map(({ name, weight }) =>
        t('call.criteria.weight', { name, weight: String(weight) }),
      ),
    ],
    [t('call.criteria.musts'), selection.musts],
  ];
  return (
    <Band title={t('call.selection')} id="selection">
      <ol class="numbers">
        <li>
          {t.rich('call.selection.readers', {
            count: selection.points.length,
            points: list(selection.points),
            b,
          })}
        </li>
        <li>{t.rich('call.selection.matching', { criteria: names.join('; '), b })}</li>
        <li>{t.rich('call.selection.person', { b })}</li>
        <li>{t.rich('call.selection.same', { b })}</li>
      </ol>
      <details>
        <summary>{t('call.criteria')}</summary>
        {lists
          .filter(([, items]) => items.length > 0)
          .map(([title, items]) => (
            <>
              <h3>{title}</h3>
              <ul class="dashes">
                {items.map((item) => (
                  <li>{item}</li>
                ))}
              </ul>
            </>
          ))}
        <p class="quiet">
          {t('call.criteria.version', {
            version: String(call.rulesVersion),
            date: date(call.rulesSince, 'dateYear', call.cohort.zone),
          })}
        </p>
      </details>
    </Band>
  );
};

const Side = ({ view, call, text, city, from, zone }: Props) => {
  const t = words(view.language);
  const { date } = formats(view.language);
  const { cohort } = call;
  const days: [string, string][] = [
    [cohort.opensOn, t('call.dates.open')],
    [cohort.closesOn, t('call.dates.last', { place: placeInWords(view.language, cohort.zone) })],
    [cohort.startsOn, t('call.dates.starts')],
    [cohort.endsOn, t('call.dates.ends')],
  ];
  return (
    <div class="side stack">
      <section class="sheet">
        <h2>{t('call.dates')}</h2>
        <ol class="dates">
          {days.map(([day, what]) => (
            <li>
              <time datetime={day}>
                <b>{date(day, 'shortDate')}</b>
              </time>
              <span>{what}</span>
            </li>
          ))}
        </ol>
        <form method="get" action={paths.call(cohort.id)} class="inline">
          {from !== null && <input type="hidden" name="from" value={from} />}
          <div class="field">
            <label for="f-city">{t('call.city')}</label>
            <input id="f-city" name="city" value={city} maxlength={100} autocapitalize="words" />
          </div>
          <button type="submit" class="btn second small">
            {t('call.city.do')}
          </button>
        </form>
        {city !== '' && zone === null && <p class="err">{t('call.city.unknown', { text: city })}</p>}
      </section>
      <section class="stack">
        <h2>{t('call.contact')}</h2>
        <p>
          {t.rich('call.contact.text', {
            name: <bdi>{text.contactName}</bdi>,
            email: <a href={`mailto:${text.contactEmail}`}>{text.contactEmail}</a>,
          })}
        </p>
        <p>{t('call.begun')}</p>
      </section>
    </div>
  );
};
