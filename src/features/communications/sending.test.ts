import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { queueMessage } from './outbox.ts';
import { sendDueMessages } from './sending.ts';
import { smtpTransport, type Transport } from './transport.ts';

const app = useApp();
const minute = 60_000;

/** A real mail server on this machine. `refuse` turns some recipients away with a code. */
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const mailServer = async (refuse: (address: string) => number | null = () => null) => {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => {
      const code = refuse(address);
      done(
        code === null ? null : Object.assign(new Error(`${address} is unknown here`), { responseCode: code }),
      );
    },
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const transport = transportTo(port);
  closing.push(async () => {
    transport.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { received, transport };
};

const transportTo = (port: number): Transport =>
  smtpTransport({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mailFrom: 'Alongside <alongside@example.org>',
    origin: 'https://alongside.test',
  });

const queue = (recipients: readonly string[], more: { dueAt?: Date } = {}) =>
  app.act(async (act) => {
    for (const recipient of recipients) {
      const text = `Dear ${recipient}, here is a letter.`;
      await queueMessage(act, {
        kind: 'test',
        recipient,
        occasion: 'one',
        subject: 'A letter',
        text,
        ...more,
      });
    }
  });

const rows = () => app.db().selectFrom('messages').selectAll().orderBy('recipient').execute();
const later = (minutes: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + minutes * minute);
};

describe('with a mail server', () => {
  test('every due letter leaves once, under a Message-ID of its own', async () => {
    const { received, transport } = await mailServer();
    const many = Array.from({ length: 23 }, (_, index) => `p${String(index).padStart(2, '0')}@example.org`);
    await queue(many);
    expect(await sendDueMessages(app.instance(), transport)).toBe(23);
    expect(await sendDueMessages(app.instance(), transport)).toBe(0);
    expect(received).toHaveLength(23);
    const ids = received.map((mail) => /^Message-ID: <(.+)@alongside\.test>/m.exec(mail)?.[1]).sort();
    expect(ids).toEqual((await rows()).map((row) => row.id).sort());
    expect((await rows()).every((row) => row.sent_at !== null && row.attempts === 1)).toBe(true);
  });

  test('two processes at once send each letter once', async () => {
    const { received, transport } = await mailServer();
    await queue(Array.from({ length: 15 }, (_, index) => `p${index}@example.org`));
    const sent = await Promise.all([1, 2].map(() => sendDueMessages(app.instance(), transport)));
    expect(sent.reduce((sum, count) => sum + count)).toBe(15);
    expect(received).toHaveLength(15);
  });

  test('a letter for later waits for its day', async () => {
    const { transport } = await mailServer();
    await queue(['selu@example.org'], { dueAt: new Date(app.clock.now.getTime() + 60 * minute) });
    expect(await sendDueMessages(app.instance(), transport)).toBe(0);
    later(60);
    expect(await sendDueMessages(app.instance(), transport)).toBe(1);
  });

  test('an address that the server does not know is given up at once; the others leave', async () => {
    const { transport } = await mailServer((address) => (address.startsWith('gone') ? 550 : null));
    await queue(['gone@example.org', 'selu@example.org']);
    expect(await sendDueMessages(app.instance(), transport)).toBe(1);
    const [gone, selu] = await rows();
    expect([gone?.failed_at, gone?.last_error]).toEqual([app.clock.now, 'EENVELOPE 550 RCPT TO']);
    expect(selu?.sent_at).toEqual(app.clock.now);
  });

  test('a server that asks to wait is asked again, each time later, and no address is kept with the error', async () => {
    const { transport } = await mailServer(() => 451);
    await queue(['selu@example.org']);
    const waits = [];
    for (let attempt = 0; attempt < 4; attempt++) {
      await sendDueMessages(app.instance(), transport);
      const [row] = await rows();
      waits.push(((row?.due_at.getTime() ?? 0) - app.clock.now.getTime()) / minute);
      app.clock.now = row?.due_at ?? app.clock.now;
    }
    expect(waits).toEqual([1, 2, 4, 8]);
    expect((await rows())[0]?.last_error).toBe('EENVELOPE 451 RCPT TO');
  });
});

describe('when something breaks', () => {
  test('a mail server that is down is survived, and the letter leaves when it is back', async () => {
    const down = transportTo(1);
    closing.push(async () => down.close());
    await queue(['selu@example.org']);
    expect(await sendDueMessages(app.instance(), down)).toBe(0);
    expect((await rows())[0]).toMatchObject({ sent_at: null, failed_at: null, last_error: 'ESOCKET CONN' });
    const { transport, received } = await mailServer();
    later(1);
    expect(await sendDueMessages(app.instance(), transport)).toBe(1);
    expect(received).toHaveLength(1);
  });

  test('after sixteen attempts a letter waits for an operator', async () => {
    const down = transportTo(1);
    closing.push(async () => down.close());
    await queue(['selu@example.org']);
    for (let attempt = 0; attempt < 18; attempt++) {
      await sendDueMessages(app.instance(), down);
      later(480);
    }
    expect((await rows())[0]).toMatchObject({ attempts: 16, failed_at: expect.any(Date), sent_at: null });
  });

  test('a letter in the hands of a dead process is left alone for a while, then taken up under the same id', async () => {
    const ids: string[] = [];
    const dying: Transport = {
      send: ({ id }) => {
        ids.push(id);
        return new Promise(() => undefined);
      },
      close: () => undefined,
    };
    await queue(['selu@example.org']);
    void sendDueMessages(app.instance(), dying);
    await expect.poll(() => ids).toHaveLength(1);
    const { transport, received } = await mailServer();
    later(9);
    expect(await sendDueMessages(app.instance(), transport)).toBe(0);
    later(1);
    expect(await sendDueMessages(app.instance(), transport)).toBe(1);
    expect(received[0]).toContain(`<${ids[0]}@alongside.test>`);
  });
});
