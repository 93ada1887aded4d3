create table application_files (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  person_id uuid not null,
  role text not null,
  question text not null,
  name text not null,
  type text not null,
  size integer not null,
  digest text not null,
  content bytea not null,
  added_at timestamp with time zone not null,
  constraint application_files_check CHECK ((octet_length(content) = size)),
  constraint application_files_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint application_files_cohort_id_role_person_id_question_digest_key UNIQUE (cohort_id, role, person_id, question, digest),
  constraint application_files_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint application_files_pkey PRIMARY KEY (id),
  constraint application_files_role_check CHECK ((role = ANY (ARRAY['mentee'::text, 'mentor'::text]))),
  constraint application_files_size_check CHECK (((size >= 1) AND (size <= 10000000))),
  constraint application_files_type_check CHECK ((type = ANY (ARRAY['pdf'::text, 'docx'::text, 'odt'::text, 'text'::text, 'jpeg'::text, 'png'::text])))
);

create table application_links (
  id uuid not null default gen_random_uuid(),
  digest text not null,
  cohort_id uuid not null,
  role text not null,
  email text not null,
  name text not null,
  language text not null,
  source text,
  person_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint application_links_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint application_links_digest_key UNIQUE (digest),
  constraint application_links_email_check CHECK ((email = lower(email))),
  constraint application_links_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint application_links_pkey PRIMARY KEY (id),
  constraint application_links_role_check CHECK ((role = ANY (ARRAY['mentee'::text, 'mentor'::text])))
);

create table applications (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  person_id uuid not null,
  role text not null,
  number text not null,
  state text not null,
  answers jsonb not null,
  question_list_id uuid not null,
  submitted_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint applications_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint applications_cohort_id_role_number_key UNIQUE (cohort_id, role, number),
  constraint applications_cohort_id_role_person_id_key UNIQUE (cohort_id, role, person_id),
  constraint applications_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint applications_pkey PRIMARY KEY (id),
  constraint applications_question_list_id_fkey FOREIGN KEY (question_list_id) REFERENCES question_lists(id),
  constraint applications_role_check CHECK ((role = ANY (ARRAY['mentee'::text, 'mentor'::text]))),
  constraint applications_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'underReview'::text, 'accepted'::text, 'waitlisted'::text, 'declined'::text, 'withdrawn'::text])))
);

create table assignments (
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  person_id uuid not null,
  draft jsonb,
  assigned_by uuid,
  assigned_at timestamp with time zone not null,
  constraint assignments_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id) ON DELETE CASCADE,
  constraint assignments_application_id_person_id_key UNIQUE (application_id, person_id),
  constraint assignments_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint assignments_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint assignments_pkey PRIMARY KEY (id)
);

create table batches (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  kind text not null,
  run_id uuid not null,
  written_by uuid,
  written_at timestamp with time zone not null,
  reader_id uuid,
  reader_asked_at timestamp with time zone,
  reader_answered_at timestamp with time zone,
  reader_note text not null default ''::text,
  approved_by uuid,
  approved_at timestamp with time zone,
  leaves_on date,
  leaves_by text,
  left_at timestamp with time zone,
  constraint batches_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint batches_check CHECK (((approved_at IS NULL) = (leaves_by IS NULL))),
  constraint batches_check1 CHECK (((left_at IS NULL) OR (approved_at IS NOT NULL))),
  constraint batches_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint batches_kind_check CHECK ((kind = ANY (ARRAY['matching'::text, 'takenBack'::text, 'offer'::text]))),
  constraint batches_leaves_by_check CHECK ((leaves_by = ANY (ARRAY['ownClock'::text, 'oneMoment'::text, 'now'::text]))),
  constraint batches_pkey PRIMARY KEY (id),
  constraint batches_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint batches_run_id_fkey FOREIGN KEY (run_id) REFERENCES match_runs(id),
  constraint batches_written_by_fkey FOREIGN KEY (written_by) REFERENCES people(id) ON DELETE SET NULL
);

create table bounced_addresses (
  email text not null,
  code text not null,
  at timestamp with time zone not null,
  constraint bounced_addresses_pkey PRIMARY KEY (email)
);

