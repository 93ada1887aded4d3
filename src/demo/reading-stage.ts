/** A third cohort, whose applications are being read: some twice, some once, some not yet. Made by operations. */
import { type Actor, type Instance, transact } from '../act.ts';
import type { Answers } from '../core/questions/question.ts';
import { addDays, dateOf } from '../core/time/week.ts';
import { ensurePerson } from '../features/accounts/people.ts';
import { grantRole } from '../features/accounts/roles.ts';
import { shareOutReadings } from '../features/applications/assignment.ts';
import { receiveApplications } from '../features/applications/intake.ts';
import { saveReading } from '../features/applications/review.ts';
import { setReviewPhase } from '../features/applications/review-phases.ts';
import { bookTime } from '../features/effort/ledger.ts';
import { createCohort } from '../features/schemes/cohort.ts';
import { type Cohort, cohortById } from '../features/schemes/queries.ts';

type Reader = { readonly id: string; readonly name: string; readonly email: string; readonly zone: string };

export const buildReadingStage = async (
  instance: Instance,
  coordinator: { readonly personId: string },
  schemeId: string,
  hana: Reader,
  origin: string,
): Promise<string> => {
  const today = dateOf(instance.clock().getTime());
  const as = <T>(actor: Actor, work: Parameters<typeof transact<T>>[2]) => transact(instance, actor, work);
  const cohortId = await as(coordinator, (act) =>
    createCohort(act, {
      schemeId,
      name: 'Short round',
      opensOn: addDays(today, -40),
      closesOn: addDays(today, -6),
      startsOn: addDays(today, 24),
      endsOn: addDays(today, 150),
      places: 6,
      zone: 'Europe/London',
    }),
  );
  const cohort = await cohortById(instance.db, cohortId);
  const samuel = { name: 'Samuel Ofori', email: 'samuel.ofori@meridian.example.org', zone: 'Africa/Accra' };
  const samuelId = await as(coordinator, async (act) => {
    const { id } = await ensurePerson(act, samuel);
    for (const reader of [samuel, hana])
      await grantRole(act, { ...reader, role: 'reviewer', schemeId: null, cohortId }, origin);
    await receiveApplications(
      act,
      cohort,
      applicants.map(({ name, email, answers }) => ({
        role: 'mentee',
        number: null,
        name,
        email,
        answers: { ...answers, support: keysOf(cohort, answers['support'] as readonly string[]) },
        submittedAt: new Date(act.now.getTime() - 9 * 86_400_000),
        state: 'submitted',
      })),
    );
    await setReviewPhase(act, cohort, null, {
      opensOn: addDays(today, -4),
      closesOn: addDays(today, 7),
      namesHidden: true,
      othersSeen: 'afterOwn',
    });
    await shareOutReadings(act, cohort, [id, hana.id]);
    await bookTime(act, cohort, {
      phase: 'development',
      minutes: 14 * 60,
      workedOn: addDays(today, -38),
      note: '',
    });
    await bookTime(act, cohort, {
      phase: 'promotion',
      minutes: 5 * 60,
      workedOn: addDays(today, -20),
      note: 'Newsletter and two calls',
    });
    return id;
  });
  const given = await instance.db
    .selectFrom('applications')
    .select('id')
    .where('cohort_id', '=', cohortId)
    .orderBy('number')
    .execute();
  for (const [index, { id }] of given.slice(0, 4).entries())
    await as({ personId: samuelId }, (act) =>
      saveReading(act, cohort, id, readings[index % 3] ?? readings[0]),
    );
  await as({ personId: hana.id }, (act) => saveReading(act, cohort, given[0]?.id ?? '', readings[2]));
  return cohortId;
};

/** The keys of the options that people chose by their words. */
const keysOf = (cohort: Cohort, labels: readonly string[]): readonly string[] => {
  const question = cohort.questions.mentee.find(({ key }) => key === 'support');
  const options = question?.kind === 'ranked' ? question.options : [];
  return labels.flatMap((label) => options.find((option) => option.label === label)?.key ?? []);
};

