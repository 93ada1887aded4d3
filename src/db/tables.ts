/**
 * The whole schema as types, marked by the slice that owns each table. Only the owner writes a table; any query may
 * read any table. `src/db/schema.sql` is the same schema as the database sees it.
 */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** The same list stands in the migration. */
export type FileType = 'pdf' | 'docx' | 'odt' | 'text' | 'jpeg' | 'png';

type Id = Generated<string>;
/** Written as a Date, read as a Date. */
type Moment = ColumnType<Date, Date, Date>;
/** A calendar day, `YYYY-MM-DD`, in no zone. */
type Day = string;
/** Written through `json()` of `db/connect.ts`, so that both databases take it alike. */
type Json<T extends object> = ColumnType<T, T, T>;

export type Tables = {
  // communications
  messages: MessagesTable;
  unsubscribes: UnsubscribesTable;
  bounced_addresses: BouncedAddressesTable;
  batches: BatchesTable;
  letters: LettersTable;
  // accounts
  organisations: OrganisationsTable;
  people: PeopleTable;
  role_grants: RoleGrantsTable;
  sign_in_links: SignInLinksTable;
  sessions: SessionsTable;
  sign_in_tries: SignInTriesTable;
  // schemes
  schemes: SchemesTable;
  question_lists: QuestionListsTable;
  rule_sets: RuleSetsTable;
  cohorts: CohortsTable;
  // applications
  calls: CallsTable;
  drafts: DraftsTable;
  application_links: ApplicationLinksTable;
  application_files: ApplicationFilesTable;
  applications: ApplicationsTable;
  reviews: ReviewsTable;
  review_phases: ReviewPhasesTable;
  assignments: AssignmentsTable;
  review_conflicts: ReviewConflictsTable;
  decisions: DecisionsTable;
  imports: ImportsTable;
  import_mappings: ImportMappingsTable;
  // pairings
  offers: OffersTable;
  pairings: PairingsTable;
  pairing_states: PairingStatesTable;
  waiting: WaitingTable;
  // matching
  match_inputs: MatchInputsTable;
  match_runs: MatchRunsTable;
  matchings: MatchingsTable;
  letter_templates: LetterTemplatesTable;
  supply_warnings: SupplyWarningsTable;
  wanted_runs: WantedRunsTable;
  match_slices: MatchSlicesTable;
  // effort
  effort_entries: EffortEntriesTable;
  effort_timers: EffortTimersTable;
  // the house
  history: HistoryTable;
  posts: PostsTable;
  cohort_marks: CohortMarksTable;
};

export type Role = 'coordinator' | 'reviewer' | 'evaluator' | 'contactPerson' | 'reader' | 'operator';

export type ApplicationState =
  | 'draft'
  | 'submitted'
  | 'underReview'
  | 'accepted'
  | 'waitlisted'
  | 'declined'
  | 'withdrawn';

type MessagesTable = {
  id: Id;
  /** With recipient and occasion: one mail for one occasion, never two. */
  kind: string;
  recipient: string;
  occasion: string;
  subject: string;
  body_text: string;
  body_html: string | null;
  created_at: Moment;
  /** Not before. */
  due_at: Moment;
  sent_at: Moment | null;
  /** When it was given up; an operator may have it tried again. */
  failed_at: Moment | null;
  attempts: Generated<number>;
  /** Until then one process has it in hand; after that process's death another takes it. */
  held_until: Moment | null;
  /** Why the last attempt failed, without addresses. */
  last_error: string | null;
  /** Where an answer to it goes; null: to the house. */
  reply_to: string | null;
  /** What its reader may stop; null for what they must get: decisions, links they asked for. */
  list: ColumnType<MailList | null, MailList | null | undefined, MailList | null>;
  /** When it came back for good, at once or later, and by which status code. */
  bounced_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  bounce: ColumnType<string | null, string | null | undefined, string | null>;
};

export type MailList = 'reminders' | 'news';

/** Somebody wants no more mail of one sort. */
type UnsubscribesTable = { email: string; list: MailList; at: Moment };

/** Addresses from which mail came back for good, until they are put right or mail is sent again. */
type BouncedAddressesTable = { email: string; code: string; at: Moment };

