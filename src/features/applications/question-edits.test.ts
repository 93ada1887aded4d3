/** An edit of the question list never breaks what people already answered, wherever they stand. */
import { describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { applying, menteePages, mentorPages } from '../../../test/applying.ts';
import { makeRoleHolder } from '../../../test/makers.ts';
import type { Question } from '../../core/questions/question.ts';
import { json } from '../../db/connect.ts';
import { paths } from '../../paths.ts';
import { readSheet } from '../../sheets/read.ts';
import { isUnreadable } from '../../sheets/sheet.ts';
import { changeCohort } from '../schemes/cohort.ts';
import { cohortById } from '../schemes/queries.ts';
import { changeQuestions, type NewQuestion, type QuestionsChange } from '../schemes/question-list.ts';
import type { Role } from './applicant.ts';
import { guessMapping } from './guess.ts';
import { findImport, previewOf } from './import-queries.ts';
import { commitImport, mapColumns, uploadFile } from './importing.ts';

const app = useApp();
const { openCohort, begin, fill, send, status } = applying(app);

const edit = async (
  cohort: string,
  role: Role,
  ...changes: QuestionsChange[]
): Promise<readonly string[]> => {
  const { schemeId } = await cohortById(app.db(), cohort);
  return (await app.act((act) => changeQuestions(act, schemeId, role, changes))).added;
};
const added = (question: NewQuestion): QuestionsChange => ({ kind: 'added', question });
const removed = (key: string): QuestionsChange => ({ kind: 'removed', key });
/** A question with another wording, or needed from now on. */
const reworded = async (
  cohort: string,
  role: Role,
  key: string,
  more: { label?: string; required?: boolean; options?: string[] },
) => {
  const { questions } = await cohortById(app.db(), cohort);
  const question = questions[role].find((each) => each.key === key);
  if (question === undefined) throw new Error(`${key} is not asked.`);
  const options = 'options' in question ? question.options.map((option) => option.label) : [];
  const { label, short, hint = '', required } = question;
  await edit(cohort, role, {
    kind: 'reworded',
    key,
    wording: { label, short, hint, required, options, ...more },
  });
};

/** Changes the newest list under the house's feet, to what lists of earlier days or other templates hold. */
const rewriteList = async (
  cohort: string,
  role: Role,
  change: (asked: readonly Question[]) => readonly Question[],
) => {
  const { questionListId, questions } = await cohortById(app.db(), cohort);
  await app
    .db()
    .updateTable('question_lists')
    .set({ [`${role}_questions`]: json(change(questions[role])) })
    .where('id', '=', questionListId)
    .execute();
};

const answers = async (number = 'ME-001') => {
  const row = await app
    .db()
    .selectFrom('applications')
    .select('answers')
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.answers as Record<string, unknown> | undefined;
};
const idOf = async (number: string): Promise<string> =>
  (
    await app
      .db()
      .selectFrom('applications')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
  ).id;

const sentMentee = async (cohort: string) => {
  const wanjiru = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
  await fill(wanjiru, cohort, 'mentee', menteePages);
  expect((await send(wanjiru, cohort, 'mentee')).status).toBe(303);
  return wanjiru;
};

describe('a question that is taken out', () => {
  test('keeps its answers for whoever has sent: on their page, the coordinator’s, in the file, also after a change', async () => {
    const cohort = await openCohort();
    const wanjiru = await sentMentee(cohort);
    await edit(cohort, 'mentee', removed('projectTitle'), removed('hopes'));
    // A change afterwards puts the application on the new list.
    await wanjiru.post(paths.applyStep(cohort, 'mentee', 'project'), {
      project: 'yes',
      projectSummary: 'In all schools.',
      go: 'on',
    });
    expect(await answers()).toMatchObject({
      projectTitle: 'Handwashing',
      hopes: ['One', 'Two'],
      projectSummary: 'In all schools.',
    });
    const ruth = await app.as(await makeRoleHolder(app.db(), 'coordinator'));
    const seen = await textOf(await ruth.get(paths.application(cohort, await idOf('ME-001'))));
    expect(seen).toContain('Handwashing');
    expect(seen).toContain('In all schools.');
    const file = await (await ruth.get(paths.applicationsFile(cohort, 'mentee', 'csv'))).text();
    expect(file).toContain('Handwashing');
    const own = await textOf(await wanjiru.get(paths.applyCheck(cohort, 'mentee')));
    expect(own).toContain('The form no longer asks this.');
    expect(own).toContain('Handwashing');
  });

  test('is not needed any more of a draft, and is not sent with it', async () => {
    const cohort = await openCohort();
    const selu = await begin(cohort, 'mentee', 'Selu', 'selu@example.org');
    await fill(selu, cohort, 'mentee', menteePages);
    await edit(cohort, 'mentee', removed('projectTitle'));
    expect((await send(selu, cohort, 'mentee')).status).toBe(303);
    expect(await answers()).not.toHaveProperty('projectTitle');
    expect(await answers()).toMatchObject({ projectSummary: 'In schools.' });
  });

  test('with the last of its page: a page that is open still leads on, and loses nothing else', async () => {
    const cohort = await openCohort();
    const { questions } = await cohortById(app.db(), cohort);
    const onPage = questions.mentor.filter(
      ({ step, kind }) => step === 'project' || (step === undefined && ['longText', 'lines'].includes(kind)),
    );
    const salim = await begin(cohort, 'mentor', 'Salim', 'salim@example.org');
    await edit(cohort, 'mentor', added({ kind: 'longText', label: 'What have you done?' }));
    await rewriteList(cohort, 'mentor', (asked) =>
      asked.map((each) => (each.key === 'whatHaveYouDone' ? { ...each, step: 'project' } : each)),
    );
    expect((await salim.get(paths.applyStep(cohort, 'mentor', 'project'))).status).toBe(200);
    await edit(cohort, 'mentor', removed('whatHaveYouDone'), ...onPage.map(({ key }) => removed(key)));
    for (const answer of [
      await salim.get(paths.applyStep(cohort, 'mentor', 'project')),
      await salim.post(paths.applyStep(cohort, 'mentor', 'project'), { whatHaveYouDone: 'Much', go: 'on' }),
    ])
      expect([answer.status, answer.headers.get('location')]).toEqual([
        303,
        paths.applyCheck(cohort, 'mentor'),
      ]);
    await fill(salim, cohort, 'mentor', mentorPages);
    expect((await send(salim, cohort, 'mentor')).status).toBe(303);
  });

  test('keeps its key for itself: a new question of the same words gets another', async () => {
    const cohort = await openCohort();
    const wanjiru = await sentMentee(cohort);
    const first = await edit(cohort, 'mentee', added({ kind: 'text', label: 'Who pays?' }));
    await wanjiru.post(paths.applyStep(cohort, 'mentee', 'about'), {
      ...menteePages.about,
      [first[0] ?? '']: 'My employer',
      go: 'on',
    });
    await edit(cohort, 'mentee', removed(first[0] ?? ''));
    const second = await edit(cohort, 'mentee', added({ kind: 'yesNo', label: 'Who pays?' }));
    expect(second).not.toEqual(first);
    expect(await textOf(await wanjiru.get(paths.applyCheck(cohort, 'mentee')))).toContain('My employer');
  });

  test('that the rules read stays', async () => {
    const cohort = await openCohort();
    for (const key of ['support', 'availability', 'zone', 'languages', 'member'])
      await expect(edit(cohort, 'mentee', removed(key)), key).rejects.toMatchObject({ key: 'questionInUse' });
  });
});

describe('a question that is added or needed', () => {
  test('while a page is open takes nothing away that was answered meanwhile in another', async () => {
    const cohort = await openCohort();
    const selu = await begin(cohort, 'mentee', 'Selu', 'selu@example.org');
    const open = await (await selu.get(paths.applyStep(cohort, 'mentee', 'about'))).text();
    const shown = /name="-asked" value="([^"]*)"/.exec(open)?.[1] ?? '';
    expect(shown).toContain('country');
    const [key = ''] = await edit(cohort, 'mentee', added({ kind: 'text', label: 'Who pays?' }));
    await selu.post(paths.applyStep(cohort, 'mentee', 'about'), {
      ...menteePages.about,
      [key]: 'My employer',
      go: 'on',
    });
    // The page from before is sent at last.
    const late = { ...menteePages.about, group: 'Nairobi', '-asked': shown, go: 'on' };
    expect((await selu.post(paths.applyStep(cohort, 'mentee', 'about'), late)).status).toBe(303);
    const draft = await app.db().selectFrom('drafts').select('answers').executeTakeFirstOrThrow();
    expect(draft.answers).toMatchObject({ [key]: 'My employer', group: 'Nairobi' });
  });

  test('is asked of whoever sends a page from before, and holds nothing back of whoever has sent', async () => {
    const cohort = await openCohort();
    const wanjiru = await sentMentee(cohort);
    const selu = await begin(cohort, 'mentee', 'Selu', 'selu@example.org');
    const [key = ''] = await edit(cohort, 'mentee', added({ kind: 'text', label: 'Who pays?' }));
    await reworded(cohort, 'mentee', key, { required: true });
    const late = await selu.post(paths.applyStep(cohort, 'mentee', 'about'), {
      ...menteePages.about,
      '-asked': 'group member country',
      go: 'on',
    });
    expect([late.status, await textOf(late)]).toEqual([
      422,
      expect.stringContaining('“Who pays?”: this is needed.'),
    ]);
    expect(await status(wanjiru, cohort, 'mentee')).toContain('Your application counts as it is.');
    expect(await status(wanjiru, cohort, 'mentee')).toContain('the form asks something new: “Who pays?”');
    await app.act(async (act) => {
      const { id: _, ...details } = await cohortById(act.db, cohort);
      await changeCohort(act, cohort, { ...details, closesOn: '2026-11-05' });
    });
    expect(await status(wanjiru, cohort, 'mentee')).toContain('Being read.');
  });

  test('with options that were renamed and added to still shows and keeps what was chosen', async () => {
    const cohort = await openCohort();
    const wanjiru = await sentMentee(cohort);
    const { questions } = await cohortById(app.db(), cohort);
    const support = questions.mentee.find(({ key }) => key === 'support');
    const labels =
      support !== undefined && 'options' in support ? support.options.map(({ label }) => label) : [];
    const at = labels.indexOf('Infographics and visual formats');
    await reworded(cohort, 'mentee', 'support', {
      options: [...labels.with(at, 'Drawings'), 'Something new'],
    });
    expect(await answers()).toMatchObject({ support: ['infographicsAndVisualFormats'] });
    expect(await textOf(await wanjiru.get(paths.applyCheck(cohort, 'mentee')))).toContain('Drawings');
    const step = await (await wanjiru.get(paths.applyStep(cohort, 'mentee', 'help'))).text();
    expect(step).toMatch(/<option value="infographicsAndVisualFormats" selected="">Drawings/);
    await expect(reworded(cohort, 'mentee', 'support', { options: labels.slice(1) })).rejects.toMatchObject({
      key: 'optionsNotRemoved',
    });
  });
});