const reading = (clarity: number, readiness: number, fit: number, comment: string) => ({
  scores: { clarity, readiness, fit },
  comment,
});

const readings = [
  reading(
    5,
    4,
    5,
    'A concrete project with people who will notice. Say more about what happens if the budget moves.',
  ),
  reading(3, 4, 4, 'The need is clear. The first three months could be more so.'),
  reading(3, 3, 4, 'A good idea that still has many doors open. Which one first?'),
] as const;

const applicant = (
  name: string,
  email: string,
  [group, country, zone]: readonly [string, string, string],
  [projectTitle, projectSummary]: readonly [string, string],
  support: readonly string[],
): { readonly name: string; readonly email: string; readonly answers: Answers } => ({
  name,
  email,
  answers: {
    group,
    country,
    zone,
    member: true,
    project: true,
    projectTitle,
    projectSummary,
    support,
    hopes: ['Bring people along who did not ask for this', 'A first result by spring'],
    languages: [{ language: 'English', level: 'fluent' }],
    monthlyHours: 6,
  },
});

const applicants = [
  applicant(
    'Wanjiru Kamau',
    'wanjiru.kamau@lakeside.example.org',
    ['Lakeside Evidence Hub', 'Kenya', 'Africa/Nairobi'],
    [
      'A stock-out dashboard that county pharmacists will use',
      'Our county runs out of four essential medicines about every seven weeks. Since March the Lakeside Evidence Hub has a small dashboard that predicts the next stock-out. The pharmacists look at it when I visit. They do not look at it when I do not.\n\nIn six months I want 20 facilities to use it in their weekly order. Wanjiru Kamau, with the county pharmacist, will write the brief for the budget meeting in May.',
    ],
    ['Stakeholder mapping and engagement', 'Policy briefs and decision makers'],
  ),
  applicant(
    'Tomás Herrera',
    'tomas.herrera@cordillera.example.org',
    ['Cordillera Health Group', 'Peru', 'America/Lima'],
    [
      'Pain after surgery, explained before it',
      'Patients ask the same six questions the evening before surgery. We have answers from three reviews and nobody to read them aloud. I would like to turn them into a sheet and a two-minute recording in Spanish and Quechua.',
    ],
    ['Plain-language summaries', 'Translation and adapting for other languages'],
  ),
  applicant(
    'Mere Tamati',
    'mere.tamati@southern.example.org',
    ['Southern Evidence Network', 'New Zealand', 'Pacific/Auckland'],
    [
      'Falls at home: a checklist that families fill in',
      'Community nurses see the stairs once a year; families see them every day. I want to test whether a checklist from the falls reviews is used when families fill it in first.',
    ],
    ['Partnership with consumers'],
  ),
  applicant(
    'Ife Balogun',
    'ife.balogun@harbour.example.org',
    ['Harbour Review Group', 'Nigeria', 'Africa/Lagos'],
    [
      'Newborn care cards for night shifts',
      'At night one nurse looks after the ward and the guideline is in an office that is locked. We made cards from four recommendations. I would like to learn who has to agree before they may hang on the wall.',
    ],
    ['Guideline uptake and practice change', 'Stakeholder mapping and engagement'],
  ),
  applicant(
    'Linnea Åkesson',
    'linnea.akesson@norden.example.org',
    ['Norden Synthesis Unit', 'Sweden', 'Europe/Stockholm'],
    [
      'Asking 400 schools what they need to know about sleep',
      'We are about to choose our next review questions. So far we asked each other. I want to ask schools, and to get more than one in ten to answer.',
    ],
    ['Surveys, priority setting and response rates'],
  ),
  applicant(
    'ສົມພອນ ວົງສາ',
    'somphone@mekong.example.org',
    ['Mekong Evidence Desk', 'Laos', 'Asia/Vientiane'],
    [
      'A podcast on clean water that drivers listen to',
      'Bus drivers in my province hear the radio for nine hours a day. I have six episodes on clean water in a drawer. I want two on air.',
    ],
    ['Podcasts, video and social media', 'Communication and dissemination planning'],
  ),
];
