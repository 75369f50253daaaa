/**
 * TypeScript's view of the generated tables: the type of a value follows from the field's text, so a table entry is the only
 * place where a structure is written down.
 */

/** What the codec calls a type: `int`, `?string`, `NonnullDomain<16384>`, `int[32]` (see the generated tables). */
export type FieldText = string;
export type StructTable = Readonly<Record<string, Readonly<Record<string, FieldText>>>>;
export type UnionTable = Readonly<Record<string, Readonly<Record<number, FieldText>>>>;

/** 64-bit numbers are bigint, always: a number that is sometimes wrong is worse than a conversion at the border. */
interface Scalars {
  readonly int: number;
  readonly uint: number;
  readonly hyper: bigint;
  readonly uhyper: bigint;
  readonly double: number;
  readonly string: string;
  readonly uuid: string;
}

/** A union on the wire: the discriminant and what it announces. */
export interface UnionValue {
  readonly type: number;
  readonly value: number | bigint | string;
}

type BaseValue<Types, Text extends string> = Text extends keyof Scalars
  ? Scalars[Text]
  : Text extends keyof Types
    ? StructValue<Types, Types[Text]>
    : UnionValue;

/** The value of one field. */
export type FieldValue<Types, Text> = Text extends `opaque${string}`
  ? Uint8Array
  : Text extends `${infer Item}<${string}`
    ? readonly FieldValue<Types, Item>[]
    : Text extends `${infer Item}[${string}`
      ? readonly FieldValue<Types, Item>[]
      : Text extends `?${infer Item}`
        ? BaseValue<Types, Item> | undefined
        : Text extends string
          ? BaseValue<Types, Text>
          : never;

/** The value of a whole structure. */
export type StructValue<Types, Struct> = {
  readonly [Field in keyof Struct]: FieldValue<Types, Struct[Field]>;
};
