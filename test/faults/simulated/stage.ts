import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stage } from '../types';
import { digestOfFolder, readFolder, writeFolder, type FolderContent } from './folder';
import { simulatedLibvirtHost, SimulatedWorld, type LibvirtState } from './libvirt';
import { diskBytes } from './libvirt/disk-file';
import { Turns } from './turns';

const MIB = 1024 * 1024;

/** When every run begins: not now, so that every run is the same. */
const BEGIN_MS = Date.UTC(2026, 0, 2, 3, 4, 5);

/** Longer than any guest takes to boot. */
const GUESTS_MS = 60_000;

/** A moment of a simulated host. */
export interface Moment {
  readonly state: string;
  readonly files: FolderContent;
  readonly nowMs: number;
}

/** A simulated host with a folder of its own, on which somebody else has things too. */
export class SimulatedStage implements Stage {
  readonly folder = mkdtempSync(join(tmpdir(), 'fleetwright-faults-'));
  readonly sandbox = { poolDirectory: join(this.folder, 'pools') };
  readonly stateDirectory = join(this.folder, 'state');
  readonly imagesDirectory = join(this.folder, 'images');
  readonly guest: Stage['guest'];
  turns = new Turns(BEGIN_MS);
  world = new SimulatedWorld(() => this.turns.nowMs());
  /** The host as it is before anything of ours is on it. */
  readonly empty: Moment;

  constructor() {
    const { poolDirectory } = this.sandbox;
    for (const folder of [this.imagesDirectory, join(poolDirectory, 'main'), join(poolDirectory, 'others')]) {
      mkdirSync(folder, { recursive: true });
    }
    const put = (name: string, bytes: Buffer): { readonly path: string; readonly sha256: string } => {
      const path = join(this.imagesDirectory, name);
      writeFileSync(path, bytes);
      return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
    };
    const kernel = put('vmlinuz', Buffer.from('a kernel'));
    const initrd = put('initrd.img', Buffer.from('an initrd'));
    const image = put('disk.qcow2', diskBytes({ capacityBytes: 64 * MIB, content: 'an image\n' }));
    this.guest = {
      kernel: kernel.path,
      initrd: initrd.path,
      image: image.path,
      sha256: { kernel: kernel.sha256, initrd: initrd.sha256, image: image.sha256 },
    };
    this.world.state = strangersState(poolDirectory);
    this.empty = this.moment();
  }

  moment(): Moment {
    return {
      state: JSON.stringify(this.world.state),
      files: readFolder(this.folder),
      nowMs: this.turns.nowMs(),
    };
  }

  /** Goes back (or to another world's moment): all that has happened since is undone. */
  restore({ state, files, nowMs }: Moment): void {
    writeFolder(this.folder, files);
    this.turns = new Turns(nowMs);
    this.world = new SimulatedWorld(() => this.turns.nowMs());
    this.world.state = JSON.parse(state) as LibvirtState;
  }

  /** Lets so much time pass that every guest has done what it was about to do. */
  waitForGuests(): void {
    this.turns.pass(GUESTS_MS);
    this.world.settle();
  }

  connect(): ReturnType<typeof simulatedLibvirtHost> {
    return simulatedLibvirtHost(this.world);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Two moments with the same one differ in nothing but the time. */
export function digestOf({ state, files }: Moment): string {
  const timeless = state.replace(/"(bootedAtMs|poweroffAtMs|atMs)":\d+/g, '"$1":0');
  return createHash('sha256').update(timeless).update(digestOfFolder(files)).digest('hex');
}

/** What belongs to somebody else: a machine that runs, its disk, pool and network; and a file of his in the folder of our pool. */
function strangersState(pools: string): LibvirtState {
  const disk = join(pools, 'others', 'stranger.qcow2');
  const content = 'what a stranger has written\n';
  writeFileSync(disk, diskBytes({ capacityBytes: 10 * MIB, content }));
  writeFileSync(join(pools, 'others', 'holiday.iso'), 'pictures');
  writeFileSync(join(pools, 'main', 'notes.qcow2'), diskBytes({ capacityBytes: 10 * MIB, content }));
  const uuid = (number: number): string => `99999999-0000-4000-8000-00000000000${number}`;
  const domain = `<domain type="qemu"><name>stranger</name><uuid>${uuid(1)}</uuid><memory unit="KiB">131072</memory><currentMemory unit="KiB">131072</currentMemory><vcpu>1</vcpu><os><type arch="x86_64" machine="pc-q35-7.2">hvm</type></os><devices><disk type="file" device="disk"><driver name="qemu" type="qcow2"/><source file="${disk}"/><target dev="vda" bus="virtio"/></disk><interface type="network"><mac address="52:54:00:99:99:99"/><source network="strangers"/><model type="virtio"/>`;
  const network = `<network><name>strangers</name><uuid>${uuid(2)}</uuid><bridge name="virbr-other"/><ip address="10.99.0.1" prefix="24"/></network>`;
  const end = '</interface></devices></domain>';
  const path = join(pools, 'others');
  const xml = `<pool type="dir"><name>others</name><uuid>${uuid(3)}</uuid><target><path>${path}</path></target></pool>`;
  return {
    domains: [
      {
        uuid: uuid(1),
        name: 'stranger',
        storedXml: domain + end,
        runningXml: `${domain}<target dev="vnet0"/>${end}`,
        id: 1,
        autostart: true,
        guest: undefined,
      },
    ],
    networks: [
      { uuid: uuid(2), name: 'strangers', storedXml: network, runningXml: network, autostart: true },
    ],
    pools: [
      {
        uuid: uuid(3),
        name: 'others',
        xml,
        path,
        active: true,
        autostart: true,
        volumes: ['holiday.iso', 'stranger.qcow2'],
      },
    ],
    ports: { vnet0: 'virbr-other' },
    next: { id: 2, port: 1, birth: 1 },
  };
}
