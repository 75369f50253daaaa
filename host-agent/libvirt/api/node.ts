import type { Session } from '../session/session';
import type { NodeApi, NodeMemory } from './types';
import { needResults, toNumber } from './values';

/** VIR_NODE_MEMORY_STATS_ALL_CELLS; as the first cell of free pages it means the sum of all as well (virHostMemGetFreePages). */
const allCells = -1;

/** The host itself over one session. */
export function createNodeApi(session: Session): NodeApi {
  return {
    async hostname() {
      return (await session.call('connectGetHostname', undefined)).hostname;
    },
    async libvirtVersion() {
      return toNumber((await session.call('connectGetLibVersion', undefined)).libVer);
    },
    async hypervisorVersion() {
      return toNumber((await session.call('connectGetVersion', undefined)).hvVer);
    },
    async information() {
      const answer = await session.call('nodeGetInfo', undefined);
      const { cpus, sockets, cores, threads, nodes: numaNodes } = answer;
      return {
        model: textOf(answer.model),
        cpus,
        memoryKiB: toNumber(answer.memory),
        numaNodes,
        sockets,
        cores,
        threads,
      };
    },
    memory: () => memory(session),
    async capabilitiesXml() {
      return (await session.call('connectGetCapabilities', undefined)).capabilities;
    },
    async freePages(sizeKiB) {
      const body = { pages: [sizeKiB], startCell: allCells, cellCount: 1, flags: 0 };
      const { counts } = await session.call('nodeGetFreePages', body);
      return toNumber(counts[0] ?? 0n);
    },
    async networkFilters() {
      const { filters } = await session.call('connectListAllNwfilters', { needResults, flags: 0 });
      return filters.map(({ name }) => name);
    },
    async domainCapabilitiesXml({ emulator, architecture, machine, virtualisation }) {
      const body = { emulatorbin: emulator, arch: architecture, machine, virttype: virtualisation, flags: 0 };
      // It may probe QEMU, as a define may.
      return (await session.call('connectGetDomainCapabilities', body, 'define')).capabilities;
    },
  };
}

async function memory(session: Session): Promise<NodeMemory> {
  // libvirt wants to be told exactly how many values it has, so it is asked for that first.
  const { nparams } = await session.call('nodeGetMemoryStats', { nparams: 0, cellNum: allCells, flags: 0 });
  const { params } = await session.call('nodeGetMemoryStats', { nparams, cellNum: allCells, flags: 0 });
  const kiBOf = (field: string): number =>
    toNumber(params.find((entry) => entry.field === field)?.value ?? 0n);
  return { totalKiB: kiBOf('total'), freeKiB: kiBOf('free') };
}

/** A C character array: signed bytes up to the first zero. */
function textOf(characters: readonly number[]): string {
  const end = characters.indexOf(0);
  return Buffer.from(
    characters.slice(0, end < 0 ? undefined : end).map((character) => character & 0xff),
  ).toString('utf8');
}
