/** What keeps `npm run match` from an answer, in one line for whoever started it. */
export class CannotMatch extends Error {
  override readonly name = 'CannotMatch';
}
