import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useDatabase } from '../../test/database.ts';

const db = useDatabase();
const file = join(import.meta.dirname, 'schema.sql');

/** `SCHEMA=write npx vitest --project embedded src/db/schema.test.ts` writes the file after a migration. */
test('the migrated schema is the one that is committed', async () => {
  const now = await describeSchema();
  if (process.env['SCHEMA'] === 'write') writeFileSync(file, now);
  expect(now).toBe(readFileSync(file, 'utf8'));
});

const describeSchema = async (): Promise<string> => {
  const tables = new Map<string, string[]>();
  const add = (table: string, line: string) => tables.set(table, [...(tables.get(table) ?? []), line]);
  for (const { table, name, type, required, value } of await columns())
    add(table, `  ${name} ${type}${required ? ' not null' : ''}${value === null ? '' : ` ${value}`}`);
  for (const { table, definition } of await constraints()) add(table, `  ${definition}`);
  const indexes = await sql<{ definition: string }>`
    select indexdef as definition from pg_indexes
    where schemaname = 'public' and tablename not like 'kysely%'
      and indexname not in (select conname from pg_constraint)
    order by indexname collate "C"`.execute(db());
  const made = [...tables].map(([table, lines]) => `create table ${table} (\n${lines.join(',\n')}\n);\n`);
  const more = [...indexes.rows, ...(await deeds())].map(({ definition }) => `${definition};`);
  return [...made, ...more].join('\n').concat('\n');
};

/** What the database does by itself after a statement. */
const deeds = async (): Promise<{ definition: string }[]> =>
  (
    await sql<{ definition: string }>`
    select definition from (
      select btrim(pg_get_functiondef(oid), E'\\n') as definition from pg_proc
      where pronamespace = 'public'::regnamespace
      union all
      select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    ) as deeds
    order by definition collate "C"`.execute(db())
  ).rows;

type Column = { table: string; name: string; type: string; required: boolean; value: string | null };

const columns = async (): Promise<Column[]> =>
  (
    await sql<Column>`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as required,
      case a.attidentity when 'a' then 'generated always as identity'
        else 'default ' || pg_get_expr(d.adbin, d.adrelid) end as value
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
      and a.attnum > 0 and not a.attisdropped
    order by c.relname collate "C", a.attnum`.execute(db())
  ).rows;

const constraints = async (): Promise<{ table: string; definition: string }[]> =>
  (
    await sql<{ table: string; definition: string }>`
    select c.relname as "table", 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely%' and k.contype <> 'n'
    order by c.relname collate "C", k.conname collate "C"`.execute(db())
  ).rows;
