import { paths } from '../../../paths.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Empty, Head, Note, Tag } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import type { View } from '../../../web/view.ts';
import type { Outbox, OutboxRow, Trouble } from '../queries.ts';
import { type MessageState, messageStates } from '../rules.ts';
import { words } from '../words.ts';
import { TroubleNote } from './trouble.tsx';

type Props = {
  readonly view: View;
  readonly outbox: Outbox;
  readonly state: MessageState;
  readonly leaves: boolean;
  readonly trouble: Trouble | null;
};

export const OutboxPage = ({ view, outbox, state, leaves, trouble }: Props) => {
  const t = words(view.language);
  return (
    <Layout frame={view.frame} title={t('outbox.title')} width="report">
      <Head title={t('outbox.title')} />
      <p class="lead">{t('outbox.lead')}</p>
      {!leaves && (
        <Note kind="look" title={t('outbox.held.title')}>
          <p>{t('outbox.held.text')}</p>
        </Note>
      )}
      <TroubleNote view={view} trouble={trouble} />
      {outbox.isBlind && (
        <Note kind="look">
          <p>{t('blind.why')}</p>
        </Note>
      )}
      <p>
        <a href={paths.bounces()}>{t('bounces.open')}</a>
      </p>
      <nav aria-label={t('outbox.views')}>
        <p>
          {messageStates.map((name, index) => {
            const counted = t(`outbox.${name}`, { count: outbox.counts[name] });
            return (
              <>
                {index > 0 && ' · '}
                <a href={paths.outbox(name)} aria-current={name === state ? 'page' : undefined}>
                  {name === state ? <b>{counted}</b> : counted}
                </a>
              </>
            );
          })}
        </p>
      </nav>
      {outbox.rows.length === 0 ? (
        <Empty>{t(`empty.${state}`)}</Empty>
      ) : (
        <Letters view={view} rows={outbox.rows} />
      )}
      {outbox.more && <p class="quiet">{t('outbox.more')}</p>}
    </Layout>
  );
};

const Letters = ({ view, rows }: { readonly view: View; readonly rows: readonly OutboxRow[] }) => {
  const t = words(view.language);
  return (
    <Table
      caption={t('outbox.title')}
      quiet
      wide
      columns={[t('column.subject'), t('column.to'), t('column.when')]}
      rows={rows.map((row) => [
        row.isShut ? t('blind.row') : <a href={paths.message(row.id)}>{row.subject}</a>,
        row.isShut ? <span class="quiet">{t('blind.hidden')}</span> : <bdi>{row.recipient}</bdi>,
        <When view={view} row={row} />,
      ])}
    />
  );
};

const When = ({ view, row }: { view: View; row: OutboxRow }) => {
  const t = words(view.language);
  const time = (
    <Time at={row.sentAt ?? row.dueAt} zone={view.zone} language={view.language} style="dateTime" />
  );
  return (
    <>
      {t.rich(row.sentAt === null ? 'when.due' : 'when.sent', { time })}
      {row.bounce !== null && (
        <>
          <br />
          <Tag kind="right">{t('when.bounced', { code: row.bounce })}</Tag>
        </>
      )}
      {row.lastError !== null && (
        <>
          <br />
          <span class="quiet">{t('when.attempts', { count: row.attempts, error: row.lastError })}</span>
        </>
      )}
    </>
  );
};
