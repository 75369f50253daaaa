/**
 * `T` with everything in it readonly; branded numbers and strings stay what they are. Types with free keys stay too, because
 * the only ones in a plan are free JSON values, which are readonly already and recursive beyond what the compiler follows.
 */
export type Immutable<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly unknown[]
    ? { readonly [Key in keyof T]: Immutable<T[Key]> }
    : string extends keyof T
      ? T
      : { readonly [Key in keyof T]: Immutable<T[Key]> };

/** Freezes `value` and all that it holds, in place. Depth is bounded by the parser's own bound. */
export function deepFreeze<T>(value: T): Immutable<T> {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- freezing is what makes it so, and no type can say that
  return value as Immutable<T>;
}
