import type { PlanNetwork } from '../../../lib/plan';
import { LibvirtError, readDomain, readNetwork, type ObjectReference } from '../../libvirt';
import { networkXml } from '../descriptions';
import { StepError } from '../failure';
import { removeLeftover } from './leftover-network';
import { findNetwork, tryFindNetwork, type OwnNetwork } from './network-access';
import type { StepContext, StepProcedure } from './procedure';
import { isOn, plugIn, portsOf, type NetworkPort } from './network-ports';

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
      await finishStart(context, network);
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
      else await removeLeftover(found.stored, []);
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
  await context.host.networks.define(networkXml(context, network, before?.stored));
}

/**
 * Starts the network and puts our running guests back on it: whoever stopped it has unplugged them, and libvirt leaves it at
 * that. How long they were cut off is noted, as far as this step saw it.
 *
 * A network that runs does not show that its guests are still off it. Until they are back, its autostart is therefore the opposite of
 * the plan's: a run that is killed in between leaves a difference, and the step that sets it right puts them back first.
 */
async function startIfStopped(context: StepContext, network: PlanNetwork, cutAtMs: number): Promise<boolean> {
  const { networks } = context.host;
  const found = await findNetwork(context, network);
  const { reference } = found;
  if (await networks.isActive(reference)) return false;
  const ports = await portsOf(context, network.name);
  if (ports.length > 0) await networks.setAutostart(reference, !network.autostart);
  await start(context, found);
  const plugged = await plugInto(context, reference, ports);
  if (plugged > 0) context.observe('link-cut-ms', Math.round(context.clock.monotonicMs() - cutAtMs));
  if (ports.length > 0) await networks.setAutostart(reference, network.autostart);
  return true;
}

/** Puts guests back on a network whose autostart says that a start of it was broken off. */
async function finishStart(context: StepContext, network: PlanNetwork): Promise<void> {
  const { networks } = context.host;
  const { reference } = await findNetwork(context, network);
  if ((await networks.getAutostart(reference)) === network.autostart) return;
  if (await networks.isActive(reference))
    await plugInto(context, reference, await portsOf(context, network.name));
}

/** @returns how many of the ports were on no bridge, or on another */
async function plugInto(
  context: StepContext,
  network: ObjectReference,
  ports: readonly NetworkPort[],
): Promise<number> {
  if (ports.length === 0) return 0;
  const { bridge } = readNetwork(await context.host.networks.getXml(network));
  return bridge?.name === undefined ? 0 : plugIn(ports, bridge.name);
}

/** Starts it, if need be after taking away what a killed libvirtd has left of it. */
async function start(context: StepContext, { reference, stored }: OwnNetwork): Promise<void> {
  const { networks } = context.host;
  try {
    await networks.start(reference);
  } catch (error) {
    if (!(error instanceof LibvirtError) || (await networks.isActive(reference))) throw error;
    const ports = await portsOf(context, reference.name);
    const wasLeft = await removeLeftover(
      stored,
      ports.map(({ device }) => device),
    );
    if (!wasLeft) throw error;
    await networks.start(reference);
  }
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
  const wanted = readNetwork(networkXml(context, network, stored));
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
