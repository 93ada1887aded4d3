/** Tokens that sign people in. The database keeps only their digests, so that a copy of it opens nothing. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const newToken = (): string => randomBytes(32).toString('base64url');

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * The token that one press of a form leads to. A second press of the same page gives the same one, so that a person
 * whose first answer was lost on the line is signed in all the same.
 */
export const tokenOfPress = (secretPart: string, once: string | null): string =>
  once === null ? newToken() : createHash('sha256').update(`${secretPart}\n${once}`).digest('base64url');

/** A short keyed digest, as sixteen letters in groups of four. */
export const codeOf = (secret: string, what: string): string => {
  const digest = createHmac('sha256', secret).update(what).digest();
  const letters = [...digest.subarray(0, 16)].map((byte) => alphabet[byte % 32]);
  return [0, 4, 8, 12].map((start) => letters.slice(start, start + 4).join('')).join('-');
};

// Without letters that are taken for one another.
const alphabet = 'abcdefghjkmnpqrstuvwxyz234567890';

export const isSameText = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(digestOf(one)), Buffer.from(digestOf(other)));
