/**
 * The embedded database works in the thread that serves pages, and answers without a turn of the event loop: whoever asks
 * it a hundred questions in a row would keep everybody else waiting. After some milliseconds others get their turn.
 */
import type { DatabaseConnection } from 'kysely';

/** Milliseconds for which questions may follow each other at once. */
const inARow = 5;

/** Lets whatever waits for the thread come in between questions. */
export const takeTurns = (connection: DatabaseConnection): void => {
  const ask = connection.executeQuery.bind(connection);
  let turnAt = 0;
  connection.executeQuery = async (query) => {
    const answer = await ask<never>(query);
    if (performance.now() - turnAt > inARow) {
      await new Promise((resolve) => setImmediate(resolve));
      turnAt = performance.now();
    }
    return answer;
  };
};