create table calls (
  cohort_id uuid not null,
  headline text not null,
  lead text not null,
  for_mentees text not null,
  for_mentors text not null,
  gives text not null,
  expects text not null,
  form_minutes integer,
  costs text not null,
  contact_name text not null,
  contact_email text not null,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  constraint calls_check CHECK (((closed_at IS NULL) OR (opened_at IS NOT NULL))),
  constraint calls_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint calls_form_minutes_check CHECK ((form_minutes > 0)),
  constraint calls_pkey PRIMARY KEY (cohort_id)
);

create table cohort_marks (
  cohort_id uuid not null,
  what text not null,
  id bigint not null generated always as identity,
  constraint cohort_marks_pkey PRIMARY KEY (cohort_id, what, id)
);

create table cohorts (
  id uuid not null default gen_random_uuid(),
  scheme_id uuid not null,
  name text not null,
  enrolment text not null default 'cohort'::text,
  question_list_id uuid not null,
  rule_set_id uuid not null,
  opens_on date not null,
  closes_on date not null,
  starts_on date not null,
  ends_on date not null,
  places integer,
  zone text not null,
  weeks jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null,
  constraint cohorts_check CHECK (((opens_on <= closes_on) AND (closes_on <= starts_on) AND (starts_on < ends_on))),
  constraint cohorts_enrolment_check CHECK ((enrolment = ANY (ARRAY['cohort'::text, 'rolling'::text]))),
  constraint cohorts_pkey PRIMARY KEY (id),
  constraint cohorts_places_check CHECK ((places >= 0)),
  constraint cohorts_question_list_id_fkey FOREIGN KEY (question_list_id) REFERENCES question_lists(id),
  constraint cohorts_rule_set_id_fkey FOREIGN KEY (rule_set_id) REFERENCES rule_sets(id),
  constraint cohorts_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES schemes(id) ON DELETE CASCADE,
  constraint cohorts_scheme_id_name_key UNIQUE (scheme_id, name)
);

create table decisions (
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  outcome text not null,
  reason text not null,
  rule_set_id uuid not null,
  decided_by uuid,
  decided_at timestamp with time zone not null,
  applied_by uuid,
  applied_at timestamp with time zone,
  constraint decisions_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id) ON DELETE CASCADE,
  constraint decisions_applied_by_fkey FOREIGN KEY (applied_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint decisions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint decisions_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'waitlisted'::text, 'declined'::text]))),
  constraint decisions_pkey PRIMARY KEY (id),
  constraint decisions_rule_set_id_fkey FOREIGN KEY (rule_set_id) REFERENCES rule_sets(id)
);

create table drafts (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  person_id uuid not null,
  role text not null,
  answers jsonb not null,
  source text,
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  discarded_at timestamp with time zone,
  constraint drafts_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint drafts_cohort_id_role_person_id_key UNIQUE (cohort_id, role, person_id),
  constraint drafts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint drafts_pkey PRIMARY KEY (id),
  constraint drafts_role_check CHECK ((role = ANY (ARRAY['mentee'::text, 'mentor'::text])))
);

create table effort_entries (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  person_id uuid,
  phase text not null,
  minutes integer not null,
  worked_on date not null,
  note text not null default ''::text,
  source text not null,
  occasion text,
  suggested_minutes integer,
  created_at timestamp with time zone not null,
  constraint effort_entries_check CHECK (((source = 'suggestion'::text) = ((occasion IS NOT NULL) AND (suggested_minutes IS NOT NULL)))),
  constraint effort_entries_check1 CHECK (((minutes > 0) OR (source = 'suggestion'::text))),
  constraint effort_entries_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint effort_entries_minutes_check CHECK (((minutes >= 0) AND (minutes <= 1440))),
  constraint effort_entries_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint effort_entries_phase_check CHECK ((phase = ANY (ARRAY['development'::text, 'promotion'::text, 'reading'::text, 'matching'::text, 'training'::text, 'support'::text, 'evaluationLiaison'::text]))),
  constraint effort_entries_pkey PRIMARY KEY (id),
  constraint effort_entries_source_check CHECK ((source = ANY (ARRAY['byHand'::text, 'timer'::text, 'suggestion'::text])))
);

create table effort_timers (
  person_id uuid not null,
  cohort_id uuid not null,
  phase text not null,
  started_at timestamp with time zone not null,
  constraint effort_timers_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint effort_timers_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint effort_timers_pkey PRIMARY KEY (person_id)
);

