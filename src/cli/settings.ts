/** Reads the settings of `npm run match`: a template and what differs from it, or everything in full. */
import type { Constraint, Criterion } from '../core/matching/participant.ts';
import { checkDefinition } from '../core/questions/definition.ts';
import type { Question } from '../core/questions/question.ts';
import { addDays, mondayOf } from '../core/time/week.ts';
import { type Frame, keysOf } from '../features/matching/frozen-people.ts';
import { allWeights, weightsMissing } from '../features/schemes/rules.ts';
import { rulesOf, type SchemeRules } from '../features/schemes/rules-document.ts';
import type { Template } from '../features/schemes/template.ts';
import { templateByKey, templates } from '../features/schemes/template-list.ts';
import { CannotMatch } from './cannot-match.ts';
import { type SettingsFile, settingsShape } from './settings-shape.ts';

export type Settings = { readonly file: SettingsFile; readonly frame: Frame };

/** Settings that can be worked with. Throws one line that names the field. */
export const readSettings = (text: string): Settings => {
  const parsed = settingsShape.safeParse(parseJson(text));
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw wrong(fieldOf(path), message);
  }
  const file = parsed.data;
  const template = templateOf(file);
  const questions = file.questions ?? {
    mentee: template?.menteeQuestions ?? [],
    mentor: template?.mentorQuestions ?? [],
  };
  const rules = rulesFrom(file, template);
  const { startsOn, endsOn, weeks } = file;
  const frame: Frame = { questions, rules, startsOn, endsOn, weeks };
  checkDates(file);
  checkQuestions(frame);
  checkRules(frame);
  checkColumns(file, frame);
  return { file, frame };
};

const wrong = (field: string, what: string): CannotMatch => new CannotMatch(`${field}: ${what}`);

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw wrong('the file', `is not JSON (${error instanceof Error ? error.message : error})`);
  }
};

const fieldOf = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '') || 'the file';

const templateOf = ({ template, questions, constraints, criteria }: SettingsFile): Template | undefined => {
  if (template === undefined) {
    const missing = Object.entries({ questions, constraints, criteria }).find(
      ([, part]) => part === undefined,
    );
    if (missing !== undefined) throw wrong(missing[0], 'is needed where no template is named');
    return undefined;
  }
  const found = templateByKey(template);
  if (found === undefined)
    throw wrong('template', `must be one of: ${templates.map(({ key }) => key).join(', ')}`);
  return found;
};

const plain: Template['special'] = {
  capacity: null,
  menteeGroup: null,
  mentorGroup: null,
  menteeConflict: null,
  mentorConflict: null,
  aim: null,
};

const rulesFrom = (file: SettingsFile, template: Template | undefined): SchemeRules => {
  const base: SchemeRules =
    template === undefined
      ? {
          constraints: [],
          allConstraints: [],
          setAside: [],
          criteria: [],
          presets: [],
          preset: null,
          byAim: false,
          goals: ['people', 'priority', 'total'],
          special: plain,
          reviewCategories: [],
          usual: { places: null, months: 6, meetingsAMonth: 1 },
        }
      : rulesOf(template);
  const preset = base.presets.find(({ key }) => key === file.preset);
  if (file.preset !== undefined && preset === undefined)
    throw wrong('preset', `must be one of: ${base.presets.map(({ key }) => key).join(', ')}`);
  const constraints = file.constraints ?? base.constraints;
  return {
    ...base,
    constraints,
    allConstraints: constraints,
    criteria: file.criteria ?? preset?.criteria ?? base.criteria,
    byAim: file.byAim,
    goals: file.goals ?? base.goals,
    special: { ...base.special, ...file.special },
    reviewCategories: file.readers?.map((reader) => ({ ...reader, hint: '' })) ?? base.reviewCategories,
  };
};

const checkDates = ({ startsOn, endsOn, weeks }: SettingsFile): void => {
  if (endsOn <= startsOn) throw wrong('endsOn', `must be later than startsOn, ${startsOn}`);
  weeks.forEach((week, at) => {
    if (mondayOf(week) !== week) throw wrong(`weeks[${at}]`, 'must be a Monday');
    if (addDays(week, 6) < startsOn || week > endsOn)
      throw wrong(`weeks[${at}]`, `must lie between ${startsOn} and ${endsOn}`);
  });
};

const checkQuestions = ({ questions }: Frame): void => {
  for (const side of ['mentee', 'mentor'] as const) {
    const [problem] = checkDefinition(questions[side]);
    if (problem !== undefined)
      throw wrong(
        `questions.${side}`,
        'question' in problem ? `${problem.question}, ${problem.code}` : problem.code,
      );
  }
};

const checkRules = ({ questions, rules }: Frame): void => {
  const missing = weightsMissing(rules.criteria.map(({ weight }) => weight));
  if (missing !== 0)
    throw wrong('criteria', `the weights must add up to ${allWeights}; they make ${allWeights - missing}`);
  const check = (field: string, list: readonly (Constraint | Criterion)[]): void => {
    const ids = list.map(({ id }) => id);
    list.forEach((rule, at) => {
      if (ids.indexOf(rule.id) !== at) throw wrong(`${field}[${at}].id`, `“${rule.id}” stands there twice`);
      const absent = keysOf(rule).find(([side, key]) => find(questions[side], key) === undefined);
      if (absent !== undefined)
        throw wrong(`${field}[${at}]`, `there is no ${absent[0]} question with the key “${absent[1]}”`);
      if (!('least' in rule) || typeof rule.least !== 'string') return;
      const question =
        'offered' in rule ? find(questions.mentor, rule.offered) : find(questions.mentee, rule.mentee);
      const levels =
        question !== undefined && 'levels' in question ? question.levels.map(({ key }) => key) : [];
      if (!levels.includes(rule.least))
        throw wrong(`${field}[${at}].least`, `must be one of: ${levels.join(', ')}`);
    });
  };
  check('constraints', rules.constraints);
  check('criteria', rules.criteria);
};

const checkColumns = ({ columns }: SettingsFile, { questions, rules }: Frame): void => {
  for (const side of ['mentee', 'mentor'] as const) {
    const unknown = Object.keys(columns[`${side}s`]?.answers ?? {}).find(
      (key) => find(questions[side], key) === undefined,
    );
    if (unknown !== undefined)
      throw wrong(`columns.${side}s.answers.${unknown}`, `there is no ${side} question with this key`);
  }
  const readers = rules.reviewCategories.map(({ key }) => key);
  const unknown = Object.keys(columns.reviews?.scores ?? {}).find((key) => !readers.includes(key));
  if (unknown !== undefined)
    throw wrong(`columns.reviews.scores.${unknown}`, `must be one of: ${readers.join(', ')}`);
};

const find = (questions: readonly Question[], key: string): Question | undefined =>
  questions.find((question) => question.key === key);
