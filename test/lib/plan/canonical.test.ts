import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { canonicalBytes, parsePlan, planDigest, sha256Hex, uuidVersion5 } from '../../../lib/plan';
import { samplePlan } from './sample-plan';

const canonical = (value: unknown) => new TextDecoder().decode(canonicalBytes(value));
const reversed = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversed(member)]),
  );
};

describe('canonicalBytes', () => {
  it('writes the example of RFC 8785, section 3.2.2, as section 3.2.4 has it', () => {
    const example: unknown = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    const expected =
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d';
    expect(Buffer.from(canonicalBytes(example)).toString('hex')).toBe(expected);
  });

  it('sorts the keys of RFC 8785, section 3.2.3, by their UTF-16 code units', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const order = [...canonical(value).matchAll(/":"([^"]+)"/g)].map((match) => match[1]);
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  // RFC 8785, appendix B: IEEE 754 bits and what they are written as.
  const numbers: readonly (readonly [string, string])[] = [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ];
  it.each(numbers)('writes the number %s of RFC 8785, appendix B, as %s', (bits, expected) => {
    expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).toBe(expected);
  });

  it.each([
    [Number.NaN, 'JSON cannot hold NaN'],
    [{ a: [Number.NEGATIVE_INFINITY] }, 'JSON cannot hold -Infinity'],
    ['\ud800', 'JSON text cannot hold half of a surrogate pair'],
    [{ '\udfff': 1 }, 'JSON text cannot hold half of a surrogate pair'],
    [{ b: 1n, a: 1 }, 'JSON cannot hold a bigint'],
    [() => 1, 'JSON cannot hold a function'],
    [[undefined], 'JSON cannot hold a undefined'],
  ])('refuses what JSON cannot hold: %p', (value, message) => {
    expect(() => canonicalBytes(value)).toThrow(new TypeError(message));
  });

  it('has no way to write a hole in a list, at which nobody would notice what is missing', () => {
    const list = [1, 2];
    Reflect.deleteProperty(list, '0');
    expect(() => canonical({ list })).toThrow('JSON cannot hold a undefined');
  });

  it('leaves out keys without a value', () => {
    expect(canonical({ b: undefined, a: 1 })).toBe('{"a":1}');
    expect(canonical({ 9: 1, 10: undefined, a: { c: undefined, b: 2 } })).toBe('{"9":1,"a":{"b":2}}');
  });

  it('writes what an object of a class holds, whatever it would say of itself', () => {
    class Size {
      readonly miB = 5;
      readonly at = 1;
      toJSON(): string {
        return 'five';
      }
    }
    expect(canonical({ size: new Size(), list: [new Size()] })).toBe(
      '{"list":[{"at":1,"miB":5}],"size":{"at":1,"miB":5}}',
    );
  });

  it('tells half a pair from text that only looks like one', () => {
    expect(canonical({ b: String.raw`\ud83d`, a: '\ud83d\ude00' })).toBe('{"a":"😀","b":"\\\\ud83d"}');
  });

  it('changes nothing of what it is given', () => {
    const value = { b: [{ d: 1, c: 2 }], a: 1 };
    canonicalBytes(value);
    expect(JSON.stringify(value)).toBe('{"b":[{"d":1,"c":2}],"a":1}');
  });

  it.each([
    ['{"9":1,"10":2,"a":{"d":1,"c":2}}', '{"10":2,"9":1,"a":{"c":2,"d":1}}'],
    ['{"b":1,"__proto__":{"z":1,"a":2}}', '{"__proto__":{"a":2,"z":1},"b":1}'],
    ['[{"a":1},{"c":1,"b":[{"e":1,"d":2}]},{"a":1}]', '[{"a":1},{"b":[{"d":2,"e":1}],"c":1},{"a":1}]'],
  ])('puts %s in order, whatever the engine makes of its keys', (text, expected) => {
    expect(canonical(JSON.parse(text))).toBe(expected);
  });

  it('never depends on the order of keys, and reads back as what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(canonical(reversed(plain))).toBe(canonical(plain));
        expect(JSON.parse(canonical(plain))).toEqual(plain);
      }),
    );
  });
});

describe('planDigest', () => {
  it('stays what it is for the same plan', () => {
    const result = parsePlan(JSON.stringify(samplePlan()));
    expect(result.ok && planDigest(result.plan)).toBe(
      '3b2bd86e4f0acf848ca286ffc9a0ad7e32fae0d8f7817e60ae9df3dd59cda533',
    );
  });

  it('does not depend on how the document was written, and does on what it says', () => {
    const digest = (text: string) => {
      const result = parsePlan(text);
      if (!result.ok) throw new Error('must parse');
      return planDigest(result.plan);
    };
    const sample = digest(JSON.stringify(samplePlan()));
    expect(digest(JSON.stringify(reversed(samplePlan()), null, 4))).toBe(sample);
    expect(digest(JSON.stringify({ ...samplePlan(), fleet: 'lab-2' }))).not.toBe(sample);
  });
});

describe('hashing', () => {
  it('is sha256 (FIPS 180-2, appendix B.1)', () => {
    expect(sha256Hex(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('makes the UUID of RFC 9562, appendix A.4', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    expect(uuidVersion5(dns, new TextEncoder().encode('www.example.com'))).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });
});
