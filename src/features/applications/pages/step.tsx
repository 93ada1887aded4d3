import type { Child } from 'hono/jsx';
import type { Fields } from '../../../core/questions/posted-hours.ts';
import type { ValueOf } from '../../../core/questions/question.ts';
import type { FormStep } from '../../../core/questions/steps.ts';
import { paths } from '../../../paths.ts';
import { Field } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form, type Problems } from '../../../ui/form.tsx';
import { Note } from '../../../ui/parts.tsx';
import { words } from '../apply-words.ts';
import { askedField } from '../file-form.ts';
import { ApplyShell, type OwnProps, stepLead, stepTitle } from './apply-shell.tsx';
import { Ask } from './ask.tsx';
import type { Kept } from './ask-file.tsx';

type Props = OwnProps & {
  readonly current: FormStep;
  readonly name: string;
  readonly fields: Fields;
  readonly problems: Problems;
  readonly more: boolean;
  /** Under the city: whether it was guessed, and what its clock shows. */
  readonly cityNote: Child;
  /** When the call has closed while the page was open. */
  readonly closed: string | null;
};

export const StepPage = (props: Props) => {
  const { view, call, own, lines, current, fields, problems, more, closed } = props;
  const t = words(view.language);
  const { role } = own;
  const at = lines.findIndex(({ step }) => step === current.step);
  const before = lines[at - 1]?.step;
  const title = stepTitle(props, current.step);
  return (
    <ApplyShell
      {...props}
      title={title}
      here={current.step}
      failed={Object.keys(problems).length > 0 || closed !== null}
    >
      <p>
        {before === undefined ? (
          <a href={paths.call(call.cohort.id)}>{t('step.back.call')}</a>
        ) : (
          <a href={paths.applyStep(call.cohort.id, role, before)}>
            {t('step.back', { step: stepTitle(props, before) })}
          </a>
        )}
      </p>
      {closed !== null && (
        <Note kind="right" title={t('late.title', { moment: closed })}>
          <p>{t('late.text')}</p>
        </Note>
      )}
      <ErrorSummary language={view.language} problems={problems} />
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <div>
        <p class="above">{t('step.where', { role, at: String(at + 1), of: String(lines.length) })}</p>
        <h1>{title}</h1>
      </div>
      <p>{stepLead(props, current.step)}</p>
      <Form
        action={paths.applyStep(call.cohort.id, role, current.step)}
        class="questions"
        upload={current.questions.some(({ kind }) => kind === 'file')}
      >
        {/* Enter in a field presses the first button of a form, so this one goes on. */}
        <button type="submit" hidden name="go" value="on" />
        <input type="hidden" name={askedField} value={current.questions.map(({ key }) => key).join(' ')} />
        {current.step === 'about' && (
          <Field
            name="name"
            label={t('name.label')}
            value={props.name}
            error={problems['name']}
            maxlength={200}
            autocomplete="name"
            dir="auto"
            required
          />
        )}
        {current.questions.map((question) => (
          <Ask
            language={view.language}
            {...{ role, question, fields, more }}
            error={problems[question.key]}
            kept={keptOf(props)}
            note={question.kind === 'zone' ? props.cityNote : undefined}
          />
        ))}
        {closed === null && (
          <Actions>
            <Button name="go" value="on">
              {t('step.save')}
            </Button>
            <Button kind="link" name="go" value="later">
              {t('step.later')}
            </Button>
          </Actions>
        )}
      </Form>
    </ApplyShell>
  );
};

const keptOf = ({ call, own }: Props): Kept => ({
  files: (key) => (own.answers[key] as ValueOf['file'] | undefined) ?? [],
  href: (id) => paths.applyFile(call.cohort.id, own.role, id),
});
