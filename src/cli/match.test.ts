import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hasData, readJson } from '../../test/pilot.ts';
import { stopEngine } from '../features/matching/engine.ts';
import type { ResultData } from '../features/matching/files.ts';
import { readSheet } from '../sheets/read.ts';
import { isUnreadable } from '../sheets/sheet.ts';
import { writeCsv } from '../sheets/write-csv.ts';
import { writeXlsx } from '../sheets/write-xlsx.ts';
import { CannotMatch } from './cannot-match.ts';
import { matchFiles, type Task } from './match-files.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'match-'));
const pilot = (name: string): string => join(root, 'examples/pilot', name);
const pilotTask: Task = {
  mentees: pilot('mentee-applications.csv'),
  mentors: pilot('mentor-applications.csv'),
  reviews: pilot('reviews.csv'),
  settings: pilot('settings.json'),
  out: join(folder, 'out'),
  strict: true,
};

/** What one matching said and wrote. */
async function match(more: Partial<Task> = {}, changes: object = {}) {
  const said: string[] = [];
  const task = { ...pilotTask, ...more };
  const settings = join(folder, 'settings.json');
  writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(task.settings, 'utf8')), ...changes }));
  const say = (line: string) => void said.push(line);
  const code = await matchFiles({ ...task, settings }, say, say);
  const json = readFileSync(join(task.out, 'result.json'), 'utf8');
  return {
    code,
    said,
    json,
    data: JSON.parse(json) as ResultData,
    page: readFileSync(join(task.out, 'index.html'), 'utf8'),
  };
}

/** The one line that says why there is no answer. */
async function refusal(more: Partial<Task>, changes: object = {}): Promise<string> {
  const error = await match(more, changes).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CannotMatch)) throw new Error(`It was not refused: ${error}`);
  expect(error.message).not.toContain('\n');
  return error.message;
}

