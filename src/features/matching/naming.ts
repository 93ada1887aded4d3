/** Names for what a run holds as numbers and keys: people, cities, questions, options, levels. */
import type { Rules } from '../../core/matching/participant.ts';
import type { Frozen } from '../../core/matching/run.ts';
import type { Option, Question, Value } from '../../core/questions/question.ts';
import { cityOf } from '../../core/time/zone.ts';
import type { ShownPerson } from './pages/shown.ts';
import { peopleByNumber } from './people-by-number.ts';

type NamesOfSide = { readonly get: (number: string) => { readonly name: string } | undefined };

export type Names = { readonly mentee: NamesOfSide; readonly mentor: NamesOfSide };

export type Naming = {
  readonly mentee: (number: string) => ShownPerson;
  readonly mentor: (number: string) => ShownPerson;
  readonly question: (side: 'mentee' | 'mentor', key: string) => Question | undefined;
  /** The label of an option or level of a question; what was typed, when it is none of them. */
  readonly option: (side: 'mentee' | 'mentor', question: string, key: string) => string;
  /** An answer in words, or null when there is none. */
  readonly answer: (
    side: 'mentee' | 'mentor',
    question: string,
    value: Value | null,
    yes: string,
    no: string,
  ) => string | null;
};

export const namingOf = (frozen: Frozen, rules: Rules, names: Names): Naming => {
  const zones = zoneKeys(rules);
  const people = peopleByNumber(frozen);
  const questions = {
    mentee: new Map(frozen.menteeQuestions.map((question) => [question.key, question])),
    mentor: new Map(frozen.mentorQuestions.map((question) => [question.key, question])),
  };
  const person =
    (side: 'mentee' | 'mentor') =>
    (number: string): ShownPerson => {
      const zone = zones === null ? undefined : people[side].get(number)?.answers[zones[side]];
      return {
        number,
        // A person who has been deleted leaves only the number.
        name: names[side].get(number)?.name ?? number,
        city: typeof zone === 'string' ? cityOf(zone) : null,
      };
    };
  const option = (side: 'mentee' | 'mentor', key: string, chosen: string): string => {
    const question = questions[side].get(key);
    const lists: readonly Option[] = [
      ...(question !== undefined && 'options' in question ? question.options : []),
      ...(question !== undefined && 'levels' in question ? question.levels : []),
    ];
    return lists.find((each) => each.key === chosen)?.label ?? chosen;
  };
  return {
    mentee: person('mentee'),
    mentor: person('mentor'),
    question: (side, key) => questions[side].get(key),
    option,
    answer: (side, key, value, yes, no) => {
      if (value === null) return null;
      if (typeof value === 'boolean') return value ? yes : no;
      if (Array.isArray(value)) {
        return value.map((each) => (typeof each === 'string' ? option(side, key, each) : '')).join(', ');
      }
      return option(side, key, String(value));
    },
  };
};

/** The questions that hold each side's zone, where hours are part of the rules. */
export const zoneKeys = (rules: Rules): { readonly mentee: string; readonly mentor: string } | null => {
  const hours = hoursRule(rules);
  return hours === null ? null : { mentee: hours.menteeZone, mentor: hours.mentorZone };
};

/** The rule or criterion that reads hours, if there is one. */
export const hoursRule = (rules: Rules) => {
  const rule = [...rules.constraints, ...rules.criteria].find((each) => each.kind === 'hours');
  return rule?.kind === 'hours' ? rule : null;
};

/** Shared hours a week that a pair must have; 0 where the rules ask for none. */
export const hoursNeeded = (rules: Rules): number => {
  const rule = rules.constraints.find((each) => each.kind === 'hours');
  return rule?.kind === 'hours' ? rule.hours : 0;
};
