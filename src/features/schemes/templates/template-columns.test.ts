import { describe, expect, test } from 'vitest';
import { hasData, readJson, readRows, readTable } from '../../../../test/pilot.ts';
import { checkDefinition } from '../../../core/questions/definition.ts';
import { guessColumns } from '../../../core/questions/guess.ts';
import type { SpokenLanguage } from '../../../core/questions/question.ts';
import { career } from './career.ts';
import { knowledgeTranslation } from './knowledge-translation.ts';

const templates = [knowledgeTranslation, career];

describe.each(templates.map((template) => [template.key, template] as const))(
  'template %s',
  (_, template) => {
    test('asks questions that can be kept and read back', () => {
      expect(checkDefinition(template.menteeQuestions)).toEqual([]);
      expect(checkDefinition(template.mentorQuestions)).toEqual([]);
    });

    test('has weights that add up to 1000 and criteria alike in every preset', () => {
      for (const { criteria } of template.presets) {
        expect(criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(1000);
        expect(criteria.map(({ id }) => id)).toEqual(template.presets[0]!.criteria.map(({ id }) => id));
      }
    });

    test('names only questions that it asks', () => {
      const asked = (side: 'mentee' | 'mentor') => template[`${side}Questions`].map(({ key }) => key);
      const { special } = template;
      for (const key of [special.menteeGroup, special.menteeConflict, special.aim]) {
        if (key !== null) expect(asked('mentee')).toContain(key);
      }
      for (const key of [special.mentorGroup, special.mentorConflict, special.capacity]) {
        if (key !== null) expect(asked('mentor')).toContain(key);
      }
      for (const rule of [...template.constraints, ...template.presets.flatMap(({ criteria }) => criteria)]) {
        if ('wanted' in rule) {
          expect(asked('mentee')).toContain(rule.wanted);
          expect(asked('mentor')).toContain(rule.offered);
        }
        if ('mentee' in rule) {
          expect(asked('mentee')).toContain(rule.mentee);
          expect(asked('mentor')).toContain(rule.mentor);
        }
        if ('side' in rule) expect(asked(rule.side)).toContain(rule.question);
      }
    });
  },
);

const own = (headings: readonly string[], start: string) =>
  headings.filter((heading) => heading.startsWith(start));

describe.skipIf(!hasData)('columns of the pilot', () => {
  const mentees = readTable('pilot/mentee-applications.csv');
  const mentors = readTable('pilot/mentor-applications.csv');

  test('are all guessed on the form of the mentees', () => {
    const { mapping, unmapped } = guessColumns(
      mentees.headings,
      mentees.rows.slice(0, 20),
      knowledgeTranslation.menteeQuestions,
    );
    const at = (column: number) => [mentees.headings[column - 1]];
    expect(mapping.fields).toEqual({ number: at(2), name: at(3), email: at(4), submittedAt: at(1) });
    expect(mapping.answers).toEqual({
      group: at(5),
      member: at(6),
      country: at(7),
      zone: at(8),
      languages: at(9),
      project: at(10),
      projectTitle: at(11),
      projectSummary: at(12),
      hopes: at(13),
      support: own(mentees.headings, 'What support'),
      topics: at(17),
      aim: at(18),
      availability: at(19),
      monthlyHours: at(20),
      conflict: at(21),
      source: at(22),
      earlierMentor: at(23),
      skill: at(24),
      confidence: at(25),
    });
    expect(unmapped).toEqual([]);
  });

  test('are all guessed on the form of the mentors', () => {
    const { mapping, unmapped } = guessColumns(
      mentors.headings,
      mentors.rows.slice(0, 20),
      knowledgeTranslation.mentorQuestions,
    );
    const at = (column: number) => [mentors.headings[column - 1]];
    expect(mapping.fields).toEqual({ number: at(2), name: at(3), email: at(4), submittedAt: at(1) });
    expect(mapping.answers).toEqual({
      group: at(5),
      member: at(6),
      country: at(7),
      zone: at(8),
      languages: at(9),
      experience: own(mentors.headings, 'How much experience'),
      topics: at(20),
      capacity: at(21),
      availability: at(22),
      mentoredBefore: at(23),
      conflict: at(24),
      source: at(25),
      biography: at(26),
    });
    expect(mapping.dayFirst).toBe(true);
    expect(unmapped).toEqual([]);
  });

  test('are guessed without any rows as well', () => {
    const guess = guessColumns(mentees.headings, [], knowledgeTranslation.menteeQuestions);
    const sure = guessColumns(mentees.headings, mentees.rows, knowledgeTranslation.menteeQuestions);
    for (const [key, columns] of Object.entries(guess.mapping.answers))
      expect(columns).toEqual(sure.mapping.answers[key]);
    expect(Object.keys(guess.mapping.answers).length).toBeGreaterThan(15);
  });

  test('read without a problem once "Not yet" means no', () => {
    const guess = guessColumns(mentees.headings, mentees.rows, knowledgeTranslation.menteeQuestions);
    const mapping = { ...guess.mapping, wordings: { project: { 'Not yet': 'no' } } };
    const rows = readRows(mentees, mapping, knowledgeTranslation.menteeQuestions);
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
    expect(rows).toHaveLength(38);
    expect(rows[0]!.fields).toEqual({
      number: 'ME02',
      name: 'Nomvuyo Sithebe-Maart',
      email: 'nomvuyo@weaver.example.org',
      submittedAt: Date.UTC(2019, 6, 27, 13, 9, 16),
      withdrawn: false,
    });
    expect(rows[0]!.answers.support).toEqual([
      'communicationAndDisseminationPlanning',
      'stakeholderMappingAndEngagement',
      'guidelineUptakeAndPracticeChange',
    ]);
    expect(
      rows
        .filter(({ answers }) => answers.project === false)
        .map(({ fields }) => fields.number)
        .sort(),
    ).toEqual(['ME36', 'ME37']);
    const languages = rows.flatMap(({ answers }) => answers.languages as SpokenLanguage[]);
    expect(new Set(languages.map(({ language }) => language)).size).toBe(44);
  });

  test('tell which cell they could not read', () => {
    const { mapping } = guessColumns(mentees.headings, mentees.rows, knowledgeTranslation.menteeQuestions);
    const problems = readRows(mentees, mapping, knowledgeTranslation.menteeQuestions).flatMap(
      (row) => row.problems,
    );
    expect(problems).toHaveLength(2);
    expect(problems[0]).toEqual({
      target: 'project',
      column: mentees.headings[9],
      text: 'Not yet',
      problem: { code: 'notYesOrNo', text: 'Not yet' },
    });
  });

  test('of the mentors read without a problem, and their capacity is as stated', () => {
    const { mapping } = guessColumns(mentors.headings, mentors.rows, knowledgeTranslation.mentorQuestions);
    const rows = readRows(mentors, mapping, knowledgeTranslation.mentorQuestions);
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
    const stated = readJson<{ capacity: { mentees_per_mentor: Record<string, number> } }>(
      'pilot/hard-constraints.json',
    );
    expect(Object.fromEntries(rows.map(({ fields, answers }) => [fields.number, answers.capacity]))).toEqual(
      stated.capacity.mentees_per_mentor,
    );
    expect(rows.every(({ fields }) => fields.submittedAt! > Date.UTC(2019, 6, 26))).toBe(true);
    expect(rows.every(({ fields }) => fields.submittedAt! < Date.UTC(2019, 8, 30))).toBe(true);
  });
});

describe.skipIf(!hasData)('columns of another programme', () => {
  test('are guessed where they are clear, and left where they are not', () => {
    const table = readTable('peers/mentor-match-small/mentees.csv');
    const { mapping, unmapped } = guessColumns(
      table.headings,
      table.rows.slice(0, 20),
      career.menteeQuestions,
    );
    expect(mapping.fields).toEqual({ name: ['first name', 'last name'], email: ['email address'] });
    expect(mapping.answers).toEqual({
      role: ['job title'],
      grade: ['grade'],
      department: ['organisation'],
      profession: ['profession'],
      similar: ['match with similar identity'],
      characteristics: ['identity to match'],
      biography: ['biography'],
    });
    expect(unmapped).toEqual(['both mentor and mentee']);
    const rows = readRows(table, mapping, career.menteeQuestions);
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('of its mentors hold several characteristics in one cell', () => {
    const table = readTable('peers/mentor-match-small/mentors.csv');
    const { mapping } = guessColumns(table.headings, table.rows.slice(0, 20), career.mentorQuestions);
    const rows = readRows(table, mapping, career.mentorQuestions);
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
    expect(
      rows.find(({ answers }) => (answers.characteristics as string[])?.length === 3)?.answers
        .characteristics,
    ).toContain('gay');
    const options = career.mentorQuestions.find(({ key }) => key === 'characteristics');
    const keys = options !== undefined && 'options' in options ? options.options.map(({ key }) => key) : [];
    for (const { answers } of rows) {
      for (const key of (answers.characteristics as string[]) ?? []) expect(keys).toContain(key);
    }
  });

  test('are guessed from headings alone', () => {
    const table = readTable('peers/mentor-match-form-headings.csv');
    const { mapping } = guessColumns(table.headings, [], career.mentorQuestions);
    expect(mapping.fields.name).toEqual(['Your first name', 'Your last name']);
    expect(mapping.answers.grade).toEqual(['Your grade']);
    expect(mapping.answers.department).toEqual(['Your department or agency']);
    expect(mapping.answers.capacity).toBeUndefined();
  });
});
