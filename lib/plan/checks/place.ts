/** Where something stands in a plan, and whose it is. */
export interface Place {
  readonly path: string;
  /** How messages name the object: `machine "web-1"`. */
  readonly owner: string;
  /** The object's construct path. */
  readonly key?: string;
}
