/** How many values have been looked at: never less than a reader of the same document would count. */
export interface Tally {
  values: number;
}
