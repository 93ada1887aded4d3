import { describe, expect, test } from 'vitest';
import { checkDefinition } from './definition.ts';
import type { Question } from './question.ts';

const asked = { label: 'Asked?', short: 'Asked', required: false };
const options = [
  { key: 'one', label: 'One' },
  { key: 'two', label: 'Two' },
];

describe('a list of questions', () => {
  test('that can be asked has no problems', () => {
    const questions: Question[] = [
      { ...asked, key: 'first', kind: 'text' },
      { ...asked, key: 'secondOne', kind: 'levels', options, levels: options },
      { ...asked, key: 'third', kind: 'number', least: 1, most: 10 },
    ];
    expect(checkDefinition(questions)).toEqual([]);
  });

  test('tells every problem', () => {
    const questions: Question[] = [
      { ...asked, key: '', kind: 'text' },
      { ...asked, key: 'Two words', kind: 'text' },
      { ...asked, key: 'again', kind: 'text', label: ' ' },
      { ...asked, key: 'again', kind: 'lines', most: 0 },
      { ...asked, key: 'range', kind: 'number', least: 5, most: 1 },
      { ...asked, key: 'none', kind: 'choice', options: [] },
      {
        ...asked,
        key: 'twice',
        kind: 'ranked',
        most: 2,
        options: [...options, { key: 'three', label: ' ONE' }],
      },
      {
        ...asked,
        key: 'parts',
        kind: 'choices',
        open: true,
        options: [{ key: 'both', label: 'This; that' }],
      },
      { ...asked, key: 'blank', kind: 'choice', options: [{ key: 'x', label: '' }] },
      { ...asked, key: 'levels', kind: 'languages', levels: [{ key: 'a', label: 'Some (a little)' }] },
    ];
    expect(checkDefinition(questions)).toEqual([
      { code: 'keyMissing', at: 0 },
      { code: 'keyNotCamelCase', question: 'Two words' },
      { code: 'labelMissing', question: 'again' },
      { code: 'keyRepeated', question: 'again' },
      { code: 'mostTooSmall', question: 'again', most: 0 },
      { code: 'rangeEmpty', question: 'range', least: 5, most: 1 },
      { code: 'optionsMissing', question: 'none', part: 'options' },
      { code: 'optionRepeated', question: 'twice', option: ' ONE' },
      { code: 'optionParts', question: 'parts', option: 'This; that' },
      { code: 'optionBlank', question: 'blank' },
      { code: 'optionParts', question: 'levels', option: 'Some (a little)' },
    ]);
  });
});
