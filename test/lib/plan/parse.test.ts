import { describe, expect, it } from '@jest/globals';
import { parsePlan, PLAN_BYTES_MAX, type PlanProblem } from '../../../lib/plan';
import { samplePlan } from './sample-plan';

const problemsOf = (document: Uint8Array | string): readonly PlanProblem[] => {
  const result = parsePlan(document);
  return result.ok ? [] : result.problems;
};
const sampleText = () => JSON.stringify(samplePlan());

describe('parsePlan', () => {
  it('reads a plan that uses everything, from text and from bytes', () => {
    const expected = { ok: true, plan: samplePlan() };
    expect(parsePlan(sampleText())).toEqual(expected);
    expect(parsePlan(new TextEncoder().encode(JSON.stringify(samplePlan(), null, 2)))).toEqual(expected);
  });

  it('never lets a plan be changed afterwards, however deep', () => {
    const result = parsePlan(sampleText());
    if (!result.ok) throw new Error('the sample must parse');
    const visit = (value: unknown): number => {
      if (typeof value !== 'object' || value === null) return 0;
      expect(Object.isFrozen(value)).toBe(true);
      return Object.values(value).reduce<number>((count, member) => count + visit(member), 1);
    };
    expect(visit(result.plan)).toBeGreaterThan(80);
  });

  it('names every fault in the shape at once, with its place and construct path', () => {
    const plan: Record<string, unknown> = { ...samplePlan(), extra: 1, 'odd key': 2 };
    delete plan['images'];
    plan['machines'] = [
      {
        ...samplePlan().machines[0],
        vcpus: { current: 0, maximum: '4', ceiling: 'stated' },
        firmware: 'coreboot',
        xml: '<domain/>',
      },
      null,
    ];
    expect(
      problemsOf(JSON.stringify(plan)).map(({ code, path, key, message }) => ({ code, path, key, message })),
    ).toEqual([
      { code: 'missing-key', path: '$.images', message: 'is missing (expected an array)' },
      { code: 'unknown-key', path: '$.extra', message: 'the key "extra" is not known here' },
      { code: 'unknown-key', path: '$["odd key"]', message: 'the key "odd key" is not known here' },
      {
        code: 'out-of-range',
        path: '$.machines[0].vcpus.current',
        key: 'kvm-1/web',
        message: 'must be at least 1',
      },
      {
        code: 'wrong-type',
        path: '$.machines[0].vcpus.maximum',
        key: 'kvm-1/web',
        message: 'must be a number, not "4"',
      },
      {
        code: 'bad-choice',
        path: '$.machines[0].firmware',
        key: 'kvm-1/web',
        message: 'must be "bios" or "uefi", not "coreboot"',
      },
      {
        code: 'unknown-key',
        path: '$.machines[0].xml',
        key: 'kvm-1/web',
        message: 'the key "xml" is not known here',
      },
      { code: 'wrong-type', path: '$.machines[1]', message: 'must be an object, not null' },
    ]);
  });

  it('shows the first hundred problems and counts the others', () => {
    const problems = problemsOf(
      JSON.stringify({ ...samplePlan(), pools: Array.from({ length: 150 }, () => 1) }),
    );
    expect(problems).toHaveLength(101);
    expect(problems[99]).toEqual({
      code: 'wrong-type',
      path: '$.pools[99]',
      message: 'must be an object, not 1',
    });
    expect(problems[100]).toEqual({ code: 'more-problems', path: '$', message: 'and 50 more problems' });
  });

  it('stops to count where nobody counts any more', () => {
    const pools = Array.from({ length: 100_000 }, () => 1);
    expect(problemsOf(JSON.stringify({ ...samplePlan(), pools })).at(-1)?.message).toBe(
      'and at least 9900 more problems',
    );
  });

  it.each(['web\n', 'web\u001b[31m', 'web\u009b31m', 'web\u202e', 'web\uffff', ''])(
    'takes no construct path that would garble a terminal or a review: %j',
    (key) => {
      const machines = samplePlan().machines.map((machine, index) =>
        index === 0 ? { ...machine, key } : machine,
      );
      const problems = problemsOf(JSON.stringify({ ...samplePlan(), machines }));
      expect(problems.map(({ path }) => path)).toEqual(['$.machines[0].key']);
      expect(problems.map((problem) => problem.key)).toEqual([undefined]);
    },
  );

  it.each([
    'srv',
    '/',
    '/srv/',
    '/srv//a',
    '/srv/./a',
    '/srv/../a',
    '/..',
    '/srv/a\n',
    '/srv/\u202ea',
    `/${'a'.repeat(1024)}`,
  ])('takes no pool path like %j', (path) => {
    const pools = samplePlan().pools.map((pool) => ({ ...pool, path }));
    const problems = problemsOf(JSON.stringify({ ...samplePlan(), pools }));
    expect(problems[0]?.path).toBe('$.pools[0].path');
  });

  it.each(['/srv', '/srv/a b', '/srv/...', '/srv/.hidden/ä'])('takes a pool path like %j', (path) => {
    const pools = samplePlan().pools.map((pool) => ({ ...pool, path }));
    expect(problemsOf(JSON.stringify({ ...samplePlan(), pools }))).toEqual([]);
  });

  it('takes a kernel command line as long as the kernel does', () => {
    const withCommandLine = (commandLine: string) => {
      const [, machine] = samplePlan().machines;
      const boot = { kind: 'kernel', kernel: 'vmlinuz', commandLine };
      return problemsOf(JSON.stringify({ ...samplePlan(), machines: [{ ...machine, boot }] }));
    };
    expect(withCommandLine('x'.repeat(2047))).toEqual([]);
    expect(withCommandLine('x'.repeat(2048)).map(({ path }) => path)).toEqual([
      '$.machines[0].boot.commandLine',
    ]);
  });

  it('spells out what a terminal would obey or nobody would see', () => {
    const key = '\u202e\u009b\u2028\u200b';
    const text = JSON.stringify({ ...samplePlan(), version: key, [key]: 1 }).replace(
      /}$/,
      `,${JSON.stringify(key)}:2}`,
    );
    const [twice] = problemsOf(text);
    const [version] = problemsOf(JSON.stringify({ ...samplePlan(), version: key }));
    expect([twice?.path, twice?.message, version?.message]).toEqual([
      '$["\\u202e\\u009b\\u2028\\u200b"]',
      'the key "\\u202e\\u009b\\u2028\\u200b" is given twice',
      'must be 1, not "\\u202e\\u009b\\u2028\\u200b"',
    ]);
  });

  it('does not repeat long values, which may be secrets', () => {
    const plan = { ...samplePlan(), fleet: 7, host: 'x'.repeat(100) };
    expect(problemsOf(JSON.stringify(plan)).map(({ message }) => message)).toEqual([
      'must be a string, not 7',
      'must be an object, not a string of 102 characters',
    ]);
  });
});

