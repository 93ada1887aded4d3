/**
 * Who sees what, as docs/privacy.md promises it: everybody walks every address and every export at every stage of a cohort
 * that is full of words to be found, every mail is opened, and every line that the server writes is read. A word that
 * somebody sees and is not promised fails; so does one that they are promised and do not see.
 */
import { afterAll, expect, test, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { projectRoot } from '../../src/config.ts';
import { stopEngine } from '../../src/features/matching/engine.ts';
import { paths } from '../../src/paths.ts';
import { readSheet } from '../../src/sheets/read.ts';
import { isUnreadable } from '../../src/sheets/sheet.ts';
import { loadAssets } from '../../src/ui/assets.ts';
import { type Browser, useApp } from '../app.ts';
import { buildLeakyWorld, type LeakyWorld, type Marker, markers, type Stage, stages } from './leaky-world.ts';

const coordinator = 'a coordinator';
const reading = 'a coordinator who reads';
const applied = 'a coordinator who applied';
const coordinators = [coordinator, reading, applied];
const second = 'the second person';
const hasRead = 'a reader of it';
const hasNotRead = 'a reader who has not read it';

type Seen = readonly [who: string | readonly string[], from: Stage, until?: Stage];

/** Who sees it on a page or in an export, from which stage on, up to which; nobody else ever does. */
const promise: Readonly<Record<Marker, readonly Seen[]>> = {
  // Who they are: themselves, coordinators, and operators, who can read mail. Readers do not learn it.
  'name of a mentee': [
    [['the mentee', 'the mentee, signed in', ...coordinators, 'an operator'], 'call'],
    [second, 'published'],
  ],
  'address of a mentee': [[['the mentee', 'the mentee, signed in', ...coordinators, 'an operator'], 'call']],
  'group of a mentee': [[['the mentee', ...coordinators], 'call']],
  // A coordinator who reads an application does not learn whose it is until reading ends.
  'name of another mentee': [
    [['the other mentee', coordinator, applied, 'an operator'], 'call'],
    [reading, 'call', 'call'],
    [reading, 'decided'],
    [second, 'published'],
  ],
  'name of a mentor': [
    [['the mentor', 'the mentor, signed in', ...coordinators, 'an operator'], 'call'],
    [second, 'published'],
    // Embargo: the mentee learns who it is when the letter has left, and not a page earlier.
    ['the mentee', 'sent'],
  ],
  'address of a mentor': [[['the mentor, signed in', ...coordinators, 'an operator'], 'call']],

  // What they wrote: themselves, coordinators, and the readers to whom it was given.
  'what a mentee answered': [
    [['the mentee', ...coordinators], 'call'],
    [[hasRead, hasNotRead], 'reading'],
  ],
  'what the other mentee answered': [
    [['the other mentee', ...coordinators], 'call'],
    [hasRead, 'reading'],
  ],
  'what a mentor answered': [[['the mentor', ...coordinators], 'call']],
  'whom a mentee must not meet': [[['the mentee', ...coordinators], 'call']],
  'name of who has not sent': [['who has not sent', 'call']],
  'what was not sent': [['who has not sent', 'call']],

  // How they were judged: coordinators and the reader who wrote it. Not whoever has still to read the same application,
  // and not a coordinator who applied beside them.
  'a reader’s comment': [[[coordinator, reading, hasRead], 'reading']],
  'the comment on the other': [
    [[coordinator, hasRead], 'reading'],
    [reading, 'decided'],
  ],
  'a comment that is not whole': [[hasNotRead, 'reading']],
  // It was passed on to the coordinator who reads.
  'why a reader knows an applicant': [
    [coordinator, 'reading'],
    [reading, 'decided'],
  ],
  'why it was decided so': [[[coordinator, reading], 'decided']],
  'why the other was declined': [[[coordinator, reading], 'decided']],

  // What they will be told: coordinators and the second person who was asked to read it. A coordinator who applied sees
  // letters and pairs when their own letter has left; an operator when mail leaves.
  'the coordinator’s sentence': [
    [[coordinator, reading, second], 'published'],
    [[applied, 'an operator'], 'sent'],
  ],
  'what the second person noted': [[[coordinator, reading, second], 'published', 'published']],
  'why a mentor declined': [[coordinators, 'sent']],

  'what hours were spent on': [[coordinators, 'call']],
  'a row of a file': [
    [[coordinator, applied], 'call'],
    [reading, 'call', 'call'],
    [reading, 'decided'],
  ],
};

/** Whose mail says it, from which stage on. */
const mailed: Partial<Record<Marker, readonly Seen[]>> = {
  'name of a mentee': [
    ['the mentee', 'call'],
    ['the mentor', 'sent'],
  ],
  'address of a mentee': [['the mentee', 'call']],
  'name of another mentee': [['the other mentee', 'call']],
  'name of a mentor': [
    ['the mentor', 'call'],
    ['the mentee', 'sent'],
  ],
  'address of a mentor': [['the mentor', 'call']],
  'the coordinator’s sentence': [['the other mentee', 'sent']],
};

const app = useApp({ smtpUrl: 'smtp://mail.example.org' });
afterAll(stopEngine);

const routes = [
  ...new Set(
    createApp({
      instance: { ...app.instance, db: null as never, clock: () => new Date(), mayWrite: () => undefined },
      config: app.config,
      assets: await loadAssets(projectRoot()),
      accounts: app.accounts,
    })
      .routes.filter(({ method }) => method === 'GET')
      .map(({ path }) => path),
  ),
];

test.each(stages)(
  'at the stage “%s” everybody sees what is promised and nothing else',
  async (stage) => {
    const world = await buildLeakyWorld(app, stage);
    const written = listen();
    const addresses = routes.flatMap((route) => addressesOf(route, world.things));
    const found: Record<string, Set<string>> = {};
    for (const [who, browser] of Object.entries(world.viewers)) {
      const own = who === 'the mentee' ? (world.things['ownToken'] ?? []).map(paths.answer) : [];
      for (const what of await walk(browser, [...addresses, ...own])) found[what] = join(found[what], who);
    }
    expect(lists(found)).toEqual(due(promise, stage));
    expect(lists(await letters(world))).toEqual(due(mailed, stage));
    // A mail to oneself may name its reader; nothing that was done was worth a line on the terminal.
    expect(written()).toEqual([]);
    expect(addresses.length).toBeGreaterThan(100);
  },
  600_000,
);

test('what breaks is logged without a word of what was asked, written or found', async () => {
  const { cohort, viewers } = await buildLeakyWorld(app, 'call');
  const db = app.db();
  const written = listen();
  await db.schema.alterTable('people').renameTo('people_elsewhere').execute();
  await db.schema.alterTable('applications').renameTo('applications_elsewhere').execute();
  try {
    const word = markers['name of a mentee'];
    for (const browser of Object.values(viewers)) {
      await browser.get(paths.call(cohort.id, { city: word }));
      await browser.get(paths.applications(cohort.id, { find: word }));
      await browser.post(paths.apply(cohort.id, 'mentee'), {
        name: word,
        email: `${markers['address of a mentee']}@example.org`,
      });
    }
  } finally {
    await db.schema.alterTable('applications_elsewhere').renameTo('applications').execute();
    await db.schema.alterTable('people_elsewhere').renameTo('people').execute();
  }
  const lines = written();
  expect(lines.length).toBeGreaterThan(0);
  for (const word of Object.values(markers)) expect(lines.join('\n')).not.toContain(word);
  expect(lines.join('\n')).not.toMatch(/@example\.org/);
});

/** Every address of a route, with everything that its parts may stand for. */
const addressesOf = (route: string, things: LeakyWorld['things']): string[] =>
  [...route.matchAll(/:(\w+)(?:\{([^}]*)\})?/g)].reduce<string[]>(
    (addresses, [part, name = '', pattern = '']) => {
      const options = pattern.includes('result') ? files : things[name];
      if (options === undefined) throw new Error(`Say in the leaky world what ${part} may stand for.`);
      return addresses.flatMap((address) => options.map((option) => address.replace(part, option)));
    },
    [route],
  );

