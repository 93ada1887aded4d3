// A reporter for vitest: one line for each project once its last file is through, and the sums in a file for test.mjs.
import { writeFileSync } from 'node:fs';

export default class Tally {
  #open = new Map();
  #began = performance.now();

  onTestRunStart(specifications) {
    for (const { project } of specifications) {
      const files = (this.#open.get(project.name)?.files ?? 0) + 1;
      this.#open.set(project.name, { files, passed: 0, failed: 0, skipped: 0 });
    }
  }

  onTestModuleEnd(module) {
    const sum = this.#open.get(module.project.name);
    add(sum, count(module));
    sum.files -= 1;
    if (sum.files > 0) return;
    const seconds = Math.round((performance.now() - this.#began) / 1000);
    const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
    console.log(
      `${module.project.name.padEnd(9)} ${sum.passed} passed, ${sum.failed} failed${skipped} (after ${seconds} s)`,
    );
  }

  onTestRunEnd(modules, unhandledErrors) {
    const sum = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) add(sum, count(module));
    if (process.env.TALLY) writeFileSync(process.env.TALLY, JSON.stringify(sum));
  }
}

const count = (module) => {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed' || state === 'failed') sum[state] += 1;
    else sum.skipped += 1;
  }
  // A file that could not be loaded has no tests, and has failed all the same.
  if (sum.failed === 0 && !module.ok()) sum.failed = 1;
  return sum;
};

const add = (sum, more) => {
  for (const key of ['passed', 'failed', 'skipped']) sum[key] += more[key];
};
