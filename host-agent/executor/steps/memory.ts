import type { PlanMachine } from '../../../lib/plan';
import { writeMemoryDevice } from '../../libvirt';
import type { StepAction } from '../../planner';
import { StepError } from '../failure';
import { bringMemoryOnline, bringNewMemoryOnline } from './guest-memory';
import { observeGuestMemory, requireAboveUse } from './memory-use';
import type { StepContext, StepProcedure } from './procedure';
import { inMiB, KIB_PER_MIB, runningMemoryOf, type RunningMemory } from './running-memory';
import { findRunningGuest, waitToSee } from './running-machine';

type SetMemory = Extract<StepAction, { kind: 'set-memory' }>;

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
      const { reference, running } = await findRunningGuest(context, machine);
      const now = runningMemoryOf(running);
      const wanted = targetOf(action, now);
      const isReached = now.balloonKiB === wanted.balloonKiB && isPlugged(now, wanted);
      if (!isReached && wanted.totalKiB < now.totalKiB) {
        await requireAboveUse(context, machine, reference, { now, wanted });
        await shrink(context, machine, wanted);
      } else if (!isReached) {
        await grow(context, machine, wanted);
      }
      const isNew = (wanted.requestedKiB ?? 0) > (now.device?.currentKiB ?? 0);
      const bringOnline = isNew ? bringNewMemoryOnline : bringMemoryOnline;
      const broughtOnline = await bringOnline(context, machine, reference, extent(now, wanted));
      await observeGuestMemory(context, reference);
      return isReached && !broughtOnline ? 'already-true' : 'changed';
    },
    async missing() {
      const now = await look(context, machine);
      const wanted = targetOf(action, now);
      return now.totalKiB === wanted.totalKiB
        ? undefined
        : `the guest of "${machine.name}" has ${inMiB(now.totalKiB)}, not ${inMiB(wanted.totalKiB)}`;
    },
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

function isPlugged({ device }: RunningMemory, { requestedKiB }: MemoryTarget): boolean {
  if (device === undefined || requestedKiB === undefined) return true;
  return device.requestedKiB === requestedKiB && (device.currentKiB ?? 0) === requestedKiB;
}

/** How much memory there is of either kind, for what is done in the guest. */
function extent(
  now: RunningMemory,
  { requestedKiB = 0 }: MemoryTarget,
): { readonly bootKiB: number; readonly pluggedKiB: number } {
  return { bootKiB: now.bootKiB, pluggedKiB: requestedKiB };
}

/** The balloon first: its memory is there already. */
async function grow(context: StepContext, machine: PlanMachine, wanted: MemoryTarget): Promise<void> {
  const balloonKiB = await moveBalloon(context, machine, wanted.balloonKiB);
  if (balloonKiB !== wanted.balloonKiB)
    throw stoodStill(machine, 'its balloon', balloonKiB, wanted.balloonKiB);
  if (wanted.requestedKiB === undefined) return;
  const pluggedKiB = await plug(context, machine, wanted, wanted.requestedKiB);
  if (pluggedKiB === wanted.requestedKiB) return;
  throw stoodStill(machine, 'the memory that is plugged in', pluggedKiB, wanted.requestedKiB);
}

/**
 * What is plugged in first: the guest needs some free memory to let it go, which the balloon would take. A guest may be unable
 * to give up memory that it cannot move; then the balloon takes that much more of the rest.
 */
async function shrink(context: StepContext, machine: PlanMachine, wanted: MemoryTarget): Promise<void> {
  const pluggedKiB =
    wanted.requestedKiB === undefined ? 0 : await plug(context, machine, wanted, wanted.requestedKiB);
  const targetKiB = wanted.totalKiB - pluggedKiB;
  if (targetKiB <= 0)
    throw stoodStill(machine, 'the memory that is plugged in', pluggedKiB, wanted.requestedKiB ?? 0);
  const balloonKiB = await moveBalloon(context, machine, Math.min(targetKiB, wanted.balloonKiB));
  if (balloonKiB > targetKiB) throw stoodStill(machine, 'its balloon', balloonKiB, targetKiB);
}

/** @returns where the balloon came to rest */
async function moveBalloon(context: StepContext, machine: PlanMachine, wantedKiB: number): Promise<number> {
  const { reference } = await findRunningGuest(context, machine);
  // Told in any case: libvirt does not show where a balloon that moves is going.
  await context.host.domains.setMemory(reference, wantedKiB);
  return waitWhileMoving(context, wantedKiB, async () => (await look(context, machine)).balloonKiB);
}

/** @returns how much is plugged in when nothing moves any more */
async function plug(
  context: StepContext,
  machine: PlanMachine,
  wanted: MemoryTarget,
  requestedKiB: number,
): Promise<number> {
  const { reference, running } = await findRunningGuest(context, machine);
  const now = runningMemoryOf(running);
  if (now.device !== undefined && now.device.requestedKiB !== requestedKiB) {
    const { currentKiB: _current, ...device } = now.device;
    await context.host.domains.updateDevice(reference, writeMemoryDevice({ ...device, requestedKiB }));
  }
  return waitWhileMoving(context, requestedKiB, async () => {
    const pluggedKiB = (await look(context, machine)).device?.currentKiB ?? 0;
    // A guest stops taking more while too much of what it has is offline.
    if (pluggedKiB < requestedKiB) await bringMemoryOnline(context, machine, reference, extent(now, wanted));
    return pluggedKiB;
  });
}

async function look(context: StepContext, machine: PlanMachine): Promise<RunningMemory> {
  return runningMemoryOf((await findRunningGuest(context, machine)).running);
}

/** Waits until a size is reached, as long as the guest gets on with it, and says how far it came. */
async function waitWhileMoving(
  { clock, ...context }: StepContext,
  wantedKiB: number,
  sizeKiB: () => Promise<number>,
): Promise<number> {
  let lastKiB: number | undefined;
  let movedMs = clock.monotonicMs();
  const atRest = await waitToSee({ ...context, clock }, MOVING_TIMEOUT_MS, async () => {
    const nowKiB = await sizeKiB();
    if (nowKiB !== lastKiB) movedMs = clock.monotonicMs();
    lastKiB = nowKiB;
    return nowKiB === wantedKiB || clock.monotonicMs() - movedMs >= STANDSTILL_MS ? nowKiB : undefined;
  });
  return atRest ?? lastKiB ?? 0;
}

function stoodStill(machine: PlanMachine, what: string, reachedKiB: number, wantedKiB: number): StepError {
  return new StepError(
    'guest-timeout',
    `The guest of "${machine.name}" brought ${what} to ${inMiB(reachedKiB)} and not to ${inMiB(wantedKiB)}. It runs on with that; ` +
      'look into its kernel log, or apply again later.',
  );
}
