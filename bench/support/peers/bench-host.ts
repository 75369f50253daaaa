import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DEFAULT_WAIT_SETTINGS,
  executeChangePlan,
  openLedger,
  systemClock,
  type ExecutorSettings,
  type Ledger,
} from '../../../host-agent/executor';
import { createInventoryCache, type HostFacts, type InventoryCache } from '../../../host-agent/inventory';
import { connectLibvirt, type LibvirtHost } from '../../../host-agent/libvirt';
import { startSandbox, type Sandbox } from '../../../host-agent/sandbox';
import { decide, observe } from '../../../host-agent/service';
import { planDigest, type Plan } from '../../../lib/plan';

/** A libvirt host of a bench's own, and what an agent keeps between two passes. */
export interface BenchHost {
  readonly sandbox: Sandbox;
  readonly uri: string;
  readonly libvirt: LibvirtHost;
  /** The one pool's folder. */
  readonly poolPath: string;
  /** For files of the bench itself; goes with the sandbox. */
  readonly workDirectory: string;
  readonly stateDirectory: string;
  readonly ledger: Ledger;
  readonly cache: InventoryCache;
}

/** Starts a host, works with it and removes it with all that is on it, however the work ends; also when this process is killed. */
export async function withBenchHost(work: (host: BenchHost) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox({
    name: `bench-${randomBytes(4).toString('hex')}`,
    lifetime: 'starter',
  });
  try {
    const workDirectory = await mkdtemp(join(sandbox.imagesDirectory, 'bench-'));
    // Seeds that peers attach lie in it, and QEMU's user must reach them.
    await chmod(workDirectory, 0o755);
    const stateDirectory = join(workDirectory, 'state');
    await mkdir(stateDirectory);
    const libvirt = await connectLibvirt(sandbox.uri);
    try {
      await work({
        sandbox,
        uri: sandbox.uri,
        libvirt,
        poolPath: join(sandbox.poolDirectory, 'main'),
        workDirectory,
        stateDirectory,
        ledger: await openLedger(stateDirectory),
        cache: createInventoryCache(),
      });
    } finally {
      await libvirt.close();
    }
  } finally {
    await sandbox.stop();
  }
}

/** One pass of the agent, without its process: looks, decides, and does what is due. @throws Error unless all of it succeeds */
export async function pass(
  host: BenchHost,
  plan: Plan,
): Promise<{ readonly facts: HostFacts; readonly steps: number }> {
  const { libvirt, stateDirectory, cache, ledger } = host;
  const seen = await observe(libvirt, { stateDirectory, cache });
  const changePlan = decide({ plan, planDigest: planDigest(plan) }, seen, {}, Date.now());
  const { steps, refusals } = changePlan;
  if (refusals.length > 0) throw new Error(`refused: ${JSON.stringify(refusals[0])}`);
  const facts = seen.inventory.host;
  if (steps.length === 0) return { facts, steps: 0 };
  const report = await executeChangePlan({
    changePlan,
    plan,
    host: libvirt,
    facts,
    ledger,
    settings: settingsOf(host),
    clock: systemClock,
  });
  const failed = report.steps.find(({ outcome }) => outcome.kind !== 'done');
  if (failed !== undefined) throw new Error(`${failed.step.id}: ${JSON.stringify(failed.outcome)}`);
  return { facts, steps: steps.length };
}

function settingsOf({ sandbox, workDirectory }: BenchHost): ExecutorSettings {
  return {
    ...DEFAULT_WAIT_SETTINGS,
    poolRoots: [sandbox.poolDirectory],
    imageRoots: [sandbox.imagesDirectory],
    secrets: {
      directory: join(workDirectory, 'secrets'),
      identityFile: join(workDirectory, 'identity'),
    },
  };
}
