/**
 * Fields: a label, a hint, what is wrong, a control; tied together by `aria-describedby`.
 *
 *     <Field name="email" label="Your email" type="email" autocomplete="email" value={entered} error={problems.email} />
 *     <TextArea name="need" label="…" rows={6} />
 *     <Select name="zone" label="…" options={[{ value: 'Africa/Nairobi', label: 'Nairobi' }]} choose="Choose" />
 *     <FileField name="letter" label="…" accept="application/pdf" />
 *
 * `error` may be a sentence or a list of them, of which the first is shown. The control's id is `fieldId(name)`, to
 * which the error summary links. `quiet` hides the label from sight but not from a screen reader.
 */
import type { Child } from 'hono/jsx';
import { classes } from './href.ts';

export type Problem = string | readonly string[] | null | undefined;

/** The sentence to show, if there is one. */
export const said = (problem: Problem): string | undefined =>
  (typeof problem === 'string' ? problem : problem?.[0]) || undefined;

export const fieldId = (name: string): string => `f-${name.replace(/\s+/g, '-')}`;

type Common = {
  readonly name: string;
  readonly label: Child;
  readonly hint?: Child;
  readonly error?: Problem;
  readonly required?: boolean;
  readonly quiet?: boolean;
  /** When one name stands several times on a page; defaults to `fieldId(name)`. */
  readonly id?: string;
};

type FieldProps = Common & {
  readonly value?: string | number | null;
  readonly type?:
    | 'text'
    | 'email'
    | 'url'
    | 'tel'
    | 'number'
    | 'date'
    | 'time'
    | 'datetime-local'
    | 'search'
    | 'password';
  readonly width?: 'full' | 'half' | 'short';
  readonly autocomplete?: string;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'url' | 'search' | 'tel';
  readonly maxlength?: number;
  readonly min?: string | number;
  readonly max?: string | number;
  readonly step?: string | number;
  /** The id of a `datalist`. */
  readonly list?: string;
  readonly autocapitalize?: 'off' | 'none' | 'words';
  readonly lang?: string;
  readonly dir?: 'auto' | 'ltr' | 'rtl';
};

export const Field = ({
  label,
  hint,
  error,
  quiet,
  id,
  width,
  type = 'text',
  value,
  ...control
}: FieldProps) => (
  <Wrapped {...{ label, hint, error, quiet, id, width, name: control.name }}>
    {(tied) => <input type={type} value={value ?? undefined} {...control} {...tied} />}
  </Wrapped>
);

type TextAreaProps = Common & {
  readonly value?: string | null;
  readonly rows?: number;
  readonly maxlength?: number;
  /** To be copied. */
  readonly readonly?: boolean;
  readonly lang?: string;
};

export const TextArea = ({ label, hint, error, quiet, id, value, rows = 5, ...control }: TextAreaProps) => (
  <Wrapped {...{ label, hint, error, quiet, id, name: control.name }}>
    {(tied) => (
      <textarea rows={rows} dir="auto" {...control} {...tied}>
        {/* A browser drops the first newline of a textarea, so one is given. */}
        {'\n'}
        {value ?? ''}
      </textarea>
    )}
  </Wrapped>
);

export type Option = { readonly value: string; readonly label: string };
export type OptionGroup = { readonly label: string; readonly options: readonly Option[] };

type SelectProps = Common & {
  readonly value?: string | null;
  readonly options: readonly (Option | OptionGroup)[];
  /** The words of an empty first option. */
  readonly choose?: string;
  readonly width?: 'full' | 'half' | 'short';
  readonly autocomplete?: string;
};

export const Select = ({
  label,
  hint,
  error,
  quiet,
  id,
  value,
  options,
  choose,
  width,
  ...control
}: SelectProps) => (
  <Wrapped {...{ label, hint, error, quiet, id, width, name: control.name }}>
    {(tied) => (
      <select {...control} {...tied}>
        {choose !== undefined && <option value="">{choose}</option>}
        {options.map((option) =>
          'options' in option ? (
            <optgroup label={option.label}>{option.options.map((inner) => choice(inner, value))}</optgroup>
          ) : (
            choice(option, value)
          ),
        )}
      </select>
    )}
  </Wrapped>
);

const choice = (option: Option, value: string | null | undefined) => (
  <option value={option.value} selected={option.value === value}>
    {option.label}
  </option>
);

type FileProps = Common & { readonly accept?: string; readonly multiple?: boolean };

export const FileField = ({ label, hint, error, quiet, id, ...control }: FileProps) => (
  <Wrapped {...{ label, hint, error, quiet, id, name: control.name }}>
    {(tied) => <input type="file" {...control} {...tied} />}
  </Wrapped>
);

export type Tied = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
};

/** The ids and states that tie a control, or a group of them, to its hint and its error. */
export function tie(id: string, hint: Child, error: Problem): Tied {
  const described = [hint ? `${id}-hint` : '', said(error) ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { id, 'aria-describedby': described || undefined, 'aria-invalid': said(error) ? 'true' : undefined };
}

/** The hint and the error, in the order in which they are read. */
export const Told = ({
  id,
  hint,
  error,
}: {
  readonly id: string;
  readonly hint?: Child;
  readonly error?: Problem;
}) => (
  <>
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    {said(error) && (
      <p class="err" id={`${id}-error`}>
        {said(error)}
      </p>
    )}
  </>
);

type WrappedProps = Omit<Common, 'required'> & {
  readonly width?: string;
  readonly children: (tied: Tied) => Child;
};

function Wrapped({ name, label, hint, error, quiet, id = fieldId(name), width, children }: WrappedProps) {
  return (
    <div class={classes('field', width, said(error) && 'wrong')}>
      <label for={id} class={quiet ? 'hidden' : undefined}>
        {label}
      </label>
      <Told id={id} hint={hint} error={error} />
      {children(tie(id, hint, error))}
    </div>
  );
}