describe('a document that is no plan', () => {
  const broken: readonly (readonly [string, Uint8Array | string, string, string, string])[] = [
    ['nothing', '', 'not-json', '$', 'is not JSON: the document ends too early at line 1, column 1'],
    ['text', 'plan', 'not-json', '$', 'is not JSON: expected a value at line 1, column 1'],
    [
      'JSON cut off',
      '{\n  "version": 1,\n  "fleet": "la',
      'not-json',
      '$.fleet',
      'is not JSON: a string has no closing quote at line 3, column 12',
    ],
    [
      'a trailing comma',
      '{"version":1,}',
      'not-json',
      '$',
      'is not JSON: expected a string in double quotes at line 1, column 14',
    ],
    [
      'two documents',
      '{}{}',
      'not-json',
      '$',
      'is not JSON: expected the end of the document at line 1, column 3',
    ],
    [
      'a byte order mark',
      '\ufeff{}',
      'not-json',
      '$',
      'is not JSON: a byte order mark stands in front (save the file without one) at line 1, column 1',
    ],
    ['an array', '[1]', 'wrong-type', '$', 'must be an object, not an array'],
    ['null', 'null', 'wrong-type', '$', 'must be an object, not null'],
    [
      'bytes that are no text',
      Uint8Array.of(0x7b, 0xff, 0x7d),
      'not-utf8',
      '$',
      'the document is not valid UTF-8 (from byte 2 on)',
    ],
    [
      'overlong UTF-8',
      Uint8Array.of(0x22, 0xc0, 0x80, 0x22),
      'not-utf8',
      '$',
      'the document is not valid UTF-8 (from byte 2 on)',
    ],
    ['half of a character', '"\ud800"', 'not-utf8', '$', 'the document holds half of a surrogate pair'],
    [
      'half of a character, escaped',
      '{"fleet":"\\ud800"}',
      'unpaired-surrogate',
      '$.fleet',
      'a string holds half of a surrogate pair',
    ],
    [
      'a key given twice',
      '{"fleet":"a","host":{"name":"b","name":"c"}}',
      'duplicate-key',
      '$.host.name',
      'the key "name" is given twice',
    ],
    [
      'a key given twice in two spellings',
      '{"fleet":"a","fl\\u0065et":"b"}',
      'duplicate-key',
      '$.fleet',
      'the key "fleet" is given twice',
    ],
    [
      'a key to the prototype',
      '{"host":{"__proto__":{"a":1}}}',
      'forbidden-key',
      '$.host.__proto__',
      'the key "__proto__" is not allowed anywhere',
    ],
    [
      'a key to the prototype, escaped',
      '{"constr\\u0075ctor":1}',
      'forbidden-key',
      '$.constructor',
      'the key "constructor" is not allowed anywhere',
    ],
    [
      'a number beyond a double',
      '{"version":12345678901234567890}',
      'inexact-number',
      '$.version',
      'the number 12345678901234567890 would be read as 12345678901234567000',
    ],
    [
      'an infinite number',
      '{"version":1e999}',
      'inexact-number',
      '$.version',
      'the number 1e999 would be read as Infinity',
    ],
    [
      'another version',
      '{"version":2,"anything":[]}',
      'unsupported-version',
      '$.version',
      'this is a plan of version 2, and this program reads version 1',
    ],
  ];
  it.each(broken)('%s', (_, document, code, path, message) => {
    expect(problemsOf(document)).toEqual([expect.objectContaining({ code, path, message })]);
  });

  it('says how to get a good one', () => {
    expect(problemsOf('{')[0]?.advice).toBe('Write the plan again with `fleetwright synth`.');
  });

  it.each([0, 1, 64 * 1024 - 2, 64 * 1024 - 1, 64 * 1024, 200_000])(
    'says where it stops being text, at byte %i too',
    (position) => {
      const bytes = new Uint8Array(200_003).fill(0x20);
      bytes.set([0xe2, 0x82, 0x20], position);
      const [problem] = problemsOf(bytes);
      expect(problem?.message).toBe(`the document is not valid UTF-8 (from byte ${position + 1} on)`);
    },
  );

  it('says once that a number is too large', () => {
    const plan = samplePlan();
    Object.assign(plan.host, { trashRetentionHours: 1e300 });
    expect(problemsOf(JSON.stringify(plan)).map(({ message }) => message)).toEqual(['must be at most 87840']);
  });

  it('that is too large in its count of values says what helps', () => {
    const [problem] = problemsOf(`[${'0,'.repeat(4_000_000)}0]`);
    expect(problem).toMatchObject({
      code: 'too-many-values',
      advice: expect.stringMatching(/^Split the host/),
    });
  });

  it('is refused by its size before it is read', () => {
    const problems = problemsOf(new Uint8Array(PLAN_BYTES_MAX + 1));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['too-large', 'the document has more than 67108864 bytes, the most that a plan may have'],
    ]);
  });

  it('is refused by its depth, at any depth', () => {
    expect(problemsOf('['.repeat(32) + ']'.repeat(32))[0]?.code).toBe('wrong-type');
    expect(problemsOf('['.repeat(33) + ']'.repeat(33))[0]?.code).toBe('too-deep');
    expect(problemsOf('['.repeat(5_000_000))[0]?.code).toBe('too-deep');
    expect(problemsOf('{"a":'.repeat(5_000_000))[0]?.code).toBe('too-deep');
  });
});

