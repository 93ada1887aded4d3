/** The whole result on paper: pairs, everybody unplaced with the reason, mentors in reserve. Also the command line's page. */
import type { Child } from 'hono/jsx';
import { formats } from '../../../ui/formats.ts';
import type { Language } from '../../../ui/languages.ts';
import { Band, Empty } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import { words } from '../words.ts';
import type { ShownPerson } from './shown.ts';

export type Printed = {
  readonly title: string;
  /** When, by whom and under which rules it was made. */
  readonly made: Child;
  readonly pairs: Listed<{
    readonly mentee: ShownPerson;
    readonly mentor: ShownPerson;
    readonly fit: number;
    readonly hours: string;
    readonly topic: string;
  }>;
  readonly unplaced: Listed<{ readonly person: ShownPerson; readonly reason: string }>;
  readonly reserve: Listed<{ readonly person: ShownPerson; readonly reason: string }>;
};

/** Thousands, who are drawn one after the other; once. */
export type Listed<One> = { readonly count: number; readonly each: AsyncIterable<One> };

async function* rowsOf<One>({ each }: Listed<One>, row: (one: One) => readonly Child[]) {
  for await (const one of each) yield row(one);
}

export const PrintedResult = ({ printed, language }: { printed: Printed; language: Language }) => {
  const t = words(language);
  const f = formats(language);
  return (
    <>
      <h1>{printed.title}</h1>
      <p class="quiet">{printed.made}</p>
      <Band title={t('pairs.title', { count: printed.pairs.count })}>
        {printed.pairs.count === 0 ? (
          <Empty>{t('board.noPairs')}</Empty>
        ) : (
          <Table
            caption={t('print.pairs')}
            quiet
            wide
            columns={[
              t('print.mentee'),
              t('print.mentor'),
              { label: t('print.fit'), number: true },
              t('print.hours'),
              t('print.topic'),
            ]}
            rows={rowsOf(printed.pairs, (pair) => [
              <Person person={pair.mentee} />,
              <Person person={pair.mentor} />,
              f.number(pair.fit),
              pair.hours,
              pair.topic,
            ])}
          />
        )}
      </Band>
      <Band title={t('unplaced.title', { count: f.number(printed.unplaced.count) })}>
        {printed.unplaced.count === 0 ? (
          <Empty>{t('unplaced.nobody')}</Empty>
        ) : (
          <Table
            caption={t('print.unplaced')}
            quiet
            columns={[t('print.mentee'), t('print.reason')]}
            rows={rowsOf(printed.unplaced, ({ person, reason }) => [<Person person={person} />, reason])}
          />
        )}
      </Band>
      <Band title={t('reserve.title', { count: printed.reserve.count })}>
        {printed.reserve.count === 0 ? (
          <Empty>{t('reserve.none')}</Empty>
        ) : (
          <Table
            caption={t('print.reserve')}
            quiet
            columns={[t('print.mentor'), t('print.reason')]}
            rows={rowsOf(printed.reserve, ({ person, reason }) => [<Person person={person} />, reason])}
          />
        )}
      </Band>
    </>
  );
};

const Person = ({ person }: { person: ShownPerson }) => (
  <>
    <bdi>{person.name}</bdi> <small>{[person.number, person.city].filter(Boolean).join(', ')}</small>
  </>
);
