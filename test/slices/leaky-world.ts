/**
 * A small cohort full of words that must not be where they do not belong, taken stage by stage from the open call to
 * letters that have left, by the operations that the house itself calls. Each marker is a word found nowhere else.
 */
import type { Act } from '../../src/act.ts';
import { projectRoot } from '../../src/config.ts';
import type { Role } from '../../src/features/applications/applicant.ts';
import { assignReader } from '../../src/features/applications/assignment.ts';
import { findCall } from '../../src/features/applications/call-queries.ts';
import { openCall, writeCall } from '../../src/features/applications/calls.ts';
import { applyDecisions, decide, pendingDecisions } from '../../src/features/applications/decisions.ts';
import { saveAnswers, sendApplication } from '../../src/features/applications/drafts.ts';
import { guessMapping } from '../../src/features/applications/guess.ts';
import { mapColumns, uploadFile } from '../../src/features/applications/importing.ts';
import { findOwn } from '../../src/features/applications/own.ts';
import { declareConflict, saveReading } from '../../src/features/applications/review.ts';
import { setReviewPhase } from '../../src/features/applications/review-phases.ts';
import { askToApply, openLink } from '../../src/features/applications/starting.ts';
import { answerReading, approveBatch, askReader } from '../../src/features/communications/approval.ts';
import { findBatch, listLetters } from '../../src/features/communications/batch-queries.ts';
import { saveLetter } from '../../src/features/communications/letters.ts';
import { bookTime } from '../../src/features/effort/ledger.ts';
import { runOnNewData } from '../../src/features/matching/desk.ts';
import { composeLetters } from '../../src/features/matching/letters.ts';
import { publishMatching } from '../../src/features/matching/publishing.ts';
import { findRun } from '../../src/features/matching/queries.ts';
import { keepRun } from '../../src/features/matching/runs.ts';
import { answerOffer } from '../../src/features/pairings/answering.ts';
import { letDueLettersLeave } from '../../src/features/pairings/leaving.ts';
import { answerToken } from '../../src/features/pairings/links.ts';
import { type Cohort, cohortById } from '../../src/features/schemes/queries.ts';
import { paths } from '../../src/paths.ts';
import { readSheet } from '../../src/sheets/read.ts';
import { isUnreadable } from '../../src/sheets/sheet.ts';
import { loadAssets } from '../../src/ui/assets.ts';
import type { Browser, useApp } from '../app.ts';
import { cookieOf } from '../app.ts';
import { makeCohort, makeGrant, makeOrganisation, makePerson, makeScheme } from '../makers.ts';

export const stages = ['call', 'reading', 'decided', 'published', 'sent'] as const;
export type Stage = (typeof stages)[number];

/** What could leak, by what it is. */
export const markers = {
  'name of a mentee': 'Quennalba',
  'address of a mentee': 'mail.of.a.mentee',
  'group of a mentee': 'Groupofmentee',
  'what a mentee answered': 'Answerofmentee',
  'whom a mentee must not meet': 'Feudofmentee',
  'name of another mentee': 'Otherinda',
  'what the other mentee answered': 'Answerofother',
  'name of a mentor': 'Mentorello',
  'address of a mentor': 'mail.of.a.mentor',
  'what a mentor answered': 'Answerofmentor',
  'name of who has not sent': 'Unsentina',
  'what was not sent': 'Answerunsent',
  'a reader’s comment': 'Commentofreader',
  'the comment on the other': 'Commentonother',
  'a comment that is not whole': 'Commentbegun',
  'why a reader knows an applicant': 'Kinshipwords',
  'why it was decided so': 'Reasonmentee',
  'why the other was declined': 'Reasonother',
  'the coordinator’s sentence': 'Sentenceforother',
  'what the second person noted': 'Notedbysecond',
  'why a mentor declined': 'Whymentordeclined',
  'what hours were spent on': 'Effortwords',
  'a row of a file': 'Rowoffile',
} as const;
export type Marker = keyof typeof markers;

export type LeakyWorld = {
  readonly cohort: Cohort;
  /** Everybody who looks, by what they are. */
  readonly viewers: Readonly<Record<string, Browser>>;
  /** Whose mail goes where, by address. */
  readonly addresses: Readonly<Record<string, string>>;
  /** What the parts of an address may stand for. */
  readonly things: Readonly<Record<string, readonly string[]>>;
};

