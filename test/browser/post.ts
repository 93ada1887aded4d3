/**
 * A house whose mail leaves, on a clock that the test turns. What its people get stands in a real mail server, and the
 * links that they follow are read out of the mails that came.
 *
 *     const post = usePost(new Date('2026-09-07T08:00:00Z'));
 *     const house = useHouse(nothing, post.arrange);
 *     post.turn('2026-09-19T08:00:00Z');
 *     await post.round(house());                              // letters that are due leave, and arrive
 *     await page.goto(post.linkTo('laila@example.org', /your form/));
 */
import { afterAll } from 'vitest';
import { sendDueMessages } from '../../src/features/communications/sending.ts';
import { smtpTransport, type Transport } from '../../src/features/communications/transport.ts';
import { letDueLettersLeave } from '../../src/features/pairings/leaving.ts';
import { testConfig } from '../app.ts';
import { type Mail, startMailServer, wordsOf } from '../mail-server.ts';
import type { Arranged, Served } from './browser.ts';
import { turningClock } from './clock.ts';

type MailServer = Awaited<ReturnType<typeof startMailServer>>;

export const usePost = (start: Date) => {
  let server: MailServer | null = null;
  let transport: Transport | null = null;
  const { now, turn } = turningClock(start);
  afterAll(async () => {
    transport?.close();
    await server?.stop();
  });

  const mails = (to: string): Mail[] => (server?.mails() ?? []).filter((mail) => mail.to === to);
  const subjects = (to: string): string[] => mails(to).map(subjectOf);
  /** The newest mail to somebody, by its subject. */
  const mailTo = (to: string, subject: RegExp): string => {
    const mail = mails(to).findLast((one) => subject.test(subjectOf(one)));
    if (mail === undefined) throw new Error(`${to} got no ${subject}, but ${subjects(to).join(', ')}.`);
    return wordsOf(mail).replaceAll('\r\n', '\n');
  };
  return {
    arrange: async (): Promise<Arranged> => {
      server = await startMailServer();
      transport = smtpTransport({ ...testConfig, smtpUrl: server.url });
      return { clock: now, config: { smtpUrl: server.url } };
    },
    turn,
    /** What the house does by itself every quarter of a minute, now; back when all that is due has arrived. */
    round: async ({ instance }: Served<unknown>): Promise<void> => {
      if (transport === null) throw new Error('The house is not served yet.');
      await letDueLettersLeave(instance, testConfig);
      // The house's own round may have some in hand.
      for (let tries = 0; tries < 200; tries++) {
        await sendDueMessages(instance, transport);
        const waiting = await instance.db
          .selectFrom('messages')
          .select('id')
          .where('sent_at', 'is', null)
          .where('due_at', '<=', now())
          .execute();
        if (waiting.length === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('Mails do not arrive.');
    },
    mailTo,
    subjects,
    /** The first link of a mail, as an address of the house under test. */
    linkTo: (to: string, subject: RegExp): string => {
      const link = mailTo(to, subject).match(/https?:\/\/alongside\.test(\S+)/)?.[1];
      if (link === undefined) throw new Error(`The mail ${subject} to ${to} has no link.`);
      return link;
    },
  };
};

export type Post = ReturnType<typeof usePost>;

/** The subject, its encoded words undone. */
const subjectOf = ({ source }: Mail): string =>
  (/^Subject: ((?:.|\r?\n[ \t])*)/m.exec(source)?.[1] ?? '')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/\r?\n[ \t]/g, ' ')
    .replace(/=\?utf-8\?(q|b)\?(.*?)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : Buffer.from(
            text
              .replaceAll('_', ' ')
              .replace(/=([0-9A-F]{2})/gi, (_hex, hex: string) =>
                String.fromCharCode(Number.parseInt(hex, 16)),
              ),
            'latin1',
          ).toString(),
    );
