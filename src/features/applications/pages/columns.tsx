import type { Child } from 'hono/jsx';
import { columnNames, type FixedField } from '../../../core/questions/mapping.ts';
import type { Question } from '../../../core/questions/question.ts';
import { paths } from '../../../paths.ts';
import type { Sheet } from '../../../sheets/sheet.ts';
import { Choices, Fieldset } from '../../../ui/choices.tsx';
import { type Option, Select } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Head, Note, Tag } from '../../../ui/parts.tsx';
import type { Text } from '../../../ui/text.ts';
import type { View } from '../../../web/view.ts';
import {
  answerSlots,
  type ColumnProblem,
  type Entries,
  fieldSlots,
  leftOver,
  mayBeReadTwoWays,
  newField,
  type Slot,
  samplesOf,
  wordField,
} from '../column-form.ts';
import type { ImportMapping } from '../import-documents.ts';
import type { Import } from '../import-queries.ts';
import { noteInWords } from '../trouble-in-words.ts';
import type { Unmatched } from '../unmatched.ts';
import { words } from '../words.ts';
import type { Place } from './imports.tsx';

type Words = Text<typeof words.english>;

export type ColumnsProps = {
  readonly view: View;
  readonly cohort: Place;
  readonly found: Import;
  readonly questions: readonly Question[];
  readonly categories: readonly { readonly key: string; readonly label: string }[];
  /** What stands in the selects: as guessed, as kept, or as posted. */
  readonly mapping: ImportMapping;
  readonly origin: 'guessed' | 'kept' | 'own';
  /** Targets whose guess should be looked at twice. */
  readonly unsure: ReadonlySet<string>;
  readonly unmatched: readonly Unmatched[];
  readonly entries: Entries;
  readonly problems: Readonly<Record<string, ColumnProblem>>;
  readonly once: string;
};

