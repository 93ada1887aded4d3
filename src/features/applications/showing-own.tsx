/** What the pages of one's own form are given, worked out from the call and from what is written so far. */
import type { Child } from 'hono/jsx';
import { onlyZoneIn, zoneOfCity } from '../../core/questions/city.ts';
import { type Answered, fieldsOf } from '../../core/questions/posted.ts';
import type { Fields } from '../../core/questions/posted-hours.ts';
import type { Answers, Question } from '../../core/questions/question.ts';
import { type FormStep, stepsOf } from '../../core/questions/steps.ts';
import { cityOf } from '../../core/time/zone.ts';
import { formats } from '../../ui/formats.ts';
import type { View } from '../../web/view.ts';
import { problemInWords } from './answer-in-words.ts';
import { words } from './apply-words.ts';
import { type Call, windowOf } from './call-queries.ts';
import { callState, closesAt, lastMinute } from './deadline.ts';
import { demandsOf, unanswered } from './drafts.ts';
import { momentInWords } from './moments.ts';
import type { Own } from './own.ts';
import { type OwnProps, type StepLine, zoneOf } from './pages/apply-shell.tsx';

export const ownProps = (view: View, call: Call, own: Own): OwnProps => {
  const last = lastMinute(windowOf(call));
  const zone = zoneOf({ call, own });
  const isSame = zone === call.cohort.zone;
  return {
    view,
    call,
    own,
    lines: linesOf(call, own),
    until: momentInWords(view.language, last, call.cohort.zone),
    untilReader: isSame ? null : momentInWords(view.language, last, zone),
    isOpen: callState(windowOf(call), view.now) === 'open',
  };
};

/** When it closed, in words. */
export const closedMoment = (view: View, call: Call): string => {
  const at = call.closedAt === null ? lastMinute(windowOf(call)) : closesAt(windowOf(call));
  return momentInWords(view.language, at, call.cohort.zone);
};

/** A page is done when nothing on it is needed any more, and something is there. */
const linesOf = ({ cohort }: Call, own: Own): StepLine[] => {
  const missing = new Set(unanswered(cohort, own).map(({ key }) => key));
  const steps = stepsOf(cohort.questions[own.role]).map(({ step, questions }): StepLine => {
    const isNeeded = questions.some(({ key }) => missing.has(key));
    const isTouched = questions.length === 0 || questions.some(({ key }) => own.answers[key] !== undefined);
    return { step, isDone: !isNeeded && isTouched };
  });
  return [...steps, { step: 'check', isDone: own.application !== null }];
};

/** The fields of a page as they were saved; a city that is not known yet is guessed from the country. */
export const savedFields = ({ questions }: FormStep, { answers }: Own, guess: string | null): Fields =>
  Object.assign(
    {},
    ...questions.map((question) =>
      question.kind === 'zone' && answers[question.key] === undefined && guess !== null
        ? fieldsOf(question, guess)
        : fieldsOf(question, answers[question.key]),
    ),
  ) as Fields;

/** The zone of the country that was named, where it has a single one. */
export const guessedZone = (questions: readonly Question[], answers: Answers): string | null => {
  const key = questions.find(({ kind }) => kind === 'country')?.key ?? '';
  const country = answers[key];
  return typeof country === 'string' ? onlyZoneIn(country) : null;
};

/** What the clock of the city shows now, so that a person sees whether it is theirs. */
export const cityNote = (view: View, { questions }: FormStep, fields: Fields, isGuess: boolean): Child => {
  const t = words(view.language);
  const key = questions.find(({ kind }) => kind === 'zone')?.key;
  const zone = zoneOfCity(fields[key ?? '']?.[0] ?? '');
  if (key === undefined || zone === null) return null;
  const f = formats(view.language);
  const facts = { time: f.time(view.now, zone), day: f.date(view.now, 'weekday', zone), city: cityOf(zone) };
  return (
    <p class="quiet">
      {isGuess && `${t('ask.city.guess')} `}
      {t('ask.city.now', facts)}
    </p>
  );
};

/** Problems by field, in words, in the order of the page. */
export const problemsOf = (
  view: View,
  call: Call,
  read: readonly { readonly question: Question; readonly answered: Answered }[],
): Record<string, string[]> => {
  const t = words(view.language);
  const demands = demandsOf(call.cohort);
  return Object.fromEntries(
    read
      .filter(({ answered }) => answered.problems.length > 0)
      .map(({ question, answered }) => [
        question.key,
        answered.problems.map((problem) => problemInWords(t, question, problem, demands)),
      ]),
  );
};
