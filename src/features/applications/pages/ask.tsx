/** One question of a form, drawn from its fields: what was saved, or what was typed and could not be read. */
import type { Child } from 'hono/jsx';
import { longestOf, mostLanguages, spokenLines } from '../../../core/questions/posted.ts';
import { type Fields, firstOf } from '../../../core/questions/posted-hours.ts';
import type { Option, Question } from '../../../core/questions/question.ts';
import { Choices, Fieldset } from '../../../ui/choices.tsx';
import { Field, fieldId, type Problem, Select, TextArea } from '../../../ui/fields.tsx';
import { Button } from '../../../ui/form.tsx';
import type { Language } from '../../../ui/languages.ts';
import { cityNames } from '../../../ui/zones.ts';
import type { Role } from '../applicant.ts';
import { words } from '../apply-words.ts';
import { AskFile, type Kept } from './ask-file.tsx';
import { AskHours } from './ask-hours.tsx';

export type AskProps = {
  readonly language: Language;
  readonly role: Role;
  readonly question: Question;
  readonly fields: Fields;
  readonly error?: Problem;
  /** One more blank line was asked for. */
  readonly more: boolean;
  /** Files that are kept, and where each can be fetched. */
  readonly kept: Kept;
  /** Of a city: what stands under it. */
  readonly note?: Child;
};

export const Ask = (props: AskProps) => {
  const { language, question, fields, error, note } = props;
  const t = words(language);
  const { key } = question;
  const label = question.required ? question.label : t('optional', { label: question.label });
  const common = { name: key, label, error, required: question.required };
  const hint = question.hint;
  const value = firstOf(fields, key);
  switch (question.kind) {
    case 'text':
      return <Field {...common} hint={hint} value={value} maxlength={longestOf(question)} dir="auto" />;
    case 'country':
      return (
        <Field {...common} hint={hint} value={value} maxlength={100} dir="auto" autocomplete="country-name" />
      );
    case 'number':
      return (
        <Field
          {...common}
          hint={hint ?? t('ask.number.hint', { least: String(question.least), most: String(question.most) })}
          value={value}
          inputmode="decimal"
          width="short"
          maxlength={20}
        />
      );
    case 'longText':
      return <TextArea {...common} hint={hint} value={value} rows={7} maxlength={longestOf(question)} />;
    case 'conflict':
      return (
        <TextArea
          {...common}
          hint={hint ?? t('ask.conflict.seen')}
          value={value}
          rows={3}
          maxlength={longestOf(question)}
        />
      );
    case 'lines':
      return (
        <TextArea
          {...common}
          hint={hint ?? t('ask.lines.hint', { most: question.most })}
          value={value}
          rows={Math.min(6, question.most + 1)}
          maxlength={longestOf(question)}
        />
      );
    case 'zone':
      return (
        <div class="field-group">
          <Field
            {...common}
            label={t('ask.city')}
            hint={t('ask.city.hint')}
            value={value}
            width="half"
            maxlength={100}
            autocomplete="off"
            autocapitalize="words"
            list="cities"
          />
          <datalist id="cities">
            {cityNames(language).map((city) => (
              <option value={city} />
            ))}
          </datalist>
          {note}
        </div>
      );
    case 'yesNo':
      return (
        <Choices
          name={key}
          legend={label}
          hint={hint}
          error={error}
          value={value}
          beside
          options={[
            { value: 'yes', label: t('ask.yes') },
            { value: 'no', label: t('ask.no') },
          ]}
        />
      );
    case 'choice':
      return (
        <Choices
          name={key}
          legend={label}
          {...{ hint, error, value }}
          options={choicesOf(question.options)}
        />
      );
    case 'choices':
      return (
        <div class="field-group">
          <Choices
            name={key}
            legend={label}
            {...{ hint, error }}
            many
            small
            values={fields[key] ?? []}
            options={choicesOf(question.options)}
          />
          {question.open && (
            <Field
              name={`${key}-other`}
              label={t('ask.other')}
              hint={t('ask.other.hint')}
              value={firstOf(fields, `${key}-other`)}
              maxlength={300}
              dir="auto"
            />
          )}
        </div>
      );
    case 'ranked':
      return (
        <Fieldset name={key} legend={label} {...{ hint, error }}>
          {Array.from({ length: question.most }, (_, at) => (
            <Select
              name={`${key}-${at + 1}`}
              id={at === 0 ? fieldId(key) : undefined}
              label={t('ask.rank', { at: String(at + 1) })}
              choose={t('ask.choose')}
              value={firstOf(fields, `${key}-${at + 1}`)}
              options={question.options.map(optionOf)}
            />
          ))}
        </Fieldset>
      );
    case 'levels':
      return (
        <Fieldset name={key} legend={label} {...{ hint, error }} look="level-list">
          {question.options.map((option, at) => (
            <Select
              name={`${key}-${option.key}`}
              id={at === 0 ? fieldId(key) : undefined}
              label={option.label}
              choose={t('ask.choose')}
              value={firstOf(fields, `${key}-${option.key}`)}
              options={question.levels.map(optionOf)}
            />
          ))}
        </Fieldset>
      );
    case 'languages':
      return <AskLanguages {...props} question={question} label={label} />;
    case 'file':
      return <AskFile {...props} question={question} label={label} />;
    case 'hours':
      return <AskHours {...props} label={label} />;
  }
};

type LanguagesProps = AskProps & {
  readonly question: Extract<Question, { kind: 'languages' }>;
  readonly label: string;
};

const AskLanguages = ({ language, question, label, fields, error, more }: LanguagesProps) => {
  const t = words(language);
  const { key, hint } = question;
  const lines = spokenLines(fields, key);
  const count = Math.min(mostLanguages, Math.max(2, lines.length + (more || lines.length === 0 ? 1 : 0)));
  return (
    <Fieldset name={key} legend={label} {...{ hint, error }}>
      {Array.from({ length: count }, (_, at) => (
        <div class="line">
          <Field
            name={`${key}-language-${at + 1}`}
            id={at === 0 ? fieldId(key) : undefined}
            label={t('ask.language')}
            value={lines[at]?.language}
            maxlength={60}
            dir="auto"
          />
          <Select
            name={`${key}-level-${at + 1}`}
            label={t('ask.level')}
            choose={t('ask.choose')}
            value={lines[at]?.level}
            options={question.levels.map(optionOf)}
          />
        </div>
      ))}
      <p>
        <Button kind="second" small name="go" value="more">
          {t('step.more.language')}
        </Button>
      </p>
    </Fieldset>
  );
};

const optionOf = ({ key, label }: Option) => ({ value: key, label });
const choicesOf = (options: readonly Option[]) => options.map(optionOf);
