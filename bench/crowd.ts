/**
 * The house of the bench with a crowd in it, in a process of its own: 500 and 500 people at the matching stage, 500
 * applications that ten people read, and a call at which forty fill in the form. Prints where they are, one line of
 * JSON, and serves until its input ends.
 */
import { transact } from '../src/act.ts';
import type { Answers } from '../src/core/questions/question.ts';
import { addDays, dateOf } from '../src/core/time/week.ts';
import { ensurePerson } from '../src/features/accounts/people.ts';
import { grantRole } from '../src/features/accounts/roles.ts';
import { shareOutReadings } from '../src/features/applications/assignment.ts';
import { findCall } from '../src/features/applications/call-queries.ts';
import { openCall, writeCall } from '../src/features/applications/calls.ts';
import { receiveApplications } from '../src/features/applications/intake.ts';
import { setReviewPhase } from '../src/features/applications/review-phases.ts';
import { askToApply } from '../src/features/applications/starting.ts';
import { createCohort } from '../src/features/schemes/cohort.ts';
import { cohortById } from '../src/features/schemes/queries.ts';
import { paths } from '../src/paths.ts';
import { type Served, serve } from './house.ts';
import { makeRound } from './round.ts';

export type Crowd = {
  readonly origin: string;
  readonly coordinator: string;
  /** Matched, read, and open for applications. */
  readonly cohorts: Readonly<Record<'matched' | 'read' | 'open', string>>;
  /** By cookie, the applications that they read. */
  readonly readers: readonly { readonly cookie: string; readonly applications: readonly string[] }[];
  readonly applicants: readonly string[];
};

const size = 500;
const readers = 10;
const applicants = 40;

export const serveCrowd = async (): Promise<void> => {
  const { people } = makeRound(1, size);
  const served = await serve(people);
  const today = dateOf(Date.now());
  const cohort = (name: string, opens: number, closes: number): Promise<string> =>
    transact(served.instance, served.coordinator, (act) =>
      createCohort(act, {
        schemeId: served.schemeId,
        name,
        opensOn: addDays(today, opens),
        closesOn: addDays(today, closes),
        startsOn: addDays(today, 60),
        endsOn: addDays(today, 240),
        places: 30,
        zone: 'UTC',
      }),
    );
  const [read, open] = [await cohort('Reading', -40, -3), await cohort('Open', -3, 30)];
  const mentees = people.filter(({ role }) => role === 'mentee').map(({ answers }) => answers);
  const crowd: Crowd = {
    origin: served.origin,
    coordinator: await served.cookieOf(served.coordinator?.personId ?? ''),
    cohorts: { matched: served.cohortId, read, open },
    readers: await startReading(served, read, mentees, today),
    applicants: await startApplying(served, open),
  };
  process.stdout.write(`${JSON.stringify(crowd)}\n`);
  process.stdin.resume();
  process.stdin.on('end', () => void served.stop().then(() => process.exit(0)));
};

const startReading = async (
  { instance, coordinator, origin, cookieOf }: Served,
  cohortId: string,
  mentees: readonly Answers[],
  today: string,
): Promise<Crowd['readers']> => {
  const cohort = await cohortById(instance.db, cohortId);
  const ids = await transact(instance, coordinator, async (act) => {
    await receiveApplications(
      act,
      cohort,
      mentees.map((answers, at) => ({
        role: 'mentee',
        number: null,
        name: `Somebody ${at + 1}`,
        email: `reading-${at + 1}@bench.example.org`,
        answers,
        submittedAt: null,
        state: 'submitted',
      })),
    );
    await setReviewPhase(act, cohort, null, {
      opensOn: addDays(today, -2),
      closesOn: addDays(today, 10),
      namesHidden: true,
      othersSeen: 'afterOwn',
    });
    const found: string[] = [];
    for (let at = 1; at <= readers; at++) {
      const reader = { name: `Reader ${at}`, email: `reader-${at}@bench.example.org` };
      const { id } = await ensurePerson(act, reader);
      await grantRole(act, { ...reader, role: 'reviewer', schemeId: null, cohortId }, origin);
      found.push(id);
    }
    await shareOutReadings(act, cohort, found);
    return found;
  });
  const given = await instance.db
    .selectFrom('assignments')
    .innerJoin('applications', 'applications.id', 'application_id')
    .where('cohort_id', '=', cohortId)
    .select(['assignments.person_id', 'application_id'])
    .execute();
  return Promise.all(
    ids.map(async (id) => ({
      cookie: await cookieOf(id),
      applications: given.flatMap(({ person_id, application_id }) =>
        person_id === id ? [application_id] : [],
      ),
    })),
  );
};

/** Everybody asks for a link and opens it; their cookies. */
const startApplying = async (
  { instance, accounts, coordinator, origin }: Served,
  cohortId: string,
): Promise<string[]> => {
  await transact(instance, coordinator, async (act) => {
    await writeCall(act, cohortId, {
      headline: 'Six months, one project, and someone alongside.',
      lead: 'You meet online once a month, and you lead.',
      forMentees: 'You have a project that can move in six months.',
      forMentors: 'You have got evidence into use yourself.',
      gives: 'A mentor chosen for your project.',
      expects: '',
      formMinutes: 40,
      costs: 'Nothing',
      contactName: 'Cora Dinator',
      contactEmail: 'cora@bench.example.org',
    });
    await openCall(act, cohortId);
  });
  const call = await findCall(instance.db, cohortId);
  const cookies: string[] = [];
  for (let at = 1; at <= applicants; at++) {
    const email = `applicant-${at}@bench.example.org`;
    const wish = { role: 'mentee', name: `Applicant ${at}`, email, language: 'en', source: null } as const;
    const { link } = await transact(instance, null, (act) =>
      askToApply(act, accounts, call, { ...wish, address: email }),
    );
    const token = link?.split('/').at(-1) ?? '';
    const opened = await fetch(`${origin}${paths.applyLink(cohortId, 'mentee', token)}`, {
      method: 'POST',
      headers: { origin },
      redirect: 'manual',
    });
    const cookie = opened.headers.get('set-cookie')?.split(';')[0];
    if (opened.status !== 303 || cookie === undefined) throw new Error(`A link answered ${opened.status}.`);
    cookies.push(cookie);
  }
  return cookies;
};
