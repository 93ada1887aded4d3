import type { Child } from 'hono/jsx';
import type { Question } from '../../../core/questions/question.ts';
import { stepsOf } from '../../../core/questions/steps.ts';
import { paths } from '../../../paths.ts';
import { Actions, Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Band, Facts, Note } from '../../../ui/parts.tsx';
import { words } from '../apply-words.ts';
import { words as applicationWords } from '../words.ts';
import { AnswerText, LongAnswer } from './answer.tsx';
import { ApplyShell, type OwnProps, stepTitle } from './apply-shell.tsx';

type Props = OwnProps & {
  readonly missing: readonly Question[];
  /** What was asked when it was answered, and is not any more. */
  readonly before: readonly Question[];
  readonly once: string;
  /** Sending was tried, and something is missing. */
  readonly tried: boolean;
};

export const CheckPage = (props: Props) => {
  const { view, call, own, until, isOpen, missing, before, once, tried } = props;
  const t = words(view.language);
  const { id } = call.cohort;
  const list = formats(view.language).list(missing.map(({ label }) => t('asked', { label })));
  const isSent = own.application !== null;
  const problem = t('check.unfinished', { count: missing.length });
  return (
    <ApplyShell {...props} title={t('check.title')} here="check" failed={tried}>
      {tried && <ErrorSummary language={view.language} problems={{ '': `${problem}: ${list}.` }} />}
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <h1>{t('check.title')}</h1>
      {isOpen && <p>{t(isSent ? 'check.lead.sent' : 'check.lead', { moment: until })}</p>}
      {stepsOf(call.cohort.questions[own.role]).map(({ step, questions }) => (
        <section class="band">
          <div class="head">
            <h2>{stepTitle(props, step)}</h2>
            {isOpen && (
              <a href={paths.applyStep(id, own.role, step)}>
                {t('check.change', { step: stepTitle(props, step) })}
              </a>
            )}
          </div>
          <Facts
            rows={[
              ...(step === 'about'
                ? ([[t('name.label'), <bdi>{own.person.name}</bdi>]] as [Child, Child][])
                : []),
              ...questions.map((question): [Child, Child] => [
                question.label,
                <Answered {...props} question={question} />,
              ]),
            ]}
          />
        </section>
      ))}
      {before.length > 0 && (
        <Band title={t('check.before')}>
          <p>{t('check.before.text')}</p>
          <Facts
            rows={before.map((question): [Child, Child] => [
              question.label,
              <Answered {...props} question={question} />,
            ])}
          />
        </Band>
      )}
      {!isSent && isOpen && (
        <>
          {missing.length > 0 && (
            <Note kind="look">
              <p>{t('check.missing', { questions: list })}</p>
            </Note>
          )}
          <Form action={paths.applySending(id, own.role)} once={once}>
            <Actions>
              <Button>{t('check.send')}</Button>
            </Actions>
          </Form>
        </>
      )}
      {isSent && (
        <p>
          <a href={paths.applyStatus(id, own.role)}>{t('status.title')}</a>
        </p>
      )}
    </ApplyShell>
  );
};

const Answered = ({ view, call, own, question }: Props & { readonly question: Question }) => {
  const value = own.answers[question.key];
  if (value === undefined) return <span class="quiet">{words(view.language)('check.none')}</span>;
  return question.kind === 'longText' || question.kind === 'conflict' ? (
    <LongAnswer value={value} />
  ) : (
    <AnswerText
      t={applicationWords(view.language)}
      {...{ question, value }}
      files={({ id, name }) => ({ href: paths.applyFile(call.cohort.id, own.role, id), name })}
    />
  );
};
