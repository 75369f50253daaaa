import { labDisk, labNic, labSeed, type Draft, type DraftMachine } from './lab';

/** A fixed sequence of numbers for each seed (mulberry32), so that a walk that failed can be walked again. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to `sides - 1`. */
  roll(sides: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.roll(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}

interface Edit {
  readonly name: string;
  /** Whether it makes sense now; everything does unless it says otherwise. */
  readonly possible?: (machine: DraftMachine) => boolean;
  readonly edit: (machine: DraftMachine, dice: Dice, draft: Draft) => void;
}

const has = (machine: DraftMachine, name: string): boolean =>
  machine.disks.some((disk) => disk.name === name) || machine.nics.some((nic) => nic.name === name);

const indexOf = (machine: DraftMachine): number => Number(machine.uuid.slice(-2));

const withoutDisk = (machine: DraftMachine, name: string): void => {
  machine.disks = machine.disks.filter((disk) => disk.name !== name);
};

/** Legal changes of a plan, each of which can be made at any time that it says it can. */
const EDITS: readonly Edit[] = [
  {
    name: 'vCPUs',
    edit: (machine, dice) => (machine.vcpus.current = 1 + dice.roll(machine.vcpus.maximum)),
  },
  {
    name: 'vCPU ceiling',
    edit: (machine, dice) => (machine.vcpus.maximum = Math.max(machine.vcpus.current, 2 + dice.roll(4))),
  },
  { name: 'memory', edit: (machine, dice) => (machine.memory.currentMiB = 224 + 32 * dice.roll(8)) },
  { name: 'boot memory', edit: (machine, dice) => (machine.memory.bootMiB = 256 + 16 * dice.roll(3)) },
  { name: 'shares', edit: (machine, dice) => (machine.cpu.shares = 512 + dice.roll(1024)) },
  { name: 'CPU limit', edit: (machine, dice) => (machine.cpu.limitPercent = 100 + dice.roll(100)) },
  { name: 'no CPU limit', edit: (machine) => delete machine.cpu.limitPercent },
  {
    name: 'pinning',
    edit: (machine, dice) => (machine.cpu.pinning = [{ vcpu: 0, hostCpus: [dice.roll(2)] }]),
  },
  {
    name: 'disk attached',
    possible: (machine) => !has(machine, 'data'),
    edit: (machine, dice) =>
      machine.disks.push(
        labDisk(machine.name, 'data', { bus: dice.pick(['virtio', 'scsi']), sizeMiB: 16 + dice.roll(16) }),
      ),
  },
  {
    name: 'disk detached',
    possible: (machine) => has(machine, 'data'),
    edit: (machine) => withoutDisk(machine, 'data'),
  },
  {
    name: 'disk grown',
    edit: (machine, dice) => (dice.pick(machine.disks).sizeMiB += 1 + dice.roll(8)),
  },
  {
    name: 'disk limits',
    edit: (machine, dice) => (dice.pick(machine.disks).limits = { iops: { total: 100 + dice.roll(900) } }),
  },
  { name: 'no disk limits', edit: (machine, dice) => delete dice.pick(machine.disks).limits },
  {
    name: 'NIC attached',
    possible: (machine) => !has(machine, 'dmz'),
    edit: (machine) => machine.nics.push(labNic('dmz', indexOf(machine))),
  },
  {
    name: 'NIC detached',
    possible: (machine) => has(machine, 'dmz'),
    edit: (machine) => (machine.nics = machine.nics.filter(({ name }) => name !== 'dmz')),
  },
  {
    name: 'link',
    possible: (machine) => has(machine, 'dmz'),
    edit: (machine) => {
      for (const nic of machine.nics) if (nic.name === 'dmz') nic.linkUp = !nic.linkUp;
    },
  },
  {
    name: 'medium',
    edit: (machine, dice) =>
      (machine.cdroms = [{ name: 'cd', ...dice.pick([{}, { image: 'cd-one' }, { image: 'cd-two' }]) }]),
  },
  {
    name: 'seed',
    edit: (machine, dice) => (machine.cloudInit = labSeed(machine.name, 1 + dice.roll(400))),
  },
  {
    name: 'description',
    edit: (machine, dice) => (machine.description = `walked ${dice.roll(1000)}`),
  },
  { name: 'autostart', edit: (machine) => (machine.autostart = !machine.autostart) },
  {
    name: 'cache mode',
    edit: (machine, dice) => (dice.pick(machine.disks).cache = dice.pick(['none', 'writeback'])),
  },
  {
    name: 'command line',
    edit: (machine, dice) => {
      if (machine.boot.kind === 'kernel')
        machine.boot.commandLine = `console=ttyS0 quiet no_timer_check panic=1 tiny.keep-cpus-offline tiny.walk=${dice.roll(1000)}`;
    },
  },
  {
    name: 'reservation',
    edit: (_machine, dice, draft) => {
      for (const network of draft.networks) {
        if (network.mode !== 'bridge' && network.name === 'lan' && network.ipv4 !== undefined) {
          network.ipv4.reservations = [
            { mac: '52:54:00:00:00:77', name: 'printer', address: `10.94.1.${70 + dice.roll(20)}` },
          ];
        }
      }
    },
  },
];

/** Changes the plan in one or two ways that are possible now, and says which. */
export function editAtRandom(draft: Draft, dice: Dice): string {
  const names = Array.from({ length: 1 + dice.roll(2) }, () => {
    const machine = dice.pick(draft.machines);
    const { name, edit } = dice.pick(EDITS.filter(({ possible }) => possible?.(machine) !== false));
    edit(machine, dice, draft);
    return `${name} of ${machine.name}`;
  });
  return names.join(', ');
}
