import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BENCH_FLEET, BENCH_HOST, hostIn, hostWith, planOf } from '../../bench/support/fleet';
import { goalTable } from '../../bench/support/synthesis/goals';
import { repeatsOf } from '../../bench/support/synthesis/measured';
import { plainPlanBytes } from '../../bench/support/synthesis/plain-plan';
import { stockProgramOf, synthesizeStock } from '../../bench/support/synthesis/stock';
import { nativePlanBytes } from '../../bench/support/synthesis/variants';
import { testApp } from '../../lib/testing';

describe('what synthesis is measured beside', () => {
  // So many that two machines are given the same MAC address at first.
  it.each([1, 13, 4000])('is the same document from plain objects, for %d machines', (machines) => {
    const outdir = mkdtempSync(join(tmpdir(), 'fleetwright-bench-test-'));
    const native = nativePlanBytes(machines, outdir);
    rmSync(outdir, { recursive: true });
    expect(Buffer.from(plainPlanBytes(machines)).equals(native)).toBe(true);
  });

  it('has MAC addresses that collide, as a large fleet does', () => {
    const plan = planOf(hostWith(4000));
    const firstTry = new Set(plan.machines.flatMap(({ nics }) => nics.map(({ mac }) => mac)));
    expect(firstTry.size).toBe(4000);
  });

  it('is the same resources by stock cdktf', () => {
    const [ours, stock] = [
      documentOf(synthesizeOurs),
      documentOf((outdir) => synthesizeStock(PROGRAM, outdir)),
    ];
    expect(Object.keys(stock['resource'] ?? {})).toContain('libvirt_domain');
    for (const part of ['resource', 'data', 'output', 'provider', 'terraform']) {
      expect(withoutMetadata(stock[part])).toEqual(withoutMetadata(ours[part]));
    }
  });
});

describe('goalTable', () => {
  const measured = (...cpuMs: readonly number[]) => [{ cpuMs, memoryBytes: 0 }];

  it('says of each goal whether the later repeats meet it, and what was not run', () => {
    const table = goalTable([
      {
        machines: 5000,
        measured: {
          plain: measured(90, 80, 30, 40, 50),
          native: measured(300, 110),
          terraform: measured(900),
          stock: measured(2000),
        },
      },
      { machines: 20_000, measured: { plain: measured(160), native: measured(440) } },
    ]);
    expect(table.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' | '))).toEqual([
      'goal | wanted | measured',
      'native plan ÷ plain, 5000 machines | at most 2.5 | 2.75 | missed',
      'native plan ÷ plain, 20000 machines | at most 2.5 | 2.75 | missed',
      'stock cdktf ÷ native plan, 5000 machines | at least 20 | 18.18 | missed',
      'all that we write ÷ stock, 5000 machines | at most 0.4 | 0.45 | missed',
      'all that we write ÷ stock without stacks, 5000 machines | at most 0.4 | not run',
      'growth of native, 5000 to 20000 machines | at most 4.6 | 4.00 | met',
      'growth of terraform, 5000 to 20000 machines | at most 4.6 | not run',
    ]);
  });
});

describe('repeatsOf', () => {
  it.each([
    { variant: 'native' as const, machines: 100, repeats: 800 },
    { variant: 'native' as const, machines: 1000, repeats: 80 },
    { variant: 'native' as const, machines: 20_000, repeats: 4 },
    { variant: 'terraform' as const, machines: 1000, repeats: 5 },
    { variant: 'terraform' as const, machines: 20_000, repeats: 1 },
    { variant: 'stock' as const, machines: 100, repeats: 3 },
    { variant: 'stock' as const, machines: 5000, repeats: 1 },
  ])('repeats $variant with $machines machines $repeats times', ({ variant, machines, repeats }) => {
    expect(repeatsOf(variant, machines)).toBe(repeats);
  });
});

const PROGRAM = stockProgramOf(planOf(hostWith(3)));

function synthesizeOurs(outdir: string): void {
  const app = testApp({ fleet: BENCH_FLEET, outdir });
  hostIn(app, 3);
  app.synth();
}

type Document = Readonly<Record<string, unknown>>;

function documentOf(synthesize: (outdir: string) => void): Document {
  const outdir = mkdtempSync(join(tmpdir(), 'fleetwright-bench-test-'));
  try {
    synthesize(outdir);
    const text = readFileSync(join(outdir, 'stacks', BENCH_HOST, 'cdk.tf.json'), 'utf8');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a Terraform document is an object
    return JSON.parse(text) as Document;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Without the construct paths that cdktf writes beside each block. */
function withoutMetadata(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutMetadata);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (key === '//' ? [] : [[key, withoutMetadata(member)]])),
  );
}
