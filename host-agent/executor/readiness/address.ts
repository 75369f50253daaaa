import type { PlanNic } from '../../../lib/plan';
import { LibvirtError, type InterfaceAddressSource } from '../../libvirt';
import type { ReadinessQuestion, Sight } from './check';

/** The NIC has the addresses that the plan fixes, or any address where it fixes none. */
export async function seeAddress(question: ReadinessQuestion, nicName: string): Promise<Sight> {
  const nic = nicNamed(question, nicName);
  const found = await addressesOf(question, nic);
  const fixed = [nic.ipv4, nic.ipv6].filter((address) => address !== undefined);
  const lacking = fixed.filter((address) => !found.some((each) => sameAddress(each, address)));
  const seen = found.length === 0 ? `no address seen on ${nic.mac}` : `${nic.mac} has ${found.join(', ')}`;
  if (fixed.length === 0) return { ready: found.length > 0, seen };
  return {
    ready: lacking.length === 0,
    seen: lacking.length === 0 ? seen : `${seen}, not ${lacking.join(', ')}`,
  };
}

/** An address to reach the NIC at: the fixed one, else the first one seen. */
export async function tryFindAddress(
  question: ReadinessQuestion,
  nicName: string,
): Promise<string | undefined> {
  const nic = nicNamed(question, nicName);
  return nic.ipv4 ?? nic.ipv6 ?? (await addressesOf(question, nic))[0];
}

/** What the host's DHCP server leased and, where there is one, what the guest's agent says. Link-local addresses reach nobody from here. */
async function addressesOf(question: ReadinessQuestion, nic: PlanNic): Promise<readonly string[]> {
  const sources: readonly InterfaceAddressSource[] = question.machine.guestAgent
    ? ['lease', 'agent']
    : ['lease'];
  const lists = await Promise.all(sources.map((source) => askSource(question, nic, source)));
  return [...new Set(lists.flat())].filter((address) => !address.toLowerCase().startsWith('fe80:'));
}

async function askSource(
  { context, domain }: ReadinessQuestion,
  nic: PlanNic,
  source: InterfaceAddressSource,
): Promise<readonly string[]> {
  try {
    const interfaces = await context.host.domains.interfaceAddresses(domain, source);
    return interfaces
      .filter((each) => each.mac.toLowerCase() === nic.mac)
      .flatMap((each) => each.addresses.map(({ address }) => address));
  } catch (error) {
    // An agent that is not up yet, or a bridge without a DHCP server of libvirt: nothing was seen.
    if (error instanceof LibvirtError) return [];
    throw error;
  }
}

function nicNamed({ machine }: ReadinessQuestion, name: string): PlanNic {
  const nic = machine.nics.find((candidate) => candidate.name === name);
  if (nic === undefined)
    throw new Error(`${machine.name} has no NIC "${name}", which the plan's checks must have found`);
  return nic;
}

/** Plans write IPv6 addresses in their canonical form, and so does libvirt; letters may differ in case. */
function sameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
