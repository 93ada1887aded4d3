import { paths } from '../../../paths.ts';
import { Choices } from '../../../ui/choices.tsx';
import { FileField } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Band } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import { words } from '../words.ts';
import type { Place } from './imports.tsx';

type Props = {
  readonly view: View;
  readonly cohort: Place;
  readonly draft: Draft;
  readonly once: string;
};

/** Two people of a form, as a file would have them. */
const example = [
  ['M-01', 'Wanjiru Kamau', 'wanjiru@example.org', 'Africa/Nairobi', 'Mon 09:00-11:00; Thu 19:00-21:00'],
  ['M-02', 'Selu Faleafa', 'selu@example.org', 'Pacific/Apia', 'Tue 07:00-09:00'],
] as const;

const whats = ['mentee', 'mentor', 'reviews'] as const;

export const NewImportPage = ({ view, cohort, draft, once }: Props) => {
  const t = words(view.language);
  const { problems, entries } = draft;
  return (
    <Layout
      frame={view.frame}
      title={t('new.title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      width="form"
      failed={Object.keys(problems).length > 0}
    >
      <p>
        <a href={paths.imports(cohort.id)}>← {t('imports.title')}</a>
      </p>
      <ErrorSummary language={view.language} problems={problems} />
      <h1>{t('new.title')}</h1>
      <p class="lead">{t('new.lead')}</p>
      <Form action={paths.imports(cohort.id)} once={once} upload>
        <Choices
          name="what"
          legend={t('new.what')}
          value={entries['what'] ?? null}
          error={problems['what']}
          options={whats.map((what) => ({
            value: what,
            label: t(`what.${what}`),
            hint: t(`new.what.${what}.hint`),
          }))}
          required
        />
        <FileField
          name="file"
          label={t('new.file')}
          hint={t('new.file.hint')}
          error={problems['file']}
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          required
        />
        <Actions>
          <Button>{t('new.do')}</Button>
        </Actions>
      </Form>
      <Band title={t('new.form')}>
        <p>{t('new.form.text')}</p>
        <Table
          caption={t('new.form')}
          quiet
          plain
          wide
          columns={[
            t('columns.field.number'),
            t('columns.field.name'),
            t('columns.field.email'),
            t('new.form.zone'),
            t('new.form.hours'),
          ]}
          rows={example.map((row) => row.map((cell) => <bdi>{cell}</bdi>))}
        />
      </Band>
    </Layout>
  );
};
