/**
 * One cohort as everybody in it lives it, with the keyboard alone: two mentees and two mentors on phones, two readers, a
 * coordinator, a mail server that takes what leaves. After each step everybody looks at their own page, and it says what
 * they may know by then, no less and no more.
 */
import { expect, test } from 'vitest';
import {
  type Applicant,
  aboutMentee,
  answer,
  askForLink,
  helpWanted,
  hours,
  hoursOf,
  languages,
  type MentorForm,
  mentorForm,
  openLink,
  project,
  send,
  status,
} from './applicants.ts';
import { nothing, type Opened, useBrowser, useHouse } from './browser.ts';
import {
  applyMarks,
  approve,
  arrivesAt,
  askSecond,
  button,
  goHome,
  goToRoles,
  inviteReaders,
  link,
  makeCohort,
  makeScheme,
  mark,
  match,
  offerInstead,
  openCall,
  openTable,
  publish,
  readLetters,
  says,
  setDays,
  setUp,
  shareOut,
  type Walk,
} from './coordinator.ts';
import { keyboard } from './hands.ts';
import { usePost } from './post.ts';
import { askToSignIn, goReading, readOne } from './readers.ts';

const post = usePost(new Date('2026-09-07T08:00:00Z'));
const house = useHouse(nothing, post.arrange);
const open = useBrowser(house);

const scheme = 'Evidence into Use';
const cohort = 'Autumn round';
const hana = { name: 'Hana Sato', email: 'hana.sato@meridian.example.org' };
const samuel = { name: 'Samuel Ofori', email: 'samuel.ofori@meridian.example.org' };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

const people = {
  laila: { role: 'mentee', name: 'ليلى منصور', email: 'laila@cairo.example.org' },
  tomas: { role: 'mentee', name: 'Tomás Herrera', email: 'tomas@lima.example.org' },
  joanna: { role: 'mentor', name: 'Joanna Whitfield', email: 'joanna@leeds.example.org' },
  amara: { role: 'mentor', name: 'Amara Okafor', email: 'amara@lagos.example.org' },
} as const;
type Who = keyof typeof people;

const troubles: Opened['trouble'][] = [];
const browser = async (wish: Parameters<typeof open>[0]): Promise<Walk> => {
  const { page, trouble } = await open(wish);
  troubles.push(trouble);
  return { page, hands: keyboard(page) };
};
const onPhone = async (who: Who): Promise<Applicant> => ({ ...people[who], ...(await browser(phone)) });
const delivered = () => post.round(house());

/** Somebody with a role has a link mailed, and signs in by it. */
const signIn = async (email: string): Promise<Walk> => {
  const walk = await browser({ viewport: { width: 1280, height: 800 } });
  await askToSignIn(walk, email);
  await delivered();
  await walk.page.goto(post.linkTo(email, /sign in/));
  await walk.hands.press(button(walk.page, 'Sign in'));
  return walk;
};

/** From the call to the page that says that it is sent. */
const offersToMentor = async (who: Who, id: string, form: MentorForm): Promise<Applicant> => {
  const one = await onPhone(who);
  await askForLink(one, id, 'colleague');
  await delivered();
  await openLink(one, post.linkTo(one.email, /application/));
  await mentorForm(one, form);
  return one;
};

const joannasForm: MentorForm = {
  organisation: ['Leeds Evidence Unit', 'United Kingdom'],
  offers: ['Policy briefs and decision makers', 'Expert'],
  times: {
    city: 'London',
    typed: [
      ['Tuesday', '12:00', '18:00'],
      ['Thursday', '14:00', '19:00'],
    ],
  },
};
const amarasForm: MentorForm = {
  organisation: ['Harbour Review Group', 'Nigeria'],
  offers: ['Policy briefs and decision makers', 'Strong'],
  times: { city: 'Lagos', painted: hoursOf('Tuesday', 12, 18) },
};

const lailaApplies = async (id: string): Promise<Applicant> => {
  const laila = await onPhone('laila');
  await askForLink(laila, id, 'poster');
  await delivered();
  await openLink(laila, post.linkTo(laila.email, /application/));
  await aboutMentee(laila, 'Cairo Evidence Centre', 'Egypt');
  await project(laila, 'Asthma cards for school nurses');
  await helpWanted(laila, 'Policy briefs');
  await hours(laila, {
    city: 'Cairo',
    painted: ['Tuesday 15 to 16', 'Tuesday 16 to 17'],
    typed: [['Thursday', '17:30', '19:30']],
  });
  await languages(laila, { العربية: 'native', English: 'fluent' });
  await send(laila);
  return laila;
};

const title = (one: Applicant) => one.page.getByLabel('What is the title').first();