describe('an edit and an import', () => {
  const file = async (text: string) => {
    const sheet = await readSheet(new TextEncoder().encode(text), 'mentees.csv');
    if (isUnreadable(sheet)) throw new Error(sheet.code);
    return sheet;
  };

  test('a file that was mapped before leaves out what is gone, and takes nothing from who applied by the form', async () => {
    const id = await openCohort();
    await sentMentee(id);
    const cohort = await cohortById(app.db(), id);
    const sheet = await file(
      'Name,Email,Project title,Country\nWanjiru Kamau,wanjiru@example.org,Soap,Kenya\n',
    );
    const upload = await app.act((act) => uploadFile(act, cohort, 'mentee', 'mentees.csv', sheet));
    await app.act((act) => mapColumns(act, cohort, upload, guessMapping(cohort, 'mentee', sheet).mapping));
    const before = await previewOf(app.db(), cohort, await findImport(app.db(), cohort, upload));
    await edit(id, 'mentee', removed('projectTitle'));
    const now = await cohortById(app.db(), id);
    // What was looked at is not what would be written now, so it is looked at again.
    await expect(app.act((act) => commitImport(act, now, upload, before.digest))).rejects.toMatchObject({
      key: 'previewMoved',
    });
    const preview = await previewOf(app.db(), now, await findImport(app.db(), now, upload));
    await app.act((act) => commitImport(act, now, upload, preview.digest));
    expect(await answers()).toMatchObject({
      projectTitle: 'Handwashing',
      country: 'Kenya',
      projectSummary: 'In schools.',
    });
  });
});