export const ColumnsPage = (props: ColumnsProps) => {
  const { view, cohort, found, mapping, origin, once } = props;
  const t = words(view.language);
  const problems = Object.fromEntries(
    Object.entries(props.problems).map(([name, problem]) => [name, problemInWords(t, problem)]),
  );
  const { sheet, filename } = found;
  return (
    <Layout
      frame={view.frame}
      title={t('columns.title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      width="report"
      failed={Object.keys(problems).length > 0}
    >
      <p>
        <a href={paths.imports(cohort.id)}>← {t('imports.title')}</a>
      </p>
      <ErrorSummary language={view.language} problems={problems} />
      <Head title={t('columns.title')}>{t(`what.${found.what}`)}</Head>
      <p class="lead">
        {t('columns.lead', { filename, rows: sheet.rows.length, columns: sheet.headings.length })}
      </p>
      {origin === 'kept' && <Note>{t('columns.kept')}</Note>}
      <Noticed t={t} sheet={sheet} />
      <Form action={paths.importColumns(cohort.id, found.id)} once={once} class="ledger">
        {mapping.kind === 'applications' ? (
          <ApplicationColumns {...props} t={t} said={problems} />
        ) : (
          <ReviewColumns {...props} t={t} said={problems} />
        )}
        <Meanings {...props} t={t} />
        <Rest {...props} t={t} said={problems} />
        <Actions>
          <Button>{t('columns.save')}</Button>
          <Button kind="link" formaction={paths.importDiscard(cohort.id, found.id)}>
            {t('preview.discard')}
          </Button>
        </Actions>
      </Form>
    </Layout>
  );
};

type Inner = ColumnsProps & { readonly t: Words; readonly said: Readonly<Record<string, string>> };

const Noticed = ({ t, sheet }: { readonly t: Words; readonly sheet: Sheet }) => {
  const notes = sheet.notes.map((note) => noteInWords(t, note));
  if (sheet.blankRows > 0) notes.push(t('columns.blank', { count: sheet.blankRows }));
  if (notes.length === 0) return null;
  return (
    <Note title={t('note.title')}>
      <ul>
        {notes.map((note) => (
          <li>{note}</li>
        ))}
      </ul>
    </Note>
  );
};

const fixed: readonly FixedField[] = ['number', 'name', 'email', 'submittedAt', 'withdrawn'];

const ApplicationColumns = (props: Inner) => {
  const { t, mapping, questions, found } = props;
  if (mapping.kind !== 'applications') return null;
  const { columns } = mapping;
  return (
    <>
      <Band title={t('columns.who')}>
        {fixed.flatMap((field) =>
          fieldSlots(columns, field).map((slot, at) => (
            <ColumnSelect
              {...props}
              slot={slot}
              target={field}
              label={at === 0 ? t(`columns.field.${field}`) : t('columns.field.name2')}
              hint={fieldHint(t, field, at)}
            />
          )),
        )}
        {columns.dayFirst !== undefined && mayBeReadTwoWays(found.sheet, columns.fields.submittedAt) && (
          <Choices
            name="dayFirst"
            legend={t('columns.dayFirst')}
            small
            value={columns.dayFirst ? 'yes' : 'no'}
            options={[
              { value: 'yes', label: t('columns.dayFirst.yes') },
              { value: 'no', label: t('columns.dayFirst.no') },
            ]}
          />
        )}
      </Band>
      <Band title={t('columns.answers')}>
        {questions.map((question) => (
          <QuestionColumns {...props} question={question} slots={answerSlots(columns, question)} />
        ))}
      </Band>
    </>
  );
};

const fieldHint = (t: Words, field: FixedField, at: number): string | undefined => {
  if (at > 0) return t('columns.field.name2.hint');
  if (field === 'number' || field === 'email' || field === 'withdrawn')
    return t(`columns.field.${field}.hint`);
  return undefined;
};

type QuestionProps = Inner & { readonly question: Question; readonly slots: readonly Slot[] };

const QuestionColumns = ({ question, slots, ...props }: QuestionProps) => {
  const { t } = props;
  const { short, label, key } = question;
  const first = slots[0];
  if (slots.length === 1 && first !== undefined)
    return <ColumnSelect {...props} slot={first} target={key} label={short} hint={label} />;
  return (
    <Fieldset name={`answer-${key}`} legend={short} hint={label}>
      {slots.map((slot) => (
        <ColumnSelect {...props} slot={slot} target={key} label={partLabel(t, question, slot)} />
      ))}
    </Fieldset>
  );
};

const partLabel = (t: Words, { kind, short }: Question, { part }: Slot): string => {
  if (typeof part === 'string') return part;
  const number = String(part ?? 1);
  return kind === 'ranked' ? t('columns.wish', { short, number }) : t('columns.part', { short, number });
};

const ReviewColumns = (props: Inner) => {
  const { t, mapping, categories } = props;
  if (mapping.kind !== 'reviews') return null;
  const { columns } = mapping;
  const slot = (name: string, column: string | null | undefined): Slot => ({
    name,
    column: column || null,
    part: null,
  });
  return (
    <>
      <Band title={t('columns.which')}>
        {(['application', 'reviewer', 'comment'] as const).map((field) => (
          <ColumnSelect
            {...props}
            slot={slot(`review-${field}-0`, columns[field])}
            target={field}
            label={t(`columns.review.${field}`)}
          />
        ))}
      </Band>
      <Band title={t('columns.scores')}>
        {categories.map(({ key, label }) => (
          <ColumnSelect
            {...props}
            slot={slot(`score-${key}-0`, columns.scores[key])}
            target={key}
            label={label}
          />
        ))}
      </Band>
    </>
  );
};

type SelectProps = Inner & {
  readonly slot: Slot;
  readonly target: string;
  readonly label: string;
  readonly hint?: string | undefined;
};

const ColumnSelect = ({
  t,
  found,
  origin,
  unsure,
  entries,
  said,
  slot,
  target,
  label,
  hint,
}: SelectProps) => {
  const names = columnNames(found.sheet.headings);
  const chosen = entries[slot.name] ?? (slot.column === null ? '' : String(names.indexOf(slot.column)));
  const samples = samplesOf(found.sheet, names[Number(chosen)] ?? null);
  const options: Option[] = names.map((name, at) => ({ value: String(at), label: name }));
  const isGuess = origin === 'guessed' && slot.column !== null;
  const mark: Child = isGuess && (
    <>
      {' '}
      <Tag kind={unsure.has(target) ? 'look' : 'plain'}>
        {t(unsure.has(target) ? 'columns.unsure' : 'columns.guess')}
      </Tag>
    </>
  );
  const beside: Child = (hint !== undefined || (chosen !== '' && samples.length > 0)) && (
    <>
      {hint}
      {hint !== undefined && samples.length > 0 && chosen !== '' && <br />}
      {chosen !== '' && samples.length > 0 && (
        <bdi>{t('columns.sample', { samples: samples.join(' · ') })}</bdi>
      )}
    </>
  );
  return (
    <Select
      name={slot.name}
      label={
        <>
          {label}
          {mark}
        </>
      }
      hint={beside}
      error={said[slot.name]}
      value={chosen}
      options={options}
      choose={t('columns.none')}
    />
  );
};

const mostMeanings = 30;

const Meanings = ({ t, unmatched, entries }: ColumnsProps & { readonly t: Words }) => {
  if (unmatched.length === 0) return null;
  const more = unmatched.length - mostMeanings;
  return (
    <Band title={t('columns.words')}>
      <p>{t('columns.words.text')}</p>
      {unmatched.slice(0, mostMeanings).map((each) => (
        <Select
          name={wordField(each)}
          label={t('columns.words.label', { short: each.question.short, text: each.text })}
          hint={t('columns.words.times', { count: each.times })}
          value={entries[wordField(each)] ?? each.means ?? ''}
          options={meaningsOf(t, each)}
          choose={t('columns.words.nothing')}
        />
      ))}
      {more > 0 && <p class="quiet">{t('columns.words.more', { count: more })}</p>}
    </Band>
  );
};

const meaningsOf = (t: Words, { question, among }: Unmatched): Option[] => {
  if (among === 'yesNo')
    return [
      { value: 'yes', label: t('columns.yes') },
      { value: 'no', label: t('columns.no') },
    ];
  const options = among === 'levels' ? 'levels' : 'options';
  const list = options in question ? (question as { [key: string]: unknown })[options] : [];
  return (list as readonly { key: string; label: string }[]).map(({ key, label }) => ({ value: key, label }));
};

const kinds = ['text', 'longText', 'yesNo', 'number', 'choice', 'choices'] as const;

const Rest = ({ t, found, mapping, entries, said }: Inner) => {
  const rest = leftOver(found.sheet, mapping);
  const options: Option[] =
    mapping.kind === 'reviews'
      ? [{ value: 'score', label: t('columns.rest.score') }]
      : kinds.map((kind) => ({
          value: kind,
          label: t(kind === 'text' ? 'columns.rest.text.kind' : `columns.rest.${kind}`),
        }));
  return (
    <Band title={t('columns.rest')}>
      {rest.length === 0 ? <Empty>{t('columns.rest.empty')}</Empty> : <p>{t('columns.rest.text')}</p>}
      {rest.map(({ column, at }) => {
        const samples = samplesOf(found.sheet, column);
        return (
          <Select
            name={newField(at)}
            label={<bdi>{column}</bdi>}
            hint={samples.length > 0 && <bdi>{t('columns.sample', { samples: samples.join(' · ') })}</bdi>}
            error={said[newField(at)]}
            value={entries[newField(at)] ?? ''}
            options={options}
            choose={t('columns.rest.out')}
          />
        );
      })}
    </Band>
  );
};

const problemInWords = (t: Words, problem: ColumnProblem): string => {
  if (problem.code === 'twice') return t('columns.wrong.twice', { column: problem.column });
  if (problem.code === 'options')
    return t('columns.wrong.options', { column: problem.column, count: String(problem.count) });
  return t(`columns.wrong.${problem.code}`);
};
