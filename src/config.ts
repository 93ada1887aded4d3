/** Settings from the environment. Each has a default that is right for a first look at home. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Where people reach this instance; links in mails begin with it. No slash at its end. */
  readonly origin: string;
  /** A PostgreSQL server, or null for the embedded database. */
  readonly databaseUrl: string | null;
  /** Folder of the embedded database. */
  readonly folder: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Signs cookies. Null: one is made and kept beside the embedded database. */
  readonly secret: string | null;
  /** The header that the proxy in front sets with the client's address, or null when there is none. */
  readonly addressHeader: string | null;
};

export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const port = wholeNumber(env['PORT'], 3000, 'PORT');
  const host = env['HOST'] || '127.0.0.1';
  return {
    port,
    host,
    origin: (env['ORIGIN'] || `http://localhost:${port}`).replace(/\/+$/, ''),
    databaseUrl: env['DATABASE_URL'] || null,
    folder: resolve(env['DATA'] || 'data'),
    smtpUrl: env['SMTP_URL'] || null,
    mailFrom: env['MAIL_FROM'] || 'Alongside <alongside@localhost>',
    secret: env['SECRET'] || null,
    addressHeader: env['ADDRESS_HEADER'] || null,
  };
};

const wholeNumber = (text: string | undefined, otherwise: number, name: string): number => {
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new Error(`${name} must be a port number, 0 to 65535. It is “${text}”.`);
  }
  return value;
};

/** The project's folder, wherever the bundle was written. */
export const projectRoot = (): string => {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The project folder was not found.');
    folder = parent;
  }
  return folder;
};
