/** Threads that work for seconds let the one that serves pages go first on the processors. */
import { getPriority, setPriority } from 'node:os';

/** Niceness: -20 goes first, 19 last; what is not told otherwise has 0. */
const later = 10;

/** From now on the thread that calls this gives way. Linux alone knows the priority of one thread of a process. */
export const giveWay = (): void => {
  if (process.platform !== 'linux') return;
  try {
    if (getPriority() < later) setPriority(later);
  } catch {
    // Some containers allow no change of priority; then all threads are alike, as elsewhere.
  }
};
