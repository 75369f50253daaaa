import type { PlanMachine } from '../../../lib/plan';
import { ownershipOf } from '../../inventory';
import { readDomain } from '../../libvirt';
import type { StepAction } from '../../planner';
import { machineMark, machineMarkEntry } from '../descriptions';
import { StepError } from '../failure';
import { missingMark } from './define-machine';
import { findMachine, noteVolumes, requireStopped, stateOf, tryFindMachine } from './machine-access';
import type { StepContext, StepProcedure } from './procedure';

type SetMachineMark = Extract<StepAction, { kind: 'set-machine-mark' }>;

/** Writes only our mark, into the running and the stored definition. */
export function setMachineMark(
  context: StepContext,
  { machine, markedVolumes }: SetMachineMark,
): StepProcedure {
  const { domains } = context.host;
  const wanted = machineMark(context, machine, markedVolumes);
  return {
    async perform() {
      const { reference } = await findMachine(context, machine);
      await noteVolumes(context, machine, markedVolumes);
      const entry = machineMarkEntry(context, machine, markedVolumes);
      await domains.setMetadata(reference, { ...entry, live: reference.id >= 0 });
      return 'changed';
    },
    async missing() {
      const found = await findMachine(context, machine);
      const stored = missingMark(wanted, found.mark);
      if (stored !== undefined || found.reference.id < 0) return stored;
      const running = ownershipOf(readDomain(await domains.getXml(found.reference)));
      return running.kind === 'ours'
        ? missingMark(wanted, running.mark)
        : 'the running definition has no mark that can be read';
    },
  };
}

export function setMachineAutostart(context: StepContext, machine: PlanMachine): StepProcedure {
  const { domains } = context.host;
  return {
    async perform() {
      const { reference } = await findMachine(context, machine);
      if ((await domains.getAutostart(reference)) === machine.autostart) return 'already-true';
      await domains.setAutostart(reference, machine.autostart);
      return 'changed';
    },
    async missing() {
      const { reference } = await findMachine(context, machine);
      const autostart = await domains.getAutostart(reference);
      return autostart === machine.autostart ? undefined : `"${machine.name}" has autostart ${autostart}`;
    },
  };
}

export function startMachine(context: StepContext, machine: PlanMachine): StepProcedure {
  return {
    async perform() {
      const found = await findMachine(context, machine);
      const state = await stateOf(context, found);
      if (state === 'running' || state === 'blocked') return 'already-true';
      await context.host.domains.start(found.reference);
      return 'changed';
    },
    missing: () => missingRun(context, machine),
  };
}

export function resumeMachine(context: StepContext, machine: PlanMachine): StepProcedure {
  return {
    async perform() {
      const found = await findMachine(context, machine);
      const state = await stateOf(context, found);
      if (state === 'running' || state === 'blocked') return 'already-true';
      if (state !== 'paused' && state !== 'suspended') {
        throw new StepError('wrong-state', `Machine "${machine.name}" is ${state}, not paused: apply again.`);
      }
      await context.host.domains.resume(found.reference);
      return 'changed';
    },
    missing: () => missingRun(context, machine),
  };
}

/** Removes the definition of a stopped machine of ours. Its disks stay: they have steps of their own. */
export function deleteMachine(
  context: StepContext,
  machine: { readonly name: string; readonly uuid: string },
): StepProcedure {
  return {
    async perform() {
      const found = await tryFindMachine(context, machine);
      if (found === undefined) return 'already-true';
      await requireStopped(context, found);
      await context.host.domains.undefine(found.reference);
      return 'changed';
    },
    async missing() {
      const left = await context.host.domains.tryFindByUuid(machine.uuid);
      return left === undefined ? undefined : `"${machine.name}" is still defined`;
    },
  };
}

async function missingRun(context: StepContext, machine: PlanMachine): Promise<string | undefined> {
  const state = await stateOf(context, await findMachine(context, machine));
  if (state === 'running' || state === 'blocked') return undefined;
  return `"${machine.name}" is ${state} right after it was started: see QEMU's log of it on the host`;
}
