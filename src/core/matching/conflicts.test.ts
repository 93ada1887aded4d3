import fc from 'fast-check';
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

const namedIn = (stated: string, names: readonly string[]) =>
  statedConflicts(
    [{ id: 'a', name: 'Somebody', stated }],
    names.map((name) => ({ id: name, name })),
  ).conflicts.map(({ mentor }) => mentor);

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
    ['Ann Greenwood and Ann Green', ['x3', 'x4']],
    ['Dr. Prof. Annegret Vößing-Lindhorst', ['x1']],
    ['Ann\u00adegret Vößing-\u200bLindhorst', ['x1']],
    ['Dandre Oquillan', ['x7']],
    ['慕容 清远、สม ชาย ใจดี', ['x2', 'x5']],
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
    expect(blockedBy('null')).toEqual([]);
  });

  test.each([
    ['Søren Ørsted', 'Soren Orsted'],
    ['Đoàn Vệ', 'Doan Ve'],
    ['Guðrún Þórsdóttir', 'Gudrun Thorsdottir'],
    ['Ægir Bæk', 'Aegir Baek'],
    ['Œuvrard Cœur', 'Oeuvrard Coeur'],
    ['Işık Yıldız', 'Isik Yildiz'],
    ['Łucja Strauß', 'Lucja Strauss'],
    ['Aleksandr Orlov', 'Orlov, Aleksandr'],
    ['Prof. Dr. Una Birch', 'Una Birch'],
    ['Robin (Bob) Hale', 'Robin Bob Hale'],
    ['Jo Ng (Ng Jo Lin) ', 'Ng Jo Lin'],
    ['Kai', 'Kai, please'],
    ['李白', '不要李白'],
  ])('finds %s where "%s" is written', (name, stated) => {
    expect(namedIn(stated, [name])).toEqual([name]);
  });

  test.each([
    ['Bo', 'Bo'],
    ['Robin (Bob) Hale', 'Robin'],
    ['李', '李白'],
    ['Anna 李白', 'Joanna 李白'],
    ['李白 Anna', '李白 Annabel'],
  ])('does not find %s where "%s" is written', (name, stated) => {
    expect(namedIn(stated, [name])).toEqual([]);
  });

  test('names everybody of the same name, and not one whose name ends or begins another', () => {
    const both = [
      { id: 'x', name: 'Kim Lee' },
      { id: 'y', name: 'Lee Kim' },
    ];
    const { conflicts } = statedConflicts([{ id: 'a', name: 'Somebody', stated: 'Kim Lee' }], both);
    expect(conflicts.map(({ mentor }) => mentor)).toEqual(['x', 'y']);
    const names = ['Fern', 'Ann Fern', 'Ann Fern Hill'];
    expect(namedIn('Ann Fern', names)).toEqual(['Ann Fern']);
    expect(namedIn('Ann Fern Hill', names)).toEqual(['Ann Fern Hill']);
    expect(namedIn('Fern', names)).toEqual(['Fern']);
  });

  test('keeps vowels of scripts in which marks are letters', () => {
    const names = [
      { id: 'h1', name: 'मीना देशवाल' },
      { id: 'h2', name: 'मीनी देशवाल' },
    ];
    for (const stated of ['मीनी देशवाल', 'Not मीनी देशवाल']) {
      const found = statedConflicts([{ id: 'a', name: 'Somebody', stated }], names);
      expect(found.conflicts.map(({ mentor }) => mentor)).toEqual(['h2']);
    }
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

  test('is listed by mentee, then mentor, then who said so, and is not handed back', () => {
    const stated = 'Una Birch, Ira Ash and Max Elm';
    const mentees = [
      { id: 'b', name: 'Una Birch', stated },
      { id: 'a', name: 'Kit Oak', stated },
    ];
    const found = statedConflicts(mentees, [
      { id: 'y', name: 'Ira Ash', stated: 'Kit Oak' },
      { id: 'x', name: 'Max Elm', stated: 'Una Birch' },
    ]);
    expect(found.conflicts.map(({ mentee, mentor, statedBy }) => `${mentee} ${mentor} ${statedBy}`)).toEqual([
      'a x mentee',
      'a y mentee',
      'a y mentor',
      'b x mentee',
      'b x mentor',
      'b y mentee',
    ]);
    expect(found.unresolved).toEqual([]);
  });

  test('is none where it says so in any of the usual ways', () => {
    const said = ['no', 'No one!', 'No conflict', 'no conflicts.', 'NA', 'n/a', 'Nothing', '–', ' '];
    const mentees = said.map((stated, at) => ({ id: `a${at}`, name: `Kit Oak ${at}`, stated }));
    expect(statedConflicts(mentees, mentors)).toEqual({ conflicts: [], unresolved: [] });
  });

  test('is what looking for everybody in turn finds', () => {
    const some = (most: number) =>
      fc.array(fc.constantFrom('ann', 'green', 'greenwood', 'de', 'cruz', 'team'), {
        minLength: 1,
        maxLength: most,
      });
    const people = fc.array(fc.record({ name: some(3), group: some(3) }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(people, some(9), (known, stated) => {
        const text = ` ${stated.join(' ')} `;
        const turns = (words: string[]) => words.map((_, at) => [...words.slice(at), ...words.slice(0, at)]);
        const places = known.flatMap(({ name, group }, person) =>
          [...turns(name), group]
            .map((words) => ` ${words.join(' ')} `)
            .filter((form) => form.length > 4)
            .flatMap((form) =>
              Array.from(text, (_, from) => ({ person, from, until: from + form.length })).filter(
                ({ from }) => text.startsWith(form, from),
              ),
            ),
        );
        const outermost = places.filter(
          (one) =>
            !places.some(
              ({ from, until }) =>
                from <= one.from && one.until <= until && until - from > one.until - one.from,
            ),
        );
        const found = statedConflicts(
          [{ id: 'a', name: 'Somebody', stated: stated.join(' ') }],
          known.map(({ name, group }, at) => ({
            id: `x${at}`,
            name: name.join(' '),
            group: group.join(' '),
          })),
        );
        expect(found.conflicts.map(({ mentor }) => mentor)).toEqual(
          [...new Set(outermost.map(({ person }) => `x${person}`))].sort(),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
