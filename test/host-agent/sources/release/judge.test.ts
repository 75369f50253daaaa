import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  formatRelease,
  formatStatement,
  judgeRelease,
  type ReleaseReference,
} from '../../../../host-agent/sources';
import type { JudgementRequest, ReleaseStatement } from '../../../../host-agent/sources';
import { sha256Hex } from '../../../../lib/plan';
import type { PlanDraft } from '../../../lib/plan/sample-plan';
import { SshKeys } from '../trust/ssh-keys';
import { planWith, releaseFile, statementOf } from './releases';

const NOW_MS = Date.UTC(2026, 5, 1, 12, 1);
let keys: SshKeys;
let alice = '';
let mallory = '';
let allowedSigners = '';
beforeAll(() => {
  keys = new SshKeys();
  alice = keys.make('alice', '-t', 'ed25519');
  mallory = keys.make('mallory', '-t', 'ed25519');
  allowedSigners = `lab/kvm-1 ${keys.publicKey(alice)}\nlab/kvm-2,shop/* ${keys.publicKey(mallory)}\n`;
});
afterAll(() => keys.remove());

function judge(bytes: Uint8Array, request: Partial<Omit<JudgementRequest, 'bytes'>> = {}) {
  return judgeRelease({
    bytes,
    trust: { allowedSigners, allowUnsigned: false },
    address: { fleet: 'lab', host: 'kvm-1', machineId: 'a'.repeat(32) },
    nowMs: NOW_MS,
    ...request,
  });
}

const signed = (change: Partial<ReleaseStatement> = {}, ofPlan?: (draft: PlanDraft) => void): Uint8Array =>
  releaseFile(statementOf(change, planWith(ofPlan)), keys, alice);
const digestOf = (statement: ReleaseStatement): string => sha256Hex(formatStatement(statement));

describe('a release that its signer may make', () => {
  it('is trusted, and it is said by whom', () => {
    expect(judge(signed())).toMatchObject({
      kind: 'trusted',
      isSame: false,
      signer: { principal: 'lab/kvm-1', fingerprint: keys.fingerprint(alice) },
      release: { statement: { generation: 7, plan: planWith() }, digest: digestOf(statementOf()) },
    });
  });

  it('is trusted for the machine that it names', () => {
    const bytes = signed({ host: { name: 'kvm-1', machineId: 'a'.repeat(32) } });
    expect(judge(bytes).kind).toBe('trusted');
    expect(judge(bytes, { address: { fleet: 'lab', host: 'kvm-1' } }).kind).toBe('trusted');
  });

  it('is trusted unsigned where the host takes that', () => {
    const judgement = judge(releaseFile(statementOf()), {
      trust: { allowedSigners: undefined, allowUnsigned: true },
    });
    expect(judgement).toMatchObject({ kind: 'trusted' });
    expect(judgement).not.toHaveProperty('signer');
  });

  it('is trusted when its clock is ahead by what clocks are', () => {
    expect(judge(signed({ madeAt: '2026-06-01T12:06:00Z' })).kind).toBe('trusted');
  });
});

