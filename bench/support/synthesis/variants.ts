import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plansOf } from '../../../lib/synth';
import { testApp } from '../../../lib/testing';
import { BENCH_FLEET, BENCH_HOST, hostIn, hostWith, planOf } from '../fleet';
import { plainPlanBytes } from './plain-plan';
import { stockProgramOf, synthesizeStock } from './stock';

/** The ways to write down one host, by what they are called in tables. */
export const VARIANTS = ['plain', 'tree', 'native', 'terraform', 'stock', 'stock without stacks'] as const;
export type Variant = (typeof VARIANTS)[number];

export interface Run {
  /** What is measured. */
  readonly work: () => void;
  /** Throws when the work has not been done; removes what it left behind. */
  readonly finish: () => void;
}

/** Prepares a run of `variant` with so many machines. */
export function runOf(variant: Variant, machines: number): Run {
  switch (variant) {
    case 'plain':
      return inMemory(() => plainPlanBytes(machines), machines);
    case 'tree':
      return besideFolder((outdir) => treeRun(machines, outdir));
    case 'native':
      return besideFolder((outdir) => inMemory(() => nativePlanBytes(machines, outdir), machines));
    case 'terraform':
      return onDisk((outdir) => {
        const app = testApp({ fleet: BENCH_FLEET, outdir });
        hostIn(app, machines);
        app.synth();
      }, machines);
    case 'stock':
    case 'stock without stacks': {
      const program = stockProgramOf(planOf(hostWith(machines)));
      return onDisk((outdir) => synthesizeStock(program, outdir), machines);
    }
  }
}

/** Everything from the author's program to the bytes of the plan, every check included. `outdir` is there already. */
export function nativePlanBytes(machines: number, outdir: string): Uint8Array {
  const host = hostIn(testApp({ fleet: BENCH_FLEET, outdir }), machines);
  const [made] = plansOf(host.node.root).plans;
  if (made === undefined) throw new Error('no plan was made');
  return made.bytes;
}

/** The constructs alone. */
function treeRun(machines: number, outdir: string): Run {
  let children = 0;
  return {
    work: () => {
      children = hostIn(testApp({ fleet: BENCH_FLEET, outdir }), machines).node.children.length;
    },
    finish: () => {
      if (children < machines) throw new Error(`${children} constructs cannot be ${machines} machines`);
    },
  };
}

/** No machine is described in fewer bytes, in any document. */
const MACHINE_BYTES_MIN = 500;

function inMemory(make: () => Uint8Array, machines: number): Run {
  let bytes: Uint8Array = new Uint8Array();
  return {
    work: () => {
      bytes = make();
    },
    finish: () => requireSize(bytes.length, machines),
  };
}

/** An app needs its folder, although nothing is written there: making and removing it is no part of making a plan. */
function besideFolder(runIn: (outdir: string) => Run): Run {
  const outdir = mkdtempSync(join(tmpdir(), 'fleetwright-bench-'));
  const { work, finish } = runIn(outdir);
  return {
    work,
    finish: () => {
      finish();
      rmSync(outdir, { recursive: true });
    },
  };
}

function onDisk(make: (outdir: string) => void, machines: number): Run {
  const outdir = mkdtempSync(join(tmpdir(), 'fleetwright-bench-'));
  return {
    work: () => make(outdir),
    finish: () => {
      requireSize(readFileSync(join(outdir, 'stacks', BENCH_HOST, 'cdk.tf.json')).length, machines);
      rmSync(outdir, { recursive: true });
    },
  };
}

function requireSize(length: number, machines: number): void {
  if (length <= machines * MACHINE_BYTES_MIN)
    throw new Error(`${length} bytes cannot hold ${machines} machines`);
}
