import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { formatStatement, parseRelease, type ReleaseStatement } from '../../../../host-agent/sources';
import { RELEASE_BYTES_MAX } from '../../../../host-agent/sources/release-bytes';
import { planWith, releaseFile, statementOf } from './releases';

const parse = (text: string | Uint8Array) => parseRelease(Buffer.from(text));

/** `code path` of each problem. */
function problemsOf(text: string | Uint8Array): readonly string[] {
  const parsed = parse(text);
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
}

const text = (statement: object): string =>
  Buffer.from(formatStatement(statement as ReleaseStatement)).toString();

describe('a release', () => {
  it('is what was written', () => {
    const statement = statementOf({
      host: { name: 'kvm-1', machineId: '0123456789abcdef0123456789abcdef' },
      approval: { changePlanDigest: 'a'.repeat(64), replace: ['db/root'] },
    });
    const bytes = releaseFile(statement);
    expect(parseRelease(bytes)).toEqual({
      ok: true,
      release: { statement, digest: createHash('sha256').update(bytes).digest('hex'), bytes },
      statementBytes: bytes,
    });
  });

  it('has the signature that follows, which changes nothing of its digest', () => {
    const line = text(statementOf());
    const signature = '-----BEGIN SSH SIGNATURE-----\nU1NI\nU1NI\n-----END SSH SIGNATURE-----\n';
    const [bare, signed] = [parse(line), parse(line + signature)];
    expect(signed).toMatchObject({ ok: true, signature });
    expect(signed.ok && bare.ok && signed.release.digest === bare.release.digest).toBe(true);
    expect(parse(`${line}${signature} \n\n`)).toMatchObject({ ok: true });
    expect(parse(`${line}\n \r\n`)).toMatchObject({ ok: true });
    expect(bare.ok && 'signature' in bare).toBe(false);
  });
});

describe('a file that is no release', () => {
  const line = text(statementOf());
  const armour = '-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END SSH SIGNATURE-----\n';

  it.each<readonly [string, string | Uint8Array, string]>([
    ['an empty file', '', 'empty $'],
    ['a cut statement', line.slice(0, 500), 'cut-short $'],
    ['a statement without its line feed', line.trimEnd(), 'cut-short $'],
    ['a cut signature', (line + armour).slice(0, -30), 'cut-short $'],
    ['a signature of which hardly anything came', `${line}-----BEG`, 'cut-short $'],
    ['other line ends', line.replace('\n', '\r\n'), 'line-ends $'],
    ['a signature with other line ends', line + armour.replaceAll('\n', '\r\n'), 'signature-form $'],
    ['bytes after the signature', `${line}${armour}x`, 'signature-form $'],
    ['two signatures', line + armour + armour, 'signature-form $'],
    ['a signature that is not at once there', `${line}\n${armour}`, 'signature-form $'],
    ['a second statement', line + line, 'signature-form $'],
    ['a lot behind', line + ' '.repeat(300_000), 'signature-form $'],
    ['a web page', '<!doctype html>\n<p>Sign in</p>\n', 'not-json $'],
    ['a pointer of git lfs', 'version https://git-lfs.github.com/spec/v1\n', 'not-json $'],
    ['a byte order mark', `\ufeff${line}`, 'not-json $'],
    ['zeros', Buffer.concat([Buffer.alloc(1000), Buffer.from('\n')]), 'not-json $'],
    ['no UTF-8', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('\n')]), 'not-utf8 $'],
    ['a plan', `${JSON.stringify(planWith())}\n`, 'missing-key $.generation'],
    ['a list', '[]\n', 'wrong-type $'],
    ['null', 'null\n', 'wrong-type $'],
  ])('%s', (_name, bytes, problem) => {
    expect(problemsOf(bytes)).toContain(problem);
  });

  it('and is larger than any is not read', () => {
    const bytes = Buffer.alloc(RELEASE_BYTES_MAX + 1, 0x20);
    expect(problemsOf(bytes)).toEqual(['too-large $']);
  });
});

