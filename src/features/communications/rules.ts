export const messageStates = ['waiting', 'sent', 'failed'] as const;
export type MessageState = (typeof messageStates)[number];

export const isMessageState = (text: string | undefined): text is MessageState =>
  (messageStates as readonly (string | undefined)[]).includes(text);

/** After so many attempts, two days and some hours, a message waits for an operator. */
export const mostAttempts = 16;

/** Minutes until the next attempt, doubling from one minute to at most eight hours. */
export const minutesUntilNextAttempt = (attempts: number): number => Math.min(2 ** (attempts - 1), 480);

/** Blacks out what would sign somebody in. */
export const withoutTokens = (text: string): string => text.replace(/(\/sign-in\/link\/)[\w-]+/g, '$1…');

/** The parts of a text in order, its web addresses apart from its words. */
export const linksApart = (text: string): { readonly words: string; readonly isLink: boolean }[] =>
  text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/)
    .map((words, index) => ({ words, isLink: index % 2 === 1 && !words.includes('…') }))
    .filter((part) => part.words !== '');
