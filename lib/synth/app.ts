import { Annotations, App as CdktfApp, Manifest, TerraformStack } from 'cdktf';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LockFile } from '../placement';
import { NAME_PATTERN } from '../plan';
import { ConstructError, FLEET_CONTEXT_KEY, setTerraformRoad } from '../fleet';
import { allOrNothing } from './all-or-nothing';
import { defaultLockPath, readLock, lockSaver } from './lock-store';
import { plansOf, type HostPlan } from './plan';
import { SynthesisError } from './problems';
import { addTerraform } from './terraform';
import { hasAspects } from './terraform/own-elements';
import { terraformRoad } from './terraform/road';
import { writeFileAtomically } from './write-file';

export interface AppProps {
  /** The fleet's name: part of every UUID and MAC address, so it does not change later. */
  readonly fleet: string;
  /**
   * Where to write.
   * @default - the environment's CDKTF_OUTDIR, else `cdktf.out`
   */
  readonly outdir?: string;
  /**
   * The lock file, which keeps addresses where they are when something is added beside them.
   * @default - the environment's FLEETWRIGHT_LOCK, else `fleet.lock.json` beside the nearest `cdktf.json` above the current
   *   folder, else in the current folder
   */
  readonly lockFile?: string;
  /**
   * Whether a lock file that would change is an error: for CI.
   * @default - whether the environment's FLEETWRIGHT_FROZEN_LOCK is `1`
   */
  readonly frozenLock?: boolean;
  /**
   * Context values for the constructs below.
   * @default - none
   */
  readonly context?: Readonly<Record<string, unknown>>;
}

/** A program of stacks: the root of the construct tree, and what writes it down. */
export class App extends CdktfApp {
  readonly fleet: string;
  readonly lockFile: string;
  readonly frozenLock: boolean;
  /** Whether the hosts' resources are in the tree already, as the plans of the synthesis under way have them. */
  private isSynthesizing = false;

  /** @throws ConstructError when the fleet's name is none that a plan can hold. */
  constructor(props: AppProps) {
    const outdir = props.outdir ?? process.env['CDKTF_OUTDIR'] ?? 'cdktf.out';
    // cdktf makes the folder itself, but not those above it.
    mkdirSync(outdir, { recursive: true });
    super({ outdir, ...(props.context === undefined ? {} : { context: { ...props.context } }) });
    if (!NAME_PATTERN.test(props.fleet)) {
      throw new ConstructError({
        constructPath: 'App',
        what: `fleet is ${JSON.stringify(props.fleet)}, which is no name that a plan can hold`,
        advice: 'State 1 to 63 of a-z, 0-9 and "-", beginning and ending with a letter or digit',
      });
    }
    this.fleet = props.fleet;
    this.node.setContext(FLEET_CONTEXT_KEY, props.fleet);
    this.lockFile = props.lockFile ?? process.env['FLEETWRIGHT_LOCK'] ?? defaultLockPath(process.cwd());
    this.frozenLock = props.frozenLock ?? process.env['FLEETWRIGHT_FROZEN_LOCK'] === '1';
    const road = terraformRoad((host) =>
      this.isSynthesizing
        ? undefined
        : plansOf(this, readLock(this.lockFile).lock).plans.find((made) => made.host === host),
    );
    setTerraformRoad(this, road);
  }

  /**
   * Writes `stacks/<host>/plan.json` and `cdk.tf.json` for each host, cdktf's `manifest.json`, and the lock file if it changed.
   * @throws SynthesisError with everything that is wrong, before anything is written.
   */
  override synth(): void {
    const before = readLock(this.lockFile);
    const { plans, lock } = plansOf(this, before.lock);
    const saveLock = lockSaver(this.lockFile, { before, after: lock, frozen: this.frozenLock });
    for (const { host, plan, moved } of plans) {
      addTerraform(host, plan);
      for (const { nic, from, to } of moved) {
        Annotations.of(nic).addWarning(
          `the address ${from} of the lock file may not be given any more; it is now ${to}`,
        );
      }
    }
    mkdirSync(join(this.outdir, 'stacks'), { recursive: true });
    // Aspects run, and complain, when cdktf has written the documents of the hosts before theirs.
    allOrNothing(this.stockFiles(), () => {
      this.isSynthesizing = true;
      try {
        super.synth();
      } finally {
        this.isSynthesizing = false;
      }
      this.requireUnchanged(plans, before.lock);
    });
    // Last, since these are what is applied.
    for (const { host, bytes } of plans) {
      writeFileAtomically(join(this.outdir, 'stacks', host.name, 'plan.json'), bytes);
    }
    saveLock();
  }

  /** What cdktf itself writes. */
  private stockFiles(): readonly string[] {
    const stacks = this.node.findAll().filter((construct) => TerraformStack.isStack(construct));
    return [
      join(this.outdir, Manifest.fileName),
      ...stacks.flatMap((stack) => {
        const { synthesizedStackPath, stackMetadataPath } = this.manifest.forStack(stack);
        return [synthesizedStackPath, ...(stackMetadataPath === undefined ? [] : [stackMetadataPath])].map(
          (file) => join(this.outdir, file),
        );
      }),
    ];
  }

  /**
   * Aspects run inside cdktf's own synthesis, when the plans are made already.
   * @throws SynthesisError when one of them changed a construct, which would then be missing from the plan.
   */
  private requireUnchanged(plans: readonly HostPlan[], lock: LockFile): void {
    if (!plans.some(({ host }) => hasAspects(host))) return;
    const changed = plansOf(this, lock).plans.filter(
      ({ bytes }, index) => !Buffer.from(bytes).equals(plans[index]?.bytes ?? new Uint8Array()),
    );
    if (changed.length === 0) return;
    throw new SynthesisError(
      changed.map(({ host }) => ({
        code: 'construct',
        where: host.node.path,
        what: 'an aspect has changed its constructs after the plan was made',
        advice: 'Let aspects look and complain only; change constructs in the program, before `synth()`.',
      })),
    );
  }
}
