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
