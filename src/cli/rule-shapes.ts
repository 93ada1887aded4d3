/** The shapes of questions and rules in a settings file. What a template already holds needs none of them. */
import { z } from 'zod';
import { fileTypes } from '../core/files/file-type.ts';
import type { Constraint, Criterion } from '../core/matching/participant.ts';
import type { Question } from '../core/questions/question.ts';

const key = z.string().min(1);
const whole = z.int().min(0);
const option = z.strictObject({ key, label: key });
const options = z.array(option).min(1);
const keys = { mentee: key, mentor: key };
const zones = { ...keys, menteeZone: key, mentorZone: key };

const asked = { key, label: key, short: key, hint: z.string().optional(), required: z.boolean() };

export const questionShape: z.ZodType<Question> = z.discriminatedUnion('kind', [
  z.strictObject({
    ...asked,
    kind: z.enum(['text', 'longText', 'country', 'yesNo', 'zone', 'hours', 'conflict']),
  }),
  z.strictObject({ ...asked, kind: z.literal('lines'), most: whole }),
  z.strictObject({ ...asked, kind: z.literal('number'), least: z.int(), most: z.int() }),
  z.strictObject({ ...asked, kind: z.literal('choice'), options }),
  z.strictObject({ ...asked, kind: z.literal('choices'), options, open: z.boolean() }),
  z.strictObject({ ...asked, kind: z.literal('ranked'), options, most: whole }),
  z.strictObject({ ...asked, kind: z.literal('levels'), options, levels: options }),
  z.strictObject({ ...asked, kind: z.literal('languages'), levels: options }),
  z.strictObject({
    ...asked,
    kind: z.literal('file'),
    types: z.array(z.enum(fileTypes)).min(1),
    most: whole,
    megabytes: whole,
  }),
]);

const named = { id: key };
const side = z.enum(['mentee', 'mentor']);

export const constraintShape: z.ZodType<Constraint> = z.discriminatedUnion('kind', [
  z.strictObject({
    ...named,
    kind: z.literal('answer'),
    side,
    question: key,
    accepted: z.array(z.union([z.string(), z.boolean()])).min(1),
  }),
  z.strictObject({ ...named, kind: z.literal('support'), wanted: key, offered: key, least: key }),
  z.strictObject({ ...named, kind: z.literal('hours'), ...zones, hours: z.number().min(0) }),
  z.strictObject({ ...named, kind: z.literal('language'), ...keys, least: key }),
  z.strictObject({ ...named, kind: z.literal('conflict') }),
  z.strictObject({ ...named, kind: z.literal('different'), ...keys }),
  z.strictObject({ ...named, kind: z.literal('same'), ...keys }),
  z.strictObject({ ...named, kind: z.literal('step'), ...keys, least: z.int(), most: z.int() }),
]);

const weighed = { id: key, weight: whole };

export const criterionShape: z.ZodType<Criterion> = z.discriminatedUnion('kind', [
  z.strictObject({ ...weighed, kind: z.literal('support'), wanted: key, offered: key }),
  z.strictObject({ ...weighed, kind: z.literal('topics'), ...keys, wish: key.optional() }),
  z.strictObject({ ...weighed, kind: z.literal('hours'), ...zones, enough: z.number().positive() }),
  z.strictObject({ ...weighed, kind: z.literal('language'), ...keys }),
  z.strictObject({ ...weighed, kind: z.literal('step'), ...keys, ideal: z.int() }),
  z.strictObject({ ...weighed, kind: z.literal('same'), ...keys }),
  z.strictObject({
    ...weighed,
    kind: z.literal('answer'),
    side,
    question: key,
    worth: z.record(z.string(), z.number().min(0).max(100)),
  }),
]);
