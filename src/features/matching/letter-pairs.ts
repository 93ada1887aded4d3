/** The letters to the two of a pair: why they, their hours on both clocks, who leads, how to answer. */
import type { RunPair } from '../../core/matching/run.ts';
import { formats } from '../../ui/formats.ts';
import type { Block } from '../communications/letter-body.ts';
import { allCriteria, becauseWords, criterionName, spell, type Teller } from './because.ts';
import { hoursOf } from './hours.ts';
import type { Addressee } from './letter-people.ts';
import { letterWords } from './letter-words.ts';
import type { Desk, Draft } from './letters.ts';
import type { ShownHours, ShownWindow } from './pages/shown.ts';

type Couple = {
  readonly mentee: Addressee;
  readonly mentor: Addressee;
  readonly pair: Omit<RunPair, 'alternate'>;
};

/** How the mentee's letter begins: with the matching, after another mentor said no, or from the wait-list. */
export type Opening = 'place' | 'instead' | 'list';

/** Two letters. */
export const pairLetters = (desk: Desk, couple: Couple, opening: Opening = 'place'): readonly Draft[] => [
  menteeLetter(desk, couple, opening),
  mentorLetter(desk, couple),
];

const menteeLetter = (desk: Desk, couple: Couple, opening: Opening): Draft => {
  const { mentee, mentor } = couple;
  const teller = desk.tellerIn(mentee.language);
  const t = letterWords(mentee.language);
  const { schemeName: scheme, whoLeads } = desk;
  return {
    to: mentee,
    pair: { side: 'mentee', mentee: mentee.number, mentor: mentor.number },
    kind: 'place',
    label: t('label.place'),
    subject: t('place.subject', { mentor: mentor.name }),
    needsSentence: false,
    body: [
      text(t('dear', { name: mentee.name })),
      text(t(openings[opening], { mentor: mentor.name, scheme })),
      ...whyBlocks(teller, desk, couple, 'mentee'),
      { kind: 'sentence' },
      text(t('place.lead', { whoLeads })),
      text(t('place.answer', { mentor: mentor.name })),
      { kind: 'link', label: t('place.link') },
      text(t('reply')),
      desk.signature,
    ],
  };
};

const openings = {
  place: 'place.open',
  instead: 'instead.open.mentee',
  list: 'list.open.mentee',
} as const;

const mentorLetter = (desk: Desk, couple: Couple): Draft => {
  const { mentee, mentor } = couple;
  const teller = desk.tellerIn(mentor.language);
  const t = letterWords(mentor.language);
  return {
    to: mentor,
    pair: { side: 'mentor', mentee: mentee.number, mentor: mentor.number },
    kind: 'mentee',
    label: t('label.mentee'),
    subject: t('mentee.subject', { mentee: mentee.name }),
    needsSentence: false,
    body: [
      text(t('dear', { name: mentor.name })),
      text(t('mentee.open', { mentee: mentee.name, scheme: desk.schemeName })),
      ...whyBlocks(teller, desk, couple, 'mentor'),
      { kind: 'sentence' },
      text(t('mentee.lead', { mentee: mentee.name, whoLeads: desk.whoLeads })),
      text(t('mentee.answer', { mentee: mentee.name })),
      { kind: 'link', label: t('place.link') },
      text(t('reply')),
      desk.signature,
    ],
  };
};

const text = (said: string): Block => ({ kind: 'text', text: said });

/** What earned points, in the board's own sentences, and the hours on both clocks. */
const whyBlocks = (teller: Teller, desk: Desk, couple: Couple, side: 'mentee' | 'mentor'): Block[] => {
  const { mentee, mentor, pair } = couple;
  const t = letterWords(teller.language);
  const criteria = new Map(allCriteria(teller.rules).map((criterion) => [criterion.id, criterion]));
  const items = pair.criteria.flatMap((earned) => {
    const criterion = criteria.get(earned.id);
    // Hours have a paragraph of their own, on both clocks.
    if (criterion === undefined || criterion.kind === 'hours' || earned.points === 0) return [];
    const because = becauseWords(teller, earned, mentee.name, mentor.name);
    return because === '' ? [] : [t('pair.why', { what: criterionName(teller, criterion), because })];
  });
  const hours = hoursOf(desk.frozen, teller.rules, mentee.number, mentor.number, pair.hours);
  const lines = hours === null ? [] : hoursLines(teller, couple, hours, side, desk);
  return [
    ...(items.length === 0 ? [] : [text(t('place.why')), { kind: 'list' as const, items }]),
    ...(lines.length === 0 ? [] : [text(lines.join(' '))]),
  ];
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
      hours: spell(teller.language, hours.now),
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
        hours: spell(teller.language, after),
      }),
    ),
  ];
};
