/**
 * Applying as people do: a call that is open, a link from the mail, the pages of the form.
 *
 *     const { openCohort, begin, fill, send, status } = applying(app);
 *     const cohort = await openCohort();                               // open on the morning of the tests
 *     const wanjiru = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
 *     await fill(wanjiru, cohort, 'mentee', menteePages);
 *     await send(wanjiru, cohort, 'mentee');
 */
import { expect } from 'vitest';
import type { Role } from '../src/features/applications/applicant.ts';
import { openCall, writeCall } from '../src/features/applications/calls.ts';
import type { CohortDetails } from '../src/features/schemes/cohort.ts';
import { paths } from '../src/paths.ts';
import { type Browser, cookieOf, textOf, type useApp } from './app.ts';
import { makeCohort, makeOrganisation, makeScheme } from './makers.ts';

export const callText = {
  headline: 'Six months, one project, and someone alongside.',
  lead: 'You meet online and you lead.',
  forMentees: 'You have a project.',
  forMentors: 'You have done it yourself.',
  gives: 'A mentor.',
  expects: '',
  formMinutes: 40,
  costs: 'Nothing',
  contactName: 'Ruth Adeyemi',
  contactEmail: 'mentoring@meridian.example',
};

export const menteePages = {
  about: { name: 'Wanjiru Kamau', group: 'Nairobi Centre', member: 'yes', country: 'Kenya' },
  project: { project: 'yes', projectTitle: 'Handwashing', projectSummary: 'In schools.', hopes: 'One\nTwo' },
  help: { 'support-1': 'infographicsAndVisualFormats', 'support-2': '', 'support-3': '', aim: 'project' },
  meeting: {
    zone: 'Nairobi',
    availability: '1-15',
    'availability-day-1': '3',
    'availability-from-1': '18:00',
    'availability-until-1': '20:30',
  },
  languages: { 'languages-language-1': 'English', 'languages-level-1': 'fluent' },
};

export const mentorPages = {
  about: { name: 'سالم البوسعيدي', group: 'Muscat Hospital', country: 'Oman' },
  help: { 'experience-infographicsAndVisualFormats': 'expert', capacity: '2' },
  meeting: {
    zone: 'Muscat',
    'availability-day-1': '0',
    'availability-from-1': '17',
    'availability-until-1': '21',
  },
  languages: { 'languages-language-1': 'العربية', 'languages-level-1': 'native' },
};

export type Pages = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const applying = (app: ReturnType<typeof useApp>) => {
  /** A cohort whose call is open on the morning of the tests: 6 November 2026. */
  const openCohort = async (more: Partial<CohortDetails> = {}): Promise<string> => {
    await makeOrganisation(app.db());
    return anotherCohort('KT mentoring', more);
  };

  const anotherCohort = async (scheme: string, more: Partial<CohortDetails> = {}): Promise<string> => {
    const dates = { opensOn: '2026-10-01', closesOn: '2026-11-20', startsOn: '2026-12-01' };
    const made = await makeScheme(app.db(), scheme);
    const { id } = await makeCohort(app.db(), made, { ...dates, ...more });
    await app.act((act) => writeCall(act, id, callText));
    await app.act((act) => openCall(act, id));
    return id;
  };

  /** The address in the last mail to somebody, as a path. */
  const mailedLink = async (email: string, place = ''): Promise<string> => {
    const mails = await app
      .db()
      .selectFrom('messages')
      .select('body_text')
      .where('recipient', '=', email)
      .where('body_text', 'like', `%${place}/link/%`)
      .orderBy('created_at', 'desc')
      .orderBy('due_at', 'desc')
      .execute();
    const link = mails.at(0)?.body_text.match(/http:\S+/)?.[0];
    return new URL(link ?? 'http://nothing').pathname;
  };

  const ask = (cohort: string, role: Role, name: string, email: string, from = '') =>
    app.visitor().post(paths.apply(cohort, role), { name, email, from });

  /** Asks for a link and opens it as a person does; their browser from then on. */
  const begin = async (cohort: string, role: Role, name: string, email: string, from = '') => {
    expect((await ask(cohort, role, name, email, from)).status).toBe(303);
    return openMailed(email, paths.apply(cohort, role));
  };

  const openMailed = async (email: string, place: string): Promise<Browser> => {
    const opened = await app.visitor().post(await mailedLink(email, place));
    expect(opened.status).toBe(303);
    return app.withCookie(cookieOf(opened.headers.get('set-cookie') ?? ''));
  };

  const fill = async (browser: Browser, cohort: string, role: Role, pages: Pages): Promise<void> => {
    for (const [step, fields] of Object.entries(pages)) {
      const answer = await browser.post(paths.applyStep(cohort, role, step), { ...fields, go: 'on' });
      expect([step, answer.status, answer.status === 303 ? '' : await textOf(answer)]).toEqual([
        step,
        303,
        '',
      ]);
    }
  };

  const send = (browser: Browser, cohort: string, role: Role) =>
    browser.post(paths.applySending(cohort, role));
  const status = async (browser: Browser, cohort: string, role: Role) =>
    textOf(await browser.get(paths.applyStatus(cohort, role)));

  return { openCohort, anotherCohort, mailedLink, ask, begin, openMailed, fill, send, status };
};
