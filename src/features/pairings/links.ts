/**
 * Links by which one side answers an offer, or somebody joins and leaves the wait-list: signed, so that nothing about
 * them is stored and nobody can make one.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { paths } from '../../paths.ts';
import type { Side } from './rules.ts';

export type Signer = { readonly secret: string; readonly origin: string };

type Offered = { readonly id: string; readonly side: Side };

/** The application whose place on the list it is. */
type Listed = { readonly list: string };

/** Gives the address at which this side answers, or at which this applicant joins and leaves the list. */
export const linkTo =
  ({ secret, origin }: Signer) =>
  (to: Offered | Listed): string =>
    `${origin}${'list' in to ? paths.ownList(listToken(secret, to.list)) : paths.answer(answerToken(secret, to))}`;

export const listToken = (secret: string, applicationId: string): string =>
  `${applicationId}.list.${signature(secret, applicationId, 'list')}`;

/** The application of a link to the list, or null when nobody here signed it. */
export const readListToken = (secret: string, token: string): string | null => {
  const found = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.list\.([\w-]{32})$/.exec(token);
  const [, id = '', signed = ''] = found ?? [];
  if (found === null) return null;
  return timingSafeEqual(Buffer.from(signature(secret, id, 'list')), Buffer.from(signed)) ? id : null;
};

export const answerToken = (secret: string, { id, side }: Offered): string =>
  `${id}.${side}.${signature(secret, id, side)}`;

/** Whose answer a link is for, or null when nobody here signed it. */
export const readAnswerToken = (secret: string, token: string): Offered | null => {
  const found = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(mentee|mentor)\.([\w-]{32})$/.exec(token);
  if (found === null) return null;
  const [, id = '', side = '', signed = ''] = found;
  const due = signature(secret, id, side);
  return timingSafeEqual(Buffer.from(due), Buffer.from(signed)) ? { id, side: side as Side } : null;
};

const signature = (secret: string, id: string, side: string): string =>
  createHmac('sha256', secret).update(`answer\n${id}\n${side}`).digest('base64url').slice(0, 32);
