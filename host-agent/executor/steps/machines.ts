import type { Mark, PlanMachine } from '../../../lib/plan';
import { ownershipOf } from '../../inventory';
import { readDomain, writeDomain, type DomainDefinition } from '../../libvirt';
import type { StepAction } from '../../planner';
import { machineDefinition, machineMark, machineMarkEntry } from '../descriptions';
import { StepError } from '../failure';
import { findMachine, noteVolumes, requireStopped, stateOf, tryFindMachine } from './machine-access';
import type { StepContext, StepProcedure } from './procedure';

type DefineMachine = Extract<StepAction, { kind: 'define-machine' }>;
type SetMachineMark = Extract<StepAction, { kind: 'set-machine-mark' }>;

/** Defines the machine, or defines over it: never removed first, so a failure leaves the old definition. */
export function defineMachine(context: StepContext, action: DefineMachine): StepProcedure {
  const { machine, acceleration, markedVolumes } = action;
  return {
    async perform() {
      const before = await tryFindMachine(context, machine);
      await noteVolumes(context, machine, markedVolumes);
      const metadata = before?.stored.metadata ?? [];
      const definition = machineDefinition(context, machine, { acceleration, markedVolumes, metadata });
      await context.host.domains.define(writeDomain(definition));
      return 'changed';
    },
    async missing() {
      const { mark, stored } = await findMachine(context, machine);
      const { metadata } = stored;
      const wanted = machineDefinition(context, machine, { acceleration, markedVolumes, metadata });
      return (
        firstDifference(wanted, stored) ?? missingMark(machineMark(context, machine, markedVolumes), mark)
      );
    },
  };
}

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

function missingMark(wanted: Mark, found: Mark): string | undefined {
  if (found.planDigest !== wanted.planDigest) return `the mark says plan ${found.planDigest}`;
  const [want, have] = [wanted, found].map((mark) =>
    mark.volumes.map(({ pool, fileName }) => `${pool}/${fileName}`),
  );
  return want?.join(' ') === have?.join(' ')
    ? undefined
    : `the mark lists the volumes ${have?.join(', ') ?? ''}`;
}

/** What libvirt stored otherwise than it was told; only what plans state is compared, as libvirt adds much of its own. */
function firstDifference(wanted: DomainDefinition, stored: DomainDefinition): string | undefined {
  const views = [viewOf(wanted), viewOf(stored)] as const;
  const field = Object.keys(views[0]).find((key) => views[0][key] !== views[1][key]);
  return field === undefined
    ? undefined
    : `${field} is ${views[1][field] ?? 'missing'}, not ${views[0][field] ?? 'missing'}`;
}

function viewOf(domain: DomainDefinition): Readonly<Record<string, string>> {
  const { devices, os } = domain;
  const bySource = devices.disks.map((disk) => `${disk.target.device}=${disk.source ?? ''}`);
  const byMac = devices.interfaces.map((nic) => `${nic.macAddress ?? ''}=${nic.type}:${nic.source ?? ''}`);
  return {
    type: domain.type,
    memoryKiB: String(domain.memoryKiB),
    currentMemoryKiB: String(domain.currentMemoryKiB ?? domain.memoryKiB),
    vcpus: `${domain.vcpus.current} of ${domain.vcpus.maximum}`,
    kernel: os.kernel ?? '',
    initrd: os.initrd ?? '',
    commandLine: os.commandLine ?? '',
    disks: bySource.toSorted().join(' '),
    nics: byMac.toSorted().join(' '),
  };
}