function command(...words: string[]) {
  const done = spawnSync(process.execPath, ['scripts/run.mjs', 'src/cli/match.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: done.status, out: done.stdout, error: done.stderr };
}

const save = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

const tableOf = async (file: string) => {
  const sheet = await readSheet(readFileSync(file), file);
  if (isUnreadable(sheet)) throw new Error(sheet.code);
  return { headings: sheet.headings, rows: sheet.rows.map(({ cells }) => cells) };
};

afterAll(stopEngine);

type Hours = { readonly september_2019: number; readonly january_2020: number };
type Expected = {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly pairs: readonly { mentee: string; mentor: string; shared_hours_per_week: Hours }[];
  readonly edges: readonly { mentee: string; mentor: string }[];
  readonly largest_placement: {
    readonly maximum_with_stated_capacity: number;
    readonly maximum_with_one_mentee_per_mentor: number;
  };
};

describe.skipIf(!hasData)('the pilot by the command line', () => {
  const expected = hasData ? readJson<Expected>('pilot/expected.json') : ({} as Expected);

  test('has the 45 eligible pairs, the 12 placed and the reason of each of the 26', async () => {
    const { code, data } = await match();
    expect(code).toBe(0);
    expect(data.eligible).toEqual(expected.edges.map(({ mentee, mentor }) => [mentee, mentor]));
    expect(data.pairs.map(({ mentee }) => mentee)).toEqual(expected.groups['selected']);
    const because = (reason: string) =>
      data.unplaced.filter((each) => each.reason === reason).map(({ mentee }) => mentee);
    expect(because('support')).toEqual(expected.groups['no_mentor_with_needed_expertise']);
    expect(because('belowLine')).toEqual(expected.groups['lower_priority_this_round']);
    expect(because('hours')).toEqual(expected.groups['no_workable_time_overlap']);
    expect(because('project')).toEqual(expected.groups['no_current_project']);
    expect(because('withdrawn')).toEqual(expected.groups['withdrew_before_matching']);
    expect(data.unplaced).toHaveLength(26);
    expect(data.pairs.length + data.reserve.length).toBe(25);
  });

  test('gives the shared hours of the twelve pairs, in the leaner season', async () => {
    const couples = expected.pairs.map(({ mentee, mentor }) => [mentee, mentor]);
    const { data } = await match({}, { locked: couples });
    expect(data.pairs.map(({ mentee, mentor, sharedHours }) => [mentee, mentor, sharedHours])).toEqual(
      expected.pairs.map(({ mentee, mentor, shared_hours_per_week: hours }) => [
        mentee,
        mentor,
        Math.min(hours.september_2019, hours.january_2020),
      ]),
    );
    for (const [season, week] of [
      ['september_2019', '2019-09-16'],
      ['january_2020', '2020-01-20'],
    ] as const) {
      const { data: one } = await match({}, { locked: couples, weeks: [week] });
      expect(one.pairs.map(({ sharedHours }) => sharedHours)).toEqual(
        expected.pairs.map(({ shared_hours_per_week: hours }) => hours[season]),
      );
    }
  });

  test('places 18 where places are no limit, and 17 with one mentee a mentor', async () => {
    const most = expected.largest_placement;
    const { data: stated } = await match({}, { places: null });
    expect(stated.pairs).toHaveLength(most.maximum_with_stated_capacity);
    const { data: single } = await match({}, { places: null, menteesEach: { most: 1 } });
    expect(single.pairs).toHaveLength(most.maximum_with_one_mentee_per_mentor);
  });
});

describe('the result of the command line', () => {
  test('is the same, byte for byte, for rows in any order', async () => {
    const { json } = await match();
    const turned = async (name: string) => {
      const { headings, rows } = await tableOf(pilot(name));
      const shuffled = rows.map((row, at) => ({ row, key: (at * 17 + 5) % 71 }));
      shuffled.sort((a, b) => a.key - b.key);
      return save(
        `turned-${name}`,
        writeCsv(
          headings,
          shuffled.map(({ row }) => row),
        ),
      );
    };
    const again = await match({
      mentees: await turned('mentee-applications.csv'),
      mentors: await turned('mentor-applications.csv'),
      reviews: await turned('reviews.csv'),
    });
    expect(again.json).toBe(json);
  });

  test('is the same from XLSX, and from columns that are guessed, which it says', async () => {
    const { json } = await match();
    const workbook = async (name: string) => {
      const { headings, rows } = await tableOf(pilot(name));
      return save(name.replace('.csv', '.xlsx'), await writeXlsx(headings, rows, 'Form responses 1'));
    };
    const files = {
      mentees: await workbook('mentee-applications.csv'),
      mentors: await workbook('mentor-applications.csv'),
      reviews: await workbook('reviews.csv'),
    };
    expect((await match(files)).json).toBe(json);
    const guessed = await match(files, { columns: {} });
    expect(guessed.json).toBe(json);
    expect(guessed.said.join('\n')).toContain(
      '  Time zone ← “What is your time zone? (for example Europe/Paris)”\n',
    );
    expect(guessed.said.join('\n')).toContain('  “Not yet” under Current project is read as “no”\n');
  });

  test('keeps what is locked, avoids what is vetoed, and leaves out who withdrew', async () => {
    const { data } = await match(
      {},
      {
        locked: [['ME25', 'MO03']],
        vetoed: [['ME01', 'MO01']],
        withdrawn: { mentees: ['ME02', 'ME38'], mentors: ['MO06'] },
      },
    );
    const partner = (mentee: string) => data.pairs.find((pair) => pair.mentee === mentee)?.mentor;
    expect(partner('ME25')).toBe('MO03');
    expect(partner('ME01')).toBe('MO08');
    expect(data.unplaced.find(({ mentee }) => mentee === 'ME02')?.reason).toBe('withdrawn');
    expect(data.reserve.find(({ mentor }) => mentor === 'MO06')?.reason).toBe('withdrawn');
  });

  test('stands on a page of its own with names, reasons and rules', async () => {
    const { page, said } = await match();
    expect(page).not.toMatch(/<link|<script|https?:\/\//);
    for (const fact of ['12 pairs', '26 not placed', 'Ximena Quispehuamán Ríos', 'By which rules'])
      expect(page).toContain(fact);
    expect(said.at(-2)).toContain('12 pairs, 26 not placed, 13 mentors in reserve; 45 of 950');
  });

  test('goes through for other questions, with guessed columns too', async () => {
    const other = (name: string): string => join(root, 'examples/other-questions', name);
    const files = {
      mentees: other('mentees.csv'),
      mentors: other('mentors.csv'),
      reviews: null,
      settings: other('settings.json'),
    };
    const { data, json } = await match(files);
    expect([data.pairs.length, data.unplaced.length, data.reserve.length]).toEqual([42, 8, 8]);
    expect(data.pairs.every(({ sharedHours }) => sharedHours === null)).toBe(true);
    expect((await match(files, { columns: {} })).json).toBe(json);
    const three = await match(files, { menteesEach: { otherwise: 3 } });
    expect(three.data.pairs.length).toBeGreaterThan(data.pairs.length);
  });
});

describe('what is wrong', () => {
  test('with a row is told by file, row and column, and the others go on', async () => {
    const { headings, rows } = await tableOf(pilot('mentee-applications.csv'));
    const zone = headings.findIndex((heading) => heading.startsWith('What is your time zone'));
    const spoilt = rows.map((row, at) =>
      row.map((cell, column) => (at === 3 && column === zone ? 'UTC+3' : cell)),
    );
    const mentees = save('spoilt.csv', writeCsv(headings, spoilt));
    const { code, said, data, page } = await match({ mentees, reviews: null, strict: false });
    expect(code).toBe(0);
    expect(said[0]).toMatch(
      /spoilt\.csv, row 5: What is your time zone.*“UTC\+3”\. This is a distance from UTC/,
    );
    expect(said[1]).toMatch(/spoilt\.csv: one wrong row is left out\.$/);
    expect(data.pairs.length + data.unplaced.length).toBe(37);
    expect(page).toContain('This is a distance from UTC');
    expect(await refusal({ mentees, reviews: null })).toContain('so nothing was matched (--strict)');
  });

  test('with the columns is told: a question that the rules read and no column answers', async () => {
    const { columns } = JSON.parse(readFileSync(pilotTask.settings, 'utf8'));
    const { experience: _, ...answers } = columns.mentors.answers;
    const { code, said, data } = await match(
      {},
      { columns: { ...columns, mentors: { ...columns.mentors, answers } } },
    );
    expect([code, data.eligible]).toEqual([0, []]);
    expect(said[0]).toMatch(
      /no column answers “Expertise”, .*under columns\.mentors\.answers\.experience\.$/,
    );
  });

  test('with a file is told in one line', async () => {
    const headings = join(folder, 'only-headings.csv');
    copyFileSync(pilot('mentee-applications.csv'), headings);
    writeFileSync(headings, readFileSync(headings, 'utf8').split('\r\n')[0]!);
    expect(await refusal({ mentees: 'nowhere.csv' })).toBe('nowhere.csv: there is no such file.');
    expect(await refusal({ mentees: folder })).toContain('this is a folder');
    expect(await refusal({ mentees: save('a.pdf', '%PDF-1.7 …') })).toContain('This is a PDF.');
    expect(await refusal({ mentees: save('empty.csv', '') })).toContain('The file is empty');
    expect(await refusal({ mentees: headings })).toContain('there is nobody to bring in');
    expect(await refusal({ mentees: pilot('mentor-applications.csv') })).toContain(
      'there is no column “Application number”',
    );
    expect(await refusal({ out: pilot('reviews.csv') })).toContain('nothing can be written there');
  });

  test('with the settings is told in one line that names the field', async () => {
    const wrong: [object, string][] = [
      [{ places: 'twelve' }, 'places: '],
      [{ places: -1 }, 'places: '],
      [{ template: 'kt' }, 'template: must be one of: knowledge-translation, career'],
      [{ goals: ['total', 'people'] }, 'goals: must be one of: total · people, total'],
      [{ startsOn: '16/09/2019' }, 'startsOn: must be a day such as 2027-01-18'],
      [{ endsOn: '2019-01-01' }, 'endsOn: must be later than startsOn'],
      [{ weeks: ['2019-09-17'] }, 'weeks[0]: must be a Monday'],
      [{ zone: 'Londn' }, 'zone: must be a time zone'],
      [{ criteria: [{ id: 'h', kind: 'same', weight: 900, mentee: 'aim', mentor: 'group' }] }, 'criteria: '],
      [
        { constraints: [{ id: 'h', kind: 'same', mentee: 'grade', mentor: 'group' }] },
        'constraints[0]: there is no mentee question with the key “grade”',
      ],
      [
        {
          constraints: [
            { id: 's', kind: 'support', wanted: 'support', offered: 'experience', least: 'good' },
          ],
        },
        'constraints[0].least: must be one of: none, some, strong, expert',
      ],
      [{ constraints: [{ id: 'h', kind: 'height' }] }, 'constraints[0].kind: '],
      [
        { columns: { mentees: { fields: {}, answers: { shoes: 'Shoes' } } } },
        'columns.mentees.answers.shoes: ',
      ],
      [
        { columns: { reviews: { application: 'a', reviewer: 'b', scores: { wit: 'c' } } } },
        'columns.reviews.scores.wit: ',
      ],
      [{ withdrawn: { mentees: ['ME99'] } }, 'withdrawn.mentees: there is no mentee ME99.'],
      [{ locked: [['ME01', 'MO99']] }, 'locked[0][1]: there is no mentor MO99.'],
      [{ colour: 'red' }, 'the file: '],
    ];
    for (const [changes, field] of wrong) expect(await refusal({}, changes)).toContain(field);
  });

  test('with the rules ends with exit 3 and says so in both files', async () => {
    const { code, said, json, page } = await match(
      {},
      {
        locked: [
          ['ME01', 'MO08'],
          ['ME04', 'MO08'],
        ],
      },
    );
    expect(code).toBe(3);
    expect(said.at(-1)).toMatch(/^No answer: /);
    expect(JSON.parse(json)).toEqual({ infeasible: said.at(-1)?.replace('No answer: ', '') });
    expect(page).toContain('These rules allow no answer');
  });

  test('with the words of the command is told without a stack, with exit 2', () => {
    const wrong: [string[], string][] = [
      [[], '--mentees is missing.'],
      [['--mentee', 'a.csv'], '--mentee'],
      [['a.csv'], '“a.csv” is not understood.'],
      [['--mentees'], '--mentees'],
      [
        ['--mentees', 'a.csv', '--mentors', 'b.csv', '--settings', 'nowhere.json', '--out', folder],
        'nowhere.json: there is no such file.',
      ],
    ];
    for (const [given, what] of wrong) {
      const { code, out, error } = command(...given);
      expect({ code, out, lines: error.trimEnd().split('\n').length }).toEqual({
        code: 2,
        out: '',
        lines: 1,
      });
      expect(error).toContain(what);
    }
    const help = command('--help');
    expect([help.code, help.error]).toEqual([0, '']);
    expect(help.out).toContain('npm run match -- --mentees a.csv');
  });
});
