import { describe, expect, test } from 'vitest';
import { type Applicant, statedConflicts } from './conflicts.ts';

const mentors: Applicant[] = [
  { id: 'x1', name: 'Prof. Annegret Vößing-Lindhorst', group: 'Cochrane Fieldfare Group' },
  { id: 'x2', name: '慕容 清远 (Murong Qingyuan)', group: 'Cochrane Bamboo Bridge Centre' },
  { id: 'x3', name: 'Ann Green', group: 'Bamboo' },
  { id: 'x4', name: 'Ann Greenwood', group: 'None' },
  { id: 'x5', name: 'สมชาย ใจดี', group: 'Bamboo Bridge' },
  { id: 'x6', name: 'Bogumiła Świętochowiak', group: 'n/a' },
  { id: 'x7', name: "D'Andre O'Quillan" },
];

const blockedBy = (stated: string) =>
  statedConflicts([{ id: 'a', name: 'Somebody', stated }], mentors).conflicts.map(({ mentor }) => mentor);

describe('a stated conflict', () => {
  test.each([
    ['Annegret Vößing-Lindhorst, my sister', ['x1']],
    ['professor annegret vossing lindhorst', ['x1']],
    ['Vößing-Lindhorst, Annegret', ['x1']],
    ['Bogumila Swietochowiak.', ['x6']],
    ['Murong Qingyuan (colleague)', ['x2']],
    ['我和慕容清远是同事', ['x2']],
    ['รู้จักสมชายใจดีมานาน', ['x5']],
    ['D’Andre O’Quillan’s team', ['x7']],
    ['Please nobody from the Cochrane Fieldfare Group', ['x1']],
    ['Ann Greenwood', ['x4']],
    ['Ann Green and Ann Greenwood', ['x3', 'x4']],
  ])('"%s" names %j', (stated, ids) => {
    expect(blockedBy(stated)).toEqual(ids);
  });

  test('takes the longer of two names that both fit', () => {
    expect(blockedBy('Anybody at Cochrane Bamboo Bridge Centre')).toEqual(['x2']);
    expect(blockedBy('Anybody at Bamboo Bridge')).toEqual(['x5']);
    expect(blockedBy('Anybody at Bamboo')).toEqual(['x3']);
  });

  test('is not part of a longer word, and not a mere first name', () => {
    expect(blockedBy('Joann Greener')).toEqual([]);
    expect(blockedBy('Ann')).toEqual([]);
  });

  test('keeps vowels of scripts in which marks are letters', () => {
    const names = [
      { id: 'h1', name: 'मीना देशवाल' },
      { id: 'h2', name: 'मीनी देशवाल' },
    ];
    const found = statedConflicts([{ id: 'a', name: 'Somebody', stated: 'मीनी देशवाल' }], names);
    expect(found.conflicts.map(({ mentor }) => mentor)).toEqual(['h2']);
  });

  test('that names nobody who applied is handed back, and "no" is none', () => {
    const mentees = [
      { id: 'a', name: 'Aa Bb', stated: 'Dr Q. Pemberley' },
      { id: 'b', name: 'Bb Cc', stated: 'None.' },
      { id: 'c', name: 'Cc Dd', stated: 'N/A' },
      { id: 'd', name: 'Dd Ee' },
    ];
    expect(statedConflicts(mentees, mentors)).toEqual({
      conflicts: [],
      unresolved: [{ id: 'a', side: 'mentee', text: 'Dr Q. Pemberley' }],
    });
  });

  test('of a mentor blocks the mentees it names', () => {
    const { conflicts } = statedConflicts(
      [{ id: 'a', name: 'Ada Byron', group: 'Engines' }],
      [{ id: 'x', name: 'Someone Else', stated: 'anyone from Engines, please' }],
    );
    expect(conflicts).toEqual([{ mentee: 'a', mentor: 'x', statedBy: 'mentor' }]);
  });
});
