/**
 * A pointer and a keyboard that are counted, for an estimate by the keystroke-level model: Card, Moran and Newell, "The
 * keystroke-level model for user performance time with interactive systems", Communications of the ACM 23 (1980), and
 * chapter 8 of "The Psychology of Human–Computer Interaction" (1983).
 *
 *     K 0.28 s   a key of an average typist who is no secretary (40 words a minute); Shift is a key of its own
 *     P 1.10 s   pointing with a mouse
 *     B 0.10 s   pressing or letting go of its button, so that a click is two
 *     H 0.40 s   the hand between mouse and keyboard
 *     M 1.35 s   getting ready: before each command and each value (their rule 0), but not between the steps of one, such
 *                as going into a field and typing, or opening a list and taking from it (rule 1)
 *     R 1.00 s   a page, from the click until it stands there
 *     S 0.28 s   turning the wheel by a screen, on the way to something out of sight; counted like a key
 *
 * What must be read in full is counted in words, at 238 a minute (Brysbaert, "How many words do we read per minute?",
 * Journal of Memory and Language 109, 2019). The hand goes back to the mouse for every field, though Tab would be faster.
 */
import type { Locator, Page } from 'playwright-core';
import { type Hands, pointer } from './hands.ts';

export const seconds = { K: 0.28, P: 1.1, B: 0.1, H: 0.4, M: 1.35, R: 1, S: 0.28 } as const;
export const wordsAMinute = 238;

export type Operator = keyof typeof seconds;
export type Count = Record<Operator | 'words', number>;

const nothing = (): Count => ({ K: 0, P: 0, B: 0, H: 0, M: 0, R: 0, S: 0, words: 0 });

export const minutesOf = (count: Count): number =>
  (Object.keys(seconds) as Operator[]).reduce((sum, one) => sum + (count[one] * seconds[one]) / 60, 0) +
  count.words / wordsAMinute;

/** Longer lists are not scrolled through: one types the first letters of what one wants. */
const longList = 20;

export const countedHand = (page: Page) => {
  const hand = pointer(page);
  const phases = new Map<string, Count>();
  let count = nothing();
  let isOnMouse = true;

  page.on('request', (request) => {
    const isPage = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (isPage && request.redirectedFrom() === null) count.R += 1;
  });
  const move = (toMouse: boolean): void => {
    if (isOnMouse !== toMouse) count.H += 1;
    isOnMouse = toMouse;
  };
  const click = (): void => {
    move(true);
    count.P += 1;
    count.B += 2;
  };
  const type = (text: string): void => {
    move(false);
    for (const sign of text) count.K += /[\p{Lu}"?!:()_+&%*<>]/u.test(sign) ? 2 : 1;
  };
  const bringIntoView = async (target: Locator): Promise<void> => {
    const box = await target.boundingBox();
    const height = page.viewportSize()?.height ?? 0;
    if (box === null || height === 0) return;
    const away = Math.max(-box.y, box.y + Math.min(box.height, height) - height, 0);
    if (away === 0) return;
    move(true);
    count.S += Math.ceil(away / height);
  };
  const aimAt = async (target: Locator): Promise<void> => {
    count.M += 1;
    await bringIntoView(target);
    click();
  };

  const hands: Hands = {
    press: async (target) => {
      await aimAt(target);
      await hand.press(target);
    },
    write: async (field, text) => {
      await aimAt(field);
      const isDate = (await field.getAttribute('type')) === 'date';
      const old = await field.inputValue();
      // What stood there is chosen whole with two keys, and typed over.
      if (old !== '' && !isDate) type('^a');
      type(isDate ? text.replaceAll('-', '') : text);
      await hand.write(field, text);
    },
    choose: async (radio) => {
      await aimAt(radio);
      await hand.choose(radio);
    },
    tick: async (box) => {
      await aimAt(box);
      await hand.tick(box);
    },
    pick: async (select, says) => {
      await aimAt(select);
      const isLong = (await select.locator('option').count()) > longList;
      if (isLong && typeof says === 'string') type(`${says}\n`);
      else click();
      await hand.pick(select, says);
    },
    attach: async (field, path) => {
      await aimAt(field);
      await hand.attach(field, path);
    },
    back: async () => {
      count.M += 1;
      click();
      const from = count.R;
      await hand.back();
      // A page that the browser has kept is not asked for again.
      count.R = from + 1;
    },
  };
  return {
    hands,
    /** Everything from here on is counted under this name. */
    phase: (name: string): void => {
      count = phases.get(name) ?? nothing();
      phases.set(name, count);
    },
    read: async (text: Locator): Promise<void> => {
      await bringIntoView(text);
      count.words += (await text.innerText())
        .split(/\s+/)
        .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    },
    counts: (): ReadonlyMap<string, Count> => phases,
  };
};
