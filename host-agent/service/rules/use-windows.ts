import { hasBegunAnew } from '../use/rates';
import type { MachineUse, UseSample } from '../use/types';

/** A window with less than this part of its time known says too little. */
const COVERED_MIN = 0.8;

/** Samples that come somewhat more seldom than windows end are windows of their own; more seldom than this is a gap. */
const GAP_WINDOWS = 2;

/** What one machine used in one window. */
export interface UseWindow {
  readonly machine: string;
  readonly uuid: string;
  /** How much of the window is known. */
  readonly coveredMs: number;
  readonly cpuMs: number;
  /** Absent where libvirt does not say. */
  readonly delayMs?: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
}

interface Sum {
  machine: string;
  coveredMs: number;
  cpuMs: number;
  delayMs: number | undefined;
  sentBytes: number;
  receivedBytes: number;
}

/** Sums samples up to windows; whoever rules on windows need not care when samples come. */
export interface UseWindows {
  /** The windows that have ended by this sample: one for each machine that was seen for most of it. */
  add(sample: UseSample): readonly UseWindow[];
}

/** Keeps one sample and one sum for each machine in it. */
export function createUseWindows(windowMs: number): UseWindows {
  let earlier: UseSample | undefined;
  let beganAtMs = 0;
  let sums = new Map<string, Sum>();
  return {
    add: (sample) => {
      const previous = earlier;
      earlier = sample;
      // After a pause nobody knows what happened in it, and nothing is said of it.
      if (previous === undefined || isGap(previous, sample, windowMs)) {
        sums = new Map();
        beganAtMs = sample.monotonicMs;
        return [];
      }
      addBetween(sums, previous, sample);
      if (sample.monotonicMs - beganAtMs < windowMs) return [];
      const ended = sums;
      const lengthMs = sample.monotonicMs - beganAtMs;
      sums = new Map();
      beganAtMs = sample.monotonicMs;
      return Array.from(ended, ([uuid, sum]) => windowOf(uuid, sum)).filter(
        ({ coveredMs }) => coveredMs >= lengthMs * COVERED_MIN,
      );
    },
  };
}

function isGap(earlier: UseSample, later: UseSample, windowMs: number): boolean {
  const elapsedMs = later.monotonicMs - earlier.monotonicMs;
  return elapsedMs <= 0 || elapsedMs > windowMs * GAP_WINDOWS;
}

function windowOf(uuid: string, { delayMs, ...sum }: Sum): UseWindow {
  return { uuid, ...sum, ...(delayMs === undefined ? {} : { delayMs }) };
}

const NANOSECONDS_PER_MS = 1e6;

function addBetween(sums: Map<string, Sum>, earlier: UseSample, later: UseSample): void {
  const before = new Map(earlier.machines.map((machine) => [machine.uuid, machine]));
  for (const machine of later.machines) {
    const was = before.get(machine.uuid);
    if (was === undefined || hasBegunAnew(was, machine)) continue;
    const sum = sums.get(machine.uuid) ?? emptySum(machine.name);
    sums.set(machine.uuid, sum);
    sum.machine = machine.name;
    sum.coveredMs += later.monotonicMs - earlier.monotonicMs;
    sum.cpuMs += (machine.cpu.usedNanoseconds - was.cpu.usedNanoseconds) / NANOSECONDS_PER_MS;
    const delayMs = delayBetween(was, machine);
    sum.delayMs = sum.delayMs === undefined || delayMs === undefined ? undefined : sum.delayMs + delayMs;
    sum.sentBytes += nicGrowth(was, machine, ({ sentBytes }) => sentBytes);
    sum.receivedBytes += nicGrowth(was, machine, ({ receivedBytes }) => receivedBytes);
  }
}

function emptySum(machine: string): Sum {
  return { machine, coveredMs: 0, cpuMs: 0, delayMs: 0, sentBytes: 0, receivedBytes: 0 };
}

/** An unplugged vCPU takes its delay with it. */
function delayBetween(earlier: MachineUse, later: MachineUse): number | undefined {
  const was = earlier.cpu.delayNanoseconds;
  const now = later.cpu.delayNanoseconds;
  return was === undefined || now === undefined || now < was ? undefined : (now - was) / NANOSECONDS_PER_MS;
}

/** A NIC that was plugged in anew counts from 0. */
function nicGrowth(
  earlier: MachineUse,
  later: MachineUse,
  bytesOf: (nic: MachineUse['nics'][number]) => number,
): number {
  return later.nics.reduce((sum, nic) => {
    const was = earlier.nics.find((each) => each.interface === nic.interface);
    const before = was === undefined ? 0 : bytesOf(was);
    const now = bytesOf(nic);
    return sum + (now < before ? now : now - before);
  }, 0);
}
