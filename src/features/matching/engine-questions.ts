/** What the engine's thread is asked, and what it answers. Plain data on both sides. */
import type {
  Checked,
  Gain,
  HoursLeft,
  KnownStretch,
  Priced,
  PriceQuestion,
  Stretch,
} from '../../core/matching/ask.ts';
import type { Pulse } from '../../core/matching/large/pulse.ts';
import type {
  Couple,
  Frozen,
  RunPair,
  RunResult,
  RunSettings,
  RunSolved,
  Stage,
} from '../../core/matching/run.ts';
import type { Studied, Study } from '../../core/matching/studies.ts';
import type { Sliced } from '../../db/sliced.ts';

/** People and rules, and the digest by which the thread recognises them: people it knows are not sent again. */
type Matter = {
  readonly digest: string;
  readonly frozen: Frozen | Sliced<Frozen>;
  readonly settings: RunSettings;
};

export type Questions = {
  run: Matter;
  /** The same, answered in slices that can be kept and passed on without reading them. */
  longRun: Matter;
  price: Matter & { readonly result: RunSolved; readonly question: PriceQuestion };
  pair: Matter & { readonly mentee: string; readonly mentor: string };
  /** Somebody and everybody of the other side, as far as a page shows them. */
  know: Matter & {
    readonly role: 'mentee' | 'mentor';
    readonly number: string;
    readonly fits: Stretch;
    readonly others: Stretch;
  };
  /** What one more mentor like this one would bring. */
  oneMore: Matter & { readonly result: RunSolved; readonly mentor: string };
  hoursLeft: Matter & { readonly rule: string; readonly mentees: readonly string[] };
  check: Matter & { readonly result: RunResult };
  prove: Matter & { readonly result: RunResult };
  eligible: Matter;
  /** The same as JSON, for a file: in a large round there are millions. */
  eligibleText: Matter;
  /** To think with before anything is changed; see studies.ts. */
  study: Matter & { readonly study: Study };
};

export type Answers = {
  run: RunResult;
  longRun: Sliced<RunResult>;
  price: Priced;
  pair: Omit<RunPair, 'alternate'> | null;
  know: { readonly fits: KnownStretch; readonly others: KnownStretch };
  /** Null where it cannot be told. */
  oneMore: Gain | null;
  hoursLeft: readonly (readonly [mentee: string, HoursLeft])[];
  check: Checked;
  /** What is wrong with the proof, or null. */
  prove: string | null;
  eligible: readonly Couple[];
  /** One after the other the pieces are the text of the list without its brackets. */
  eligibleText: readonly Uint8Array<ArrayBuffer>[];
  study: Studied;
};

/** What the thread says: that it does not know the people, what it is at, and in the end the answer or what went wrong. */
export type Said =
  | { readonly id: number; readonly unknown: true }
  | { readonly id: number; readonly stage: Stage }
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: Error };

/** A question as it is sent; `frozen` is null where the thread should know the people. */
export type Asked = {
  [Kind in keyof Questions]: {
    readonly id: number;
    readonly kind: Kind;
    readonly question: Omit<Questions[Kind], 'frozen'>;
    readonly frozen: Frozen | Sliced<Frozen> | null;
    readonly pulse: Pulse | null;
  };
}[keyof Questions];
