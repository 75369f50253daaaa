import { describe, expect, it } from '@jest/globals';
import { formatLockFile, parseLockFile, type LockFile, type PlanProblem } from '../../../lib/plan';

const lock: LockFile = {
  version: 1,
  hosts: {
    'kvm-2': {
      addresses: {},
      names: { 'kvm-2/web': 'web-2' },
      macs: { 'kvm-2/web/lan': '52:54:00:00:00:01' },
    },
    'kvm-1': {
      addresses: {
        'kvm-1/web/lan': { ipv6: 'fd00::2', ipv4: '10.0.0.3' },
        'kvm-1/db/lan': { ipv4: '10.0.0.2' },
      },
      names: {},
      macs: {},
    },
    'kvm-3': { addresses: {}, names: {}, macs: {} },
  },
};

const text = `{
  "hosts": {
    "kvm-1": {
      "addresses": {
        "kvm-1/db/lan": {
          "ipv4": "10.0.0.2"
        },
        "kvm-1/web/lan": {
          "ipv4": "10.0.0.3",
          "ipv6": "fd00::2"
        }
      },
      "macs": {},
      "names": {}
    },
    "kvm-2": {
      "addresses": {},
      "macs": {
        "kvm-2/web/lan": "52:54:00:00:00:01"
      },
      "names": {
        "kvm-2/web": "web-2"
      }
    }
  },
  "version": 1
}
`;

const problemsOf = (document: Uint8Array | string): readonly PlanProblem[] => {
  const result = parseLockFile(document);
  return result.ok ? [] : result.problems;
};

