import type { PlanMachine } from '../../../lib/plan';
import { writeMemoryDevice, type DomainMemoryDevice } from '../../libvirt';
import type { StepAction } from '../../planner';
import { StepError } from '../failure';
import { bringMemoryOnline } from './guest-memory';
import { observeGuestMemory, requireAboveUse } from './memory-use';
import type { StepContext, StepProcedure } from './procedure';
import { findRunningMachine, waitToSee, type RunningMachine } from './running-machine';

type SetMemory = Extract<StepAction, { kind: 'set-memory' }>;

const KIB_PER_MIB = 1024;

/** A guest that moves gigabytes takes its time; one that has not moved at all for so long will not. */
const STANDSTILL_MS = 15_000;

/** However slowly it moves: the rest is left to the next pass. */
const MOVING_TIMEOUT_MS = 600_000;

/**
 * Gives the running guest more memory or takes some back, by balloon and by what is plugged in. It keeps what it uses: libvirt
 * would take that as well, and the guest would die of it.
 */
export function setMemory(context: StepContext, action: SetMemory): StepProcedure {
  const { machine } = action;
  return {
    async perform() {
      const found = await findRunningMachine(context, machine);
      const now = memoryOf(found);
      const wanted = targetOf(action, now);
      const isReached = now.balloonKiB === wanted.balloonKiB && isPlugged(now, wanted.requestedKiB);
      if (isReached) {
        const broughtOnline = await bringMemoryOnline(context, machine, found.reference);
        await observeGuestMemory(context, found.reference);
        return broughtOnline ? 'changed' : 'already-true';
      }
      const isLess = wanted.totalKiB < now.totalKiB;
      if (isLess) await requireAboveUse(context, machine, found.reference, { now, wanted });
      // What is plugged in goes first and comes last: the balloon then never takes what the guest needs to let it go.
      if (isLess) await plug(context, machine, wanted.requestedKiB);
      await balloon(context, machine, found, wanted.balloonKiB);
      if (!isLess) await plug(context, machine, wanted.requestedKiB);
      await bringMemoryOnline(context, machine, found.reference);
      await observeGuestMemory(context, found.reference);
      return 'changed';
    },
    missing: async () => {
      const now = memoryOf(await findRunningMachine(context, machine));
      const wanted = targetOf(action, now);
      return now.totalKiB === wanted.totalKiB
        ? undefined
        : `the guest of "${machine.name}" has ${inMiB(now.totalKiB)}, not ${inMiB(wanted.totalKiB)}`;
    },
  };
}

/** What a running machine's memory is made of now. */
export interface RunningMemory {
  /** What the balloon has left to the guest of the memory that it booted with. */
  readonly balloonKiB: number;
  readonly bootKiB: number;
  /** Where memory is plugged in; undefined when the machine was started without. */
  readonly device: DomainMemoryDevice | undefined;
  /** Both together. */
  readonly totalKiB: number;
}

function memoryOf({ running }: RunningMachine): RunningMemory {
  const devices = running.devices.memoryDevices;
  const device = devices.find(({ model }) => model === 'virtio-mem');
  const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
  const totalKiB = running.currentMemoryKiB ?? running.memoryKiB;
  // libvirt shows the balloon and what is plugged in as one number.
  const pluggedKiB = sum(
    devices.map(({ model, sizeKiB, currentKiB }) => (model === 'virtio-mem' ? (currentKiB ?? 0) : sizeKiB)),
  );
  return {
    balloonKiB: totalKiB - pluggedKiB,
    bootKiB: running.memoryKiB - sum(devices.map(({ sizeKiB }) => sizeKiB)),
    device,
    totalKiB,
  };
}

interface MemoryTarget {
  readonly balloonKiB: number;
  /** Undefined when nothing can be plugged in. */
  readonly requestedKiB: number | undefined;
  readonly totalKiB: number;
}

