/** The letters to the two of a pair: why they, their hours on both clocks, who leads, how to answer. */
import type { RunPair } from '../../core/matching/run.ts';
import { formats } from '../../ui/formats.ts';
import type { Block } from '../communications/letter-body.ts';
import { allCriteria, criterionName, spellOut, type Teller } from './because.ts';
import { becauseToYou } from './because-you.ts';
import { hoursOf } from './hours.ts';
import type { Addressee } from './letter-people.ts';
import { fromTemplate } from './letter-standard.ts';
import { letterWords } from './letter-words.ts';
import type { Desk, Draft } from './letters.ts';
import type { ShownHours, ShownWindow } from './pages/shown.ts';

type Couple = {
  readonly mentee: Addressee;
  readonly mentor: Addressee;
  readonly pair: Omit<RunPair, 'alternate'>;
};

/** Which letter the mentee gets: with the matching, after another mentor said no, or from the wait-list. */
export type Opening = 'place' | 'instead' | 'list';

/** Two letters. */
export const pairLetters = (desk: Desk, couple: Couple, opening: Opening = 'place'): readonly Draft[] => [
  menteeLetter(desk, couple, opening),
  mentorLetter(desk, couple),
];

const menteeLetter = (desk: Desk, couple: Couple, opening: Opening): Draft => {
  const { mentee, mentor } = couple;
  const inline = { name: mentee.name, mentor: mentor.name, scheme: desk.schemeName, whoLeads: desk.whoLeads };
  return {
    to: mentee,
    pair: { side: 'mentee', mentee: mentee.number, mentor: mentor.number },
    kind: 'place',
    label: letterWords(mentee.language)('label.place'),
    needsSentence: false,
    ...fromTemplate(desk.templateOf(opening, mentee.language), inline, partsOf(desk, couple, 'mentee')),
  };
};

const mentorLetter = (desk: Desk, couple: Couple): Draft => {
  const { mentee, mentor } = couple;
  const inline = { name: mentor.name, mentee: mentee.name, scheme: desk.schemeName, whoLeads: desk.whoLeads };
  return {
    to: mentor,
    pair: { side: 'mentor', mentee: mentee.number, mentor: mentor.number },
    kind: 'mentee',
    label: letterWords(mentor.language)('label.mentee'),
    needsSentence: false,
    ...fromTemplate(desk.templateOf('mentee', mentor.language), inline, partsOf(desk, couple, 'mentor')),
  };
};

const partsOf = (desk: Desk, couple: Couple, side: 'mentee' | 'mentor') => {
  const { language } = couple[side];
  const teller = desk.tellerIn(language);
  return {
    why: whyBlocks(teller, couple, side),
    hours: hoursBlocks(teller, desk, couple, side),
    sentence: [{ kind: 'sentence' as const }],
    link: [{ kind: 'link' as const, label: letterWords(language)('place.link') }],
    signature: [desk.signature],
  };
};

const text = (said: string): Block => ({ kind: 'text', text: said });

/** What earned points, told to one of the two. */
const whyBlocks = (teller: Teller, couple: Couple, side: 'mentee' | 'mentor'): Block[] => {
  const { pair } = couple;
  const partner = couple[side === 'mentee' ? 'mentor' : 'mentee'].name;
  const t = letterWords(teller.language);
  const criteria = new Map(allCriteria(teller.rules).map((criterion) => [criterion.id, criterion]));
  const items = pair.criteria.flatMap((earned) => {
    const criterion = criteria.get(earned.id);
    // Hours have a paragraph of their own, on both clocks.
    if (criterion === undefined || criterion.kind === 'hours' || earned.points === 0) return [];
    const because = becauseToYou(teller, earned, side, partner);
    return because === '' ? [] : [t('pair.why', { what: criterionName(teller, criterion), because })];
  });
  return items.length === 0 ? [] : [text(t('place.why')), { kind: 'list' as const, items }];
};

/** The hours of the two on both clocks. */
const hoursBlocks = (teller: Teller, desk: Desk, couple: Couple, side: 'mentee' | 'mentor'): Block[] => {
  const { mentee, mentor, pair } = couple;
  const hours = hoursOf(desk.frozen, teller.rules, mentee.number, mentor.number, pair.hours);
  const lines = hours === null ? [] : hoursLines(teller, couple, hours, side, desk);
  return lines.length === 0 ? [] : [text(lines.join(' '))];
};

const hoursLines = (
  teller: Teller,
  { mentee, mentor }: Couple,
  hours: ShownHours,
  side: 'mentee' | 'mentor',
  desk: Desk,
): string[] => {
  const t = letterWords(teller.language);
  const f = formats(teller.language);
  const [own, other] = side === 'mentee' ? [hours.mentee, hours.mentor] : [hours.mentor, hours.mentee];
  const partner = side === 'mentee' ? mentor : mentee;
  const cities = {
    mentee: desk.cityOf('mentee', mentee.number),
    mentor: desk.cityOf('mentor', mentor.number),
  };
  if (own === null || other === null) return [];
  const clock = (window: ShownWindow) => ({
    day: f.weekday(window.day),
    from: f.minuteOfDay(window.from),
    until: f.minuteOfDay(window.until),
  });
  const [mine, theirs] = [clock(own), clock(other)];
  return [
    t('pair.hours', {
      hours: spellOut(teller.language, hours.now),
      ownDay: mine.day,
      ownFrom: mine.from,
      ownUntil: mine.until,
      ownCity: cities[side],
      otherDay: theirs.day,
      otherFrom: theirs.from,
      otherUntil: theirs.until,
      otherCity: cities[side === 'mentee' ? 'mentor' : 'mentee'],
      partner: partner.name,
    }),
    ...hours.changes.map(({ on, cities: changing, after, alters }) =>
      t(alters ? 'pair.hours.less' : 'pair.hours.same', {
        date: f.date(on, 'date'),
        cities: f.list(changing),
        hours: spellOut(teller.language, after),
      }),
    ),
  ];
};
