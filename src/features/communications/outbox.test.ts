import { describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { makeOrganisation, makeRoleHolder } from '../../../test/makers.ts';
import { paths } from '../../paths.ts';
import { queueMessage } from './outbox.ts';

const app = useApp({ smtpUrl: 'smtp://127.0.0.1:1' });

const letter = (more: Partial<Parameters<typeof queueMessage>[1]> = {}) => ({
  kind: 'signIn',
  recipient: 'selu@example.org',
  occasion: 'one',
  subject: 'Your link to sign in',
  text: 'Dear Selu,\n\nhttp://alongside.test/sign-in/link/abc123.\n\n<b>Ruth</b>',
  ...more,
});

const operator = async () => {
  await makeOrganisation(app.db());
  return app.as(await makeRoleHolder(app.db(), 'operator'));
};

const onlyId = async (): Promise<string> =>
  (await app.db().selectFrom('messages').select('id').executeTakeFirstOrThrow()).id;

describe('the outbox', () => {
  test('takes one letter for one kind, recipient and occasion', async () => {
    await app.act(async (act) => {
      await queueMessage(act, letter());
      await queueMessage(act, letter({ subject: 'Another subject' }));
      await queueMessage(act, letter({ occasion: 'two' }));
    });
    await app.act((act) => queueMessage(act, letter()));
    const rows = await app
      .db()
      .selectFrom('messages')
      .select(['subject', 'occasion'])
      .orderBy('occasion')
      .execute();
    expect(rows).toEqual([
      { subject: 'Your link to sign in', occasion: 'one' },
      { subject: 'Your link to sign in', occasion: 'two' },
    ]);
  });

  test('keeps nothing of an act that fails', async () => {
    const failing = app.act(async (act) => {
      await queueMessage(act, letter());
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await app.db().selectFrom('messages').select('id').execute()).toEqual([]);
  });

  test('shows waiting, sent and given-up letters apart, each with its empty sentence', async () => {
    const browser = await operator();
    expect(await textOf(await browser.get(paths.outbox()))).toContain('No letter is waiting.');
    expect(await textOf(await browser.get(paths.outbox('sent')))).toContain('No letter has left yet.');
    expect(await textOf(await browser.get(paths.outbox('failed')))).toContain('No letter was given up.');
    await app.act((act) => queueMessage(act, letter()));
    const page = await textOf(await browser.get(paths.outbox()));
    expect(page).toContain('Waiting: 1 · Sent: 0 · Given up: 0');
    expect(page).toContain('selu@example.org');
  });
});

test('the outbox asks no more for thirty letters than for one', async () => {
  const browser = await operator();
  const queue = (count: number) =>
    app.act(async (act) => {
      for (let number = 0; number < count; number++)
        await queueMessage(act, letter({ occasion: String(number) }));
    });
  await queue(1);
  const forOne = await app.countReads(() => browser.get(paths.outbox()));
  await queue(30);
  expect(await app.countReads(() => browser.get(paths.outbox()))).toBe(forOne);
  expect(forOne).toBeGreaterThan(2);
});

describe('a letter', () => {
  test('is read with its links, and nothing in it becomes a mark', async () => {
    const browser = await operator();
    await app.act((act) => queueMessage(act, letter()));
    const page = await (await browser.get(paths.message(await onlyId()))).text();
    expect(page).toContain('<a href="http://alongside.test/sign-in/link/abc123">');
    expect(page).toContain('&lt;b&gt;Ruth');
  });

  test('that has left shows no sign-in link any more', async () => {
    const browser = await operator();
    await app.act((act) => queueMessage(act, letter()));
    await app.db().updateTable('messages').set({ sent_at: app.clock.now }).execute();
    const page = await (await browser.get(paths.message(await onlyId()))).text();
    expect(page).not.toContain('abc123');
    expect(page).toContain('/sign-in/link/…');
  });

  test('that was given up is tried again when an operator says so', async () => {
    const browser = await operator();
    await app.act((act) => queueMessage(act, letter()));
    await app.db().updateTable('messages').set({ failed_at: app.clock.now, attempts: 10 }).execute();
    const id = await onlyId();
    const answer = await browser.post(paths.messageSending(id), { once: 'press-0001' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, paths.message(id)]);
    const rows = await app.db().selectFrom('messages').select(['failed_at', 'attempts', 'due_at']).execute();
    expect(rows).toEqual([{ failed_at: null, attempts: 0, due_at: app.clock.now }]);
  });

  test('that has left is never sent again', async () => {
    const browser = await operator();
    await app.act((act) => queueMessage(act, letter()));
    await app.db().updateTable('messages').set({ sent_at: app.clock.now }).execute();
    expect((await browser.post(paths.messageSending(await onlyId()))).status).toBe(409);
  });
});
