import type { Plan } from '../../../lib/plan';
import type { Inventory } from '../../inventory';
import type { LibvirtHost } from '../../libvirt';
import type { ChangePlan, Policy } from '../../planner';
import * as service from '../../service';
import { hostEnvironment } from './host-environment';
import type { HostSettings } from './settings';

export type { Observation } from '../../service';

/** The host as it is now, with the folders of its pools looked at again. */
export function lookAtHost(libvirt: LibvirtHost, settings: HostSettings): Promise<Inventory> {
  return service.lookAtHost(libvirt, environmentOf(settings));
}

/** Reads the host, the agent's records and the trash. @throws LedgerCorrupt, LibvirtFailure */
export function observe(libvirt: LibvirtHost, settings: HostSettings): Promise<service.Observation> {
  const { stateDirectory } = settings.configuration;
  return service.observe(libvirt, { stateDirectory, ...environmentOf(settings) });
}

/** What leads from what was observed to what the plan says. */
export function decide(
  plan: Plan,
  digest: string,
  observation: service.Observation,
  policy: Policy = {},
): ChangePlan {
  return service.decide({ plan, planDigest: digest }, observation, policy, Date.now());
}

function environmentOf({ fileSystemRoot }: HostSettings) {
  return fileSystemRoot === undefined ? {} : { environment: hostEnvironment(fileSystemRoot) };
}
