/** Makes the migrated dump that test files clone, unless the schema has not changed since the last one. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbedded } from '../src/db/connect.ts';
import { migrate } from '../src/db/migrate.ts';

export default async function setup(): Promise<void> {
  const folder = join(import.meta.dirname, '../.build');
  const file = join(folder, `migrated-${schemaDigest()}.tar.gz`);
  process.env['TEST_DUMP'] = file;
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  const database = await openEmbedded();
  await migrate(database.db);
  const dump = await database.pglite.dumpDataDir('gzip');
  // Whole or not there: another run may be looking for it.
  writeFileSync(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()));
  renameSync(`${file}.${process.pid}`, file);
  await database.close();
}

const schemaDigest = (): string => {
  const folder = join(import.meta.dirname, '../src/db/migrations');
  const digest = createHash('sha256');
  for (const name of readdirSync(folder).sort()) digest.update(readFileSync(join(folder, name)));
  return digest.digest('hex').slice(0, 16);
};
