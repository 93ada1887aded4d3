import { describe, expect, test } from 'vitest';
import { hasData, readRows, readTable, type Table } from '../../../../test/pilot.ts';
import { prepare } from '../../../core/matching/judge.ts';
import type { Round } from '../../../core/matching/people.ts';
import { guessColumns } from '../../../core/questions/guess.ts';
import type { Question } from '../../../core/questions/question.ts';
import { career } from './career.ts';

/** Their form has no application numbers, so the rows are counted. */
const people = (table: Table, questions: readonly Question[], letter: string) => {
  const { mapping } = guessColumns(table.headings, table.rows, questions);
  return readRows(table, mapping, questions).map(({ answers }, at) => ({
    id: `${letter}${String(at).padStart(2, '0')}`,
    answers,
    withdrawn: false,
  }));
};

describe.skipIf(!hasData)('the fifty and fifty of another programme', () => {
  const mentees = hasData ? readTable('peers/mentor-match-small/mentees.csv') : { headings: [], rows: [] };
  const mentors = hasData ? readTable('peers/mentor-match-small/mentors.csv') : { headings: [], rows: [] };
  const round: Round = {
    mentees: people(mentees, career.menteeQuestions, 'a').map((mentee) => ({ ...mentee, priority: 0 })),
    mentors: people(mentors, career.mentorQuestions, 'x').map((mentor) => ({
      ...mentor,
      capacity: 1,
      minimum: 0,
    })),
    menteeQuestions: career.menteeQuestions,
    mentorQuestions: career.mentorQuestions,
    rules: { constraints: career.constraints, criteria: career.presets[0]!.criteria },
    conflicts: [],
    calendar: { from: '2027-01-04', until: '2027-06-27' },
  };
  const grades = ['AA', 'AO', 'EO', 'HEO', 'SEO', 'Grade 7', 'Grade 6', 'SCS1', 'SCS2', 'SCS3', 'SCS4'];
  const cell = (table: Table, row: number, heading: string) =>
    table.rows[row]![table.headings.indexOf(heading)]!;

  test('are judged as their sheets say', () => {
    const expected = mentees.rows.flatMap((_, i) =>
      mentors.rows.flatMap((__, j) => {
        const steps = grades.indexOf(cell(mentors, j, 'grade')) - grades.indexOf(cell(mentees, i, 'grade'));
        const isApart = cell(mentees, i, 'organisation') !== cell(mentors, j, 'organisation');
        return isApart && steps >= 1 && steps <= 3 ? [`${i} ${j}`] : [];
      }),
    );
    const scores = prepare(round).scores();
    expect(scores.map(([i, j]) => `${i} ${j}`)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(100);
  });

  test('share characteristics only where the mentee asked for it', () => {
    const judge = prepare(round);
    for (const [i, { answers }] of round.mentees.entries()) {
      for (const j of round.mentors.keys()) {
        const earned = judge.pair(i, j).criteria.find(({ id }) => id === 'characteristics')!;
        const wanted = cell(mentees, i, 'identity to match');
        const isShared = wanted !== '' && cell(mentors, j, 'characteristics').split(', ').includes(wanted);
        expect(earned.points > 0).toBe(answers.similar === true && isShared);
      }
    }
  });

  test('rank otherwise for another aim', () => {
    const [craft, belonging] = career.presets.map(({ criteria }) =>
      prepare({ ...round, rules: { ...round.rules, criteria } }).scores(),
    );
    const best = (scores: typeof craft, i: number) =>
      scores!.filter(([mentee]) => mentee === i).sort((a, b) => b[2] - a[2] || a[1] - b[1])[0]?.[1];
    const changed = [...round.mentees.keys()].filter((i) => best(craft, i) !== best(belonging, i));
    expect(changed.length).toBeGreaterThan(0);
  });
});
