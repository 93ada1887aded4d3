/** Two ways to use a page: the keyboard alone, and a pointer. A journey says what is done, the hands say how. */
import type { Locator, Page } from 'playwright-core';

export type Hands = {
  /** Follows a link, presses a button, opens a summary. */
  readonly press: (target: Locator) => Promise<void>;
  readonly write: (field: Locator, text: string) => Promise<void>;
  /** One of a group of radio buttons. */
  readonly choose: (radio: Locator) => Promise<void>;
  readonly tick: (box: Locator) => Promise<void>;
  /** One of a list, by what it says. */
  readonly pick: (select: Locator, says: string | RegExp) => Promise<void>;
  readonly attach: (field: Locator, path: string) => Promise<void>;
  /** The page before, by the browser's own button; with the keyboard by its key. */
  readonly back: () => Promise<void>;
};

export const pointer = (page: Page): Hands => ({
  press: (target) => target.click(),
  write: (field, text) => field.fill(text),
  choose: (radio) => radio.check(),
  tick: (box) => box.check(),
  pick: async (select, says) => {
    const option = select.locator('option').filter({ hasText: says }).first();
    await select.selectOption((await option.getAttribute('value')) ?? '');
  },
  attach: (field, path) => field.setInputFiles(path),
  back: async () => void (await page.goBack()),
});

/** No pointer at all. A file's own dialog belongs to the operating system: the field is reached, then the file given. */
export const keyboard = (page: Page): Hands => ({
  press: async (target) => {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
  },
  write: async (field, text) => {
    await tabTo(page, field);
    if ((await field.getAttribute('type')) === 'date') return writeDate(page, field, text);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
    return shows(field, text);
  },
  choose: async (radio) => {
    await tabTo(page, radio.page().locator(`input[name="${await radio.getAttribute('name')}"]`));
    if (await radio.isChecked()) return;
    await page.keyboard.press('Space');
    for (let steps = 0; steps < 20 && !(await radio.isChecked()); steps++)
      await page.keyboard.press('ArrowDown');
    if (!(await radio.isChecked())) throw new Error(`The arrows do not reach ${radio}.`);
  },
  tick: async (box) => {
    await tabTo(page, box);
    await page.keyboard.press('Space');
    if (!(await box.isChecked())) throw new Error(`Space does not tick ${box}.`);
  },
  pick: async (select, says) => {
    await tabTo(page, select);
    // Typing jumps to the first that begins so; the arrow takes it from there.
    if (typeof says === 'string') await page.keyboard.type(says);
    const fits = async (): Promise<boolean> => {
      const shown = await select.locator('option:checked').textContent();
      return typeof says === 'string' ? (shown ?? '').startsWith(says) : says.test(shown ?? '');
    };
    for (let steps = 0; steps < 40 && !(await fits()); steps++) await page.keyboard.press('ArrowDown');
    if (!(await fits())) throw new Error(`${says} cannot be picked in ${select}.`);
  },
  attach: async (field, path) => {
    await tabTo(page, field);
    await field.setInputFiles(path);
  },
  // The browser's own key does not reach a browser without a window.
  back: async () => void (await page.goBack()),
});

const mostTabs = 250;

/** Presses Tab until the focus is on one of these; fails if it never comes there, or comes there unseen. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await target.first().waitFor();
  // Asking after each press takes as long as the press; on the way to something far it is enough to ask near it.
  const far = await target.evaluateAll(stopsBetween);
  for (let presses = 0; presses < far; presses++) await page.keyboard.press('Tab');
  for (let presses = 0; presses <= mostTabs; presses++) {
    const state = await target.evaluateAll(whereFocusIs);
    if (state === 'seen') return;
    if (state === 'hidden') throw new Error(`The focus is on ${target}, and something lies over it.`);
    await page.keyboard.press('Tab');
  }
  throw new Error(`${mostTabs} presses of Tab do not reach ${target}.`);
};

// Runs in the browser. A focused thing is seen when its middle is in the window and nothing else lies there.
const whereFocusIs = new Function(
  'found',
  `const focused = found.find((one) => one === document.activeElement);
  if (!focused) return 'away';
  const { left, top, width, height } = focused.getBoundingClientRect();
  const at = document.elementFromPoint(left + Math.min(width, innerWidth) / 2, top + Math.min(height, innerHeight) / 2);
  const label = focused.closest('label');
  return at && (focused.contains(at) || at.contains(focused) || label?.contains(at)) ? 'seen' : 'hidden';`,
) as () => 'away' | 'seen' | 'hidden';

// Runs in the browser. Stops of Tab before the target, as few as there can be: those that lie in between for certain.
const stopsBetween = new Function(
  'found',
  `const stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]):not([type=radio]), select, textarea')]
    .filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility());
  const here = document.activeElement;
  const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  return stops.filter((one) => (here === document.body || follows(here, one)) && follows(one, found[0])).length;`,
) as () => number;

/** Day, month and year, in the order that this browser asks for them. */
const writeDate = async (page: Page, field: Locator, text: string): Promise<void> => {
  const [year = '', month = '', day = ''] = text.split('-');
  for (const order of [day + month + year, month + day + year]) {
    for (const key of ['ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    await page.keyboard.type(order);
    if ((await field.inputValue()) === text) return;
    await page.keyboard.press('Shift+Tab');
    await tabTo(page, field);
  }
  throw new Error(`${text} cannot be typed into ${field}: it shows ${await field.inputValue()}.`);
};

const shows = async (field: Locator, text: string): Promise<void> => {
  const shown = await field.inputValue();
  if (shown !== text) throw new Error(`${field} shows “${shown}” instead of “${text}”.`);
};
