/** A file, asked for, sent from a phone with the keyboard alone, and fetched by the coordinator; nothing runs it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { transact } from '../../src/act.ts';
import { createAccounts } from '../../src/features/accounts/session.ts';
import { findCall } from '../../src/features/applications/call-queries.ts';
import { linkFor } from '../../src/features/applications/links.ts';
import { cohortById } from '../../src/features/schemes/queries.ts';
import { paths } from '../../src/paths.ts';
import { testConfig } from '../app.ts';
import { pilot, useBrowser, useHouse } from './browser.ts';
import { keyboard } from './hands.ts';

const house = useHouse(pilot);
const open = useBrowser(house);

const folder = mkdtempSync(join(tmpdir(), 'files-'));
afterAll(() => rmSync(folder, { recursive: true }));
const kept = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const faults = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  return page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id }) => id))`,
  );
};

test('a file goes from a phone to the coordinator, and a web page under its name does not', async () => {
  const { instance, prepared, url } = house();
  const id = prepared.openCohortId;
  const ruth = prepared.people.find(({ role }) => role === 'coordinator')?.id ?? '';
  const coordinator = await open({ as: ruth });
  const { schemeId } = await cohortById(instance.db, id);
  const asking = keyboard(coordinator.page);
  await coordinator.page.goto(paths.newSchemeQuestion(schemeId, 'mentee'));
  expect(await faults(coordinator.page)).toEqual([]);
  await asking.write(coordinator.page.getByLabel('What people are asked'), 'A page about your project');
  await asking.write(coordinator.page.getByLabel('Short name for tables'), 'Page');
  await asking.choose(coordinator.page.getByRole('radio', { name: 'Files' }));
  await asking.press(coordinator.page.getByRole('button', { name: 'Add a question' }));
  await coordinator.page
    .getByText('One file: PDF or Word')
    .or(coordinator.page.getByText('A file: PDF or Word'))
    .waitFor();

  const applicant = prepared.people.find(({ role }) => role === 'applicant')?.id ?? '';
  const person = await instance.db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'language'])
    .where('id', '=', applicant)
    .executeTakeFirstOrThrow();
  const call = await findCall(instance.db, id);
  const accounts = createAccounts({ ...testConfig, origin: url });
  const link = await transact(instance, null, (act) => linkFor(act, accounts, call, 'mentee', person));
  const { page, trouble } = await open({ viewport: { width: 390, height: 844 } });
  const hands = keyboard(page);
  await page.goto(new URL(link).pathname);
  await hands.press(page.getByRole('button').first());
  await page.getByRole('heading', { level: 1, name: 'Where your application stands' }).waitFor();
  await page.goto(paths.applyStep(id, 'mentee', 'project'));

  const field = page.getByLabel('A page about your project');
  const keep = page.getByRole('button', { name: 'Keep files and stay here' });
  await hands.attach(field, kept('project.pdf', '<html><script>document.title = "taken"</script></html>'));
  await hands.press(keep);
  await page.getByRole('heading', { name: 'One thing to put right' }).waitFor();
  expect(await faults(page)).toEqual([]);
  await hands.attach(field, kept('too-large.pdf', new Uint8Array(25_000_000)));
  await hands.press(keep);
  await page.getByRole('link', { name: 'That was more than 20 MB together' }).waitFor();
  await hands.attach(field, kept('project.pdf', '%PDF-1.7\nhandwashing\n%%EOF\n'));
  await hands.press(keep);
  await page.getByRole('link', { name: 'project.pdf' }).waitFor();
  expect(await faults(page)).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    hands.press(page.getByRole('link', { name: 'project.pdf' })),
  ]);
  expect(download.suggestedFilename()).toBe('project.pdf');
  expect(trouble.filter((line) => !/ 4(13|22)/.test(line))).toEqual([]);
});
