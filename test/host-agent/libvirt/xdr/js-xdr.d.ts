/** js-xdr 4 comes without types; this much of it the oracle needs. */
declare module '@stellar/js-xdr' {
  type Definition = unknown;
  export interface Builder {
    int(): Definition;
    uint(): Definition;
    hyper(): Definition;
    uhyper(): Definition;
    double(): Definition;
    string(most: number): Definition;
    opaque(length: number): Definition;
    varOpaque(most: number): Definition;
    array(item: Definition, length: number): Definition;
    varArray(item: Definition, most: number): Definition;
    option(item: Definition): Definition;
    lookup(name: string): Definition;
    struct(name: string, fields: readonly (readonly [string, Definition])[]): void;
    union(name: string, options: object): void;
  }
  interface FromString {
    fromString(text: string): unknown;
  }
  export function config(
    define: (builder: Builder) => void,
    target: object,
  ): Readonly<Record<string, new (...words: unknown[]) => { toXDR(): Buffer }>>;
  export const Hyper: FromString;
  export const UnsignedHyper: FromString;
}
