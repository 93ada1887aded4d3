/** One application to read: what it says on the left, the reader's scores at its side. */
import type { Child } from 'hono/jsx';
import type { Question, Value } from '../../../core/questions/question.ts';
import { barred, redact } from '../../../core/review/redaction.ts';
import { paths } from '../../../paths.ts';
import { Scale } from '../../../ui/choices.tsx';
import { TextArea } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Facts, Note } from '../../../ui/parts.tsx';
import { Name } from '../../../ui/time.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import { readingFiles } from '../reading-files.ts';
import type { OpenReading } from '../reading-queries.ts';
import { longestComment, scoreField } from '../review-forms.ts';
import { type MyReading, nextReading, pointsOf } from '../review-rules.ts';
import { words } from '../review-words.ts';
import { words as applicationWords } from '../words.ts';
import { AnswerText } from './answer.tsx';
import { progressWords } from './readings.tsx';

type Category = {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly steps?: readonly string[];
};

type Props = {
  readonly view: View;
  readonly cohort: {
    readonly id: string;
    readonly name: string;
    readonly schemeName: string;
    readonly rules: {
      readonly reviewCategories: readonly Category[];
      readonly special: { readonly menteeGroup: string | null };
    };
  };
  readonly reading: OpenReading;
  readonly lines: readonly MyReading[];
  readonly draft: Draft | null;
  readonly once: string;
};

export const ReadingPage = (props: Props) => {
  const { view, cohort, reading, lines, draft } = props;
  const t = words(view.language);
  const hides = hiding(props);
  const title = titleQuestion(props);
  const said = title === null ? null : barred(hides(String(reading.answers[title.key])));
  return (
    <Layout
      frame={view.frame}
      title={t('reading.untitled', { number: reading.number })}
      where={`${cohort.schemeName}, ${cohort.name}`}
      failed={draft !== null && Object.keys(draft.problems).length > 0}
    >
      <div class="head">
        <p>
          <a href={paths.readings(cohort.id)}>{t('mine.back')}</a>
        </p>
        <p class="quiet">{progressWords(view, lines)}</p>
      </div>
      {draft !== null && <ErrorSummary language={view.language} problems={draft.problems} />}
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <div class="cols reading">
        <div class="stack">
          <div>
            <p class="above">
              {t('reading.above', { number: reading.number, hidden: reading.seal.names ? 'yes' : 'no' })}
            </p>
            <h1 dir="auto">{said ?? t('reading.untitled', { number: reading.number })}</h1>
          </div>
          <Answers {...props} except={title?.key ?? null} />
        </div>
        <div class="side">
          <Own {...props} />
        </div>
      </div>
    </Layout>
  );
};

/** Strikes out who wrote it, where names are hidden. */
const hiding = ({ reading }: Pick<Props, 'reading'>) => {
  const { identity, seal } = reading;
  return (text: string) => (seal.names ? redact(text, identity) : [{ text }]);
};

/** The first short text that was answered names the application: the project's title. */
const titleQuestion = ({ reading, cohort }: Props): Question | null =>
  reading.questions.find(
    ({ key, kind }) =>
      kind === 'text' &&
      key !== cohort.rules.special.menteeGroup &&
      typeof reading.answers[key] === 'string' &&
      reading.answers[key] !== '',
  ) ?? null;

const Answers = (props: Props & { readonly except: string | null }) => {
  const { view, reading, except } = props;
  const t = words(view.language);
  const asked = reading.questions.filter(
    ({ key }) => key !== except && reading.answers[key] !== undefined && reading.answers[key] !== '',
  );
  const rows = asked
    .filter(({ kind }) => kind !== 'longText')
    .map((question): readonly [Child, Child] => [question.short, <Answer {...props} question={question} />]);
  if (!reading.seal.names) rows.unshift([t('reading.name'), <Name>{reading.identity.name}</Name>]);
  return (
    <>
      {rows.length > 0 && <Facts rows={rows} />}
      {asked
        .filter(({ kind }) => kind === 'longText')
        .map((question) => (
          <section>
            <h2>{question.short}</h2>
            <blockquote>
              {String(reading.answers[question.key])
                .split(/\n{2,}/)
                .map((paragraph) => (
                  <p dir="auto">
                    <Struck {...props} text={paragraph} />
                  </p>
                ))}
            </blockquote>
          </section>
        ))}
    </>
  );
};

