/**
 * A mistyped form is a value: what was understood, or problems by field with everything the person typed kept.
 */
import { createHash } from 'node:crypto';
import { parseWithZod } from '@conform-to/zod/v4';
import { HTTPException } from 'hono/http-exception';
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
  understand(await sentForm(c), schema, c.req.path);

// The largest form of ours, a file's columns with the words in them, has some two thousand.
const mostFields = 10_000;

/**
 * What was sent, without the one sign that no database keeps, and without names such as a[9999999] or a.b: none of our
 * fields is called so, and the library would make a list that long. A body that is no form is refused with a page.
 */
export const sentForm = async (c: Request): Promise<FormData> => {
  const sent = await c.req.formData().catch(() => {
    throw new HTTPException(400);
  });
  const data = new FormData();
  if ([...sent.keys()].length > mostFields) throw new HTTPException(400);
  for (const [name, value] of sent) {
    if (/[[.]/.test(name)) continue;
    if (typeof value === 'string') data.append(name, value.replaceAll('\0', ''));
    else data.append(name, value);
  }
  return data;
};

const understand = <T extends z.ZodType>(data: FormData, schema: T, path: string): Form<z.infer<T>> => {
  const entries = entriesOf(data);
  const once = onceOf(data, path);
  const read = parseWithZod(data, { schema });
  if (read.status === 'success') return { ok: true, value: read.value, entries, once };
  const problems = Object.fromEntries(
    Object.entries(read.error ?? {}).map(([name, said]) => [name, said ?? []]),
  );
  return { ok: false, problems, entries, once };
};

/**
 * The key of exactly this send: the page's key, where it went and what was typed. The same page sent again with another
 * answer, or its key on another form, is a send of its own.
 */
const onceOf = (data: FormData, path: string): string | null => {
  const key = data.get('once');
  if (typeof key !== 'string' || !/^[\w-]{8,64}$/.test(key)) return null;
  const sent = [...data].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : [value.name, value.size],
  ]);
  return createHash('sha256')
    .update(JSON.stringify([path, sent]))
    .digest('hex');
};

const entriesOf = (data: FormData): Entries => {
  const entries: Record<string, string> = {};
  for (const [name, value] of data) if (typeof value === 'string') entries[name] = value;
  return entries;
};

/** Draws a page for a form that was not accepted: the same page, status 422. */
export const sayProblems = (c: Request, page: Child): Response | Promise<Response> =>
  c.html(page as string, 422);
