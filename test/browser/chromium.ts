/** Finds a browser of the Chromium family, and brings Debian's along where that is allowed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

type Environment = Readonly<Record<string, string | undefined>>;

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export const noChromium =
  'The browser tests need Chromium and found none: install it (on Debian `apt-get install chromium fonts-dejavu-core`), or set CHROMIUM to its path, or leave these tests out with SKIP_BROWSER=1.';

/** The program to start, or null. CHROMIUM, where it is set, is the only place that counts. */
export const findChromium = (env: Environment): string | null => {
  if (env['CHROMIUM']) return existsSync(env['CHROMIUM']) ? env['CHROMIUM'] : null;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...elsewhere, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
};

const minutes = 60_000;

/** Installs Debian's packages; false where this is another system, another user, or the packages do not come. */
export const installChromium = (env: Environment): boolean => {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  const run = (arguments_: readonly string[], timeout: number): boolean =>
    spawnSync('apt-get', ['-qq', ...arguments_], {
      stdio: 'ignore',
      timeout,
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return (
    run(['update'], 2 * minutes) &&
    run(['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], 5 * minutes)
  );
};
