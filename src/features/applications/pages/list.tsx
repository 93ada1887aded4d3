import { paths } from '../../../paths.ts';
import { may } from '../../../permissions.ts';
import { LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Head, Note, Pager, Tag } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import { Name, Time } from '../../../ui/time.tsx';
import type { View } from '../../../web/view.ts';
import type { ApplicationLine, Filter } from '../queries.ts';
import { words as reviewWords } from '../review-words.ts';
import { words } from '../words.ts';

export const listPageSize = 50;

type Place = {
  readonly id: string;
  readonly name: string;
  readonly schemeId: string;
  readonly schemeName: string;
};

type Props = {
  readonly view: View;
  readonly cohort: Place;
  readonly filter: Filter;
  readonly lines: readonly ApplicationLine[];
  readonly total: number;
  readonly page: number;
  /** Applications that the files leave out, since their names are hidden from the one who takes them. */
  readonly leftOut: number;
};

export const ListPage = (props: Props) => {
  const { view, cohort, filter, lines, total } = props;
  const t = words(view.language);
  const isAll = filter.role === null && filter.find === '';
  const mayImport = may(view.viewer, 'importApplications', {
    schemeId: cohort.schemeId,
    cohortId: cohort.id,
  });
  return (
    <Layout frame={view.frame} title={t('list.title')} where={`${cohort.schemeName}, ${cohort.name}`}>
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <Head title={t('list.title')}>{t('list.count', { count: total })}</Head>
      {mayImport && (
        <p class="legend">
          <LinkButton href={paths.newImport(cohort.id)} kind={isAll && total === 0 ? 'main' : 'second'} small>
            {t('list.import')}
          </LinkButton>
          <a href={paths.imports(cohort.id)}>{t('list.imports')}</a>
        </p>
      )}
      {may(view.viewer, 'manageReview', { schemeId: cohort.schemeId, cohortId: cohort.id }) && total > 0 && (
        <p>
          <a href={paths.reviews(cohort.id)}>{reviewWords(view.language)('table.link')}</a>
        </p>
      )}
      {isAll && total === 0 ? <Empty>{t('list.empty')}</Empty> : <Search {...props} />}
      {!isAll && total === 0 && (
        <Empty>
          {t('list.found.none')} <a href={paths.applications(cohort.id)}>{t('list.all')}</a>
        </Empty>
      )}
      {lines.length > 0 && <Lines {...props} />}
      <Pages {...props} />
      {total > 0 && <Files {...props} />}
    </Layout>
  );
};

const Search = ({ view, cohort, filter }: Props) => {
  const t = words(view.language);
  const roles = ['', 'mentee', 'mentor'] as const;
  return (
    <form method="get" action={paths.applications(cohort.id)} class="inline">
      <div class="field">
        <label for="f-find">{t('list.find')}</label>
        <input id="f-find" name="find" type="search" value={filter.find} dir="auto" maxlength={100} />
      </div>
      <div class="field">
        <label for="f-role">{t('list.role')}</label>
        <select id="f-role" name="role">
          {roles.map((role) => (
            <option value={role} selected={role === (filter.role ?? '')}>
              {t(role === '' ? 'list.role.all' : `list.role.${role}`)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="btn second small">
        {t('list.find.do')}
      </button>
    </form>
  );
};

const Lines = ({ view, cohort, lines }: Props) => {
  const t = words(view.language);
  const { number } = formats(view.language);
  return (
    <Table
      caption={t('list.title')}
      quiet
      wide
      columns={[
        t('list.name'),
        t('list.number'),
        t('list.who'),
        t('list.state'),
        t('list.sent'),
        { label: t('list.scores'), number: true },
      ]}
      rows={lines.map((line) => [
        <a href={paths.application(cohort.id, line.id)}>
          {line.name === null ? reviewWords(view.language)('cell.hidden') : <Name>{line.name}</Name>}
        </a>,
        line.number,
        <span class={`${line.role}-text`}>{t(`role.${line.role}`)}</span>,
        line.state === 'submitted' ? t('state.submitted') : <Tag>{t(`state.${line.state}`)}</Tag>,
        line.submittedAt === null ? (
          ''
        ) : (
          <Time at={line.submittedAt} zone={view.zone} language={view.language} style="shortDate" />
        ),
        line.mean === null
          ? ''
          : t('list.scores.mean', {
              mean: number(Math.round(line.mean * 100) / 100),
              count: String(line.reviews),
            }),
      ])}
    />
  );
};

const Pages = ({ view, cohort, filter, lines, total, page }: Props) => {
  const from = (page - 1) * listPageSize;
  if (total <= listPageSize) return null;
  const to = (to: number) =>
    paths.applications(cohort.id, {
      page: to,
      ...(filter.role !== null && { role: filter.role }),
      ...(filter.find !== '' && { find: filter.find }),
    });
  return (
    <Pager
      language={view.language}
      from={from + 1}
      to={from + lines.length}
      total={total}
      earlier={page > 1 ? to(page - 1) : null}
      later={from + lines.length < total ? to(page + 1) : null}
    />
  );
};

const Files = ({ view, cohort, leftOut }: Props) => {
  const t = words(view.language);
  return (
    <Band title={t('list.files')}>
      <p>{t('list.files.text')}</p>
      {leftOut > 0 && <p>{reviewWords(view.language)('table.leftOut', { count: leftOut })}</p>}
      <ul class="dashes">
        {(['mentee', 'mentor'] as const).map((role) => (
          <li>
            {t(`list.file.${role}`)}: <a href={paths.applicationsFile(cohort.id, role, 'csv')}>CSV</a>{' '}
            <a href={paths.applicationsFile(cohort.id, role, 'xlsx')}>Excel</a>
          </li>
        ))}
      </ul>
    </Band>
  );
};
