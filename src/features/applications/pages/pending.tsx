import { paths } from '../../../paths.ts';
import { Button, Form } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Empty, Note } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import { Name } from '../../../ui/time.tsx';
import type { View } from '../../../web/view.ts';
import type { Outcome } from '../review-queries.ts';
import { words } from '../review-words.ts';
import type { Line } from './review-table.tsx';

type Props = {
  readonly view: View;
  readonly cohort: { readonly id: string; readonly name: string; readonly schemeName: string };
  readonly lines: readonly Line[];
  readonly mark: string;
  readonly once: string;
};

export const PendingPage = ({ view, cohort, lines, mark, once }: Props) => {
  const t = words(view.language);
  const { number } = formats(view.language);
  const count = (outcome: Outcome) =>
    number(lines.filter(({ pending }) => pending?.outcome === outcome).length);
  const shut = lines.filter(({ pending }) => pending === null).length;
  return (
    <Layout frame={view.frame} title={t('pending.title')} where={`${cohort.schemeName}, ${cohort.name}`}>
      <p>
        <a href={paths.reviews(cohort.id)}>{t('table.back')}</a>
      </p>
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <h1>{t('pending.title')}</h1>
      {lines.length === 0 ? (
        <>
          <Empty>{t('pending.none')}</Empty>
          <p>
            <a href={paths.stage(cohort.id, 'decisions')}>{t('pending.applied')}</a>
          </p>
        </>
      ) : (
        <>
          <p>
            {shut > 0 && `${t('pending.shut', { count: shut })} `}
            {t('pending.counts', {
              accepted: count('accepted'),
              waitlisted: count('waitlisted'),
              declined: count('declined'),
            })}
          </p>
          <Table
            caption={t('pending.title')}
            quiet
            wide
            columns={[t('column.application'), t('column.decision'), t('pending.reason')]}
            rows={lines.map(({ id, number: own, name, pending, seal }) => [
              <>
                <a href={paths.reviewed(cohort.id, id)}>{own}</a>{' '}
                {seal.names ? <span class="quiet">{t('cell.hidden')}</span> : <Name>{name}</Name>}
              </>,
              pending === null ? t('cell.shut') : t(`outcome.${pending.outcome}`),
              pending === null ? '' : <bdi>{pending.reason}</bdi>,
            ])}
          />
          <Form action={paths.decisions(cohort.id)} once={once} class="stack">
            <input type="hidden" name="mark" value={mark} />
            <p>{t('pending.text', { count: lines.length })}</p>
            <Button>{t('pending.do', { count: number(lines.length) })}</Button>
          </Form>
        </>
      )}
    </Layout>
  );
};
