import { describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import {
  makeCohort,
  makeGrant,
  makeOrganisation,
  makePerson,
  makeRoleHolder,
  makeScheme,
} from '../../../test/makers.ts';
import { paths } from '../../paths.ts';

const app = useApp();

const setUp = async () => {
  await makeOrganisation(app.db());
  const coordinator = await makeRoleHolder(app.db(), 'coordinator');
  return { coordinator, browser: await app.as(coordinator) };
};

const wish = (more: Record<string, string> = {}) => ({
  email: 'leila@example.org',
  name: 'Leila Haddad',
  role: 'evaluator',
  place: 'organisation',
  once: crypto.randomUUID(),
  ...more,
});

const grants = async () =>
  app
    .db()
    .selectFrom('role_grants')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['people.name', 'role', 'scheme_id', 'cohort_id'])
    .orderBy('granted_at')
    .orderBy('role')
    .execute();

describe('giving a role', () => {
  test('to somebody new makes the person, tells them by letter and keeps it in the history', async () => {
    const { browser, coordinator } = await setUp();
    const answer = await browser.post(paths.roles(), wish());
    expect([answer.status, answer.headers.get('location')]).toEqual([303, paths.roles()]);
    expect(await grants()).toEqual([
      { name: coordinator.name, role: 'coordinator', scheme_id: null, cohort_id: null },
      { name: 'Leila Haddad', role: 'evaluator', scheme_id: null, cohort_id: null },
    ]);
    const letters = await app
      .db()
      .selectFrom('messages')
      .select(['kind', 'recipient', 'body_text'])
      .execute();
    expect(letters).toEqual([
      {
        kind: 'roleGranted',
        recipient: 'leila@example.org',
        body_text: expect.stringContaining('Evaluator'),
      },
    ]);
    const deeds = await app.db().selectFrom('history').select(['action', 'actor_id', 'facts']).execute();
    expect(deeds).toEqual([
      { action: 'roleGranted', actor_id: coordinator.id, facts: { role: 'evaluator' } },
    ]);
  });

  test('twice by one page gives it once; by two pages the second is told', async () => {
    const { browser } = await setUp();
    const same = wish();
    const statuses = [];
    for (const fields of [same, same, wish()])
      statuses.push((await browser.post(paths.roles(), fields)).status);
    expect(statuses).toEqual([303, 303, 409]);
    expect(await grants()).toHaveLength(2);
  });

  test('that cannot go with another is refused with the reason, in both directions', async () => {
    const { browser, coordinator } = await setUp();
    const answer = await browser.post(paths.roles(), wish({ email: coordinator.email }));
    expect(answer.status).toBe(409);
    expect(await textOf(answer)).toContain('The coordinator coordinates this programme.');
    await browser.post(paths.roles(), wish());
    const other = await browser.post(paths.roles(), wish({ role: 'coordinator' }));
    expect(await textOf(other)).toContain('Leila Haddad evaluates this programme.');
  });

  test('over a cohort is told with the scheme and the cohort', async () => {
    const { browser } = await setUp();
    const scheme = await makeScheme(app.db(), 'Evidence mentoring');
    const cohort = await makeCohort(app.db(), scheme, { name: '2026' });
    const answer = await browser.post(paths.roles(), wish({ role: 'reviewer', place: cohort.id }));
    expect(answer.status).toBe(303);
    const { body_text } = await app.db().selectFrom('messages').select('body_text').executeTakeFirstOrThrow();
    expect(body_text).toContain('gave you a role over Evidence mentoring, 2026.');
  });

  test('asked for by a link begins with the role and the place chosen, time after time', async () => {
    const { browser } = await setUp();
    const cohort = await makeCohort(app.db(), await makeScheme(app.db(), 'Evidence mentoring'), {
      name: '2026',
    });
    const asked = paths.roles({ role: 'reviewer', place: cohort.id });
    const page = await (await browser.get(asked)).text();
    expect(page).toMatch(/<input[^>]*value="reviewer"[^>]*checked/);
    expect(page).toMatch(new RegExp(`<option[^>]*value="${cohort.id}"[^>]*selected`));
    expect(page).toContain(`<a href="${paths.cohort(cohort.id)}">← Evidence mentoring, 2026</a>`);
    const action = /<form[^>]*action="([^"]*roles[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const answer = await browser.post(action, wish({ role: 'reviewer', place: cohort.id }));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, asked]);
    const wrong = await browser.post(action, wish({ email: 'leila', role: 'reader' }));
    expect(await wrong.text()).toMatch(/<input[^>]*value="reader"[^>]*checked/);
    const odd = await browser.get(paths.roles({ role: 'queen', place: 'nowhere' }));
    expect(odd.status).toBe(200);
  });

  test('of another scheme is no hindrance', async () => {
    const { browser } = await setUp();
    const one = await makeScheme(app.db(), 'KT mentoring');
    const other = await makeScheme(app.db(), 'Review authors');
    await makeRoleHolder(app.db(), 'coordinator', { schemeId: one.id });
    const email = `coordinator.${one.id}@example.org`;
    const statuses = [];
    for (const { id } of [other, one]) {
      statuses.push((await browser.post(paths.roles(), wish({ email, place: id }))).status);
    }
    expect(statuses).toEqual([303, 409]);
  });

  test('with a mistyped form keeps what was typed', async () => {
    const { browser } = await setUp();
    const answer = await browser.post(paths.roles(), wish({ email: 'leila', role: 'queen' }));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('value="Leila Haddad"');
    expect(page).toContain('Choose a role.');
  });

  test('of operator holds for the whole organisation only', async () => {
    const { browser } = await setUp();
    const scheme = await makeScheme(app.db(), 'KT mentoring');
    const answer = await browser.post(paths.roles(), wish({ role: 'operator', place: scheme.id }));
    expect(answer.status).toBe(409);
  });

  test('as coordinator of a scheme reaches that scheme only', async () => {
    await setUp();
    const [mine, other] = [
      await makeScheme(app.db(), 'KT mentoring'),
      await makeScheme(app.db(), 'Review authors'),
    ];
    const browser = await app.as(await makeRoleHolder(app.db(), 'coordinator', { schemeId: mine.id }));
    const page = await textOf(await browser.get(paths.roles()));
    expect(page).toContain('KT mentoring');
    expect(page).not.toContain('Review authors');
    const statuses = [];
    for (const place of [mine.id, other.id, 'organisation']) {
      statuses.push((await browser.post(paths.roles(), wish({ place, role: 'reviewer' }))).status);
    }
    expect(statuses).toEqual([303, 422, 422]);
  });
});

