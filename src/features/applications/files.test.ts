import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type Browser, textOf, useApp } from '../../../test/app.ts';
import { applying, menteePages } from '../../../test/applying.ts';
import { makeGrant, makePerson, makeRoleHolder } from '../../../test/makers.ts';
import type { KeptFile } from '../../core/questions/question.ts';
import { paths } from '../../paths.ts';
import { cohortById } from '../schemes/queries.ts';
import { changeQuestions, type Files } from '../schemes/question-list.ts';
import { assignReader } from './assignment.ts';
import { closeCall } from './calls.ts';
import { forgetFiles } from './files.ts';
import { setReviewPhase } from './review-phases.ts';

const app = useApp();
const { openCohort, begin, fill, send, status } = applying(app);

const usual: Files = { types: ['pdf', 'png'], most: 2, megabytes: 1 };

/** A cohort whose mentees are asked for their CV, on the page about the project. */
const openWithCv = async (files: Partial<Files> = {}, required = false): Promise<string> => {
  const cohort = await openCohort();
  const { schemeId } = await cohortById(app.db(), cohort);
  const question = { kind: 'file', label: 'Your CV', short: 'CV', ...usual, ...files } as const;
  await app.act((act) => changeQuestions(act, schemeId, 'mentee', [{ kind: 'added', question }]));
  const wording = { label: 'Your CV', short: 'CV', hint: '', options: [], required };
  await app.act((act) =>
    changeQuestions(act, schemeId, 'mentee', [{ kind: 'reworded', key: 'yourCv', wording }]),
  );
  return cohort;
};

const pdf = (text = 'of mine') => `%PDF-1.7\n${text}\n%%EOF\n`;
const file = (content: string | Uint8Array<ArrayBuffer> | Blob, name = 'Wanjiru Kamau.pdf') =>
  new File([content], name, { type: 'text/html' });
const project = {
  project: 'yes',
  projectTitle: 'Handwashing',
  projectSummary: 'In schools.',
  hopes: 'One\nTwo',
};

type Sent = { readonly files?: readonly File[]; readonly remove?: readonly string[]; readonly go?: string };

const page = ({ files = [], remove = [], go = 'on' }: Sent): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...project, go })) form.set(name, value);
  // What a browser sends when no file was chosen.
  for (const each of files.length > 0 ? files : [new File([], '')]) form.append('yourCv', each);
  for (const id of remove) form.append('yourCv-remove', id);
  return form;
};

const post = (browser: Browser, cohort: string, sent: Sent) =>
  browser.post(paths.applyStep(cohort, 'mentee', 'project'), page(sent));

const kept = async (): Promise<KeptFile[]> => {
  const rows = await app
    .db()
    .selectFrom('application_files')
    .select(['id', 'name', 'type', 'size'])
    .orderBy('name')
    .execute();
  return rows;
};
const answer = async (): Promise<readonly KeptFile[] | undefined> => {
  const draft = await app.db().selectFrom('drafts').select('answers').executeTakeFirstOrThrow();
  return (draft.answers as { yourCv?: KeptFile[] }).yourCv;
};

const wanjiruBegins = (cohort: string) => begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');