const Struck = ({ view, text, ...props }: Props & { readonly text: string }) => (
  <>
    {hiding(props)(text).map((piece) =>
      'hidden' in piece ? (
        <span class="struck">
          <span class="hidden">{words(view.language)('hidden')}</span>
        </span>
      ) : (
        piece.text
      ),
    )}
  </>
);

/** Texts are struck out where names are hidden; answers chosen from a list are what they are. */
const Answer = (props: Props & { readonly question: Question }) => {
  const { view, reading, question } = props;
  const value = reading.answers[question.key] as Value;
  if (typeof value === 'string' && question.kind !== 'choice')
    return (
      <bdi>
        <Struck {...props} text={value} />
      </bdi>
    );
  if (question.kind === 'lines')
    return (
      <ul>
        {(value as readonly string[]).map((line) => (
          <li>
            <bdi>
              <Struck {...props} text={line} />
            </bdi>
          </li>
        ))}
      </ul>
    );
  const hide = (text: string) => barred(hiding(props)(text));
  return (
    <AnswerText
      t={applicationWords(view.language)}
      question={question}
      value={openTexts(question, value, hide)}
      files={({ id }) => ({
        href: paths.readingFile(props.cohort.id, reading.applicationId, id),
        name: readingFiles(reading).get(id)?.name ?? '',
      })}
    />
  );
};

/** Answers outside the options, and languages, are as people typed them. */
const openTexts = (question: Question, value: Value, hide: (text: string) => string): Value => {
  if (question.kind === 'choices' && question.open) {
    const keys = new Set(question.options.map(({ key }) => key));
    return (value as readonly string[]).map((one) => (keys.has(one) ? one : hide(one)));
  }
  if (question.kind === 'languages')
    return (value as readonly { language: string; level: string }[]).map(({ language, level }) => ({
      language: hide(language),
      level,
    }));
  return value;
};

const Own = (props: Props) => {
  const { view, cohort, reading, lines, draft, once } = props;
  const t = words(view.language);
  const isOpen = reading.phaseState === 'open';
  const next = nextReading(lines, reading.applicationId);
  return (
    <section class="sheet" aria-labelledby="your-reading">
      <h2 id="your-reading">{t('reading.yours')}</h2>
      <Readers {...props} />
      {isOpen ? (
        <>
          <Form action={paths.reading(cohort.id, reading.applicationId)} once={once} class="stack">
            {cohort.rules.reviewCategories.map((category) => (
              <Point {...props} category={category} />
            ))}
            <TextArea
              name="comment"
              label={t('reading.comment')}
              hint={t('reading.comment.hint')}
              rows={5}
              maxlength={longestComment}
              value={draft?.entries['comment'] ?? reading.own?.comment}
              error={draft?.problems['comment']}
            />
            <Total {...props} />
            <Actions>
              {next !== null && (
                <Button name="then" value="next">
                  {t('reading.saveNext')}
                </Button>
              )}
              <Button kind={next === null ? 'main' : 'second'}>{t('reading.save')}</Button>
            </Actions>
          </Form>
          <Conflict {...props} />
        </>
      ) : (
        <>
          <p class="quiet">{t('reading.shutNow')}</p>
          {reading.own !== null && <Given {...props} reading={reading} scores={reading.own.scores} />}
          {reading.own !== null && reading.own.comment !== '' && (
            <blockquote>
              <p dir="auto">{reading.own.comment}</p>
            </blockquote>
          )}
        </>
      )}
    </section>
  );
};

