import { type Kysely, sql } from 'kysely';

/** Who reads which application, when and how blind; decisions that wait; and the hours that a cohort takes. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const statements = [
  `create table review_phases (
    id uuid primary key default gen_random_uuid(),
    cohort_id uuid not null references cohorts on delete cascade,
    opens_on date not null,
    closes_on date not null,
    names_hidden boolean not null,
    others_seen text not null check (others_seen in ('never', 'afterOwn', 'always')),
    created_at timestamptz not null,
    unique (cohort_id, opens_on),
    check (opens_on <= closes_on)
  )`,
  `create table assignments (
    id uuid primary key default gen_random_uuid(),
    application_id uuid not null references applications on delete cascade,
    person_id uuid not null references people on delete cascade,
    draft jsonb,
    assigned_by uuid references people on delete set null,
    assigned_at timestamptz not null,
    unique (application_id, person_id)
  )`,
  `create index assignments_person on assignments (person_id)`,
  `create table review_conflicts (
    id uuid primary key default gen_random_uuid(),
    application_id uuid not null references applications on delete cascade,
    person_id uuid not null references people on delete cascade,
    reason text not null,
    declared_at timestamptz not null,
    unique (application_id, person_id)
  )`,
  `create index review_conflicts_person on review_conflicts (person_id)`,
  // A reading done here belongs to its reader; one that came in a file keeps only the file's code.
  `alter table reviews add column person_id uuid references people on delete set null`,
  `create index reviews_person on reviews (person_id)`,

  `create table decisions (
    id uuid primary key default gen_random_uuid(),
    application_id uuid not null references applications on delete cascade,
    outcome text not null check (outcome in ('accepted', 'waitlisted', 'declined')),
    reason text not null,
    rule_set_id uuid not null references rule_sets,
    decided_by uuid references people on delete set null,
    decided_at timestamptz not null,
    applied_by uuid references people on delete set null,
    applied_at timestamptz
  )`,
  `create unique index decisions_one_pending on decisions (application_id) where applied_at is null`,
  `create index decisions_application on decisions (application_id)`,

  `create table effort_entries (
    id uuid primary key default gen_random_uuid(),
    cohort_id uuid not null references cohorts on delete cascade,
    person_id uuid references people on delete set null,
    phase text not null check (phase in
      ('development', 'promotion', 'reading', 'matching', 'training', 'support', 'evaluationLiaison')),
    minutes integer not null check (minutes between 0 and 1440),
    worked_on date not null,
    note text not null default '',
    source text not null check (source in ('byHand', 'timer', 'suggestion')),
    occasion text,
    suggested_minutes integer,
    created_at timestamptz not null,
    check ((source = 'suggestion') = (occasion is not null and suggested_minutes is not null)),
    check (minutes > 0 or source = 'suggestion')
  )`,
  `create index effort_entries_cohort on effort_entries (cohort_id, worked_on)`,
  `create table effort_timers (
    person_id uuid primary key references people on delete cascade,
    cohort_id uuid not null references cohorts on delete cascade,
    phase text not null,
    started_at timestamptz not null
  )`,
];
