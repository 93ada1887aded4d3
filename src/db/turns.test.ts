import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useDatabase } from '../../test/database.ts';

const db = useDatabase();

test('whoever asks many questions in a row lets others come in between', async () => {
  let turns = 0;
  let isOver = false;
  const other = (): void => {
    turns += 1;
    if (!isOver) setImmediate(other);
  };
  setImmediate(other);
  const inBetween: number[] = [];
  for (let asked = 0; asked < 12; asked++) {
    await sql`select count(*) from generate_series(1, 200000)`.execute(db());
    inBetween.push(turns);
  }
  isOver = true;
  // Each question takes longer than may pass before a turn; the first may have come before.
  expect(new Set(inBetween).size).toBeGreaterThan(10);
});