const Point = ({ view, reading, draft, category }: Props & { readonly category: Category }) => {
  const t = words(view.language);
  const { number } = formats(view.language);
  const { key, label, hint, steps } = category;
  const field = scoreField(key);
  return (
    <Scale
      name={field}
      legend={label}
      hint={hint}
      value={draft?.entries[field] ?? String(reading.own?.scores[key] ?? '')}
      error={draft?.problems[field]}
      options={([1, 2, 3, 4, 5] as const).map((step) => ({
        value: String(step),
        label: number(step),
        word: steps?.[step - 1] ?? t(`step.${step}`),
      }))}
    />
  );
};

const Total = ({ view, reading }: Props) => {
  const t = words(view.language);
  const { number } = formats(view.language);
  const { points, of } = pointsOf(reading.own?.scores ?? {});
  if (of === 0) return null;
  return (
    <p class="total">
      <span>{t(reading.ownAt === null ? 'reading.soFar' : 'reading.total')}</span>
      <b>{t('reading.total.of', { points: number(points), of: number(of) })}</b>
    </p>
  );
};

/** Who reads this application; another's scores only where they are open. */
const Readers = (props: Props) => {
  const { view, cohort, reading } = props;
  const t = words(view.language);
  const f = formats(view.language);
  const given = Object.keys(reading.own?.scores ?? {}).length;
  return (
    <ul class="readers">
      {reading.others.map(({ reader, at, reading: theirs }) => (
        <li>
          <p class="head">
            <Name>{reader}</Name>
            <span>
              {at === null
                ? t('reading.other.waiting')
                : t('reading.other.in', { date: f.date(at, 'date', view.zone) })}
            </span>
          </p>
          {theirs !== null ? (
            <>
              <Given {...props} scores={theirs.scores} />
              {theirs.comment !== '' && (
                <blockquote>
                  <p dir="auto">{theirs.comment}</p>
                </blockquote>
              )}
            </>
          ) : (
            at !== null && (
              <p class="quiet">
                {t(reading.phase?.othersSeen === 'never' ? 'reading.other.never' : 'reading.other.shut')}
              </p>
            )
          )}
        </li>
      ))}
      <li>
        <p class="head">
          <b>{t('reading.you')}</b>
          <span>
            {reading.ownAt === null
              ? t('reading.you.now')
              : t('reading.you.in', { date: f.date(reading.ownAt, 'date', view.zone) })}
          </span>
        </p>
        <p class="quiet">
          {t('reading.you.points', {
            given: f.number(given),
            points: f.number(cohort.rules.reviewCategories.length),
          })}
        </p>
      </li>
    </ul>
  );
};

const Given = ({ view, cohort, scores }: Props & { readonly scores: Readonly<Record<string, number>> }) => {
  const { number } = formats(view.language);
  const t = words(view.language);
  const { points, of } = pointsOf(scores);
  return (
    <Facts
      rows={[
        ...cohort.rules.reviewCategories.map(({ key, label }): readonly [Child, Child] => [
          label,
          scores[key] === undefined ? '–' : number(scores[key]),
        ]),
        [t('one.total'), t('reading.total.of', { points: number(points), of: number(of) })],
      ]}
    />
  );
};

const Conflict = ({ view, cohort, reading, draft, once }: Props) => {
  const t = words(view.language);
  const problem = draft?.problems['reason'];
  return (
    <details open={problem !== undefined}>
      <summary>{t('reading.conflict')}</summary>
      <Form
        action={paths.readingConflict(cohort.id, reading.applicationId)}
        once={`${once}-pass`}
        class="stack"
        label={t('reading.conflict')}
      >
        <p>{t('reading.conflict.text')}</p>
        <TextArea
          name="reason"
          label={t('reading.conflict.reason')}
          hint={t('reading.conflict.reason.hint')}
          rows={2}
          maxlength={300}
          value={draft?.entries['reason']}
          error={problem}
        />
        <Button kind="second">{t('reading.conflict.do')}</Button>
      </Form>
    </details>
  );
};