describe('a large plan', () => {
  /** `count` machines with a disk, a fixed address and a MAC address each, over as many networks as they need. */
  function largePlan(count: number): string {
    const plan = samplePlan();
    const [machine] = plan.machines.slice(1);
    if (machine === undefined) throw new Error('the sample has no second machine');
    Reflect.deleteProperty(plan.host, 'capacity');
    Reflect.deleteProperty(plan.pools[0] ?? {}, 'capacityMiB');
    const hex = (number: number, width: number) => number.toString(16).padStart(width, '0');
    const octets = (number: number) => `${number >> 8}.${number & 255}`;
    const networks = Array.from({ length: Math.ceil(count / 4) }, (_, index) => ({
      mode: 'isolated' as const,
      name: `net-${index}`,
      uuid: `00000000-0000-5000-9000-${hex(index, 12)}`,
      key: `kvm-1/net-${index}`,
      autostart: true,
      bridgeName: `fw-${index}`,
      ipv4: {
        cidr: `172.${octets(index + 4096)}.0/29`,
        gateway: `172.${octets(index + 4096)}.1`,
        reservations: [],
      },
      dns: { hosts: [] },
    }));
    const machines = Array.from({ length: count }, (_, index) => ({
      ...machine,
      name: `machine-${index}`,
      uuid: `00000000-0000-5000-a000-${hex(index, 12)}`,
      key: `kvm-1/machine-${index}`,
      readiness: { checks: [], timeoutSeconds: 60 },
      disks: [
        {
          name: 'data',
          pool: 'default',
          fileName: `machine-${index}.qcow2`,
          sizeMiB: 1024,
          source: { kind: 'blank' as const },
          bus: 'virtio' as const,
          cache: 'none' as const,
          discard: 'unmap' as const,
          retain: false,
          serial: `disk-${index}`,
        },
      ],
      nics: [
        {
          name: 'net',
          attachment: { kind: 'network' as const, network: `net-${index >> 2}` },
          mac: `52:54:01:${hex(index >> 16, 2)}:${hex((index >> 8) & 255, 2)}:${hex(index & 255, 2)}`,
          model: 'virtio' as const,
          linkUp: true,
          ipv4: `172.${octets((index >> 2) + 4096)}.${2 + (index & 3)}`,
        },
      ],
    }));
    return JSON.stringify({
      ...plan,
      networks: [...plan.networks, ...networks],
      machines: [...plan.machines, ...machines],
    });
  }

  it('of 2,000 machines is read and checked in time that grows with its size, not its square', () => {
    const small = largePlan(500);
    const large = largePlan(2_000);
    const timeMs = (text: string) => {
      const start = process.hrtime.bigint();
      expect(problemsOf(text)).toEqual([]);
      return Number(process.hrtime.bigint() - start) / 1e6;
    };
    timeMs(small);
    const smallMs = Math.min(timeMs(small), timeMs(small), timeMs(small));
    const largeMs = Math.min(timeMs(large), timeMs(large));
    // Four times the machines: linear is 4, quadratic 16; a busy computer is between the two.
    expect(largeMs / smallMs).toBeLessThan(10);
  });

  it('with the same fault in every machine is refused just as fast', () => {
    const text = largePlan(5_000).replaceAll('"network":"net-', '"network":"nat-');
    const start = process.hrtime.bigint();
    const problems = problemsOf(text);
    expect(problems).toHaveLength(101);
    expect(problems[100]?.message).toBe('and 4900 more problems');
    // Generous: it takes a few hundred milliseconds, and minutes when it is quadratic.
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(10_000);
  });
});
