/**
 * `npm run match -- --mentees a.csv --mentors b.csv [--reviews r.csv] --settings s.json --out folder`: the matching of
 * the web without a server. Writes a page and data. Exit 0: done and proved; 2: something must be put right, in one last
 * line; 3: the rules allow no answer.
 */
import { parseArgs } from 'node:util';
import { stopEngine } from '../features/matching/engine.ts';
import { CannotMatch } from './cannot-match.ts';
import { matchFiles, type Task } from './match-files.ts';
import { words } from './words.ts';

const t = words('en');
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const options = {
  mentees: { type: 'string' },
  mentors: { type: 'string' },
  reviews: { type: 'string' },
  settings: { type: 'string' },
  out: { type: 'string' },
  strict: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What was asked for, or null where only help was. */
const readWords = (given: string[]): Task | null => {
  const { values, positionals } = parsed(given);
  if (values.help === true) return null;
  if (positionals[0] !== undefined) throw misused(t('usage.extra', { word: positionals[0] }));
  const needed = (option: 'mentees' | 'mentors' | 'settings' | 'out'): string => {
    const value = values[option];
    if (value === undefined || value === '') throw misused(t('usage.missing', { option }));
    return value;
  };
  return {
    mentees: needed('mentees'),
    mentors: needed('mentors'),
    reviews: values.reviews ?? null,
    settings: needed('settings'),
    out: needed('out'),
    strict: values.strict ?? false,
  };
};

const parsed = (given: string[]) => {
  try {
    return parseArgs({ args: given, options, allowPositionals: true });
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw misused(line);
  }
};

const misused = (what: string): CannotMatch => new CannotMatch(t('usage.see', { what }));

// Files are written last, so whoever stops it finds nothing half done.
process.once('SIGINT', () => {
  say(t('stopped'));
  process.exit(130);
});

try {
  const task = readWords(process.argv.slice(2));
  if (task === null) process.stdout.write(`${t('usage')}\n`);
  else process.exitCode = await matchFiles(task, say, (line) => void process.stdout.write(`${line}\n`));
} catch (error) {
  if (!(error instanceof CannotMatch)) throw error;
  say(error.message);
  process.exitCode = 2;
} finally {
  await stopEngine();
}
