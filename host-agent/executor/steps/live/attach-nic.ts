import { describeNic } from '../../../../lib/describe';
import type { PlanMachine, PlanNic } from '../../../../lib/plan';
import { writeInterface } from '../../../libvirt';
import type { StepContext, StepProcedure } from '../procedure';
import { differenceOfNic } from './nic-difference';
import { findRunningMachine } from '../running-machine';
import { tryFindNic } from './running-devices';

/** Plugs a NIC into the running machine. What libvirt cannot complete it takes back by itself. */
export function attachNic(context: StepContext, machine: PlanMachine, nic: PlanNic): StepProcedure {
  const planned = describeNic(nic);
  return {
    async perform() {
      const { reference, running } = await findRunningMachine(context, machine);
      if (tryFindNic(running, nic.mac) !== undefined) return 'already-true';
      await context.host.domains.attachDevice(reference, writeInterface(planned));
      return 'changed';
    },
    async missing() {
      const { running } = await findRunningMachine(context, machine);
      return differenceOfNic(planned, tryFindNic(running, nic.mac));
    },
  };
}
