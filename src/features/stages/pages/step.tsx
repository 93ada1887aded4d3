/** What stepping a stage back means, said before it is done; or why it cannot be, and what can. */
import { cityOf } from '../../../core/time/zone.ts';
import { paths } from '../../../paths.ts';
import { Checkbox } from '../../../ui/choices.tsx';
import { Field, TextArea } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form, LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Note } from '../../../ui/parts.tsx';
import type { Draft } from '../../../web/form.ts';
import type { CohortPlace, View } from '../../../web/view.ts';
import { type Dated, type Hindrance, isDated, opensAgain, type Stage, type Standing } from '../rules.ts';
import { words } from '../words.ts';
import { hindranceInWords, meaningOf } from './standing.ts';

type Props = {
  readonly view: View;
  readonly cohort: CohortPlace & { readonly zone: string };
  readonly stage: Stage;
  readonly standing: Standing;
  readonly hindrance: Hindrance | null;
  readonly mark: string;
  readonly draft: Draft;
  readonly once: string;
};

export const StepPage = (props: Props) => {
  const { view, cohort, stage, standing, hindrance, draft } = props;
  const t = words(view.language);
  const title = titleOf(view, stage, standing);
  return (
    <Layout
      frame={view.frame}
      title={title}
      where={`${cohort.schemeName}, ${cohort.name}`}
      width="form"
      failed={Object.keys(draft.problems).length > 0}
    >
      <p>
        <a href={paths.stages(cohort.id)}>← {t('step.back')}</a>
      </p>
      <ErrorSummary problems={draft.problems} language={view.language} />
      <h1>{title}</h1>
      {hindrance === null ? <Means {...props} /> : <Blocked {...props} hindrance={hindrance} />}
    </Layout>
  );
};

const titleOf = (view: View, stage: Stage, standing: Standing): string => {
  const t = words(view.language);
  if (!isDated(stage)) return t(`step.${stage}`);
  return t(opensAgain(stage, standing) ? `step.${stage}.again` : `step.${stage}.move`);
};

const Means = (props: Props) => {
  const { view, cohort, stage, standing, mark, draft, once } = props;
  const t = words(view.language);
  return (
    <>
      <Band title={t('step.means')}>
        <ul class="dashes">
          {meaningOf(view.language, stage, standing).map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </Band>
      <Form action={paths.stage(cohort.id, stage)} once={once} class="stack">
        <input type="hidden" name="mark" value={mark} />
        {isDated(stage) && <Day {...props} stage={stage} />}
        <TextArea
          name="reason"
          label={t('step.reason')}
          hint={t('step.reason.hint')}
          rows={3}
          maxlength={500}
          value={draft.entries['reason'] ?? ''}
          error={draft.problems['reason']}
        />
        <Actions>
          <Button>{titleOf(view, stage, standing)}</Button>
          <LinkButton href={paths.stages(cohort.id)} kind="link">
            {t('step.stay')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
};

const Day = ({ view, cohort, stage, standing, draft }: Props & { readonly stage: Dated }) => {
  const t = words(view.language);
  const { closesOn } = standing[stage];
  const { call, reading, pairs } = standing;
  const count = { call: call.unsent, reading: reading.readers, pairs: pairs.silent }[stage];
  return (
    <>
      <Field
        name="until"
        type="date"
        width="half"
        label={t('step.until')}
        hint={t('step.until.hint', {
          city: cityOf(cohort.zone),
          day: formats(view.language).date(closesOn, 'dayYear'),
        })}
        value={draft.entries['until'] ?? (opensAgain(stage, standing) ? '' : closesOn)}
        error={draft.problems['until']}
      />
      {count > 0 && (
        <Checkbox
          name="tell"
          label={t(`step.tell.${stage}`, { count })}
          checked={draft.entries['mark'] === undefined || draft.entries['tell'] !== undefined}
        />
      )}
    </>
  );
};

const Blocked = ({ view, cohort, hindrance, stage, standing }: Props & { readonly hindrance: Hindrance }) => {
  const t = words(view.language);
  return (
    <>
      <Note kind="look" title={t('step.blocked')}>
        <p>{hindranceInWords(view.language, hindrance, standing)}</p>
      </Note>
      <Band title={t('step.instead')}>
        <ul class="dashes">
          {insteadOf(cohort.id, stage, hindrance)
            .filter(([what]) => what !== 'hold' || standing.letters.left < standing.letters.all)
            .map(([what, href]) => (
              <li>
                <a href={href}>{t(`instead.${what}`)}</a>
              </li>
            ))}
        </ul>
      </Band>
    </>
  );
};

type Instead = readonly ['hold' | 'pairs' | 'letters' | 'decisions' | 'marks' | 'call' | 'review', string];

const insteadOf = (cohort: string, stage: Stage, hindrance: Hindrance): readonly Instead[] => {
  const toward: Record<Hindrance, readonly Instead[]> = {
    notReached: stage === 'call' ? [['call', paths.cohortCall(cohort)]] : [['review', paths.reviews(cohort)]],
    lettersLeft: [
      ['hold', paths.cohortOutbox(cohort)],
      ['pairs', paths.pairs(cohort)],
    ],
    lettersFirst: [['letters', paths.stage(cohort, 'letters')]],
    decisionsFirst: [['decisions', paths.stage(cohort, 'decisions')]],
    marksFirst: [['marks', paths.decisions(cohort)]],
    pairsStand: [
      ['hold', paths.cohortOutbox(cohort)],
      ['pairs', paths.pairs(cohort)],
    ],
  };
  return toward[hindrance];
};