const files = ['result.csv', 'result.xlsx', 'result.json'];

const walk = async (browser: Browser, addresses: readonly string[]): Promise<Set<string>> => {
  const seen = new Set<string>();
  for (const address of addresses) {
    const text = await textOf(await browser.get(address));
    for (const [what, word] of Object.entries(markers)) if (text.includes(word)) seen.add(what);
  }
  return seen;
};

/** Everything that an answer says, its heads and the cells of a spreadsheet among it. */
const textOf = async (answer: Response): Promise<string> => {
  const heads = [...answer.headers].flat().join('\n');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (!heads.includes('spreadsheet')) return `${heads}\n${new TextDecoder().decode(bytes)}`;
  const sheet = await readSheet(bytes, 'export.xlsx');
  if (isUnreadable(sheet)) throw new Error('The export cannot be read.');
  return `${heads}\n${JSON.stringify(sheet)}`;
};

/** Whose mail says which word. */
const letters = async ({ addresses }: LeakyWorld): Promise<Record<string, Set<string>>> => {
  const found: Record<string, Set<string>> = {};
  for (const mail of await app.db().selectFrom('messages').selectAll().execute())
    for (const [what, word] of Object.entries(markers))
      if (JSON.stringify(mail).includes(word))
        found[what] = join(found[what], addresses[mail.recipient] ?? mail.recipient);
  return found;
};

/** Listens to everything that the process writes; gives it and stops listening. */
const listen = (): (() => string[]) => {
  const lines: string[] = [];
  const keep = (...said: unknown[]): void => void lines.push(said.map(String).join(' '));
  for (const name of ['log', 'error', 'warn', 'info', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation(keep);
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      keep(chunk);
      return true;
    });
  return () => {
    vi.restoreAllMocks();
    return lines;
  };
};

const join = (seen: Set<string> | undefined, who: string): Set<string> => (seen ?? new Set()).add(who);

const lists = (found: Readonly<Record<string, ReadonlySet<string>>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(found).map(([what, who]) => [what, [...who].sort()]));

/** The rows of a table that hold at a stage. */
const due = (table: Partial<Record<Marker, readonly Seen[]>>, stage: Stage): Record<string, string[]> => {
  const at = (each: Stage): number => stages.indexOf(each);
  const rows = Object.entries(table).map(([what, seen]): [string, string[]] => [
    what,
    seen
      .filter(([, from, until = 'sent']) => at(from) <= at(stage) && at(stage) <= at(until))
      .flatMap(([who]) => who)
      .sort(),
  ]);
  return Object.fromEntries(rows.filter(([, who]) => who.length > 0));
};
