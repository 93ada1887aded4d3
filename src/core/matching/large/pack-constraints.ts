/**
 * Problem: which mentors do the constraints of a round leave each mentee? Method: what asks one side only is decided
 * here; constraints on a few levels or options become sets of mentors, one of which must have the mentor; those on equal
 * answers and named people become lists of mentors, who alone stay or go. The same tables as in constraints.ts, and hours
 * apart. Running time: people × what they answered, and mentors × sets. Ties: none.
 */
import { bars, requiredPlace, standings } from '../constraints.ts';
import type { Constraint } from '../participant.ts';
import { codes, type Round } from '../people.ts';
import { countOf, drop, listsOf, onlyCode, setsOf } from './lists.ts';
import type { Tables } from './pack-tables.ts';
import type { Packed, Roll, Screen } from './packed.ts';

export function packConstraints(
  round: Round,
  tables: Tables,
): Pick<Packed, 'barred' | 'open' | 'screens' | 'rolls'> {
  const { constraints } = round.rules;
  return {
    ...ownAnswers(round),
    screens: constraints.flatMap((rule) => screenOf(round, tables, rule) ?? []),
    rolls: constraints.flatMap((rule) => rollOf(round, rule) ?? []),
  };
}

/** Withdrawals, and constraints that ask one side only. */
function ownAnswers(round: Round): Pick<Packed, 'barred' | 'open'> {
  const own = bars({
    ...round,
    rules: { ...round.rules, constraints: round.rules.constraints.filter(({ kind }) => kind === 'answer') },
  });
  const fails = (side: 'mentee' | 'mentor', i: number, j: number) =>
    own.some((bar) => bar.own === side && bar.fails(i, j));
  return {
    barred: Uint8Array.from(round.mentees, ({ withdrawn }, i) => Number(withdrawn || fails('mentee', i, 0))),
    open: setsOf(1, round.mentors.length, (_, j) => !round.mentors[j]!.withdrawn && !fails('mentor', 0, j)),
  };
}

function screenOf(round: Round, tables: Tables, rule: Constraint): Screen | null {
  const count = round.mentors.length;
  switch (rule.kind) {
    case 'support': {
      const { wishes, items, levels, level } = tables.support(rule.wanted, rule.offered).table;
      const enough = requiredPlace(levels, rule.least);
      return {
        sets: setsOf(items.length, count, (item, j) => level(j, item) >= enough),
        setsOf: listsOf(wishes.map((own) => own.filter((item) => item >= 0))),
      };
    }
    case 'language': {
      const { spoken, languages, levels, level } = tables.language(rule.mentee, rule.mentor).table;
      const enough = requiredPlace(levels, rule.least);
      return {
        sets: setsOf(languages, count, (language, j) => level(j, language) >= enough),
        setsOf: listsOf(spoken.map((own) => own.filter((each) => each.level >= enough).map(({ at }) => at))),
      };
    }
    case 'step': {
      const [a, b] = standings(round, rule.mentee, rule.mentor);
      const options = [...Array(countOf(b)).keys()];
      const within = (from: number) =>
        options.filter((to) => from >= 0 && to - from >= rule.least && to - from <= rule.most);
      return {
        sets: setsOf(options.length, count, (option, j) => b[j] === option),
        setsOf: listsOf(Array.from(a, within)),
      };
    }
    default:
      return null;
  }
}

function rollOf(round: Round, rule: Constraint): Roll | null {
  switch (rule.kind) {
    case 'same':
    case 'different': {
      const [a, b] = codes(round.mentees, rule.mentee, round.mentors, rule.mentor);
      return onlyCode(rule.kind === 'same', a, b);
    }
    case 'conflict': {
      const menteeAt = new Map(round.mentees.map(({ id }, at) => [id, at]));
      const mentorAt = new Map(round.mentors.map(({ id }, at) => [id, at]));
      return drop(
        round.mentees.length,
        round.conflicts.flatMap(({ mentee, mentor }) => {
          const [i, j] = [menteeAt.get(mentee), mentorAt.get(mentor)];
          return i === undefined || j === undefined ? [] : [[i, j] as const];
        }),
      );
    }
    default:
      return null;
  }
}
