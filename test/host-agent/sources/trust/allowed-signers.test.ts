import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  ALLOWED_SIGNERS_BYTES_MAX,
  parseAllowedSigners,
} from '../../../../host-agent/sources/trust/allowed-signers';
import { assessTrust } from '../../../../host-agent/sources/trust/assess';
import { SshKeys } from './ssh-keys';

const content = Buffer.from('content\n');
const NOW_MS = Date.UTC(2026, 5, 15, 12, 30, 10);
let keys: SshKeys;
let key = '';
let otherKey = '';
let signature = '';
beforeAll(() => {
  keys = new SshKeys();
  const file = keys.make('alice', '-t', 'ed25519');
  key = keys.publicKey(file).replace(/ [^ ]*$/, '');
  otherKey = keys.publicKey(keys.make('bob', '-t', 'ed25519'));
  signature = keys.sign(file, content);
});
afterAll(() => keys.remove());

const withKeys = (text: string): string => text.replaceAll('KEY', key).replaceAll('OTHER', otherKey);

function assess(allowedSigners: string, principal = 'lab/kvm-1', nowMs = NOW_MS) {
  const namespace = 'fleetwright-plan';
  return assessTrust({ content, signature, allowedSigners, principal, namespace, nowMs });
}

/** What we say, and what ssh-keygen says. */
function both(text: string, principal?: string, nowMs = NOW_MS): { ours: boolean; theirs: boolean } {
  const allowedSigners = withKeys(text);
  const ours = assess(allowedSigners, principal, nowMs).kind === 'allowed';
  const asked = { content, signature, allowedSigners, principal: principal ?? 'lab/kvm-1', nowMs };
  return { ours, theirs: keys.verifies(asked) };
}

describe('a line that ssh-keygen takes is taken, and no other', () => {
  it.each([
    [true, 'lab/kvm-1 KEY'],
    [true, '  \t lab/kvm-1 \t KEY   a  comment'],
    [true, 'lab/kvm-1 KEY\r'],
    [true, 'lab/kvm-? KEY'],
    [true, 'lab/* KEY'],
    [true, 'la*/*-1 KEY'],
    [true, '* KEY'],
    [true, '** KEY'],
    [true, '*/* KEY'],
    [true, 'alice@example.com,lab/* KEY'],
    [true, 'lab/*,!lab/kvm-2 KEY'],
    [true, '"lab/kvm-1" KEY'],
    [true, 'lab/kvm-1,, KEY'],
    [false, 'alice@example.com KEY'],
    [false, 'lab KEY'],
    [false, 'lab/ KEY'],
    [false, 'lab/kvm-10 KEY'],
    [false, 'lab/kvm-1? KEY'],
    [false, 'LAB/KVM-1 KEY'],
    [false, '!lab/kvm-1,* KEY'],
    [false, '*,!lab/* KEY'],
    [false, '!lab/kvm-2 KEY'],
    [false, 'lab/kvm-1 OTHER'],
    [false, '# lab/kvm-1 KEY'],
    [false, 'KEY'],
    [false, 'lab/kvm-1'],
    [false, 'lab/kvm-1 ssh-ed25519'],
    [false, 'lab/kvm-1 ssh-rsa KEY'],
    [false, '"lab/kvm-1 KEY'],
    [true, 'lab/* namespaces="fleetwright-plan" KEY'],
    [true, 'lab/* namespaces="git,fleetwright-*" KEY'],
    [true, 'lab/* NameSpaces="*" KEY'],
    [false, 'lab/* namespaces="git" KEY'],
    [false, 'lab/* namespaces="*,!fleetwright-plan" KEY'],
    [false, 'lab/* namespaces="" KEY'],
    [false, 'lab/* namespaces=fleetwright-plan KEY'],
    [false, 'lab/* namespaces="fleetwright-plan KEY'],
    [false, 'lab/* namespaces="a",namespaces="fleetwright-plan" KEY'],
    [false, 'lab/* cert-authority KEY'],
    [false, 'lab/* no-touch-required KEY'],
    [false, 'lab/* namespaces="fleetwright-plan", KEY'],
    [false, 'lab/* namespaces="fleetwright-plan" namespaces="x" KEY'],
    [true, 'lab/* valid-after="20260101Z",valid-before="20270101Z" KEY'],
    [true, 'lab/* valid-after="20260615123010Z" KEY'],
    [true, 'lab/* valid-before="20260615123010Z" KEY'],
    [true, 'lab/* valid-before="20260615" KEY'.replace('0615', '0616')],
    [true, 'lab/* valid-before="202606151231" KEY'],
    [false, 'lab/* valid-after="20260615123011Z" KEY'],
    [false, 'lab/* valid-before="20260615123009Z" KEY'],
    [false, 'lab/* valid-before="20260615" KEY'],
    [false, 'lab/* valid-after="202606151231Z" KEY'],
    [false, 'lab/* valid-before="20270101Z",valid-after="20280101Z" KEY'],
    [false, 'lab/* valid-before="tomorrow" KEY'],
    [false, 'lab/* valid-before="2027" KEY'],
    [false, 'lab/* valid-before="20271301Z" KEY'],
    [false, 'lab/* valid-before="2027010125Z" KEY'],
    [false, 'lab/* valid-after="19700101Z" KEY'],
    [true, 'lab/* valid-before="20260631Z" KEY'],
  ])('%s: %s', (expected, text) => {
    expect(both(`${text}\n`)).toEqual({ ours: expected, theirs: expected });
  });

  it.each(['lab/* ,namespaces="fleetwright-plan" KEY', 'la"b/*" KEY'])(
    'but for what nobody writes: %s',
    (text) => {
      expect(both(`${text}\n`)).toEqual({ ours: false, theirs: true });
    },
  );

  it('whichever patterns and names', () => {
    const part = fc.stringMatching(/^[ab*?]{0,6}$/);
    const pattern = fc.tuple(fc.boolean(), part).map(([not, text]) => `${not ? '!' : ''}${text}`);
    const list = fc.array(pattern, { minLength: 1, maxLength: 4 }).map((patterns) => patterns.join(','));
    fc.assert(
      fc.property(list, fc.stringMatching(/^[ab]{1,6}$/), (principals, name) => {
        fc.pre(principals !== '');
        const { ours, theirs } = both(`${principals} KEY\n`, name);
        expect(ours).toBe(theirs);
      }),
      { numRuns: 150 },
    );
  });

  it('does not take long for a pattern that is made for it', () => {
    const startMs = performance.now();
    expect(assess(withKeys(`${'*a'.repeat(3000)}b KEY`), 'a'.repeat(3000)).kind).toBe('not-allowed');
    expect(performance.now() - startMs).toBeLessThan(2000);
  });
});

