import { expect, test } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { makeCohort, makeOrganisation, makePerson, makeScheme } from '../../../test/makers.ts';
import { farApart } from '../../core/review/agreement.ts';
import { json } from '../../db/connect.ts';
import { cohortById } from '../schemes/queries.ts';
import { receiveApplications } from './intake.ts';
import { countMissing, countShown, idsShown, loadsOf } from './review-counts.ts';
import { listReviews, type ReviewLine } from './review-queries.ts';
import { readingsEach, type Seal } from './review-rules.ts';
import { shows } from './review-shown.ts';

const app = useApp();
const at = new Date('2026-11-01T09:00:00Z');
const states = ['submitted', 'underReview', 'accepted', 'waitlisted', 'declined', 'withdrawn'] as const;
const many = 60;

/** Sixty applications in every state, read by nobody, files and two people, whole and in part, some of them decided. */
const build = async () => {
  const db = app.db();
  await makeOrganisation(db);
  const { id } = await makeCohort(db, await makeScheme(db));
  const other = await makeCohort(db, await makeScheme(db, 'Another'));
  const people = [await makePerson(db, 'Hana Sato'), await makePerson(db, 'Samuel Ofori')];
  const list = (offset: number) =>
    Array.from({ length: many }, (_, each) => ({
      role: 'mentee' as const,
      number: `ME${each + 1}`,
      name: `Person ${each}`,
      email: `p${offset + each}@example.org`,
      answers: {},
      submittedAt: at,
      state: 'submitted' as const,
    }));
  const cohort = await cohortById(db, id);
  const apart = await cohortById(db, other.id);
  await app.act((act) => receiveApplications(act, cohort, list(0)));
  await app.act((act) => receiveApplications(act, apart, list(many)));
  const rows = await db.selectFrom('applications').select(['id', 'number', 'cohort_id']).execute();
  for (const { id: application_id, number, cohort_id } of rows) {
    const each = Number(number.slice(2));
    const state = states[each % states.length]!;
    await db.updateTable('applications').set({ state }).where('id', '=', application_id).execute();
    const read = (reviewer: string, person_id: string | null, points: number, isWhole = true) =>
      db
        .insertInto('reviews')
        .values({
          application_id,
          reviewer,
          person_id,
          scores: json({ clarity: points, readiness: points, ...(isWhole ? { fit: points } : {}) }),
          comment: '',
          created_at: at,
          updated_at: at,
        })
        .execute();
    if (each % 5 === 1) await read('R1', null, 1 + (each % 4));
    if (each % 7 > 3) await read('R2', null, 5, each % 3 > 0);
    if (each % 4 === 2) await read('Hana Sato', people[0]!.id, 2);
    for (const [place, { id: person_id }] of people.entries())
      if ((each + place) % 3 === 0)
        await db
          .insertInto('assignments')
          .values({ application_id, person_id, assigned_by: null, assigned_at: at })
          .execute();
    if (each % 6 === 1 && cohort_id === id)
      await db
        .insertInto('decisions')
        .values({
          application_id,
          outcome: 'accepted',
          reason: 'Strong.',
          rule_set_id: cohort.ruleSetId,
          decided_by: null,
          decided_at: at,
        })
        .execute();
  }
  return { cohort, people };
};

const readersOf = ({ assigned, in: readings }: ReviewLine): number =>
  new Set(
    [...assigned, ...readings].map((one) => one.personId ?? `file ${'reader' in one ? one.reader : ''}`),
  ).size;

test('what the database counts is what the lines say, with and without seals', async () => {
  const { cohort, people } = await build();
  const lines = await listReviews(app.db(), cohort);
  expect(lines).toHaveLength(50);
  const seal = (from: number): readonly (readonly [string, Seal])[] =>
    lines.slice(from, from + 9).map(({ id }) => [id, { names: from === 0, others: from > 0 }]);
  for (const seals of [new Map<string, Seal>(), new Map([...seal(0), ...seal(20), ...seal(40)])]) {
    const isShut = (line: ReviewLine) => seals.get(line.id)?.others === true;
    const isOpen = (line: ReviewLine) => ['submitted', 'underReview'].includes(line.state) || isShut(line);
    const is: Record<(typeof shows)[number], (line: ReviewLine) => boolean> = {
      all: () => true,
      none: ({ readings }) => readings === 0,
      one: ({ readings }) => readings === 1,
      twice: ({ readings }) => readings >= readingsEach,
      apart: (line) => !isShut(line) && line.apart !== null && line.apart >= farApart,
      short: (line) => isOpen(line) && readersOf(line) < readingsEach,
      pending: (line) => !isShut(line) && line.pending !== null,
    };
    const counts = await countShown(app.db(), cohort, seals);
    for (const show of shows) {
      const shown = lines.filter(is[show]).map(({ id }) => id);
      expect([show, counts[show]]).toEqual([show, shown.length]);
      expect(shown.length).toBeGreaterThan(0);
      expect(await idsShown(app.db(), cohort, seals, show, { from: 1, size: 4 })).toEqual(shown.slice(1, 5));
    }
    expect(counts.in).toBe(lines.reduce((sum, { readings }) => sum + Math.min(readingsEach, readings), 0));
    expect([counts.due, counts.shut]).toEqual([100, seals.size]);
  }
  const short = lines.filter((line) => ['submitted', 'underReview'].includes(line.state));
  expect(await countMissing(app.db(), cohort)).toBe(
    short.reduce((sum, line) => sum + Math.max(0, readingsEach - readersOf(line)), 0),
  );
  const loads = await loadsOf(app.db(), cohort);
  for (const { id } of people) {
    const done = lines.filter((line) => line.in.some(({ personId }) => personId === id));
    const given = lines.filter((line) => line.assigned.some(({ personId }) => personId === id));
    const left = given.filter((line) => !done.includes(line)).length;
    expect(loads.get(id) ?? { left: 0, done: 0 }).toEqual({ left, done: done.length });
  }
  expect(loads.get(people[0]!.id)?.done).toBeGreaterThan(0);
});
