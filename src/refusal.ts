/**
 * A no, for a person. The rules refuse with a message of a catalogue and its facts; the page that shows it words it in
 * the reader's language. Status 409.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly key: string;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(key: string, facts: Readonly<Record<string, string | number>> = {}) {
    super(key);
    this.key = key;
    this.facts = facts;
  }
}

/** It is not there, or it is not yours; which of the two is not said. Status 404. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}

/** You belong here, but this is for another role. Status 403; says so. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
}
