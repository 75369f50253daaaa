import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freemem } from 'node:os';
import type { HostFacts } from '../../../../host-agent/inventory';
import type { Plan } from '../../../../lib/plan';
import { provideTinyGuest, type TinyGuest } from '../../../../test/support/tiny-guest';
import { pass, withBenchHost, type BenchHost } from '../bench-host';
import { guestsPlan, PLAIN_SIZE, requireRoom, type GuestSize } from './plan';
import { GuestWatch } from './watch';

const BYTES_PER_MIB = 1024 * 1024;

/** Part of the name under which vagrant-libvirt keeps a box in a pool. */
const BOX_IMAGE = '_vagrant_box_image_';

/** A host on which guests are made and removed: pool, images and network are there before the clock runs. */
export interface GuestsHost extends BenchHost {
  readonly guest: TinyGuest;
  readonly facts: HostFacts;
  readonly names: readonly string[];
  /** All guests, of this size. */
  readonly planOf: (size?: GuestSize) => Plan;
  /** The same without guests. */
  readonly emptyPlan: Plan;
  readonly watch: GuestWatch;
}

/** @throws OptionsError when so many guests do not fit */
export async function withGuestsHost(
  count: number,
  work: (host: GuestsHost) => Promise<void>,
): Promise<void> {
  requireRoom(count, freemem() / BYTES_PER_MIB);
  await withBenchHost(async (bare) => {
    const guest = await provideTinyGuest(bare.sandbox.imagesDirectory);
    const { poolPath } = bare;
    const planOf = (size = PLAIN_SIZE): Plan => guestsPlan(count, { poolPath, guest, size });
    const emptyPlan = guestsPlan(0, { poolPath, guest });
    const { facts } = await pass(bare, emptyPlan);
    const watch = await GuestWatch.start(bare.uri);
    try {
      const names = planOf().machines.map(({ name }) => name);
      await work({ ...bare, guest, facts, names, planOf, emptyPlan, watch });
    } finally {
      await watch.close();
    }
  });
}

/** Removes every guest and all of its files, whoever made them: the starting point of each run. */
export async function clear({ libvirt, poolPath, emptyPlan }: GuestsHost): Promise<void> {
  const { domains, pools, volumes } = libvirt;
  await Promise.all(
    (await domains.list()).map(async (domain) => {
      if (domain.id >= 0) await domains.destroy(domain);
      await domains.undefine(domain);
    }),
  );
  for (const name of await guestFilesIn(poolPath, emptyPlan)) await rm(join(poolPath, name));
  await rm(join(poolPath, '.fleetwright', 'trash'), { recursive: true, force: true });
  for (const pool of await pools.list()) {
    await pools.refresh(pool);
    const isOurs = emptyPlan.pools.some(({ name }) => name === pool.name);
    // Where virt-install keeps what guests boot from.
    if (!isOurs) for (const volume of await pools.listVolumes(pool)) await volumes.delete(volume);
  }
}

/** @throws Error unless exactly these guests run */
export async function expectRunning({ libvirt }: GuestsHost, names: readonly string[]): Promise<void> {
  const running = new Set((await libvirt.domains.list('running')).map(({ name }) => name));
  const missing = names.filter((name) => !running.has(name));
  if (missing.length > 0 || running.size !== names.length)
    throw new Error(`${running.size} guests run, and ${missing.length} of ${names.length} do not`);
}

/** @throws Error while there is any guest, or any file of one */
export async function expectGone({ libvirt, poolPath, emptyPlan }: GuestsHost): Promise<void> {
  const left = await libvirt.domains.list();
  const files = await guestFilesIn(poolPath, emptyPlan);
  if (left.length + files.length > 0)
    throw new Error(`${left.length} guests and ${files.length} files are left`);
}

/** Images stay, as Vagrant's copy of its box does: they are there before the clock runs. */
async function guestFilesIn(poolPath: string, { images }: Plan): Promise<readonly string[]> {
  const kept = new Set(['.fleetwright', ...images.map(({ fileName }) => fileName)]);
  return (await readdir(poolPath)).filter((name) => !kept.has(name) && !name.includes(BOX_IMAGE));
}