describe('taking a role away', () => {
  test('says first what it means, then does it and keeps it in the history', async () => {
    const { browser } = await setUp();
    const leila = await makePerson(app.db(), 'Leila Haddad');
    const grant = await makeGrant(app.db(), leila, 'reviewer');
    const page = await textOf(await browser.get(paths.roleGrant(grant.id)));
    expect(page).toContain('Leila Haddad would no longer be reviewer over Meridian.');
    const answer = await browser.post(paths.roleGrantRemoval(grant.id));
    expect(answer.status).toBe(303);
    expect(await grants()).toHaveLength(1);
    const deeds = await app.db().selectFrom('history').select(['action', 'subject_id']).execute();
    expect(deeds).toEqual([{ action: 'roleRemoved', subject_id: leila.id }]);
  });

  test('never leaves the organisation without a coordinator or an operator', async () => {
    const { browser, coordinator } = await setUp();
    const operator = await makeGrant(app.db(), coordinator, 'operator');
    const last = await app.db().selectFrom('role_grants').select(['id', 'role']).execute();
    for (const { id } of last) expect((await browser.post(paths.roleGrantRemoval(id))).status).toBe(409);
    expect(await grants()).toHaveLength(2);
    const second = await makePerson(app.db(), 'Second Operator');
    await makeGrant(app.db(), second, 'operator');
    expect((await browser.post(paths.roleGrantRemoval(operator.id))).status).toBe(303);
  });

  test('by two coordinators of each other at one moment leaves one of them', async () => {
    const { browser, coordinator } = await setUp();
    const other = await makePerson(app.db(), 'Other Coordinator');
    const theirs = await makeGrant(app.db(), other, 'coordinator');
    const mine = await app
      .db()
      .selectFrom('role_grants')
      .select('id')
      .where('person_id', '=', coordinator.id)
      .executeTakeFirstOrThrow();
    const otherBrowser = await app.as(other);
    const both = await Promise.all([
      browser.post(paths.roleGrantRemoval(theirs.id)),
      otherBrowser.post(paths.roleGrantRemoval(mine.id)),
    ]);
    const statuses = both.map((answer) => answer.status).sort();
    // The one who came second has either lost the role before the page opened or is told of the last coordinator.
    expect(statuses[0]).toBe(303);
    expect([404, 409]).toContain(statuses[1]);
    expect(await grants()).toHaveLength(1);
  });

  test('out of reach is not there', async () => {
    const { coordinator } = await setUp();
    const scheme = await makeScheme(app.db(), 'KT mentoring');
    const browser = await app.as(await makeRoleHolder(app.db(), 'coordinator', { schemeId: scheme.id }));
    const theirs = await app
      .db()
      .selectFrom('role_grants')
      .select('id')
      .where('person_id', '=', coordinator.id)
      .executeTakeFirstOrThrow();
    expect((await browser.get(paths.roleGrant(theirs.id))).status).toBe(404);
    expect((await browser.post(paths.roleGrantRemoval(theirs.id))).status).toBe(404);
  });
});

test('the list of roles asks no more for thirty people than for one', async () => {
  const { browser } = await setUp();
  const forOne = await app.countReads(() => browser.get(paths.roles()));
  for (let number = 0; number < 30; number++) {
    const person = await makePerson(app.db(), `Reader ${number}`, { email: `r${number}@example.org` });
    await makeGrant(app.db(), person, 'reader');
  }
  const links: string[] = [];
  const forMany = await app.countReads(async () => {
    const page = await (await browser.get(paths.roles())).text();
    links.push(...(page.match(/href="\/roles\/[0-9a-f-]{36}"/g) ?? []));
  });
  expect(links).toHaveLength(31);
  expect(forMany).toBe(forOne);
});
