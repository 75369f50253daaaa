import type { Mark, PlanMachine } from '../../../lib/plan';
import { readDomain, type DomainReference } from '../../libvirt';
import { StepError } from '../failure';
import { withVolumesRenamed } from '../ledger/records';
import { placeFirmwareVariables } from './firmware-variables';
import { requireMark, requireStopped } from './machine-access';
import type { StepContext, StepProcedure } from './procedure';

/** Gives a stopped machine of ours its plan's name. Disks, TPM state and UEFI variables stay: none of them is found by it. */
export function renameMachine(context: StepContext, machine: PlanMachine, from: string): StepProcedure {
  const { domains } = context.host;
  return {
    async perform() {
      const found = await findByUuid(context, machine);
      const stored = readDomain(await domains.getXml(found, { inactive: true }));
      const mark = requireMark(context, found.name, stored);
      if (found.name === machine.name) {
        await renameVolumes(context, mark, { from, to: machine.name });
        return 'already-true';
      }
      await requireFreeName(context, machine);
      await requireStopped(context, { reference: found, mark, stored });
      await placeFirmwareVariables(machine, { stored });
      // Noted first: a run that is killed here leaves disks on record under a name that the next one gives to their machine.
      await renameVolumes(context, mark, { from: found.name, to: machine.name });
      await domains.rename(found, machine.name);
      return 'changed';
    },
    async missing() {
      const { name } = await findByUuid(context, machine);
      return name === machine.name ? undefined : `the machine is still called "${name}"`;
    },
  };
}

async function findByUuid(context: StepContext, machine: PlanMachine): Promise<DomainReference> {
  const found = await context.host.domains.tryFindByUuid(machine.uuid);
  if (found !== undefined) return found;
  throw new StepError(
    'missing',
    `The machine that was to become "${machine.name}" is gone: apply again to make it anew.`,
  );
}

async function requireFreeName(context: StepContext, machine: PlanMachine): Promise<void> {
  const other = await context.host.domains.tryFindByName(machine.name);
  if (other === undefined) return;
  throw new StepError(
    'not-ours',
    `The name "${machine.name}" is taken by another machine (${other.uuid}). Nothing was renamed: rename that one, or plan another name.`,
  );
}

function renameVolumes(
  context: StepContext,
  { volumes }: Mark,
  names: { readonly from: string; readonly to: string },
): Promise<void> {
  return context.ledger.update((ledger) => withVolumesRenamed(ledger, volumes, names));
}
