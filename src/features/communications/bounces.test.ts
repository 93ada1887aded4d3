import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
import { receiveApplication } from '../applications/intake.ts';
import { cohortById } from '../schemes/queries.ts';
import { queueForList, queueMessage } from './outbox.ts';
import { sendDueMessages } from './sending.ts';
import { stopLink } from './stopping.ts';
import { smtpTransport } from './transport.ts';

const app = useApp();
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

let cohortId = '';
let seluId = '';
let coordinator: Awaited<ReturnType<typeof app.as>>;

beforeEach(async () => {
  await makeOrganisation(app.db());
  const cohort = await cohortById(app.db(), (await makeCohort(app.db(), await makeScheme(app.db()))).id);
  cohortId = cohort.id;
  coordinator = await app.as(await makeRoleHolder(app.db(), 'coordinator', { cohortId }));
  const intake = { role: 'mentee', number: 'ME01', name: 'Selu Tavita', email: 'selu@example.org' } as const;
  await app.act((act) =>
    receiveApplication(act, cohort, { ...intake, answers: {}, submittedAt: null, state: 'submitted' }),
  );
  seluId = (
    await app
      .db()
      .selectFrom('people')
      .select('id')
      .where('email', '=', 'selu@example.org')
      .executeTakeFirstOrThrow()
  ).id;
});

