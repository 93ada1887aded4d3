import { describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import {
  makeCohort,
  makeOrganisation,
  makePerson,
  makeRoleHolder,
  makeScheme,
} from '../../../test/makers.ts';
import { json } from '../../db/connect.ts';
import { paths } from '../../paths.ts';
import { receiveApplication } from '../applications/intake.ts';
import { cohortById } from './queries.ts';
import { changeQuestions } from './question-list.ts';
import { readQuestions } from './questions-document.ts';
import { readRules } from './rules-document.ts';

const app = useApp();

const setUp = async () => {
  await makeOrganisation(app.db());
  return app.as(await makeRoleHolder(app.db(), 'coordinator'));
};

const once = () => ({ once: crypto.randomUUID() });
const place = (response: Response) => response.headers.get('location') ?? '';

describe('the first page', () => {
  test('leads somebody with nothing yet to their first scheme, and on to a cohort', async () => {
    const browser = await setUp();
    expect(await textOf(await browser.get(paths.home()))).toContain('No scheme yet.');
    const form = { template: 'knowledge-translation', name: 'Evidence into Use', ...once() };
    const made = await browser.post(paths.schemes(), form);
    expect(made.status).toBe(303);
    expect(place(await browser.post(paths.schemes(), form))).toBe(place(made));
    const scheme = await textOf(await browser.get(place(made)));
    expect(scheme).toContain('They share at least 2 hours a week');
    expect(scheme).toContain('No cohort yet.');
    const home = await textOf(await browser.get(paths.home()));
    expect(home).toContain('Evidence into Use');
    expect(await app.db().selectFrom('schemes').select('name').execute()).toHaveLength(1);
  });

  test('shows a person the cohorts that are theirs and no others', async () => {
    await setUp();
    const [ours, theirs] = [await makeScheme(app.db(), 'Ours'), await makeScheme(app.db(), 'Theirs')];
    const cohort = await makeCohort(app.db(), ours, { name: 'Spring' });
    await makeCohort(app.db(), ours, { name: 'Autumn' });
    await makeCohort(app.db(), theirs, { name: 'Elsewhere' });
    const reader = await app.as(await makeRoleHolder(app.db(), 'reader', { cohortId: cohort.id }));
    const home = await textOf(await reader.get(paths.home()));
    expect(['Ours', 'Spring', 'Autumn', 'Theirs', 'Elsewhere'].filter((name) => home.includes(name))).toEqual(
      ['Ours', 'Spring'],
    );
    expect(home).not.toContain('Make a scheme');
  });

  test('asks the database as often for thirty cohorts as for one', async () => {
    const browser = await setUp();
    const scheme = await makeScheme(app.db());
    await makeCohort(app.db(), scheme, { name: 'The first' });
    const one = await app.countReads(() => browser.get(paths.home()));
    for (let number = 2; number <= 30; number++)
      await makeCohort(app.db(), await makeScheme(app.db(), `Scheme ${number}`), { name: `No ${number}` });
    expect(await app.countReads(() => browser.get(paths.home()))).toBe(one);
  });
});

describe('a mistyped form', () => {
  test('comes back with what was typed and what to put right', async () => {
    const browser = await setUp();
    const answer = await browser.post(paths.schemes(), { name: 'Ours', ...once() });
    const page = await answer.text();
    expect([answer.status, page.includes('value="Ours"')]).toEqual([422, true]);
    expect(page).toContain('Choose what the scheme starts from.');
  });

  test('says which date stands in the wrong order', async () => {
    const browser = await setUp();
    const scheme = await makeScheme(app.db());
    const dates = {
      opensOn: '2026-09-01',
      closesOn: '2026-08-01',
      startsOn: '2026-11-16',
      endsOn: '2027-05-14',
    };
    const form = { name: '2026–27', ...dates, zone: 'Europe/London', ...once() };
    const answer = await browser.post(paths.cohorts(scheme.id), form);
    expect(answer.status).toBe(422);
    expect(await textOf(answer)).toContain('The call must not close before it opens.');
    const far = { opensOn: '1999-01-01', closesOn: '2026-10-15', endsOn: '2090-01-01' };
    const wrong = await textOf(await browser.post(paths.cohorts(scheme.id), { ...form, ...far, ...once() }));
    expect(wrong.split('Give a day within ten years from today.').length - 1).toBeGreaterThanOrEqual(2);
    const long = { closesOn: '2026-10-15', endsOn: '2031-01-01' };
    const lasting = await browser.post(paths.cohorts(scheme.id), { ...form, ...long, ...once() });
    expect([lasting.status, await textOf(lasting)]).toEqual([
      422,
      expect.stringContaining('Pairs last at most 36 months.'),
    ]);
    const right = await browser.post(paths.cohorts(scheme.id), {
      ...form,
      closesOn: '2026-10-15',
      ...once(),
    });
    expect(right.status).toBe(303);
    const { places } = await cohortById(app.db(), place(right).split('/').at(-1) ?? '');
    expect(places).toBeNull();
  });
});

const rulesNow = async () => {
  const { rules } = await app
    .db()
    .selectFrom('rule_sets')
    .select('rules')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return readRules(rules);
};

describe('the rules', () => {
  test('take points that make 1000, and say by how much others miss', async () => {
    const browser = await setUp();
    const scheme = await makeScheme(app.db());
    const points = {
      'weight-support': '400',
      'weight-topics': '300',
      'weight-hours': '150',
      'weight-language': '100',
    };
    const few = await browser.post(paths.schemeWeights(scheme.id), {
      ...points,
      'weight-experience': '20',
      ...once(),
    });
    expect(few.status).toBe(422);
    expect(await textOf(few)).toContain('The points add up to 970. Add 30 more, so that they make 1000.');
    const many = { ...points, 'weight-support': '900', 'weight-experience': '50', ...once() };
    expect(await textOf(await browser.post(paths.schemeWeights(scheme.id), many))).toContain('Take 500 away');
    const own = { ...points, 'weight-support': '350', 'weight-experience': '100', ...once() };
    expect((await browser.post(paths.schemeWeights(scheme.id), own)).status).toBe(303);
    const { criteria, preset } = await rulesNow();
    expect([criteria.map(({ weight }) => weight), preset]).toEqual([[350, 300, 150, 100, 100], null]);
  });

  test('go over to a ready-made set in one press, and cohorts follow', async () => {
    const browser = await setUp();
    const scheme = await makeScheme(app.db());
    const cohort = await makeCohort(app.db(), scheme);
    await browser.post(paths.schemePreset(scheme.id), { preset: 'skills', ...once() });
    const { rules } = await cohortById(app.db(), cohort.id);
    expect([rules.preset, rules.criteria[0]?.weight]).toEqual(['skills', 300]);
  });

  test('ask for more or less, and can be set aside and taken up again', async () => {
    const browser = await setUp();
    const scheme = await makeScheme(app.db());
    const form = {
      'on-membership': 'yes',
      'on-project': 'yes',
      'on-support': 'yes',
      'on-hours': 'yes',
      'on-conflict': 'yes',
      'least-support': 'expert',
      'least-language': 'fluent',
      'hours-hours': '2.5',
    };
    await browser.post(paths.schemeConstraints(scheme.id), { ...form, ...once() });
    const rules = await rulesNow();
    expect(rules.constraints.map(({ id }) => id)).toEqual([
      'membership',
      'project',
      'support',
      'hours',
      'conflict',
    ]);
    expect(rules.constraints).toContainEqual(expect.objectContaining({ id: 'hours', hours: 2.5 }));
    await browser.post(paths.schemeConstraints(scheme.id), { ...form, 'on-language': 'yes', ...once() });
    const language = (await rulesNow()).constraints.find(({ id }) => id === 'language');
    expect(language).toMatchObject({ least: 'fluent' });
  });
});

const questionsNow = async () => {
  const row = await app
    .db()
    .selectFrom('question_lists')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return readQuestions(row);
};

describe('the questions', () => {
  test('can be reworded and get options, and no answer is lost', async () => {
    const browser = await setUp();
    const scheme = await makeScheme(app.db());
    const cohort = await cohortById(app.db(), (await makeCohort(app.db(), scheme)).id);
    await app.act((act) =>
      receiveApplication(act, cohort, {
        role: 'mentee',
        number: 'ME01',
        name: 'Selu',
        email: 'selu@example.org',
        answers: { aim: 'skills' },
        submittedAt: null,
        state: 'submitted',
      }),
    );
    const options = 'Skills for other work\nThis project\nBoth alike';
    const form = {
      label: 'What is mentoring for, to you?',
      short: 'Aim',
      options,
      required: 'yes',
      ...once(),
    };
    const answer = await browser.post(paths.schemeQuestion(scheme.id, 'mentee', 'aim'), form);
    expect(answer.status).toBe(303);
    const aim = (await questionsNow()).mentee.find(({ key }) => key === 'aim');
    expect(aim).toMatchObject({
      options: [
        { key: 'skills', label: 'Skills for other work' },
        { key: 'project', label: 'This project' },
        { key: 'bothAlike', label: 'Both alike' },
      ],
    });
    const [line] = await app.db().selectFrom('applications').select(['id', 'answers']).execute();
    const page = await textOf(await browser.get(paths.application(cohort.id, line?.id ?? '')));
    expect(page).toContain('Skills for other work');
  });

  const wordsOf = (label: string, options: readonly string[]) => ({
    ...{ label, short: label, required: 'yes', options: options.join('\n') },
    ...once(),
  });

  test.each(['an application', 'a draft'])(
    'keep the options there are from the first answer in %s',
    async (where) => {
      const browser = await setUp();
      const scheme = await makeScheme(app.db());
      const cohort = await cohortById(app.db(), (await makeCohort(app.db(), scheme)).id);
      const other = { role: 'mentor', answers: json({ aim: 'skills' }) } as const;
      const at = new Date();
      const { id } = await makePerson(app.db(), 'Selu');
      if (where === 'a draft')
        await app
          .db()
          .insertInto('drafts')
          .values([
            {
              ...{
                cohort_id: cohort.id,
                person_id: id,
                role: 'mentee',
                answers: json({ projectStage: 'x', aim: 'skills' }),
              },
              ...{ started_at: at, updated_at: at },
            },
            { cohort_id: cohort.id, person_id: id, ...other, started_at: at, updated_at: at },
          ])
          .execute();
      else
        await app.act((act) =>
          receiveApplication(act, cohort, {
            ...{ role: 'mentee', number: 'ME01', name: 'Selu', email: 'selu@example.org' },
            ...{ answers: { aim: 'skills' }, submittedAt: null, state: 'submitted' },
          }),
        );
      const aim = paths.schemeQuestion(scheme.id, 'mentee', 'aim');
      expect(await textOf(await browser.get(aim))).toContain(
        'The order and number of those there are must stay',
      );
      const answer = await browser.post(aim, wordsOf('Aim?', ['One only']));
      expect(answer.status).toBe(422);
      expect(await textOf(answer)).toContain('There are 2 options, and none can be taken away');
      const wording = { label: 'Aim?', short: 'Aim', hint: '', required: true, options: ['One only'] };
      const change = { kind: 'reworded', key: 'aim', wording } as const;
      await expect(
        app.act((act) => changeQuestions(act, scheme.id, 'mentee', [change])),
      ).rejects.toMatchObject({ key: 'optionsNotRemoved' });
    },
  );

  test('lose, move and change options freely while nobody has answered', async () => {
    const browser = await setUp();
    const made = await browser.post(paths.schemes(), { template: 'career', name: 'Career', ...once() });
    const scheme = place(made).split('/').at(-1) ?? '';
    const grade = paths.schemeQuestion(scheme, 'mentee', 'grade');
    const page = await textOf(await browser.get(grade));
    expect(page).toContain('Nobody has answered this yet');
    expect(page).not.toContain('people have answered');
    const answer = await browser.post(grade, wordsOf('Grade?', ['Grade 6', 'SEO', 'Band Z']));
    expect(answer.status).toBe(303);
    const now = (await questionsNow()).mentee.find(({ key }) => key === 'grade');
    expect(now).toMatchObject({
      options: [
        { key: 'grade6', label: 'Grade 6' },
        { key: 'seo', label: 'SEO' },
        { key: 'grade7', label: 'Band Z' },
      ],
    });
    const one = await browser.post(grade, wordsOf('Grade?', ['Grade 6']));
    expect(one.status).toBe(422);
    expect(await textOf(one)).toContain('at least two options');
  });

  test('keep an option that a rule names, and say which', async () => {
    const browser = await setUp();
    const scheme = await makeScheme(app.db());
    const aim = paths.schemeQuestion(scheme.id, 'mentee', 'aim');
    const before = (await questionsNow()).mentee.find(({ key }) => key === 'aim');
    const [first, second] = before !== undefined && 'options' in before ? before.options : [];
    const answer = await browser.post(aim, wordsOf('Aim?', [second?.label ?? '', 'Neither']));
    expect(answer.status).toBe(422);
    expect(await textOf(answer)).toMatch(
      new RegExp(`“${first?.label}” has to stay, since a rule about pairs names it: Ready-made points “\\w`),
    );
    const wording = {
      label: 'Aim?',
      short: 'Aim',
      hint: '',
      required: true,
      options: [second?.label ?? '', 'No'],
    };
    await expect(
      app.act((act) =>
        changeQuestions(act, scheme.id, 'mentee', [{ kind: 'reworded', key: 'aim', wording }]),
      ),
    ).rejects.toMatchObject({ key: 'optionInUse', facts: { option: first?.label } });
  });

  test('cannot be taken out while the rules read them', async () => {
    const browser = await setUp();
    const scheme = await makeScheme(app.db());
    const page = await textOf(await browser.get(paths.schemeQuestion(scheme.id, 'mentee', 'support')));
    expect(page).toContain('so it cannot be taken out');
    const answer = await browser.post(paths.schemeQuestionRemoval(scheme.id, 'mentee', 'support'), once());
    expect(answer.status).toBe(409);
    expect(await textOf(answer)).toContain('The rules about pairs read “Support wanted”');
  });

  test('never reuse a name that was ever answered', async () => {
    const browser = await setUp();
    const scheme = await makeScheme(app.db());
    const add = () =>
      browser.post(paths.newSchemeQuestion(scheme.id, 'mentor'), {
        kind: 'text',
        label: 'Pet?',
        short: 'Pet',
        ...once(),
      });
    await add();
    await browser.post(paths.schemeQuestionRemoval(scheme.id, 'mentor', 'pet'), once());
    await add();
    expect((await questionsNow()).mentor.at(-1)?.key).toBe('pet2');
  });

  test('changed by two people at once both change', async () => {
    await setUp();
    const scheme = await makeScheme(app.db());
    const add = (label: string) =>
      app.act((act) =>
        changeQuestions(act, scheme.id, 'mentee', [{ kind: 'added', question: { kind: 'text', label } }]),
      );
    await Promise.all([add('One?'), add('Two?')]);
    expect(
      (await questionsNow()).mentee
        .slice(-2)
        .map(({ label }) => label)
        .sort(),
    ).toEqual(['One?', 'Two?']);
  });
});

describe('a cohort', () => {
  test('says what comes next, until nothing does', async () => {
    const browser = await setUp();
    const scheme = await makeScheme(app.db());
    const { id } = await makeCohort(app.db(), scheme);
    expect(await textOf(await browser.get(paths.cohort(id)))).toContain('Bring in the mentees’ applications');
    const cohort = await cohortById(app.db(), id);
    for (const role of ['mentee', 'mentor'] as const)
      await app.act((act) =>
        receiveApplication(act, cohort, {
          role,
          number: '1',
          name: role,
          email: `${role}@example.org`,
          answers: { country: 'Samoa' },
          submittedAt: null,
          state: 'submitted',
        }),
      );
    const page = await textOf(await browser.get(paths.cohort(id)));
    expect(page).toContain('Match 1 mentee with 1 mentor');
    expect(page).toContain('From 1 country.');
    expect(page).toContain('Friday 6 November 2026 · matching, 10 days to the start');
  });

  test('keeps who changed what, a page at a time', async () => {
    const browser = await setUp();
    const scheme = await makeScheme(app.db());
    const { id } = await makeCohort(app.db(), scheme, { name: 'Spring' });
    const cohort = await cohortById(app.db(), id);
    const settings = { ...cohort, name: 'Spring 2027', places: '14', weeks: '', ...once() };
    const fields = Object.entries(settings).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    expect((await browser.post(paths.cohortSettings(id), Object.fromEntries(fields))).status).toBe(303);
    expect((await cohortById(app.db(), id)).places).toBe(14);
    const one = await app.countReads(() => browser.get(paths.history(id)));
    const line = {
      at: app.clock.now,
      action: 'rulesChanged',
      cohort_id: id,
      facts: '{"version":2}' as never,
    };
    await app.db().insertInto('history').values(Array(60).fill(line)).execute();
    const history = await browser.get(paths.history(id));
    const text = await textOf(history);
    expect(text).toContain('1 to 50 of 63');
    expect(await textOf(await browser.get(paths.history(id, 2)))).toContain('Made the cohort “Spring”');
    expect(await app.countReads(() => browser.get(paths.history(id)))).toBe(one);
  });
});
