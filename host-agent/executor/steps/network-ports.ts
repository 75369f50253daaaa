import { execFile } from 'node:child_process';
import { readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { LibvirtXmlError, readDomain, type DomainDefinition, type DomainInterface } from '../../libvirt';
import { StepError } from '../failure';
import { requireMark } from './machine-access';
import type { StepContext } from './procedure';

/** One netlink call; longer means that the kernel or the host hangs. */
const COMMAND_TIMEOUT_MS = 10_000;

const run = promisify(execFile);

/** A running machine's side of a network, as the host has it. */
export interface NetworkPort {
  readonly machine: string;
  /** Host device such as `vnet0`. */
  readonly device: string;
}

/** Ports of our running machines on a network; a stranger's stay as whoever cut them has left them. */
export async function portsOf(context: StepContext, network: string): Promise<readonly NetworkPort[]> {
  const { domains } = context.host;
  const ports: NetworkPort[] = [];
  for (const domain of await domains.list()) {
    if (domain.id < 0) continue;
    const running = tryReadOurs(context, domain.name, await domains.getXml(domain));
    if (running === undefined) continue;
    for (const nic of running.devices.interfaces) {
      if (!isOn(nic, network) || nic.targetDevice === undefined) continue;
      ports.push({ machine: domain.name, device: nic.targetDevice });
    }
  }
  return ports;
}

/** True for a NIC on the network, also when that only names a bridge and the running NIC shows the bridge. */
export function isOn(nic: DomainInterface, network: string): boolean {
  return nic.sourceNetwork === network || (nic.type === 'network' && nic.source === network);
}

function tryReadOurs(context: StepContext, name: string, xml: string): DomainDefinition | undefined {
  try {
    const running = readDomain(xml);
    requireMark(context, name, running);
    return running;
  } catch (error) {
    if (error instanceof StepError || error instanceof LibvirtXmlError) return undefined;
    throw error;
  }
}

/**
 * Puts ports on a bridge again. A network that is stopped takes its bridge along; libvirt makes a new one at start but
 * plugs nobody in, and the guests see a link that leads nowhere. Resolves with how many had been cut off.
 */
export async function plugIn(ports: readonly NetworkPort[], bridge: string): Promise<number> {
  let plugged = 0;
  const failed: { readonly port: NetworkPort; readonly cause: unknown }[] = [];
  for (const port of ports) {
    if ((await bridgeOf(port.device)) === bridge) continue;
    try {
      await run('ip', ['link', 'set', 'dev', port.device, 'master', bridge], { timeout: COMMAND_TIMEOUT_MS });
      plugged += 1;
    } catch (error) {
      // One that has stopped meanwhile, or hangs, must not keep the others off: no later pass would see that they are.
      failed.push({ port, cause: error });
    }
  }
  if (failed.length === 0) return plugged;
  const left = failed.map(({ port: { machine, device } }) => `"${machine}" (${device})`).join(', ');
  throw new StepError(
    'not-as-written',
    `The network runs again, but ${left} could not be put back on it (${bridge}): restart what still runs of them.`,
    { cause: failed[0]?.cause },
  );
}

async function bridgeOf(device: string): Promise<string | undefined> {
  try {
    return basename(await readlink(`/sys/class/net/${device}/master`));
  } catch {
    // No such link: the device is on no bridge, or /sys does not show it; plugging in decides.
    return undefined;
  }
}
