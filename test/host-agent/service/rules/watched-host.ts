import type { LibvirtEvent } from '../../../../host-agent/libvirt';
import { createRules } from '../../../../host-agent/service/rules/create-rules';
import type { FileFacts } from '../../../../host-agent/service/rules/stat-file';
import type { Rules } from '../../../../host-agent/service/rules/types';
import type { AgentStatus, Finding } from '../../../../host-agent/service/status/types';
import type { MachineUse } from '../../../../host-agent/service/use/types';
import type { ActualMachine, Inventory } from '../../../../host-agent/inventory';
import type { Plan } from '../../../../lib/plan';
import { sampleFacts, sampleImage, sampleMachine, samplePlan } from '../../planner/sample-plan';
import { FULL_STATUS } from '../metrics/full-status';
import { machineUse, uuidOf } from '../use/machines';

/** Where the image of the plan lies. */
export const IMAGE_PATH = '/pools/default/base-1.qcow2';
export const FIRMWARE_PATH = '/usr/share/OVMF/OVMF_CODE_4M.fd';

export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

/** Nothing that a rule would take for out of the ordinary. */
const { refusedRelease: _refused, ...CALM } = FULL_STATUS;
const CALM_STATUS: AgentStatus = { ...CALM, drift: [], findings: [] };

/** How a machine lives from one sample to the next. */
export interface Life {
  /** Of one CPU. */
  readonly cpuPercent?: number;
  /** Of the time that it wants to run. */
  readonly stealPercent?: number;
  readonly sentBytesPerSecond?: number;
  readonly receivedBytesPerSecond?: number;
  readonly memory?: Partial<MachineUse['memory']>;
  readonly pausedBecause?: string;
}

/** Rules that watch a host whose time, events, use and files the test makes. */
export class WatchedHost {
  readonly files = new Map<string, FileFacts>([
    [IMAGE_PATH, { sizeBytes: 1000, modifiedMs: 1, inode: 1 }],
    [FIRMWARE_PATH, { sizeBytes: 4000, modifiedMs: 2, inode: 2 }],
  ]);
  readonly rules: Rules = createRules({ statFile: async (path) => this.files.get(path) });
  nowMs = Date.UTC(2026, 10, 23);
  /** Never jumps, whatever happens to `nowMs`. */
  monotonicMs = 0;
  readonly #names: readonly string[];
  readonly #counters = new Map<string, { used: number; delay: number; sent: number; received: number }>();

  private constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** A host with these machines of ours, which was looked at once. */
  static async with(...names: readonly string[]): Promise<WatchedHost> {
    const host = new WatchedHost(names);
    await host.look();
    return host;
  }

  pass(ms: number): void {
    this.nowMs += ms;
    this.monotonicMs += ms;
  }

  async look(plan: Plan = planOf(this.#names)): Promise<void> {
    this.rules.look({ plan, inventory: inventoryOf(this.#names) }, this.nowMs);
    // The files are looked at beside it.
    for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
  }

  event(
    machine: string,
    event: { readonly event: string; readonly reason?: string } | 'reboot' | { readonly full: string },
    own: readonly string[] = [],
  ): void {
    this.rules.event(eventOf(machine, event), new Set(own), this.nowMs);
  }

  status(changes: Partial<AgentStatus>): void {
    this.rules.status({ ...CALM_STATUS, ...changes }, this.nowMs);
  }

  /** Lets time pass, and samples what the machines have used meanwhile. */
  live(ms: number, lives: Readonly<Record<string, Life>>): void {
    this.pass(ms);
    const machines = Object.entries(lives).map(([name, life]) => this.#used(name, life, ms));
    this.rules.sample({ monotonicMs: this.monotonicMs, machines }, this.nowMs);
  }

  /** The same life for some time, sampled each minute, or every five where it is for hours. */
  liveFor(totalMs: number, lives: Readonly<Record<string, Life>>): void {
    const stepMs = totalMs > 2 * HOUR_MS ? 5 * MINUTE_MS : MINUTE_MS;
    for (let ms = 0; ms < totalMs; ms += stepMs) this.live(stepMs, lives);
  }

  get findings(): readonly Finding[] {
    return this.rules.findings(this.nowMs);
  }

  /** Rules and subjects of what goes on. */
  get found(): readonly string[] {
    return this.findings.map(({ rule, subject }) => `${rule} ${subject}`);
  }

  #used(name: string, life: Life, ms: number): MachineUse {
    const counters = this.#counters.get(name) ?? { used: 0, delay: 0, sent: 0, received: 0 };
    this.#counters.set(name, counters);
    const used = (ms * 1e6 * (life.cpuPercent ?? 0)) / 100;
    const steal = (life.stealPercent ?? 0) / 100;
    counters.used += used;
    counters.delay += (used * steal) / (1 - steal);
    counters.sent += ((life.sentBytesPerSecond ?? 0) * ms) / 1000;
    counters.received += ((life.receivedBytesPerSecond ?? 0) * ms) / 1000;
    return machineUse(name, {
      cpu: { usedNanoseconds: counters.used, delayNanoseconds: counters.delay },
      nic: { sentBytes: counters.sent, receivedBytes: counters.received },
      ...(life.memory === undefined ? {} : { memory: life.memory }),
      ...(life.pausedBecause === undefined ? {} : { pausedBecause: life.pausedBecause }),
    });
  }
}

/** Machines that may have 1024 MiB now and 2048 MiB without a restart. */
export function planOf(names: readonly string[], images = [sampleImage()]): Plan {
  const memory = { ...sampleMachine().memory, currentMiB: 1024, bootMiB: 1024, maximumMiB: 2048 };
  return samplePlan({
    images,
    machines: names.map((name) => sampleMachine({ name, uuid: uuidOf(name), memory })),
  });
}

function inventoryOf(names: readonly string[]): Inventory {
  return {
    host: sampleFacts(),
    machines: [...names.map(marked), { ...marked('pet'), ownership: { kind: 'foreign' } }],
    networks: [],
    pools: [],
    unreadable: [],
  };
}

function marked(name: string): ActualMachine {
  return {
    name,
    uuid: uuidOf(name),
    ownership: {
      kind: 'ours',
      mark: {
        fleet: 'lab',
        host: 'kvm-1',
        key: name,
        uuid: uuidOf(name),
        generation: 1,
        planDigest: 'a'.repeat(64),
        protect: false,
        volumes: [],
      },
    },
    state: 'running',
    persistent: true,
    autostart: true,
    hasManagedSave: false,
    agentConnected: false,
    addresses: [],
  };
}

function eventOf(machine: string, event: Parameters<WatchedHost['event']>[1]): LibvirtEvent {
  const domain = { name: machine, uuid: uuidOf(machine), id: 1 };
  if (event === 'reboot') return { kind: 'domain-reboot', domain };
  if ('full' in event) {
    return {
      kind: 'disk-error',
      domain,
      path: event.full,
      alias: 'vda',
      action: 'pause',
      reason: 'enospc',
    };
  }
  return { kind: 'domain-lifecycle', domain, detail: 0, ...event };
}