type App = ReturnType<typeof useApp>;

const answersOf = (role: Role, more: object): Record<string, unknown> => ({
  group: 'Plain Group',
  member: true,
  country: 'Kenya',
  zone: 'Africa/Nairobi',
  languages: [{ language: 'English', level: 'fluent' }],
  availability: [
    { day: 1, from: 600, until: 900 },
    { day: 3, from: 600, until: 900 },
  ],
  ...(role === 'mentee'
    ? { project: true, support: ['plainLanguageSummaries'], aim: 'project', projectTitle: 'A project' }
    : { experience: { plainLanguageSummaries: 'expert' }, capacity: 1, mentoredBefore: 'no' }),
  ...more,
});

/** Builds the world as it is at a stage. */
export const buildLeakyWorld = async (app: App, until: Stage): Promise<LeakyWorld> => {
  const db = app.db();
  const reached = (stage: Stage): boolean => stages.indexOf(stage) <= stages.indexOf(until);
  app.clock.now = new Date('2026-11-04T09:00:00Z');
  await loadAssets(projectRoot());
  await makeOrganisation(db);
  const [scheme, elsewhere] = [await makeScheme(db, 'KT mentoring'), await makeScheme(db, 'Review authors')];
  const { id } = await makeCohort(db, scheme, {
    opensOn: '2026-11-01',
    closesOn: '2026-11-10',
    startsOn: '2026-12-07',
    endsOn: '2027-05-14',
    places: 1,
  });
  const person = (name: string) => makePerson(db, name, { zone: 'Africa/Nairobi' });
  const cast = {
    'a coordinator': await person('Ruth Adeyemi'),
    'a coordinator who reads': await person('Kofi Reads'),
    'a coordinator who applied': await person('Cora Applies'),
    'a reader of it': await person('Hana Sato'),
    'a reader who has not read it': await person('Samuel Ofori'),
    'a reader of nothing': await person('Nila Unasked'),
    'the second person': await person('Rosa Contact'),
    'an evaluator': await person('Eva Luator'),
    'a role “reader”': await person('Rea Der'),
    'an operator': await person('Opal Rator'),
    'a coordinator elsewhere': await person('Elsa Where'),
    'somebody without a role': await person('Noel Rolle'),
  };
  const grants = [
    ['a coordinator', 'coordinator'],
    ['a coordinator who reads', 'coordinator'],
    ['a coordinator who applied', 'coordinator'],
    ['a reader of it', 'reviewer'],
    ['a reader who has not read it', 'reviewer'],
    ['a reader of nothing', 'reviewer'],
    ['the second person', 'contactPerson'],
    ['an evaluator', 'evaluator'],
    ['a role “reader”', 'reader'],
  ] as const;
  for (const [who, role] of grants) await makeGrant(db, cast[who], role, { cohortId: id });
  await makeGrant(db, cast['an operator'], 'operator');
  await makeGrant(db, cast['a coordinator elsewhere'], 'coordinator', { schemeId: elsewhere.id });
  const ruth = cast['a coordinator'].id;
  const act = <T>(who: string | null, work: (act: Act) => Promise<T>) => app.act(work, who);
  const cohort = await cohortById(db, id);

  await act(ruth, async (a) => {
    await writeCall(a, id, {
      headline: 'Six months',
      lead: 'You lead.',
      forMentees: 'A project.',
      forMentors: 'You did it.',
      gives: 'A mentor.',
      expects: '',
      formMinutes: null,
      costs: '',
      contactName: 'The team',
      contactEmail: 'team@example.org',
    });
    await openCall(a, id);
    await bookTime(a, cohort, {
      phase: 'development',
      minutes: 30,
      workedOn: '2026-11-03',
      note: markers['what hours were spent on'],
    });
  });
  const file = await readSheet(
    new TextEncoder().encode(`Name,Email\n${markers['a row of a file']},row@example.org\n`),
    'mentees.csv',
  );
  if (isUnreadable(file)) throw new Error('The sheet should be readable.');
  const upload = await act(ruth, async (a) => {
    const made = await uploadFile(a, cohort, 'mentee', 'mentees.csv', file);
    await mapColumns(a, cohort, made, guessMapping(cohort, 'mentee', file).mapping);
    return made;
  });

  const apply = async (
    role: Role,
    who: { readonly name: string; readonly email: string },
    answers: Record<string, unknown>,
    sends = true,
  ): Promise<Browser> => {
    const call = await findCall(db, id);
    const { link } = await act(null, (a) =>
      askToApply(a, app.accounts, call, {
        role,
        ...who,
        language: 'en',
        source: null,
        address: who.email,
      }),
    );
    const token = link?.split('/').at(-1) ?? '';
    const opened = await app.visitor().post(paths.applyLink(id, role, token));
    await act(null, (a) => openLink(a, call, role, token));
    const own = async () => {
      const found = await findOwn(db, id, role, token, app.clock.now);
      if (found === null) throw new Error(`The link of ${who.email} opens nothing.`);
      return found;
    };
    const begun = await own();
    await act(begun.person.id, (a) => a && saveAnswers(a, call, begun, { answers: answers as never }));
    if (sends) {
      const whole = await own();
      await act(begun.person.id, (a) => sendApplication(a, app.accounts, call, whole));
    }
    return app.withCookie(cookieOf(opened.headers.get('set-cookie') ?? ''));
  };
  const mentee = {
    name: `${markers['name of a mentee']} Smith`,
    email: `${markers['address of a mentee']}@example.org`,
  };
  const other = { name: `${markers['name of another mentee']} Jones`, email: 'other@example.org' };
  const mentor = {
    name: `${markers['name of a mentor']} Brown`,
    email: `${markers['address of a mentor']}@example.org`,
  };
  const unsent = { name: `${markers['name of who has not sent']} Gray`, email: 'unsent@example.org' };
  const applicants = {
    'the mentee': await apply(
      'mentee',
      mentee,
      answersOf('mentee', {
        group: markers['group of a mentee'],
        projectSummary: `I am ${mentee.name} of ${markers['group of a mentee']}, ${mentee.email}. ${markers['what a mentee answered']}.`,
        conflict: `${markers['whom a mentee must not meet']} Miller`,
      }),
    ),
    'the other mentee': await apply(
      'mentee',
      other,
      answersOf('mentee', {
        projectSummary: `${markers['what the other mentee answered']} by ${other.name}`,
      }),
    ),
    'the mentor': await apply(
      'mentor',
      mentor,
      answersOf('mentor', { biography: markers['what a mentor answered'] }),
    ),
    'who has not sent': await apply(
      'mentee',
      unsent,
      answersOf('mentee', { projectSummary: markers['what was not sent'] }),
      false,
    ),
  };
  await apply(
    'mentee',
    cast['a coordinator who applied'],
    answersOf('mentee', { support: ['podcastsVideoAndSocialMedia'] }),
  );

  const applications = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .select(['applications.id', 'applications.number', 'role', 'email', 'applications.person_id'])
    .execute();
  const of = (email: string) => applications.find((row) => row.email === email)!;
  const [one, two, own] = [of(mentee.email), of(other.email), of(cast['a coordinator who applied'].email)];
  const [hana, samuel, kofi] = [
    cast['a reader of it'].id,
    cast['a reader who has not read it'].id,
    cast['a coordinator who reads'].id,
  ];
  const scores = (points: number) =>
    Object.fromEntries(cohort.rules.reviewCategories.map(({ key }) => [key, points]));

  if (reached('reading')) {
    app.clock.now = new Date('2026-11-12T09:00:00Z');
    await act(ruth, async (a) => {
      await setReviewPhase(a, cohort, null, {
        opensOn: '2026-11-11',
        closesOn: '2026-11-18',
        namesHidden: true,
        othersSeen: 'afterOwn',
      });
      await assignReader(a, cohort, one.id, hana);
      await assignReader(a, cohort, one.id, samuel);
      await assignReader(a, cohort, two.id, hana);
      await assignReader(a, cohort, two.id, kofi);
      await assignReader(a, cohort, own.id, samuel);
    });
    await act(hana, (a) =>
      saveReading(a, cohort, one.id, { scores: scores(5), comment: markers['a reader’s comment'] }),
    );
    await act(hana, (a) =>
      saveReading(a, cohort, two.id, { scores: scores(2), comment: markers['the comment on the other'] }),
    );
    await act(samuel, (a) =>
      saveReading(a, cohort, one.id, { scores: {}, comment: markers['a comment that is not whole'] }),
    );
    await act(samuel, (a) => declareConflict(a, cohort, own.id, markers['why a reader knows an applicant']));
  }
  if (reached('decided')) {
    app.clock.now = new Date('2026-11-20T09:00:00Z');
    await act(ruth, (a) =>
      decide(a, cohort, [one.id], { outcome: 'accepted', reason: markers['why it was decided so'] }),
    );
    const { mark } = await pendingDecisions(db, cohort);
    await act(ruth, (a) => applyDecisions(a, cohort, mark));
    await act(ruth, (a) =>
      decide(a, cohort, [two.id], { outcome: 'waitlisted', reason: markers['why the other was declined'] }),
    );
  }
  let offers: string[] = [];
  if (reached('published')) {
    const first = await runOnNewData(db, cohort, null);
    await act(ruth, (a) => keepRun(a, first));
    const run = await findRun(db, id, 1);
    if (run.result.kind !== 'solved') throw new Error('The leaky cohort should be matched.');
    const publication = await composeLetters(db, cohort, run, run.result, { name: 'Ruth Adeyemi' });
    await act(ruth, (a) => publishMatching(a, cohort, publication));
    const batch = (await findBatch(db, id))!.id;
    for (const letter of await listLetters(db, id))
      await act(ruth, (a) =>
        saveLetter(
          a,
          letter.id,
          letter.name === other.name ? markers['the coordinator’s sentence'] : 'Thank you.',
        ),
      );
    await act(ruth, (a) => askReader(a, batch, cast['the second person'].id));
    await act(cast['the second person'].id, (a) =>
      answerReading(a, batch, markers['what the second person noted']),
    );
    offers = (await db.selectFrom('offers').select('id').execute()).map((row) => row.id);
    if (reached('sent')) {
      await act(ruth, (a) =>
        approveBatch(a, batch, { on: '2026-11-23', by: 'oneMoment', holdUnfinished: true }),
      );
      app.clock.now = new Date('2026-11-23T12:00:00Z');
      await letDueLettersLeave(app.instance(), app.accounts);
      await act(null, (a) =>
        answerOffer(a, offers[0]!, 'mentor', {
          answer: 'declined',
          reason: markers['why a mentor declined'],
        }),
      );
    }
  }

  const viewers: Record<string, Browser> = { 'a visitor': app.visitor(), ...applicants };
  for (const [who, { id: personId }] of Object.entries(cast)) viewers[who] = await app.as(personId);
  for (const [who, row] of [
    ['the mentee, signed in', one],
    ['the mentor, signed in', of(mentor.email)],
  ] as const)
    viewers[who] = await app.as(row.person_id);
  const addresses = Object.fromEntries([
    ...Object.entries(cast).map(([who, { email }]) => [email, who]),
    [mentee.email, 'the mentee'],
    [other.email, 'the other mentee'],
    [mentor.email, 'the mentor'],
    [unsent.email, 'who has not sent'],
  ]);
  const ids = async (table: 'messages' | 'letters' | 'role_grants' | 'match_runs' | 'assignments') =>
    (await db.selectFrom(table).select('id').execute()).map((row) => row.id);
  const numbers = [one, of(mentor.email)].map(({ number }) => number);
  const none = ['00000000-0000-4000-8000-000000000000'];
  const some = (list: readonly string[]) => (list.length === 0 ? none : list);
  return {
    cohort,
    viewers,
    addresses,
    things: {
      cohort: [id],
      scheme: [scheme.id],
      application: applications.map((row) => row.id),
      letter: some(await ids('letters')),
      message: some(await ids('messages')),
      grant: await ids('role_grants'),
      offer: some(offers),
      run: ['1'],
      other: ['1'],
      number: numbers,
      person: [hana],
      entry: none,
      wanted: none,
      file: [upload],
      question: ['projectSummary', 'biography'],
      step: ['about', 'project', 'help', 'meeting', 'languages'],
      stage: ['call', 'reading', 'decisions', 'matching', 'letters', 'pairs'],
      asset: ['nothing.css'],
      token: ['a-link-that-never-was'],
      kind: ['place', 'notThisTime'],
      ownToken: some(offers.map((offer) => answerToken(app.accounts.secret, { id: offer, side: 'mentee' }))),
      role: ['mentee', 'mentor'],
    },
  };
};