describe('a statement', () => {
  const good = statementOf();
  const { parent: _parent, ...first } = { ...good, generation: 1 };

  it.each<readonly [string, object, readonly string[]]>([
    ['of another version', { ...good, fleetwrightRelease: 2 }, ['bad-choice $.fleetwrightRelease']],
    ['with a key that is not known', { ...good, note: 1 }, ['unknown-key $.note']],
    ['with a key behind the plan', { ...good, planB: {} }, ['unknown-key $.planB']],
    ['with a key behind all', { ...good, zone: 'x' }, ['unknown-key $.zone']],
    [
      'with a key of its host that is not known',
      { ...good, host: { name: 'kvm-1', ip: 'x' } },
      ['unknown-key $.host.ip'],
    ],
    ['without a plan', { ...good, plan: undefined }, ['missing-key $.plan']],
    ['with a plan that is none', { ...good, plan: 7 }, ['wrong-type $.plan']],
    ['with null for a plan', { ...good, plan: null }, ['wrong-type $.plan']],
    ['of generation 0', { ...good, generation: 0 }, ['out-of-range $.generation']],
    ['of half a generation', { ...good, generation: 1.5 }, ['wrong-type $.generation']],
    ['of a generation beyond counting', { ...good, generation: 2 ** 53 }, ['inexact-number $.generation']],
    ['of generation 1 with a parent', { ...good, generation: 1 }, ['generation-parent $.parent']],
    ['of generation 2 without a parent', { ...first, generation: 2 }, ['generation-parent $.parent']],
    ['with a parent that is no digest', { ...good, parent: 'B'.repeat(64) }, ['bad-format $.parent']],
    ['made on a day that there is not', { ...good, madeAt: '2026-02-30T00:00:00Z' }, ['wrong-type $.madeAt']],
    ['made in another zone', { ...good, madeAt: '2026-02-03T00:00:00+01:00' }, ['bad-format $.madeAt']],
    ['with another fleet than its plan', { ...good, fleet: 'shop' }, ['other-fleet $.fleet']],
    ['with another host than its plan', { ...good, host: { name: 'kvm-2' } }, ['other-host $.host.name']],
    [
      'with another digest than its plan',
      { ...good, planDigest: 'c'.repeat(64) },
      ['other-digest $.planDigest'],
    ],
    [
      'with a machine id that is none',
      { ...good, host: { name: 'kvm-1', machineId: 'x' } },
      ['bad-format $.host.machineId'],
    ],
    [
      'with half an approval',
      { ...good, approval: { replace: [] } },
      ['missing-key $.approval.changePlanDigest'],
    ],
    [
      'with disks to replace that are none',
      { ...good, approval: { changePlanDigest: 'a'.repeat(64), replace: ['root', '../x', 'a/b/c'] } },
      [0, 1, 2].map((index) => `bad-format $.approval.replace[${index}]`),
    ],
    [
      'with several faults tells them all',
      { ...good, fleet: 'NO', madeAt: 'now', generation: -1 },
      ['bad-format $.fleet', 'out-of-range $.generation', 'bad-format $.madeAt'],
    ],
    [
      'with faults in its plan tells where',
      { ...good, plan: { ...good.plan, version: 7 } },
      ['unsupported-version $.plan.version'],
    ],
    [
      'with a plan that is no good tells what',
      { ...good, plan: { ...good.plan, machines: [{ ...good.plan.machines[0], rng: 'yes' }] } },
      ['wrong-type $.plan.machines[0].rng'],
    ],
  ])('%s', (_name, statement, problems) => {
    expect(problemsOf(text(statement))).toEqual(problems);
  });

  it('with a plan whose parts contradict each other tells where', () => {
    const plan = { ...good.plan, machines: [...good.plan.machines, good.plan.machines[0]] };
    expect(problemsOf(text({ ...good, plan }))).toContain(
      'duplicate-name $.plan.machines[' + String(good.plan.machines.length) + '].name',
    );
  });

  it('may be the first', () => {
    expect(problemsOf(text(first))).toEqual([]);
  });

  const line = text(good);
  it.each([
    ['with blanks', line.replace('{"fleet"', '{ "fleet"'), 'not-canonical $'],
    ['with blanks in its plan', line.replace('"plan":{', '"plan":{ '), 'not-canonical $.plan'],
    ['with blanks before its plan', line.replace('"plan":{', '"plan": {'), 'not-canonical $.plan'],
    [
      'in another order',
      line.replace('"fleet":"lab","fleetwrightRelease":1', '"fleetwrightRelease":1,"fleet":"lab"'),
      'not-canonical $',
    ],
    [
      'with the plan in front',
      `${JSON.stringify(Object.fromEntries([['plan', good.plan], ...Object.entries(good)]))}\n`,
      'not-canonical $',
    ],
    ['with a needless escape', line.replace('"fleet":"lab"', '"fleet":"l\\u0061b"'), 'not-canonical $'],
    [
      'with a number written in another way',
      line.replace('"generation":7', '"generation":7.0'),
      'not-canonical $',
    ],
    [
      'with a key given twice',
      line.replace('"generation":7', '"generation":6,"generation":7'),
      'duplicate-key $.generation',
    ],
    [
      'with a key given twice in its plan',
      line.replace('"plan":{', '"plan":{"fleet":"lab",'),
      'duplicate-key $.plan.fleet',
    ],
    ['with two plans', line.replace('"plan":{', '"plan":{},"plan":{'), 'duplicate-key $.plan'],
    ['with a prototype', line.replace('{"fleet"', '{"__proto__":{},"fleet"'), 'forbidden-key $.__proto__'],
    ['with a plan in its host', line.replace('"host":{', '"host":{"a":1,"plan":{},'), 'unknown-key $.host.a'],
    ['that is a line of white space', ' \n', 'not-json $'],
  ])('written %s', (_name, changed, problem) => {
    expect(problemsOf(changed)).toContain(problem);
  });

  it('is never taken when a byte of it is another, and never makes it fail', () => {
    const bytes = Buffer.from(line);
    const digest = createHash('sha256').update(bytes).digest('hex');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ change;
        const parsed = parseRelease(changed);
        // A change that is a release again is another release: what was signed is not over it.
        if (parsed.ok) expect(parsed.release.digest).not.toBe(digest);
        else expect(parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('is never taken when it was cut, and never makes it fail', () => {
    const bytes = Buffer.from(line);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(parseRelease(bytes.subarray(0, length)).ok).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('that is anything at all never makes it fail', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ',"plan":',
        '{',
        '}',
        '[',
        '"',
        ':',
        ',',
        '\n',
        `,"planDigest":"${'0'.repeat(64)}"}`,
        '{"fleet":"lab"',
        '-----BEGIN SSH SIGNATURE-----\n',
      ),
      fc.string({ maxLength: 8 }),
      fc.json({ maxDepth: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        expect(parse(pieces.join('')).ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