const tomasBegins = async (id: string): Promise<void> => {
  const tomas = await onPhone('tomas');
  await askForLink(tomas, id, 'newsletter');
  await delivered();
  await openLink(tomas, post.linkTo(tomas.email, /application/));
  await aboutMentee(tomas, 'Cordillera Health Group', 'Peru');
  await tomas.hands.write(title(tomas), 'Pain after surgery');
  await tomas.hands.press(button(tomas.page, 'Save and come back later'));
  await says(tomas.page, 'What could be read is saved.');
  expect(await status(tomas, id)).toMatch(/^A draft\. It is not sent yet\. Only you can see it\./);
};

const tomasGoesOn = async (id: string): Promise<Applicant> => {
  const tomas = await onPhone('tomas');
  await askForLink(tomas, id, 'newsletter');
  await delivered();
  expect(post.mailTo(tomas.email, /application/)).toContain('you have begun this already');
  await openLink(tomas, post.linkTo(tomas.email, /application/));
  await tomas.hands.press(link(tomas.page, 'Go on with it'));
  await arrivesAt(tomas.page, 'Your project');
  expect(await title(tomas).inputValue()).toBe('Pain after surgery');
  await project(tomas, 'Pain after surgery, explained before it');
  await helpWanted(tomas, 'Plain-language');
  await hours(tomas, { city: 'Lima', typed: [['Monday', '08:00', '12:00']] });
  await languages(tomas, { Español: 'native', English: 'working' });
  await send(tomas);
  return tomas;
};

