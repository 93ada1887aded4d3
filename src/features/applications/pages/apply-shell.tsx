/** The frame of one's own form: how it is saved, and the list of its pages. */
import type { Child } from 'hono/jsx';
import { type FormStep, isAsTitled } from '../../../core/questions/steps.ts';
import { paths } from '../../../paths.ts';
import { formats } from '../../../ui/formats.ts';
import { Bare } from '../../../ui/layout.tsx';
import type { View } from '../../../web/view.ts';
import { words } from '../apply-words.ts';
import type { Call } from '../call-queries.ts';
import { type Own, standingOf } from '../own.ts';

export type StepName = FormStep['step'] | 'check';

/** A page of the form, and whether everything that it needs is there. */
export type StepLine = { readonly step: StepName; readonly isDone: boolean };

/** What every page of somebody's own form is given. */
export type OwnProps = {
  readonly view: View;
  readonly call: Call;
  readonly own: Own;
  readonly lines: readonly StepLine[];
  /** The last minute, on the organisers' clock. */
  readonly until: string;
  /** The same on the applicant's own, when it is another. */
  readonly untilReader: string | null;
  readonly isOpen: boolean;
};

type ShellProps = OwnProps & {
  readonly title: string;
  readonly here: StepName | null;
  readonly failed?: boolean;
  readonly children?: Child;
};

export const ApplyShell = (props: ShellProps) => {
  const { view, call, own, title, failed, children } = props;
  const t = words(view.language);
  const time = formats(view.language).time(own.savedAt, zoneOf(props));
  const standing = standingOf(own);
  // What was given up is neither saved nor done.
  const isGivenUp = standing === 'withdrawn' || standing === 'discarded';
  return (
    <Bare
      frame={view.frame}
      title={title}
      where={call.cohort.schemeName}
      width="page"
      failed={failed ?? false}
      note={isGivenUp ? null : t(own.application === null ? 'saved.draft' : 'saved.sent', { time })}
    >
      {isGivenUp ? (
        <div class="stack">{children}</div>
      ) : (
        <div class="cols">
          <div class="stack">{children}</div>
          <Steps {...props} />
        </div>
      )}
    </Bare>
  );
};

/** The clock that the person named, else the organisers'. */
export const zoneOf = ({ own, call }: Pick<OwnProps, 'own' | 'call'>): string => {
  const key = call.cohort.questions[own.role].find(({ kind }) => kind === 'zone')?.key ?? '';
  const zone = own.answers[key];
  return typeof zone === 'string' ? zone : call.cohort.zone;
};

type Titled = Pick<OwnProps, 'view' | 'call'> & { readonly own: Pick<Own, 'role'> };

export const stepTitle = ({ view, call, own }: Titled, step: StepName): string =>
  words(view.language)(`step.${wordOf(step, call, own)}`, { role: own.role });

/** Under the title of a page: what it asks for. */
export const stepLead = ({ view, call, own }: Titled, step: FormStep['step']): string => {
  const word = wordOf(step, call, own);
  return word === 'check' ? '' : words(view.language)(`lead.${word}`, { role: own.role });
};

/** A page says no more than its questions do. */
const wordOf = (step: StepName, { cohort }: Call, { role }: Pick<Own, 'role'>) =>
  (step === 'project' || step === 'help') && !isAsTitled(step, cohort.questions[role])
    ? (`${step}.other` as const)
    : step;

const Steps = (props: ShellProps) => {
  const { view, call, own, lines, here, until, untilReader, isOpen } = props;
  const t = words(view.language);
  const { id } = call.cohort;
  const to = (step: StepName) =>
    step === 'check' ? paths.applyCheck(id, own.role) : paths.applyStep(id, own.role, step);
  return (
    <nav class="side stack" aria-labelledby="steps-title">
      <h2 id="steps-title">{t('steps.title')}</h2>
      <ol class="rows steps">
        {lines.map(({ step, isDone }) =>
          step === here ? (
            <li aria-current="step">
              <b>{stepTitle(props, step)}</b>
              <b>{t('steps.here')}</b>
            </li>
          ) : (
            <li>
              <a href={to(step)}>{stepTitle(props, step)}</a>
              <span>{t(isDone ? 'steps.done' : 'steps.todo')}</span>
            </li>
          ),
        )}
      </ol>
      {isOpen && (
        <p class="quiet">
          {untilReader === null
            ? t('steps.until', { moment: until })
            : t('steps.until.reader', { moment: until, reader: untilReader })}
        </p>
      )}
    </nav>
  );
};
