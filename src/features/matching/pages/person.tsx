/** One person and everybody of the other side: who would fit, how well, and what keeps the others apart. */
import { paths } from '../../../paths.ts';
import { ErrorSummary } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Head } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import { words } from '../words.ts';
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
  readonly known: readonly ShownKnown[];
  readonly price: ShownPrice | null;
  readonly all: boolean;
  readonly hidden: number;
};

export const PersonPage = ({ page }: { page: ShownPersonPage }) => {
  const { view, cohort, run, person, known } = page;
  const t = words(view.language);
  const other = page.role === 'mentee' ? 'mentor' : 'mentee';
  const title = t('person.title', { name: person.name, other });
  const fits = known.filter(({ barred }) => barred === '');
  const others = known.filter(({ barred }) => barred !== '');
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
      <Band title={t('person.fits')}>
        {fits.length === 0 ? (
          <p>{t('person.fits.none')}</p>
        ) : (
          <Table
            caption={t('person.fits')}
            quiet
            wide
            columns={[t('person.who'), { label: t('person.fit'), number: true }, t('person.now'), '']}
            rows={fits.map((each) => [
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
      </Band>
      <Band title={t('person.not')}>
        {others.length === 0 ? (
          <p>{t('person.fits.none')}</p>
        ) : (
          <Table
            caption={t('person.not')}
            quiet
            columns={[t('person.who'), t('person.barred')]}
            rows={others.map((each) => [<Who page={page} known={each} />, each.barred])}
          />
        )}
        {page.hidden > 0 && (
          <p>
            <a href={paths.matchPerson(cohort.id, run.number, page.role, person.number, { all: 'yes' })}>
              {t('person.more', { count: page.hidden + others.length })}
            </a>
          </p>
        )}
      </Band>
    </Layout>
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