/** @throws StepError `wrong-state` when the machine was started with other memory than was planned for */
function targetOf({ machine, balloonMiB, requestedMiB }: SetMemory, now: RunningMemory): MemoryTarget {
  const balloonKiB = balloonMiB * KIB_PER_MIB;
  const requestedKiB = requestedMiB === undefined ? undefined : requestedMiB * KIB_PER_MIB;
  const fits =
    balloonKiB <= now.bootKiB && (requestedKiB === undefined || requestedKiB <= (now.device?.sizeKiB ?? 0));
  if (!fits || (requestedKiB === undefined) !== (now.device === undefined)) {
    throw new StepError(
      'wrong-state',
      `"${machine.name}" was started anew with other memory since this was planned: apply again.`,
    );
  }
  return { balloonKiB, requestedKiB, totalKiB: balloonKiB + (requestedKiB ?? 0) };
}

function isPlugged({ device }: RunningMemory, requestedKiB: number | undefined): boolean {
  if (device === undefined || requestedKiB === undefined) return true;
  return device.requestedKiB === requestedKiB && (device.currentKiB ?? 0) === requestedKiB;
}

async function balloon(
  context: StepContext,
  machine: PlanMachine,
  { reference }: RunningMachine,
  balloonKiB: number,
): Promise<void> {
  // Told in any case: libvirt does not show where a balloon that moves is going.
  await context.host.domains.setMemory(reference, balloonKiB);
  await waitWhileMoving(context, machine, {
    what: 'its balloon',
    wantedKiB: balloonKiB,
    look: (now) => now.balloonKiB,
  });
}

async function plug(
  context: StepContext,
  machine: PlanMachine,
  requestedKiB: number | undefined,
): Promise<void> {
  const { reference, ...found } = await findRunningMachine(context, machine);
  const { device } = memoryOf({ reference, ...found });
  if (device === undefined || requestedKiB === undefined) return;
  if (device.requestedKiB !== requestedKiB) {
    const { currentKiB: _current, ...settable } = device;
    await context.host.domains.updateDevice(reference, writeMemoryDevice({ ...settable, requestedKiB }));
  }
  await waitWhileMoving(context, machine, {
    what: 'the memory that is plugged in',
    wantedKiB: requestedKiB,
    look: (now) => now.device?.currentKiB ?? 0,
    // A guest stops taking more while too much of what it has is offline.
    meanwhile: async () => {
      await bringMemoryOnline(context, machine, reference);
    },
  });
}

/** Waits until a size is reached, as long as the guest gets on with it. @throws StepError `guest-timeout` */
async function waitWhileMoving(
  context: StepContext,
  machine: PlanMachine,
  size: {
    readonly what: string;
    readonly wantedKiB: number;
    readonly look: (now: RunningMemory) => number;
    readonly meanwhile?: () => Promise<void>;
  },
): Promise<void> {
  const { clock } = context;
  let lastKiB: number | undefined;
  let movedMs = clock.monotonicMs();
  const reached = await waitToSee(context, MOVING_TIMEOUT_MS, async () => {
    const nowKiB = size.look(memoryOf(await findRunningMachine(context, machine)));
    if (nowKiB === size.wantedKiB) return 'reached';
    if (nowKiB !== lastKiB) movedMs = clock.monotonicMs();
    lastKiB = nowKiB;
    await size.meanwhile?.();
    return clock.monotonicMs() - movedMs >= STANDSTILL_MS ? 'stands still' : undefined;
  });
  if (reached === 'reached') return;
  throw new StepError(
    'guest-timeout',
    `The guest of "${machine.name}" brought ${size.what} to ${inMiB(lastKiB ?? 0)} and not to ${inMiB(size.wantedKiB)}. It runs on; ` +
      'the next apply tries again. A guest may be unable to give up memory that it cannot move.',
  );
}

function inMiB(kiB: number): string {
  return `${Math.round(kiB / KIB_PER_MIB)} MiB`;
}
