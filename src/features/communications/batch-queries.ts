/** The letters of a cohort's matching as the outbox shows them. */
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { NotFound } from '../../refusal.ts';
import { type Block, plainText } from './letter-body.ts';
import { groupOf, type LetterGroup, type LetterState, letterState, urgency } from './rules.ts';

/** A cohort as far as its letters and the navigation need it. */
export type LetterPlace = {
  readonly id: string;
  readonly name: string;
  readonly schemeId: string;
  readonly schemeName: string;
  readonly zone: string;
};

export const findLetterPlace = async (db: Db, cohortId: string): Promise<LetterPlace> => {
  const row = await db
    .selectFrom('cohorts')
    .innerJoin('schemes', 'schemes.id', 'cohorts.scheme_id')
    .where('cohorts.id', '=', cohortId)
    .select(['cohorts.id', 'cohorts.name', 'scheme_id', 'schemes.name as scheme_name', 'zone'])
    .executeTakeFirst();
  if (row === undefined) throw new NotFound();
  return {
    id: row.id,
    name: row.name,
    schemeId: row.scheme_id,
    schemeName: row.scheme_name,
    zone: row.zone,
  };
};

export type Batch = {
  readonly id: string;
  readonly run: number;
  readonly isCurrent: boolean;
  readonly readerId: string | null;
  readonly readerName: string | null;
  readonly readerAnsweredAt: Date | null;
  readonly readerNote: string;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly leavesOn: string | null;
  readonly leavesBy: 'ownClock' | 'oneMoment' | 'now' | null;
  readonly leftAt: Date | null;
  /** The scheme's words for letters have changed since these were written. */
  readonly wordsChanged: boolean;
};

/** The letters of the matching as one thing, or null before anything was published. */
export const findBatch = async (db: Db, cohortId: string): Promise<Batch | null> => {
  const row = await db
    .selectFrom('batches')
    .innerJoin('match_runs', 'match_runs.id', 'batches.run_id')
    .leftJoin('matchings', (join) =>
      join
        .onRef('matchings.cohort_id', '=', 'batches.cohort_id')
        .onRef('matchings.run_id', '=', 'batches.run_id'),
    )
    .leftJoin('people as reader', 'reader.id', 'batches.reader_id')
    .leftJoin('people as approver', 'approver.id', 'batches.approved_by')
    .where('batches.cohort_id', '=', cohortId)
    .where('batches.kind', '=', 'matching')
    .select(['batches.id', 'match_runs.number', 'matchings.run_id as current', 'reader_id'])
    .select(['reader.name as reader_name', 'reader_answered_at', 'reader_note', 'approved_at', 'left_at'])
    .select(['approver.name as approver_name', 'leaves_on', 'leaves_by'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('letter_templates')
          .innerJoin('cohorts', 'cohorts.scheme_id', 'letter_templates.scheme_id')
          .whereRef('cohorts.id', '=', 'batches.cohort_id')
          .whereRef('letter_templates.written_at', '>', 'batches.written_at')
          .select('letter_templates.id'),
      ).as('words_changed'),
    )
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    run: row.number,
    isCurrent: row.current !== null,
    readerId: row.reader_id,
    readerName: row.reader_name,
    readerAnsweredAt: row.reader_answered_at,
    readerNote: row.reader_note,
    approvedBy: row.approver_name,
    approvedAt: row.approved_at,
    leavesOn: row.leaves_on,
    leavesBy: row.leaves_by,
    leftAt: row.left_at,
    wordsChanged: row.words_changed === true,
  };
};

export type LetterRow = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly group: LetterGroup;
  readonly label: string;
  readonly state: LetterState;
  readonly readBy: string | null;
  readonly dueAt: Date | null;
  readonly zone: string | null;
  /** Letters of offers made after the matching was told. */
  readonly later: boolean;
};

