/** A second cohort whose call is open: some have applied, one has begun. Made by the operations that the forms call. */
import { type Actor, type Instance, transact } from '../act.ts';
import type { Answers } from '../core/questions/question.ts';
import { addDays, dateOf } from '../core/time/week.ts';
import { type Accounts, createAccounts } from '../features/accounts/session.ts';
import type { Role } from '../features/applications/applicant.ts';
import { findCall } from '../features/applications/call-queries.ts';
import { openCall, writeCall } from '../features/applications/calls.ts';
import { saveAnswers, sendApplication } from '../features/applications/drafts.ts';
import { findOwn } from '../features/applications/own.ts';
import { askToApply, openLink } from '../features/applications/starting.ts';
import { createCohort } from '../features/schemes/cohort.ts';

export type OpenCall = {
  readonly cohortId: string;
  /** Somebody whose form is half written. */
  readonly applicant: { readonly id: string; readonly name: string };
};

export const buildOpenCall = async (
  instance: Instance,
  actor: Actor,
  schemeId: string,
  origin: string,
): Promise<OpenCall> => {
  // Only what counts tries is keyed by this secret; the house has its own.
  const accounts = createAccounts({ origin, secret: 'the demonstration', smtpUrl: null });
  const today = dateOf(instance.clock().getTime());
  const cohortId = await transact(instance, actor, async (act) => {
    const id = await createCohort(act, {
      schemeId,
      name: 'Second round',
      opensOn: addDays(today, -11),
      closesOn: addDays(today, 33),
      startsOn: addDays(today, 85),
      endsOn: addDays(today, 282),
      places: 14,
      zone: 'UTC',
    });
    await writeCall(act, id, callText);
    await openCall(act, id);
    return id;
  });
  const people: string[] = [];
  for (const person of applicants) people.push(await apply(instance, accounts, cohortId, person));
  return { cohortId, applicant: { id: people.at(-1) ?? '', name: applicants.at(-1)?.name ?? '' } };
};

export const callText = {
  headline: 'Six months, one project, and someone alongside.',
  lead: 'Do you have a project that should get health evidence used, and could it do with an experienced second mind? We introduce you to a mentor. You meet online once a month and you lead.',
  forMentees:
    'You are part of one of the network’s groups, in any country and any job.\nYou have a real project that can move in six months.\nYou can give it about four hours a month, with your employer’s blessing.',
  forMentors:
    'You have got evidence into policy, practice or public hands yourself.\nYou can offer about an hour and a half a month. You need not belong to the network.\nWe train you first: one 90-minute session, at a time that suits you.',
  gives:
    'A mentor chosen for your project, your language and the hours you share, with the reasons in writing.\nMeeting times worked out in both your clocks, including the weeks when clocks change.\nIf it does not work, a no-fault way out.',
  expects:
    'We expect about 40 applications for 12 to 14 places, so most people who apply will not get one. If you do not, we tell you why.',
  formMinutes: 40,
  costs: 'Nothing',
  contactName: 'Ruth Adeyemi',
  contactEmail: 'mentoring@meridian.example.org',
};

type Applicant = {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly source: string | null;
  readonly answers: Answers;
  readonly sends: boolean;
};

const english = { language: 'English', level: 'fluent' };

/** The last one is whom a visitor may be. */
const applicants: readonly Applicant[] = [
  {
    role: 'mentor',
    name: 'سالم البوسعيدي',
    email: 'salim.albusaidi@muscat.example.org',
    source: 'colleague',
    sends: true,
    answers: {
      group: 'Muscat Evidence Unit',
      country: 'Oman',
      zone: 'Asia/Muscat',
      languages: [{ language: 'العربية', level: 'native' }, english],
      experience: { policyBriefsAndDecisionMakers: 'expert', guidelineUptakeAndPracticeChange: 'strong' },
      capacity: 1,
      availability: [
        { day: 0, from: 1020, until: 1200 },
        { day: 2, from: 1020, until: 1200 },
      ],
    },
  },
  {
    role: 'mentee',
    name: 'Thu Trang Nguyễn',
    email: 'trang@hue.example.org',
    source: 'newsletter',
    sends: true,
    answers: {
      group: 'Huế Public Health Group',
      member: true,
      country: 'Vietnam',
      zone: 'Asia/Ho_Chi_Minh',
      languages: [english],
      project: true,
      projectTitle: 'Handwashing leaflets that children read',
      support: ['infographicsAndVisualFormats', 'plainLanguageSummaries'],
      aim: 'project',
      availability: [{ day: 3, from: 1080, until: 1260 }],
    },
  },
  {
    role: 'mentee',
    name: 'Wanjiru Kamau',
    email: 'wanjiru.kamau@nairobi.example.org',
    source: 'newsletter',
    sends: false,
    answers: {
      group: 'Nairobi Knowledge Hub',
      member: true,
      country: 'Kenya',
      project: true,
      projectTitle: 'Bringing the pneumonia review to county clinics',
      hopes: ['A plan that the county signs'],
      support: ['policyBriefsAndDecisionMakers', 'guidelineUptakeAndPracticeChange'],
      aim: 'project',
    },
  },
];

/** Asks for a link, opens it, fills in the form and, where they do, sends it. */
const apply = async (
  instance: Instance,
  accounts: Accounts,
  cohortId: string,
  { role, name, email, source, answers, sends }: Applicant,
): Promise<string> => {
  const call = await findCall(instance.db, cohortId);
  const { link } = await transact(instance, null, (act) =>
    askToApply(act, accounts, call, { role, name, email, language: 'en', source, address: email }),
  );
  const token = link?.split('/').at(-1) ?? '';
  const own = async () => {
    const found = await findOwn(instance.db, cohortId, role, token, instance.clock());
    if (found === null) throw new Error(`The link of ${email} opens nothing.`);
    return found;
  };
  await transact(instance, null, (act) => openLink(act, call, role, token));
  const begun = await own();
  const actor = { personId: begun.person.id };
  await transact(instance, actor, (act) => saveAnswers(act, call, begun, { answers }));
  if (sends) {
    const written = await own();
    await transact(instance, actor, (act) => sendApplication(act, accounts, call, written));
  }
  return begun.person.id;
};
