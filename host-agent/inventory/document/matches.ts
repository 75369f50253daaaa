/** `T` with everything in it readonly, and with optional fields that are absent or have a value, as JSON has them. */
type AsJson<T> = T extends string | number | boolean | null
  ? T
  : { readonly [Key in keyof T]: AsJson<Exclude<T[Key], undefined>> };

/**
 * `true` where JSON of both types is the same, field by field and in both directions; else `false`. What a schema makes and what the program
 * works with are written down twice, and must not drift apart.
 */
export type Matches<Left, Right> =
  (<T>() => T extends AsJson<Left> ? 1 : 2) extends <T>() => T extends AsJson<Right> ? 1 : 2 ? true : false;
