import { catalogue } from '../ui/text.ts';

export const words = catalogue({
  title: 'Step into the pilot',
  lead: 'This is a demonstration. A mentoring programme has 38 mentees, 25 mentors and 12 places; it is 6 September 2019, everything has been read, and nobody has been told anything yet. Smaller rounds beside it stand at every other stage, from the open call to open pairs. Everybody here is made up.',
  who: 'Who would you like to be?',
  coordinator: 'Coordinator',
  reviewer: 'Reviewer',
  applicant: 'Applicant',
  mentee: 'Mentee',
  mentor: 'Mentor',
  'coordinator.what': 'Runs the programme: sees who could be with whom, asks why, and decides.',
  'reviewer.what': 'Has applications to read in the short round, without names. Does not see the matching.',
  'applicant.what': 'Has begun a form for the next round, whose call is open.',
  'mentee.what': 'Has been offered a mentor in the early round, and has said yes.',
  'mentor.what':
    'Is asked in the early round whether she takes the mentee. Says yes or no by the link in her letter.',
  become: 'Be {name}',
  forgets: 'The demonstration keeps nothing: stop the program, and all is as before.',
  footer: 'Be somebody else',
});
