import type { Child } from 'hono/jsx';
import type { Question } from '../../../core/questions/question.ts';
import { paths } from '../../../paths.ts';
import { may } from '../../../permissions.ts';
import { TextArea } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Facts, Note, Tag } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import { Name, Time } from '../../../ui/time.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import type { Application } from '../queries.ts';
import { words as reviewWords } from '../review-words.ts';
import { words } from '../words.ts';
import { AnswerText, LongAnswer } from './answer.tsx';

type Props = {
  readonly view: View;
  readonly cohort: {
    readonly id: string;
    readonly name: string;
    readonly schemeId: string;
    readonly schemeName: string;
    readonly questions: Readonly<Record<'mentee' | 'mentor', readonly Question[]>>;
    readonly rules: {
      readonly reviewCategories: readonly { readonly key: string; readonly label: string }[];
    };
  };
  readonly application: Application;
  /** Why its scores stay shut to the one who looks. */
  readonly shut: 'read' | 'conflict' | null;
  readonly draft: Draft;
  readonly once: string;
};

export const ApplicationPage = (props: Props) => {
  const { view, cohort, application, draft } = props;
  const t = words(view.language);
  const { role, number, name, state } = application;
  const scope = { schemeId: cohort.schemeId, cohortId: cohort.id };
  return (
    <Layout
      frame={view.frame}
      title={`${name}, ${number}`}
      where={`${cohort.schemeName}, ${cohort.name}`}
      failed={Object.keys(draft.problems).length > 0}
    >
      <p>
        <a href={paths.applications(cohort.id, { role })}>{t('one.back')}</a>
      </p>
      <ErrorSummary language={view.language} problems={draft.problems} />
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <p class="above">{t('one.above', { role, number })}</p>
      <h1>
        <bdi>{name}</bdi> {state === 'withdrawn' && <Tag kind="look">{t('state.withdrawn')}</Tag>}
      </h1>
      <div class="cols">
        <Answers {...props} />
        <div class="side">
          <AtAGlance {...props} />
          {role === 'mentee' && <Scores {...props} />}
          {may(view.viewer, 'importApplications', scope) && <Withdrawal {...props} />}
        </div>
      </div>
    </Layout>
  );
};

/** What the cohort asks now, then what this person was asked before the list changed. */
const Answers = ({ view, cohort, application }: Props) => {
  const t = words(view.language);
  const now = cohort.questions[application.role];
  const keys = new Set(now.map(({ key }) => key));
  const earlier = application.asked.filter(
    ({ key }) => !keys.has(key) && application.answers[key] !== undefined,
  );
  return (
    <div class="stack">
      <QuestionsAnswered {...{ view, cohort, application }} questions={now} />
      {earlier.length > 0 && (
        <Band title={t('one.earlier')}>
          <QuestionsAnswered {...{ view, cohort, application }} questions={earlier} />
        </Band>
      )}
    </div>
  );
};

type AnsweredProps = Pick<Props, 'view' | 'cohort' | 'application'> & {
  readonly questions: readonly Question[];
};

const QuestionsAnswered = ({ view, cohort, questions, application }: AnsweredProps) => {
  const t = words(view.language);
  const asked = questions.filter(({ kind }) => kind !== 'conflict');
  const short = asked.filter(({ kind }) => kind !== 'longText');
  const long = asked.filter(({ kind }) => kind === 'longText');
  const rows = short.map((question): readonly [Child, Child] => {
    const value = application.answers[question.key];
    return [
      question.short,
      value === undefined ? (
        <span class="quiet">{t('one.noAnswer')}</span>
      ) : (
        <AnswerText
          {...{ t, question, value }}
          files={({ id, name }) => ({ href: paths.applicationFile(cohort.id, application.id, id), name })}
        />
      ),
    ];
  });
  return (
    <>
      {rows.length > 0 && <Facts rows={rows} />}
      {long.map((question) => {
        const value = application.answers[question.key];
        return (
          value !== undefined && (
            <Band title={question.short}>
              <LongAnswer value={value} />
            </Band>
          )
        );
      })}
    </>
  );
};

const AtAGlance = ({ view, cohort, application }: Props) => {
  const t = words(view.language);
  const { email, state, submittedAt, role, answers } = application;
  const rows: (readonly [Child, Child])[] = [
    [t('one.email'), <bdi>{email}</bdi>],
    [t('one.state'), t(`state.${state}`)],
  ];
  if (submittedAt !== null)
    rows.push([
      t('list.sent'),
      <Time at={submittedAt} zone={view.zone} language={view.language} style="dateTime" />,
    ]);
  const conflicts = cohort.questions[role].filter(({ kind }) => kind === 'conflict');
  return (
    <>
      <Facts rows={rows} />
      {conflicts.map(({ key }) => (
        <Band title={t('one.conflict')}>
          {answers[key] === undefined ? (
            <Empty>{t('one.conflict.none')}</Empty>
          ) : (
            <LongAnswer value={answers[key]} />
          )}
        </Band>
      ))}
    </>
  );
};

const Scores = ({ view, cohort, application, shut }: Props) => {
  const t = words(view.language);
  const { number } = formats(view.language);
  const { reviews } = application;
  if (shut !== null)
    return (
      <Band title={t('one.scores')}>
        <Empty>{reviewWords(view.language)(shut === 'read' ? 'one.shut' : 'one.shut.conflict')}</Empty>
      </Band>
    );
  if (reviews.length === 0)
    return (
      <Band title={t('one.scores')}>
        <Empty>{t('one.scores.none')}</Empty>
      </Band>
    );
  const { reviewCategories } = cohort.rules;
  const all = reviews.flatMap(({ scores }) => Object.values(scores));
  const mean = all.reduce((sum, score) => sum + score, 0) / Math.max(1, all.length);
  return (
    <Band title={t('one.scores')}>
      <Table
        caption={t('one.scores')}
        quiet
        wide
        columns={[t('one.reader'), ...reviewCategories.map(({ label }) => ({ label, number: true }))]}
        rows={reviews.map(({ reviewer, scores }) => [
          <Name>{reviewer}</Name>,
          ...reviewCategories.map(({ key }) => scores[key] ?? ''),
        ])}
      />
      {all.length > 0 && <p>{t('one.mean', { mean: number(Math.round(mean * 100) / 100) })}</p>}
      {reviews
        .filter(({ comment }) => comment !== '')
        .map(({ reviewer, comment }) => (
          <>
            <h3>
              <Name>{reviewer}</Name>
            </h3>
            <LongAnswer value={comment} />
          </>
        ))}
    </Band>
  );
};

const Withdrawal = ({ view, cohort, application, draft, once }: Props) => {
  const t = words(view.language);
  const action = paths.withdrawal(cohort.id, application.id);
  if (application.state === 'withdrawn')
    return (
      <Band title={t('one.undo')}>
        <Form action={action} once={once}>
          <p>{t('one.undo.text')}</p>
          <Button kind="second" name="undo" value="yes">
            {t('one.undo.do')}
          </Button>
        </Form>
      </Band>
    );
  return (
    <Band title={t('one.withdraw')}>
      <Form action={action} once={once}>
        <p>{t('one.withdraw.text')}</p>
        <TextArea
          name="reason"
          label={t('one.withdraw.reason')}
          hint={t('one.withdraw.reason.hint')}
          value={draft.entries['reason']}
          error={draft.problems['reason']}
          rows={2}
          maxlength={500}
          required
        />
        <Actions>
          <Button kind="second">{t('one.withdraw.do')}</Button>
        </Actions>
      </Form>
    </Band>
  );
};
