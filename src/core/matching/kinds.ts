/**
 * Problem: mentors who are not there yet, as the answers that they would give. Method: a kind is made after one mentee:
 * it gives what the hard constraints ask of a mentor for them, and no more. Whom else it suits is judged by the same
 * rules as everybody. Running time: kinds × mentees × rules; to shorten hours, once more for each half hour. Ties:
 * languages that as many speak come by name.
 */
import type { Answers, SpokenLanguage, Value, WeeklySlot } from '../questions/question.ts';
import { fold } from '../questions/text.ts';
import { requiredPlace } from './constraints.ts';
import { prepare } from './judge.ts';
import type { Constraint, MenteeProfile } from './participant.ts';
import { availability, listOf, places, type Round, tagsOf } from './people.ts';

export type Kind = {
  /** What they know, as keys of the options that mentees wish for; null where no rule asks for it. */
  readonly item: string | null;
  readonly language: string | null;
  /** When they are free, by the clock of `zone`; null where no rule asks for hours. */
  readonly hours: { readonly zone: string; readonly slots: readonly WeeklySlot[] } | null;
  /** Whatever else a rule asks of a mentor, by question key. */
  readonly others: Answers;
};

/** Every kind that one mentee could use, the wish that they rank first at first. */
export function kindsFor(round: Round, mentee: MenteeProfile): Kind[] {
  const { constraints } = round.rules;
  const support = constraints.find((rule) => rule.kind === 'support');
  const hours = constraints.find((rule) => rule.kind === 'hours');
  const language = constraints.find((rule) => rule.kind === 'language');
  const items = support === undefined ? [null] : tagsOf(mentee.answers[support.wanted]);
  const languages = language === undefined ? [null] : spokenWell(round, mentee, language);
  const free = hours === undefined ? null : availability(mentee, hours.mentee, hours.menteeZone);
  if (hours !== undefined && free === null) return [];
  const others = othersFor(round, mentee);
  return items.flatMap((item) =>
    languages.map((spoken): Kind => ({ item, language: spoken, hours: free, others })),
  );
}

/** The answers of a mentor of this kind, at the lowest levels that will do. */
export function answersOf(
  { rules, mentorQuestions }: Round,
  { item, language, hours, others }: Kind,
): Answers {
  const answers: Record<string, Value | undefined> = { ...others };
  for (const rule of rules.constraints) {
    if (rule.kind === 'support' && item !== null) {
      const offered = listOf(mentorQuestions, rule.offered, 'options');
      if (offered.some(({ key }) => key === item)) answers[rule.offered] = { [item]: rule.least };
    }
    if (rule.kind === 'language' && language !== null)
      answers[rule.mentor] = [{ language, level: rule.least }];
    if (rule.kind === 'hours' && hours !== null) {
      answers[rule.mentor] = hours.slots;
      answers[rule.mentorZone] = hours.zone;
    }
  }
  return answers;
}

/** Which mentees (by place in the list) a mentor of each kind could be paired with. */
export function suits(round: Round, mentees: readonly MenteeProfile[], kinds: readonly Kind[]): number[][] {
  const mentors = kinds.map((kind, at) => ({
    id: String(at),
    answers: answersOf(round, kind),
    withdrawn: false,
    capacity: 1,
    minimum: 0,
  }));
  const rules = { constraints: round.rules.constraints, criteria: [] };
  const judge = prepare({ ...round, mentees, mentors, rules, conflicts: [] });
  const found = kinds.map((): number[] => []);
  for (const [mentee, kind] of judge.stream()) found[kind]!.push(mentee);
  return found;
}

const half = 30;

/** The same kind with as few hours as still suit these mentees. */
export function withFewHours(round: Round, kind: Kind, mentees: readonly MenteeProfile[]): Kind {
  if (kind.hours === null) return kind;
  const { zone } = kind.hours;
  let slots = kind.hours.slots;
  const attempt = (fewer: readonly WeeklySlot[]): boolean => {
    if (fewer.length === 0) return false;
    const suited = suits(round, mentees, [{ ...kind, hours: { zone, slots: fewer } }])[0]!;
    if (suited.length < mentees.length) return false;
    slots = fewer;
    return true;
  };
  for (const slot of kind.hours.slots) attempt(slots.filter((each) => each !== slot));
  for (let at = 0; at < slots.length; at++) {
    const cut = (change: Partial<WeeklySlot>): boolean => {
      const shorter = { ...slots[at]!, ...change };
      return (
        shorter.until - shorter.from >= half && attempt(slots.map((each, i) => (i === at ? shorter : each)))
      );
    };
    while (cut({ until: slots[at]!.until - half }));
    while (cut({ from: slots[at]!.from + half }));
  }
  return { ...kind, hours: { zone, slots } };
}

/** Languages in which the mentee can talk, those that most mentees share first. */
function spokenWell(
  { mentees, menteeQuestions }: Round,
  mentee: MenteeProfile,
  rule: Extract<Constraint, { kind: 'language' }>,
): string[] {
  const levels = listOf(menteeQuestions, rule.mentee, 'levels');
  const [place, least] = [places(levels), requiredPlace(levels, rule.least)];
  const well = ({ answers }: MenteeProfile): string[] =>
    ((answers[rule.mentee] ?? []) as readonly SpokenLanguage[])
      .filter(({ level }) => (place.get(level) ?? -1) >= least)
      .map(({ language }) => language);
  const speakers = Map.groupBy(mentees.flatMap(well), fold);
  const count = (language: string) => speakers.get(fold(language))!.length;
  return well(mentee).sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1));
}

/** What the other constraints ask of the mentor, in answers: the same as the mentee's, the lowest step, one accepted. */
function othersFor({ rules, menteeQuestions, mentorQuestions }: Round, mentee: MenteeProfile): Answers {
  const answers: Record<string, Value | undefined> = {};
  for (const rule of rules.constraints) {
    if (rule.kind === 'answer' && rule.side === 'mentor') {
      const accepted = rule.accepted[0]!;
      const asked = mentorQuestions.find(({ key }) => key === rule.question);
      answers[rule.question] = asked?.kind === 'choices' ? [String(accepted)] : accepted;
    }
    if (rule.kind === 'same') answers[rule.mentor] = mentee.answers[rule.mentee];
    if (rule.kind === 'step') {
      const options = listOf(menteeQuestions, rule.mentee, 'options');
      const at = options.findIndex(({ key }) => key === mentee.answers[rule.mentee]);
      const above = options.find((_, place) => place >= at + rule.least && place <= at + rule.most);
      if (at >= 0 && above !== undefined) answers[rule.mentor] = above.key;
    }
  }
  return answers;
}