/** Every letter of a cohort without its words, what needs a hand first. */
export const listLetters = async (db: Db, cohortId: string): Promise<readonly LetterRow[]> => {
  const rows = await db
    .selectFrom('letters')
    .innerJoin('batches', 'batches.id', 'letters.batch_id')
    .innerJoin('applications', 'applications.id', 'letters.application_id')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .leftJoin('people as reader', 'reader.id', 'letters.read_by')
    .leftJoin('messages', 'messages.id', 'letters.message_id')
    .where('batches.cohort_id', '=', cohortId)
    .where('batches.kind', '!=', 'takenBack')
    .select(['letters.id', 'people.name', 'people.zone', 'letters.kind', 'letters.label'])
    .select(['needs_sentence', 'sentence'])
    .select(['letters.read_at', 'reader.name as read_by', 'letters.held_at', 'letters.left_at'])
    .select('letters.deleted_at')
    .select(['letters.due_at', 'messages.sent_at', 'messages.failed_at', 'messages.bounced_at'])
    .select('batches.kind as batch_kind')
    .orderBy('applications.role')
    .orderBy(sql`length(applications.number)`)
    .orderBy('applications.number')
    .orderBy('letters.id')
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      group: groupOf(row.kind),
      label: row.label,
      state: stateOf(row),
      readBy: row.read_by,
      dueAt: row.due_at,
      zone: row.zone,
      later: row.batch_kind === 'offer',
    }))
    .sort((a, b) => urgency(a.state) - urgency(b.state));
};

type StateRow = {
  readonly needs_sentence: boolean;
  readonly sentence: string;
  readonly read_at: Date | null;
  readonly held_at: Date | null;
  readonly left_at: Date | null;
  readonly sent_at: Date | null;
  readonly failed_at: Date | null;
  readonly deleted_at: Date | null;
  readonly bounced_at: Date | null;
};

const stateOf = (row: StateRow): LetterState =>
  letterState({
    needsSentence: row.needs_sentence,
    sentence: row.sentence,
    read: row.read_at !== null,
    held: row.held_at !== null,
    left: row.left_at !== null,
    sent: row.sent_at !== null,
    failed: row.failed_at !== null || row.bounced_at !== null,
    deleted: row.deleted_at !== null,
  });

export type OpenLetter = {
  readonly id: string;
  readonly name: string;
  readonly zone: string | null;
  readonly language: string;
  readonly group: LetterGroup;
  readonly subject: string;
  readonly body: readonly Block[];
  readonly hint: string;
  readonly needsSentence: boolean;
  readonly sentence: string;
  readonly state: LetterState;
  readonly heldWhy: string;
  readonly dueAt: Date | null;
  readonly sentAt: Date | null;
  readonly lastError: string | null;
  /** Its words are no longer those that the matching wrote. */
  readonly isEdited: boolean;
  readonly notBefore: string | null;
  readonly deletedWhy: string;
  /** It asks about an offer that stands, so it cannot be deleted alone. */
  readonly asks: boolean;
};

/** One letter of this cohort with its words. */
export const findLetter = async (db: Db, cohortId: string, id: string): Promise<OpenLetter> => {
  const row = await db
    .selectFrom('letters')
    .innerJoin('batches', 'batches.id', 'letters.batch_id')
    .innerJoin('applications', 'applications.id', 'letters.application_id')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .leftJoin('messages', 'messages.id', 'letters.message_id')
    .leftJoin('offers', 'offers.id', 'letters.offer_id')
    .where('letters.id', '=', id)
    .where('batches.cohort_id', '=', cohortId)
    .where('batches.kind', '!=', 'takenBack')
    .selectAll('letters')
    .select(['people.name', 'people.zone', 'messages.sent_at', 'messages.failed_at', 'messages.last_error'])
    .select(['offers.state as offer_state', 'messages.bounced_at', 'messages.bounce'])
    .executeTakeFirst();
  if (row === undefined) throw new NotFound();
  return {
    id: row.id,
    name: row.name,
    zone: row.zone,
    language: row.language,
    group: groupOf(row.kind),
    subject: row.subject,
    body: row.body as unknown as readonly Block[],
    hint: row.hint,
    needsSentence: row.needs_sentence,
    sentence: row.sentence,
    state: stateOf(row),
    heldWhy: row.held_why,
    dueAt: row.due_at,
    sentAt: row.sent_at,
    lastError: row.bounce ?? row.last_error,
    isEdited: row.edited_at !== null,
    notBefore: row.not_before,
    deletedWhy: row.deleted_why,
    asks: row.offer_state === 'prepared' || row.offer_state === 'open',
  };
};