create table history (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  actor_id uuid,
  action text not null,
  scheme_id uuid,
  cohort_id uuid,
  subject text,
  subject_id text,
  facts jsonb not null,
  constraint history_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint history_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE SET NULL,
  constraint history_pkey PRIMARY KEY (id),
  constraint history_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES schemes(id) ON DELETE SET NULL
);

create table import_mappings (
  id uuid not null default gen_random_uuid(),
  scheme_id uuid not null,
  what text not null,
  headings_digest text not null,
  mapping jsonb not null,
  updated_at timestamp with time zone not null,
  constraint import_mappings_pkey PRIMARY KEY (id),
  constraint import_mappings_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES schemes(id) ON DELETE CASCADE,
  constraint import_mappings_scheme_id_what_headings_digest_key UNIQUE (scheme_id, what, headings_digest),
  constraint import_mappings_what_check CHECK ((what = ANY (ARRAY['mentee'::text, 'mentor'::text, 'reviews'::text])))
);

create table imports (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  what text not null,
  filename text not null,
  sheet jsonb not null,
  mapping jsonb,
  state text not null,
  outcome jsonb,
  created_by uuid,
  created_at timestamp with time zone not null,
  imported_at timestamp with time zone,
  constraint imports_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint imports_created_by_fkey FOREIGN KEY (created_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint imports_pkey PRIMARY KEY (id),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'mapped'::text, 'imported'::text, 'discarded'::text]))),
  constraint imports_what_check CHECK ((what = ANY (ARRAY['mentee'::text, 'mentor'::text, 'reviews'::text])))
);

create table letter_templates (
  id uuid not null default gen_random_uuid(),
  scheme_id uuid not null,
  kind text not null,
  version integer not null,
  subject text,
  body text,
  written_by uuid,
  written_at timestamp with time zone not null,
  constraint letter_templates_check CHECK (((subject IS NULL) = (body IS NULL))),
  constraint letter_templates_kind_check CHECK ((kind = ANY (ARRAY['place'::text, 'instead'::text, 'list'::text, 'mentee'::text, 'notThisTime'::text, 'reserve'::text]))),
  constraint letter_templates_pkey PRIMARY KEY (id),
  constraint letter_templates_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES schemes(id) ON DELETE CASCADE,
  constraint letter_templates_scheme_id_kind_version_key UNIQUE (scheme_id, kind, version),
  constraint letter_templates_version_check CHECK ((version > 0)),
  constraint letter_templates_written_by_fkey FOREIGN KEY (written_by) REFERENCES people(id) ON DELETE SET NULL
);

