import type { PlanMachine } from '../../../lib/plan';
import { LibvirtFailure } from '../../libvirt';
import type { AgentContext } from '../guest/command';
import { lookAt } from './check';

/** Looks once whether a machine runs and all of its checks hold; what cannot be asked does not. */
export async function isReady(context: AgentContext, machine: PlanMachine): Promise<boolean> {
  try {
    const domain = await context.host.domains.tryFindByUuid(machine.uuid);
    if (domain === undefined) return false;
    const { state } = await context.host.domains.getState(domain);
    if (state !== 'running' && state !== 'blocked') return false;
    for (const check of machine.readiness.checks) {
      const sight = await lookAt({ context, machine, domain }, check);
      if (!sight.ready) return false;
    }
    return true;
  } catch (error) {
    if (error instanceof LibvirtFailure) return false;
    throw error;
  }
}
