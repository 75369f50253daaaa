import { ProtocolError } from '../errors';
import type { XdrReader } from './reader';
import type { FieldText, StructTable, UnionTable } from './values';
import type { XdrWriter } from './writer';

/** Turns one kind of value into XDR (RFC 4506) and back. `encode` throws TypeError or RangeError, `decode` `ProtocolError`. */
export interface Codec {
  encode(writer: XdrWriter, value: unknown): void;
  decode(reader: XdrReader): unknown;
}

/** REMOTE_STRING_MAX and VIR_NET_MESSAGE_STRING_MAX of libvirt's protocol files. */
export const stringBytesMax = 4_194_304;

const uuidBytes = 16;

/**
 * Compiles field texts of the generated tables into codecs, each once and only when first used.
 */
export class CodecTable {
  readonly #structs: StructTable;
  readonly #unions: UnionTable;
  readonly #compiled = new Map<FieldText, Codec>();

  constructor(structs: StructTable, unions: UnionTable = {}) {
    this.#structs = structs;
    this.#unions = unions;
  }

  /** The codec of a field text such as `?NonnullDomain`; throws for a text that the tables do not explain. */
  find(text: FieldText): Codec {
    const known = this.#compiled.get(text);
    if (known) return known;
    const codec = this.#compile(text);
    this.#compiled.set(text, codec);
    return codec;
  }

  has(structName: string): boolean {
    return Object.hasOwn(this.#structs, structName);
  }

  #compile(text: FieldText): Codec {
    const [, item = '', open, size] = /^(\??\w+?)(?:([<[])(\d+)[>\]])?$/.exec(text) ?? [];
    if (item === 'opaque') return opaqueCodec(Number(size), open === '[');
    if (open) return listCodec(this.find(item), Number(size), open === '[');
    if (item.startsWith('?')) return optionalCodec(this.find(item.slice(1)));
    const scalar = scalarCodecs[item];
    if (scalar) return scalar;
    const union = this.#unions[item];
    if (union)
      return unionCodec(
        item,
        new Map(Object.entries(union).map(([tag, arm]) => [Number(tag), this.find(arm)])),
      );
    const struct = this.#structs[item];
    if (struct)
      return structCodec(
        item,
        Object.entries(struct).map(([name, field]) => [name, this.find(field)]),
      );
    throw new TypeError(`no such type in the protocol table: ${text}`);
  }
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new TypeError(`expected an integer, got ${typeof value}`);
  return value;
}

function bigintOf(value: unknown): bigint {
  if (typeof value !== 'bigint') throw new TypeError(`expected a bigint, got ${typeof value}`);
  return value;
}

function stringOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`expected a string, got ${typeof value}`);
  return value;
}

const scalarCodecs: Readonly<Record<string, Codec>> = {
  int: { encode: (writer, value) => writer.int(numberOf(value)), decode: (reader) => reader.int() },
  uint: { encode: (writer, value) => writer.uint(numberOf(value)), decode: (reader) => reader.uint() },
  hyper: { encode: (writer, value) => writer.hyper(bigintOf(value)), decode: (reader) => reader.hyper() },
  uhyper: { encode: (writer, value) => writer.uhyper(bigintOf(value)), decode: (reader) => reader.uhyper() },
  double: {
    encode: (writer, value) => {
      if (typeof value !== 'number') throw new TypeError(`expected a number, got ${typeof value}`);
      writer.double(value);
    },
    decode: (reader) => reader.double(),
  },
  string: {
    encode: (writer, value) => {
      const bytes = Buffer.from(stringOf(value), 'utf8');
      if (bytes.length > stringBytesMax)
        throw new RangeError(`string of ${bytes.length} bytes; libvirt takes ${stringBytesMax}`);
      writer.uint(bytes.length);
      writer.opaque(bytes);
    },
    // Not strict about UTF-8: one oddly named file in a pool must not make the whole pool unreadable.
    decode: (reader) => reader.opaque(reader.count(stringBytesMax)).toString('utf8'),
  },
  uuid: {
    encode: (writer, value) => {
      const digits = stringOf(value).replaceAll('-', '');
      if (!/^[0-9a-f]{32}$/i.test(digits)) throw new TypeError('not a UUID');
      writer.opaque(Buffer.from(digits, 'hex'));
    },
    decode: (reader) => {
      const digits = reader.opaque(uuidBytes).toString('hex');
      return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
  },
};

function opaqueCodec(size: number, fixed: boolean): Codec {
  return {
    encode: (writer, value) => {
      if (!(value instanceof Uint8Array)) throw new TypeError('expected bytes');
      checkLength(value.length, size, fixed);
      if (!fixed) writer.uint(value.length);
      writer.opaque(value);
    },
    // A copy: the message buffer must not live on because of one CPU map.
    decode: (reader) => Uint8Array.from(reader.opaque(fixed ? size : reader.count(size))),
  };
}

function listCodec(item: Codec, size: number, fixed: boolean): Codec {
  return {
    encode: (writer, value) => {
      if (!Array.isArray(value)) throw new TypeError('expected a list');
      checkLength(value.length, size, fixed);
      if (!fixed) writer.uint(value.length);
      for (const element of value) item.encode(writer, element);
    },
    // No allocation ahead: a false count runs out of bytes, since each element takes some.
    decode: (reader) => {
      const count = fixed ? size : reader.count(size);
      const list: unknown[] = [];
      while (list.length < count) list.push(item.decode(reader));
      return list;
    },
  };
}

function checkLength(length: number, size: number, fixed: boolean): void {
  if (fixed ? length !== size : length > size) {
    throw new RangeError(`${length} elements; the protocol takes ${fixed ? 'exactly' : 'at most'} ${size}`);
  }
}

function optionalCodec(item: Codec): Codec {
  return {
    encode: (writer, value) => {
      writer.uint(value === undefined ? 0 : 1);
      if (value !== undefined) item.encode(writer, value);
    },
    decode: (reader) => (reader.flag() ? item.decode(reader) : undefined),
  };
}

function structCodec(name: string, fields: readonly (readonly [string, Codec])[]): Codec {
  return {
    encode: (writer, value) => {
      if (typeof value !== 'object' || value === null) throw new TypeError(`expected a ${name}`);
      const record: Readonly<Record<string, unknown>> = { ...value };
      for (const [field, codec] of fields) {
        try {
          codec.encode(writer, record[field]);
        } catch (cause) {
          throw new TypeError(`cannot send ${name}.${field}: ${String(cause)}`, { cause });
        }
      }
    },
    decode: (reader) => {
      const record: Record<string, unknown> = {};
      for (const [field, codec] of fields) record[field] = codec.decode(reader);
      return record;
    },
  };
}

function unionCodec(name: string, arms: ReadonlyMap<number, Codec>): Codec {
  return {
    encode: (writer, value) => {
      if (typeof value !== 'object' || value === null || !('type' in value) || !('value' in value)) {
        throw new TypeError(`expected a ${name}`);
      }
      const arm = arms.get(numberOf(value.type));
      if (!arm) throw new RangeError(`${name} has no arm ${numberOf(value.type)}`);
      writer.int(numberOf(value.type));
      arm.encode(writer, value.value);
    },
    decode: (reader) => {
      const type = reader.int();
      const arm = arms.get(type);
      if (!arm) throw new ProtocolError(`${name} has no arm ${type}`);
      return { type, value: arm.decode(reader) };
    },
  };
}