describe('the lock file', () => {
  it('is written with sorted keys, without hosts that have no choices', () => {
    expect(formatLockFile(lock)).toBe(text);
  });

  it('reads back as it was written, frozen', () => {
    const result = parseLockFile(text);
    if (!result.ok) throw new Error('must parse');
    expect(formatLockFile(result.lock)).toBe(text);
    expect(Object.isFrozen(result.lock.hosts['kvm-1']?.addresses)).toBe(true);
  });

  it('remembers hosts that are called as every object is built', () => {
    const names = { 'constructor/web': 'web-2' };
    const host = { addresses: {}, names, macs: {} };
    const result = parseLockFile(
      formatLockFile({ version: 1, hosts: { constructor: host, prototype: host } }),
    );
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(Object.entries(result.lock.hosts)).toEqual([
      ['constructor', host],
      ['prototype', host],
    ]);
    expect(problemsOf('{"version":1,"hosts":{"__proto__":{}}}').map(({ code }) => code)).toEqual([
      'forbidden-key',
    ]);
  });

  it('is empty with a note when there is none', () => {
    expect(parseLockFile(undefined)).toEqual({
      ok: true,
      lock: { version: 1, hosts: {} },
      note: 'There is no fleet.lock.json yet: synthesis writes one. Commit it, so that addresses and names stay what they are.',
    });
  });

  it('is never taken for an empty one when it is broken by hand', () => {
    expect(problemsOf('')).toEqual([
      {
        code: 'not-json',
        path: '$',
        message: 'is not JSON: the document ends too early at line 1, column 1',
        advice:
          'Take the file back from version control (`git checkout -- fleet.lock.json`) and run `fleetwright synth` again. Without it, addresses may move.',
      },
    ]);
    expect(
      problemsOf(text.replace('"10.0.0.2"\n', '"10.0.0.2",\n')).map(({ code, message }) => [code, message]),
    ).toEqual([['not-json', 'is not JSON: expected a string in double quotes at line 7, column 9']]);
  });

  it('shows every wrong value with its place and what to do', () => {
    const broken = text
      .replace('10.0.0.2', '10.0.0.256')
      .replace('"ipv6"', '"ipv5"')
      .replace('52:54:00:00:00:01', '52-54-00-00-00-01')
      .replace('"names": {}', '"nicknames": {}');
    const problems = problemsOf(broken);
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['missing-key', '$.hosts["kvm-1"].names'],
      ['unknown-key', '$.hosts["kvm-1"].nicknames'],
      ['bad-format', '$.hosts["kvm-1"].addresses["kvm-1/db/lan"].ipv4'],
      ['unknown-key', '$.hosts["kvm-1"].addresses["kvm-1/web/lan"].ipv5'],
      ['bad-format', '$.hosts["kvm-2"].macs["kvm-2/web/lan"]'],
    ]);
    expect(problems.every(({ advice }) => advice !== undefined)).toBe(true);
  });

  it.each<readonly [string, unknown, readonly (readonly string[])[]]>([
    ['hosts', null, [['wrong-type', '$.hosts']]],
    ['hosts', 'kvm-1', [['wrong-type', '$.hosts']]],
    ['host', ['names'], [['wrong-type', '$.hosts.a']]],
    ['host', null, [['wrong-type', '$.hosts.a']]],
    ['section', 'web', [['wrong-type', '$.hosts.a.names']]],
    ['section', ['web'], [['wrong-type', '$.hosts.a.names']]],
    ['section', null, [['wrong-type', '$.hosts.a.names']]],
  ])('says once that what should be the %s is %j', (place, wrong, expected) => {
    const a = place === 'host' ? wrong : { addresses: {}, names: wrong, macs: {} };
    const hosts = place === 'hosts' ? wrong : { a };
    expect(problemsOf(JSON.stringify({ version: 1, hosts })).map(({ code, path }) => [code, path])).toEqual(
      expected,
    );
  });

  it('shows a section that is none beside wrong values elsewhere', () => {
    const a = { addresses: { nic: { ipv4: 'x' } }, names: 'web', macs: [] };
    const problems = problemsOf(JSON.stringify({ version: 1, hosts: { a } }));
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['wrong-type', '$.hosts.a.names'],
      ['wrong-type', '$.hosts.a.macs'],
      ['bad-format', '$.hosts.a.addresses.nic.ipv4'],
    ]);
  });

  it('is searched for a merge conflict as far as it may be long', () => {
    const conflict = '<<<<<<< HEAD\n';
    const longest = conflict.padEnd(16 * 1024 * 1024);
    expect(problemsOf(longest).map(({ code }) => code)).toEqual(['merge-conflict']);
    expect(problemsOf(`${longest} `).map(({ code }) => code)).toEqual(['too-large']);
  });

  it('knows a merge conflict for what it is', () => {
    const conflict = text.replace(
      '          "ipv4": "10.0.0.3",\n',
      '<<<<<<< HEAD\n          "ipv4": "10.0.0.3",\n=======\n          "ipv4": "10.0.0.4",\n>>>>>>> branch\n',
    );
    expect(problemsOf(conflict)).toEqual([
      {
        code: 'merge-conflict',
        path: '$',
        message: 'the lock file holds an unresolved merge conflict (line 9)',
        advice:
          'Keep one side (`git checkout --theirs -- fleet.lock.json` keeps what is merged in) and run `fleetwright synth`: it adds what is missing.',
      },
    ]);
    expect(problemsOf(new TextEncoder().encode(conflict))[0]?.code).toBe('merge-conflict');
  });

  it('of another version is not read', () => {
    expect(problemsOf('{"version":7}').map(({ code, message }) => [code, message])).toEqual([
      ['unsupported-version', 'this is a lock file of version 7, and this program reads version 1'],
    ]);
  });

  it('shows the first hundred of very many problems and counts the others', () => {
    const addresses = Object.fromEntries(Array.from({ length: 150_000 }, (_, index) => [`nic-${index}`, 1]));
    const problems = problemsOf(
      JSON.stringify({ version: 1, hosts: { a: { addresses, names: {}, macs: {} } } }),
    );
    expect(problems).toHaveLength(101);
    expect(problems[100]?.message).toBe('and at least 9900 more problems');
  });
});
