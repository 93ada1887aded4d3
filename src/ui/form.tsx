/**
 * Forms, buttons and the summary of what is to be put right.
 *
 *     <Form action="/sign-in" once={key}> … <Button>Send me a link</Button> </Form>
 *     <ErrorSummary language="en" problems={{ city: 'Choose the city whose clock you live by.' }} />
 *
 * A form is always a POST; `once` is a key that makes a second press of the same page harmless. Buttons: `main`
 * (filled, one for each task), `second` (outline), `link`; `small` is 36 px high. Nothing is ever disabled.
 */
import type { Child } from 'hono/jsx';
import { fieldId, type Problem, said } from './fields.tsx';
import { classes } from './href.ts';
import type { Language } from './languages.ts';
import { words } from './words.ts';

type FormProps = {
  readonly action: string;
  readonly once?: string;
  /** For files. */
  readonly upload?: boolean;
  readonly id?: string;
  readonly class?: string;
  /** Names the form when a page has several. */
  readonly label?: string;
  readonly children?: Child;
};

export const Form = ({ action, once, upload, label, id, class: name, children }: FormProps) => (
  <form
    method="post"
    action={action}
    enctype={upload ? 'multipart/form-data' : undefined}
    id={id}
    class={name}
    aria-label={label}
    novalidate
  >
    {once && <input type="hidden" name="once" value={once} />}
    {children}
  </form>
);

type Kind = 'main' | 'second' | 'link';

type ButtonProps = {
  readonly kind?: Kind;
  readonly small?: boolean;
  readonly name?: string;
  readonly value?: string;
  /** Sends the form it stands in to another address. */
  readonly formaction?: string;
  /** The id of a form elsewhere on the page. */
  readonly form?: string;
  readonly label?: string;
  /** For an error summary to point to, and the sentence that says what is wrong. */
  readonly id?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly children?: Child;
};

export const Button = ({ kind = 'main', small, label, children, ...rest }: ButtonProps) => (
  <button type="submit" class={look(kind, small)} aria-label={label} {...rest}>
    {children}
  </button>
);

type LinkButtonProps = {
  readonly href: string;
  readonly kind?: Kind;
  readonly small?: boolean;
  readonly children?: Child;
};

export const LinkButton = ({ href, kind = 'main', small, children }: LinkButtonProps) => (
  <a href={href} class={look(kind, small)}>
    {children}
  </a>
);

const look = (kind: Kind, small = false) =>
  kind === 'link' ? 'as-link' : classes('btn', kind === 'second' && 'second', small && 'small');

/** Buttons side by side, wrapping. */
export const Actions = ({ children }: { readonly children?: Child }) => <div class="actions">{children}</div>;

/** Problems by field name, in the order of the page. The name '' stands for the form as a whole. */
export type Problems = Readonly<Record<string, Problem>>;

/** First in the page after a failed send; the same words stand at each field. Draws nothing when all is well. */
export const ErrorSummary = ({
  language,
  problems,
}: {
  readonly language: Language;
  readonly problems: Problems;
}) => {
  const found = Object.entries(problems).flatMap(([name, problem]) => {
    const message = said(problem);
    return message ? [{ name, message }] : [];
  });
  if (found.length === 0) return null;
  return (
    <div class="errors" role="alert" tabindex={-1} aria-labelledby="errors-title" autofocus>
      <h2 id="errors-title">{words(language)('errors.title', { count: found.length })}</h2>
      <ul>
        {found.map(({ name, message }) => (
          <li>{name === '' ? message : <a href={`#${fieldId(name)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
};
