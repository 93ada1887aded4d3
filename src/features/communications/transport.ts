/** The way out to a mail server. The outbox knows only `Transport`. */
import { createTransport } from 'nodemailer';
import type { MailList } from '../../db/tables.ts';
import { words } from './words.ts';

export type Mail = {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** Where an answer goes; null: to the house. */
  readonly replyTo: string | null;
  /** What its reader may stop; null: nothing. */
  readonly list: MailList | null;
};

export type Transport = {
  readonly send: (mail: Mail) => Promise<void>;
  readonly close: () => void;
};

const seconds = 1000;

/** Sends through one SMTP server. Each wait is short, so that a batch ends well before its messages are let go. */
export const smtpTransport = (settings: {
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly origin: string;
  /** Where the reader of a message stops mail like it. Without it no such mail says how. */
  readonly stopLink?: (messageId: string) => string;
}): Transport => {
  const mailer = createTransport({
    url: settings.smtpUrl,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 15 * seconds,
    greetingTimeout: 15 * seconds,
    socketTimeout: 30 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = new URL(settings.origin).hostname;
  return {
    send: async (mail) => {
      const stop = mail.list === null ? null : (settings.stopLink?.(mail.id) ?? null);
      await mailer.sendMail({
        from: settings.mailFrom,
        to: { name: '', address: mail.recipient },
        ...(mail.replyTo === null ? {} : { replyTo: { name: '', address: mail.replyTo } }),
        subject: mail.subject,
        text: stop === null ? mail.text : `${mail.text}\n\n${words('en')('stop.footer', { link: stop })}`,
        ...(mail.html === null ? {} : { html: mail.html }),
        // The same at every attempt: a mail program that gets two copies can tell that they are one.
        messageId: `<${mail.id}@${host}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          // RFC 8058: a mail program stops them by one request, without a page.
          ...(stop === null
            ? {}
            : { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
      });
    },
    close: () => mailer.close(),
  };
};

export type Failure = { readonly why: string; readonly forGood: boolean };

/** What went wrong, in codes only: a server's own sentence may hold the address. */
export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) return { why: 'unknown', forGood: false };
  const { code, responseCode, command } = error as Error & {
    code?: unknown;
    responseCode?: unknown;
    command?: unknown;
  };
  const parts = [code, responseCode, command].filter(
    (part) => typeof part === 'number' || (typeof part === 'string' && /^[A-Z][A-Z ]*$/.test(part)),
  );
  const refusedForGood =
    typeof responseCode === 'number' && responseCode >= 550 && responseCode < 560 && code === 'EENVELOPE';
  return { why: parts.join(' ') || error.name, forGood: refusedForGood };
};
