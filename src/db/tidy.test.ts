import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testEngine, useDatabase } from '../../test/database.ts';
import { tidy } from './tidy.ts';

const db = useDatabase();
const at = new Date('2026-11-06T09:00:00Z');

const add = async (from: number, many: number): Promise<void> => {
  const values = Array.from({ length: many }, (_, each) => {
    const name = `Person ${from + each}`;
    return { name, email: `${from + each}@example.org`, created_at: at, updated_at: at };
  });
  await db().insertInto('people').values(values).execute();
};

const known = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select reltuples::int as count from pg_class where relname = 'people'`.execute(db());
  return rows[0]?.count ?? 0;
};

// A server may look over its tables by itself at any moment.
test.runIf(testEngine() === 'embedded')('a table that has grown is looked over, and only then', async () => {
  await add(0, 3000);
  expect(await tidy(db())).toContain('people');
  expect(await known()).toBe(3000);
  expect(await tidy(db())).toEqual([]);
  await add(3000, 30);
  expect(await tidy(db())).toEqual([]);
  await add(4000, 3000);
  expect(await tidy(db())).toEqual(['people']);
  expect(await known()).toBe(6030);
});

test('a question about one of thousands is answered through the index afterwards', async () => {
  await add(0, 5000);
  await tidy(db());
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain select name from people where email = '7@example.org'`.execute(db());
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Index Scan using people_email_key');
});
