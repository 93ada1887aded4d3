import { expect, test } from 'vitest';
import type { Block } from './letter-body.ts';
import { bodyOfText, editedBody, placeholdersOf, problemsOfText, textOfBody } from './letter-text.ts';

const body: readonly Block[] = [
  { kind: 'text', text: 'Dear Selu,' },
  { kind: 'list', items: ['one', 'two – three'] },
  { kind: 'sentence' },
  { kind: 'link', label: 'Answer here' },
  { kind: 'signature', name: 'Ruth', place: 'KT' },
];
const allowed = { inline: ['name'], parts: ['reason', 'signature'], required: ['reason', 'signature'] };
const codes = (text: string) =>
  problemsOfText(text, allowed).map(({ code, placeholder }) => `${code} ${placeholder}`.trim());

test('a letter that is opened for editing and saved as it was is the same letter', () => {
  expect(editedBody(textOfBody(body), body)).toEqual(body);
  expect(editedBody(textOfBody(body).replaceAll('\n', '\r\n'), body)).toEqual(body);
  expect(problemsOfText(textOfBody(body), placeholdersOf(body))).toEqual([]);
});

test('an edited letter keeps its link and signature, wherever they are put', () => {
  const text = '{signature}\n\nNew words.\n\n- a\n- b\n\n{link}\n\n{sentence}';
  expect(editedBody(text, body)).toEqual([
    body[4],
    { kind: 'text', text: 'New words.' },
    { kind: 'list', items: ['a', 'b'] },
    body[3],
    body[2],
  ]);
});

test('what is wrong with a text is named by its placeholder', () => {
  expect(codes('Dear {name},\n\n{reason}\n\n{signature}')).toEqual([]);
  expect(codes(' \n ')).toEqual(['blank']);
  expect(codes('Dear {nam},\n\n{reason}\n\n{signature}')).toEqual(['unknown nam']);
  expect(codes('Dear {name},\n\n{signature}')).toEqual(['missing reason']);
  expect(codes('Because {reason}\n\n{signature}')).toEqual(['alone reason']);
  expect(codes('{reason}\n\n{reason}\n\n{signature}')).toEqual(['twice reason']);
  expect(codes('{reason}\n\n{signature}\n\nA { brace')).toEqual(['brace']);
  expect(codes('{reason}\n\n{signature}\n\n{constructor}')).toEqual(['unknown constructor']);
});

test('a value that looks like a placeholder stays as it is', () => {
  const made = bodyOfText('Dear {name},\n\n{reason}', { name: '{reason} {name}' }, { reason: [] });
  expect(made).toEqual([{ kind: 'text', text: 'Dear {reason} {name},' }]);
  expect(bodyOfText('Dear {toString},', {}, {})).toEqual([{ kind: 'text', text: 'Dear {toString},' }]);
});
