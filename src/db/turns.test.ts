import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testEngine, useDatabase } from '../../test/database.ts';
import { inQuiet } from './turns.ts';

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

test.runIf(testEngine() === 'embedded')(
  'who waits for quiet asks between pages, and not for ever later',
  async () => {
    const one = () => sql`select 1`.execute(db());
    const order: string[] = [];
    const page = async (): Promise<void> => {
      for (let asked = 0; asked < 10; asked++) await one();
      order.push('page');
    };
    await one();
    await Promise.all([page(), inQuiet().then(() => order.push('background'))]);
    expect(order).toEqual(['page', 'background']);
    let isBusy = true;
    const busy = async (): Promise<void> => {
      while (isBusy) await one();
    };
    const rush = busy();
    await inQuiet();
    isBusy = false;
    await rush;
  },
);
