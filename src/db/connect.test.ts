import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testEngine, useDatabase } from '../../test/database.ts';
import { transact } from '../act.ts';
import { json } from './connect.ts';

const db = useDatabase();

const instance = () => ({
  db: db(),
  clock: () => new Date('2026-11-06T10:21:00Z'),
  mayWrite: () => undefined,
});

describe('both databases give the same types', () => {
  test('moments, days, whole numbers, numerics and JSON', async () => {
    const { rows } = await sql<Record<string, unknown>>`
      select timestamptz '2026-11-06 10:21:00+00' as moment, date '2026-11-06' as day, 7::bigint as whole,
        2.50::numeric as money, ${json({ a: [1, 'zwei'] })} as facts, true as yes`.execute(db());
    expect(rows[0]).toEqual({
      moment: new Date('2026-11-06T10:21:00Z'),
      day: '2026-11-06',
      whole: 7,
      money: '2.50',
      facts: { a: [1, 'zwei'] },
      yes: true,
    });
  });
});

describe('a transaction', () => {
  test('that throws leaves nothing behind', async () => {
    await expect(
      transact(instance(), null, async (act) => {
        await addOrganisation(act.db, 'Half done');
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await names()).toEqual([]);
  });

  test('is not seen by others before its end, and others wait for their turn', async () => {
    let seen: string[] = ['not asked'];
    const inside = transact(instance(), null, async (act) => {
      await addOrganisation(act.db, 'Alone');
      await new Promise((resolve) => setTimeout(resolve, 30));
    });
    const outside = new Promise((resolve) => setTimeout(resolve, 10)).then(async () => {
      seen = await names();
    });
    await Promise.all([inside, outside]);
    // The embedded database lets the reader wait; the server shows the state before.
    expect(seen).toEqual(testEngine() === 'embedded' ? ['Alone'] : []);
    expect(await names()).toEqual(['Alone']);
  });

  test('two at once both happen', async () => {
    await Promise.all(
      ['0', '1', '2', '3'].map((once) =>
        transact(instance(), null, (act) =>
          act.db.insertInto('posts').values({ once, location: '/', at: act.now }).execute(),
        ),
      ),
    );
    expect(await db().selectFrom('posts').select('once').orderBy('once').execute()).toHaveLength(4);
  });

  test('that uses the outer database fails instead of waiting for ever', async () => {
    await expect(transact(instance(), null, async () => names())).rejects.toThrow(
      'inside an open transaction',
    );
  });
});

const addOrganisation = (on: ReturnType<typeof db>, name: string) =>
  on.insertInto('organisations').values({ name, created_at: new Date() }).execute();

const names = async (): Promise<string[]> =>
  (await db().selectFrom('organisations').select('name').execute()).map((row) => row.name);