describe('a file', () => {
  test('is kept with the draft, shown, fetched again, replaced and taken out, without script', async () => {
    const cohort = await openWithCv();
    const wanjiru = await wanjiruBegins(cohort);
    const blankPage = await (await wanjiru.get(paths.applyStep(cohort, 'mentee', 'project'))).text();
    expect(blankPage).toContain('enctype="multipart/form-data"');
    expect(blankPage).toContain('accept=".pdf,.png" multiple');
    expect(blankPage).toContain('Up to 2 files: PDF or PNG picture; at most 1 MB each.');

    const stays = await post(wanjiru, cohort, { files: [file(pdf())], go: 'files' });
    expect(stays.status).toBe(200);
    expect(await textOf(stays)).toContain('Wanjiru Kamau.pdf PDF, 1 kB');
    const [first] = await kept();
    expect(await answer()).toEqual([{ ...first }]);
    const fetched = await wanjiru.get(paths.applyFile(cohort, 'mentee', first?.id ?? ''));
    expect([fetched.status, await fetched.text()]).toEqual([200, pdf()]);

    const replaced = await post(wanjiru, cohort, {
      files: [file(pdf('newer'), 'cv.pdf')],
      remove: [first?.id ?? ''],
    });
    expect(replaced.status).toBe(303);
    expect((await kept()).map(({ name }) => name)).toEqual(['cv.pdf']);
    const [second] = await kept();
    expect(await textOf(await wanjiru.get(paths.applyCheck(cohort, 'mentee')))).toContain(
      'CV cv.pdf PDF, 1 kB',
    );
    expect((await post(wanjiru, cohort, { remove: [second?.id ?? ''] })).status).toBe(303);
    expect([await kept(), await answer()]).toEqual([[], undefined]);
  });

  test('goes with the application, and can be replaced until the last day and not after', async () => {
    const cohort = await openWithCv();
    const wanjiru = await wanjiruBegins(cohort);
    await fill(wanjiru, cohort, 'mentee', menteePages);
    await post(wanjiru, cohort, { files: [file(pdf())] });
    expect((await send(wanjiru, cohort, 'mentee')).status).toBe(303);
    const [first] = await kept();
    const sent = await app.db().selectFrom('applications').select('answers').executeTakeFirstOrThrow();
    expect(sent.answers).toMatchObject({ yourCv: [{ ...first }], projectTitle: 'Handwashing' });
    await post(wanjiru, cohort, { files: [file(pdf('newer'), 'cv.pdf')], remove: [first?.id ?? ''] });
    expect((await kept()).map(({ name }) => name)).toEqual(['cv.pdf']);
    await app.act((act) => closeCall(act, cohort));
    const late = await post(wanjiru, cohort, { files: [file(pdf('late'), 'late.pdf')] });
    expect(late.status).toBe(409);
    expect((await kept()).map(({ name }) => name)).toEqual(['cv.pdf']);
  });

  test('that is needed holds the application back, and the last one of a sent application stays', async () => {
    const cohort = await openWithCv({}, true);
    const wanjiru = await wanjiruBegins(cohort);
    const { project: _, ...others } = menteePages;
    await fill(wanjiru, cohort, 'mentee', others);
    const none = await post(wanjiru, cohort, {});
    expect([none.status, await textOf(none)]).toEqual([
      422,
      expect.stringContaining('“Your CV”: this is needed.'),
    ]);
    expect((await send(wanjiru, cohort, 'mentee')).status).toBe(422);
    expect((await post(wanjiru, cohort, { files: [file(pdf())] })).status).toBe(303);
    expect((await send(wanjiru, cohort, 'mentee')).status).toBe(303);
    const [first] = await kept();
    const out = await post(wanjiru, cohort, { remove: [first?.id ?? ''] });
    expect(out.status).toBe(422);
    expect(await textOf(out)).toContain('the last file stays');
    expect(await kept()).toHaveLength(1);
    expect(
      (await post(wanjiru, cohort, { remove: [first?.id ?? ''], files: [file(pdf('b'), 'b.pdf')] })).status,
    ).toBe(303);
    expect((await kept()).map(({ name }) => name)).toEqual(['b.pdf']);
  });

  test('takes the place of the old one where only one is asked for', async () => {
    const cohort = await openWithCv({ most: 1 }, true);
    const wanjiru = await wanjiruBegins(cohort);
    const { project: _, ...others } = menteePages;
    await fill(wanjiru, cohort, 'mentee', others);
    await post(wanjiru, cohort, { files: [file(pdf('old'), 'old.pdf')] });
    expect((await send(wanjiru, cohort, 'mentee')).status).toBe(303);
    expect((await post(wanjiru, cohort, { files: [file(pdf('new'), 'new.pdf')] })).status).toBe(303);
    expect((await kept()).map(({ name }) => name)).toEqual(['new.pdf']);
    // The same again stays, and one that is turned away takes nothing's place.
    await post(wanjiru, cohort, { files: [file(pdf('new'), 'new.pdf')] });
    await post(wanjiru, cohort, { files: [file('<html>', 'bad.pdf')] });
    expect((await kept()).map(({ name }) => name)).toEqual(['new.pdf']);
  });

  test('that is good is kept even where another answer is wrong', async () => {
    const cohort = await openWithCv();
    const wanjiru = await wanjiruBegins(cohort);
    const form = page({ files: [file(pdf())] });
    form.set('project', '');
    const answered = await wanjiru.post(paths.applyStep(cohort, 'mentee', 'project'), form);
    expect(answered.status).toBe(422);
    expect(await answered.text()).toContain('Take out Wanjiru Kamau.pdf');
    expect(await kept()).toHaveLength(1);
  });
});

