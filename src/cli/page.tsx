/** The page of `npm run match`: what the web prints, with its rules and the rows left out, in one file. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { raw } from 'hono/html';
import { troublesInWords } from '../features/applications/trouble-in-words.ts';
import { words as applicationWords } from '../features/applications/words.ts';
import { criterionName, mustWords } from '../features/matching/because.ts';
import { type Printed, PrintedResult } from '../features/matching/pages/print.tsx';
import type { Shower } from '../features/matching/showing.tsx';
import { words as matchingWords } from '../features/matching/words.ts';
import { loadAssets } from '../ui/assets.ts';
import { formats } from '../ui/formats.ts';
import { Band, Note } from '../ui/parts.tsx';
import { Table } from '../ui/table.tsx';
import type { WrongRow } from './reading.ts';
import { words } from './words.ts';

const language = 'en';
const t = words(language);

type Result = {
  readonly printed: Printed;
  readonly shower: Shower;
  readonly wrong: readonly WrongRow[];
};

export const resultPage = (style: string, { printed, shower, wrong }: Result): Promise<string> =>
  page(
    style,
    printed.title,
    <>
      <PrintedResult printed={printed} language={language} />
      <RulesUsed shower={shower} />
      <LeftOut wrong={wrong} />
    </>,
  );

/** Where the rules allow no answer: why, and which rows are missing. */
export const noAnswerPage = (
  style: string,
  title: string,
  why: string,
  wrong: readonly WrongRow[],
): Promise<string> =>
  page(
    style,
    title,
    <>
      <h1>{title}</h1>
      <Note kind="look" title={t('page.noAnswer')}>
        <p>{why}</p>
        <p>{t('page.noAnswer.what')}</p>
      </Note>
      <LeftOut wrong={wrong} />
    </>,
  );

/** The house's stylesheet, to stand in the page itself. */
export const readStyle = async (root: string): Promise<string> => {
  const { files, style } = await loadAssets(root);
  const file = files.find(({ path }) => path === style);
  return file === undefined
    ? readFile(join(root, 'assets/styles/base.css'), 'utf8')
    : Buffer.from(file.body).toString('utf8');
};

const page = async (style: string, title: string, content: unknown): Promise<string> =>
  (
    <>
      {raw('<!doctype html>')}
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <title>{title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <style>{raw(style)}</style>
        </head>
        <body>
          <main class="wrap report">{content as string}</main>
        </body>
      </html>
    </>
  ).toString();

const RulesUsed = ({ shower }: { shower: Shower }) => {
  const m = matchingWords(language);
  const { places, goals } = shower.run.settings;
  return (
    <Band title={t('page.rules')}>
      <h3>{t('page.must')}</h3>
      <ul>
        <li>{m('must.withdrawn')}</li>
        {shower.rules.constraints.map((rule) => (
          <li>{mustWords(shower, rule)}</li>
        ))}
      </ul>
      <h3>{t('page.count')}</h3>
      <ul>
        {shower.rules.criteria.map((criterion) => (
          <li>
            {criterionName(shower, criterion)}: {formats(language).number(criterion.weight)}
          </li>
        ))}
      </ul>
      <h3>{t('page.goals')}</h3>
      <ol>
        {goals.map((goal) => (
          <li>{m(`rules.goals.${goal}`)}</li>
        ))}
      </ol>
      <p>{places === null ? t('page.places.none') : t('page.places', { places })}</p>
    </Band>
  );
};

const LeftOut = ({ wrong }: { wrong: readonly WrongRow[] }) =>
  wrong.length === 0 ? null : (
    <Band title={t('page.rows')}>
      <Table
        caption={t('page.rows')}
        quiet
        columns={[t('page.file'), { label: t('page.row'), number: true }, t('page.trouble')]}
        rows={wrong.map(({ file, line, troubles }) => [
          basename(file),
          String(line),
          troublesInWords(applicationWords(language), troubles),
        ])}
      />
    </Band>
  );
