import { decode, encode, ExtensionCodec } from '@msgpack/msgpack';

/** A value that Terraform will know only later. */
export class Unknown {
  /** What is known of it all the same (a prefix, say), as it came: it must go back unchanged. */
  readonly refinement: Uint8Array | undefined;

  constructor(refinement?: Uint8Array) {
    this.refinement = refinement;
  }
}

/** A value as Terraform and its providers exchange it; objects hold all attributes of their type, absent ones as null. */
export type Value = null | boolean | number | string | Unknown | readonly Value[] | ObjectValue;

/** The attributes of a resource, or of an object within. */
export interface ObjectValue {
  readonly [name: string]: Value;
}

/** How a value travels. */
export interface DynamicValue {
  readonly msgpack: Uint8Array;
}

/** Extension codes of the wire format. */
const CODE_UNKNOWN = 0;
const CODE_UNKNOWN_REFINED = 12;

const codec = new ExtensionCodec();
codec.register({
  type: CODE_UNKNOWN,
  encode: (value) => (value instanceof Unknown && value.refinement === undefined ? Uint8Array.of(0) : null),
  decode: () => new Unknown(),
});
codec.register({
  type: CODE_UNKNOWN_REFINED,
  encode: (value) => (value instanceof Unknown ? (value.refinement ?? null) : null),
  decode: (bytes) => new Unknown(bytes.slice()),
});

/** The value in `dynamic`; a message without one says nothing, which is null. */
export function decodeValue(dynamic: DynamicValue | null | undefined): Value {
  if (dynamic === null || dynamic === undefined || dynamic.msgpack.length === 0) return null;
  return decode(dynamic.msgpack, { extensionCodec: codec }) as Value;
}

/** `value` as it travels. */
export function encodeValue(value: Value): DynamicValue {
  return { msgpack: encode(value, { extensionCodec: codec }) };
}

/** Whether `value` is an object: one resource, or one nested attribute. */
export function isObject(value: unknown): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unknown);
}

/** Whether `value` is a list (or a set, which travels as one). */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** `value` as text: a string as it is, anything else as JSON. */
export function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
