/** The price of a change, told: what it does to named people, then the figures. */
import type { Child } from 'hono/jsx';
import type { Gain, Priced, PriceQuestion } from '../../core/matching/ask.ts';
import type { Goal, Reached } from '../../core/matching/problem.ts';
import { formats } from '../../ui/formats.ts';
import { failureWords } from './because.ts';
import type { ShownPrice } from './pages/shown.ts';
import { fitOf, mean, type Shower } from './showing.tsx';
import { words } from './words.ts';

type Typed = { readonly problem: string | null; readonly typed: string };

export const showPrice = (
  shower: Shower,
  question: PriceQuestion,
  priced: Priced,
  typed: Typed,
): ShownPrice => {
  const { naming, result, language } = shower;
  const t = words(language);
  const now = result.pairs.find((pair) => pair.mentee === question.mentee);
  const asked = {
    kind: question.kind,
    mentee: naming.mentee(question.mentee),
    mentor: naming.mentor(question.mentor),
    fit: priced.kind === 'possible' && question.kind === 'force' ? fitOf(priced.points) : null,
    before: now === undefined ? null : fitOf(now.points),
    problem: typed.problem,
    typed: typed.typed,
  };
  if (priced.kind === 'notEligible') {
    const why = priced.failures.map((failure) => failureWords(shower, failure)).join('; ');
    return { ...asked, answer: { kind: 'notEligible', why } };
  }
  if (priced.kind === 'impossible')
    return { ...asked, answer: { kind: 'impossible', why: t('price.impossible.why') } };
  return {
    ...asked,
    answer: {
      kind: 'possible',
      effects: effects(shower, priced.comparison, question.kind === 'force' ? question.mentee : null),
      goals: shower.run.settings.goals.map((goal) => goalRow(shower, goal, priced.before, priced.after)),
    },
  };
};

/** Who loses, gains or moves, by name; but for a mentee whom the question names already. */
export const effects = (
  { naming, language }: Shower,
  comparison: Gain,
  asked: string | null = null,
): Child[] => {
  const t = words(language);
  const f = formats(language);
  const b = (said: Child) => <b>{said}</b>;
  const mentee = (id: string) => <bdi>{naming.mentee(id).name}</bdi>;
  const mentor = (id: string) => <bdi>{naming.mentor(id).name}</bdi>;
  const mentors = (ids: readonly string[]) => f.listOf(ids.map(mentor));
  const people = comparison.mentees.map(({ id, before, after }) => {
    if (after.length === 0) return t.rich('price.loses', { mentee: mentee(id), b });
    if (before.length === 0) return t.rich('price.gains', { mentee: mentee(id), mentor: mentors(after), b });
    if (id === asked) return null;
    return t.rich('price.moves', { mentee: mentee(id), before: mentors(before), after: mentors(after), b });
  });
  return [
    ...people.filter((effect) => effect !== null),
    ...comparison.mentorsFreed.map((id) => t.rich('price.idle', { mentor: mentor(id), b })),
    ...comparison.mentorsCalled.map((id) => t.rich('price.called', { mentor: mentor(id), b })),
  ];
};

const goalRow = ({ language }: Shower, goal: Goal, before: Reached, after: Reached) => {
  const t = words(language);
  const now = figure(goal, before, language);
  const then = figure(goal, after, language);
  const difference = amount(goal, after) - amount(goal, before);
  const size = figureOf(goal, Math.abs(difference), language);
  const price =
    difference === 0
      ? t('price.same')
      : goal === 'people'
        ? t(difference < 0 ? 'price.fewer' : 'price.more', { count: size })
        : t(difference < 0 ? 'price.lower' : 'price.higher', { count: size });
  return { label: t(`price.row.${goal}`), now, then, price };
};

const amount = (goal: Goal, reached: Reached): number =>
  goal === 'people' ? reached.placed : goal === 'worst' ? (reached.worst ?? 0) : reached[goal];

/** A goal's figure as the board shows it: fit out of 100, readings as the sum of means. */
export const figure = (goal: Goal, reached: Reached, language: Shower['language']): string =>
  figureOf(goal, amount(goal, reached), language);

const figureOf = (goal: Goal, value: number, language: Shower['language']): string => {
  if (goal === 'people') return formats(language).number(value);
  if (goal === 'priority') return mean(value);
  return tenths(value, language);
};

/** Points of 1000 as fit of 100, to a tenth where it is not whole: 8348 is 834.8. */
export const tenths = (points: number, language: Shower['language']): string =>
  formats(language).number(points / 10);