describe('a release is refused', () => {
  const line = (): Uint8Array => formatStatement(statementOf());

  it.each<readonly [string, string, () => Uint8Array, RegExp]>([
    ['unsigned', 'untrusted', () => line(), /Nobody has signed it/],
    [
      'signed by a key that may for other hosts',
      'untrusted',
      () => releaseFile(statementOf(), keys, mallory),
      /may not sign for lab\/kvm-1: line 2 has it for lab\/kvm-2,shop\/\*/,
    ],
    [
      'signed for something else',
      'untrusted',
      () => formatRelease(line(), keys.sign(alice, line(), 'git')),
      /"git"/,
    ],
    [
      'with the signature of another',
      'untrusted',
      () => formatRelease(line(), keys.sign(alice, Buffer.from('x\n'))),
      /not over this release/,
    ],
    [
      'signed without its line feed',
      'untrusted',
      () => formatRelease(line(), keys.sign(alice, line().subarray(0, -1))),
      /not over this release/,
    ],
    [
      'with a plan changed after signing',
      'untrusted',
      () => Buffer.from(Buffer.from(signed()).toString().replace('"autostart":true', '"autostart":false')),
      /not over this release/,
    ],
    ['cut within its signature', 'malformed', () => signed().subarray(0, -10), /ends within its signature/],
    ['with a plan that is none', 'malformed', () => badPlan(), /\$\.plan\.version/],
    [
      'for another host',
      'misaddressed',
      () => forHost('lab', 'kvm-9'),
      /for host lab\/kvm-9, and this is lab\/kvm-1/,
    ],
    ['for another fleet', 'misaddressed', () => forHost('shop', 'kvm-1'), /shop\/kvm-1/],
    [
      'for another machine',
      'misaddressed',
      () => signed({ host: { name: 'kvm-1', machineId: 'b'.repeat(32) } }),
      /machine with the id b{32}/,
    ],
    ['made in the future', 'not-yet-valid', () => signed({ madeAt: '2026-06-01T12:06:01Z' }), /clock/],
  ])('%s: %s', (_name, code, make, message) => {
    expect(judge(make())).toMatchObject({ kind: 'refused', code, message: expect.stringMatching(message) });
  });

  it('for want of a line: what to write is told apart from why, for those who look at it already', () => {
    expect(judge(releaseFile(statementOf(), keys, mallory))).toMatchObject({
      message: expect.not.stringContaining('fleetwright verify'),
      advice: '`fleetwright verify` says what to write.',
    });
  });

  /** Signed by somebody who may, which makes it no better. */
  function badPlan(): Uint8Array {
    const statement = statementOf();
    return signed({ plan: { ...statement.plan, version: 7 } } as never);
  }

  function forHost(fleet: string, host: string): Uint8Array {
    return signed({}, (draft) => Object.assign(draft, { fleet, host: { ...draft.host, name: host } }));
  }

  it('with its plan unread as long as nobody has signed it', () => {
    const statement = statementOf();
    const bytes = releaseFile({ ...statement, plan: { ...statement.plan, version: 7 } } as never);
    expect(judge(bytes)).toMatchObject({ code: 'untrusted', generation: 7 });
  });

  it('where there is no file of allowed signers, and where nobody in it can be read', () => {
    for (const text of [undefined, '', 'lab/kvm-1 nonsense\n']) {
      const trust = { allowedSigners: text, allowUnsigned: false };
      expect(judge(signed(), { trust })).toMatchObject({ code: 'untrusted' });
    }
  });

  it('with a bad signature even where unsigned ones are taken', () => {
    const trust = { allowedSigners, allowUnsigned: true };
    for (const bytes of [
      releaseFile(statementOf(), keys, mallory),
      formatRelease(line(), keys.sign(alice, Buffer.from('x'))),
    ]) {
      expect(judge(bytes, { trust })).toMatchObject({ code: 'untrusted' });
    }
    expect(judge(signed().subarray(0, -10), { trust })).toMatchObject({ code: 'malformed' });
  });

  it('when its key has expired meanwhile', () => {
    const trust = {
      allowedSigners: `lab/* valid-before="20260601Z" ${keys.publicKey(alice)}`,
      allowUnsigned: false,
    };
    expect(judge(signed(), { trust })).toMatchObject({
      code: 'untrusted',
      message: expect.stringMatching(/line 1 made it valid until/),
    });
    expect(judge(signed(), { trust, nowMs: Date.UTC(2026, 4, 31) })).toMatchObject({ code: 'not-yet-valid' });
  });

  it('and tells which it was, as far as could be read', () => {
    expect(judge(line())).toMatchObject({ generation: 7, releaseDigest: digestOf(statementOf()) });
    expect(judge(Buffer.from('garbage\n'))).toMatchObject({
      code: 'malformed',
      details: [expect.stringContaining('$: ')],
    });
    expect(judge(Buffer.from('garbage\n'))).not.toHaveProperty('generation');
  });
});

describe('what was accepted before', () => {
  const own = statementOf();
  const other = statementOf({ madeAt: '2026-06-01T11:00:00Z' });
  const { planDigest, parent = '' } = own;
  const otherPlan = 'c'.repeat(64);

  it.each<readonly [string, ReleaseReference, string]>([
    ['older', { generation: 6, planDigest: otherPlan, releaseDigest: parent }, 'new'],
    [
      'older, and its parent is another',
      { generation: 6, planDigest: otherPlan, releaseDigest: otherPlan },
      'forked',
    ],
    ['older, and known by its plan only', { generation: 6, planDigest: otherPlan }, 'new'],
    ['much older', { generation: 2, planDigest: otherPlan, releaseDigest: otherPlan }, 'new'],
    ['a plan applied by hand', { generation: 0, planDigest: otherPlan }, 'new'],
    ['the same', { generation: 7, planDigest, releaseDigest: digestOf(own) }, 'same'],
    [
      'of the same plan, and another release',
      { generation: 7, planDigest, releaseDigest: digestOf(other) },
      'forked',
    ],
    ['known by its plan only, which is the same', { generation: 7, planDigest }, 'same'],
    ['known by its plan only, which is another', { generation: 7, planDigest: otherPlan }, 'forked'],
    ['newer', { generation: 8, planDigest: otherPlan, releaseDigest: otherPlan }, 'stale'],
    ['newer, and of the same plan', { generation: 8, planDigest }, 'stale'],
  ])('%s', (_name, floor, expected) => {
    const judgement = judge(signed(), { floor });
    const found = judgement.kind === 'trusted' ? (judgement.isSame ? 'same' : 'new') : judgement.code;
    expect(found).toBe(expected);
  });

  it('is the same although the clock has gone back since', () => {
    const floor = { generation: 7, planDigest, releaseDigest: digestOf(own) };
    expect(judge(signed(), { floor, nowMs: Date.UTC(2016) })).toMatchObject({
      kind: 'trusted',
      isSame: true,
    });
  });

  it('does not make an untrusted one better', () => {
    const floor = { generation: 7, planDigest, releaseDigest: digestOf(own) };
    expect(judge(releaseFile(own), { floor })).toMatchObject({ code: 'untrusted' });
  });
});

describe('any change of a signed release', () => {
  it('is refused', () => {
    const bytes = Buffer.from(signed());
    const meaningful = bytes.toString().trimEnd().length;
    fc.assert(
      fc.property(fc.nat(meaningful - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ change;
        expect(judge(changed).kind).toBe('refused');
      }),
      { numRuns: 300 },
    );
  });

  it('is refused when something is missing', () => {
    const bytes = signed();
    const meaningful = Buffer.from(bytes).toString().trimEnd().length;
    fc.assert(
      fc.property(fc.nat(meaningful - 1), (length) => {
        expect(judge(bytes.subarray(0, length)).kind).toBe('refused');
      }),
      { numRuns: 100 },
    );
  });
});
