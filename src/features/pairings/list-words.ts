/** Words of the wait-list: for who waits on it, and for the coordinator who offers from it. */
import { catalogue } from '../../ui/text.ts';

export const words = catalogue({
  'refusal.listOver': 'The list of this round has ended, so nobody can join it any more.',
  'refusal.listShut': 'This list is for people who could be given a mentor who becomes free.',
  'refusal.notOnList': 'This person is not on the list any more, or has an offer already.',
  'refusal.listOfCompetitor':
    'You applied as a mentee in this round, so another coordinator sees to its wait-list.',
  'refusal.placesTaken':
    'Every place of this round is taken or promised. Give the round more places in its settings first.',

  'own.title': 'The list for a mentor who becomes free',
  'own.dear': 'Dear {name}, your letter says why it was not this time.',
  'own.mayJoin':
    'If you stay on the list, you may be offered a mentor of {scheme} who becomes free, until {date}. You can leave it at any time, and it changes nothing for a later application.',
  'own.join': 'Keep me on the list',
  'own.waits': 'You are on the list until {date}.',
  'own.waits.text':
    'If a mentor who fits you becomes free, the person first in line is asked, by the readers’ scores and then by fit. You then get a letter and have seven days to answer it. There is nothing for you to do.',
  'own.leave': 'Take me off the list',
  'own.asked': 'There is an offer for you.',
  'own.asked.text': 'Your letter says who and why. Answer by the link in it.',
  'own.paired': 'You are a pair.',
  'own.paired.text': 'You are not on the list any more, because you have a mentor.',
  'own.over': 'This list ended on {date}.',
  'own.over.text':
    'No place became free that fits you. Apply again at the next call: nothing counts against you.',
  'own.shut': 'There is no list for you to join.',
  'own.shut.text': 'If you think that is wrong, answer your letter: a person reads every reply.',
  'said.joined': 'You are on the list.',
  'said.left': 'You are off the list. You can come back until {date}.',

  'list.mail.joined.subject': 'You are on the list of {scheme} until {date}',
  'list.mail.joined':
    'Dear {name},\n\nYou are on the list of {scheme} until {date}. If a mentor who fits you becomes free, we may write to you with an offer. You then have seven days to answer it.\n\nTo see where you stand, or to leave the list: {link}',
  'list.mail.over.subject': 'The list of {scheme} has ended on {date}',
  'list.mail.over':
    'Dear {name},\n\nThe list of {scheme} ended on {date}. No mentor became free who fits you, and we are sorry that we could not offer you more. Nothing of this round counts against you at the next call.\n\nIf something here seems wrong to you, answer this letter: a person reads every reply.',
});
