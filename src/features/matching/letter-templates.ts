/** A scheme's own words for its letters: every version is kept, and the last one counts. */
import type { Act } from '../../act.ts';
import type { Db } from '../../db/connect.ts';
import { record } from '../../history.ts';
import { Refusal } from '../../refusal.ts';
import type { Template, TemplateKind } from './letter-standard.ts';

export type OwnTemplates = ReadonlyMap<TemplateKind, Template>;

/** The words that a scheme has of its own; kinds that are not there have the standard words. */
export const findTemplates = async (db: Db, schemeId: string): Promise<OwnTemplates> => {
  const rows = await db
    .selectFrom('letter_templates')
    .select(['kind', 'subject', 'body'])
    .distinctOn('kind')
    .where('scheme_id', '=', schemeId)
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute();
  return new Map(
    rows.flatMap(({ kind, subject, body }) =>
      subject === null || body === null ? [] : [[kind, { subject, body }] as const],
    ),
  );
};

export type Version = {
  readonly kind: TemplateKind;
  readonly number: number;
  /** Null: the standard words again. */
  readonly template: Template | null;
  readonly by: string | null;
  readonly at: Date;
};

/** Every version of a scheme's letters, the newest first. */
export const listVersions = async (db: Db, schemeId: string): Promise<readonly Version[]> => {
  const rows = await db
    .selectFrom('letter_templates')
    .leftJoin('people', 'people.id', 'letter_templates.written_by')
    .select(['kind', 'version', 'subject', 'body', 'people.name', 'written_at'])
    .where('scheme_id', '=', schemeId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ kind, version, subject, body, name, written_at }) => ({
    kind,
    number: version,
    template: subject === null || body === null ? null : { subject, body },
    by: name,
    at: written_at,
  }));
};

/**
 * Keeps the next version of a letter's words; null: the standard words again. Refused when somebody else has changed
 * them since the page was opened, which showed version `seen`, 0 for none. Letters already written stay as they are.
 */
export const saveTemplate = async (
  act: Act,
  schemeId: string,
  kind: TemplateKind,
  template: Template | null,
  seen: number,
): Promise<void> => {
  await act.db
    .selectFrom('schemes')
    .select('id')
    .where('id', '=', schemeId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const last = await act.db
    .selectFrom('letter_templates')
    .select(['version', 'subject', 'body'])
    .where('scheme_id', '=', schemeId)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if ((last?.version ?? 0) !== seen) throw new Refusal('wordsMoved');
  if (
    (last?.subject ?? null) === (template?.subject ?? null) &&
    (last?.body ?? null) === (template?.body ?? null)
  )
    return;
  await act.db
    .insertInto('letter_templates')
    .values({
      scheme_id: schemeId,
      kind,
      version: seen + 1,
      subject: template?.subject ?? null,
      body: template?.body ?? null,
      written_by: act.actor?.personId ?? null,
      written_at: act.now,
    })
    .execute();
  await record(act, {
    action: template === null ? 'letterWordsStandard' : 'letterWordsChanged',
    schemeId,
    subject: ['schemes', schemeId],
    facts: { kind, version: seen + 1 },
  });
};
