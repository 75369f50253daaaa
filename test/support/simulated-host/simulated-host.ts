import type {
  ActualMachine,
  ActualPool,
  ActualVolume,
  HostFacts,
  Inventory,
  Mark,
  OwnedVolume,
  Unreadable,
} from '../../../host-agent/inventory';
import type { FailedAttempts, OwnedObjects, StepKind, TrashedVolume } from '../../../host-agent/planner';
import type {
  Happening,
  SimulatedFile,
  SimulatedMachine,
  SimulatedNetwork,
  SimulatedPool,
  SimulatedTrash,
} from './state';
import { hasAgent } from './guest';

const BYTES_PER_MIB = 1024 * 1024;

/** Who the simulated agent is, and what time it is there. */
export interface SimulatedAgent {
  readonly fleet: string;
  readonly host: string;
  readonly planDigest: string;
  nowMs: number;
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
type Records = { -readonly [Kind in keyof OwnedObjects]: OwnedObjects[Kind][number][] };

/**
 * A KVM host in memory: machines, networks, pools and files, and the agent's records. It knows what libvirt does (a restarted
 * network leaves guests unplugged, a started machine expands its CPU model) and nothing of how changes are planned, so that
 * the two can be held against each other.
 */
export class SimulatedHost {
  readonly facts: HostFacts;
  readonly agent: SimulatedAgent;
  readonly machines = new Map<string, SimulatedMachine>();
  readonly networks = new Map<string, SimulatedNetwork>();
  readonly pools = new Map<string, SimulatedPool>();
  readonly files = new Map<string, SimulatedFile>();
  readonly trash: SimulatedTrash[] = [];
  /** What guests noticed, in its order. */
  readonly happenings: Happening[] = [];
  /** Kinds of steps that fail here whatever they ask for: QEMU rejects a device, a file system is full. */
  readonly faults = new Set<StepKind>();
  readonly attempts: FailedAttempts[] = [];
  readonly records: Records = { pools: [], images: [], volumes: [] };
  /** Objects that the inventory cannot read, and why: shown as such and in no other way. */
  readonly unreadable: Unreadable[] = [];
  /** Size of every pool's file system. */
  poolCapacityMiB = 1024 * 1024;
  #contents = 0;

  constructor(facts: HostFacts, agent: SimulatedAgent) {
    this.facts = facts;
    this.agent = agent;
  }

