import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { observe } from '../../../../host-agent/service';
import type { Plan } from '../../../../lib/plan';
import { wallClock } from '../../rounds';
import { stillPlan } from '../../service/still-plan';
import { pass, withBenchHost, type BenchHost } from '../bench-host';
import type { Outcome, SizeResult } from '../results';
import { measureRounds, type Competitor, type RoundsOptions } from '../rounds';
import { ansibleReading } from './ansible';
import { ourReading } from './ours';
import { rawReading } from './raw';
import { virshReading } from './virsh';

/** Everybody who reads works on this. */
export interface StillHost extends BenchHost {
  readonly plan: Plan;
  readonly names: readonly string[];
}

export type StillOptions = Pick<RoundsOptions, 'runs' | 'progress' | 'deadlineMs'>;

/** Reading a host of machines that do not run, and a pass over it that finds nothing to do. */
export async function readStillHost(
  machines: number,
  options: StillOptions,
): Promise<{ readonly observe: SizeResult; readonly pass: SizeResult }> {
  let outcomes: ReadonlyMap<string, readonly Outcome[]> = new Map();
  const title = `${machines} machines`;
  await withBenchHost(async (bare) => {
    options.progress.show(`${title}: defining them`);
    const host = await define(bare, machines);
    const competitors = await competitorsOn(host);
    try {
      outcomes = await measureRounds(
        competitors.map(({ competitor }) => competitor),
        { ...options, clock: wallClock, warmUp: true, title },
      );
    } finally {
      for (const { close } of competitors) close?.();
    }
  });
  const sizeResult = (phase: string): SizeResult => ({
    size: machines,
    clock: 'wall',
    outcomes: outcomes.get(phase) ?? [],
  });
  return { observe: sizeResult('observe'), pass: sizeResult('pass') };
}

/** Somebody who reads, and what is to be closed afterwards. */
export interface Reader {
  readonly competitor: Competitor;
  readonly close?: () => void;
}

async function competitorsOn(host: StillHost): Promise<readonly Reader[]> {
  return [
    ...ourReading(host),
    ...(await rawReading(host)),
    ...virshReading(host),
    ...(await ansibleReading(host)),
  ];
}

async function define(host: BenchHost, machines: number): Promise<StillHost> {
  const kernel = randomBytes(4096);
  const kernelPath = join(host.sandbox.imagesDirectory, 'kernel');
  await writeFile(kernelPath, kernel);
  await mkdir(host.poolPath, { recursive: true });
  const { poolDirectory } = host.sandbox;
  const plan = stillPlan(machines, { poolDirectory, kernelPath, kernel });
  await pass(host, plan);
  const { steps } = await pass(host, plan);
  if (steps > 0) throw new Error(`${steps} steps are due although all was done`);
  const { inventory } = await observe(host.libvirt, { stateDirectory: host.stateDirectory });
  return { ...host, plan, names: inventory.machines.map(({ name }) => name) };
}