create table letters (
  id uuid not null default gen_random_uuid(),
  batch_id uuid not null,
  application_id uuid not null,
  about text not null default ''::text,
  offer_id uuid,
  side text,
  kind text not null,
  label text not null,
  language text not null,
  subject text not null,
  body jsonb not null,
  hint text not null default ''::text,
  needs_sentence boolean not null,
  sentence text not null default ''::text,
  digest text not null,
  read_at timestamp with time zone,
  read_by uuid,
  held_at timestamp with time zone,
  held_why text not null default ''::text,
  due_at timestamp with time zone,
  left_at timestamp with time zone,
  message_id uuid,
  composed jsonb,
  edited_at timestamp with time zone,
  edited_by uuid,
  not_before date,
  deleted_at timestamp with time zone,
  deleted_by uuid,
  deleted_why text not null default ''::text,
  constraint letters_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id) ON DELETE CASCADE,
  constraint letters_batch_id_application_id_about_key UNIQUE (batch_id, application_id, about),
  constraint letters_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES batches(id) ON DELETE CASCADE,
  constraint letters_check CHECK (((offer_id IS NULL) OR (side IS NOT NULL))),
  constraint letters_check1 CHECK (((left_at IS NULL) OR (NOT needs_sentence) OR (sentence <> ''::text))),
  constraint letters_deleted CHECK (((deleted_at IS NULL) OR (left_at IS NULL))),
  constraint letters_deleted_by_fkey FOREIGN KEY (deleted_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint letters_edited CHECK (((composed IS NULL) = (edited_at IS NULL))),
  constraint letters_edited_by_fkey FOREIGN KEY (edited_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint letters_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages(id) ON DELETE SET NULL,
  constraint letters_message_id_key UNIQUE (message_id),
  constraint letters_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id) ON DELETE SET NULL,
  constraint letters_pkey PRIMARY KEY (id),
  constraint letters_read_by_fkey FOREIGN KEY (read_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint letters_side_check CHECK ((side = ANY (ARRAY['mentee'::text, 'mentor'::text])))
);

create table match_inputs (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  digest text not null,
  frozen jsonb not null,
  created_at timestamp with time zone not null,
  constraint match_inputs_cohort_id_digest_key UNIQUE (cohort_id, digest),
  constraint match_inputs_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint match_inputs_pkey PRIMARY KEY (id)
);

create table match_runs (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  number integer not null,
  input_id uuid not null,
  settings jsonb not null,
  result jsonb not null,
  based_on uuid,
  change jsonb,
  engine text not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  constraint match_runs_based_on_fkey FOREIGN KEY (based_on) REFERENCES match_runs(id),
  constraint match_runs_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint match_runs_cohort_id_number_key UNIQUE (cohort_id, number),
  constraint match_runs_input_id_fkey FOREIGN KEY (input_id) REFERENCES match_inputs(id),
  constraint match_runs_made_by_fkey FOREIGN KEY (made_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint match_runs_pkey PRIMARY KEY (id)
);

create table match_slices (
  input_id uuid,
  run_id uuid,
  at integer not null,
  slice bytea not null,
  wanted_id uuid,
  start integer,
  constraint match_slices_check CHECK ((num_nonnulls(input_id, run_id, wanted_id) = 1)),
  constraint match_slices_check1 CHECK (((wanted_id IS NULL) = (start IS NULL))),
  constraint match_slices_input_id_fkey FOREIGN KEY (input_id) REFERENCES match_inputs(id) ON DELETE CASCADE,
  constraint match_slices_run_id_fkey FOREIGN KEY (run_id) REFERENCES match_runs(id) ON DELETE CASCADE,
  constraint match_slices_wanted_id_fkey FOREIGN KEY (wanted_id) REFERENCES wanted_runs(id) ON DELETE CASCADE
);

create table matchings (
  cohort_id uuid not null,
  run_id uuid not null,
  updated_at timestamp with time zone not null,
  constraint matchings_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint matchings_pkey PRIMARY KEY (cohort_id),
  constraint matchings_run_id_fkey FOREIGN KEY (run_id) REFERENCES match_runs(id)
);

create table messages (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  recipient text not null,
  occasion text not null,
  subject text not null,
  body_text text not null,
  body_html text,
  created_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  failed_at timestamp with time zone,
  attempts integer not null default 0,
  held_until timestamp with time zone,
  last_error text,
  reply_to text,
  list text,
  bounced_at timestamp with time zone,
  bounce text,
  constraint messages_bounced CHECK (((bounced_at IS NULL) = (bounce IS NULL))),
  constraint messages_kind_recipient_occasion_key UNIQUE (kind, recipient, occasion),
  constraint messages_list_check CHECK ((list = ANY (ARRAY['reminders'::text, 'news'::text]))),
  constraint messages_pkey PRIMARY KEY (id)
);

create table offers (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  mentee_application_id uuid not null,
  mentor_application_id uuid not null,
  mentee_id uuid not null,
  mentor_id uuid not null,
  mentor_capacity integer not null,
  run_id uuid not null,
  state text not null,
  mentee_answer text,
  mentee_answered_at timestamp with time zone,
  mentor_answer text,
  mentor_answered_at timestamp with time zone,
  reason text not null default ''::text,
  made_by uuid,
  made_at timestamp with time zone not null,
  answer_by timestamp with time zone,
  instead_of uuid,
  from_list boolean not null default false,
  passes_on boolean not null default false,
  passed_on_at timestamp with time zone,
  coordinator_told_at timestamp with time zone,
  constraint offers_check CHECK ((mentee_id <> mentor_id)),
  constraint offers_check1 CHECK (((state <> 'accepted'::text) OR ((mentee_answer = 'accepted'::text) AND (mentor_answer = 'accepted'::text)))),
  constraint offers_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint offers_instead_of_fkey FOREIGN KEY (instead_of) REFERENCES offers(id) ON DELETE SET NULL,
  constraint offers_made_by_fkey FOREIGN KEY (made_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint offers_mentee_answer_check CHECK ((mentee_answer = ANY (ARRAY['accepted'::text, 'declined'::text]))),
  constraint offers_mentee_application_id_fkey FOREIGN KEY (mentee_application_id) REFERENCES applications(id) ON DELETE CASCADE,
  constraint offers_mentee_id_fkey FOREIGN KEY (mentee_id) REFERENCES people(id),
  constraint offers_mentor_answer_check CHECK ((mentor_answer = ANY (ARRAY['accepted'::text, 'declined'::text]))),
  constraint offers_mentor_application_id_fkey FOREIGN KEY (mentor_application_id) REFERENCES applications(id) ON DELETE CASCADE,
  constraint offers_mentor_capacity_check CHECK ((mentor_capacity >= 0)),
  constraint offers_mentor_id_fkey FOREIGN KEY (mentor_id) REFERENCES people(id),
  constraint offers_pkey PRIMARY KEY (id),
  constraint offers_run_id_fkey FOREIGN KEY (run_id) REFERENCES match_runs(id),
  constraint offers_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'open'::text, 'accepted'::text, 'declined'::text, 'expired'::text, 'noRoom'::text, 'takenBack'::text])))
);

