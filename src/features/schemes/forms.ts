/** What the forms of this slice take. */

import { z } from 'zod';
import { type FileType, fileTypes } from '../../core/files/file-type.ts';
import { goalLists } from '../../core/matching/problem.ts';
import { zoneOfCity } from '../../core/questions/city.ts';
import { fileLimits } from '../../core/questions/definition.ts';
import type { Question } from '../../core/questions/question.ts';
import { mondayOf } from '../../core/time/week.ts';
import type { Language } from '../../ui/languages.ts';
import { freeOptions } from './option-edits.ts';
import type { Files } from './question-list.ts';
import { datesProblems, monthsAfter, weightsMissing } from './rules.ts';
import type { SchemeRules } from './rules-document.ts';
import { templates } from './template-list.ts';
import { words } from './words.ts';

export const buttonForm = z.object({});

type Names = ReadonlySet<string>;

export const newSchemeForm = (language: Language, taken: Names) => {
  const t = words(language);
  const keys = templates.map(({ key }) => key);
  return z.object({
    template: z
      .string(t('newScheme.template.wrong'))
      .refine((key) => keys.includes(key), t('newScheme.template.wrong')),
    name: name(language, taken),
  });
};

export const schemeWordsForm = (language: Language, taken: Names) => {
  const t = words(language);
  return z.object({
    name: name(language, taken),
    definition: text(language, 4000, t('schemeWords.definition.wrong')),
    whoLeads: text(language, 2000, t('schemeWords.whoLeads.wrong')),
  });
};

/** `today` in the house; days are near it, unless the cohort has had them before. */
export const cohortForm = (language: Language, taken: Names, today: string, had: readonly string[] = []) => {
  const t = words(language);
  const day = (field: 'opensOn' | 'closesOn' | 'startsOn' | 'endsOn') => {
    const wrong = t(`cohort.${field}.wrong`);
    return z
      .string(wrong)
      .pipe(z.iso.date(wrong))
      .refine((typed) => typed >= firstDay && typed <= lastDay, { error: wrong, abort: true })
      .refine((typed) => had.includes(typed) || isNear(typed, today), t('cohort.day.far'));
  };
  return z
    .object({
      name: name(language, taken),
      opensOn: day('opensOn'),
      closesOn: day('closesOn'),
      startsOn: day('startsOn'),
      endsOn: day('endsOn'),
      places: z
        .number(t('cohort.places.wrong'))
        .int(t('cohort.places.wrong'))
        .min(0, t('cohort.places.wrong'))
        .max(100_000, t('cohort.places.wrong'))
        .optional()
        .transform((places) => places ?? null),
      zone: z
        .string(t('cohort.zone.wrong'))
        .transform((city) => zoneOfCity(city.slice(0, 200)) ?? '')
        .refine((zone) => zone !== '', t('cohort.zone.wrong')),
      weeks: weeksField(language),
    })
    .superRefine((dates, context) => {
      for (const problem of datesProblems(dates))
        context.addIssue({ code: 'custom', path: [problem.field], message: t(problem.code) });
    });
};

const isNear = (day: string, today: string): boolean =>
  day >= monthsAfter(today, -120) && day <= monthsAfter(today, 120);

// A year typed with a digit too many or too few is a slip, and hours would be worked out for each of its weeks.
const firstDay = '1990-01-01';
const lastDay = '2199-12-31';

/** Days such as 2019-09-16, in any separation; each stands for the week that it lies in. None: every clock regime. */
const weeksField = (language: Language) =>
  z
    .string()
    .max(500)
    .optional()
    .transform((typed, context) => {
      const t = words(language);
      const days = (typed ?? '').split(/[\s,;]+/).filter((day) => day !== '');
      const wrong = days.find(
        (day) => !z.iso.date().safeParse(day).success || day < firstDay || day > lastDay,
      );
      if (wrong === undefined && days.length <= 20) return [...new Set(days.map(mondayOf))].sort();
      context.addIssue({ code: 'custom', message: t('cohort.weeks.wrong', { day: wrong ?? '' }) });
      return z.NEVER;
    });

