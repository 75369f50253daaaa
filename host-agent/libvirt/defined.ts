/** What `T` looks like when members that may be undefined are absent instead. */
type Defined<T> = {
  readonly [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
} & {
  readonly [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

/** An object without its undefined members: under `exactOptionalPropertyTypes` absent and undefined are not the same. */
export function defined<T extends object>(record: T): Defined<T> {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries cannot know that only undefined members went
  return Object.fromEntries(entries) as Defined<T>;
}
