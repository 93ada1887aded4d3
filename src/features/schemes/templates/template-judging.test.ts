import { describe, expect, test } from 'vitest';
import { hasData, pilotPeople, pilotRound, readJson } from '../../../../test/pilot.ts';
import { statedConflicts } from '../../../core/matching/conflicts.ts';
import { prepare } from '../../../core/matching/judge.ts';
import type { Round } from '../../../core/matching/people.ts';
import { sharedInWeek } from '../../../core/time/pair-hours.ts';
import type { Availability } from '../../../core/time/timetable.ts';
import { mondays } from '../../../core/time/week.ts';
import { knowledgeTranslation } from './knowledge-translation.ts';

type Hours = { september_2019: number; january_2020: number };
type Expected = {
  edges: { mentee: string; mentor: string; shared_hours_per_week: Hours }[];
  pairs: {
    mentee: string;
    mentor: string;
    shared_hours_per_week: Hours;
    lowest_shared_hours_in_any_week: { hours: number; week_of: string };
  }[];
  groups: Record<string, string[]>;
  decided_by_one_criterion_alone: Record<string, { combinations: number; which?: [string, string][] }>;
  time_fails_in_one_regime_only: Record<string, [string, string][]>;
  per_mentee: Record<
    string,
    {
      mentors_passing: Record<string, number>;
      mentors_passing_support_and_time: number;
      most_shared_hours_with_an_expert_mentor: number;
      eligible_mentors: string[];
    }
  >;
};

/** The pilot's names of rules for our constraints. */
const theirs: Readonly<Record<string, string>> = {
  withdrawn: 'eligible_member',
  membership: 'eligible_member',
  project: 'eligible_member',
  support: 'support',
  hours: 'time',
  language: 'language',
  conflict: 'no_conflict',
};

