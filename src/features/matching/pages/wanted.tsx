/** A run that takes long: what is being done and how far it is, or how it ended. */
import { paths } from '../../../paths.ts';
import { Button, Form, LinkButton } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Note } from '../../../ui/parts.tsx';
import { Time } from '../../../ui/time.tsx';
import type { View } from '../../../web/view.ts';
import { phases, type Wanted } from '../wanted-queries.ts';
import { wantedWords } from '../wanted-words.ts';
import type { Place } from './shown.ts';

type Props = {
  readonly view: View;
  readonly cohort: Place;
  readonly wanted: Wanted;
  /** The run on the board, or null before the first. */
  readonly current: number | null;
  readonly now: Date;
  readonly mayDecide: boolean;
  readonly once: string;
};

export const WantedPage = (props: Props) => {
  const { view, cohort, wanted, current } = props;
  const t = wantedWords(view.language);
  const where = `${cohort.schemeName}, ${cohort.name}`;
  if (wanted.state === 'waiting' || wanted.state === 'running') {
    return (
      <Layout frame={view.frame} title={t('wanted.title')} where={where} width="form">
        <h1>{t('wanted.title')}</h1>
        <UnderWay {...props} />
      </Layout>
    );
  }
  const title = t(wanted.state === 'failed' ? 'wanted.failed.title' : 'wanted.cancelled.title');
  return (
    <Layout frame={view.frame} title={title} where={where} width="form">
      <h1>{title}</h1>
      {wanted.trouble !== null && (
        <Note kind="right">
          <p>{t(`wanted.failed.${wanted.trouble}`)}</p>
        </Note>
      )}
      <p>{current === null ? t('wanted.cancelled.none') : t('wanted.cancelled.board', { run: current })}</p>
      <p>
        <LinkButton href={paths.matching(cohort.id)}>
          {t(current === null ? 'wanted.toStart' : 'wanted.toBoard')}
        </LinkButton>
      </p>
    </Layout>
  );
};

const UnderWay = ({ view, cohort, wanted, now, mayDecide, once }: Props) => {
  const t = wantedWords(view.language);
  const when = <Time at={wanted.askedAt} zone={view.zone} language={view.language} style="dateTime" />;
  const seconds = Math.max(0, Math.floor((now.getTime() - wanted.askedAt.getTime()) / 1000));
  return (
    <>
      <p class="lead">{t('wanted.lead')}</p>
      {wanted.starts > 1 && (
        <Note>
          <p>{t('wanted.again')}</p>
        </Note>
      )}
      <Band title={t('wanted.steps')}>
        <ol class="run-steps">
          {phases.map((phase, at) => (
            <Step view={view} wanted={wanted} phase={phase} at={at} />
          ))}
        </ol>
        <p role="status">
          {wanted.state === 'waiting' && `${t('wanted.waiting')} `}
          {t('wanted.time', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}
        </p>
      </Band>
      <p class="quiet">
        {wanted.askedBy === null
          ? t.rich('wanted.asked.somebody', { when })
          : t.rich('wanted.asked', { who: <bdi>{wanted.askedBy.name}</bdi>, when })}{' '}
        {t('wanted.refresh')}
      </p>
      {mayDecide && (
        <Form action={paths.wantedRunCancel(cohort.id, wanted.id)} once={once} label={t('wanted.cancel')}>
          <Button kind="second">{t('wanted.cancel')}</Button>
          <p class="quiet">{t('wanted.cancel.after')}</p>
        </Form>
      )}
    </>
  );
};

type StepProps = Pick<Props, 'view' | 'wanted'> & {
  readonly phase: (typeof phases)[number];
  readonly at: number;
};

const Step = ({ view, wanted, phase, at }: StepProps) => {
  const t = wantedWords(view.language);
  const now = wanted.state === 'waiting' ? -1 : phases.indexOf(wanted.phase);
  const share = wanted.total === 0 ? null : Math.floor((100 * wanted.done) / wanted.total);
  return (
    <li
      class={at < now ? 'past' : at > now ? 'ahead' : undefined}
      aria-current={at === now ? 'step' : undefined}
    >
      {t(`phase.${phase}`)} {at < now && <small>{t('wanted.state.done')}</small>}
      {at === now && (
        <>
          <small>
            {share === null
              ? t('wanted.state.now')
              : phase === 'judging'
                ? t('phase.share', { share })
                : phase === 'solving'
                  ? t('phase.rounds', { rounds: wanted.rounds, share })
                  : t('wanted.state.now')}
          </small>
          {share !== null && <progress value={share} max={100} aria-label={t(`phase.${phase}`)} />}
        </>
      )}
    </li>
  );
};
