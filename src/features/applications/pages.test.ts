import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Browser, textOf, useApp } from '../../../test/app.ts';
import { makeCohort, makeOrganisation, makeRoleHolder, makeScheme } from '../../../test/makers.ts';
import { paths } from '../../paths.ts';
import { readSheet } from '../../sheets/read.ts';
import { isUnreadable } from '../../sheets/sheet.ts';
import { type Cohort, cohortById } from '../schemes/queries.ts';
import { receiveApplications } from './intake.ts';

const app = useApp();
const examples = resolve(import.meta.dirname, '../../../examples/pilot');
const peers = resolve(import.meta.dirname, '../../../../shared/data/peers');

const setUp = async (): Promise<{ browser: Browser; cohort: Cohort }> => {
  await makeOrganisation(app.db());
  const browser = await app.as(await makeRoleHolder(app.db(), 'coordinator'));
  const made = await makeCohort(app.db(), await makeScheme(app.db()));
  return { browser, cohort: await cohortById(app.db(), made.id) };
};

const place = (response: Response) => response.headers.get('location') ?? '';

const upload = (
  browser: Browser,
  cohort: Cohort,
  what: string,
  body: Uint8Array | string,
  name = 'file.csv',
) => {
  const form = new FormData();
  form.set('what', what);
  form.set('once', crypto.randomUUID());
  form.set('file', new File([body as never], name));
  return browser.post(paths.imports(cohort.id), form);
};

