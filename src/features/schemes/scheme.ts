/** Making a scheme, and saying what it is. */
import type { Act } from '../../act.ts';
import { json } from '../../db/connect.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { rulesOf, writeRules } from './rules-document.ts';
import { templateByKey } from './template-list.ts';

export type NewScheme = { readonly template: string; readonly name: string };

/** Makes a scheme with the first version of its questions and rules, as its template has them. */
export const createScheme = async (act: Act, { template: key, name }: NewScheme): Promise<string> => {
  const template = templateByKey(key);
  if (template === undefined) throw new Refusal('templateUnknown', { template: key });
  const organisation = await act.db.selectFrom('organisations').select('id').executeTakeFirst();
  if (organisation === undefined) throw new Refusal('noOrganisation');
  const scheme = await act.db
    .insertInto('schemes')
    .values({
      organisation_id: organisation.id,
      name,
      template: key,
      definition: template.definition,
      who_leads: template.whoLeads,
      created_at: act.now,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (scheme === undefined) throw new Refusal('schemeNameTaken', { name });
  const version = { scheme_id: scheme.id, version: 1, created_at: act.now };
  await act.db
    .insertInto('question_lists')
    .values({
      ...version,
      mentee_questions: json(template.menteeQuestions),
      mentor_questions: json(template.mentorQuestions),
    })
    .execute();
  await act.db
    .insertInto('rule_sets')
    .values({ ...version, rules: json(writeRules(rulesOf(template))) })
    .execute();
  await record(act, {
    action: 'schemeCreated',
    schemeId: scheme.id,
    subject: ['schemes', scheme.id],
    facts: { name, template: key },
  });
  return scheme.id;
};

export type SchemeWords = {
  readonly name: string;
  readonly definition: string;
  readonly whoLeads: string;
};

/** Changes what a scheme is called and how it describes itself. */
export const describeScheme = async (act: Act, schemeId: string, words: SchemeWords): Promise<void> => {
  const taken = await act.db
    .selectFrom('schemes')
    .select('id')
    .where('name', '=', words.name)
    .where('id', '!=', schemeId)
    .executeTakeFirst();
  if (taken !== undefined) throw new Refusal('schemeNameTaken', { name: words.name });
  const changed = await act.db
    .updateTable('schemes')
    .set({ name: words.name, definition: words.definition, who_leads: words.whoLeads })
    .where('id', '=', schemeId)
    .returning('id')
    .executeTakeFirst();
  if (changed === undefined) throw new NotFound();
  await record(act, {
    action: 'schemeDescribed',
    schemeId,
    subject: ['schemes', schemeId],
    facts: { name: words.name },
  });
};