/** A field for each criterion, named `weight-` and its id; together they make 1000. */
export const weightsForm = (language: Language, rules: SchemeRules) => {
  const t = words(language);
  const weight = z
    .number(t('rules.points.wrong'))
    .int(t('rules.points.wrong'))
    .min(0, t('rules.points.wrong'))
    .max(1000, t('rules.points.wrong'));
  const fields = rules.criteria.map(({ id }) => [`weight-${id}`, weight] as const);
  return z
    .object(Object.fromEntries(fields))
    .superRefine((weights, context) => {
      const all = Object.values(weights);
      const missing = weightsMissing(all);
      if (missing === 0) return;
      const facts = { sum: String(1000 - missing), by: String(Math.abs(missing)) };
      const message = missing > 0 ? t('rules.points.few', facts) : t('rules.points.many', facts);
      context.addIssue({ code: 'custom', path: [fields[0]?.[0] ?? ''], message });
    })
    .transform((weights) => withoutPrefix(weights, 'weight-'));
};

export const presetForm = z.object({ preset: z.string() });

export const byAimForm = z.object({ byAim: z.string().optional() });

export const goalsForm = (language: Language) => {
  const wrong = words(language)('rules.goals.wrong');
  const known = goalLists.map((goals) => goals.join('-'));
  return z.object({
    goals: z
      .string(wrong)
      .refine((goals) => known.includes(goals), wrong)
      .transform((goals) => [...goalLists[known.indexOf(goals)]!]),
    mode: z.enum(['best', 'mentees', 'mentors']).optional(),
  });
};

/** For each constraint `on-id`, and what it asks: `hours-id`, `least-id`, `from-id` and `to-id`. */
export const constraintsForm = (language: Language, rules: SchemeRules) => {
  const t = words(language);
  const fields: Record<string, z.ZodType> = {};
  const step = z
    .number(t('rules.steps.wrong'))
    .int(t('rules.steps.wrong'))
    .min(-20, t('rules.steps.wrong'))
    .max(20, t('rules.steps.wrong'));
  for (const { id, kind } of rules.allConstraints) {
    fields[`on-${id}`] = z.string().optional();
    if (kind === 'hours')
      fields[`hours-${id}`] = z
        .number(t('rules.hours.wrong'))
        .min(0, t('rules.hours.wrong'))
        .max(40, t('rules.hours.wrong'))
        .multipleOf(0.25, t('rules.hours.wrong'));
    if (kind === 'support' || kind === 'language') fields[`least-${id}`] = z.string(t('rules.least.wrong'));
    if (kind === 'step') {
      fields[`from-${id}`] = step;
      fields[`to-${id}`] = step;
    }
  }
  return z
    .object(fields)
    .superRefine((asked: Record<string, unknown>, context) => {
      for (const { id, kind } of rules.allConstraints)
        if (kind === 'step' && Number(asked[`from-${id}`]) > Number(asked[`to-${id}`]))
          context.addIssue({ code: 'custom', path: [`to-${id}`], message: t('rules.steps.order') });
    })
    .transform((asked: Record<string, unknown>) => ({
      hours: withoutPrefix(asked, 'hours-') as Record<string, number>,
      least: withoutPrefix(asked, 'least-') as Record<string, string>,
      steps: Object.fromEntries(
        Object.entries(withoutPrefix(asked, 'from-')).map(([id, from]) => [
          id,
          { least: from as number, most: asked[`to-${id}`] as number },
        ]),
      ),
      setAside: rules.allConstraints.map(({ id }) => id).filter((id) => asked[`on-${id}`] === undefined),
    }));
};

export const newKinds = [
  'text',
  'longText',
  'lines',
  'yesNo',
  'number',
  'choice',
  'choices',
  'country',
  'zone',
  'hours',
  'file',
] as const;

/** A box for each type of file, named `type-` and the type; how many files, and how large. */
const fileFields = (language: Language) => {
  const t = words(language);
  const whole = (message: string, limit: number) =>
    z.number(message).int(message).min(1, message).max(limit, message).optional();
  const { count, megabytes } = fileLimits;
  return z.object({
    ...(Object.fromEntries(fileTypes.map((type) => [`type-${type}`, z.string().optional()])) as Record<
      `type-${FileType}`,
      z.ZodOptional<z.ZodString>
    >),
    files: whole(t('question.files.count.wrong', { most: String(count) }), count),
    megabytes: whole(t('question.files.megabytes.wrong', { most: String(megabytes) }), megabytes),
  });
};

