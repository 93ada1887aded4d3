export const messageStates = ['waiting', 'sent', 'failed'] as const;
export type MessageState = (typeof messageStates)[number];

export const isMessageState = (text: string | undefined): text is MessageState =>
  (messageStates as readonly (string | undefined)[]).includes(text);

/** After so many attempts, two days and some hours, a message waits for an operator. */
export const mostAttempts = 16;

/** Minutes until the next attempt, doubling from one minute to at most eight hours. */
export const minutesUntilNextAttempt = (attempts: number): number => Math.min(2 ** (attempts - 1), 480);

/** Blacks out what would sign somebody in, or answer in their name. */
export const withoutTokens = (text: string): string =>
  text.replace(/(\/sign-in\/link\/|\/answers\/|\/list\/|\/stop\/)[\w.-]+/g, '$1…');

/** Letters leave at nine in the morning. */
export const leavingMinute = 9 * 60;

export const letterGroups = ['place', 'mentee', 'notThisTime', 'reserve'] as const;
export type LetterGroup = (typeof letterGroups)[number];

/** The four sorts of letter that a matching writes; every reason for "not this time" is one of them. */
export const groupOf = (kind: string): LetterGroup =>
  kind === 'place' || kind === 'mentee' || kind === 'reserve' ? kind : 'notThisTime';

export const letterStates = [
  'needsSentence',
  'notRead',
  'read',
  'held',
  'leaving',
  'sent',
  'failed',
  'deleted',
] as const;
export type LetterState = (typeof letterStates)[number];

export type LetterFacts = {
  readonly needsSentence: boolean;
  readonly sentence: string;
  readonly read: boolean;
  readonly held: boolean;
  readonly left: boolean;
  readonly sent: boolean;
  readonly failed: boolean;
  readonly deleted: boolean;
};

/** Where a letter stands, in the order in which it matters. */
export const letterState = (letter: LetterFacts): LetterState => {
  if (letter.failed) return 'failed';
  if (letter.sent) return 'sent';
  if (letter.left) return 'leaving';
  if (letter.deleted) return 'deleted';
  if (letter.held) return 'held';
  if (letter.needsSentence && letter.sentence === '') return 'needsSentence';
  return letter.read ? 'read' : 'notRead';
};

/** What needs a hand first. */
export const urgency = (state: LetterState): number =>
  ['failed', 'needsSentence', 'notRead', 'held', 'read', 'leaving', 'sent', 'deleted'].indexOf(state);

/** The parts of a text in order, its web addresses apart from its words. */
export const linksApart = (text: string): { readonly words: string; readonly isLink: boolean }[] =>
  text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/)
    .map((words, index) => ({ words, isLink: index % 2 === 1 && !words.includes('…') }))
    .filter((part) => part.words !== '');
