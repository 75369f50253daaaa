import type { PlanNetwork } from '../../../lib/plan';
import { readDomain, readNetwork } from '../../libvirt';
import { networkXml } from '../descriptions';
import { StepError } from '../failure';
import { findNetwork, tryFindNetwork } from './network-access';
import type { StepContext, StepProcedure } from './procedure';
import { isOn, plugIn, portsOf } from './network-ports';

/** Defines the network (over itself when it is there), starts it and sets its autostart. */
export function createNetwork(context: StepContext, network: PlanNetwork): StepProcedure {
  return {
    async perform() {
      await define(context, network);
      await startIfStopped(context, network, context.clock.monotonicMs());
      await setAutostart(context, network);
      return 'changed';
    },
    async missing() {
      return (await missingDefinition(context, network)) ?? missingActivity(context, network);
    },
  };
}

/** Changes what is stored; a running network goes on as it is until it is restarted. */
export function redefineNetwork(context: StepContext, network: PlanNetwork): StepProcedure {
  return {
    async perform() {
      await define(context, network);
      return 'changed';
    },
    missing: () => missingDefinition(context, network),
  };
}

export function startNetwork(context: StepContext, network: PlanNetwork): StepProcedure {
  return {
    async perform() {
      return (await startIfStopped(context, network, context.clock.monotonicMs()))
        ? 'changed'
        : 'already-true';
    },
    missing: () => missingActivity(context, network),
  };
}

/** Stops and starts the network, so that it runs what is stored. */
export function restartNetwork(context: StepContext, network: PlanNetwork): StepProcedure {
  return {
    async perform() {
      const { reference } = await findNetwork(context, network);
      const cutAtMs = context.clock.monotonicMs();
      if (await context.host.networks.isActive(reference)) await context.host.networks.destroy(reference);
      await startIfStopped(context, network, cutAtMs);
      return 'changed';
    },
    missing: () => missingActivity(context, network),
  };
}

export function setNetworkAutostart(context: StepContext, network: PlanNetwork): StepProcedure {
  return {
    async perform() {
      return (await setAutostart(context, network)) ? 'changed' : 'already-true';
    },
    async missing() {
      const { reference } = await findNetwork(context, network);
      const autostart = await context.host.networks.getAutostart(reference);
      return autostart === network.autostart
        ? undefined
        : `network "${network.name}" has autostart ${autostart}`;
    },
  };
}

/** Stops and removes a network of ours that no running machine is on. */
export function deleteNetwork(
  context: StepContext,
  network: { readonly name: string; readonly uuid: string },
): StepProcedure {
  const { networks } = context.host;
  return {
    async perform() {
      const found = await tryFindNetwork(context, network);
      if (found === undefined) return 'already-true';
      await requireEmpty(context, network.name);
      if (await networks.isActive(found.reference)) await networks.destroy(found.reference);
      await networks.undefine(found.reference);
      return 'changed';
    },
    async missing() {
      const left = await networks.tryFindByName(network.name);
      return left === undefined ? undefined : `network "${network.name}" is still defined`;
    },
  };
}

async function define(context: StepContext, network: PlanNetwork): Promise<void> {
  const before = await tryFindNetwork(context, network);
  await context.host.networks.define(networkXml(context, network, before?.stored.metadata ?? []));
}

/**
 * Starts the network and puts our running guests back on it: whoever stopped it has unplugged them, and libvirt leaves it at
 * that. How long they were cut off is noted, as far as this step saw it.
 */
async function startIfStopped(context: StepContext, network: PlanNetwork, cutAtMs: number): Promise<boolean> {
  const { networks } = context.host;
  const { reference } = await findNetwork(context, network);
  if (await networks.isActive(reference)) return false;
  await networks.start(reference);
  const { bridge } = readNetwork(await networks.getXml(reference));
  if (bridge?.name === undefined) return true;
  const plugged = await plugIn(await portsOf(context, network.name), bridge.name);
  if (plugged > 0) context.observe('link-cut-ms', Math.round(context.clock.monotonicMs() - cutAtMs));
  return true;
}

async function setAutostart(context: StepContext, network: PlanNetwork): Promise<boolean> {
  const { reference } = await findNetwork(context, network);
  if ((await context.host.networks.getAutostart(reference)) === network.autostart) return false;
  await context.host.networks.setAutostart(reference, network.autostart);
  return true;
}

async function missingDefinition(context: StepContext, network: PlanNetwork): Promise<string | undefined> {
  const { mark, stored } = await findNetwork(context, network);
  if (mark.planDigest !== context.planDigest)
    return `the mark of network "${network.name}" says plan ${mark.planDigest}`;
  const wanted = readNetwork(networkXml(context, network, stored.metadata));
  const [want, have] = [wanted.ips, stored.ips].map((ips) =>
    ips.map((ip) => `${ip.address}/${ip.prefix}`).join(' '),
  );
  return want === have
    ? undefined
    : `network "${network.name}" has addresses ${have || 'none'}, not ${want || 'none'}`;
}

async function missingActivity(context: StepContext, network: PlanNetwork): Promise<string | undefined> {
  const { reference } = await findNetwork(context, network);
  return (await context.host.networks.isActive(reference))
    ? undefined
    : `network "${network.name}" is not active`;
}

async function requireEmpty(context: StepContext, name: string): Promise<void> {
  const users: string[] = [];
  for (const domain of await context.host.domains.list()) {
    if (domain.id < 0) continue;
    const { interfaces } = readDomain(await context.host.domains.getXml(domain)).devices;
    if (interfaces.some((nic) => isOn(nic, name))) users.push(domain.name);
  }
  if (users.length === 0) return;
  const message = `Network "${name}" is used by ${users.join(', ')}, so it was left alone: stop or move them first.`;
  throw new StepError('in-use', message);
}