describe('hostile files', () => {
  const png = (tail: string) =>
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...new TextEncoder().encode(tail)]);

  test.each([
    ['of no bytes', file('', 'cv.pdf'), 'cv.pdf is empty. Choose another file.'],
    [
      'of a web page under another name',
      file('<html><script>alert(1)</script>', 'cv.pdf'),
      'we take PDF or PNG picture.',
    ],
    [
      'of a drawing',
      file('<svg onload="alert(1)"/>', 'cv.png'),
      'cv.png is not kept, because of what is in it',
    ],
    ['of a program', file(new Uint8Array([0x4d, 0x5a, 0x90, 0]), 'cv.pdf'), 'because of what is in it'],
    [
      'of a type that is taken elsewhere',
      file(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'cv.pdf'),
      'because of what is in it',
    ],
    ['of two types at once', file(new Blob([png(pdf())]), 'cv.png'), 'because of what is in it'],
    ['over its size', file(pdf('x'.repeat(1_000_000)), 'cv.pdf'), 'cv.pdf is too large: 1 MB at most.'],
  ])('%s are not kept, and it says why', async (_, hostile, said) => {
    const cohort = await openWithCv();
    const wanjiru = await wanjiruBegins(cohort);
    const answered = await post(wanjiru, cohort, { files: [hostile] });
    expect([answered.status, await textOf(answered)]).toEqual([422, expect.stringContaining(said)]);
    expect(await kept()).toEqual([]);
  });

  test('of 50 MB are turned away before they are read, on the page they were for', async () => {
    const cohort = await openWithCv();
    const wanjiru = await wanjiruBegins(cohort);
    const body = new Blob([pdf(), new Uint8Array(50_000_000)]);
    const answered = await wanjiru.request(paths.applyStep(cohort, 'mentee', 'project'), {
      method: 'POST',
      body: page({ files: [new File([body], 'cv.pdf')] }),
      headers: { origin: app.config.origin, 'content-length': '50000000' },
    });
    expect(answered.status).toBe(413);
    expect(await textOf(answered)).toContain('That was more than 20 MB together');
    expect(await kept()).toEqual([]);
  });

  test('with names that are paths, devices or hold a zero are kept under plain ones', async () => {
    const cohort = await openWithCv({ most: 5 });
    const wanjiru = await wanjiruBegins(cohort);
    const names = ['../../etc/passwd', 'NUL.pdf', 'cv\0.html', '"><script>.pdf', '\u202efdp.exe'];
    const files = names.map((name, at) => file(pdf(String(at)), name));
    expect((await post(wanjiru, cohort, { files })).status).toBe(303);
    expect((await kept()).map(({ name }) => name).sort()).toEqual(
      ['passwd.pdf', '_NUL.pdf', 'cv.html.pdf', '---script-.pdf', 'fdp.exe.pdf'].sort(),
    );
    const shown = await (await wanjiru.get(paths.applyCheck(cohort, 'mentee'))).text();
    expect(shown).not.toContain('<script>');
  });

  test('sent twice are kept once; more than are asked for are named and left out', async () => {
    const cohort = await openWithCv();
    const wanjiru = await wanjiruBegins(cohort);
    const sent = { files: [file(pdf('a'), 'a.pdf'), file(pdf('a'), 'again.pdf')] };
    await Promise.all([post(wanjiru, cohort, sent), post(wanjiru, cohort, sent)]);
    expect((await kept()).map(({ name }) => name)).toEqual(['a.pdf']);
    const more = await post(wanjiru, cohort, { files: [file(pdf('b'), 'b.pdf'), file(pdf('c'), 'c.pdf')] });
    expect(more.status).toBe(422);
    expect(await textOf(more)).toContain('c.pdf is not kept: 2 files at most. Take one out first.');
    expect((await kept()).map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf']);
  });

  test('cannot fill the house: an application has 20 MB in all', async () => {
    const cohort = await openWithCv({ most: 5, megabytes: 10 });
    const wanjiru = await wanjiruBegins(cohort);
    for (const each of ['a', 'b'])
      await sql`insert into application_files
        (cohort_id, person_id, role, question, name, type, size, digest, content, added_at)
        select cohort_id, person_id, role, 'yourCv', ${each}, 'pdf', 9900000, ${each},
          decode(repeat('00', 9900000), 'hex'), ${app.clock.now} from drafts`.execute(app.db());
    const third = await post(wanjiru, cohort, { files: [file(pdf('c'.repeat(500_000)), 'c.pdf')] });
    expect(await textOf(third)).toContain('all your files together may have 20 MB');
    expect(await kept()).toHaveLength(2);
  });

  test('are no files where none is asked for, and typed text is no file', async () => {
    const cohort = await openCohort();
    const wanjiru = await wanjiruBegins(cohort);
    await post(wanjiru, cohort, { files: [file(pdf())] });
    expect(await kept()).toEqual([]);
    const other = await openCohortWithText();
    expect(other).toEqual({ answers: expect.not.objectContaining({ yourCv: expect.anything() }) });
  });

  const openCohortWithText = async () => {
    const { schemeId } = await cohortById(
      app.db(),
      (await app.db().selectFrom('cohorts').select('id').executeTakeFirstOrThrow()).id,
    );
    const question = { kind: 'file', label: 'Your CV', short: 'CV', ...usual } as const;
    await app.act((act) => changeQuestions(act, schemeId, 'mentee', [{ kind: 'added', question }]));
    const { id } = await app.db().selectFrom('cohorts').select('id').executeTakeFirstOrThrow();
    const selu = await begin(id, 'mentee', 'Selu', 'selu@example.org');
    await selu.post(paths.applyStep(id, 'mentee', 'project'), {
      ...project,
      yourCv: '[{"id":"x"}]',
      go: 'on',
    });
    return app
      .db()
      .selectFrom('drafts')
      .innerJoin('people', 'people.id', 'person_id')
      .select('answers')
      .where('email', '=', 'selu@example.org')
      .executeTakeFirstOrThrow();
  };
});