/** A real mail server; `refuse` turns an address away with a code. Gives the mails that it took. */
const server = async (refuse: (address: string) => number | null = () => null) => {
  const taken: { readonly to: string; readonly source: string }[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => {
      const code = refuse(address);
      done(code === null ? null : Object.assign(new Error('no'), { responseCode: code }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        taken.push({
          to: session.envelope.rcptTo[0]?.address ?? '',
          source: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const transport = smtpTransport({
    smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    mailFrom: 'a@alongside.test',
    origin: app.config.origin,
    stopLink: stopLink(app.accounts),
  });
  stops.push(async () => {
    transport.close();
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
  });
  return { taken, send: () => sendDueMessages(app.instance(), transport) };
};

const write = (more: Partial<Parameters<typeof queueMessage>[1]> = {}) =>
  app.act((act) =>
    queueMessage(act, {
      kind: 'letter',
      recipient: 'selu@example.org',
      occasion: 'one',
      subject: 'Not this time',
      text: 'Dear Selu,',
      ...more,
    }),
  );
const addresses = () => app.db().selectFrom('bounced_addresses').select(['email', 'code']).execute();
const upload = (browser: typeof coordinator, text: string) => {
  const form = new FormData();
  form.set('file', new File([text], 'bounce.eml'));
  return browser.post(paths.bounces(), form);
};
const reportOn = (id: string, recipient = 'selu@example.org') =>
  `From: MAILER-DAEMON@example.net\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; ${recipient}\nAction: failed\nStatus: 5.1.1\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <${id}@alongside.test>\n\nDear\n--b--\n`;

describe('mail that comes back', () => {
  test('at once marks letter and address; put right, it leaves again once, whoever presses', async () => {
    const { taken, send } = await server((address) => (address === 'selu@example.org' ? 550 : null));
    await write();
    await write({ kind: 'signIn', occasion: 'two' });
    await send();
    expect(await addresses()).toEqual([{ email: 'selu@example.org', code: 'EENVELOPE 550 RCPT TO' }]);
    const outbox = () => coordinator.get(paths.cohortOutbox(cohortId));
    expect(await textOf(await outbox())).toContain('One address gives mail back');
    expect(await textOf(await coordinator.get(paths.cohort(cohortId)))).toContain(
      'One address gives mail back',
    );
    const put = (email: string, more: Record<string, string> = {}) =>
      coordinator.post(paths.cohortAddress(cohortId, seluId), { email, ...more });
    expect((await put('selu@')).status).toBe(409);
    await makePerson(app.db(), 'Somebody Else', { email: 'taken@example.org' });
    expect((await put('taken@example.org')).status).toBe(409);
    const both = await Promise.all([
      put('selu.t@example.org', { once: 'one-press-only' }),
      put('selu.t@example.org', { once: 'one-press-only' }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect((await put('selu.u@example.org')).status).toBe(409);
    await send();
    await send();
    expect(taken.map(({ to }) => to)).toEqual(['selu.t@example.org']);
    expect(await addresses()).toEqual([]);
    expect(await textOf(await outbox())).not.toContain('mail back');
  });

  test('is not moved away from a colleague, and a temporary refusal is none', async () => {
    const { send } = await server((address) => (address === 'selu@example.org' ? 550 : 451));
    await write();
    await write({ recipient: 'amara@example.org' });
    await send();
    expect((await addresses()).map(({ email }) => email)).toEqual(['selu@example.org']);
    await makeGrant(app.db(), { id: seluId }, 'reviewer');
    const refused = await coordinator.post(paths.cohortAddress(cohortId, seluId), {
      email: 'mine@example.org',
    });
    expect(refused.status).toBe(409);
    expect(await textOf(refused)).toContain('This person has a role here');
    const stranger = await makePerson(app.db(), 'A Stranger');
    const other = await coordinator.post(paths.cohortAddress(cohortId, stranger.id), {
      email: 'mine@example.org',
    });
    expect(other.status).toBe(404);
    // The server that is out of sorts is seen, and what waits leaves later.
    const said = await textOf(await coordinator.get(paths.cohortOutbox(cohortId)));
    expect(said).toContain('The mail server has not taken a letter');
  });

  test('later is marked by its report, handed in as often as one likes', async () => {
    const { taken, send } = await server();
    const id = await write();
    await send();
    expect(taken).toHaveLength(1);
    const operator = await app.as(await makeRoleHolder(app.db(), 'operator'));
    expect((await upload(operator, 'no report')).status).toBe(422);
    expect((await operator.post(paths.bounces(), {})).status).toBe(422);
    // Somebody else's report, and one for an address that this letter never went to.
    await upload(operator, reportOn('00000000-0000-4000-8000-000000000000'));
    await upload(operator, reportOn(id, 'somebody@else.org'));
    expect(await addresses()).toEqual([]);
    for (let time = 0; time < 2; time++) expect((await upload(operator, reportOn(id))).status).toBe(303);
    expect(await addresses()).toEqual([{ email: 'selu@example.org', code: '5.1.1' }]);
    expect(await textOf(await operator.get(paths.outbox('failed')))).toContain('Came back: 5.1.1');
    // Sent again to the same address, since the person says that it works now.
    expect(
      (await coordinator.post(paths.cohortAddress(cohortId, seluId), { email: 'selu@example.org' })).status,
    ).toBe(303);
    await send();
    await send();
    expect(taken).toHaveLength(2);
  });
});

describe('reminders', () => {
  const remind = (occasion: string) =>
    app.act((act) =>
      queueForList(act, {
        kind: 'readingReminder',
        list: 'reminders',
        recipient: 'selu@example.org',
        occasion,
        subject: 'Two left',
        text: 'Dear Selu,',
      }),
    );

  test('say how to stop them, stop by one request of a mail program, and stay stopped', async () => {
    const { taken, send } = await server();
    await write();
    await remind('monday');
    await send();
    const plain = taken.find(({ source }) => source.includes('Subject: Not this time'));
    expect(plain?.source).not.toMatch(/List-Unsubscribe/i);
    const mail = taken.find(({ source }) => source.includes('Subject: Two left'))?.source ?? '';
    expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    const link = /^List-Unsubscribe:\s+<http:\/\/alongside\.test(\/stop\/[\w.-]+)>/m.exec(mail)?.[1] ?? '';
    expect(mail.replace(/=\r?\n/g, '')).toContain('To get no more mail of this sort');
    // Opening the link changes nothing: mail scanners do.
    expect(await textOf(await app.visitor().get(link))).toContain('Do you want no more reminders');
    expect(await remind('tuesday')).toBe(true);
    const oneClick = () =>
      app.visitor().request(link, {
        method: 'POST',
        body: 'List-Unsubscribe=One-Click',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    const bare = () => app.visitor().request(link, { method: 'POST' });
    expect([(await oneClick()).status, (await oneClick()).status, (await bare()).status]).toEqual([
      200, 200, 200,
    ]);
    expect(await remind('wednesday')).toBe(false);
    await write({ occasion: 'decision' });
    await send();
    expect(taken.filter(({ source }) => source.includes('Subject: Two left'))).toHaveLength(1);
    expect(taken.filter(({ source }) => source.includes('Subject: Not this time'))).toHaveLength(2);
    expect(await textOf(await app.visitor().post(link, { do: 'again' }))).toContain('They come again.');
    expect(await remind('thursday')).toBe(true);
    for (const wrong of [`${link}x`, link.replace(/.$/, '~'), '/stop/x'])
      expect((await app.visitor().post(wrong, {})).status).toBe(404);
  });
});

test('whoever reads without names finds no applicant in the outbox, though they run the instance', async () => {
  await write();
  await write({ recipient: 'coordinator@example.org', occasion: 'ours', subject: 'For the team' });
  const person = await makeRoleHolder(app.db(), 'operator');
  await makePerson(app.db(), 'A Colleague', { email: 'coordinator@example.org' }).then((one) =>
    makeGrant(app.db(), one, 'coordinator'),
  );
  await makeGrant(app.db(), person, 'coordinator');
  const browser = await app.as(person);
  const seen = async () => textOf(await browser.get(paths.outbox()));
  const message = await app
    .db()
    .selectFrom('messages')
    .select('id')
    .where('occasion', '=', 'one')
    .executeTakeFirstOrThrow();
  expect(await seen()).toContain('selu@example.org');
  const application = await app.db().selectFrom('applications').select('id').executeTakeFirstOrThrow();
  const phase = {
    cohort_id: cohortId,
    opens_on: '2026-11-01',
    closes_on: '2026-11-30',
    others_seen: 'afterOwn' as const,
  };
  await app
    .db()
    .insertInto('review_phases')
    .values({ ...phase, names_hidden: true, created_at: app.clock.now })
    .execute();
  await app
    .db()
    .insertInto('assignments')
    .values({
      application_id: application.id,
      person_id: person.id,
      assigned_by: null,
      assigned_at: app.clock.now,
    })
    .execute();
  for (const state of ['waiting', 'sent', 'failed'])
    expect(await textOf(await browser.get(paths.outbox(state)))).not.toMatch(/selu|Not this time/i);
  expect(await seen()).toContain('For the team');
  expect(await seen()).toContain('hidden while you read blind');
  for (const answer of [
    await browser.get(paths.message(message.id)),
    await browser.post(paths.messageSending(message.id)),
  ]) {
    expect(answer.status).toBe(409);
    expect(await textOf(answer)).not.toMatch(/selu/i);
  }
  await app.db().updateTable('review_phases').set({ closes_on: '2026-11-04' }).execute();
  expect(await seen()).toContain('selu@example.org');
});
