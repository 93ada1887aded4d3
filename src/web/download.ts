/** Files: those that somebody else made are handed on as such, always saved, never shown as a page of ours. */
import { dispositionOf } from '../core/files/file-name.ts';
import { type FileType, mediaTypes } from '../core/files/file-type.ts';
import type { Request } from './env.ts';

/** No script, no picture, no form, no origin: what a browser would do with the bytes if it opened them after all. */
export const sandbox = "sandbox; default-src 'none'";

/** A file of ours, sent piece by piece as it is made. */
export const sendPieces = (
  c: Request,
  name: string,
  type: keyof typeof pieceTypes,
  pieces: AsyncIterable<string | Uint8Array>,
): Response =>
  c.body(ReadableStream.from(bytesOf(pieces)), 200, {
    'content-type': pieceTypes[type],
    'content-disposition': dispositionOf(`${name}.${type}`),
  });

const pieceTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json' };

async function* bytesOf(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield typeof piece === 'string' ? encoder.encode(piece) : piece;
}

export const sendFile = (
  c: Request,
  file: { readonly name: string; readonly type: FileType; readonly content: Uint8Array },
): Response =>
  c.body(new Uint8Array(file.content), 200, {
    'content-type': mediaTypes[file.type],
    'content-length': String(file.content.length),
    'content-disposition': dispositionOf(file.name),
  });