test('a cohort goes from the call to an open pairing, and every page tells its reader the truth', async () => {
  const ruth = await browser({ viewport: { width: 1280, height: 800 } });
  await setUp(ruth, house().startCode, {
    organisation: 'Meridian Evidence Network',
    name: 'Ruth Adeyemi',
    email: 'ruth.adeyemi@meridian.example.org',
  });
  await makeScheme(ruth, scheme);
  const id = await makeCohort(ruth, {
    name: cohort,
    opens: '2026-09-07',
    closes: '2026-09-18',
    starts: '2026-11-02',
    ends: '2027-04-30',
    places: '2',
  });
  await openCall(ruth, { Headline: 'Six months, one project, and someone alongside.' });
  await goToRoles(ruth);
  await inviteReaders(ruth, `${scheme}, ${cohort}`, [hana, samuel]);
  await delivered();
  expect(post.mailTo(hana.email, /Your role/)).toContain('Reviewer');

  // They apply. One only begins; two days later, on another device, the link in the mail brings the draft back.
  post.turn('2026-09-08T09:00:00Z');
  const [laila] = await Promise.all([lailaApplies(id), tomasBegins(id)]);
  post.turn('2026-09-10T20:00:00Z');
  const [tomas, joanna, amara] = await Promise.all([
    tomasGoesOn(id),
    offersToMentor('joanna', id, joannasForm),
    offersToMentor('amara', id, amarasForm),
  ]);
  const all = { laila, tomas, joanna, amara };
  /** Everybody looks where their application stands. */
  const sees = async (truth: Partial<Record<Who, RegExp>>): Promise<void> => {
    const look = async (who: Who) => expect(await status(all[who], id), who).toMatch(truth[who] ?? /./);
    await Promise.all((Object.keys(all) as Who[]).map(look));
  };
  const sent =
    /^Sent .*\. We have it\. You can change anything until Friday 18 September, 23:59 in London\.$/;
  await sees({ laila: sent, tomas: sent, joanna: sent, amara: sent });

  // The call has closed. Two people read, blind to names and to each other.
  post.turn('2026-09-19T07:00:00Z');
  const reading =
    /^Being read\. Sent .* The call has closed\. Everybody hears on the same day, by letter, with the reason\.$/;
  const offered = new RegExp(reading.source.replace('Being read', 'Your offer is with us'));
  const allReading = { laila: reading, tomas: reading, joanna: offered, amara: offered };
  await sees(allReading);
  await goHome(ruth, scheme, cohort);
  await setDays(ruth);
  await shareOut(ruth, 4);
  const names = [laila.name, tomas.name];
  const shut = [...names, 'Nurses who will notice.', 'Which ward first?'];
  const first = await signIn(hana.email);
  await goReading(first, scheme, cohort);
  await readOne(first, [5, 4, 5], 'Nurses who will notice.', names);
  await readOne(first, [2, 3, 2], 'Which ward first?', names);
  post.turn('2026-09-21T10:00:00Z');
  const second = await signIn(samuel.email);
  await goReading(second, scheme, cohort);
  await readOne(second, [4, 4, 4], 'A clear start.', shut);
  await readOne(second, [2, 2, 3], 'An idea, no plan yet.', shut);
  await sees(allReading);

  // The coordinator decides, matches, rehearses, approves. Nobody can tell from their page.
  post.turn('2026-09-26T08:00:00Z');
  await openTable(ruth);
  await mark(ruth, 'Accept', 'Both readers: clear and ready.', [people.laila.name]);
  await mark(ruth, 'Not this time', 'Clarity: both readers gave two.', [people.tomas.name]);
  await sees(allReading);
  await applyMarks(ruth, 2);
  await sees(allReading);
  await match(ruth);
  await publish(ruth, 4);
  const sentences: Record<string, string> = {
    [people.tomas.name]: 'Your idea of a recording in Quechua stayed with both readers.',
  };
  expect((await readLetters(ruth, (name) => sentences[name] ?? null)).toSorted()).toEqual(
    Object.values(people)
      .map(({ name }) => name)
      .toSorted(),
  );
  await askSecond(ruth, hana.name);
  await delivered();
  await first.page.goto(post.linkTo(hana.email, /Please read the letters/));
  await first.hands.write(first.page.getByLabel('What should be changed'), 'Nothing. Kind and clear.');
  await first.hands.press(button(first.page, 'I have read them'));
  await says(first.page, 'Thank you. The coordinator sees that you have read them.');
  await ruth.page.reload();
  await says(ruth.page, 'Hana Sato wrote: “Nothing. Kind and clear.”');
  await approve(ruth, 4);
  await delivered();
  await sees(allReading);

  // Nine o'clock comes to each in turn: Cairo, then Leeds and Lagos, then Lima.
  post.turn('2026-09-28T06:00:30Z');
  await delivered();
  await sees({
    ...allReading,
    laila: /^You are offered a place with Joanna Whitfield\. Your letter of 28 September says who and why\./,
  });
  post.turn('2026-09-28T08:00:30Z');
  await delivered();
  await sees({
    laila: /^You are offered a place with Joanna Whitfield\./,
    tomas: reading,
    joanna: /^We have a mentee for you: ليلى منصور\. Your letter of 28 September says who and why\./,
    amara: /^You are in reserve, with our thanks\. Your letter of 28 September says why/,
  });
  post.turn('2026-09-28T14:00:30Z');
  await delivered();
  await sees({ tomas: /^Not this time\. Your letter of 28 September gives the reason/ });
  const reasons = post.mailTo(tomas.email, /not this time/);
  expect(reasons).toContain('have not chosen it for this round');
  expect(reasons).toContain('a recording in Quechua');
  expect(post.mailTo(laila.email, /You have a place/)).toContain(people.joanna.name);

  // The mentor says no, with a reason that the mentee does not see.
  post.turn('2026-09-29T09:00:00Z');
  await answer(joanna, post.linkTo(joanna.email, /A mentee for you/), { no: 'I change jobs in November.' });
  await says(joanna.page, 'Your no is kept.');
  await delivered();
  const news = post.mailTo(laila.email, /A change to your mentoring/);
  expect(news).toContain('Your place in Evidence into Use stays.');
  expect(news).not.toContain('jobs');
  await sees({
    laila: /^Your place stays, and your mentor changes\./,
    tomas: /^Not this time\./,
    joanna: /^You have said no\. Thank you for telling us\./,
    amara: /^You are in reserve/,
  });

  // The alternate is asked, and both say yes.
  await goHome(ruth, scheme, cohort);
  // The days of reading are not over, but the reading is.
  await says(ruth.page, /29 September 2026 · matching, 34 days to the start$/);
  await offerInstead(ruth, people.amara.name);
  await delivered();
  await sees({
    laila: /^You are offered a place with Amara Okafor\. Your letter of 29 September/,
    joanna: /^You have said no\./,
    amara: /^We have a mentee for you: ليلى منصور\. Your letter of 29 September/,
  });
  post.turn('2026-09-30T17:00:00Z');
  await answer(amara, post.linkTo(amara.email, /A mentee for you/), 'yes');
  await says(amara.page, 'Your yes is kept.');
  await sees({
    laila: /^You are offered a place with Amara Okafor\./,
    amara: /^You have said yes to ليلى منصور\. We wait for the other answer/,
  });
  post.turn('2026-10-01T06:00:00Z');
  await answer(laila, post.linkTo(laila.email, /Amara Okafor as your mentor/), 'yes');
  await says(laila.page, 'You are a pair. Amara Okafor has said yes too.');
  await delivered();
  await sees({
    laila: /^You and Amara Okafor are a pair\. Both of you have said yes\./,
    tomas: /^Not this time\./,
    joanna: /^You have said no\./,
    amara: /^You and ليلى منصور are a pair\./,
  });
  expect(post.mailTo(laila.email, /both of you said yes/)).toContain(amara.email);
  await ruth.hands.press(link(ruth.page, 'Pairs'));
  await says(ruth.page, 'One pairing is open. No answer is outstanding.');

  // Everybody got each letter once, and no page stumbled.
  for (const { email } of Object.values(people)) {
    const subjects = post.subjects(email).filter((subject) => !/link|application to/i.test(subject));
    expect(new Set(subjects).size, email).toBe(subjects.length);
  }
  expect(troubles.flat()).toEqual([]);
}, 600_000);
