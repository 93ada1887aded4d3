/** Files that somebody else made, handed on: always saved, never shown as a page of ours. */
import { dispositionOf } from '../core/files/file-name.ts';
import { type FileType, mediaTypes } from '../core/files/file-type.ts';
import type { Request } from './env.ts';

/** No script, no picture, no form, no origin: what a browser would do with the bytes if it opened them after all. */
export const sandbox = "sandbox; default-src 'none'";

export const sendFile = (
  c: Request,
  file: { readonly name: string; readonly type: FileType; readonly content: Uint8Array },
): Response =>
  c.body(new Uint8Array(file.content), 200, {
    'content-type': mediaTypes[file.type],
    'content-length': String(file.content.length),
    'content-disposition': dispositionOf(file.name),
  });