describe.skipIf(!hasData)('the rules of the pilot', () => {
  const expected = hasData ? readJson<Expected>('pilot/expected.json') : ({} as Expected);
  const round = hasData ? pilotRound(knowledgeTranslation) : ({} as Round);
  const judge = hasData ? prepare(round) : ({} as ReturnType<typeof prepare>);
  const menteeAt = (id: string) => round.mentees.findIndex((mentee) => mentee.id === id);
  const mentorAt = (id: string) => round.mentors.findIndex((mentor) => mentor.id === id);
  const pair = (mentee: string, mentor: string) => judge.pair(menteeAt(mentee), mentorAt(mentor));
  const everyPair = () => round.mentees.flatMap((_, i) => round.mentors.map((__, j) => judge.pair(i, j)));
  const weeksOf = (mentee: string, mentor: string): Hours => {
    const check = pair(mentee, mentor).checks.find(({ facts }) => facts.kind === 'hours')!;
    const weeks = check.facts.kind === 'hours' ? check.facts.weeks : [];
    return { september_2019: weeks[0]!.hours, january_2020: weeks[1]!.hours };
  };

  test('find the stated conflicts, and one that names nobody who applied', () => {
    const stated = readJson<{
      rules: { id: string; stated?: { stated_by: string; blocks: string[]; text: string }[] }[];
    }>('pilot/hard-constraints.json').rules.find(({ id }) => id === 'no_conflict')!.stated!;
    const blocked = stated.flatMap(({ stated_by, blocks }) =>
      blocks.map((other) =>
        stated_by.startsWith('ME')
          ? { mentee: stated_by, mentor: other, statedBy: 'mentee' }
          : { mentee: other, mentor: stated_by, statedBy: 'mentor' },
      ),
    );
    expect(round.conflicts).toEqual(blocked.sort((a, b) => (a.mentee < b.mentee ? -1 : 1)));
    const people = (side: 'mentee' | 'mentor') =>
      pilotPeople(knowledgeTranslation, side).map(({ fields, answers }) => ({
        id: fields.number!,
        name: fields.name!,
        group: answers.group as string,
        stated: answers.conflict as string | undefined,
      }));
    expect(statedConflicts(people('mentee'), people('mentor')).unresolved.map(({ id }) => id)).toEqual([
      'ME29',
    ]);
  });

  test('make the 45 eligible pairs', () => {
    const found = judge.scores().map(([i, j]) => `${round.mentees[i]!.id} ${round.mentors[j]!.id}`);
    expect(found.sort()).toEqual(expected.edges.map(({ mentee, mentor }) => `${mentee} ${mentor}`).sort());
  });

  test('count shared hours in both weeks', () => {
    for (const { mentee, mentor, shared_hours_per_week } of [...expected.edges, ...expected.pairs]) {
      expect(weeksOf(mentee, mentor)).toEqual(shared_hours_per_week);
    }
  });

  test('find the lowest week of the whole programme, weeks of clock changes included', () => {
    const free = (person: Round['mentees'][number] | Round['mentors'][number]): Availability => ({
      zone: person.answers.zone as string,
      slots: person.answers.availability as Availability['slots'],
    });
    for (const { mentee, mentor, lowest_shared_hours_in_any_week } of expected.pairs) {
      const [first, second] = [
        free(round.mentees[menteeAt(mentee)]!),
        free(round.mentors[mentorAt(mentor)]!),
      ];
      const weeks = mondays('2019-09-16', '2020-03-15').map((week) => ({
        week,
        hours: sharedInWeek(first, second, week),
      }));
      expect(weeks.reduce((low, week) => (week.hours < low.hours ? week : low))).toEqual({
        hours: lowest_shared_hours_in_any_week.hours,
        week: lowest_shared_hours_in_any_week.week_of,
      });
    }
  });

  test('know where one rule alone decides', () => {
    const alone = new Map<string, [string, string][]>();
    for (const { mentee, mentor, failures } of everyPair()) {
      const rules = new Set(failures.map(({ constraint }) => theirs[constraint]!));
      if (rules.size !== 1) continue;
      const [rule] = rules;
      alone.set(rule!, [...(alone.get(rule!) ?? []), [mentee, mentor]]);
    }
    for (const [rule, { combinations, which }] of Object.entries(expected.decided_by_one_criterion_alone)) {
      expect([rule, alone.get(rule)?.length]).toEqual([rule, combinations]);
      if (which !== undefined) expect(alone.get(rule)!.map(String).sort()).toEqual(which.map(String).sort());
    }
  });

  test('know the pairs that have time in one regime only', () => {
    const enough = { september: [] as string[], january: [] as string[] };
    for (const { mentee, mentor, failures } of everyPair()) {
      const others = failures.filter(({ constraint }) => constraint !== 'hours');
      const { september_2019, january_2020 } = weeksOf(mentee, mentor);
      if (others.length > 0) continue;
      if (september_2019 >= 2 && january_2020 < 2) enough.september.push(`${mentee},${mentor}`);
      if (january_2020 >= 2 && september_2019 < 2) enough.january.push(`${mentee},${mentor}`);
    }
    const { enough_in_september_2019_only, enough_in_january_2020_only } =
      expected.time_fails_in_one_regime_only;
    expect(enough.september.sort()).toEqual(enough_in_september_2019_only!.map(String));
    expect(enough.january.sort()).toEqual(enough_in_january_2020_only!.map(String));
  });

  test('count for every mentee who passes what', () => {
    for (const [id, facts] of Object.entries(expected.per_mentee)) {
      const pairs = round.mentors.map((mentor) => pair(id, mentor.id));
      const passing = (rule: string) =>
        pairs.filter(({ failures }) => failures.every(({ constraint }) => constraint !== rule)).length;
      const { support, time, language, no_conflict } = facts.mentors_passing;
      expect([id, passing('support'), passing('hours'), passing('language'), passing('conflict')]).toEqual([
        id,
        support,
        time,
        language,
        no_conflict,
      ]);
      expect(pairs.filter(({ eligible }) => eligible)).toHaveLength(facts.eligible_mentors.length);
    }
  });

  test('give every mentee without a mentor the reason that the pilot gave', () => {
    const given = new Map<string, string[]>();
    for (const [i, { id }] of round.mentees.entries()) {
      const bar = judge.barrier('mentee', i);
      if (bar !== null) given.set(bar.constraint, [...(given.get(bar.constraint) ?? []), id].sort());
    }
    const { groups } = expected;
    expect(Object.fromEntries(given)).toEqual({
      support: groups.no_mentor_with_needed_expertise,
      hours: groups.no_workable_time_overlap,
      project: groups.no_current_project,
      withdrawn: groups.withdrew_before_matching,
    });
  });

  test('name the nearest miss of those whose hours do not meet', () => {
    for (const id of expected.groups.no_workable_time_overlap!) {
      const bar = judge.barrier('mentee', menteeAt(id))!;
      expect(bar).toMatchObject({ constraint: 'hours', own: false });
      const { september_2019, january_2020 } = weeksOf(id, round.mentors[bar.nearest!]!.id);
      expect(Math.min(september_2019, january_2020)).toBe(
        expected.per_mentee[id]!.most_shared_hours_with_an_expert_mentor,
      );
    }
  });

  test('leave three mentors without anybody, each for a reason', () => {
    const alone = round.mentors.flatMap(({ id }, j) => (judge.barrier('mentor', j) === null ? [] : [id]));
    expect(alone.sort()).toEqual(['MO18', 'MO20', 'MO23']);
    const hasNobody = (id: string) => round.mentees.every((mentee) => !pair(mentee.id, id).eligible);
    expect(round.mentors.map(({ id }) => id).filter(hasNobody)).toEqual(alone);
  });

  test('rank mentors otherwise for another aim', () => {
    const ranking = (preset: number) => {
      const other = prepare({
        ...round,
        rules: { ...round.rules, criteria: knowledgeTranslation.presets[preset]!.criteria },
      });
      const scores = other.scores();
      return round.mentees.map((_, i) =>
        scores
          .filter(([mentee]) => mentee === i)
          .sort((a, b) => b[2] - a[2])
          .map(([, j]) => round.mentors[j]!.id)
          .join(' '),
      );
    };
    const [project, skills] = [ranking(0), ranking(1)];
    expect(project.filter((order, i) => order !== skills[i]).length).toBeGreaterThan(0);
  });

  test('weigh each mentee by their own aim where the scheme says so', () => {
    const criteria = Object.fromEntries(
      knowledgeTranslation.presets.map((preset) => [preset.key, preset.criteria]),
    );
    const own = prepare({ ...round, rules: { ...round.rules, own: { question: 'aim', criteria } } });
    for (const { mentee, mentor } of expected.edges) {
      const { aim } = round.mentees[menteeAt(mentee)]!.answers;
      const weights = own.pair(menteeAt(mentee), mentorAt(mentor)).criteria.map(({ weight }) => weight);
      expect(weights).toEqual(criteria[aim as string]!.map(({ weight }) => weight));
    }
  });
});
