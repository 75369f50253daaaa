import { describeAttachedDisk } from '../../../../lib/describe';
import type { PlanDisk, PlanMachine } from '../../../../lib/plan';
import type { DomainDiskTuning } from '../../../libvirt';
import type { StepContext, StepProcedure } from '../procedure';
import { findAttachedDisk } from './running-devices';

/** Limits a disk of the running machine as its plan says, and lifts what the plan does not state. */
export function limitDisk(context: StepContext, machine: PlanMachine, disk: PlanDisk): StepProcedure {
  const planned = describeAttachedDisk(context.plan, machine, disk);
  const path = planned.source ?? '';
  const wanted = planned.tuning ?? {};
  return {
    async perform() {
      const { reference, disk: attached } = await findAttachedDisk(context, machine, path);
      if (firstDifference(wanted, attached.tuning ?? {}) === undefined) return 'already-true';
      await context.host.domains.setBlockTuning(reference, attached.target.device, wanted);
      return 'changed';
    },
    async missing() {
      const { disk: attached } = await findAttachedDisk(context, machine, path);
      return firstDifference(wanted, attached.tuning ?? {});
    },
  };
}

function firstDifference(wanted: DomainDiskTuning, actual: DomainDiskTuning): string | undefined {
  const [want, have] = [limitsOf(wanted), limitsOf(actual)];
  const limit = [...want.keys(), ...have.keys()].find((name) => want.get(name) !== have.get(name));
  return limit === undefined
    ? undefined
    : `${limit} of the running machine's disk is ${have.get(limit) ?? 'not set'}, not ${want.get(limit) ?? 'lifted'}`;
}

/** Zero is no limit, and the length of a burst means nothing without the burst: QEMU then says one second. */
function limitsOf(tuning: DomainDiskTuning): ReadonlyMap<string, number> {
  const entries: readonly (readonly [string, number])[] = Object.entries(tuning);
  const stated = new Map(entries.filter(([, value]) => value > 0));
  return new Map(
    [...stated].filter(([name]) => !name.endsWith('Length') || stated.has(name.slice(0, -'Length'.length))),
  );
}
