/**
 * A mistyped form is a value: what was understood, or problems by field with everything the person typed kept.
 */
import { parseWithZod } from '@conform-to/zod/v4';
import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import type { Request } from './env.ts';

/** What was typed, by field name, to be shown again. */
export type Entries = Readonly<Record<string, string>>;

export type Form<T> =
  | { readonly ok: true; readonly value: T; readonly entries: Entries; readonly once: string | null }
  | {
      readonly ok: false;
      readonly problems: Readonly<Record<string, readonly string[]>>;
      readonly entries: Entries;
      readonly once: string | null;
    };

export type Draft = Pick<Extract<Form<unknown>, { ok: false }>, 'problems' | 'entries'>;

/** A form that nobody has filled in yet. */
export const blank = (entries: Entries = {}): Draft => ({ problems: {}, entries });

/** Reads a posted form against a schema. Names unknown to the schema are ignored. */
export const readForm = async <T extends z.ZodType>(c: Request, schema: T): Promise<Form<z.infer<T>>> =>
  understand(await c.req.formData(), schema);

export const understand = <T extends z.ZodType>(data: FormData, schema: T): Form<z.infer<T>> => {
  const entries = entriesOf(data);
  const key = data.get('once');
  const once = typeof key === 'string' && /^[\w-]{8,64}$/.test(key) ? key : null;
  const read = parseWithZod(data, { schema });
  if (read.status === 'success') return { ok: true, value: read.value, entries, once };
  const problems = Object.fromEntries(
    Object.entries(read.error ?? {}).map(([name, said]) => [name, said ?? []]),
  );
  return { ok: false, problems, entries, once };
};

const entriesOf = (data: FormData): Entries => {
  const entries: Record<string, string> = {};
  for (const [name, value] of data) if (typeof value === 'string') entries[name] = value;
  return entries;
};

/** Draws a page for a form that was not accepted: the same page, status 422. */
export const sayProblems = (c: Request, page: Child): Response | Promise<Response> =>
  c.html(page as string, 422);
