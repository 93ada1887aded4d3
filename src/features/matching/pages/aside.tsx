/** The side of the board: who is not placed and why, what is missing, who is in reserve. */
import { paths } from '../../../paths.ts';
import { StackBar } from '../../../ui/bars.tsx';
import { formats } from '../../../ui/formats.ts';
import { Band, Empty, Note } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import { words } from '../words.ts';
import type { ShownBoard, ShownGroup } from './shown.ts';
import { StudyLinks } from './study-parts.tsx';

export const Aside = ({ board }: { board: ShownBoard }) => (
  <aside class="side" aria-label={words(board.view.language)('aside.label')}>
    <Unplaced board={board} />
    <Supply board={board} />
    <Reserve board={board} />
    <StudyLinks view={board.view} cohort={board.cohort} run={board.run.number} />
  </aside>
);

const Unplaced = ({ board }: { board: ShownBoard }) => {
  const t = words(board.view.language);
  const f = formats(board.view.language);
  return (
    <Band class="reasons" title={t('unplaced.title', { count: f.number(board.counts.unplaced) })}>
      {board.groups.length === 0 ? (
        <Empty>{t('unplaced.nobody')}</Empty>
      ) : (
        <>
          <p>{t('unplaced.everyone')}</p>
          <StackBar groups={board.groups.map((group) => ({ count: group.count }))} />
          {board.groups.map((group) => (
            <Group board={board} group={group} open={group === firstToOpen(board.groups)} />
          ))}
        </>
      )}
    </Band>
  );
};

/** The smallest group in which somebody came near: the first to think about. */
const firstToOpen = (groups: readonly ShownGroup[]): ShownGroup | undefined =>
  groups.findLast((group) => !group.own && group.count <= 10);

const Group = ({ board, group, open }: { board: ShownBoard; group: ShownGroup; open: boolean }) => {
  const t = words(board.view.language);
  const f = formats(board.view.language);
  return (
    <details open={open}>
      <summary>
        <b>{f.number(group.count)}</b> {group.label}
      </summary>
      <ul class="rows">
        {group.people.map(({ person, nearest }) => (
          <li>
            <a href={paths.matchPerson(board.cohort.id, board.run.number, 'mentee', person.number)}>
              <b>
                <bdi>{person.name}</bdi>
              </b>
            </a>{' '}
            <small>{person.city ?? person.number}</small>
            <br />
            {nearest}
          </li>
        ))}
        {group.count > group.people.length && (
          <li>
            <a href={paths.matchRunPrint(board.cohort.id, board.run.number)}>
              {t('person.more', { count: group.count })}
            </a>
          </li>
        )}
      </ul>
    </details>
  );
};

const Supply = ({ board }: { board: ShownBoard }) => {
  const t = words(board.view.language);
  const f = formats(board.view.language);
  const { rows, notes } = board.supply;
  return (
    <Band title={t('gaps.title')}>
      {rows.length === 0 ? (
        <p>{t('gaps.none')}</p>
      ) : (
        <Table
          caption={t('gaps.caption')}
          quiet
          columns={[
            t('gaps.wanted'),
            { label: t('gaps.waiting'), number: true },
            { label: t('gaps.left'), number: true },
          ]}
          rows={rows.map((row) => [row.wanted, f.number(row.waiting), f.number(row.left)])}
        />
      )}
      {notes.map((note) => (
        <Note kind="look" title={note.title}>
          <p>{note.text}</p>
        </Note>
      ))}
    </Band>
  );
};

const Reserve = ({ board }: { board: ShownBoard }) => {
  const t = words(board.view.language);
  const { count, sentences, people } = board.reserve;
  return (
    <Band title={t('reserve.title', { count })}>
      {count === 0 ? (
        <Empty>{t('reserve.none')}</Empty>
      ) : (
        <>
          <p>{sentences.join(' ')}</p>
          <details>
            <summary>{t('reserve.list')}</summary>
            <ul class="rows">
              {people.map(({ person, reason }) => (
                <li>
                  <a href={paths.matchPerson(board.cohort.id, board.run.number, 'mentor', person.number)}>
                    <b>
                      <bdi>{person.name}</bdi>
                    </b>
                  </a>{' '}
                  <small>{person.city ?? person.number}</small>
                  <br />
                  {reason}
                </li>
              ))}
              {count > people.length && (
                <li>
                  <a href={paths.matchRunPrint(board.cohort.id, board.run.number)}>
                    {t('person.more', { count })}
                  </a>
                </li>
              )}
            </ul>
          </details>
        </>
      )}
    </Band>
  );
};