describe('who may read a file', () => {
  /** Wanjiru's application with one file, and a reviewer who is to read it without names. */
  const sentOne = async () => {
    const cohort = await openWithCv();
    const wanjiru = await wanjiruBegins(cohort);
    await fill(wanjiru, cohort, 'mentee', menteePages);
    await post(wanjiru, cohort, { files: [file(pdf())] });
    const [one] = await kept();
    const draft = await app.db().selectFrom('drafts').select('id').executeTakeFirstOrThrow();
    await send(wanjiru, cohort, 'mentee');
    const { id } = await app.db().selectFrom('applications').select('id').executeTakeFirstOrThrow();
    return { cohort, wanjiru, application: id, id: one?.id ?? '', draft };
  };

  test('its writer and the coordinator, as a download that can do nothing', async () => {
    const { cohort, wanjiru, application, id } = await sentOne();
    const ruth = await app.as(await makeRoleHolder(app.db(), 'coordinator'));
    for (const response of [
      await wanjiru.get(paths.applyFile(cohort, 'mentee', id)),
      await ruth.get(paths.applicationFile(cohort, application, id)),
    ]) {
      expect([response.status, await response.text()]).toEqual([200, pdf()]);
      const head = response.headers;
      expect(head.get('content-disposition')).toBe(
        `attachment; filename="Wanjiru Kamau.pdf"; filename*=UTF-8''Wanjiru%20Kamau.pdf`,
      );
      expect(head.get('content-type')).toBe('application/pdf');
      expect(head.get('x-content-type-options')).toBe('nosniff');
      expect(head.get('content-security-policy')).toBe("sandbox; default-src 'none'");
      expect(head.get('cache-control')).toBe('no-store');
    }
    const seen = await (await ruth.get(paths.application(cohort, application))).text();
    expect(seen).toContain(paths.applicationFile(cohort, application, id));
    const exported = await (await ruth.get(paths.applicationsFile(cohort, 'mentee', 'csv'))).text();
    expect(exported).toContain('Wanjiru Kamau.pdf');
  });

  test('nobody else: no visitor, no other applicant, no reviewer without it, no other cohort', async () => {
    const { cohort, application, id } = await sentOne();
    const selu = await begin(cohort, 'mentee', 'Selu', 'selu@example.org');
    const reviewer = await app.as(await makeRoleHolder(app.db(), 'reviewer'));
    const statuses = await Promise.all(
      [
        app.visitor().get(paths.applyFile(cohort, 'mentee', id)),
        selu.get(paths.applyFile(cohort, 'mentee', id)),
        reviewer.get(paths.applicationFile(cohort, application, id)),
        reviewer.get(paths.readingFile(cohort, application, id)),
        (await app.as(await makeRoleHolder(app.db(), 'coordinator'))).get(
          paths.applicationFile(cohort, application, application),
        ),
      ].map(async (response) => (await response).status),
    );
    expect(statuses).toEqual([404, 404, 403, 404, 404]);
  });

  test('a draft’s is its writer’s alone', async () => {
    const cohort = await openWithCv();
    const wanjiru = await wanjiruBegins(cohort);
    await post(wanjiru, cohort, { files: [file(pdf())] });
    const [one] = await kept();
    const { id: draft } = await app.db().selectFrom('drafts').select('id').executeTakeFirstOrThrow();
    const ruth = await app.as(await makeRoleHolder(app.db(), 'coordinator'));
    expect((await ruth.get(paths.applicationFile(cohort, draft, one?.id ?? ''))).status).toBe(404);
  });

  test('a reader without names gets it under a neutral one, everywhere', async () => {
    const { cohort: id, application, id: fileId } = await sentOne();
    const cohort = await cohortById(app.db(), id);
    const details = {
      opensOn: '2026-11-02',
      closesOn: '2026-11-18',
      namesHidden: true,
      othersSeen: 'afterOwn',
    } as const;
    await app.act((act) => setReviewPhase(act, cohort, null, details));
    const hana = await makePerson(app.db(), 'Hana Sato');
    await makeGrant(app.db(), hana, 'coordinator');
    await app.act((act) => assignReader(act, cohort, application, hana.id));
    const reader = await app.as(hana);
    const shown = await (await reader.get(paths.reading(id, application))).text();
    expect(shown).toContain('ME-001-1.pdf');
    expect(shown).not.toMatch(/Wanjiru|Kamau/);
    const fetched = await reader.get(paths.readingFile(id, application, fileId));
    expect([fetched.status, fetched.headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename="ME-001-1.pdf"; filename*=UTF-8''ME-001-1.pdf`,
    ]);
    // A coordinator who reads it is a reader first.
    expect((await reader.get(paths.applicationFile(id, application, fileId))).status).toBe(404);
  });
});

describe('files are forgotten', () => {
  const later = async (day: string) => {
    app.clock.now = new Date(`${day}T09:00:00Z`);
    await app.act(forgetFiles);
    return (await kept()).length;
  };

  test('a week after the call, with a withdrawal; the status page still tells the truth', async () => {
    const cohort = await openWithCv();
    const wanjiru = await wanjiruBegins(cohort);
    await fill(wanjiru, cohort, 'mentee', menteePages);
    await post(wanjiru, cohort, { files: [file(pdf())] });
    await send(wanjiru, cohort, 'mentee');
    await wanjiru.post(paths.applyWithdrawal(cohort, 'mentee'));
    // The call closes on 20 November; until a week later it can all be taken back.
    expect(await later('2026-11-27')).toBe(1);
    expect(await later('2026-11-29')).toBe(0);
    const { answers } = await app.db().selectFrom('applications').select('answers').executeTakeFirstOrThrow();
    expect(answers).not.toHaveProperty('yourCv');
    expect(answers).toHaveProperty('projectTitle', 'Handwashing');
    expect(await status(wanjiru, cohort, 'mentee')).toContain('Withdrawn.');
  });

  test('with a draft that was never sent, but never those of an application that counts', async () => {
    const cohort = await openWithCv();
    const wanjiru = await wanjiruBegins(cohort);
    await fill(wanjiru, cohort, 'mentee', menteePages);
    await post(wanjiru, cohort, { files: [file(pdf('sent'))] });
    await send(wanjiru, cohort, 'mentee');
    const selu = await begin(cohort, 'mentee', 'Selu', 'selu@example.org');
    await post(selu, cohort, { files: [file(pdf('draft'))] });
    expect(await later('2026-11-27')).toBe(2);
    expect(await later('2027-01-29')).toBe(1);
    expect(await textOf(await wanjiru.get(paths.applyCheck(cohort, 'mentee')))).toContain(
      'CV Wanjiru Kamau.pdf',
    );
    expect(await textOf(await selu.get(paths.applyCheck(cohort, 'mentee')))).toContain('CV No answer');
  });

  test('a week after a withdrawal that came later than the call', async () => {
    const cohort = await openWithCv();
    const wanjiru = await wanjiruBegins(cohort);
    await fill(wanjiru, cohort, 'mentee', menteePages);
    await post(wanjiru, cohort, { files: [file(pdf())] });
    await send(wanjiru, cohort, 'mentee');
    app.clock.now = new Date('2027-01-20T09:00:00Z');
    await wanjiru.post(paths.applyWithdrawal(cohort, 'mentee'));
    expect(await later('2027-01-26')).toBe(1);
    expect(await later('2027-01-28')).toBe(0);
  });
});