create table organisations (
  id uuid not null default gen_random_uuid(),
  name text not null,
  created_at timestamp with time zone not null,
  constraint organisations_pkey PRIMARY KEY (id)
);

create table pairing_states (
  id bigint not null generated always as identity,
  pairing_id uuid not null,
  state text not null,
  at timestamp with time zone not null,
  by_id uuid,
  reason text not null default ''::text,
  constraint pairing_states_by_id_fkey FOREIGN KEY (by_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint pairing_states_pairing_id_fkey FOREIGN KEY (pairing_id) REFERENCES pairings(id) ON DELETE CASCADE,
  constraint pairing_states_pkey PRIMARY KEY (id)
);

create table pairings (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  offer_id uuid not null,
  mentee_application_id uuid not null,
  mentor_application_id uuid not null,
  mentee_id uuid not null,
  mentor_id uuid not null,
  mentor_capacity integer not null,
  mentor_place integer not null,
  state text not null,
  opened_at timestamp with time zone not null,
  constraint pairings_check CHECK (((mentor_place >= 1) AND (mentor_place <= mentor_capacity))),
  constraint pairings_check1 CHECK ((mentee_id <> mentor_id)),
  constraint pairings_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint pairings_mentee_application_id_fkey FOREIGN KEY (mentee_application_id) REFERENCES applications(id),
  constraint pairings_mentee_id_fkey FOREIGN KEY (mentee_id) REFERENCES people(id),
  constraint pairings_mentor_application_id_fkey FOREIGN KEY (mentor_application_id) REFERENCES applications(id),
  constraint pairings_mentor_id_fkey FOREIGN KEY (mentor_id) REFERENCES people(id),
  constraint pairings_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id),
  constraint pairings_offer_id_key UNIQUE (offer_id),
  constraint pairings_pkey PRIMARY KEY (id),
  constraint pairings_state_check CHECK ((state = ANY (ARRAY['notStarted'::text, 'active'::text, 'paused'::text, 'concluded'::text, 'endedEarly'::text, 'continuing'::text])))
);

create table people (
  id uuid not null default gen_random_uuid(),
  name text not null,
  email text not null,
  zone text,
  language text not null default 'en'::text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  found_by text not null default ((lower((name COLLATE "und-x-icu")) || chr(10)) || email),
  constraint people_email_check CHECK ((email = lower(email))),
  constraint people_email_key UNIQUE (email),
  constraint people_pkey PRIMARY KEY (id)
);

create table posts (
  once text not null,
  location text not null,
  at timestamp with time zone not null,
  constraint posts_pkey PRIMARY KEY (once)
);

create table question_lists (
  id uuid not null default gen_random_uuid(),
  scheme_id uuid not null,
  version integer not null,
  mentee_questions jsonb not null,
  mentor_questions jsonb not null,
  created_at timestamp with time zone not null,
  constraint question_lists_pkey PRIMARY KEY (id),
  constraint question_lists_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES schemes(id) ON DELETE CASCADE,
  constraint question_lists_scheme_id_version_key UNIQUE (scheme_id, version)
);

