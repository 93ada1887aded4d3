import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../core/questions/question.ts';
import { isAsTitled, stepOfNew } from '../../../core/questions/steps.ts';
import { career } from './career.ts';
import { knowledgeTranslation } from './knowledge-translation.ts';

describe('the pages of a form', () => {
  test('are what their titles say where their own questions are asked', () => {
    const { menteeQuestions, mentorQuestions } = knowledgeTranslation;
    expect(isAsTitled('project', menteeQuestions)).toBe(true);
    expect([menteeQuestions, mentorQuestions].map((each) => isAsTitled('help', each))).toEqual([true, true]);
    for (const questions of [career.menteeQuestions, career.mentorQuestions])
      expect([isAsTitled('project', questions), isAsTitled('help', questions)]).toEqual([false, false]);
  });

  test('take a new question only where it belongs', () => {
    const kinds: Kind[] = ['text', 'longText', 'file', 'choices', 'hours'];
    const pages = (questions: typeof career.menteeQuestions) =>
      kinds.map((kind) => stepOfNew(kind, questions));
    expect(pages(knowledgeTranslation.menteeQuestions)).toEqual([
      'about',
      'project',
      'project',
      'help',
      'meeting',
    ]);
    expect(pages(career.menteeQuestions)).toEqual(['about', 'about', 'about', 'about', 'meeting']);
  });
});
