/**
 * The pages of a form: a list of questions in portions that fit a phone. A question says where it belongs, or its kind
 * does; a page without questions is left out. Order within a page is the order of the list.
 */
import type { Kind, Question, Step } from './question.ts';

export const stepOrder: readonly Step[] = ['about', 'project', 'help', 'meeting', 'languages'];

export type FormStep = { readonly step: Step; readonly questions: readonly Question[] };

/** The first page is always there: it asks for the name. */
export function stepsOf(questions: readonly Question[]): FormStep[] {
  return stepOrder
    .map((step) => ({ step, questions: questions.filter((question) => placeOf(question) === step) }))
    .filter(({ step, questions: asked }) => step === 'about' || asked.length > 0);
}

/**
 * Whether a page is about what its usual title says: "Your project" needs a question that was put there, "The help you
 * want" needs wishes or levels. Without, a page is titled by what any question on it is.
 */
export function isAsTitled(step: Step, questions: readonly Question[]): boolean {
  if (step === 'project') return questions.some((question) => question.step === 'project');
  if (step === 'help') return questions.some(({ kind }) => kind === 'ranked' || kind === 'levels');
  return true;
}

/** The page of a new question: its kind's, unless the form has no such page that is about what its title says. */
export function stepOfNew(kind: Kind, questions: readonly Question[]): Step {
  const step = usual[kind];
  if (isAsTitled(step, questions)) return step;
  return 'about';
}

function placeOf({ step, kind }: Question): Step {
  return step ?? usual[kind];
}

const usual: Readonly<Record<Kind, Step>> = {
  text: 'about',
  country: 'about',
  yesNo: 'about',
  number: 'about',
  choice: 'about',
  longText: 'project',
  lines: 'project',
  file: 'project',
  ranked: 'help',
  levels: 'help',
  choices: 'help',
  conflict: 'help',
  zone: 'meeting',
  hours: 'meeting',
  languages: 'languages',
};
