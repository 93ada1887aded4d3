/**
 * Choosing among a few: the whole row is the target.
 *
 *     <Choices name="role" legend="You would be" value="mentee" options={[{ value: 'mentee', label: 'A mentee' }]} />
 *     <Choices many name="topics" legend="…" values={['briefs']} options={…} />
 *     <Checkbox name="keep" label="Keep" checked />
 *     <Scale name="sure" legend="How sure are you?" value="7" options={…} low="1: not at all sure" high="10: …" />
 *
 * `small` makes rows without a box; `beside` puts them in columns. A `Scale` is one unbroken row: the numbers 1 to 10,
 * or a rubric's four points with a `word` under each; `instead` is a full choice beside it ("I would rather not say").
 */
import type { Child } from 'hono/jsx';
import { fieldId, type Problem, said, Told, tie } from './fields.tsx';
import { classes } from './href.ts';

export type Choice = { readonly value: string; readonly label: Child; readonly hint?: Child };

type Group = {
  readonly name: string;
  readonly legend: Child;
  readonly hint?: Child;
  readonly error?: Problem;
  readonly required?: boolean;
};

type ChoicesProps = Group & {
  readonly options: readonly Choice[];
  /** The chosen option of a single choice. */
  readonly value?: string | null;
  readonly many?: boolean;
  /** The chosen options when there may be several. */
  readonly values?: readonly string[];
  readonly small?: boolean;
  readonly beside?: boolean;
};

export const Choices = ({ options, value, many, values, small, beside, ...group }: ChoicesProps) => {
  const chosen = new Set(many ? values : value != null ? [value] : []);
  return (
    <Fieldset {...group} look={classes('choices', small && 'small', beside && 'beside')}>
      {options.map((option, index) => (
        <label class="choice">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={group.name}
            value={option.value}
            checked={chosen.has(option.value)}
            aria-invalid={said(group.error) ? 'true' : undefined}
            required={!many && group.required}
            id={index === 0 ? fieldId(group.name) : undefined}
          />
          <span>
            <b>{option.label}</b>
            {option.hint && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </Fieldset>
  );
};

type CheckboxProps = {
  readonly name: string;
  readonly label: Child;
  readonly value?: string;
  readonly checked?: boolean;
  readonly hint?: Child;
  readonly error?: Problem;
  readonly id?: string;
  /** Names the box when the label alone would not, as in a list: "Keep Wanjiru Kamau and Claire Boudreau". */
  readonly spoken?: string;
  /** The id of a form elsewhere on the page. */
  readonly form?: string;
};

export const Checkbox = ({
  name,
  label,
  value = 'yes',
  checked,
  hint,
  error,
  spoken,
  form,
  ...rest
}: CheckboxProps) => {
  const id = rest.id ?? fieldId(name);
  return (
    <div class={classes('check', said(error) && 'wrong')}>
      <Told id={id} error={error} />
      <label>
        <input
          type="checkbox"
          {...{ name, value, checked, form }}
          {...tie(id, hint, error)}
          aria-label={spoken}
        />
        <span>{label}</span>
      </label>
      <Told id={id} hint={hint} />
    </div>
  );
};

type ScaleProps = Group & {
  readonly options: readonly { readonly value: string; readonly label: string; readonly word?: string }[];
  readonly value?: string | null;
  readonly low?: string;
  readonly high?: string;
  readonly instead?: Choice;
};

export const Scale = ({ options, value, low, high, instead, ...group }: ScaleProps) => (
  <Fieldset {...group} look="scale-field">
    <div class={classes('scale', options.some((option) => option.word) && 'rubric')}>
      {options.map((option, index) => (
        <label>
          <input
            type="radio"
            name={group.name}
            value={option.value}
            checked={option.value === value}
            aria-invalid={said(group.error) ? 'true' : undefined}
            id={index === 0 ? fieldId(group.name) : undefined}
          />
          <b>{option.label}</b>
          {option.word && <span>{option.word}</span>}
        </label>
      ))}
    </div>
    {(low || high) && (
      <p class="ends">
        <span>{low}</span>
        <span>{high}</span>
      </p>
    )}
    {instead && (
      <label class="choice">
        <input type="radio" name={group.name} value={instead.value} checked={instead.value === value} />
        <span>
          <b>{instead.label}</b>
          {instead.hint && <small>{instead.hint}</small>}
        </span>
      </label>
    )}
  </Fieldset>
);

type FieldsetProps = Group & { readonly look?: string; readonly children?: Child };

/** A question with several controls. The summary links to its first control, so the id here is another. */
export const Fieldset = ({ name, legend, hint, error, look, children }: FieldsetProps) => {
  const id = `${fieldId(name)}-all`;
  const tied = tie(id, hint, error);
  return (
    <fieldset
      class={classes(look, said(error) && 'wrong')}
      id={id}
      aria-describedby={tied['aria-describedby']}
    >
      <legend>{legend}</legend>
      <Told id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  );
};
