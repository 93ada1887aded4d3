/** Forms and addresses that no page of ours made. */
import { describe, expect, test } from 'vitest';
import { changeQuestions } from '../../src/features/schemes/question-list.ts';
import { paths } from '../../src/paths.ts';
import { textOf, useApp } from '../app.ts';
import { makeCohort, makeOrganisation, makeRoleHolder, makeScheme } from '../makers.ts';

const app = useApp();

const setUp = async () => {
  await makeOrganisation(app.db());
  return app.as(await makeRoleHolder(app.db(), 'coordinator'));
};

const schemeNames = async () => {
  const rows = await app.db().selectFrom('schemes').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
};

const dates = {
  opensOn: '2026-09-01',
  closesOn: '2026-10-01',
  startsOn: '2026-11-16',
  endsOn: '2027-05-14',
  zone: 'Europe/London',
};

describe('a posted form', () => {
  test('that is no form is refused in words, and not as a fault of ours', async () => {
    const browser = await setUp();
    for (const type of [
      'application/json',
      'text/plain',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
    ]) {
      const headers = { 'content-type': type, origin: 'http://alongside.test' };
      const answer = await browser.request(paths.schemes(), {
        method: 'POST',
        body: '{"name":"x"}',
        headers,
      });
      expect(answer.status).toBe(400);
      expect(await textOf(answer)).toContain('The form could not be read.');
    }
  });

  test('loses the sign that no database keeps, and nothing else', async () => {
    const browser = await setUp();
    await browser.post(paths.schemes(), { template: 'career', name: 'Evidence\0 into Use' });
    expect(await schemeNames()).toEqual(['Evidence into Use']);
  });

  test('with a field of a million places, or a million fields, holds nobody up', async () => {
    const browser = await setUp();
    const started = performance.now();
    const places = { template: 'career', name: 'One', 'name[3000000]': 'x' };
    expect((await browser.post(paths.schemes(), places)).status).toBe(303);
    const many = new URLSearchParams(
      Array.from({ length: 1_000_000 }, (): [string, string] => ['keep', 'x']),
    );
    const headers = { origin: 'http://alongside.test' };
    const answer = await browser.request(paths.schemes(), { method: 'POST', body: many, headers });
    expect(answer.status).toBe(400);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('is carried out once for each thing that was sent, not once for its key', async () => {
    const browser = await setUp();
    const once = crypto.randomUUID();
    const send = (name: string) => browser.post(paths.schemes(), { template: 'career', name, once });
    const both = await Promise.all([send('One'), send('One')]);
    expect(both[0]?.headers.get('location')).toBe(both[1]?.headers.get('location'));
    expect((await send('Two')).status).toBe(303);
    expect(await schemeNames()).toEqual(['One', 'Two']);
  });

  test('with the key of another form does not end where that one did', async () => {
    const browser = await setUp();
    const once = crypto.randomUUID();
    const made = await browser.post(paths.schemes(), { template: 'career', name: 'One', once });
    const { id } = await makeScheme(app.db(), 'Two');
    const answer = await browser.post(paths.cohorts(id), { name: 'Spring', ...dates, once });
    expect(answer.headers.get('location')).toMatch(/^\/cohorts\//);
    expect(answer.headers.get('location')).not.toBe(made.headers.get('location'));
  });

  test('with a year that cannot be meant comes back with a word about it', async () => {
    const browser = await setUp();
    const { id } = await makeScheme(app.db());
    for (const wrong of [{ opensOn: '0000-01-01' }, { endsOn: '9999-12-31' }]) {
      const answer = await browser.post(paths.cohorts(id), { name: 'Spring', ...dates, ...wrong });
      expect(answer.status).toBe(422);
      expect(await textOf(answer)).toContain('Give the day on which');
    }
  });
});

test('a list is searched for a text with the sign that no database keeps', async () => {
  const browser = await setUp();
  const cohort = await makeCohort(app.db(), await makeScheme(app.db()));
  expect((await browser.get(`${paths.applications(cohort.id)}?find=%00`)).status).toBe(200);
});

test('a question called like a part of every object gets a key of its own', async () => {
  await setUp();
  const { id } = await makeScheme(app.db());
  const { added } = await app.act((act) =>
    changeQuestions(act, id, 'mentee', [
      { kind: 'added', question: { kind: 'text', label: 'Constructor' } },
      { kind: 'added', question: { kind: 'text', label: 'Value of' } },
    ]),
  );
  expect(added).toEqual(['constructor2', 'valueOf2']);
});
