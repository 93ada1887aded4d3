/**
 * The embedded database works in the thread that serves pages, and answers without a turn of the event loop: whoever asks
 * it a hundred questions in a row would keep everybody else waiting. After some milliseconds others get their turn.
 */
import { setTimeout } from 'node:timers/promises';
import type { DatabaseConnection } from 'kysely';

/** Milliseconds for which questions may follow each other at once. */
const inARow = 5;

/** When an embedded database of this process last answered. */
let answeredAt = 0;

/** Lets whatever waits for the thread come in between questions. */
export const takeTurns = (connection: DatabaseConnection): void => {
  const ask = connection.executeQuery.bind(connection);
  let turnAt = 0;
  connection.executeQuery = async (query) => {
    const answer = await ask<never>(query);
    answeredAt = performance.now();
    if (answeredAt - turnAt > inARow) {
      await new Promise((resolve) => setImmediate(resolve));
      turnAt = performance.now();
    }
    return answer;
  };
};

/** A page's next question follows the last within this time; nobody waits for quiet longer than the other. Milliseconds. */
const quiet = 1;
const patience = 40;

/**
 * Resolves once nobody has asked the embedded database for a moment: for work that asks it hundreds of questions in the
 * background, so that the questions of a page follow each other and not one of these each.
 */
export const inQuiet = async (): Promise<void> => {
  const end = performance.now() + patience;
  while (performance.now() - answeredAt < quiet && performance.now() < end) await setTimeout(quiet);
};
