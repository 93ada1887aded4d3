import { describe, expect, test } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import { type Act, transact } from '../../act.ts';
import { createCohort } from '../schemes/cohort.ts';
import { type Cohort, cohortById } from '../schemes/queries.ts';
import { createScheme } from '../schemes/scheme.ts';
import type { Intake } from './applicant.ts';
import { presentApplications, receiveApplication, receiveApplications } from './intake.ts';

const db = useDatabase();
const now = new Date('2019-08-01T09:00:00Z');
const act = <T>(work: (act: Act) => Promise<T>): Promise<T> =>
  transact({ db: db(), clock: () => now, mayWrite: () => undefined }, null, work);

const newCohort = async (): Promise<Cohort> => {
  await db().insertInto('organisations').values({ name: 'Meridian', created_at: now }).execute();
  const id = await act(async (act) => {
    const schemeId = await createScheme(act, { template: 'knowledge-translation', name: 'KT mentoring' });
    return createCohort(act, {
      schemeId,
      name: '2019–20',
      opensOn: '2019-07-01',
      closesOn: '2019-08-10',
      startsOn: '2019-09-16',
      endsOn: '2020-03-15',
      places: 12,
      zone: 'Europe/London',
    });
  });
  return cohortById(db(), id);
};

const someone = (more: Partial<Intake> = {}): Intake => ({
  role: 'mentee',
  number: 'ME01',
  name: 'Selu Faleafa',
  email: 'Selu@Example.org',
  answers: { country: 'Samoa', zone: 'Pacific/Apia' },
  submittedAt: new Date('2019-07-05T10:00:00Z'),
  state: 'submitted',
  ...more,
});

describe('taking an application in', () => {
  test('twice changes nothing', async () => {
    const cohort = await newCohort();
    const outcomes = [];
    for (const each of [someone(), someone(), someone({ answers: { country: 'Tonga' } })])
      outcomes.push(await act((a) => receiveApplication(a, cohort, each)));
    expect(outcomes).toEqual(['added', 'unchanged', 'changed']);
    const people = await db().selectFrom('people').select(['name', 'email', 'zone']).execute();
    expect(people).toEqual([{ name: 'Selu Faleafa', email: 'selu@example.org', zone: 'Pacific/Apia' }]);
  });

  test('as mentee and as mentor makes one person, whose name is not fought over', async () => {
    const cohort = await newCohort();
    const mentor = someone({ role: 'mentor', number: 'MO01', name: 'S. Faleafa', email: 'selu@example.ORG' });
    await act((a) => receiveApplication(a, cohort, someone()));
    expect(await act((a) => receiveApplication(a, cohort, mentor))).toBe('added');
    expect(await act((a) => receiveApplication(a, cohort, someone()))).toBe('unchanged');
    expect(await act((a) => receiveApplication(a, cohort, mentor))).toBe('unchanged');
    expect(await db().selectFrom('people').select('name').execute()).toEqual([{ name: 'Selu Faleafa' }]);
  });

  test('gives numbers to those who have none, and finds them again', async () => {
    const cohort = await newCohort();
    const list = ['a@example.org', 'b@example.org'].map((email) => someone({ number: null, email }));
    expect(await act((a) => receiveApplications(a, cohort, list))).toEqual(['added', 'added']);
    expect(await act((a) => receiveApplications(a, cohort, list.toReversed()))).toEqual([
      'unchanged',
      'unchanged',
    ]);
    const present = await presentApplications(db(), cohort.id, 'mentee');
    expect(present.map(({ number, email }) => [number, email]).sort()).toEqual([
      ['ME-001', 'a@example.org'],
      ['ME-002', 'b@example.org'],
    ]);
  });

  test('refuses a number or an address that is another’s', async () => {
    const cohort = await newCohort();
    await act((a) => receiveApplication(a, cohort, someone()));
    for (const other of [someone({ email: 'other@example.org' }), someone({ number: 'ME02' })])
      await expect(act((a) => receiveApplication(a, cohort, other))).rejects.toThrow('applicationClash');
  });

  test('leaves a withdrawal and answers that were not asked for as they are', async () => {
    const cohort = await newCohort();
    await act((a) => receiveApplication(a, cohort, someone({ state: 'withdrawn' })));
    const again = someone({ answers: { country: 'Samoa' }, asked: ['country'] });
    expect(await act((a) => receiveApplication(a, cohort, again))).toBe('unchanged');
    const [present] = await presentApplications(db(), cohort.id, 'mentee');
    expect([present?.state, present?.answers['zone']]).toEqual(['withdrawn', 'Pacific/Apia']);
  });

  test('goes through for 5,000 at once', async () => {
    const cohort = await newCohort();
    const list = Array.from({ length: 5_000 }, (_, at) =>
      someone({ number: `ME${at}`, email: `p${at}@example.org` }),
    );
    const outcomes = await act((a) => receiveApplications(a, cohort, list));
    expect(outcomes.every((outcome) => outcome === 'added')).toBe(true);
    const again = await act((a) => receiveApplications(a, cohort, list.toReversed()));
    expect(again.every((outcome) => outcome === 'unchanged')).toBe(true);
  });
});
