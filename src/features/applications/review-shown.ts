/** Sorts of applications in a coordinator's table; pure. */
export const shows = ['all', 'none', 'one', 'twice', 'apart', 'short', 'pending'] as const;
export type Show = (typeof shows)[number];

export type Counts = Readonly<Record<Show, number>> & {
  /** Readings in, two at most of each application, and how many there should be. */
  readonly in: number;
  readonly due: number;
  readonly shut: number;
};
