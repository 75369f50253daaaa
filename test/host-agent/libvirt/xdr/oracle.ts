import { config, Hyper, UnsignedHyper, type Builder } from '@stellar/js-xdr';

type Structs = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Unions = Readonly<Record<string, Readonly<Record<number, string>>>>;
type Definition = ReturnType<Builder['int']>;

const textPattern = /^(\??\w+?)(?:([<[])(\d+)[>\]])?$/;

/** Makes the bytes of a value with js-xdr, which shares nothing with our codec but the tables. */
export function createOracle(structs: Structs, unions: Unions): (type: string, value: unknown) => Buffer {
  const types = config((builder) => {
    for (const [name, arms] of Object.entries(unions)) {
      const entries = Object.entries(arms);
      builder.union(name, {
        switchOn: builder.int(),
        switches: entries.map(([tag]) => [Number(tag), `arm${tag}`]),
        arms: Object.fromEntries(entries.map(([tag, arm]) => [`arm${tag}`, definitionOf(builder, arm)])),
      });
    }
    for (const [name, fields] of Object.entries(structs)) {
      builder.struct(
        name,
        Object.entries(fields).map(([field, text]) => [field, definitionOf(builder, text)]),
      );
    }
  }, {});

  function definitionOf(builder: Builder, text: string): Definition {
    const [, item = '', open, size] = textPattern.exec(text) ?? [];
    if (item === 'opaque')
      return open === '[' ? builder.opaque(Number(size)) : builder.varOpaque(Number(size));
    if (open === '[') return builder.array(definitionOf(builder, item), Number(size));
    if (open === '<') return builder.varArray(definitionOf(builder, item), Number(size));
    if (item.startsWith('?')) return builder.option(definitionOf(builder, item.slice(1)));
    switch (item) {
      case 'int':
        return builder.int();
      case 'uint':
        return builder.uint();
      case 'hyper':
        return builder.hyper();
      case 'uhyper':
        return builder.uhyper();
      case 'double':
        return builder.double();
      case 'string':
        return builder.string(4_194_304);
      case 'uuid':
        return builder.opaque(16);
      default:
        return builder.lookup(item);
    }
  }

  function valueOf(text: string, value: unknown): unknown {
    const [, item = '', open] = textPattern.exec(text) ?? [];
    if (item === 'opaque') return Buffer.from(value as Uint8Array);
    if (open) return (value as readonly unknown[]).map((element) => valueOf(item, element));
    if (item.startsWith('?')) return value === undefined ? undefined : valueOf(item.slice(1), value);
    if (item === 'hyper') return Hyper.fromString(String(value));
    if (item === 'uhyper') return UnsignedHyper.fromString(String(value));
    if (item === 'uuid') return Buffer.from(String(value).replaceAll('-', ''), 'hex');
    const union = unions[item];
    const Type = types[item];
    if (union && Type) {
      const { type: tag, value: arm } = value as { readonly type: number; readonly value: unknown };
      return new Type(tag, valueOf(union[tag] ?? '', arm));
    }
    const struct = structs[item];
    if (!struct || !Type) return value;
    const record = value as Readonly<Record<string, unknown>>;
    return new Type(
      Object.fromEntries(Object.entries(struct).map(([name, field]) => [name, valueOf(field, record[name])])),
    );
  }

  return (type, value) => (valueOf(type, value) as { toXDR(): Buffer }).toXDR();
}