create table review_conflicts (
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  person_id uuid not null,
  reason text not null,
  declared_at timestamp with time zone not null,
  constraint review_conflicts_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id) ON DELETE CASCADE,
  constraint review_conflicts_application_id_person_id_key UNIQUE (application_id, person_id),
  constraint review_conflicts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint review_conflicts_pkey PRIMARY KEY (id)
);

create table review_phases (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  opens_on date not null,
  closes_on date not null,
  names_hidden boolean not null,
  others_seen text not null,
  created_at timestamp with time zone not null,
  constraint review_phases_check CHECK ((opens_on <= closes_on)),
  constraint review_phases_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint review_phases_cohort_id_opens_on_key UNIQUE (cohort_id, opens_on),
  constraint review_phases_others_seen_check CHECK ((others_seen = ANY (ARRAY['never'::text, 'afterOwn'::text, 'always'::text]))),
  constraint review_phases_pkey PRIMARY KEY (id)
);

create table reviews (
  id uuid not null default gen_random_uuid(),
  application_id uuid not null,
  reviewer text not null,
  scores jsonb not null,
  comment text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  person_id uuid,
  constraint reviews_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id) ON DELETE CASCADE,
  constraint reviews_application_id_reviewer_key UNIQUE (application_id, reviewer),
  constraint reviews_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint reviews_pkey PRIMARY KEY (id)
);

create table role_grants (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  role text not null,
  scheme_id uuid,
  cohort_id uuid,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  constraint role_grants_check CHECK (((scheme_id IS NULL) OR (cohort_id IS NULL))),
  constraint role_grants_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint role_grants_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint role_grants_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint role_grants_pkey PRIMARY KEY (id),
  constraint role_grants_role_check CHECK ((role = ANY (ARRAY['coordinator'::text, 'reviewer'::text, 'evaluator'::text, 'contactPerson'::text, 'reader'::text, 'operator'::text]))),
  constraint role_grants_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES schemes(id) ON DELETE CASCADE
);

create table rule_sets (
  id uuid not null default gen_random_uuid(),
  scheme_id uuid not null,
  version integer not null,
  rules jsonb not null,
  created_at timestamp with time zone not null,
  constraint rule_sets_pkey PRIMARY KEY (id),
  constraint rule_sets_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES schemes(id) ON DELETE CASCADE,
  constraint rule_sets_scheme_id_version_key UNIQUE (scheme_id, version)
);

create table schemes (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  name text not null,
  template text not null,
  definition text not null,
  who_leads text not null,
  created_at timestamp with time zone not null,
  constraint schemes_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint schemes_organisation_id_name_key UNIQUE (organisation_id, name),
  constraint schemes_pkey PRIMARY KEY (id)
);

create table sessions (
  id uuid not null default gen_random_uuid(),
  digest text not null,
  person_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint sessions_digest_key UNIQUE (digest),
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint sessions_pkey PRIMARY KEY (id)
);

create table sign_in_links (
  id uuid not null default gen_random_uuid(),
  digest text not null,
  person_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint sign_in_links_digest_key UNIQUE (digest),
  constraint sign_in_links_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint sign_in_links_pkey PRIMARY KEY (id)
);

create table sign_in_tries (
  mark text not null,
  count integer not null,
  since timestamp with time zone not null,
  constraint sign_in_tries_pkey PRIMARY KEY (mark)
);

create table supply_warnings (
  cohort_id uuid not null,
  state text not null,
  warning jsonb,
  made_at timestamp with time zone not null,
  constraint supply_warnings_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint supply_warnings_pkey PRIMARY KEY (cohort_id)
);

create table unsubscribes (
  email text not null,
  list text not null,
  at timestamp with time zone not null,
  constraint unsubscribes_list_check CHECK ((list = ANY (ARRAY['reminders'::text, 'news'::text]))),
  constraint unsubscribes_pkey PRIMARY KEY (email, list)
);

create table waiting (
  application_id uuid not null,
  cohort_id uuid not null,
  joined_at timestamp with time zone not null,
  until_on date not null,
  left_at timestamp with time zone,
  left_why text,
  constraint waiting_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id) ON DELETE CASCADE,
  constraint waiting_check CHECK (((left_at IS NULL) = (left_why IS NULL))),
  constraint waiting_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint waiting_left_why_check CHECK ((left_why = ANY (ARRAY['self'::text, 'over'::text, 'paired'::text]))),
  constraint waiting_pkey PRIMARY KEY (application_id)
);

