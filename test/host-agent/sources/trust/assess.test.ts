import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { assessTrust, type TrustQuestion } from '../../../../host-agent/sources/trust/assess';
import { tryDearmour } from '../../../../host-agent/sources/trust/armour';
import { readSignature } from '../../../../host-agent/sources/trust/signature';
import { wireString } from '../../../../host-agent/sources/trust/wire';
import { armoured, hardwareKey } from './hardware-key';
import { SshKeys } from './ssh-keys';

const KINDS: Readonly<Record<string, readonly string[]>> = {
  ed25519: ['-t', 'ed25519'],
  'ecdsa-256': ['-t', 'ecdsa', '-b', '256'],
  'ecdsa-384': ['-t', 'ecdsa', '-b', '384'],
  'ecdsa-521': ['-t', 'ecdsa', '-b', '521'],
  'rsa-2048': ['-t', 'rsa', '-b', '2048'],
  'rsa-3072': ['-t', 'rsa', '-b', '3072'],
};

const content = Buffer.from('{"a":"statement"}\n');
const files = new Map<string, string>();
let keys: SshKeys;
beforeAll(() => {
  keys = new SshKeys();
  for (const [name, words] of Object.entries(KINDS)) files.set(name, keys.make(name, ...words));
});
afterAll(() => keys.remove());

const file = (name: string): string => files.get(name) ?? '';
const line = (name: string, before = 'lab/*'): string => `${before} ${keys.publicKey(file(name))}\n`;

function assess(question: Partial<TrustQuestion>) {
  return assessTrust({
    content,
    signature: undefined,
    allowedSigners: '',
    principal: 'lab/kvm-1',
    namespace: 'fleetwright-plan',
    nowMs: Date.UTC(2026, 5, 1, 12),
    ...question,
  });
}

describe('a signature that ssh-keygen has made', () => {
  const table = Object.keys(KINDS).flatMap((name) =>
    ['sha256', 'sha512'].map((hash) => [name, hash] as const),
  );

  it.each(table)('with %s over %s is taken, and tells whose it is', (name, hash) => {
    const signature = keys.sign(file(name), content, 'fleetwright-plan', hash);
    expect(assess({ signature, allowedSigners: `# comment\n\n${line(name)}` })).toMatchObject({
      kind: 'allowed',
      key: {
        fingerprint: keys.fingerprint(file(name)),
        publicKey: keys.publicKey(file(name)).replace(/ [^ ]*$/, ''),
      },
      signer: { line: 3, principals: 'lab/*', comment: `${name}@laptop` },
    });
  });

  it.each(table)('with %s over %s is refused over anything else', (name, hash) => {
    const signature = keys.sign(file(name), content, 'fleetwright-plan', hash);
    const other = Buffer.from('{"a":"statemenT"}\n');
    expect(assess({ content: other, signature, allowedSigners: line(name) }).kind).toBe('mismatch');
  });

  it('by a key that is not listed tells which it is', () => {
    const signature = keys.sign(file('ed25519'), content);
    expect(assess({ signature, allowedSigners: line('rsa-2048') })).toMatchObject({
      kind: 'not-allowed',
      key: { fingerprint: keys.fingerprint(file('ed25519')) },
      nearMisses: [],
    });
    expect(assess({ signature, allowedSigners: undefined }).kind).toBe('no-allowed-signers');
  });

  it('for something else is refused, although its key may sign for everything', () => {
    const signature = keys.sign(file('ed25519'), content, 'git');
    expect(assess({ signature, allowedSigners: line('ed25519', '*') })).toEqual({
      kind: 'other-namespace',
      namespace: 'git',
    });
  });

  it.each([
    ['an RSA key of 1024 bits', ['-t', 'rsa', '-b', '1024']],
    ['a DSA key', ['-t', 'dsa']],
  ] as const)('with %s is not taken', (_name, words) => {
    const weak = keys.make(`weak-${words[1]}`, ...words);
    const signature = keys.sign(weak, content);
    expect(assess({ signature, allowedSigners: `lab/* ${keys.publicKey(weak)}` }).kind).toBe('unsupported');
  });

  it('with a certificate is not taken, whatever its authority may', () => {
    const [authority, signer] = [file('rsa-2048'), keys.make('certified', '-t', 'ed25519')];
    keys.certify(authority, signer);
    const signature = keys.sign(`${signer}-cert.pub`, content);
    const allowedSigners = `lab/kvm-1 cert-authority ${keys.publicKey(authority)}\n`;
    expect(keys.verifies({ content, signature, allowedSigners, principal: 'lab/kvm-1' })).toBe(true);
    expect(assess({ signature, allowedSigners })).toMatchObject({
      kind: 'unsupported',
      why: expect.stringContaining('certificate'),
    });
  });

  it('is refused when any byte of it is another', () => {
    const signatures = Object.keys(KINDS).map((name) => ({
      bytes: tryDearmour(keys.sign(file(name), content)) ?? Buffer.alloc(0),
      allowedSigners: line(name),
    }));
    fc.assert(
      fc.property(
        fc.constantFrom(...signatures),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        ({ bytes, allowedSigners }, at, change) => {
          const changed = Buffer.from(bytes);
          const index = at % changed.length;
          changed[index] = (changed[index] ?? 0) ^ change;
          expect(assess({ signature: wrapped(changed), allowedSigners }).kind).not.toBe('allowed');
        },
      ),
      { numRuns: 400 },
    );
  });
});

