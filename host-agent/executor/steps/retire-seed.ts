import { join } from 'node:path';
import { withoutSpentSeed, type PlanMachine, type PlanReadinessCheck } from '../../../lib/plan';
import type { StepAction } from '../../planner';
import { defineMachine } from './define-machine';
import { changeMedium } from './live/change-medium';
import { noteVolumes } from './machine-access';
import { setMachineMark } from './machines';
import { findUsablePool } from './pool-access';
import type { StepContext, StepProcedure } from './procedure';
import { awaitMachine } from './readiness';
import { findRunningGuest } from './running-machine';
import { deleteSeed } from './seeds';

type RetireSeed = Extract<StepAction, { kind: 'retire-seed' }>;

/**
 * Takes a seed away once the guest has done what it says. The mark comes first: killed after it, the next pass finds a seed that is
 * spent, and takes away what is left of it.
 */
export function retireSeed(context: StepContext, action: RetireSeed): StepProcedure {
  const { machine, acceleration, markedVolumes } = action;
  const without = withoutSpentSeed(machine);
  if (without === undefined) throw new Error(`${machine.name} keeps its seed, so it cannot be retired`);
  const { pool, fileName } = without.spentSeed;
  const mark = setMachineMark(context, { kind: 'set-machine-mark', machine: without.machine, markedVolumes });
  const definition = defineMachine(context, {
    kind: 'define-machine',
    machine: without.machine,
    acceleration,
    markedVolumes,
  });
  const file = deleteSeed(context, { pool, fileName, machine: machine.name });
  return {
    async perform() {
      await awaitMachine(context, { ...machine, readiness: whenSeedIsRead(machine) }).perform();
      const { mark: before } = await findRunningGuest(context, machine);
      // The mark vouches for the file, also where the ledger has lost it.
      const listed = before.volumes.filter((volume) => volume.pool === pool && volume.fileName === fileName);
      await noteVolumes(
        context,
        machine,
        listed.map((volume) => ({ ...volume, role: 'seed' as const })),
      );
      await mark.perform();
      const target = await tryFindTarget(context, action);
      if (target !== undefined)
        await changeMedium(context, { kind: 'change-medium', machine, target }).perform();
      await definition.perform();
      await file.perform();
      return 'changed';
    },
    async missing() {
      const target = await tryFindTarget(context, action);
      if (target !== undefined) return `drive ${target} holds ${fileName} still`;
      return (await mark.missing()) ?? (await definition.missing()) ?? (await file.missing());
    },
  };
}

/** Its agent can be asked for cloud-init itself; of other guests the author says by what it shows that they are ready. */
function whenSeedIsRead({ guestAgent, readiness }: PlanMachine): PlanMachine['readiness'] {
  const cloudInit: PlanReadinessCheck = { kind: 'cloud-init' };
  return guestAgent ? { ...readiness, checks: [cloudInit] } : readiness;
}

/** The drive of the running machine that holds the seed. */
async function tryFindTarget(context: StepContext, { machine }: RetireSeed): Promise<string | undefined> {
  const seed = withoutSpentSeed(machine)?.spentSeed;
  if (seed === undefined) return undefined;
  const pool = await findUsablePool(context, seed.pool);
  const { running } = await findRunningGuest(context, machine);
  const path = join(pool.path, seed.fileName);
  return running.devices.disks.find(({ device, source }) => device === 'cdrom' && source === path)?.target
    .device;
}
