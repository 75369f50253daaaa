import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDomain, writeVolume } from '../../../../host-agent/libvirt';
import { describeDiskVolume, describeMachine } from '../../../../lib/describe';
import { markOfMachine, planDigest } from '../../../../lib/plan';
import { cloudInitSeed } from '../../../../host-agent/executor/seed/cloud-init-seed';
import { pass } from '../bench-host';
import { CALLS_FLOOR } from '../goals';
import { OURS, type Outcome } from '../results';
import type { GuestsHost } from './guests-host';
import { POOL, type GuestSize } from './plan';

/** One way to make all guests and to remove them again. */
export interface Maker extends Pick<Outcome, 'name' | 'role' | 'missing' | 'remark'> {
  readonly create: () => Promise<void>;
  /** Absent for a program that only makes guests. */
  readonly destroy?: () => Promise<void>;
  /** Its guests are asked to power off, so they must have booted before. @default false */
  readonly asksGuests?: boolean;
  /** Only its way to remove guests is of interest; they are made as the floor makes them. @default false */
  readonly onlyDestroys?: boolean;
}

/** A whole pass of the agent each time: it looks, decides, does, and reads back. */
export function ourMaker(host: GuestsHost): Maker {
  const plan = host.planOf();
  return {
    name: OURS,
    role: 'ours',
    asksGuests: true,
    create: async () => {
      await pass(host, plan);
    },
    destroy: async () => {
      await pass(host, host.emptyPlan);
    },
  };
}

/** The calls and files that the work consists of, with everything decided and written before. */
export function floorMaker(host: GuestsHost): Maker {
  const { libvirt, poolPath, watch, names } = host;
  const { volumes, domains, pools } = libvirt;
  const prepared = preparedGuests(host);
  return {
    name: CALLS_FLOOR,
    role: 'floor',
    asksGuests: true,
    remark: 'four calls in flight; looks at nothing, reads nothing back, forgets nothing durably',
    create: async () => {
      const pool = await pools.tryFindByName(POOL);
      if (pool === undefined) throw new Error('the pool is not there');
      await Promise.all(
        prepared.map(async ({ volumeXml, seed, domainXml }) => {
          const seedWritten = writeFile(join(poolPath, seed.fileName), seed.bytes, { mode: 0o600 });
          await Promise.all([volumes.create(pool, volumeXml), seedWritten]);
          await domains.start(await domains.define(domainXml));
        }),
      );
    },
    destroy: async () => {
      const trash = join(poolPath, '.fleetwright', 'trash');
      await mkdir(trash, { recursive: true });
      const found = await domains.list();
      const byName = new Map(found.map((domain) => [domain.name, domain]));
      await watch.stopAll(names, async (name) => {
        const domain = byName.get(name);
        if (domain !== undefined) await domains.shutdown(domain);
      });
      await Promise.all([
        ...found.map((domain) => domains.undefine(domain)),
        ...prepared.map(({ diskName }) => rename(join(poolPath, diskName), join(trash, diskName))),
        ...prepared.map(({ seed }) => rm(join(poolPath, seed.fileName))),
      ]);
    },
  };
}

/** What the floor sends, ready. */
function preparedGuests(host: GuestsHost) {
  const plan = host.planOf();
  const definitions = definitionsOf(host);
  return plan.machines.map((machine, index) => {
    const [disk] = machine.disks;
    if (disk === undefined || machine.cloudInit === undefined)
      throw new Error('a guest has a disk and a seed');
    return {
      diskName: disk.fileName,
      volumeXml: writeVolume(describeDiskVolume(plan, disk)),
      seed: { fileName: machine.cloudInit.fileName, bytes: cloudInitSeed(machine.cloudInit) },
      domainXml: definitions[index] ?? '',
    };
  });
}

/** The guests' definitions as our agent writes them: others that are given XML are given the same. */
export function definitionsOf({ planOf, facts }: GuestsHost, size?: GuestSize): readonly string[] {
  const plan = planOf(size);
  const digest = planDigest(plan);
  const emulator = facts.emulators.find(({ architecture }) => architecture === 'x86_64')?.path;
  return plan.machines.map((machine) => {
    const mark = markOfMachine(plan, machine, { generation: 0, planDigest: digest });
    const context = {
      plan,
      acceleration: 'tcg',
      mark,
      ...(emulator === undefined ? {} : { emulator }),
    } as const;
    return writeDomain(describeMachine(machine, context));
  });
}
