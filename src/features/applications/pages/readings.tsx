import { paths } from '../../../paths.ts';
import { LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Empty, Head, Note, Tag } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import {
  type MyReading,
  minutesEach,
  nextReading,
  type Phase,
  type PhaseState,
  pointsOf,
  readingsEach,
} from '../review-rules.ts';
import { words } from '../review-words.ts';

type Place = {
  readonly id: string;
  readonly name: string;
  readonly schemeName: string;
  readonly zone: string;
  readonly rules: { readonly reviewCategories: readonly object[] };
};

type Props = {
  readonly view: View;
  readonly cohort: Place;
  readonly lines: readonly MyReading[];
  readonly phase: Phase | null;
  readonly phaseState: PhaseState | 'none';
};

export const progressWords = (view: View, lines: readonly MyReading[]): string => {
  const done = lines.filter(({ own }) => own === 'in').length;
  const left = lines.length - done;
  const facts = { done, total: lines.length, left, minutes: left * minutesEach };
  return words(view.language)('mine.progress', facts);
};

export const ReadingsPage = (props: Props) => {
  const { view, cohort, lines, phase, phaseState } = props;
  const t = words(view.language);
  const next = nextReading(lines);
  return (
    <Layout frame={view.frame} title={t('mine.title')} where={`${cohort.schemeName}, ${cohort.name}`}>
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <Head title={t('mine.title')}>{lines.length > 0 && progressWords(view, lines)}</Head>
      <p>{phaseWords(props)}</p>
      {lines.length === 0 && <Empty>{t('mine.none')}</Empty>}
      {lines.length > 0 && next === null && (
        <Note>
          <p>
            {phase === null || phaseState === 'closed'
              ? t('mine.doneClosed')
              : t('mine.done', { date: formats(view.language).date(phase.closesOn, 'day') })}
          </p>
        </Note>
      )}
      {next !== null && phaseState === 'open' && (
        <p>
          <LinkButton href={paths.reading(cohort.id, next)}>{t('mine.next')}</LinkButton>
        </p>
      )}
      {lines.length > 0 && <Lines {...props} />}
    </Layout>
  );
};

const phaseWords = ({ view, cohort, phase, phaseState }: Props): string => {
  const t = words(view.language);
  if (phase === null || phaseState === 'none') return t('mine.phase.none');
  const { date } = formats(view.language);
  return t(`mine.phase.${phaseState}`, {
    opens: date(phase.opensOn, 'day'),
    closes: date(phase.closesOn, 'day'),
    zone: cohort.zone.split('/').at(-1)?.replaceAll('_', ' ') ?? cohort.zone,
  });
};

const Lines = ({ view, cohort, lines }: Props) => {
  const t = words(view.language);
  const { number } = formats(view.language);
  const points = cohort.rules.reviewCategories.length;
  return (
    <Table
      caption={t('mine.title')}
      quiet
      columns={[t('mine.application'), t('mine.readings'), t('mine.yours')]}
      rows={lines.map((line) => {
        const total = pointsOf(line.scores);
        return [
          <a href={paths.reading(cohort.id, line.applicationId)}>{line.number}</a>,
          t('mine.readings.of', {
            count: number(line.readings),
            of: number(Math.max(readingsEach, line.readings)),
          }),
          line.own === 'in' ? (
            t('mine.yours.in', { points: number(total.points), of: number(total.of) })
          ) : line.own === 'begun' ? (
            <Tag>
              {t('mine.yours.begun', {
                given: number(Object.keys(line.scores).length),
                points: number(points),
              })}
            </Tag>
          ) : (
            <Tag kind="now">{t('mine.yours.none')}</Tag>
          ),
        ];
      })}
    />
  );
};
