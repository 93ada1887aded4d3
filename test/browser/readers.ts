/** What readers do: sign in by a mailed link, open what is theirs, read it blind, score it. */
import { expect } from 'vitest';
import { paths } from '../../src/paths.ts';
import { arrivesAt, button, link, says, type Walk } from './coordinator.ts';

export const askToSignIn = async ({ page, hands }: Walk, email: string): Promise<void> => {
  await page.goto(paths.signIn());
  await hands.write(page.getByLabel('Your e-mail address'), email);
  await hands.press(button(page, 'Send me a link'));
  await arrivesAt(page, 'Look in your mail');
};

/** From the page after signing in to the first application. */
export const goReading = async ({ page, hands }: Walk, scheme: string, cohort: string): Promise<void> => {
  await hands.press(link(page.getByRole('main'), cohort));
  await arrivesAt(page, `${scheme}, ${cohort}`);
  await hands.press(link(page, 'Read the next one'));
};

const points = ['Clarity of the project', 'Readiness to lead', 'Fit with the programme'];

/** Scores the application that is open; nothing of `shut` may stand on its page before it is saved. */
export const readOne = async (
  { page, hands }: Walk,
  scores: readonly number[],
  comment: string,
  shut: readonly string[],
): Promise<void> => {
  await says(page, /name and country hidden until both readings are in/);
  const words = await page.getByRole('main').innerText();
  for (const secret of shut) expect(words).not.toContain(secret);
  for (const [at, name] of points.entries())
    await hands.choose(
      page.getByRole('group', { name }).getByRole('radio', { name: new RegExp(`^${scores[at]}\\b`) }),
    );
  await hands.write(page.getByLabel('One sentence for the applicant'), comment);
  const next = page.getByRole('button', { name: 'Save and next' });
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await hands.press((await next.count()) > 0 ? next : save);
  await says(page, /^Saved\. It counts now/);
};
