import { catalogue } from '../../ui/text.ts';
import { effortPhaseWords } from './effort-words.ts';

export const homeWords = catalogue({
  ...effortPhaseWords,
  'own.what': '{count, plural, one {One application waits} other {# applications wait}} for your reading',
  'own.why': 'About {minutes} minutes. Reading ends on {date}.',
  'own.why.later': 'Reading begins on {date}.',
  'own.do': 'Read the next one',
  'own.see': 'See the list',
  'phase.what': 'Say when applications are read',
  'phase.why': 'Two people read each. Say which days, and whether they see names.',
  'phase.do': 'Set the days',
  'short.what': '{count, plural, one {One application lacks} other {# applications lack}} a reader',
  'short.why': 'One press gives each its two readers, as evenly as can be.',
  'short.do': 'Share out readings',
  'readings.what':
    '{count, plural, one {One application still needs} other {# applications still need}} a reading',
  'readings.why':
    '{none, plural, =0 {} one {One has none. } other {# have none. }}{once, plural, =0 {} one {One waits for a second reader. } other {# wait for a second reader. }}{left}',
  'readings.left': '{name} has {count} left',
  'readings.do': 'See the readings',
  'pending.what': '{count, plural, one {One decision waits} other {# decisions wait}} to be applied',
  'pending.why': 'Nobody has been told. Applied, they change all at once.',
  'pending.do': 'Look at them',

  'readings.title': 'Readings: {done} of {due}',
  'readings.label':
    '{twice, plural, one {# application} other {# applications}} read twice, {once} once, {none} not yet.',
  'readings.apart': 'Readers are {points} or more points apart on {count} of the {both}.',
  'readings.talk': 'Talk these through',

  'hours.title': 'Your hours',
  'hours.total': '{hours} h',
  'hours.total.of': '{hours} h of {planned} planned',
  'hours.add': 'Add time',
  'hours.source': 'Bars: spent. Grey: planned, from the last round.',
  'hours.none': 'Nothing has been booked yet.',

  'phase.reading': 'reading, {days, plural, =0 {last day} one {# day left} other {# days left}}',
  'supply.title': 'Asked for and offered',
  'supply.gap': 'Asked for and offered: the {count, plural, one {gap is} other {gaps are}} in {items}',
  'supply.gapMany': 'Asked for and offered: {count} areas lack mentors',
  'supply.even': 'Asked for and offered: every area has as many mentors as it is asked for first',
  'supply.asks': '{count, plural, one {# mentee asks} other {# mentees ask}}',
  'supply.offers': '{count, plural, one {# mentor offers} other {# mentors offer}}',
  'supply.note':
    'One square is one person: mentees by their first choice, mentors in each area that they offer at the level the rules ask for.',
  'supply.toFind': '{count}, and {more} to find',
  'supply.item': 'Support',
  'supply.asked': 'Asked for first',
  'supply.offered': 'Mentors who offer it',
  'supply.row': '{item}: {asks} ask, {offers} offer',
  'supply.what': 'What it means',
  'supply.means':
    '{asks, plural, one {One mentee asks} other {# mentees ask}} for {item} first, and {offers, plural, =0 {no mentor offers} one {one mentor offers} other {# mentors offer}} it. {short, plural, =0 {{asks, plural, one {They} =2 {Both} =3 {All three} =4 {All four} =5 {All five} other {All #}}} one {One of them} other {# of them}} can only be helped with another choice, or go without.',
  'supply.means.open':
    '{asks, plural, one {One mentee asks} other {# mentees ask}} for {item} first, and {offers, plural, =0 {no mentor offers} one {one mentor offers} other {# mentors offer}} it so far. {short, plural, =0 {{asks, plural, one {They wait} =2 {Both wait} =3 {All three wait} =4 {All four wait} =5 {All five wait} other {All # wait}}} one {One of them waits} other {# of them wait}} for a mentor who may still come: the call is open.',
});