/** Letters that are written, read and let go together. */
type BatchesTable = {
  id: Id;
  cohort_id: string;
  /** The letters of a whole matching, one batch for a cohort; or of one offer made later. */
  kind: 'matching' | 'takenBack' | 'offer';
  /** The run whose outcome they tell. */
  run_id: string;
  written_by: string | null;
  written_at: Moment;
  /** A second person who was asked to read them. */
  reader_id: string | null;
  reader_asked_at: Moment | null;
  reader_answered_at: Moment | null;
  reader_note: Generated<string>;
  /** Who confirmed the matching and let the letters go, and when. */
  approved_by: string | null;
  approved_at: Moment | null;
  leaves_on: Day | null;
  leaves_by: 'ownClock' | 'oneMoment' | 'now' | null;
  /** When the first of them left. */
  left_at: Moment | null;
};

type LettersTable = {
  id: Id;
  batch_id: string;
  application_id: string;
  /** The application number of the other one, for letters about a pair: a mentor of two gets two. */
  about: Generated<string>;
  /** The offer that it asks its reader to answer, and on which side. */
  offer_id: string | null;
  side: 'mentee' | 'mentor' | null;
  /** Why it is written: place, mentee, reserve, or the reason for "not this time". */
  kind: string;
  /** The same in words, for the list of letters. */
  label: string;
  language: string;
  subject: string;
  body: Json<object>;
  /** What helps to write the sentence; never part of the letter. */
  hint: Generated<string>;
  needs_sentence: boolean;
  sentence: Generated<string>;
  /** Of everything but the sentence: tells whether a new matching changed the letter. */
  digest: string;
  read_at: Moment | null;
  read_by: string | null;
  held_at: Moment | null;
  held_why: Generated<string>;
  due_at: Moment | null;
  left_at: Moment | null;
  message_id: string | null;
  /** Subject and body as the matching wrote them, where a coordinator has edited them since. */
  composed: ColumnType<object | null, object | null | undefined, object | null>;
  edited_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  edited_by: ColumnType<string | null, string | null | undefined, string | null>;
  /** It leaves on this day at the earliest, at nine on its reader's clock. */
  not_before: ColumnType<Day | null, Day | null | undefined, Day | null>;
  /** It does not leave at all; for the coordinator's eyes, why. */
  deleted_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  deleted_by: ColumnType<string | null, string | null | undefined, string | null>;
  deleted_why: Generated<string>;
};

