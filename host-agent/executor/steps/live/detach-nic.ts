import { writeInterface, type DomainInterface } from '../../../libvirt';
import type { StepAction } from '../../../planner';
import type { StepContext, StepProcedure } from '../procedure';
import { removeDevice } from './device-removal';
import { findRunningMachine } from '../running-machine';
import { tryFindNic } from './running-devices';

type DetachNic = Extract<StepAction, { kind: 'detach-nic' }>;

/** Takes a NIC away from the running machine, and waits until the guest has let go of it. */
export function detachNic(context: StepContext, { machine, mac }: DetachNic): StepProcedure {
  const find = async (): Promise<DomainInterface | undefined> =>
    tryFindNic((await findRunningMachine(context, machine)).running, mac);
  return {
    async perform() {
      const { reference, running } = await findRunningMachine(context, machine);
      const nic = tryFindNic(running, mac);
      if (nic === undefined) return 'already-true';
      await removeDevice(context, {
        domain: reference,
        what: `NIC ${mac}`,
        xml: writeInterface(nic),
        ...(nic.alias === undefined ? {} : { alias: nic.alias }),
        isGone: async () => (await find()) === undefined,
      });
      return 'changed';
    },
    async missing() {
      return (await find()) === undefined ? undefined : `NIC ${mac} is still in the running machine`;
    },
  };
}
