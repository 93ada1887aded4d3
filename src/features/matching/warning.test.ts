import { afterAll, describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { applying } from '../../../test/applying.ts';
import { makeRoleHolder } from '../../../test/makers.ts';
import { answersOf } from '../../core/matching/kinds.ts';
import type { SupplyWarning } from '../../core/matching/warning.ts';
import type { Answers } from '../../core/questions/question.ts';
import { paths } from '../../paths.ts';
import { formats } from '../../ui/formats.ts';
import { closeCall } from '../applications/calls.ts';
import { receiveApplications } from '../applications/intake.ts';
import { cohortById } from '../schemes/queries.ts';
import { runOnNewData } from './desk.ts';
import { stopEngine } from './engine.ts';
import { gatherInput } from './freeze.ts';
import { rulesInForce } from './frozen-people.ts';
import { warnOfGaps } from './warning.ts';

const app = useApp();
const { openCohort } = applying(app);
afterAll(stopEngine);

const english = [{ language: 'English', level: 'fluent' }];
const mentee = (support: string, day: number): Answers => ({
  member: true,
  project: true,
  zone: 'Africa/Nairobi',
  languages: english,
  support: [support],
  availability: [{ day, from: 1080, until: 1260 }],
});
const mentor = (item: string, day: number): Answers => ({
  zone: 'Africa/Nairobi',
  languages: english,
  experience: { [item]: 'expert' },
  capacity: 1,
  availability: [{ day, from: 1080, until: 1260 }],
});

let came = 0;
const come = async (id: string, role: 'mentee' | 'mentor', answers: readonly Answers[]): Promise<void> => {
  const cohort = await cohortById(app.db(), id);
  const list = answers.map((own) => {
    came += 1;
    const name = `Person ${came}`;
    return {
      role,
      number: null,
      name,
      email: `p${came}@example.org`,
      answers: own,
      submittedAt: app.clock.now,
    };
  });
  await app.act((act) =>
    receiveApplications(
      act,
      cohort,
      list.map((one) => ({ ...one, state: 'submitted' as const })),
    ),
  );
};

const plain = 'plainLanguageSummaries';
const video = 'podcastsVideoAndSocialMedia';

/** Three who want plain language summaries and one who wants films; one mentor, for the first. */
const shortCall = async (): Promise<string> => {
  const id = await openCohort();
  await come(id, 'mentee', [mentee(plain, 1), mentee(plain, 1), mentee(plain, 1), mentee(video, 3)]);
  await come(id, 'mentor', [mentor(plain, 1)]);
  return id;
};

const ruth = async () => app.as(await makeRoleHolder(app.db(), 'coordinator'));
const warn = () => warnOfGaps(app.instance());
const warning = async (): Promise<SupplyWarning> => {
  const row = await app.db().selectFrom('supply_warnings').select('warning').executeTakeFirstOrThrow();
  return row.warning as SupplyWarning;
};

describe('the supply-gap warning', () => {
  test('is worked out when somebody came, and not again before the next', async () => {
    const id = await shortCall();
    expect([await warn(), await warn()]).toEqual([1, 0]);
    await come(id, 'mentor', [mentor(video, 3)]);
    expect([await warn(), await warn()]).toEqual([1, 0]);
    await app.act((act) => closeCall(act, id));
    await come(id, 'mentor', [mentor(video, 3)]);
    expect(await warn()).toBe(0);
  });

  test('stands on the coordinator’s home while the call is open, with a note to send', async () => {
    const id = await shortCall();
    const browser = await ruth();
    expect(await textOf(await browser.get(paths.cohort(id)))).toContain('will stand here within a minute');
    await warn();
    const page = await textOf(await browser.get(paths.cohort(id)));
    expect(page).toContain('As it stands, 3 mentees could not have a mentor');
    expect(page).toContain('1 of 4 could be placed at once.');
    expect(page).toContain('3 mentees compete for one place of one mentor, so 2 go without.');
    expect(page).toContain('Wanted first: plain-language summaries (3).');
    expect(page).toContain('One mentee suits no mentor who has come so far.');
    expect(page).toContain('3 more mentors would place 3 more');
    expect(page).toContain(
      '2 mentors for plain-language summaries, in English, free, for example, Tuesday 18:00 to 20:00 by the clock of Nairobi',
    );
    expect(page).toContain('http://alongside.test/call/');
    expect(page).not.toMatch(/Person \d/);
    expect(page).not.toContain('Everybody is in');
    const rounds = await textOf(await browser.get(paths.home()));
    expect(rounds).not.toContain(' Match ');
    expect(rounds).toMatch(/Call open until \d+ \w+ .* See who came/);
  });

  test('is not shown to readers, nor after the call', async () => {
    const id = await shortCall();
    await warn();
    const reader = await app.as(await makeRoleHolder(app.db(), 'reviewer'));
    expect(await textOf(await reader.get(paths.cohort(id)))).not.toContain('As it stands');
    await app.act((act) => closeCall(act, id));
    const browser = await ruth();
    expect(await textOf(await browser.get(paths.cohort(id)))).not.toContain('As it stands');
  });

  test('promises what the board then does: mentors of the kinds it names place as many more', async () => {
    const id = await shortCall();
    await warn();
    const said = await warning();
    const cohort = await cohortById(app.db(), id);
    const rules = rulesInForce(cohort);
    const round = { ...(await gatherInput(app.db(), cohort)), rules };
    const before = await runOnNewData(app.db(), { ...cohort, places: null }, null);
    const placed = (made: typeof before) => (made.result.kind === 'solved' ? made.result.reached.placed : -1);
    expect(placed(before)).toBe(said.placed);
    let expected = said.placed;
    for (const kind of said.wanted) {
      const own = { ...answersOf(round, kind), capacity: 1 };
      await come(
        id,
        'mentor',
        Array.from({ length: kind.count }, () => own),
      );
      expected += kind.count;
      expect(placed(await runOnNewData(app.db(), { ...cohort, places: null }, null))).toBe(expected);
    }
    expect(expected).toBe(4);
    await warn();
    expect(await textOf(await (await ruth()).get(paths.cohort(id)))).toContain(
      'every mentee could have a mentor',
    );
  });

  test('the home asks the database as often for thirty as for one', async () => {
    const id = await openCohort();
    await come(id, 'mentee', [mentee(plain, 1)]);
    await warn();
    const browser = await ruth();
    const one = await app.countReads(() => browser.get(paths.cohort(id)));
    await come(
      id,
      'mentee',
      Array.from({ length: 30 }, (_, at) => mentee(plain, at % 7)),
    );
    await come(
      id,
      'mentor',
      Array.from({ length: 5 }, (_, at) => mentor(plain, at % 7)),
    );
    await warn();
    expect(await app.countReads(() => browser.get(paths.cohort(id)))).toBe(one);
  });
});

test('before the first run the matching page waits for the call, and asks for no file', async () => {
  const id = await openCohort();
  const browser = await ruth();
  const page = async () => textOf(await browser.get(paths.matching(id)));
  const { closesOn } = await cohortById(app.db(), id);
  const until = `The call is open until ${formats('en').date(closesOn, 'day')}.`;
  expect(await page()).toContain(`${until} As soon as a mentee and a mentor have applied`);
  expect(await page()).not.toMatch(/Bring in the applications|Import applications/);
  await come(id, 'mentee', [mentee(plain, 1)]);
  await come(id, 'mentor', [mentor(plain, 1)]);
  expect(await page()).toContain(`${until} A matching can be tried with who is there now`);
  expect(await page()).toContain('Work out the matching');
  await app.act((act) => closeCall(act, id));
  expect(await page()).not.toContain('The call is open');
});
