import { expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { makeOrganisation, makeRoleHolder, makeScheme } from '../../../test/makers.ts';
import { checkDefinition } from '../../core/questions/definition.ts';
import { paths } from '../../paths.ts';
import { readQuestions } from './questions-document.ts';

const app = useApp();

const world = async () => {
  await makeOrganisation(app.db());
  const { id } = await makeScheme(app.db());
  return { id, ruth: await app.as(await makeRoleHolder(app.db(), 'coordinator')) };
};

const asked = async () => {
  const row = await app
    .db()
    .selectFrom('question_lists')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return readQuestions(row).mentee.at(-1);
};

const cv = { kind: 'file', label: 'Your CV', short: 'CV' };

test('a question for files is added, told in the list with its limits, and changed', async () => {
  const { id, ruth } = await world();
  const form = await textOf(await ruth.get(paths.newSchemeQuestion(id, 'mentee')));
  expect(form).toContain('A file may hold its writer’s name.');
  const added = await ruth.post(paths.newSchemeQuestion(id, 'mentee'), {
    ...cv,
    'type-pdf': 'yes',
    'type-docx': 'yes',
    files: '2',
    megabytes: '3',
  });
  expect(added.status).toBe(303);
  expect(await asked()).toEqual({
    ...cv,
    key: 'yourCv',
    step: 'project',
    required: false,
    types: ['pdf', 'docx'],
    most: 2,
    megabytes: 3,
  });
  expect(await textOf(await ruth.get(paths.schemeQuestions(id)))).toContain(
    'Up to 2 files: PDF or Word (.docx); 3 MB each',
  );
  const change = {
    label: 'Your CV',
    short: 'CV',
    hint: 'Without your name.',
    required: 'yes',
    'type-png': 'yes',
  };
  const saved = await ruth.post(paths.schemeQuestion(id, 'mentee', 'yourCv'), {
    ...change,
    files: '1',
    megabytes: '5',
  });
  expect(saved.status).toBe(303);
  expect(await asked()).toMatchObject({
    types: ['png'],
    most: 1,
    megabytes: 5,
    required: true,
    key: 'yourCv',
    step: 'project',
  });
  const page = await (await ruth.get(paths.schemeQuestion(id, 'mentee', 'yourCv'))).text();
  expect(page).toMatch(/name="type-png"[^>]*checked/);
  expect(page).not.toMatch(/name="type-pdf"[^>]*checked/);
});

test.each([
  ['no kind of file', { files: '1', megabytes: '5' }, 'Choose at least one kind of file.'],
  ['too many', { 'type-pdf': 'yes', files: '6', megabytes: '5' }, 'Ask for 5 files at most'],
  ['too large ones', { 'type-pdf': 'yes', files: '1', megabytes: '500' }, 'Allow from 1 to 10 megabytes'],
  ['half a file', { 'type-pdf': 'yes', files: '0.5', megabytes: '5' }, 'Ask for 5 files at most'],
] as const)('a question for %s is not asked', async (_, more, said) => {
  const { id, ruth } = await world();
  const before = await asked();
  const answer = await ruth.post(paths.newSchemeQuestion(id, 'mentee'), { ...cv, ...more });
  expect([answer.status, await textOf(answer)]).toEqual([422, expect.stringContaining(said)]);
  expect(await asked()).toEqual(before);
});

test('limits are held wherever a list comes from', () => {
  const question = { key: 'cv', label: 'Your CV', short: 'CV', required: false, kind: 'file' } as const;
  const wrong = [
    { types: [], most: 1, megabytes: 1 },
    { types: ['pdf'], most: 0, megabytes: 1 },
    { types: ['pdf'], most: 6, megabytes: 1 },
    { types: ['pdf'], most: 1, megabytes: 11 },
    { types: ['pdf'], most: 1.5, megabytes: 1 },
  ] as const;
  for (const limits of wrong)
    expect(checkDefinition([{ ...question, ...limits }])).toEqual([
      { code: 'filesOutOfRange', question: 'cv' },
    ]);
  expect(checkDefinition([{ ...question, types: ['pdf'], most: 5, megabytes: 10 }])).toEqual([]);
});