describe('another last day', () => {
  const closing = (cohort: string, closesOn: string) =>
    app.act(async (act) => {
      const { id: _, ...details } = await cohortById(act.db, cohort);
      await changeCohort(act, cohort, { ...details, closesOn });
    });

  test('counts from that moment, for drafts, for changes and on every page', async () => {
    const cohort = await openCohort();
    const wanjiru = await sentMentee(cohort);
    const selu = await begin(cohort, 'mentee', 'Selu', 'selu@example.org');
    await fill(selu, cohort, 'mentee', menteePages);
    await closing(cohort, '2026-11-05');
    expect(await status(selu, cohort, 'mentee')).toContain('this draft was not sent');
    expect((await send(selu, cohort, 'mentee')).status).toBe(409);
    expect(
      (await wanjiru.post(paths.applyStep(cohort, 'mentee', 'project'), { project: 'yes', go: 'on' })).status,
    ).toBe(409);
    await closing(cohort, '2026-11-25');
    expect(await status(selu, cohort, 'mentee')).toContain('Wednesday 25 November, 23:59 in London');
    expect((await send(selu, cohort, 'mentee')).status).toBe(303);
    expect(await status(selu, cohort, 'mentee')).toContain('Sent Friday 6 November');
  });
});

test('a form that asks of no project and of no help says so on no page', async () => {
  const cohort = await openCohort();
  // As a career scheme has it: no project and no wishes, but whom not to meet.
  await rewriteList(cohort, 'mentee', (asked) =>
    asked.filter(({ step, kind }) => step !== 'project' && kind !== 'ranked' && kind !== 'levels'),
  );
  const gone = ['projectSummary', 'hopes'].map(removed);
  await edit(cohort, 'mentee', ...gone, added({ kind: 'longText', label: 'Why now?' }));
  const selu = await begin(cohort, 'mentee', 'Selu', 'selu@example.org');
  const about = await textOf(await selu.get(paths.applyStep(cohort, 'mentee', 'about')));
  expect(about).toContain('Why now?');
  expect(about).not.toMatch(/Your project|The help you want/);
  const page = await textOf(await selu.get(paths.applyStep(cohort, 'mentee', 'help')));
  expect(page).toContain('Your match');
  expect(page).toContain('What we should know when we look for your mentor.');
  expect(page).not.toContain('The help you want');
});
