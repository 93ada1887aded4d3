/** Words of the coordinator's page of the wait-list. */
import { catalogue } from '../../ui/text.ts';

export const words = catalogue({
  'refusal.listMoved':
    'The list or the mentors have changed since you opened the page. Look again: the first in line may be somebody else.',

  title: 'Wait-list',
  lead: '{count, plural, =0 {Nobody is on the list.} one {One person is on the list.} other {# people are on the list.}} {mentors, plural, =0 {No mentor has a place now.} one {One mentor has a place.} other {# mentors have a place.}}',
  empty:
    'Nobody has asked to stay on the list yet. The letters that say “not this time” carry a link for it, until {date}.',
  'empty.before': 'The list opens when the letters of the matching have left.',
  'order.priority':
    'The order is that of the matching: the readers’ scores first, then fit. Only coordinators see it.',
  'order.fit': 'The order is that of the matching: the best fit first. Only coordinators see it.',
  'places.full':
    'Every place of this round is taken or promised, so nothing can be offered. If you have room for more pairs, give the round more places.',
  'places.change': 'Change the places',

  'now.title': 'What can be offered now',
  'now.none': 'No mentor with a place fits anybody on the list.',
  'now.what': '{mentor} could take {mentee}',
  'now.why': '{order} Fit {fit} of 100{hours, select, none {} other {, {hours} a week together}}.',
  'now.first': 'First in line.',
  'now.firstOfThose': 'First in line of those who fit this mentor.',
  'now.score': 'Readers’ mean {mean}.',
  'now.offer': 'Offer {mentor} to {mentee}',
  'now.passOn': 'If it falls through, offer the mentor to the next who fits, in my name',
  'now.sends': 'Two letters leave at once. Both have seven days to answer.',
  'said.offered': '{mentor} and {mentee} are asked. Both letters leave within a minute.',

  'list.title': 'On the list',
  'list.caption': 'People on the wait-list',
  'list.name': 'Name',
  'list.score': 'Readers’ mean',
  'list.best': 'Fits best now',
  'list.since': 'Since',
  'list.state': 'State',
  'list.fits': '{mentor}, fit {fit}',
  'list.fitsNobody': 'No mentor who fits has a place',
  'list.waits': 'Waits until {date}',
  'list.asked': 'Asked; until {date}',
  'list.askedSoon': 'Asked; letters leave now',
});
