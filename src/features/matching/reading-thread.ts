/** The thread of reading.ts: takes people in, and freezes them. */
import { parentPort } from 'node:worker_threads';
import { inSlices, joinedNow } from '../../db/sliced.ts';
import { digestOf } from './canonical.ts';
import { type Applied, conflictsOf, freezePeople, readPeople } from './frozen-people.ts';
import { giveWay } from './giving-way.ts';
import type { ReadAnswer, ReadTask } from './reading.ts';
import { countChanges } from './since.ts';

giveWay();
const people: Applied[] = [];

const answer = ({ frame, since, couples }: ReadTask): ReadAnswer => {
  const frozen = freezePeople(frame, people);
  const digest = digestOf(frozen);
  const here = {
    mentee: new Set(frozen.mentees.map(({ id }) => id)),
    mentor: new Set(frozen.mentors.map(({ id }) => id)),
  };
  return {
    digest,
    frozen: inSlices(frozen),
    couples: couples.map((list) =>
      list.filter(([mentee, mentor]) => here.mentee.has(mentee) && here.mentor.has(mentor)),
    ),
    changed: since === null ? 0 : countChanges(since.digest, joinedNow(since.frozen), frozen),
    unresolved: conflictsOf(frame, people).unresolved,
  };
};

parentPort?.on('message', (said: string | ReadTask) => {
  if (typeof said === 'string') return void people.push(...readPeople(said));
  const read = answer(said);
  parentPort?.postMessage(
    read,
    read.frozen.slices.map(({ buffer }) => buffer as ArrayBuffer),
  );
});
