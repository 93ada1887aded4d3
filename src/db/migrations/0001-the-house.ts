import { type Kysely, sql } from 'kysely';

/** The first schema: people and roles of one organisation, schemes, cohorts, applications, runs, outbox, history. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const statements = [
  `create table organisations (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    created_at timestamptz not null
  )`,
  // One instance, one organisation.
  `create unique index organisations_only_one on organisations ((true))`,

  `create table people (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    email text not null unique check (email = lower(email)),
    zone text,
    language text not null default 'en',
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create table sign_in_links (
    id uuid primary key default gen_random_uuid(),
    digest text not null unique,
    person_id uuid not null references people on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create index sign_in_links_person on sign_in_links (person_id)`,
  `create table sessions (
    id uuid primary key default gen_random_uuid(),
    digest text not null unique,
    person_id uuid not null references people on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  `create index sessions_person on sessions (person_id)`,
  `create table sign_in_tries (
    mark text primary key,
    count integer not null,
    since timestamptz not null
  )`,

  `create table messages (
    id uuid primary key default gen_random_uuid(),
    kind text not null,
    recipient text not null,
    occasion text not null,
    subject text not null,
    body_text text not null,
    body_html text,
    created_at timestamptz not null,
    due_at timestamptz not null,
    sent_at timestamptz,
    failed_at timestamptz,
    attempts integer not null default 0,
    held_until timestamptz,
    last_error text,
    unique (kind, recipient, occasion)
  )`,
  `create index messages_waiting on messages (due_at) where sent_at is null and failed_at is null`,

  `create table schemes (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references organisations,
    name text not null,
    template text not null,
    definition text not null,
    who_leads text not null,
    created_at timestamptz not null,
    unique (organisation_id, name)
  )`,
  `create table question_lists (
    id uuid primary key default gen_random_uuid(),
    scheme_id uuid not null references schemes on delete cascade,
    version integer not null,
    mentee_questions jsonb not null,
    mentor_questions jsonb not null,
    created_at timestamptz not null,
    unique (scheme_id, version)
  )`,
  `create table rule_sets (
    id uuid primary key default gen_random_uuid(),
    scheme_id uuid not null references schemes on delete cascade,
    version integer not null,
    rules jsonb not null,
    created_at timestamptz not null,
    unique (scheme_id, version)
  )`,
  `create table cohorts (
    id uuid primary key default gen_random_uuid(),
    scheme_id uuid not null references schemes on delete cascade,
    name text not null,
    enrolment text not null default 'cohort' check (enrolment in ('cohort', 'rolling')),
    question_list_id uuid not null references question_lists,
    rule_set_id uuid not null references rule_sets,
    opens_on date not null,
    closes_on date not null,
    starts_on date not null,
    ends_on date not null,
    places integer check (places >= 0),
    zone text not null,
    weeks jsonb not null default '[]',
    created_at timestamptz not null,
    unique (scheme_id, name),
    check (opens_on <= closes_on and closes_on <= starts_on and starts_on < ends_on)
  )`,
  `create table role_grants (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references people on delete cascade,
    role text not null check (role in ('coordinator', 'reviewer', 'evaluator', 'contactPerson', 'reader', 'operator')),
    scheme_id uuid references schemes on delete cascade,
    cohort_id uuid references cohorts on delete cascade,
    granted_by uuid references people on delete set null,
    granted_at timestamptz not null,
    check (scheme_id is null or cohort_id is null)
  )`,
  `create unique index role_grants_once on role_grants (
    person_id, role,
    coalesce(scheme_id, '00000000-0000-0000-0000-000000000000'),
    coalesce(cohort_id, '00000000-0000-0000-0000-000000000000')
  )`,

  `create table applications (
    id uuid primary key default gen_random_uuid(),
    cohort_id uuid not null references cohorts on delete cascade,
    person_id uuid not null references people,
    role text not null check (role in ('mentee', 'mentor')),
    number text not null,
    state text not null check (state in
      ('draft', 'submitted', 'underReview', 'accepted', 'waitlisted', 'declined', 'withdrawn')),
    answers jsonb not null,
    question_list_id uuid not null references question_lists,
    submitted_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (cohort_id, role, number),
    unique (cohort_id, role, person_id)
  )`,
  `create index applications_person on applications (person_id)`,
  `create table reviews (
    id uuid primary key default gen_random_uuid(),
    application_id uuid not null references applications on delete cascade,
    reviewer text not null,
    scores jsonb not null,
    comment text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (application_id, reviewer)
  )`,
  `create table imports (
    id uuid primary key default gen_random_uuid(),
    cohort_id uuid not null references cohorts on delete cascade,
    what text not null check (what in ('mentee', 'mentor', 'reviews')),
    filename text not null,
    sheet jsonb not null,
    mapping jsonb,
    state text not null check (state in ('uploaded', 'mapped', 'imported', 'discarded')),
    outcome jsonb,
    created_by uuid references people on delete set null,
    created_at timestamptz not null,
    imported_at timestamptz
  )`,
  `create index imports_cohort on imports (cohort_id, created_at)`,
  `create table import_mappings (
    id uuid primary key default gen_random_uuid(),
    scheme_id uuid not null references schemes on delete cascade,
    what text not null check (what in ('mentee', 'mentor', 'reviews')),
    headings_digest text not null,
    mapping jsonb not null,
    updated_at timestamptz not null,
    unique (scheme_id, what, headings_digest)
  )`,

  `create table match_inputs (
    id uuid primary key default gen_random_uuid(),
    cohort_id uuid not null references cohorts on delete cascade,
    digest text not null,
    frozen jsonb not null,
    created_at timestamptz not null,
    unique (cohort_id, digest)
  )`,
  `create table match_runs (
    id uuid primary key default gen_random_uuid(),
    cohort_id uuid not null references cohorts on delete cascade,
    number integer not null,
    input_id uuid not null references match_inputs,
    settings jsonb not null,
    result jsonb not null,
    based_on uuid references match_runs,
    change jsonb,
    engine text not null,
    made_by uuid references people on delete set null,
    made_at timestamptz not null,
    unique (cohort_id, number)
  )`,
  `create table matchings (
    cohort_id uuid primary key references cohorts on delete cascade,
    run_id uuid not null references match_runs,
    updated_at timestamptz not null
  )`,

  `create table history (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor_id uuid references people on delete set null,
    action text not null,
    scheme_id uuid references schemes on delete set null,
    cohort_id uuid references cohorts on delete set null,
    subject text,
    subject_id text,
    facts jsonb not null
  )`,
  `create index history_cohort on history (cohort_id, id)`,
  `create table posts (
    once text primary key,
    location text not null,
    at timestamptz not null
  )`,
];
