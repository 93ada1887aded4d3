import { catalogue } from '../../ui/text.ts';

export const studyWords = catalogue({
  'refusal.repairMoved':
    'Something has changed since you looked: an answer came in, or somebody left. Look at the repair again, then keep what you still want.',
  'refusal.studyTooLarge': 'This round has too many possible pairs for this page.',

  // On the board
  'links.title': 'Look at it another way',
  'links.repair': 'If somebody leaves',
  'links.stable': 'What stable pairs would do',
  'links.groups': 'Who is placed, by group',
  'links.arrivals': 'If people came one by one',
  'board.stable':
    'These pairs are stable: no mentee and mentor would both rather have each other. That places fewer people than the best set can.',

  'tooLarge.title': 'Too many possible pairs',
  'tooLarge.text': 'This round has too many possible pairs to work this out while you wait.',
  'back.run': 'Back to run {run}',

  // Repair
  'repair.title': 'If somebody leaves',
  'repair.lead':
    'Say who leaves. You see the answer that places most people and, of those, changes the fewest pairs that live. Nothing is sent.',
  'repair.who': 'Who leaves?',
  'repair.who.now': 'Nobody else: repair what has fallen through already',
  'repair.who.mentees': 'Mentees',
  'repair.who.mentors': 'Mentors',
  'repair.who.option': '{name}, with {partners}',
  'repair.who.free': '{name}, in no pair',
  'repair.work': 'Work it out',
  'repair.nobody': 'There are no pairs that could lose anybody.',
  'repair.proposed': 'Nothing has been offered yet: the pairs of this run count as living.',
  'repair.offered':
    '{count, plural, one {One pair lives} other {# pairs live}}: offered, waiting for an answer, or open.',
  'repair.impossible': 'There is no answer',
  'repair.impossible.text':
    'With what is kept by hand there is no answer without this person. Take a keep back, then try again.',
  'repair.unknown': 'This person is not in this run.',
  'repair.summary':
    '{changes, plural, =0 {No other pair changes.} one {One pair that lives changes.} other {# pairs that live change.}} {placed, plural, =0 {Nobody has a mentor then.} one {One mentee has a mentor then.} other {# mentees have a mentor then.}} {left, plural, =0 {} one {One who had a mentor has none.} other {# who had a mentor have none.}}',
  'repair.repair.note': 'Proved: nobody can place more people, or as many with fewer changes.',
  'repair.both.note':
    'Proved: nobody can place more people, or as many with fewer changes. It is the best set under your rules, too.',
  'repair.least.note': 'This changes no pair that lives more than it must.',
  'repair.back.note':
    'This places most people and, of those, as many as can be who had a mentor; then it changes the fewest pairs.',
  'repair.best.note': 'This is the best set under your rules, whatever has to change for it.',
  'repair.between.note': 'For any answer with fewer changes, something in the table is worse.',
  'repair.hear.title': 'What people would hear',
  'repair.hear.caption': 'Everybody for whom something changes',
  'repair.hear.none': 'Nobody hears anything new.',
  'repair.hear.who': 'Who',
  'repair.hear.now': 'Now',
  'repair.hear.then': 'Then',
  'repair.hear.what': 'Would hear',
  'repair.hear.alone': 'nobody',
  'repair.mentee': '{name}, mentee',
  'repair.mentor': '{name}, mentor',
  'hears.another':
    'That {before} cannot go on. Their letter asks whether they take {after} instead; {after} is asked as well.',
  'hears.moves': 'That the pair with {before} ends, and that {after} is asked. Talk to them first.',
  'hears.waits': 'That {before} cannot go on, and that no other mentor is free. They are first in line.',
  'hears.loses': 'That the pair with {before} ends and no other mentor is free. Talk to them first.',
  'hears.place': 'That there is a place for them after all, with {after}.',
  'hears.called': 'That they are needed after all, for {after}.',
  'hears.more': 'That they are asked for one more mentee: {after}.',
  'hears.changes': 'That their mentees would be {after} instead of {before}. Talk to them first.',
  'hears.fewer': 'That they go on with {after} alone.',
  'hears.idle': 'That nobody is with them for now, and why.',
  'repair.offer': 'Offer {mentor}',
  'repair.trade.title': 'What more or fewer changes would bring',
  'repair.trade.caption': 'From changing nothing else to the best of all',
  'repair.trade.note':
    '“Left without” counts mentees who had a mentor and have none. Only turning points are listed: each is the best for some price of a change. In very large rounds only the ends are.',
  'repair.trade.changes': 'Pairs changed',
  'repair.trade.way': 'Answer',
  'repair.trade.left': 'Left without',
  'repair.trade.least': 'Changes least',
  'repair.trade.repair': 'Most people, then fewest changes',
  'repair.trade.both': 'Fewest changes, and best of all',
  'repair.trade.back': 'First those who had a mentor',
  'repair.trade.best': 'Best of all',
  'repair.trade.between': 'In between',
  'repair.trade.see': 'Look at this one',
  'repair.trade.shown': 'Shown above',
  'repair.keep': 'Make this the next run',
  'repair.keep.note':
    'All its pairs are kept by hand, and whoever is gone is left out. Nothing is sent; you can go back.',
  'repair.keep.offers':
    'Offers that were made stay as they are until you make others: on Pairs, or with the buttons above.',
  'said.repaired': 'Run {run} is on the board, with the repair.',

  // Stable
  'stable.title': 'What stable pairs would do',
  'stable.lead':
    'Pairs are stable when no mentee and mentor would both rather have each other than what they get. It is the right aim where people choose each other. It is not made to place everybody: a pair that both want most is made even where it leaves somebody without anyone.',
  'stable.fewer':
    '{count, plural, =0 {Here stable pairs place as many people as this run.} one {Stable pairs place one person fewer than this run.} other {Stable pairs place # people fewer than this run.}}',
  'stable.more':
    '{count, plural, one {Stable pairs place one person more than this run.} other {Stable pairs place # people more than this run.}}',
  'stable.isStable': 'This run is made of stable pairs.',
  'stable.rank':
    'No form asks people to rank each other by name, so both sides are taken to prefer a better fit.',
  'stable.caption': 'This run and stable pairs',
  'stable.run': 'Run {run}',
  'stable.mentees': 'Stable, best for mentees',
  'stable.mentors': 'Stable, best for mentors',
  'stable.one': 'Stable',
  'stable.blocking': 'Would rather have each other',
  'stable.same': 'Pairs as in run {run}',
  'stable.blocking.title':
    '{count, plural, =0 {Nobody in this run would rather have each other} one {Two people would rather have each other} other {# pairs of people would rather have each other}}',
  'stable.blocking.none': 'No mentee and mentor would both gain by leaving whom they have.',
  'stable.blocking.lead':
    'The best set can only place these many people because these do without. Nobody is told of this.',
  'stable.blocking.caption': 'Mentees and mentors who would both rather have each other',
  'stable.mentee': 'Mentee',
  'stable.mentor': 'Mentor',
  'stable.fit': 'Fit',
  'stable.leaves': 'Mentee is with',
  'stable.drops': 'Mentor is with',
  'stable.free': 'nobody',
  'stable.more.rows': 'The first {shown} of {count}.',
  'stable.choose': 'Run with stable pairs',
  'stable.choose.mentees': 'Run with stable pairs, best for mentees',
  'stable.choose.mentors': 'Run with stable pairs, best for mentors',
  'stable.choose.best': 'Run with the best set',
  'stable.note': 'This makes the next run. Nothing is sent; you can go back.',
  'check.stable':
    'Two programs that share no code looked at this run: one made it, the other held every possible pair against what its two people have. It looks for pairs that would rather have each other.',
  'check.stable.ok': 'None would rather have each other.',

  // Groups
  'groups.title': 'Who is placed, by group',
  'groups.lead':
    'Are people of some group placed less often, or fitted less well? Choose any question of the form. No names, and no group of fewer than five people alone.',
  'groups.by': 'Group by',
  'groups.by.mentees': 'Mentees',
  'groups.by.mentors': 'Mentors',
  'groups.show': 'Show',
  'groups.none': 'No question of the forms has answers that can be grouped.',
  'groups.caption': '{side, select, mentor {Mentors} other {Mentees}} with a place, by “{question}”',
  'groups.group': 'Group',
  'groups.placed': '{side, select, mentor {With a mentee} other {With a mentor}}',
  'groups.chance': 'By chance alone',
  'groups.fit': 'Fit',
  'groups.difference': 'Against all others',
  'groups.everybody': 'Everybody',
  'groups.small': 'Smaller groups together',
  'groups.noAnswer': 'No answer',
  'groups.range': '{least} to {most}',
  'groups.points': '{value} points ({least} to {most})',
  'groups.mean': '{fit}',
  'groups.median': '{fit} (median)',
  'groups.hidden': 'fewer than {count}',
  'groups.pooled': '{count, plural, other {# groups are told together, so that nobody can be worked out.}}',
  'groups.left':
    '{count, plural, one {One group is left out: it, or those outside it, are fewer than five.} other {# groups are left out: they, or those outside them, are fewer than five.}}',
  'groups.tooFew': 'Too few people in these groups to tell anything without telling of one of them.',
  'groups.overlap': 'Somebody may be in several groups, so the rows do not add up.',
  'groups.clear': 'Chance alone hardly explains: {groups}.',
  'groups.unclear': 'Every difference here could be chance.',
  'groups.how':
    'The intervals are 95 % (Wilson; differences Newcombe). With many groups one may differ by chance. A mean needs ten people with a place, a median five. People who withdrew are not counted.',
  'groups.csv': 'Download as CSV',
  'groups.file.least': 'least %',
  'groups.file.most': 'most %',
  'groups.file.people': 'People',
  'groups.file.placed': 'With a place',
  'groups.file.share': 'With a place %',
  'groups.file.fit': 'Fit of 100',
  'groups.file.kind': 'Fit is a',
  'groups.file.mean': 'mean',
  'groups.file.median': 'median',
  'groups.file.difference': 'Against all others, points',
  'groups.zone': 'UTC{from} to UTC{until}',
  yes: 'Yes',
  no: 'No',

  // Arrivals
  'arrivals.title': 'If people came one by one',
  'arrivals.lead':
    'Some programmes have no closing date: people come at any time, and whoever is free is given away. This is what would have come of it with the people of this run, in {orders} random orders of arrival.',
  'arrivals.first': 'First come, first served',
  'arrivals.first.hint': 'The first mentor on a list with a place left who fits.',
  'arrivals.now': 'Best match now',
  'arrivals.now.hint': 'The best free mentor, whoever may come later.',
  'arrivals.priced': 'With prices',
  'arrivals.priced.hint':
    'A mentor’s place has a price: what it is worth to people like those who came before. The best mentor after price; wait where no mentor is worth it.',
  'arrivals.hindsight': 'Everybody at once',
  'arrivals.hindsight.hint': 'The exact answer, had all been known.',
  'arrivals.caption': 'What each way reaches',
  'arrivals.way': 'Way',
  'arrivals.placed': 'People placed',
  'arrivals.total': 'Total fit',
  'arrivals.waited': 'Waited to the end',
  'arrivals.spread': '{middle} ({low} to {high})',
  'arrivals.board':
    'Run {run} on the board has a total fit of {board}, and “Everybody at once” {total}: in the run readers’ ratings come before fit, and pairs kept by hand and least loads are held. Here they play no part.',
  'arrivals.spread.note': 'The middle one, and between which nine of ten orders lie.',
  'arrivals.gain.title': 'What prices gain',
  'arrivals.gain.first': 'Against first come, first served',
  'arrivals.gain.now': 'Against the best match now',
  'arrivals.gain.people':
    'More people in {more} of {orders} orders, as many in {same}, fewer in {fewer}; in the middle {middle}, between {low} and {high}.',
  'arrivals.gain.same': 'As many people in each of {orders} orders.',
  'arrivals.gain.total': 'Total fit {middle}, between {low} and {high}.',
  'arrivals.how':
    'Seed {seed}: the same people and rules give the same figures. From the second tenth on, after each tenth of the people, those who came are taken as a picture of those still to come, and matched exactly with the places left; the prices prove that answer. At the end those who waited get the best of what is left. Readers’ ratings, keeps by hand and minimum loads play no part here; vetoes and the limit of places do.',
  'arrivals.none': 'Nobody in this run may be paired with anybody, so there is nothing to try.',
});
