/** One person and everybody of the other side: who would fit, how well, and what keeps the others apart. */
import { paths } from '../../../paths.ts';
import { ErrorSummary } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Head, Pager } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import { words } from '../words.ts';
import { OneMore, type ShownGain } from './one-more.tsx';
import { PriceSheet } from './price.tsx';
import type { Place, ShownPerson, ShownPrice } from './shown.ts';

export type ShownKnown = {
  readonly person: ShownPerson;
  readonly fit: number;
  readonly now: string;
  /** Empty for an eligible pair. */
  readonly barred: string;
  readonly ask: { readonly mentee: string; readonly mentor: string } | null;
};

export type ShownPersonPage = {
  readonly view: View;
  readonly cohort: Place;
  readonly run: { readonly number: number };
  readonly order: string;
  readonly once: string;
  readonly role: 'mentee' | 'mentor';
  readonly person: ShownPerson;
  readonly state: string;
  readonly why: string;
  readonly fits: ShownList;
  readonly others: ShownList;
  readonly price: ShownPrice | null;
  /** For mentors: what one more like them would bring, once it is asked; `isTold` where it can be. */
  readonly more: { readonly isTold: boolean; readonly gain: ShownGain | null };
};

/** One page of everybody who fits, or of everybody else. */
type ShownList = {
  readonly page: number;
  /** The first of the page, counted from 1. */
  readonly from: number;
  readonly total: number;
  readonly people: readonly ShownKnown[];
};

export const PersonPage = ({ page }: { page: ShownPersonPage }) => {
  const { view, cohort, run, person, fits, others } = page;
  const t = words(view.language);
  const other = page.role === 'mentee' ? 'mentor' : 'mentee';
  const title = t('person.title', { name: person.name, other });
  return (
    <Layout
      frame={view.frame}
      title={title}
      where={`${cohort.schemeName}, ${cohort.name}`}
      width="report"
      failed={Boolean(page.price?.problem)}
    >
      <ErrorSummary language={view.language} problems={{ reason: page.price?.problem }} />
      <Head title={t.rich('person.title', { name: <bdi>{person.name}</bdi>, other })}>
        <a href={paths.matchRun(cohort.id, run.number)}>{t('compare.run', { run: run.number })}</a>
      </Head>
      <p class="lead">
        {page.state} {page.why}
      </p>
      {page.price !== null && (
        <div class="sheet price">
          <PriceSheet board={page} price={page.price} />
        </div>
      )}
      {page.more.isTold && (
        <OneMore
          view={view}
          gain={page.more.gain}
          at={paths.matchPerson(cohort.id, run.number, page.role, person.number, { more: 'yes' })}
        />
      )}
      <Band title={t('person.fits')}>
        {fits.total === 0 ? (
          <p>{t('person.fits.none')}</p>
        ) : (
          <Table
            caption={t('person.fits')}
            quiet
            wide
            columns={[t('person.who'), { label: t('person.fit'), number: true }, t('person.now'), '']}
            rows={fits.people.map((each) => [
              <Who page={page} known={each} />,
              formats(view.language).number(each.fit),
              each.now,
              each.ask === null ? (
                ''
              ) : (
                <a href={paths.matchPrice(cohort.id, run.number, { kind: 'force', ...each.ask })}>
                  {t('person.price')}
                </a>
              ),
            ])}
          />
        )}
        <Pages page={page} of="fits" />
      </Band>
      <Band title={t('person.not')}>
        {others.total === 0 ? (
          <p>{t('person.fits.none')}</p>
        ) : (
          <Table
            caption={t('person.not')}
            quiet
            columns={[t('person.who'), t('person.barred')]}
            rows={others.people.map((each) => [<Who page={page} known={each} />, each.barred])}
          />
        )}
        <Pages page={page} of="others" />
      </Band>
    </Layout>
  );
};

/** Turns the pages of one list; the other stays where it is. */
const Pages = ({ page, of }: { page: ShownPersonPage; of: 'fits' | 'others' }) => {
  const { view, cohort, run, role, person } = page;
  const { page: at, from, total, people } = page[of];
  if (at === 1 && people.length === total) return null;
  const kept = (number: number) => (number === 1 ? null : number);
  const to = (number: number) => {
    const both = { fits: kept(page.fits.page), others: kept(page.others.page), [of]: kept(number) };
    return paths.matchPerson(cohort.id, run.number, role, person.number, both);
  };
  const until = from + people.length - 1;
  return (
    <Pager
      language={view.language}
      from={from}
      to={until}
      total={total}
      earlier={at > 1 ? to(at - 1) : null}
      later={until < total ? to(at + 1) : null}
    />
  );
};

const Who = ({ page, known }: { page: ShownPersonPage; known: ShownKnown }) => (
  <>
    <a
      href={paths.matchPerson(
        page.cohort.id,
        page.run.number,
        page.role === 'mentee' ? 'mentor' : 'mentee',
        known.person.number,
      )}
    >
      <bdi>{known.person.name}</bdi>
    </a>
    {known.person.city !== null && <small> {known.person.city}</small>}
  </>
);