/** Who else belongs to the cohort and could read the letters before they leave. */
export const possibleReaders = async (
  db: Db,
  place: LetterPlace,
  except: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> =>
  db
    .selectFrom('people')
    .where('people.id', '!=', except)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('role_grants')
          .whereRef('person_id', '=', 'people.id')
          .where('role', 'in', ['coordinator', 'reviewer', 'contactPerson'])
          .where((or) =>
            or.or([
              or('cohort_id', '=', place.id),
              or('scheme_id', '=', place.schemeId),
              or.and([or('cohort_id', 'is', null), or('scheme_id', 'is', null)]),
            ]),
          )
          .select('role_grants.id'),
      ),
    )
    // Whoever applied here would read about themselves.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('applications')
            .whereRef('applications.person_id', '=', 'people.id')
            .where('applications.cohort_id', '=', place.id)
            .select('applications.id'),
        ),
      ),
    )
    .select(['id', 'name'])
    .orderBy('name')
    .execute();

export type Told = {
  readonly group: LetterGroup;
  readonly leftAt: Date;
  /** What became of the offer that the letter asked about. */
  readonly offer: {
    readonly state: 'prepared' | 'open' | 'accepted' | 'declined' | 'expired' | 'noRoom' | 'takenBack';
    readonly own: 'accepted' | 'declined' | null;
    /** Who the other one is, where the letter names them. */
    readonly partner: string | null;
  } | null;
  /** The last day of the wait-list, while they are on it and have no offer. */
  readonly onListUntil: string | null;
};

/** What an applicant has been told: nothing before their letter left. For pages that an applicant sees. */
export const findToldLetter = async (db: Db, applicationId: string): Promise<Told | null> => {
  const row = await db
    .selectFrom('letters')
    .leftJoin('offers', 'offers.id', 'letters.offer_id')
    .leftJoin('people as partner', (join) =>
      join.on(
        'partner.id',
        '=',
        sql<string>`case letters.side when 'mentee' then offers.mentor_id else offers.mentee_id end`,
      ),
    )
    .leftJoin('waiting', (join) =>
      join.onRef('waiting.application_id', '=', 'letters.application_id').on('waiting.left_at', 'is', null),
    )
    .where('letters.application_id', '=', applicationId)
    .where('letters.left_at', 'is not', null)
    .select(['letters.kind', 'letters.left_at', 'side', 'offers.state', 'mentee_answer', 'mentor_answer'])
    .select(['waiting.until_on', 'partner.name as partner', 'letters.subject', 'letters.body'])
    .select('letters.sentence')
    .orderBy('letters.left_at', 'desc')
    .orderBy('letters.id')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.left_at === null) return null;
  const own = row.side === 'mentee' ? row.mentee_answer : row.mentor_answer;
  const { sentence } = row;
  const said = `${row.subject}\n${plainText(row.body as unknown as readonly Block[], { sentence, link: '' })}`;
  const partner = row.partner !== null && said.includes(row.partner) ? row.partner : null;
  return {
    group: groupOf(row.kind),
    leftAt: row.left_at,
    offer: row.state === null ? null : { state: row.state, own, partner },
    onListUntil: row.state === 'open' || row.state === 'prepared' ? null : row.until_on,
  };
};
