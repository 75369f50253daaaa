import {
  readDomainCapabilities,
  readHostCapabilities,
  type DomainCapabilities,
  type HostCapabilities,
  type LibvirtHost,
} from '../libvirt';
import { accelerationOf, type HostEnvironment } from './acceleration';
import { readHugepages } from './hugepages';
import { machineTypeOf } from './machine-type';
import { readObject, type Reading } from './reading';
import { presentMiB, versionText } from './sizes';
import { trafficShapingOf } from './traffic-shaping';
import type { EmulatorFacts, HostFacts, Unreadable } from './types';

/** Architectures that a plan can ask for, with the machine type whose firmware is looked up. */
const PLAN_ARCHITECTURES: Readonly<Record<string, string>> = { x86_64: 'q35', aarch64: 'virt' };

/** The facts about the host, and those that could not be had. */
export async function readHost(
  reading: Reading,
  environment: HostEnvironment | undefined,
): Promise<{ readonly facts: HostFacts; readonly unreadable: readonly Unreadable[] }> {
  const { host, cache } = reading;
  const { node } = host;
  const [hostname, libvirt, hypervisor, information, memory, capabilitiesXml] = await Promise.all([
    node.hostname(),
    node.libvirtVersion(),
    node.hypervisorVersion(),
    node.information(),
    // Drivers without statistics (libvirt's test driver) still have the node's own figure.
    readObject({ kind: 'host', name: 'memory' }, () => node.memory()),
    node.capabilitiesXml(),
  ]);
  const capabilities = cache.read('capabilities', capabilitiesXml, readHostCapabilities);
  const local = isLocal(host) ? environment : undefined;
  const [emulators, offeredForDomains, trafficShaping, hugepages, networkFilters] = await Promise.all([
    readEmulators(reading, capabilities),
    askForKvm(reading, capabilities),
    trafficShapingOf(local, cache),
    readHugepages(reading, capabilities),
    readObject({ kind: 'host', name: 'network filters' }, () => node.networkFilters()),
  ]);
  const known = memory !== undefined && 'item' in memory ? memory.item : undefined;
  return {
    facts: {
      hostname,
      libvirtVersion: versionText(libvirt),
      hypervisorVersion: versionText(hypervisor),
      architecture: capabilities.architecture,
      cpus: information.cpus,
      memoryMiB: presentMiB(known?.totalKiB ?? information.memoryKiB),
      memoryFreeMiB: presentMiB(known?.freeKiB ?? 0),
      numaNodes: capabilities.numaCells.map(({ id, memoryKiB, cpus }) => ({
        id,
        memoryMiB: presentMiB(memoryKiB),
        cpus,
      })),
      acceleration: await accelerationOf({
        capabilities,
        offeredForDomains,
        environment: local,
      }),
      emulators,
      trafficShaping,
      hugepages: hugepages.items,
      // A connection that may only read, or a driver that knows none: nobody who decides misses them.
      ...(networkFilters !== undefined && 'item' in networkFilters
        ? { networkFilters: networkFilters.item.toSorted() }
        : {}),
    },
    unreadable: [
      ...(memory !== undefined && 'unreadable' in memory ? [memory.unreadable] : []),
      ...hugepages.unreadable,
    ],
  };
}

/** A URI without a host name reaches this machine; `ssh` and `tls` URIs name another. */
function isLocal(host: LibvirtHost): boolean {
  return /^[a-z]+(\+unix)?:\/\/\//.test(host.uri);
}

async function readEmulators(
  reading: Reading,
  capabilities: HostCapabilities,
): Promise<readonly EmulatorFacts[]> {
  const guests = capabilities.guests.filter(
    (guest, index) =>
      guest.architecture in PLAN_ARCHITECTURES &&
      capabilities.guests.findIndex(({ architecture }) => architecture === guest.architecture) === index,
  );
  return Promise.all(
    guests.map(async ({ architecture, emulator, machines }) => {
      const offer = await tryReadOffer(reading, capabilities, architecture);
      return {
        architecture,
        path: emulator,
        machines: [...new Set(machines.map(machineTypeOf))].toSorted(),
        ...offer,
      };
    }),
  );
}

/** What machines of an architecture can be given; empty when it could not be asked for. */
async function tryReadOffer(
  { host, cache }: Reading,
  capabilities: HostCapabilities,
  architecture: string,
): Promise<Pick<EmulatorFacts, 'firmwares' | 'secureBoot' | 'tpm'>> {
  const machine = PLAN_ARCHITECTURES[architecture];
  if (host.readOnly || machine === undefined) return {};
  const answer = await readObject({ kind: 'host', name: `what ${architecture} offers` }, () =>
    cache.remember(`offer of ${architecture}`, emulatorsKey(capabilities), async () => {
      const xml = await host.node.domainCapabilitiesXml({ architecture, machine, virtualisation: 'qemu' });
      return offerOf(readDomainCapabilities(xml));
    }),
  );
  return answer !== undefined && 'item' in answer ? answer.item : {};
}

function offerOf(
  domain: DomainCapabilities,
): Required<Pick<EmulatorFacts, 'firmwares' | 'secureBoot' | 'tpm'>> {
  const hasUefi = domain.firmwares.includes('efi');
  return {
    // QEMU needs no firmware file to start without UEFI: PCs have a BIOS built in, others boot a kernel directly.
    firmwares: hasUefi ? ['bios', 'uefi'] : ['bios'],
    secureBoot: hasUefi && domain.secureLoaders,
    // libvirt names this back end only where it finds the emulator that it starts (swtpm).
    tpm: domain.tpmBackends.includes('emulator'),
  };
}

/** Whether libvirt can describe a KVM guest of the host's architecture; `undefined` when it cannot be asked. */
async function askForKvm(
  { host, cache }: Reading,
  capabilities: HostCapabilities,
): Promise<boolean | undefined> {
  const { architecture } = capabilities;
  if (host.readOnly) return undefined;
  const answer = await readObject({ kind: 'host', name: 'KVM' }, () =>
    cache.remember('kvm', emulatorsKey(capabilities), async () =>
      readDomainCapabilities(await host.node.domainCapabilitiesXml({ architecture, virtualisation: 'kvm' })),
    ),
  );
  return answer !== undefined && 'item' in answer;
}

/**
 * Changes when an emulator is installed, removed or upgraded, and when KVM comes or goes. Asking about each again takes seconds
 * on a host where libvirt has to probe QEMU first. The rest of the capabilities holds figures that move by themselves.
 */
function emulatorsKey(capabilities: HostCapabilities): string {
  return JSON.stringify(capabilities.guests);
}
