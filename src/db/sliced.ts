/**
 * Documents of many megabytes in pieces that no page has to wait for: lists of thousands leave the document and become
 * slices, each small enough to be read in a few milliseconds. What stays, the head, has the same shape with these lists
 * empty. A document without such lists is all head.
 */
import { gunzip, gunzipSync, gzipSync } from 'node:zlib';

export type Sliced<T extends object> = { readonly head: T; readonly slices: readonly Uint8Array[] };

/** Longer lists than this leave the head, so many entries a slice. */
const longest = 1500;
const perSlice = 250;

type Slice = readonly [path: readonly string[], part: unknown[] | Record<string, unknown>];
type Branch = Record<string, unknown>;

export const inSlices = <T extends object>(document: T): Sliced<T> => {
  const slices: Uint8Array[] = [];
  const add = (slice: Slice): void =>
    void slices.push(ofItsOwn(gzipSync(JSON.stringify(slice), { level: 3 })));
  const cut = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      if (value.length <= longest) return value;
      for (let at = 0; at < value.length; at += perSlice) add([path, value.slice(at, at + perSlice)]);
      return [];
    }
    const entries = Object.entries(value);
    if (entries.length <= longest)
      return Object.fromEntries(entries.map(([key, inner]) => [key, cut(inner, [...path, key])]));
    for (let at = 0; at < entries.length; at += perSlice)
      add([path, Object.fromEntries(entries.slice(at, at + perSlice))]);
    return {};
  };
  return { head: cut(document, []) as T, slices };
};

/** In memory that it shares with nothing, so that a thread can hand it over. */
const ofItsOwn = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

/** The whole document at once; for threads that nobody waits for. */
export const joinedNow = <T extends object>({ head, slices }: Sliced<T>): T => {
  const whole = structuredClone(head);
  for (const slice of slices) put(whole, read(gunzipSync(slice)));
  return whole;
};

/** The whole document, piece by piece; whatever else waits for the process comes in between. */
export const joined = async <T extends object>(sliced: Sliced<T>): Promise<T> => {
  const { head, slices } = sliced;
  const whole = structuredClone(head);
  for (const slice of slices) put(whole, read(await unzipped(slice)));
  origins.set(whole, sliced);
  return whole;
};

const origins = new WeakMap<object, Sliced<object>>();

/** The slices from which a document was put together, which pass from thread to thread much faster; else itself. */
export const asPassedOn = <T extends object>(whole: T): T | Sliced<T> =>
  (origins.get(whole) as Sliced<T> | undefined) ?? whole;

const unzipped = (slice: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) =>
    gunzip(slice, (error, bytes) => (error === null ? setImmediate(() => resolve(bytes)) : reject(error))),
  );

const read = (bytes: Uint8Array): Slice => JSON.parse(new TextDecoder().decode(bytes)) as Slice;

const put = (whole: object, [path, part]: Slice): void => {
  const place = path.reduce<Branch>((branch, key) => branch[key] as Branch, whole as Branch);
  if (Array.isArray(part)) (place as unknown as unknown[]).push(...part);
  else Object.assign(place, part);
};
