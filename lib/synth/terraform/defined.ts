/** `values` without the keys that have none: the provider's types, as ours, tell "absent" from "undefined". */
export function defined<T extends object>(values: { readonly [Key in keyof T]: T[Key] | undefined }): T {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries cannot know that only undefined members went
  return Object.fromEntries(entries) as T;
}

/** `list`, or nothing when it is empty: an attribute that says nothing is left out. */
export function unlessEmpty<T>(list: readonly T[]): T[] | undefined {
  return list.length === 0 ? undefined : [...list];
}