type FileEntries = z.infer<ReturnType<typeof fileFields>>;

const filesFrom = (entries: FileEntries): Files => ({
  types: fileTypes.filter((type) => entries[`type-${type}`] !== undefined),
  most: entries.files ?? 1,
  megabytes: entries.megabytes ?? 5,
});

const refuseNoType = (language: Language, { types }: Files, context: z.RefinementCtx) => {
  const message = words(language)('question.files.types.wrong');
  if (types.length === 0) context.addIssue({ code: 'custom', path: [`type-${fileTypes[0]}`], message });
};

export const newQuestionForm = (language: Language) => {
  const t = words(language);
  const bound = z.number(t('question.range.wrong')).optional();
  return z
    .object({
      kind: z.enum(newKinds, t('question.kind.wrong')),
      label: text(language, 500, t('question.label.wrong')),
      short: text(language, 60, t('question.short.wrong')),
      options: z.string().max(10_000).optional().transform(linesOf),
      least: bound,
      most: bound,
      ...fileFields(language).shape,
    })
    .superRefine(({ kind, options, least = 0, most = 100, ...rest }, context) => {
      if (kind === 'file') refuseNoType(language, filesFrom(rest), context);
      const needsOptions = kind === 'choice' || kind === 'choices';
      if (needsOptions && options.length < 2)
        context.addIssue({ code: 'custom', path: ['options'], message: t('question.options.wrong') });
      if (kind === 'number' && least > most)
        context.addIssue({ code: 'custom', path: ['most'], message: t('question.range.wrong') });
    })
    .transform(({ kind, label, short, options, least, most, ...rest }) => ({
      ...{ kind, label, short, options, least, most },
      files: filesFrom(rest),
    }));
};

/** What stands in the way of taking an option away: answers, or rules that name it, in words by its key. */
export type OptionsHeld = {
  readonly isAnswered: boolean;
  readonly named: ReadonlyMap<string, string>;
};

export const questionForm = (language: Language, question: Question, { isAnswered, named }: OptionsHeld) => {
  const t = words(language);
  const before = 'options' in question ? question.options : null;
  return z
    .object({
      label: text(language, 500, t('question.label.wrong')),
      short: text(language, 60, t('question.short.wrong')),
      hint: z
        .string()
        .trim()
        .max(500, t('text.long', { most: 500 }))
        .optional()
        .transform((hint) => hint ?? ''),
      required: z
        .string()
        .optional()
        .transform((required) => required !== undefined),
      options: z.string().max(20_000).optional().transform(linesOf),
      ...fileFields(language).shape,
    })
    .superRefine(({ options, ...rest }, context) => {
      if (question.kind === 'file') refuseNoType(language, filesFrom(rest), context);
      if (before === null) return;
      const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['options'], message });
      const [count, left] = [before.length, options.length];
      if (isAnswered) {
        if (left < count) refuse(t('question.options.few', { count, left }));
        return;
      }
      if (left < 2) return refuse(t('question.options.wrong'));
      const kept = new Set(freeOptions(before, options).map(({ key }) => key));
      for (const { key, label } of before) {
        const rule = named.get(key);
        if (rule !== undefined && !kept.has(key))
          refuse(t('question.options.named', { option: label, rule: rule.replace(/\.$/, '') }));
      }
    })
    .transform(({ label, short, hint, required, options, ...rest }) => ({
      ...{ label, short, hint, required, options },
      ...(question.kind === 'file' ? { files: filesFrom(rest) } : {}),
    }));
};

const linesOf = (typed: string | undefined): string[] =>
  (typed ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const name = (language: Language, taken: Names) => {
  const t = words(language);
  return text(language, 120, t('name.missing')).refine((typed) => !taken.has(typed), t('name.taken'));
};

const text = (language: Language, most: number, missing: string) =>
  z.string(missing).trim().min(1, missing).max(most, words(language)('text.long', { most }));

const withoutPrefix = <V>(fields: Readonly<Record<string, V>>, prefix: string): Record<string, V> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) =>
      field.startsWith(prefix) ? [[field.slice(prefix.length), value]] : [],
    ),
  );