create table wanted_runs (
  id uuid not null default gen_random_uuid(),
  cohort_id uuid not null,
  seen integer,
  input_id uuid,
  settings jsonb not null,
  change jsonb,
  state text not null,
  phase text not null default 'reading'::text,
  done integer not null default 0,
  total integer not null default 0,
  rounds integer not null default 0,
  starts integer not null default 0,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  heard_at timestamp with time zone,
  ended_at timestamp with time zone,
  run_id uuid,
  trouble text,
  constraint wanted_runs_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint wanted_runs_check CHECK (((state = 'done'::text) = (run_id IS NOT NULL))),
  constraint wanted_runs_check1 CHECK (((state = 'failed'::text) = (trouble IS NOT NULL))),
  constraint wanted_runs_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES cohorts(id) ON DELETE CASCADE,
  constraint wanted_runs_input_id_fkey FOREIGN KEY (input_id) REFERENCES match_inputs(id),
  constraint wanted_runs_phase_check CHECK ((phase = ANY (ARRAY['reading'::text, 'judging'::text, 'solving'::text, 'explaining'::text, 'keeping'::text]))),
  constraint wanted_runs_pkey PRIMARY KEY (id),
  constraint wanted_runs_run_id_fkey FOREIGN KEY (run_id) REFERENCES match_runs(id) ON DELETE CASCADE,
  constraint wanted_runs_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text]))),
  constraint wanted_runs_trouble_check CHECK ((trouble = ANY (ARRAY['moved'::text, 'crashed'::text])))
);

CREATE INDEX application_files_person ON public.application_files USING btree (person_id);
CREATE INDEX application_links_cohort ON public.application_links USING btree (cohort_id);
CREATE INDEX application_links_person ON public.application_links USING btree (person_id);
CREATE INDEX applications_heads ON public.applications USING btree (cohort_id, role, state);
CREATE INDEX applications_in_order ON public.applications USING btree (cohort_id, role, length(number), number) INCLUDE (id, person_id);
CREATE INDEX applications_person ON public.applications USING btree (person_id);
CREATE INDEX assignments_person ON public.assignments USING btree (person_id);
CREATE INDEX batches_cohort ON public.batches USING btree (cohort_id, written_at);
CREATE UNIQUE INDEX batches_one_matching ON public.batches USING btree (cohort_id) WHERE (kind = ANY (ARRAY['matching'::text, 'takenBack'::text]));
CREATE INDEX decisions_application ON public.decisions USING btree (application_id);
CREATE UNIQUE INDEX decisions_one_pending ON public.decisions USING btree (application_id) WHERE (applied_at IS NULL);
CREATE INDEX drafts_person ON public.drafts USING btree (person_id);
CREATE INDEX effort_entries_cohort ON public.effort_entries USING btree (cohort_id, worked_on);
CREATE INDEX history_cohort ON public.history USING btree (cohort_id, id);
CREATE INDEX imports_cohort ON public.imports USING btree (cohort_id, created_at);
CREATE INDEX letters_application ON public.letters USING btree (application_id);
CREATE INDEX letters_due ON public.letters USING btree (due_at) WHERE ((left_at IS NULL) AND (due_at IS NOT NULL));
CREATE INDEX letters_offer ON public.letters USING btree (offer_id);
CREATE UNIQUE INDEX match_slices_input ON public.match_slices USING btree (input_id, at) WHERE (input_id IS NOT NULL);
CREATE UNIQUE INDEX match_slices_parked ON public.match_slices USING btree (wanted_id, start, at) WHERE (wanted_id IS NOT NULL);
CREATE UNIQUE INDEX match_slices_run ON public.match_slices USING btree (run_id, at) WHERE (run_id IS NOT NULL);
CREATE INDEX messages_waiting ON public.messages USING btree (due_at) WHERE ((sent_at IS NULL) AND (failed_at IS NULL));
CREATE INDEX offers_cohort ON public.offers USING btree (cohort_id);
CREATE INDEX offers_mentor ON public.offers USING btree (mentor_id) WHERE (state = ANY (ARRAY['prepared'::text, 'open'::text]));
CREATE UNIQUE INDEX offers_one_for_a_mentee ON public.offers USING btree (mentee_application_id) WHERE (state = ANY (ARRAY['prepared'::text, 'open'::text, 'accepted'::text]));
CREATE INDEX offers_untold ON public.offers USING btree (cohort_id) WHERE ((state = ANY (ARRAY['declined'::text, 'expired'::text, 'noRoom'::text])) AND (coordinator_told_at IS NULL));
CREATE UNIQUE INDEX organisations_only_one ON public.organisations USING btree ((true));
CREATE INDEX pairing_states_pairing ON public.pairing_states USING btree (pairing_id, id);
CREATE INDEX pairings_cohort ON public.pairings USING btree (cohort_id);
CREATE UNIQUE INDEX pairings_one_for_a_mentee ON public.pairings USING btree (cohort_id, mentee_id) WHERE (state = ANY (ARRAY['notStarted'::text, 'active'::text, 'paused'::text]));
CREATE UNIQUE INDEX pairings_one_in_a_place ON public.pairings USING btree (mentor_id, mentor_place) WHERE (state = ANY (ARRAY['notStarted'::text, 'active'::text, 'paused'::text]));
CREATE INDEX review_conflicts_person ON public.review_conflicts USING btree (person_id);
CREATE INDEX reviews_person ON public.reviews USING btree (person_id);
CREATE UNIQUE INDEX role_grants_once ON public.role_grants USING btree (person_id, role, COALESCE(scheme_id, '00000000-0000-0000-0000-000000000000'::uuid), COALESCE(cohort_id, '00000000-0000-0000-0000-000000000000'::uuid));
CREATE INDEX sessions_person ON public.sessions USING btree (person_id);
CREATE INDEX sign_in_links_person ON public.sign_in_links USING btree (person_id);
CREATE INDEX waiting_cohort ON public.waiting USING btree (cohort_id) WHERE (left_at IS NULL);
CREATE UNIQUE INDEX wanted_runs_one ON public.wanted_runs USING btree (cohort_id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));
CREATE OR REPLACE FUNCTION public.mark_cohorts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    insert into cohort_marks (cohort_id, what) select distinct cohort_id, tg_table_name from written;
    return null;
  end $function$;
