import type { Child } from 'hono/jsx';
import { fileTypes } from '../../../core/files/file-type.ts';
import type { Question } from '../../../core/questions/question.ts';
import { paths } from '../../../paths.ts';
import { Checkbox, Choices, Fieldset } from '../../../ui/choices.tsx';
import { Field, TextArea } from '../../../ui/fields.tsx';
import { fileTypeInWords } from '../../../ui/file-words.ts';
import { Actions, Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Band } from '../../../ui/parts.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import { newKinds } from '../forms.ts';
import type { Role } from '../questions-document.ts';
import { kindInWords } from '../rules-in-words.ts';
import type { Scheme } from '../scheme-queries.ts';
import { words } from '../words.ts';

type Common = {
  readonly view: View;
  readonly scheme: Scheme;
  readonly role: Role;
  readonly draft: Draft;
  readonly once: string;
};

type Props = Common & {
  readonly question: Question;
  /** The rules read it, so it stays. */
  readonly inUse: boolean;
  /** People have chosen from the options, so they stay. */
  readonly isAnswered: boolean;
};

export const QuestionPage = ({ question, inUse, isAnswered, ...common }: Props) => {
  const { view, scheme, role, draft, once } = common;
  const t = words(view.language);
  const typed = Object.keys(draft.entries).length > 0;
  return (
    <Frame {...common} title={t('question.title')}>
      <p class="quiet">{t('question.kind.is', { kind: kindInWords(t, question) })}</p>
      <Form action={paths.schemeQuestion(scheme.id, role, question.key)} once={once}>
        <Wording {...common} />
        <Field
          name="hint"
          label={t('question.hint')}
          value={draft.entries['hint']}
          error={draft.problems['hint']}
          maxlength={500}
          dir="auto"
        />
        {'options' in question && (
          <TextArea
            name="options"
            label={t('question.options')}
            hint={t(isAnswered ? 'question.options.hint' : 'question.options.free')}
            value={draft.entries['options']}
            error={draft.problems['options']}
            rows={Math.min(14, question.options.length + 2)}
          />
        )}
        {question.kind === 'file' && <FileFields {...common} />}
        <Checkbox
          name="required"
          label={t('question.required')}
          checked={typed ? draft.entries['required'] !== undefined : question.required}
        />
        <Actions>
          <Button>{t('question.save')}</Button>
        </Actions>
      </Form>
      <Band title={t('question.remove')}>
        {inUse ? (
          <p>{t('question.inUse')}</p>
        ) : (
          <Form action={paths.schemeQuestionRemoval(scheme.id, role, question.key)} once={`${once}-out`}>
            <p>{t('question.remove.text')}</p>
            <Actions>
              <Button kind="second">{t('question.remove')}</Button>
            </Actions>
          </Form>
        )}
      </Band>
    </Frame>
  );
};

export const NewQuestionPage = (common: Common) => {
  const { view, scheme, role, draft, once } = common;
  const t = words(view.language);
  const of = (name: string) => ({ name, value: draft.entries[name], error: draft.problems[name] });
  return (
    <Frame {...common} title={t('question.new')}>
      <Form action={paths.newSchemeQuestion(scheme.id, role)} once={once}>
        <Wording {...common} />
        <Choices
          {...of('kind')}
          legend={t('question.kind')}
          small
          options={newKinds.map((kind) => ({ value: kind, label: t(`new.kind.${kind}`) }))}
        />
        <TextArea
          {...of('options')}
          label={t('question.options')}
          hint={t('question.options.new')}
          rows={6}
        />
        <fieldset>
          <legend>{t('question.range')}</legend>
          <Field {...of('least')} label={t('question.least')} type="number" width="short" />
          <Field {...of('most')} label={t('question.most')} type="number" width="short" />
        </fieldset>
        <FileFields {...common} />
        <Actions>
          <Button>{t('questions.add')}</Button>
        </Actions>
      </Form>
    </Frame>
  );
};

const FileFields = ({ view, draft }: Common) => {
  const t = words(view.language);
  const of = (name: string) => ({ name, value: draft.entries[name], error: draft.problems[name] });
  return (
    <>
      <Fieldset
        name={`type-${fileTypes[0]}`}
        legend={t('question.files.types')}
        hint={t('question.files.names')}
        error={draft.problems[`type-${fileTypes[0]}`]}
      >
        {fileTypes.map((type) => (
          <Checkbox
            name={`type-${type}`}
            label={fileTypeInWords(view.language, type)}
            checked={draft.entries[`type-${type}`] !== undefined}
          />
        ))}
      </Fieldset>
      <Field {...of('files')} label={t('question.files.count')} type="number" width="short" />
      <Field {...of('megabytes')} label={t('question.files.megabytes')} type="number" width="short" />
    </>
  );
};

const Wording = ({ view, draft }: Common) => {
  const t = words(view.language);
  const of = (name: string) => ({
    name,
    value: draft.entries[name],
    error: draft.problems[name],
    required: true,
  });
  return (
    <>
      <TextArea {...of('label')} label={t('question.label')} rows={3} maxlength={500} />
      <Field {...of('short')} label={t('question.short')} width="half" maxlength={60} dir="auto" />
    </>
  );
};

const Frame = ({
  view,
  scheme,
  role,
  draft,
  title,
  children,
}: Common & { title: string; children?: Child }) => (
  <Layout
    frame={view.frame}
    title={title}
    where={scheme.name}
    width="form"
    failed={Object.keys(draft.problems).length > 0}
  >
    <p>
      <a href={paths.schemeQuestions(scheme.id, role)}>
        {words(view.language)('back.scheme', { name: words(view.language)(`questions.role.${role}`) })}
      </a>
    </p>
    <ErrorSummary language={view.language} problems={draft.problems} />
    <h1>{title}</h1>
    {children}
  </Layout>
);