type OffersTable = {
  id: Id;
  cohort_id: string;
  mentee_application_id: string;
  mentor_application_id: string;
  mentee_id: string;
  mentor_id: string;
  /** Mentees the mentor takes at once, over all schemes. */
  mentor_capacity: number;
  run_id: string;
  /** Nobody may learn of a prepared one. */
  state: 'prepared' | 'open' | 'accepted' | 'declined' | 'expired' | 'noRoom' | 'takenBack';
  mentee_answer: 'accepted' | 'declined' | null;
  mentee_answered_at: Moment | null;
  mentor_answer: 'accepted' | 'declined' | null;
  mentor_answered_at: Moment | null;
  /** Why it was declined, if they said. */
  reason: Generated<string>;
  made_by: string | null;
  made_at: Moment;
  answer_by: Moment | null;
  /** The offer that fell through before this one. */
  instead_of: string | null;
  /** Made to somebody on the wait-list. */
  from_list: Generated<boolean>;
  /** If it falls through, the next who fits is offered the mentor, in the name of who made it. */
  passes_on: Generated<boolean>;
  /** When that was seen to, whether or not somebody was left to offer it to. */
  passed_on_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** When a coordinator was written to because it fell through. */
  coordinator_told_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

export type PairingState = 'notStarted' | 'active' | 'paused' | 'concluded' | 'endedEarly' | 'continuing';

type PairingsTable = {
  id: Id;
  cohort_id: string;
  offer_id: string;
  mentee_application_id: string;
  mentor_application_id: string;
  mentee_id: string;
  mentor_id: string;
  mentor_capacity: number;
  /** Which of the mentor's places it stands in; live pairings never share one. */
  mentor_place: number;
  state: PairingState;
  opened_at: Moment;
};

/** Every state a pairing has had. */
type PairingStatesTable = {
  id: GeneratedAlways<number>;
  pairing_id: string;
  state: PairingState;
  at: Moment;
  by_id: string | null;
  reason: Generated<string>;
};

/** Who stays on a cohort's list, in case a mentor becomes free. */
type WaitingTable = {
  application_id: string;
  cohort_id: string;
  joined_at: Moment;
  /** The last day, on the cohort's calendar. */
  until_on: Day;
  left_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  left_why: ColumnType<
    'self' | 'over' | 'paired' | null,
    'self' | 'over' | 'paired' | null | undefined,
    'self' | 'over' | 'paired' | null
  >;
};

type OrganisationsTable = { id: Id; name: string; created_at: Moment };

type PeopleTable = {
  id: Id;
  name: string;
  /** Lower case; unique in the instance. */
  email: string;
  /** IANA zone, when known. */
  zone: string | null;
  /** The language of pages and mails, a BCP 47 tag. */
  language: Generated<string>;
  created_at: Moment;
  updated_at: Moment;
  /** Name and address in small letters, a line each. */
  found_by: GeneratedAlways<string>;
};

type RoleGrantsTable = {
  id: Id;
  person_id: string;
  role: Role;
  /** Neither scheme nor cohort: the whole organisation. */
  scheme_id: string | null;
  cohort_id: string | null;
  granted_by: string | null;
  granted_at: Moment;
};

type SignInLinksTable = {
  id: Id;
  /** SHA-256 of the token in the mail. */
  digest: string;
  person_id: string;
  created_at: Moment;
  expires_at: Moment;
  used_at: Moment | null;
};

type SessionsTable = {
  id: Id;
  /** SHA-256 of the token in the cookie. */
  digest: string;
  person_id: string;
  created_at: Moment;
  expires_at: Moment;
};

/** How often a sign-in link was asked for, counted by network address and by mail address. */
type SignInTriesTable = {
  /** A keyed digest, so that the table names nobody. */
  mark: string;
  count: number;
  since: Moment;
};

type SchemesTable = {
  id: Id;
  organisation_id: string;
  name: string;
  /** The key of the template it came from. */
  template: string;
  definition: string;
  who_leads: string;
  created_at: Moment;
};

/** Versions are never changed; an edit makes the next one. */
type QuestionListsTable = {
  id: Id;
  scheme_id: string;
  version: number;
  mentee_questions: Json<object>;
  mentor_questions: Json<object>;
  created_at: Moment;
};

/** Versions are never changed; an edit makes the next one. */
type RuleSetsTable = {
  id: Id;
  scheme_id: string;
  version: number;
  rules: Json<object>;
  created_at: Moment;
};

type CohortsTable = {
  id: Id;
  scheme_id: string;
  name: string;
  enrolment: Generated<'cohort' | 'rolling'>;
  question_list_id: string;
  rule_set_id: string;
  opens_on: Day;
  closes_on: Day;
  starts_on: Day;
  ends_on: Day;
  /** Pairs at most; null for no limit. */
  places: number | null;
  /** The organisers' IANA zone: dates of the cohort and times in imported files are theirs. */
  zone: string;
  /** Mondays of the weeks by which shared hours are judged; none: a week of every clock regime. */
  weeks: ColumnType<readonly string[], readonly string[] | undefined, readonly string[]>;
  created_at: Moment;
};

/** What the public page of a cohort says, and when it takes applications. */
type CallsTable = {
  cohort_id: string;
  headline: string;
  lead: string;
  /** One point a line, as in the next two. */
  for_mentees: string;
  for_mentors: string;
  gives: string;
  /** How many are expected for how many places; may be blank. */
  expects: string;
  form_minutes: number | null;
  costs: string;
  contact_name: string;
  contact_email: string;
  /** From then on the page is public; it takes applications from the cohort's first day on. */
  opened_at: Moment | null;
  /** When it was closed before its last day. */
  closed_at: Moment | null;
  updated_at: Moment;
};

/** Answers that have not been sent yet, whole or not; they become an application, which is then what counts. */
type DraftsTable = {
  id: Id;
  cohort_id: string;
  person_id: string;
  role: 'mentee' | 'mentor';
  answers: Json<object>;
  /** The word in the link that brought the person to the call. */
  source: string | null;
  started_at: Moment;
  updated_at: Moment;
  discarded_at: Moment | null;
};

/** A file that an applicant added; it belongs to the draft and to the application that comes of it. */
type ApplicationFilesTable = {
  id: Id;
  cohort_id: string;
  person_id: string;
  role: 'mentee' | 'mentor';
  /** The key of the question that asked for it. */
  question: string;
  name: string;
  /** What it is by its content. */
  type: FileType;
  /** In bytes. */
  size: number;
  /** SHA-256 of the content, in hex: the same file sent twice is kept once. */
  digest: string;
  content: Uint8Array;
  added_at: Moment;
};

/** A mailed way to one's own application. Until it is pressed, what was typed at the start is kept here alone. */
type ApplicationLinksTable = {
  id: Id;
  /** SHA-256 of the token in the mail. */
  digest: string;
  cohort_id: string;
  role: 'mentee' | 'mentor';
  email: string;
  name: string;
  language: string;
  source: string | null;
  person_id: string | null;
  created_at: Moment;
  expires_at: Moment;
};

type ApplicationsTable = {
  id: Id;
  cohort_id: string;
  person_id: string;
  role: 'mentee' | 'mentor';
  /** The form's own application number, unique for the role in the cohort. */
  number: string;
  state: ApplicationState;
  answers: Json<object>;
  question_list_id: string;
  submitted_at: Moment | null;
  created_at: Moment;
  updated_at: Moment;
};

type ReviewsTable = {
  id: Id;
  application_id: string;
  /** The reader, as the file names them, for example R1; or a person's id. */
  reviewer: string;
  /** Who read it here; null for a reading that came in a file. */
  person_id: string | null;
  scores: Json<object>;
  comment: string;
  created_at: Moment;
  updated_at: Moment;
};

/** When applications are read, and who sees what meanwhile. */
type ReviewPhasesTable = {
  id: Id;
  cohort_id: string;
  opens_on: Day;
  closes_on: Day;
  /** Readers see neither name nor country until both readings are in. */
  names_hidden: boolean;
  /** When a reader sees the other readers' scores. */
  others_seen: 'never' | 'afterOwn' | 'always';
  created_at: Moment;
};

/** An application given to a reader. */
type AssignmentsTable = {
  id: Id;
  application_id: string;
  person_id: string;
  /** A reading that is not finished: scores so far and the comment. */
  draft: ColumnType<object | null, object | null | undefined, object | null>;
  assigned_by: string | null;
  assigned_at: Moment;
};

/** A reader said that they know the applicant; they never read this application. */
type ReviewConflictsTable = {
  id: Id;
  application_id: string;
  person_id: string;
  reason: string;
  declared_at: Moment;
};

/** What is decided about an application; it waits until all are applied at once. */
type DecisionsTable = {
  id: Id;
  application_id: string;
  outcome: 'accepted' | 'waitlisted' | 'declined';
  reason: string;
  /** The criteria by which it was decided. */
  rule_set_id: string;
  decided_by: string | null;
  decided_at: Moment;
  applied_by: ColumnType<string | null, string | null | undefined, string | null>;
  /** Null while it waits. */
  applied_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

export type EffortPhase =
  | 'development'
  | 'promotion'
  | 'reading'
  | 'matching'
  | 'training'
  | 'support'
  | 'evaluationLiaison';

type EffortEntriesTable = {
  id: Id;
  cohort_id: string;
  person_id: string | null;
  phase: EffortPhase;
  minutes: number;
  worked_on: Day;
  note: string;
  source: 'byHand' | 'timer' | 'suggestion';
  /** What a suggestion was about: the work and its day. */
  occasion: string | null;
  /** What was suggested, of which no more is suggested; she may have kept another figure. */
  suggested_minutes: number | null;
  created_at: Moment;
};

/** A timer that runs; one for a person. */
type EffortTimersTable = {
  person_id: string;
  cohort_id: string;
  phase: EffortPhase;
  started_at: Moment;
};

type ImportsTable = {
  id: Id;
  cohort_id: string;
  what: 'mentee' | 'mentor' | 'reviews';
  filename: string;
  /** The file as read: headings, rows with their line, notes. */
  sheet: Json<object>;
  mapping: Json<object> | null;
  state: 'uploaded' | 'mapped' | 'imported' | 'discarded';
  /** What was written: added, changed, unchanged, wrong. */
  outcome: Json<object> | null;
  created_by: string | null;
  created_at: Moment;
  imported_at: Moment | null;
};

/** The last mapping used for files with these headings, so that it is made once. */
type ImportMappingsTable = {
  id: Id;
  scheme_id: string;
  what: 'mentee' | 'mentor' | 'reviews';
  headings_digest: string;
  mapping: Json<object>;
  updated_at: Moment;
};

/** Everything a run reads, frozen. One row for each different content. */
/** A run that takes long, from the wish to its end; the first that is open for a cohort is the only one. */
export type WantedRunsTable = {
  id: Id;
  cohort_id: string;
  /** The run on the board when it was asked for, or null before the first. */
  seen: number | null;
  /** Null until the applications have been read. */
  input_id: string | null;
  settings: Json<object>;
  change: ColumnType<object | null, object | null, never>;
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  phase: Generated<'reading' | 'judging' | 'solving' | 'explaining' | 'keeping'>;
  /** Rows read of this pass, of how many; 0 of 0 where that is not known. */
  done: Generated<number>;
  total: Generated<number>;
  /** How often all other pairs were held against the prices. */
  rounds: Generated<number>;
  /** How often it was begun: more than once after the process ended in the midst. */
  starts: Generated<number>;
  asked_by: string | null;
  asked_at: Moment;
  /** When whoever works it out was last heard of. */
  heard_at: Moment | null;
  ended_at: Moment | null;
  run_id: string | null;
  trouble: 'moved' | 'crashed' | null;
};

/** Parts of documents that are too long for one column: of an input or a run, or still of the wanted run that makes them. */
type MatchSlicesTable = {
  input_id: ColumnType<string | null, string | null | undefined, string | null>;
  run_id: ColumnType<string | null, string | null | undefined, string | null>;
  wanted_id: ColumnType<string | null, string | null | undefined, string | null>;
  /** Which of its starts made them. */
  start: ColumnType<number | null, number | null | undefined, number | null>;
  at: number;
  slice: Uint8Array;
};

type MatchInputsTable = {
  id: Id;
  cohort_id: string;
  /** SHA-256 of the canonical JSON. */
  digest: string;
  frozen: Json<object>;
  created_at: Moment;
};

/** A run is never changed; a lock, a veto or other settings make the next run. */
type MatchRunsTable = {
  id: Id;
  cohort_id: string;
  number: number;
  input_id: string;
  settings: Json<object>;
  result: Json<object>;
  /** The run this one was made from. */
  based_on: string | null;
  /** What was changed against it, and why. */
  change: Json<object> | null;
  engine: string;
  made_by: string | null;
  made_at: Moment;
};

/** What an open call lacks, as it was last worked out. */
type SupplyWarningsTable = {
  cohort_id: string;
  /** Tells whether anything that it was worked out from has changed. */
  state: string;
  /** Null where there are too many pairs to judge. */
  warning: Json<object> | null;
  made_at: Moment;
};

/** A scheme's own words for one kind of letter. Versions are never changed; an edit makes the next one. */
type LetterTemplatesTable = {
  id: Id;
  scheme_id: string;
  kind: 'place' | 'instead' | 'list' | 'mentee' | 'notThisTime' | 'reserve';
  version: number;
  /** Null: the standard words again. */
  subject: string | null;
  body: string | null;
  written_by: string | null;
  written_at: Moment;
};

/** Which run is the cohort's current one. */
type MatchingsTable = { cohort_id: string; run_id: string; updated_at: Moment };

type HistoryTable = {
  id: GeneratedAlways<number>;
  at: Moment;
  actor_id: string | null;
  action: string;
  scheme_id: string | null;
  cohort_id: string | null;
  /** What it was done to: a table's name and an id. */
  subject: string | null;
  subject_id: string | null;
  facts: Json<object>;
};

/** Forms that have been carried out, by the one-time key they came with, and where their sender was sent. */
type PostsTable = { once: string; location: string; at: Moment };

/** That something of a cohort was written in the table `what`; see marks.ts. Only triggers and `foldMarks` write here. */
type CohortMarksTable = { cohort_id: string; what: string; id: GeneratedAlways<number> };