CREATE OR REPLACE FUNCTION public.mark_cohorts_of_applications()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    insert into cohort_marks (cohort_id, what) select distinct cohort_id, tg_table_name from written join applications on applications.id = application_id;
    return null;
  end $function$;
CREATE OR REPLACE FUNCTION public.mark_cohorts_of_people()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    insert into cohort_marks (cohort_id, what) select distinct cohort_id, tg_table_name from written join former on former.id = written.id and former.name <> written.name
      join applications on person_id = written.id;
    return null;
  end $function$;
CREATE TRIGGER applications_delete_marked AFTER DELETE ON public.applications REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_cohorts();
CREATE TRIGGER applications_insert_marked AFTER INSERT ON public.applications REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_cohorts();
CREATE TRIGGER applications_update_marked AFTER UPDATE ON public.applications REFERENCING OLD TABLE AS former NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_cohorts();
CREATE TRIGGER assignments_delete_marked AFTER DELETE ON public.assignments REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_cohorts_of_applications();
CREATE TRIGGER assignments_insert_marked AFTER INSERT ON public.assignments REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_cohorts_of_applications();
CREATE TRIGGER decisions_delete_marked AFTER DELETE ON public.decisions REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_cohorts_of_applications();
CREATE TRIGGER decisions_insert_marked AFTER INSERT ON public.decisions REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_cohorts_of_applications();
CREATE TRIGGER decisions_update_marked AFTER UPDATE ON public.decisions REFERENCING OLD TABLE AS former NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_cohorts_of_applications();
CREATE TRIGGER drafts_delete_marked AFTER DELETE ON public.drafts REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_cohorts();
CREATE TRIGGER drafts_insert_marked AFTER INSERT ON public.drafts REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_cohorts();
CREATE TRIGGER people_update_marked AFTER UPDATE ON public.people REFERENCING OLD TABLE AS former NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_cohorts_of_people();
CREATE TRIGGER reviews_delete_marked AFTER DELETE ON public.reviews REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_cohorts_of_applications();
CREATE TRIGGER reviews_insert_marked AFTER INSERT ON public.reviews REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_cohorts_of_applications();
CREATE TRIGGER reviews_update_marked AFTER UPDATE ON public.reviews REFERENCING OLD TABLE AS former NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_cohorts_of_applications();
