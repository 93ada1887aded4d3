import { type Kysely, sql } from 'kysely';

/** Letters that wait together, offers that both sides answer, and the pairings that open from them. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const live = `('notStarted', 'active', 'paused')`;

const statements = [
  // Where an answer to the letter goes, when it is not the house.
  `alter table messages add column reply_to text`,

  `create table batches (
    id uuid primary key default gen_random_uuid(),
    cohort_id uuid not null references cohorts on delete cascade,
    kind text not null check (kind in ('matching', 'offer')),
    run_id uuid not null references match_runs,
    written_by uuid references people on delete set null,
    written_at timestamptz not null,
    reader_id uuid references people on delete set null,
    reader_asked_at timestamptz,
    reader_answered_at timestamptz,
    reader_note text not null default '',
    approved_by uuid references people on delete set null,
    approved_at timestamptz,
    leaves_on date,
    leaves_by text check (leaves_by in ('ownClock', 'oneMoment', 'now')),
    left_at timestamptz,
    check ((approved_at is null) = (leaves_by is null)),
    check (left_at is null or approved_at is not null)
  )`,
  // A matching is told once: its letters are one batch, written again until the first has left.
  `create unique index batches_one_matching on batches (cohort_id) where kind = 'matching'`,
  `create index batches_cohort on batches (cohort_id, written_at)`,

  `create table offers (
    id uuid primary key default gen_random_uuid(),
    cohort_id uuid not null references cohorts on delete cascade,
    mentee_application_id uuid not null references applications on delete cascade,
    mentor_application_id uuid not null references applications on delete cascade,
    mentee_id uuid not null references people,
    mentor_id uuid not null references people,
    mentor_capacity integer not null check (mentor_capacity >= 0),
    run_id uuid not null references match_runs,
    state text not null check (state in
      ('prepared', 'open', 'accepted', 'declined', 'expired', 'noRoom', 'takenBack')),
    mentee_answer text check (mentee_answer in ('accepted', 'declined')),
    mentee_answered_at timestamptz,
    mentor_answer text check (mentor_answer in ('accepted', 'declined')),
    mentor_answered_at timestamptz,
    reason text not null default '',
    made_by uuid references people on delete set null,
    made_at timestamptz not null,
    answer_by timestamptz,
    instead_of uuid references offers on delete set null,
    check (mentee_id <> mentor_id),
    check (state <> 'accepted' or (mentee_answer = 'accepted' and mentor_answer = 'accepted'))
  )`,
  `create unique index offers_one_for_a_mentee on offers (mentee_application_id)
    where state in ('prepared', 'open', 'accepted')`,
  `create index offers_mentor on offers (mentor_id) where state in ('prepared', 'open')`,
  `create index offers_cohort on offers (cohort_id)`,

  `create table letters (
    id uuid primary key default gen_random_uuid(),
    batch_id uuid not null references batches on delete cascade,
    application_id uuid not null references applications on delete cascade,
    about text not null default '',
    offer_id uuid references offers on delete set null,
    side text check (side in ('mentee', 'mentor')),
    kind text not null,
    label text not null,
    language text not null,
    subject text not null,
    body jsonb not null,
    hint text not null default '',
    needs_sentence boolean not null,
    sentence text not null default '',
    digest text not null,
    read_at timestamptz,
    read_by uuid references people on delete set null,
    held_at timestamptz,
    held_why text not null default '',
    due_at timestamptz,
    left_at timestamptz,
    message_id uuid unique references messages on delete set null,
    unique (batch_id, application_id, about),
    check ((offer_id is null) or (side is not null)),
    check (left_at is null or not needs_sentence or sentence <> '')
  )`,
  `create index letters_application on letters (application_id)`,
  `create index letters_offer on letters (offer_id)`,
  `create index letters_due on letters (due_at) where left_at is null and due_at is not null`,

  // A place of a mentor is a row: two live pairings cannot stand in one, and no place lies above the capacity.
  `create table pairings (
    id uuid primary key default gen_random_uuid(),
    cohort_id uuid not null references cohorts on delete cascade,
    offer_id uuid not null unique references offers,
    mentee_application_id uuid not null references applications,
    mentor_application_id uuid not null references applications,
    mentee_id uuid not null references people,
    mentor_id uuid not null references people,
    mentor_capacity integer not null,
    mentor_place integer not null check (mentor_place between 1 and mentor_capacity),
    state text not null check (state in
      ('notStarted', 'active', 'paused', 'concluded', 'endedEarly', 'continuing')),
    opened_at timestamptz not null,
    check (mentee_id <> mentor_id)
  )`,
  `create unique index pairings_one_for_a_mentee on pairings (cohort_id, mentee_id) where state in ${live}`,
  `create unique index pairings_one_in_a_place on pairings (mentor_id, mentor_place) where state in ${live}`,
  `create index pairings_cohort on pairings (cohort_id)`,
  `create table pairing_states (
    id bigint generated always as identity primary key,
    pairing_id uuid not null references pairings on delete cascade,
    state text not null,
    at timestamptz not null,
    by_id uuid references people on delete set null,
    reason text not null default ''
  )`,
  `create index pairing_states_pairing on pairing_states (pairing_id, id)`,
];
