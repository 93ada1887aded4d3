/**
 * How long the pilot would have taken its coordinator with this system: her whole way from an empty instance to letters
 * that are set to leave, really walked in a browser and counted by the keystroke-level model. The figures are kept in
 * bench/results/keystrokes.json; after a change that alters them, `KEYSTROKES=write` writes them anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { transact } from '../../src/act.ts';
import { projectRoot } from '../../src/config.ts';
import { answerReading } from '../../src/features/communications/approval.ts';
import { findBatch } from '../../src/features/communications/batch-queries.ts';
import { hasData, readJson } from '../pilot.ts';
import { nothing, useBrowser, useHouse } from './browser.ts';
import { turningClock } from './clock.ts';
import {
  applyMarks,
  approve,
  askSecond,
  goHome,
  inviteReaders,
  keep,
  link,
  lookAtPairs,
  makeCohort,
  makeScheme,
  mark,
  match,
  openCall,
  openTable,
  publish,
  readLetters,
  setDays,
  setUp,
  shareOut,
} from './coordinator.ts';
import { countedHand } from './counted.ts';
import { exactOf, type Figures, figuresOf, ledger, table } from './keystrokes.ts';
import { everybodyApplies, everythingIsRead } from './pilot-round.ts';
import { askToSignIn } from './readers.ts';

const { now, turn } = turningClock(new Date('2019-07-22T07:00:00Z'));
const house = useHouse(nothing, async () => ({ clock: now }));
const open = useBrowser(house);
const file = join(projectRoot(), 'bench/results/keystrokes.json');

const readers = ['Hana Sato', 'Samuel Ofori', 'Ines Duarte', 'Mikael Lund'].map((name) => ({
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@meridian.example.org`,
}));

/** Of the length that coordinators write. */
const sentence = (name: string): string =>
  `${name}, both readers remembered your project, and I would be glad to see it again when the next call opens in spring.`;

test('the pilot’s round, from the scheme to its letters, keeps to the hours that are written down', async () => {
  const { page, trouble } = await open({ viewport: { width: 1280, height: 800 } });
  const { hands, read, phase, counts } = countedHand(page);
  const ruth = { page, hands, read };
  const { instance, startCode } = house();

  phase('Scheme and cohort');
  await setUp(ruth, startCode, {
    organisation: 'Meridian Evidence Network',
    name: 'Ruth Adeyemi',
    email: 'ruth.adeyemi@meridian.example.org',
  });
  await makeScheme(ruth, 'Evidence into Use');
  const id = await makeCohort(ruth, {
    name: '2019–20',
    opens: '2019-07-22',
    closes: '2019-08-30',
    starts: '2019-09-16',
    ends: '2020-03-15',
    places: '12',
    weeks: '2019-09-16, 2020-01-20',
  });

  phase('Call');
  await openCall(ruth, {
    'How many you expect':
      'We expect about 40 applications for 12 places, so most people who apply will not get one.',
    'Minutes that the form takes': '40',
  });
  turn('2019-08-20T09:00:00Z');
  const numbers = await everybodyApplies(instance, id);
  expect(numbers.size).toBe(38);

  phase('Readers');
  turn('2019-08-31T09:00:00Z');
  // A month has passed, so she signs in anew.
  await askToSignIn(ruth, 'ruth.adeyemi@meridian.example.org');
  await page.goto(
    new URL(
      house()
        .told.at(-1)
        ?.match(/https?:\S+/)?.[0] ?? '',
    ).pathname,
  );
  await hands.press(page.getByRole('button', { name: 'Sign in' }));
  await goHome(ruth, 'Evidence into Use', '2019–20');
  await setDays(ruth);
  await hands.press(link(page, 'Ask somebody else to read'));
  await inviteReaders(ruth, 'chosen', readers);
  await hands.press(link(page, '← Evidence into Use, 2019–20'));
  await hands.press(link(page, 'Share out readings'));
  await shareOut(ruth, 74);
  expect(await everythingIsRead(instance, id, numbers)).toBe(74);

  phase('Decisions');
  turn('2019-09-06T09:00:00Z');
  await openTable(ruth);
  await mark(ruth, 'Accept', 'Read by two; the rules and the readers’ scores decide.', 'rest');
  await applyMarks(ruth, 37);

  phase('Matching');
  await match(ruth);
  await lookAtPairs(ruth);
  await keep(ruth, 2);

  phase('Letters');
  await publish(ruth, 62);
  const told = await readLetters(ruth, sentence);
  expect(new Set(told).size).toBe(62);
  const sentences = await instance.db
    .selectFrom('letters')
    .select('kind')
    .where('sentence', '!=', '')
    .execute();
  expect(sentences).toHaveLength(25);

  phase('Second reader and leave');
  await askSecond(ruth, 'Hana Sato');
  const batch = await findBatch(instance.db, id);
  await transact(instance, { personId: batch?.readerId ?? '' }, (act) =>
    answerReading(act, batch?.id ?? '', ''),
  );
  await approve(ruth, 62);
  expect(trouble).toEqual([]);

  const figures = figuresOf(counts());
  console.log(table(figures));
  if (process.env['KEYSTROKES'] === 'write') writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
  expect(figures.hours).toBeLessThanOrEqual(figures.budgetHours);
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Figures;
  expect(exactOf(kept), 'Write the figures anew: KEYSTROKES=write').toEqual(exactOf(figures));
  expect(Math.abs(kept.hours - figures.hours)).toBeLessThan(0.15);
  expect(readFileSync(join(projectRoot(), 'README.md'), 'utf8')).toContain(`${kept.hours} hours together`);
}, 600_000);

test.skipIf(!hasData)('the hours beside it are those of the pilot’s ledger', () => {
  const { effort } = readJson<{ effort: { phase: string; hours: number }[] }>('pilot/outcomes.json');
  const of = (phase: string) => effort.find((one) => one.phase === phase)?.hours;
  const booked = {
    promotion: of('promotion'),
    reading: of('reading_applications'),
    matching: of('matching'),
  };
  expect(booked).toEqual(ledger);
});