const wrapped = (bytes: Uint8Array): string =>
  `-----BEGIN SSH SIGNATURE-----\n${Buffer.from(bytes).toString('base64')}\n-----END SSH SIGNATURE-----\n`;

describe('a hardware key', () => {
  it.each(['ed25519', 'ecdsa'] as const)('of kind %s signs when it is touched', (kind) => {
    const key = hardwareKey(kind);
    const allowedSigners = `lab/* ${key.publicKey} alice\n`;
    const signature = key.sign(content);
    expect(keys.verifies({ content, signature, allowedSigners, principal: 'lab/kvm-1' })).toBe(true);
    expect(assess({ signature, allowedSigners })).toMatchObject({
      kind: 'allowed',
      signer: { comment: 'alice' },
    });
    expect(assess({ signature: key.sign(content, { flags: 5 }), allowedSigners }).kind).toBe('allowed');
  });

  it.each(['ed25519', 'ecdsa'] as const)(
    'of kind %s that nobody touched is refused, although ssh-keygen takes it',
    (kind) => {
      const key = hardwareKey(kind);
      const allowedSigners = `lab/* ${key.publicKey}\n`;
      const signature = key.sign(content, { flags: 0 });
      expect(keys.verifies({ content, signature, allowedSigners, principal: 'lab/kvm-1' })).toBe(true);
      expect(assess({ signature, allowedSigners })).toMatchObject({ kind: 'unsupported' });
    },
  );
});

describe('parts that do not belong together', () => {
  const parts = (name: string) => {
    const { key, value, algorithm } = readSignature(
      tryDearmour(keys.sign(file(name), content)) ?? Buffer.alloc(0),
    );
    return { blob: key.blob, value, algorithm };
  };

  it.each<readonly [string, string, (own: ReturnType<typeof parts>) => string]>([
    ['SHA-1', 'rsa-2048', ({ blob, value }) => signed(blob, 'ssh-rsa', value)],
    ['an algorithm of another key', 'rsa-2048', ({ blob, value }) => signed(blob, 'ssh-ed25519', value)],
    ['a hardware algorithm', 'ed25519', ({ blob, value }) => hardwareSigned(blob, value)],
    ['an unknown algorithm', 'ed25519', ({ blob, value }) => signed(blob, 'none', value)],
    ['an unknown hash', 'ed25519', ({ blob, value }) => signed(blob, 'ssh-ed25519', value, { hash: 'md5' })],
    ['another version', 'ed25519', ({ blob, value }) => signed(blob, 'ssh-ed25519', value, { version: 2 })],
    ['reserved bytes', 'ed25519', ({ blob, value }) => signed(blob, 'ssh-ed25519', value, { reserved: 'x' })],
  ])('%s: not supported', (_name, key, make) => {
    expect(assess({ signature: make(parts(key)), allowedSigners: line(key) }).kind).toBe('unsupported');
  });

  it.each<readonly [string, string, (own: ReturnType<typeof parts>) => string]>([
    [
      'another beginning',
      'ed25519',
      ({ blob, value }) => signed(blob, 'ssh-ed25519', value, { magic: 'SSHSIX' }),
    ],
    [
      'an empty namespace',
      'ed25519',
      ({ blob, value }) => signed(blob, 'ssh-ed25519', value, { namespace: '' }),
    ],
    [
      'bytes after the key',
      'ed25519',
      ({ blob, value }) => signed(Buffer.concat([blob, Buffer.of(0)]), 'ssh-ed25519', value),
    ],
    ['a key that is too long', 'ed25519', ({ value }) => signed(ed25519(33), 'ssh-ed25519', value)],
    [
      'a point that is on no curve',
      'ecdsa-256',
      ({ blob, value, algorithm }) => signed(offCurve(blob), algorithm, value),
    ],
    [
      'an ECDSA signature with one number',
      'ecdsa-256',
      ({ blob, algorithm }) => signed(blob, algorithm, wireString(Buffer.of(1))),
    ],
    [
      'an RSA signature longer than its key',
      'rsa-2048',
      ({ blob, algorithm }) => signed(blob, algorithm, Buffer.alloc(257, 1)),
    ],
  ])('%s: broken', (_name, key, make) => {
    expect(assess({ signature: make(parts(key)), allowedSigners: line(key) }).kind).toBe('broken');
  });

  it('a signature without anything in it is not over the content', () => {
    const { blob, algorithm } = parts('ed25519');
    expect(assess({ signature: signed(blob, algorithm, Buffer.alloc(0)) }).kind).toBe('mismatch');
  });
});

