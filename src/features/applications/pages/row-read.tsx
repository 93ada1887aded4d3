/** How a row of a file was understood, and what it would change of the application that is there. */
import type { Question, Value } from '../../../core/questions/question.ts';
import { Facts } from '../../../ui/parts.tsx';
import { Time } from '../../../ui/time.tsx';
import type { View } from '../../../web/view.ts';
import { canonical } from '../applicant.ts';
import type { Planned } from '../plan.ts';
import { words } from '../words.ts';
import { AnswerText } from './answer.tsx';

type Props = {
  readonly view: View;
  /** The organisers' clock, on which times of submission were read. */
  readonly zone: string;
  readonly questions: readonly Question[];
  readonly planned: Planned;
};

export const RowRead = (props: Props) => {
  const { view, planned } = props;
  const t = words(view.language);
  return (
    <details open={planned.outcome === 'changed'}>
      <summary>{t(planned.outcome === 'changed' ? 'preview.changes' : 'preview.read')}</summary>
      <Facts rows={[...sentOf(props), ...answersOf(props)]} />
    </details>
  );
};

const sentOf = ({ view, zone, planned: { intake, outcome, ...rest } }: Props) => {
  const at = intake.submittedAt;
  if (at === null) return [];
  if (outcome === 'changed' && 'present' in rest && rest.present.submittedAt?.getTime() === at.getTime())
    return [];
  const t = words(view.language);
  return [
    [t('preview.sent'), <Time at={at} zone={zone} language={view.language} style="dateTime" />] as const,
  ];
};

/** All answers of somebody new; of somebody who is in, those that would change. */
const answersOf = ({ view, questions, planned }: Props) => {
  const t = words(view.language);
  const before = planned.outcome === 'changed' ? planned.present.answers : null;
  const after = planned.outcome === 'changed' ? planned.kept.answers : planned.intake.answers;
  return questions.flatMap((question) => {
    const [was, is] = [before?.[question.key], after[question.key]];
    if (before === null ? is === undefined : canonical(was ?? null) === canonical(is ?? null)) return [];
    const said = (value: Value | undefined) =>
      value === undefined ? (
        <span class="quiet">{t('one.noAnswer')}</span>
      ) : (
        <AnswerText {...{ t, question, value }} />
      );
    return [
      [
        question.short,
        before === null ? (
          said(is)
        ) : (
          <>
            {said(is)}
            <div class="quiet">
              {t('preview.was')} {said(was)}
            </div>
          </>
        ),
      ] as const,
    ];
  });
};
