/** Who is in the two cohorts of the demonstration that have been matched. Everybody is made up. */
import type { Answers } from '../core/questions/question.ts';
import type { Role } from '../features/applications/applicant.ts';

export type Told = {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly answers: Answers;
};

const evenings = [
  { day: 1, from: 960, until: 1200 },
  { day: 3, from: 960, until: 1200 },
];
const mornings = [
  { day: 1, from: 420, until: 600 },
  { day: 4, from: 420, until: 600 },
];
const both = [...mornings, ...evenings];
const sundays = [{ day: 6, from: 1260, until: 1320 }];

type Place = readonly [group: string, country: string, zone: string];

const about = (
  [group, country, zone]: Place,
  availability: typeof evenings,
  language = 'English',
): Answers => ({
  group,
  member: true,
  country,
  zone,
  languages: [
    { language: 'English', level: 'fluent' },
    ...(language === 'English' ? [] : [{ language, level: 'native' }]),
  ],
  availability,
});

const mentee = (
  name: string,
  email: string,
  place: Answers,
  projectTitle: string,
  support: readonly string[],
): Told => ({
  role: 'mentee',
  name,
  email,
  answers: { ...place, project: true, projectTitle, support, aim: 'project', monthlyHours: 4 },
});

const mentor = (
  name: string,
  email: string,
  place: Answers,
  expert: readonly string[],
  capacity = 1,
): Told => ({
  role: 'mentor',
  name,
  email,
  answers: {
    ...place,
    experience: Object.fromEntries(expert.map((area) => [area, 'expert'])),
    capacity,
    mentoredBefore: 'formally',
  },
});

/** A round whose letters are in the outbox, and nobody knows. */
export const waitingRound: readonly Told[] = [
  mentee(
    'Amara Diallo',
    'amara.diallo@sahel.example.org',
    about(['Sahel Evidence Centre', 'Senegal', 'Africa/Dakar'], both, 'Français'),
    'A one-page brief on malaria nets for district chiefs',
    ['policyBriefsAndDecisionMakers'],
  ),
  mentee(
    'Kjell Sørensen',
    'kjell.sorensen@fjord.example.org',
    about(['Fjord Review Group', 'Norway', 'Europe/Oslo'], evenings, 'Norsk'),
    'Plain words for parents whose child has a hearing test',
    ['plainLanguageSummaries', 'infographicsAndVisualFormats'],
  ),
  mentee(
    'Yasmin Haddad',
    'yasmin.haddad@cedar.example.org',
    about(['Cedar Health Network', 'Lebanon', 'Asia/Beirut'], both, 'العربية'),
    'Bringing patients into the choice of our next questions',
    ['partnershipWithConsumers'],
  ),
  mentee(
    'Tevita Moala',
    'tevita.moala@lagoon.example.org',
    about(['Lagoon Health Group', 'Tonga', 'Pacific/Tongatapu'], sundays),
    'Radio spots on diabetes feet',
    ['policyBriefsAndDecisionMakers'],
  ),
  mentee(
    'Ines Carvalho',
    'ines.carvalho@tejo.example.org',
    about(['Tejo Evidence Unit', 'Portugal', 'Europe/Lisbon'], both, 'Português'),
    'Podcast on sleep for shift workers',
    ['podcastsVideoAndSocialMedia'],
  ),
  mentor(
    'Grace Mensah',
    'grace.mensah@accra.example.org',
    about(['Accra Policy Lab', 'Ghana', 'Africa/Accra'], both),
    ['policyBriefsAndDecisionMakers', 'stakeholderMappingAndEngagement'],
  ),
  mentor(
    'Fiona MacLeod',
    'fiona.macleod@clyde.example.org',
    about(['Clyde Plain Words', 'United Kingdom', 'Europe/London'], both),
    ['plainLanguageSummaries', 'infographicsAndVisualFormats'],
  ),
  mentor(
    'Petros Georgiou',
    'petros.georgiou@aegean.example.org',
    about(['Aegean Patients’ Forum', 'Greece', 'Europe/Athens'], evenings, 'Ελληνικά'),
    ['partnershipWithConsumers'],
  ),
  mentor(
    'Noor van Dijk',
    'noor.vandijk@delta.example.org',
    about(['Delta Surveys', 'Netherlands', 'Europe/Amsterdam'], both, 'Nederlands'),
    ['surveysPrioritySettingAndResponseRates'],
  ),
];

/** A round whose letters have left: one pair is open, one waits for the mentor, one mentor has said no. */
export const openRound: readonly Told[] = [
  mentee(
    'Blessing Okoro',
    'blessing.okoro@delta-ng.example.org',
    about(['Delta Review Group', 'Nigeria', 'Africa/Lagos'], both),
    'Antenatal cards that midwives fill in',
    ['guidelineUptakeAndPracticeChange'],
  ),
  mentee(
    'Mateo Quispe',
    'mateo.quispe@andes.example.org',
    about(['Andes Evidence Group', 'Bolivia', 'America/La_Paz'], both, 'Español'),
    'Telling school cooks what we know about salt',
    ['communicationAndDisseminationPlanning'],
  ),
  mentee(
    'Leila Rahimi',
    'leila.rahimi@caspian.example.org',
    about(['Caspian Health Desk', 'Azerbaijan', 'Asia/Baku'], evenings),
    'A map of who decides on vaccines in our region',
    ['stakeholderMappingAndEngagement'],
  ),
  mentor(
    'Claire Boudreau',
    'claire.boudreau@halifax.example.org',
    about(['Halifax Knowledge Lab', 'Canada', 'America/Halifax'], both, 'Français'),
    ['communicationAndDisseminationPlanning'],
  ),
  mentor(
    'Henrik Lund',
    'henrik.lund@aarhus.example.org',
    about(['Aarhus Practice Unit', 'Denmark', 'Europe/Copenhagen'], both),
    ['guidelineUptakeAndPracticeChange'],
  ),
  mentor(
    'Rukhsana Begum',
    'rukhsana.begum@indus.example.org',
    about(['Indus Evidence Centre', 'Pakistan', 'Asia/Karachi'], evenings),
    ['stakeholderMappingAndEngagement'],
  ),
  mentor(
    'Ana Kovač',
    'ana.kovac@sava.example.org',
    about(['Sava Health Forum', 'Slovenia', 'Europe/Ljubljana'], evenings),
    ['stakeholderMappingAndEngagement', 'partnershipWithConsumers'],
  ),
];