type Parts = Omit<Parameters<typeof armoured>[0], 'blob' | 'signature'>;

function signed(blob: Uint8Array, algorithm: string, value: Uint8Array, parts: Parts = {}): string {
  return armoured({ blob, signature: Buffer.concat([wireString(algorithm), wireString(value)]), ...parts });
}

function hardwareSigned(blob: Uint8Array, value: Uint8Array): string {
  const signature = Buffer.concat([
    wireString('sk-ssh-ed25519@openssh.com'),
    wireString(value),
    Buffer.alloc(5, 1),
  ]);
  return armoured({ blob, signature });
}

const ed25519 = (bytes: number): Buffer =>
  Buffer.concat([wireString('ssh-ed25519'), wireString(Buffer.alloc(bytes, 1))]);

function offCurve(blob: Uint8Array): Buffer {
  const changed = Buffer.from(blob);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  return changed;
}

describe('bytes that are no signature', () => {
  it('never make it fail, nor are they taken', () => {
    const key = `lab/* ${keys.publicKey(file('ed25519'))}\n`;
    const good = tryDearmour(keys.sign(file('ed25519'), content)) ?? Buffer.alloc(0);
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.concat([good.subarray(0, 10), bytes])),
      // Lengths are what parsers trip over.
      fc.tuple(fc.nat(good.length - 4), fc.constantFrom(0, 1, 0x7fffffff, 0xffffffff)).map(([at, length]) => {
        const changed = Buffer.from(good);
        changed.writeUInt32BE(length, at);
        return changed;
      }),
      fc.nat(good.length - 1).map((length) => good.subarray(0, length)),
    );
    fc.assert(
      fc.property(hostile, (bytes) => {
        fc.pre(Buffer.compare(bytes, good) !== 0);
        expect(['broken', 'unsupported', 'mismatch', 'other-namespace', 'not-allowed']).toContain(
          assess({ signature: wrapped(bytes), allowedSigners: key }).kind,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['nothing', ''],
    ['no end', '-----BEGIN SSH SIGNATURE-----\nAAAA\n'],
    ['no content', '-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n'],
    ['a blank', '-----BEGIN SSH SIGNATURE-----\nAA AA\n-----END SSH SIGNATURE-----\n'],
    ['another way to write the same', '-----BEGIN SSH SIGNATURE-----\nAB==\n-----END SSH SIGNATURE-----\n'],
    ['padding within', '-----BEGIN SSH SIGNATURE-----\nAA==\nAAAA\n-----END SSH SIGNATURE-----\n'],
    ['something behind', '-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\nx'],
    ['too much', `-----BEGIN SSH SIGNATURE-----\n${'A'.repeat(20_000)}\n-----END SSH SIGNATURE-----\n`],
  ])('with %s are broken', (_name, signature) => {
    expect(assess({ signature }).kind).toBe('broken');
  });
});
