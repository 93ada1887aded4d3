/**
 * A real mail server on this machine, and what it took. As mail stores do, it keeps one copy of a message that comes
 * again under the same Message-ID; `copies` counts every arrival.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type Mail = { readonly id: string; readonly to: string; readonly source: string };

export const startMailServer = async () => {
  const kept = new Map<string, Mail>();
  const arrivals: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const source = Buffer.concat(parts).toString();
        const id = /^Message-ID: <(.+)>/im.exec(source)?.[1] ?? '';
        const to = session.envelope.rcptTo[0]?.address ?? '';
        arrivals.push({ id, to, source });
        kept.set(id, { id, to, source });
        done();
      });
    },
  });
  // A client that is killed in the middle of a sentence is part of what is tested.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: (): readonly Mail[] => [...kept.values()],
    copies: (): readonly Mail[] => arrivals,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};

/** The words of a mail: quoted-printable undone, the text part first. */
export const wordsOf = ({ source }: Mail): string =>
  Buffer.from(
    source
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
