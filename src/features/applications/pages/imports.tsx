import { paths } from '../../../paths.ts';
import { LinkButton } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Empty, Head, Note, Tag } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import { Name, Time } from '../../../ui/time.tsx';
import type { View } from '../../../web/view.ts';
import type { ImportLine } from '../import-queries.ts';
import { words } from '../words.ts';

export type Place = { readonly id: string; readonly name: string; readonly schemeName: string };

type Props = { readonly view: View; readonly cohort: Place; readonly imports: readonly ImportLine[] };

export const ImportsPage = ({ view, cohort, imports }: Props) => {
  const t = words(view.language);
  return (
    <Layout frame={view.frame} title={t('imports.title')} where={`${cohort.schemeName}, ${cohort.name}`}>
      <p>
        <a href={paths.applications(cohort.id)}>{t('one.back')}</a>
      </p>
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <Head title={t('imports.title')} />
      <p>
        <LinkButton href={paths.newImport(cohort.id)}>{t('imports.new')}</LinkButton>
      </p>
      {imports.length === 0 ? (
        <Empty>{t('imports.empty')}</Empty>
      ) : (
        <Table
          caption={t('imports.title')}
          quiet
          wide
          columns={[
            t('imports.file'),
            t('imports.what'),
            t('imports.when'),
            t('imports.who'),
            t('imports.end'),
          ]}
          rows={imports.map((line) => [
            <a href={goOn(cohort.id, line)}>
              <bdi>{line.filename}</bdi>
            </a>,
            t(`what.${line.what}`),
            <Time at={line.createdAt} zone={view.zone} language={view.language} style="dateTime" />,
            line.createdBy === null ? '' : <Name>{line.createdBy}</Name>,
            <End view={view} line={line} />,
          ])}
        />
      )}
    </Layout>
  );
};

const End = ({ view, line }: { readonly view: View; readonly line: ImportLine }) => {
  const t = words(view.language);
  if (line.state !== 'imported' || line.counts === null) {
    const said = t(`imports.end.${line.state === 'imported' ? 'mapped' : line.state}`);
    return line.state === 'discarded' ? said : <Tag kind="look">{said}</Tag>;
  }
  const { added, changed, wrong } = line.counts;
  return t('imports.end.imported', { added: String(added), changed, wrong });
};

const goOn = (cohort: string, { id, state }: ImportLine): string => {
  if (state === 'uploaded') return paths.importColumns(cohort, id);
  return state === 'mapped' ? paths.importPreview(cohort, id) : paths.importResult(cohort, id);
};