  /** What an agent would read from this host now. */
  inventory(): Inventory {
    const readable = (kind: Unreadable['kind'], { name, uuid }: { name: string; uuid: string }): boolean =>
      !this.unreadable.some((entry) => entry.kind === kind && (entry.name === name || entry.uuid === uuid));
    return structuredClone({
      host: this.facts,
      machines: [...this.machines.values()]
        .filter((machine) => readable('machine', machine))
        .map(showMachine),
      networks: [...this.networks.values()]
        .filter((network) => readable('network', network))
        .map(({ running, stored, ...network }) => ({
          ...network,
          active: running !== undefined,
          persistent: stored !== undefined,
          ...(running === undefined ? {} : { running }),
          ...(stored === undefined ? {} : { stored }),
        })),
      pools: [...this.pools.values()]
        .filter((pool) => readable('pool', pool))
        .map((pool): ActualPool => this.#showPool(pool)),
      unreadable: this.unreadable,
    });
  }

  owned(): OwnedObjects {
    return structuredClone(this.records);
  }

  /** Keeps in mind that a step failed, and how often in a row. */
  noteFailure(step: string, message: string): void {
    const earlier = this.attempts.find((entry) => entry.step === step);
    this.noteSuccess(step);
    this.attempts.push({
      step,
      planDigest: this.agent.planDigest,
      count: (earlier?.count ?? 0) + 1,
      lastAtMs: this.agent.nowMs,
      code: 'libvirt',
      message,
    });
  }

  noteSuccess(step: string): void {
    const index = this.attempts.findIndex((entry) => entry.step === step);
    if (index >= 0) this.attempts.splice(index, 1);
  }

  trashed(): readonly TrashedVolume[] {
    return this.trash.map(({ pool, fileName, trashedAtMs }) => ({ pool, fileName, trashedAtMs }));
  }

  /** Writes a file with content that no other file has. */
  writeFile(path: string, file: Partial<Omit<SimulatedFile, 'path' | 'content'>> = {}): SimulatedFile {
    this.#contents += 1;
    const written: SimulatedFile = {
      path,
      format: 'qcow2',
      capacityBytes: BYTES_PER_MIB,
      allocationBytes: 4096,
      backingPath: undefined,
      ...file,
      content: `content ${this.#contents}`,
    };
    this.files.set(path, written);
    return written;
  }

  record<Kind extends keyof Records>(kind: Kind, entry: Records[Kind][number]): void {
    const list: unknown[] = this.records[kind];
    const text = JSON.stringify(entry);
    if (!list.some((other) => JSON.stringify(other) === text)) list.push(entry);
  }

  forgetVolume(pool: string, fileName: string): void {
    this.records.volumes = this.records.volumes.filter(
      (volume) => volume.pool !== pool || volume.fileName !== fileName,
    );
  }

  mark(
    object: { readonly key: string; readonly uuid: string; readonly protect?: boolean },
    volumes: readonly OwnedVolume[],
  ): Mark {
    const { fleet, host, planDigest } = this.agent;
    return {
      fleet,
      host,
      key: object.key,
      uuid: object.uuid,
      generation: 0,
      planDigest,
      protect: object.protect ?? false,
      volumes,
    };
  }

  /** Machines other than `except` that run with, or are defined with, this file. */
  usersOf(path: string, except?: string): readonly SimulatedMachine[] {
    return [...this.machines.values()].filter(
      (machine) =>
        machine.name !== except &&
        [machine.running, machine.stored, machine.saved].some((definition) =>
          definition?.disks.some((disk) => disk.path === path),
        ),
    );
  }

  overlaysOf(path: string): readonly SimulatedFile[] {
    return [...this.files.values(), ...this.trash.map(({ file }) => file)].filter(
      (file) => file.backingPath === path,
    );
  }

  #showPool(pool: SimulatedPool): ActualPool {
    const files = [...this.files.values()].filter(
      (file) => file.path.slice(0, file.path.lastIndexOf('/')) === pool.path,
    );
    const allocationMiB = Math.ceil(
      files.reduce((sum, file) => sum + file.allocationBytes, 0) / BYTES_PER_MIB,
    );
    return {
      ...pool,
      ...(pool.active
        ? {
            space: {
              capacityMiB: this.poolCapacityMiB,
              allocationMiB,
              availableMiB: this.poolCapacityMiB - allocationMiB,
            },
          }
        : {}),
      volumes: pool.active ? files.map(showFile) : [],
    };
  }
}

function showMachine(machine: SimulatedMachine): ActualMachine {
  const { running, stored, saved, guest } = machine;
  const asksForVcpus =
    running !== undefined && stored !== undefined && stored.vcpus.current < running.vcpus.current;
  const agentConnected = hasAgent(machine);
  return {
    name: machine.name,
    uuid: machine.uuid,
    ownership: machine.ownership,
    state: machine.state,
    persistent: machine.persistent,
    autostart: machine.autostart,
    hasManagedSave: saved !== undefined,
    ...(running === undefined ? {} : { running }),
    ...(stored === undefined ? {} : { stored }),
    agentConnected,
    ...(asksForVcpus && agentConnected
      ? { guestOnlineVcpus: running.vcpus.current - guest.offlineVcpus }
      : {}),
    addresses: [],
  };
}

function showFile(file: SimulatedFile): ActualVolume {
  const volume: Mutable<ActualVolume> = {
    fileName: file.path.slice(file.path.lastIndexOf('/') + 1),
    path: file.path,
    format: file.format,
    capacityBytes: file.capacityBytes,
    allocationBytes: file.allocationBytes,
  };
  if (file.backingPath !== undefined) volume.backingPath = file.backingPath;
  return volume;
}
