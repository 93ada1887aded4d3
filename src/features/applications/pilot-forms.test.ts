/** The pilot's people typing into the forms what they wrote in the pilot's files: the same pairs must be possible. */
import { afterAll, expect, test } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { makeCohort, makeOrganisation, makeScheme } from '../../../test/makers.ts';
import { hasData, pilotPeople, readJson } from '../../../test/pilot.ts';
import { prepareRun } from '../../core/matching/run.ts';
import { fieldsOf } from '../../core/questions/posted.ts';
import { stepsOf } from '../../core/questions/steps.ts';
import { paths } from '../../paths.ts';
import { stopEngine } from '../matching/engine.ts';
import { gatherInput } from '../matching/freeze.ts';
import { rulesInForce } from '../matching/frozen-people.ts';
import { cohortById } from '../schemes/queries.ts';
import { knowledgeTranslation } from '../schemes/templates/knowledge-translation.ts';
import { findCall } from './call-queries.ts';
import { openCall, writeCall } from './calls.ts';
import { askToApply, openLink } from './starting.ts';

const app = useApp();
afterAll(stopEngine);

const text = {
  headline: 'Six months',
  lead: 'You lead.',
  forMentees: 'A project',
  forMentors: 'Experience',
  gives: 'A mentor',
  expects: '',
  formMinutes: null,
  costs: '',
  contactName: 'Ruth',
  contactEmail: 'ruth@example.org',
};

test.skipIf(!hasData)(
  'the 63 applications through the forms make the 45 eligible pairs of the files',
  async () => {
    app.clock.now = new Date('2019-08-01T09:00:00Z');
    await makeOrganisation(app.db());
    const dates = {
      opensOn: '2019-07-22',
      closesOn: '2019-08-30',
      startsOn: '2019-09-16',
      endsOn: '2020-03-15',
    };
    const { id } = await makeCohort(app.db(), await makeScheme(app.db()), {
      ...dates,
      weeks: ['2019-09-16', '2020-01-20'],
    });
    await app.act((act) => writeCall(act, id, text));
    await app.act((act) => openCall(act, id));
    const numbers = new Map<string, string>();
    for (const role of ['mentee', 'mentor'] as const)
      for (const [at, row] of pilotPeople(knowledgeTranslation, role).entries()) {
        const { name = '', number = '' } = row.fields;
        // A minute apart, so that nobody asks too often from one address.
        app.clock.now = new Date(app.clock.now.getTime() + 60_000);
        const email = `${number.toLowerCase()}@example.org`;
        const call = await findCall(app.db(), id);
        const wish = { role, name, email, language: 'en', source: null, address: email } as const;
        const { link } = await app.act((act) => askToApply(act, app.accounts, call, wish));
        const token = link?.split('/').at(-1) ?? '';
        await app.act((act) => openLink(act, call, role, token));
        const browser = app.withCookie(`application=${token}`);
        for (const { step, questions } of stepsOf(knowledgeTranslation[`${role}Questions`])) {
          const form = new FormData();
          if (step === 'about') form.set('name', name);
          // As a person types it: the hours in lines, the grid left alone.
          for (const question of questions)
            for (const [field, values] of Object.entries(fieldsOf(question, row.answers[question.key])))
              if (question.kind !== 'hours' || /-(day|from|until)-/.test(field))
                for (const value of values) form.append(field, value);
          const answer = await browser.post(paths.applyStep(id, role, step), form);
          expect([number, step, answer.status]).toEqual([number, step, 303]);
        }
        const sent = await browser.post(paths.applySending(id, role));
        expect([number, sent.status]).toEqual([number, 303]);
        if (number === 'ME38') await browser.post(paths.applyWithdrawal(id, role));
        numbers.set(`${role === 'mentee' ? 'ME' : 'MO'}-${String(at + 1).padStart(3, '0')}`, number);
      }
    const { edges } = readJson<{ edges: { mentee: string; mentor: string }[] }>('pilot/expected.json');
    const cohort = await cohortById(app.db(), id);
    const input = await gatherInput(app.db(), cohort);
    expect([input.mentees.length, input.mentors.length]).toEqual([38, 25]);
    const { judge, menteeAt, mentorAt } = prepareRun(input, rulesInForce(cohort));
    const found: string[] = [];
    for (const { id: mentee } of input.mentees)
      for (const { id: mentor } of input.mentors)
        if (judge.pair(menteeAt.get(mentee)!, mentorAt.get(mentor)!).eligible)
          found.push(`${numbers.get(mentee)} ${numbers.get(mentor)}`);
    expect(found.sort()).toEqual(edges.map(({ mentee, mentor }) => `${mentee} ${mentor}`).sort());
    expect(found).toHaveLength(45);
  },
  300_000,
);
