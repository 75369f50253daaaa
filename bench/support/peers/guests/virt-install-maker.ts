import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeSeedFiles } from '../../../../lib/describe';
import type { PlanMachine } from '../../../../lib/plan';
import { runInside, virsh } from '../../programs';
import { missingUnless } from '../installed';
import { guestFiles } from './guest-files';
import type { GuestsHost } from './guests-host';
import type { Maker } from './makers';
import { inLanes } from './lanes';
import { NETWORK } from './plan';

/** Where it keeps seeds until a guest has booted; a machine on which libvirt was installed has the folder. */
const BOOT_DIRECTORY = '/var/lib/libvirt/boot';

const ATTEMPTS_MAX = 20;

/** virt-install with `--cloud-init`, a process for each guest, as many at the same time as our agent has steps. */
export async function virtInstallMaker(host: GuestsHost): Promise<Maker> {
  const { workDirectory, sandbox, planOf, uri } = host;
  const directory = join(workDirectory, 'virt-install');
  const { machines } = planOf();
  const files = await Promise.all(machines.map((machine) => writeSeedFiles(directory, machine)));
  // Made by the first virt-install on a host; two that are the first at the same time get in each other's way.
  await sandbox.exec(['mkdir', '-p', BOOT_DIRECTORY]);
  await virsh(uri, [], `pool-define-as boot dir --target ${BOOT_DIRECTORY}\npool-start boot\n`);
  const install = async (machine: PlanMachine, index: number): Promise<void> => {
    const seed = files[index];
    if (seed === undefined) throw new Error('a guest has a seed');
    const words = wordsOf(host, machine, seed);
    await againWhileBusy(() => runInside(sandbox, 'virt-install', words, { HOME: directory }));
  };
  return {
    name: 'virt-install',
    role: 'peer',
    remark: 'a process for each guest, four at the same time; begun again when the pool is busy with another',
    ...missingUnless('virt-install'),
    create: () => inLanes(machines, install),
  };
}

/** virt-install refreshes the pool while another one makes a disk in it, and libvirt refuses one of them: it is begun again at once. */
async function againWhileBusy(install: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await install();
      return;
    } catch (error) {
      const isBusy = error instanceof Error && error.message.includes('has asynchronous jobs running');
      if (!isBusy || attempt === ATTEMPTS_MAX) throw error;
    }
  }
}

interface SeedFiles {
  readonly userData: string;
  readonly metaData: string;
}

async function writeSeedFiles(directory: string, { name, cloudInit }: PlanMachine): Promise<SeedFiles> {
  if (cloudInit === undefined) throw new Error('a guest has a seed');
  const { userData, metaData } = describeSeedFiles(cloudInit);
  await mkdir(directory, { recursive: true });
  const paths = {
    userData: join(directory, `${name}-user-data`),
    metaData: join(directory, `${name}-meta-data`),
  };
  await writeFile(paths.userData, userData);
  await writeFile(paths.metaData, metaData);
  return paths;
}

/** The same guest as ours, as far as virt-install has words for it. */
function wordsOf(host: GuestsHost, machine: PlanMachine, seed: SeedFiles): readonly string[] {
  const { diskPath, backingPath, diskGiB, mac, memoryMiB } = guestFiles(host, machine);
  const { kernel, initrd, commandLine } = host.guest;
  const options = {
    connect: 'qemu:///system',
    name: machine.name,
    memory: String(memoryMiB),
    vcpus: '1',
    'virt-type': 'qemu',
    machine: 'q35',
    cpu: 'qemu64',
    osinfo: 'detect=off,require=off',
    graphics: 'none',
    disk: `path=${diskPath},size=${diskGiB},format=qcow2,backing_store=${backingPath},backing_format=qcow2,bus=virtio`,
    'cloud-init': `user-data=${seed.userData},meta-data=${seed.metaData}`,
    network: `network=${NETWORK},model=virtio,mac=${mac}`,
    boot: `kernel=${kernel},initrd=${initrd},kernel_args=${commandLine}`,
    channel: 'unix,target.type=virtio,target.name=org.qemu.guest_agent.0',
    rng: '/dev/urandom',
  };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return ['--import', '--noautoconsole', ...words];
}
