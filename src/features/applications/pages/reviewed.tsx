/** One application as its readers scored it; who reads it, by hand; and the decision. */
import type { Child } from 'hono/jsx';
import { paths } from '../../../paths.ts';
import { Select } from '../../../ui/fields.tsx';
import { Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Note } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import { Name } from '../../../ui/time.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import type { AppliedDecision } from '../review-queries.ts';
import { barsDeciding, pointsOf } from '../review-rules.ts';
import { words } from '../review-words.ts';
import { DecisionFields } from './decision-fields.tsx';
import type { Line } from './review-table.tsx';

type Props = {
  readonly view: View;
  readonly cohort: {
    readonly id: string;
    readonly name: string;
    readonly schemeName: string;
    readonly rules: {
      readonly reviewCategories: readonly { readonly key: string; readonly label: string }[];
    };
  };
  readonly line: Line;
  /** Who may read it and does not yet. */
  readonly others: readonly { readonly id: string; readonly name: string }[];
  readonly conflicts: readonly { readonly name: string; readonly reason: string }[];
  readonly decided: readonly AppliedDecision[];
  readonly isOwn: boolean;
  readonly draft: Draft;
  readonly once: string;
};

export const ReviewedPage = (props: Props) => {
  const { view, cohort, line, isOwn, draft, once } = props;
  const t = words(view.language);
  const title = t('reading.untitled', { number: line.number });
  const mayDecide =
    !barsDeciding(line.bar) &&
    !line.seal.others &&
    ['submitted', 'underReview', 'waitlisted'].includes(line.state);
  return (
    <Layout
      frame={view.frame}
      title={title}
      where={`${cohort.schemeName}, ${cohort.name}`}
      failed={Object.keys(draft.problems).length > 0}
    >
      <p>
        <a href={paths.reviews(cohort.id)}>{t('table.back')}</a>
      </p>
      <ErrorSummary language={view.language} problems={draft.problems} />
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <p class="above">{line.seal.names ? t('cell.hidden') : <Name>{line.name}</Name>}</p>
      <h1>{title}</h1>
      <p>
        {isOwn && <a href={paths.reading(cohort.id, line.id)}>{t('one.yours')}</a>}
        {!line.seal.names && !isOwn && <a href={paths.application(cohort.id, line.id)}>{t('one.open')}</a>}
      </p>
      <div class="cols">
        <div class="stack">
          <Scores {...props} />
          {mayDecide && (
            <Form action={paths.reviewDecisions(cohort.id)} once={once} label={t('decide.title')}>
              <input type="hidden" name="application" value={line.id} />
              <input type="hidden" name="from" value="one" />
              <DecisionFields view={view} draft={draft} />
            </Form>
          )}
        </div>
        <div class="side">{line.bar !== 'own' && <Readers {...props} />}</div>
      </div>
    </Layout>
  );
};

const Scores = ({ view, cohort, line, decided }: Props) => {
  const t = words(view.language);
  const { number, date } = formats(view.language);
  const { bar } = line;
  const { reviewCategories } = cohort.rules;
  return (
    <Band title={t('one.readings')}>
      {bar !== undefined && bar !== 'sameGroup' ? (
        <Note kind="look">
          <p>{t(`one.bar.${bar}`)}</p>
        </Note>
      ) : line.seal.others ? (
        <Empty>{t('one.shut')}</Empty>
      ) : line.in.length === 0 ? (
        <Empty>{t('one.none')}</Empty>
      ) : (
        <>
          <Table
            caption={t('one.readings')}
            quiet
            wide
            columns={[
              t('one.reader'),
              ...reviewCategories.map(({ label }) => ({ label, number: true })),
              { label: t('one.total'), number: true },
            ]}
            rows={line.in.map(({ reader, scores }): Child[] => {
              const { points, of } = pointsOf(scores);
              return [
                <Name>{reader}</Name>,
                ...reviewCategories.map(({ key }) => (scores[key] === undefined ? '' : number(scores[key]))),
                t('reading.total.of', { points: number(points), of: number(of) }),
              ];
            })}
          />
          {line.in
            .filter(({ comment }) => comment !== '')
            .map(({ reader, comment }) => (
              <>
                <h3>
                  <Name>{reader}</Name>
                </h3>
                <blockquote>
                  <p dir="auto">{comment}</p>
                </blockquote>
              </>
            ))}
        </>
      )}
      {decided.map(({ outcome, reason, on, by }) => (
        <p>
          {t('one.decided', {
            outcome: t(`outcome.${outcome}`),
            reason,
            date: date(on, 'date', view.zone),
            by: by ?? '',
          })}
        </p>
      ))}
      {line.pending !== null && (
        <p>
          {t('one.pending', {
            outcome: t(`outcome.${line.pending.outcome}`),
            reason: line.pending.reason,
          })}
        </p>
      )}
    </Band>
  );
};

const Readers = ({ view, cohort, line, others, conflicts, draft, once }: Props) => {
  const t = words(view.language);
  const waiting = line.assigned.filter(
    ({ personId }) => !line.in.some((reading) => reading.personId === personId),
  );
  return (
    <>
      <Band title={t('one.readers')}>
        {waiting.map(({ personId, name }, index) => (
          <Form
            action={paths.reviewReaderRemoval(cohort.id, line.id, personId)}
            once={`${once}-take-${index}`}
            label={t('one.take', { name })}
          >
            <p>
              <bdi>{t('one.waiting', { name })}</bdi> <Button kind="link">{t('one.take', { name })}</Button>
            </p>
          </Form>
        ))}
        {others.length === 0 ? (
          <p class="quiet">{t('one.add.nobody')}</p>
        ) : (
          <Form
            action={paths.reviewReaders(cohort.id, line.id)}
            once={`${once}-add`}
            class="stack"
            label={t('one.add')}
          >
            <Select
              name="reader"
              label={t('one.add')}
              choose={t('one.add.choose')}
              error={draft.problems['reader']}
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Button kind="second" small>
              {t('one.add.do')}
            </Button>
          </Form>
        )}
      </Band>
      {conflicts.length > 0 && (
        <Band title={t('one.conflicts')}>
          <ul class="dashes">
            {conflicts.map(({ name, reason }) => (
              <li>
                <Name>{name}</Name>: <bdi>{reason}</bdi>
              </li>
            ))}
          </ul>
        </Band>
      )}
    </>
  );
};
