/** What the pilot's applicants and readers did, through the operations that their forms call. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Instance, transact } from '../../src/act.ts';
import { projectRoot } from '../../src/config.ts';
import { type Accounts, createAccounts } from '../../src/features/accounts/session.ts';
import type { Role } from '../../src/features/applications/applicant.ts';
import { findCall } from '../../src/features/applications/call-queries.ts';
import { saveAnswers, sendApplication, withdrawOwn } from '../../src/features/applications/drafts.ts';
import { findOwn } from '../../src/features/applications/own.ts';
import { saveReading } from '../../src/features/applications/review.ts';
import { listReviews } from '../../src/features/applications/review-queries.ts';
import { askToApply, openLink } from '../../src/features/applications/starting.ts';
import { cohortById } from '../../src/features/schemes/queries.ts';
import { knowledgeTranslation } from '../../src/features/schemes/templates/knowledge-translation.ts';
import { testConfig } from '../app.ts';
import { pilotPeople } from '../pilot.ts';

const readFile = (name: string): string[][] =>
  parse(readFileSync(join(projectRoot(), 'examples/pilot', name)), { bom: true });

/** The 63 apply while the call is open, one of them withdraws; gives the pilot's number of each mentee by name. */
export const everybodyApplies = async (
  instance: Instance,
  cohortId: string,
): Promise<ReadonlyMap<string, string>> => {
  const accounts = createAccounts(testConfig, () => undefined);
  const numbers = new Map<string, string>();
  for (const role of ['mentee', 'mentor'] as const) {
    const [headings = [], ...rows] = readFile(`${role}-applications.csv`);
    for (const { fields, answers } of pilotPeople(knowledgeTranslation, role, { headings, rows })) {
      const { name = '', email = '', number = '' } = fields;
      await apply(instance, accounts, cohortId, { role, name, email, answers, withdraws: number === 'ME38' });
      if (role === 'mentee') numbers.set(name, number);
    }
  }
  return numbers;
};

type One = {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly answers: Parameters<typeof saveAnswers>[3]['answers'];
  readonly withdraws: boolean;
};

const apply = async (
  instance: Instance,
  accounts: Accounts,
  cohortId: string,
  { role, name, email, answers, withdraws }: One,
): Promise<void> => {
  const call = await findCall(instance.db, cohortId);
  const wish = { role, name, email, language: 'en', source: null, address: email } as const;
  const { link } = await transact(instance, null, (act) => askToApply(act, accounts, call, wish));
  const token = link?.split('/').at(-1) ?? '';
  await transact(instance, null, (act) => openLink(act, call, role, token));
  const own = async () => {
    const found = await findOwn(instance.db, cohortId, role, token, instance.clock());
    if (found === null) throw new Error(`The link of ${email} opens nothing.`);
    return found;
  };
  const begun = await own();
  const actor = { personId: begun.person.id };
  await transact(instance, actor, (act) => saveAnswers(act, call, begun, { answers }));
  const written = await own();
  await transact(instance, actor, (act) => sendApplication(act, accounts, call, written));
  const sent = await own();
  if (withdraws) await transact(instance, actor, (act) => withdrawOwn(act, call, sent));
};

/** Every reading that was shared out comes in, with the pilot's scores where it has them. */
export const everythingIsRead = async (
  instance: Instance,
  cohortId: string,
  numbers: ReadonlyMap<string, string>,
): Promise<number> => {
  const [, ...rows] = readFile('reviews.csv');
  const cohort = await cohortById(instance.db, cohortId);
  let count = 0;
  for (const { id, name, assigned } of await listReviews(instance.db, cohort)) {
    const given = rows.filter(([number]) => number === numbers.get(name));
    for (const [at, { personId }] of assigned.entries()) {
      const [, , clarity = '2', readiness = '2', fit = '2', comment = ''] = given[at] ?? [];
      const scores = { clarity: Number(clarity), readiness: Number(readiness), fit: Number(fit) };
      await transact(instance, { personId }, (act) => saveReading(act, cohort, id, { scores, comment }));
      count += 1;
    }
  }
  return count;
};