describe('a file with several lines', () => {
  it('trusts by the first line that allows it', () => {
    const text = withKeys('lab/kvm-2 KEY\nlab/* namespaces="git" KEY\n\nlab/* KEY second\nlab/* KEY third\n');
    expect(assess(text)).toMatchObject({ kind: 'allowed', signer: { line: 4, comment: 'second' } });
  });

  it('tells of every line why it does not allow it', () => {
    const lines = [
      'alice@example.com KEY',
      'lab/* namespaces="git" KEY',
      'lab/* valid-after="20270101Z" KEY',
      'lab/* valid-before="20260101Z" KEY',
      'lab/* cert-authority KEY',
      'lab/* OTHER',
    ];
    expect(assess(withKeys(lines.join('\n')))).toMatchObject({
      kind: 'not-allowed',
      nearMisses: [
        { why: 'principal', signer: { line: 1 } },
        { why: 'namespace', signer: { line: 2 } },
        { why: 'not-yet-valid', signer: { line: 3 } },
        { why: 'expired', signer: { line: 4 } },
        { why: 'certificate-authority', signer: { line: 5 } },
      ],
    });
  });

  it('trusts nobody by a line that cannot be read, names it, and reads on', () => {
    const lines = [
      'lab/*',
      'lab/* unknown-option KEY',
      'lab/* ssh-ed25519 AAAA',
      'lab/* ssh-ed25519 !!!',
      'lab/* ssh-foo AAAA',
      'lab/*\u0007 KEY',
      '\ufefflab/* KEY',
      'lab/kvm-2 KEY',
    ];
    const { signers, problems } = parseAllowedSigners(withKeys(lines.join('\n')));
    expect(signers.map(({ line }) => line)).toEqual([8]);
    expect(problems.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('does not begin with principals'),
      expect.stringContaining('"unknown-option"'),
      expect.stringContaining('cannot be used'),
      expect.stringContaining('base64'),
      expect.stringContaining('"ssh-foo"'),
      expect.stringContaining('control characters'),
      expect.stringContaining('byte order mark'),
    ]);
  });

  it('that is too large trusts nobody', () => {
    const text = withKeys(`lab/* KEY\n${'#'.repeat(ALLOWED_SIGNERS_BYTES_MAX)}`);
    expect(parseAllowedSigners(text)).toMatchObject({ signers: [], problems: [{ line: 1 }] });
    expect(assess(text).kind).toBe('not-allowed');
  });

  it('never makes it fail, whatever it holds', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'lab/*',
        '"',
        '\\"',
        'namespaces="',
        'valid-after="20',
        'cert-authority',
        'KEY',
        ',',
        ' ',
        '\t',
        '\r',
        '!',
        '#',
      ),
      fc.string({ maxLength: 10 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = withKeys(words.join(''));
        const { signers, problems } = parseAllowedSigners(text);
        expect(signers.length + problems.length).toBeLessThanOrEqual(text.split('\n').length);
      }),
      { numRuns: 1000 },
    );
  });

  it('never trusts where ssh-keygen does not, whatever one line holds', () => {
    const word = fc.constantFrom(
      'lab/*',
      '"',
      '\\',
      'namespaces="*"',
      'valid-after="20200101Z"',
      'cert-authority',
      ',',
      ' ',
      '!',
      'KEY',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const { ours, theirs } = both(`${words.join('')} KEY\n`);
        expect(ours && !theirs).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});