/** Sends the form of a page as it stands, with some of its fields typed over. */
const send = async (browser: Browser, page: Response, action: string, over: Record<string, string> = {}) => {
  const html = await page.text();
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`)) ?? '';
  const fields: Record<string, string> = {};
  for (const [, name = '', value = ''] of form.matchAll(
    /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
  ))
    fields[name] = value;
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
  ))
    fields[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '';
  return browser.post(action, { ...fields, ...over });
};

const file = (name: string) => readFileSync(resolve(examples, name));

/** Upload, columns as guessed, preview; the address of the import and the preview's page. */
const untilPreview = async (browser: Browser, cohort: Cohort, what: string, body: Uint8Array | string) => {
  const columns = place(await upload(browser, cohort, what, body));
  const preview = place(await send(browser, await browser.get(columns), columns));
  return { id: columns.split('/').at(-2) ?? '', preview };
};

const importFile = async (browser: Browser, cohort: Cohort, what: string, body: Uint8Array | string) => {
  const { id, preview } = await untilPreview(browser, cohort, what, body);
  const answer = await send(browser, await browser.get(preview), paths.importCommit(cohort.id, id));
  return { id, answer };
};

describe('a file on its way in', () => {
  test('shows every row before it writes any, then says what it wrote', async () => {
    const { browser, cohort } = await setUp();
    const { id, preview } = await untilPreview(browser, cohort, 'mentee', file('mentee-applications.csv'));
    const page = await textOf(await browser.get(preview));
    expect(page).toContain('38 rows go in, none is left out.');
    expect(await app.db().selectFrom('applications').select('id').execute()).toEqual([]);
    const commit = paths.importCommit(cohort.id, id);
    const again = await browser.get(preview);
    const answer = await send(browser, again.clone(), commit);
    expect([answer.status, place(answer)]).toEqual([303, paths.importResult(cohort.id, id)]);
    expect(place(await send(browser, again, commit))).toBe(place(answer));
    expect(await textOf(await browser.get(place(answer)))).toContain('“file.csv” is in');
    expect(await app.db().selectFrom('applications').select('id').execute()).toHaveLength(38);
  });

  test('shows how each row was read, and then what it would change', async () => {
    const { browser, cohort } = await setUp();
    const csv = String(file('mentee-applications.csv'));
    const { preview } = await untilPreview(browser, cohort, 'mentee', csv);
    const page = await textOf(await browser.get(preview));
    expect(page).toContain('How it was read');
    expect(page).toMatch(/Sent in \d+ (July|August) 2019/);
    expect(page).toContain('Time zone Pacific/Auckland');
    await importFile(browser, cohort, 'mentee', csv);
    const moved = csv.replace('Pacific/Auckland', 'Pacific/Chatham');
    const second = await untilPreview(browser, cohort, 'mentee', moved);
    const changes = await textOf(await browser.get(second.preview));
    expect(changes).toContain('What changes Time zone Pacific/Chatham Was: Pacific/Auckland');
    expect(changes).not.toContain('How it was read');
  });

  test('is followed by the file that is still missing', async () => {
    const { browser, cohort } = await setUp();
    const next = async (what: string, name: string) => {
      const { answer } = await importFile(browser, cohort, what, file(name));
      return textOf(await browser.get(place(answer)));
    };
    expect(await next('mentee', 'mentee-applications.csv')).toContain('Import the mentors’ applications');
    expect(await next('mentor', 'mentor-applications.csv')).toContain('Import the readers’ scores');
    const last = await next('reviews', 'reviews.csv');
    expect(last).not.toMatch(/Import the (mentees|mentors|readers)’/);
  });

  test('with one column only is refused with what to do', async () => {
    const { browser, cohort } = await setUp();
    const answer = await upload(browser, cohort, 'mentee', 'Dear all\nplease find attached');
    expect(answer.status).toBe(422);
    expect(await textOf(answer)).toContain('Everything in this file stands in one column, “Dear all”.');
  });

  test('of the other role is doubted before it goes in', async () => {
    const { browser, cohort } = await setUp();
    const { preview } = await untilPreview(browser, cohort, 'mentee', file('mentor-applications.csv'));
    const page = await textOf(await browser.get(preview));
    expect(page).toMatch(/No column of this file answers .*Support wanted.*, which the rules read/);
    expect(page).not.toContain('Every row can be read.');
  });

  test('gives back its wrong rows with the reason, takes them mended, and changes nothing twice', async () => {
    const { browser, cohort } = await setUp();
    const csv = String(file('mentor-applications.csv'));
    const bad = csv.replace('Australia/Melbourne', 'UTC+10');
    const { id, answer } = await importFile(browser, cohort, 'mentor', bad);
    expect(await textOf(await browser.get(place(answer)))).toContain('One row was left out.');
    const rows = await browser.get(paths.importWrongRows(cohort.id, id, 'csv'));
    const sheet = await readSheet(new Uint8Array(await rows.arrayBuffer()), 'rows.csv');
    if (isUnreadable(sheet)) throw new Error(sheet.code);
    expect(sheet.headings.at(-1)).toBe('What is wrong');
    expect(sheet.rows[0]?.cells.at(-1)).toContain('“UTC+10”. This is a distance from UTC');
    const again = await browser.get(paths.importWrongRows(cohort.id, id, 'csv'));
    const mended = (await again.text()).replace('UTC+10', 'Australia/Melbourne');
    const end = await importFile(browser, cohort, 'mentor', mended);
    expect(end.answer.status).toBe(303);
    expect(await app.db().selectFrom('applications').select('id').execute()).toHaveLength(25);
    const whole = await untilPreview(browser, cohort, 'mentor', csv);
    expect(await textOf(await browser.get(whole.preview))).toContain('There is nothing new in this file.');
  });

  test('is told when somebody else was quicker, and nothing is written', async () => {
    const { browser, cohort } = await setUp();
    const csv = String(file('mentee-applications.csv'));
    const first = await untilPreview(browser, cohort, 'mentee', csv);
    const seen = await browser.get(first.preview);
    await importFile(browser, cohort, 'mentee', csv);
    const late = await send(browser, seen, paths.importCommit(cohort.id, first.id));
    expect(late.status).toBe(409);
    expect(await textOf(late)).toContain('Something has changed since you looked at the preview');
  });

  test('can be put away, and then cannot be imported', async () => {
    const { browser, cohort } = await setUp();
    const { id, preview } = await untilPreview(browser, cohort, 'mentee', file('mentee-applications.csv'));
    const page = await browser.get(preview);
    const answer = await send(browser, page.clone(), paths.importDiscard(cohort.id, id));
    expect(place(answer)).toBe(paths.imports(cohort.id));
    expect((await send(browser, page, paths.importCommit(cohort.id, id))).status).toBe(409);
    expect(await textOf(await browser.get(paths.importResult(cohort.id, id)))).toContain('was discarded');
  });

  test('asks for the columns that it cannot do without, and for each only once', async () => {
    const { browser, cohort } = await setUp();
    const columns = place(await upload(browser, cohort, 'mentee', file('mentee-applications.csv')));
    const page = await browser.get(columns);
    const blank = await send(browser, page.clone(), columns, { 'field-email-0': '' });
    expect(blank.status).toBe(422);
    expect(await textOf(blank)).toContain('Choose the column that holds the e-mail address.');
    const twice = await send(browser, page, columns, { 'field-withdrawn-0': '2' });
    expect(await textOf(twice)).toContain('is chosen twice');
  });

  test('may word its answers otherwise, once it has been said what they mean', async () => {
    const { browser, cohort } = await setUp();
    const csv =
      'Volunteer ref.,Full name,E-mail,Have you mentored anyone before?\nMO1,Ana,ana@example.org,Once or twice\n';
    const columns = place(await upload(browser, cohort, 'mentor', csv));
    await send(browser, await browser.get(columns), columns, { 'answer-mentoredBefore-0': '3' });
    const page = await browser.get(columns);
    const meaning = /name="(word-mentoredBefore-[^"]+)"/.exec(await page.clone().text())?.[1] ?? '';
    expect(await textOf(await browser.get(columns.replace('columns', 'preview')))).toContain('1 is left out');
    await send(browser, page, columns, { [meaning]: 'informally', once: crypto.randomUUID() });
    expect(await textOf(await browser.get(columns.replace('columns', 'preview')))).toContain('1 row goes in');
  });
});

describe('columns left over', () => {
  test('become questions of their own when asked to', async () => {
    const { browser, cohort } = await setUp();
    const csv =
      'Ref,Full name,E-mail,Favourite season,Pets\n1,Ana,ana@example.org,Spring,2\n2,Bo,bo@example.org,Autumn,0\n';
    const columns = place(await upload(browser, cohort, 'mentor', csv));
    const news = { 'new-3': 'choice', 'new-4': 'number' };
    const preview = place(await send(browser, await browser.get(columns), columns, news));
    const after = await cohortById(app.db(), cohort.id);
    expect(after.questions.mentor.slice(-2)).toMatchObject([
      { key: 'favouriteSeason', kind: 'choice', options: [{ label: 'Autumn' }, { label: 'Spring' }] },
      { key: 'pets', kind: 'number', least: 0, most: 10 },
    ]);
    const id = columns.split('/').at(-2) ?? '';
    await send(browser, await browser.get(preview), paths.importCommit(cohort.id, id));
    const answers = await app.db().selectFrom('applications').select('answers').orderBy('number').execute();
    expect(answers.map((row) => row.answers)).toEqual([
      { favouriteSeason: 'spring', pets: 2 },
      { favouriteSeason: 'autumn', pets: 0 },
    ]);
    const again = place(await upload(browser, cohort, 'mentor', csv));
    expect(await textOf(await browser.get(again))).toContain(
      'A file with these columns has been here before',
    );
  });

  test('of a file of scores become points that readers score', async () => {
    const { browser, cohort } = await setUp();
    await app.act((act) => receiveApplications(act, cohort, people(1)));
    const csv = 'application,reviewer,Originality\nME1,R1,4\nME1,R2,9\n';
    const columns = place(await upload(browser, cohort, 'reviews', csv));
    const preview = place(await send(browser, await browser.get(columns), columns, { 'new-2': 'score' }));
    const page = await textOf(await browser.get(preview));
    expect(page).toContain('1 row goes in, 1 is left out.');
    expect(page).toContain('Originality: “9”. This must be from 1 to 5.');
    const { rules } = await cohortById(app.db(), cohort.id);
    expect(rules.reviewCategories.at(-1)).toEqual({ key: 'originality', label: 'Originality', hint: '' });
  });
});

describe('a file that cannot be read', () => {
  const pdf = '%PDF-1.7 something';
  const long = `Name,Email\n${'x'.repeat(100_001)},a@example.org\n`;
  test.each([
    ['of nothing', '', 'The file is empty'],
    ['of headings only', 'Name,Email\n', 'has headings and no rows'],
    ['of another kind', pdf, 'This is a PDF.'],
    [
      'with a quotation mark left open',
      'Name,Email\n"Ana,ana@example.org\n',
      'that opens in row 2 never closes',
    ],
    ['with an endless cell', long, 'The cell in row 2, column A, has 100,001 signs'],
  ])('%s says so and how to mend it', async (_, body, sentence) => {
    const { browser, cohort } = await setUp();
    const answer = await upload(browser, cohort, 'mentee', body);
    expect(answer.status).toBe(422);
    expect(await textOf(answer)).toContain(sentence);
    expect(await app.db().selectFrom('imports').select('id').execute()).toEqual([]);
  });

  test('with blank rows alone is understood as empty', async () => {
    const { browser, cohort } = await setUp();
    const body = readFileSync(resolve(peers, 'mentor-match-form-headings.csv'));
    const answer = await upload(browser, cohort, 'mentee', body);
    expect(await textOf(answer)).toContain('The file has headings and 49 blank rows');
  });

  test('when none was chosen is asked for', async () => {
    const { browser, cohort } = await setUp();
    const answer = await browser.post(paths.imports(cohort.id), { what: 'mentee' });
    expect(await textOf(answer)).toContain('Choose the file.');
  });

  test('because it is over the limit gives a page, not a broken line', async () => {
    const { browser, cohort } = await setUp();
    const answer = await upload(browser, cohort, 'mentee', new Uint8Array(22 * 1024 * 1024));
    expect(answer.status).toBe(413);
    expect(await textOf(answer)).toContain('over the limit of 20 MB');
  });
});

const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    role: 'mentee' as const,
    number: `ME${at + 1}`,
    name: at === 0 ? 'Žofie 100%' : `Person ${at + 1}`,
    email: `p${at + 1}@example.org`,
    answers: { country: 'Samoa' },
    submittedAt: null,
    state: 'submitted' as const,
  }));

describe('the list', () => {
  test('asks the database as often for thirty people as for one', async () => {
    const { browser, cohort } = await setUp();
    await app.act((act) => receiveApplications(act, cohort, people(1)));
    const pages = [paths.applications(cohort.id), paths.cohort(cohort.id), paths.imports(cohort.id)];
    const count = async () => {
      const counts = [];
      for (const page of pages) counts.push(await app.countReads(() => browser.get(page)));
      return counts;
    };
    const one = await count();
    await app.act((act) => receiveApplications(act, cohort, people(30)));
    expect(await count()).toEqual(one);
  });

  test('is found by part of a name or number, whatever the case, and taken as it is typed', async () => {
    const { browser, cohort } = await setUp();
    await app.act((act) => receiveApplications(act, cohort, people(60)));
    const found = async (find: string, role = '') =>
      /Applications (\w+) (?:person|people)/.exec(
        await textOf(await browser.get(paths.applications(cohort.id, { find, role }))),
      )?.[1];
    expect([await found(''), await found('žOFIE'), await found('100%'), await found('me6')]).toEqual([
      '60',
      '1',
      '1',
      '2',
    ]);
    const none = await textOf(await browser.get(paths.applications(cohort.id, { find: '_' })));
    expect(none).toContain('Nobody here is called that');
    const second = await textOf(await browser.get(paths.applications(cohort.id, { page: 2 })));
    expect(second).toContain('51 to 60 of 60');
  });

  test('leaves the house as a table that comes back unchanged', async () => {
    const { browser, cohort } = await setUp();
    const names = ['mentee-applications.csv', 'mentor-applications.csv'] as const;
    await importFile(browser, cohort, 'mentee', file(names[0]));
    await importFile(browser, cohort, 'mentor', file(names[1]));
    for (const role of ['mentee', 'mentor'] as const)
      for (const kind of ['csv', 'xlsx'] as const) {
        const out = await browser.get(paths.applicationsFile(cohort.id, role, kind));
        expect(out.headers.get('content-disposition')).toContain(`${role}-applications.${kind}`);
        const { preview } = await untilPreview(
          browser,
          cohort,
          role,
          new Uint8Array(await out.arrayBuffer()),
        );
        expect(await textOf(await browser.get(preview))).toContain('There is nothing new in this file.');
      }
  });

  test('shows no formula that a spreadsheet would run', async () => {
    const { browser, cohort } = await setUp();
    const [first] = people(1);
    await app.act((act) => receiveApplications(act, cohort, [{ ...first!, name: '=HYPERLINK("x")' }]));
    const out = await browser.get(paths.applicationsFile(cohort.id, 'mentee', 'csv'));
    expect(await out.text()).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

describe('an applicant', () => {
  test('who steps back says why, is not matched, and may come back', async () => {
    const { browser, cohort } = await setUp();
    await app.act((act) => receiveApplications(act, cohort, people(1)));
    const { id } = await app.db().selectFrom('applications').select('id').executeTakeFirstOrThrow();
    const address = paths.withdrawal(cohort.id, id);
    const state = async () =>
      (await app.db().selectFrom('applications').select('state').executeTakeFirst())?.state;
    const mute = await browser.post(address, { once: crypto.randomUUID() });
    expect([mute.status, await state()]).toEqual([422, 'submitted']);
    await browser.post(address, { reason: 'A new post', once: crypto.randomUUID() });
    expect(await state()).toBe('withdrawn');
    expect((await browser.post(address, { reason: 'Again', once: crypto.randomUUID() })).status).toBe(409);
    await browser.post(address, { undo: 'yes', once: crypto.randomUUID() });
    expect(await state()).toBe('submitted');
    const deeds = await app
      .db()
      .selectFrom('history')
      .select(['action', 'facts'])
      .orderBy('id', 'desc')
      .limit(2)
      .execute();
    expect(deeds).toEqual([
      { action: 'withdrawalUndone', facts: { number: 'ME1' } },
      { action: 'applicationWithdrawn', facts: { number: 'ME1', reason: 'A new post' } },
    ]);
  });

  test('of another cohort is not there', async () => {
    const { browser, cohort } = await setUp();
    await app.act((act) => receiveApplications(act, cohort, people(1)));
    const { id } = await app.db().selectFrom('applications').select('id').executeTakeFirstOrThrow();
    const other = await makeCohort(app.db(), { id: cohort.schemeId }, { name: 'Another' });
    expect((await browser.get(paths.application(other.id, id))).status).toBe(404);
  });
});
