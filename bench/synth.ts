/**
 * How much the native plan costs beside writing the same document from plain objects: `node scripts/bench.mjs synth`.
 * CPU seconds, the best of some runs, because wall time says more about the neighbours.
 */
import { Host, Image, Machine, Network, Size } from '../lib/fleet';
import { canonicalBytes, parsePlan, type Plan } from '../lib/plan';
import { plansOf } from '../lib/synth';
import { testApp } from '../lib/testing';

const MACHINE_COUNTS = [100, 1000, 5000];
/** The first runs pay for the compiler; after five the best one changes no more. */
const RUNS = 5;

function main(): void {
  process.stdout.write(`${COLUMNS.join('  ')}\n`);
  for (const machines of MACHINE_COUNTS) {
    const plan = planOf(hostWith(machines));
    const bytes = canonicalBytes(plan);
    const plainMs = best(() => JSON.stringify(plainPlan(plan)));
    const treeMs = best(() => hostWith(machines));
    const wholeMs = best(() => planOf(hostWith(machines)));
    const canonicalMs = best(() => canonicalBytes(plan));
    const checkMs = best(() => parsePlan(bytes));
    const draftMs = wholeMs - treeMs - canonicalMs - checkMs;
    const cells = [
      String(machines),
      ...[
        plainMs,
        treeMs,
        draftMs,
        canonicalMs,
        checkMs,
        (treeMs + draftMs) / plainMs,
        wholeMs / plainMs,
      ].map((value) => value.toFixed(1)),
      ((wholeMs * 1000) / machines).toFixed(0),
    ];
    process.stdout.write(
      `${cells.map((cell, index) => cell.padStart(COLUMNS[index]?.length ?? 0)).join('  ')}\n`,
    );
  }
}

/** `tree`: constructs; `plan`: the plan from them; `canonical`: its bytes; `checks`: reading them back with every check. */
const COLUMNS = [
  'machines',
  'plain ms',
  'tree ms',
  'plan ms',
  'canonical ms',
  'checks ms',
  '(tree + plan) ÷ plain',
  'all ÷ plain',
  'µs a machine',
];

function hostWith(machines: number): Host {
  const host = new Host(testApp(), 'bench');
  const base = Image.fromUrl(host, 'base', 'https://images.example/base.qcow2', { sha256: 'a'.repeat(64) });
  const lan = new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/16' } });
  for (let index = 0; index < machines; index += 1) {
    new Machine(host, `machine-${index}`, {
      vcpus: 2,
      memory: Size.gibibytes(2),
      disks: [
        { image: base, size: Size.gibibytes(10) },
        { name: 'data', size: Size.gibibytes(20) },
      ],
      nics: [{ network: lan }],
    });
  }
  return host;
}

function planOf(host: Host): Plan {
  const [made] = plansOf(host.node.root).plans;
  if (made === undefined) throw new Error('no plan was made');
  return made.plan;
}

/** The same document as fresh objects, as a program without constructs would build them. */
function plainPlan(plan: Plan): unknown {
  return { ...plan, machines: plan.machines.map((machine) => structuredCopy(machine)) };
}

function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, structuredCopy(member)]));
}

function best(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

main();
