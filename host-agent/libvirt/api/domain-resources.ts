import {
  domainMemoryModFlags,
  domainMemoryStatTags,
  domainModificationImpact,
  domainVcpuFlags,
} from '../protocol/enums.generated';
import type { Session } from '../session/session';
import type { DomainApi, MemoryStatistic, SchedulerParameters } from './types';
import { domainHandle, llong, toNumber, ullong } from './values';

/** More than libvirt knows of (virDomainMemoryStatTags has 13 so far), and far below what it allows (1024). */
const memoryStatisticsMax = 64;

/** virDomainMemoryStatTags in the words of the interface. */
const statisticNames: ReadonlyMap<number, MemoryStatistic> = new Map([
  [domainMemoryStatTags.unused, 'unused'],
  [domainMemoryStatTags.available, 'available'],
  [domainMemoryStatTags.actualBalloon, 'actual'],
  [domainMemoryStatTags.usable, 'usable'],
  [domainMemoryStatTags.rss, 'rss'],
  [domainMemoryStatTags.diskCaches, 'disk-caches'],
  [domainMemoryStatTags.lastUpdate, 'last-update'],
]);

/** CPU and memory of a running domain. All of it leaves the stored definition alone. */
export function resources(
  session: Session,
): Pick<DomainApi, 'setVcpus' | 'setMemory' | 'memoryStatistics' | 'setSchedulerParameters' | 'pin'> {
  return {
    async setVcpus(domain, count) {
      const body = { dom: domainHandle(domain), nvcpus: count, flags: domainVcpuFlags.live };
      await session.call('domainSetVcpusFlags', body, 'change');
    },
    async setMemory(domain, kiB) {
      const body = { dom: domainHandle(domain), memory: BigInt(kiB), flags: domainMemoryModFlags.live };
      await session.call('domainSetMemoryFlags', body, 'change');
    },
    async memoryStatistics(domain) {
      const body = { dom: domainHandle(domain), maxStats: memoryStatisticsMax, flags: 0 };
      const { stats } = await session.call('domainMemoryStats', body);
      return new Map(
        stats.flatMap(({ tag, val }) => {
          const name = statisticNames.get(tag);
          return name === undefined ? [] : [[name, toNumber(val)] as const];
        }),
      );
    },
    async setSchedulerParameters(domain, parameters) {
      const params = schedulerParameters(parameters);
      if (params.length === 0) return;
      const body = { dom: domainHandle(domain), params, flags: domainModificationImpact.live };
      await session.call('domainSetSchedulerParametersFlags', body, 'change');
    },
    async pin(domain, { vcpu, hostCpus, hostCpuCount }) {
      const cpumap = cpuMap(hostCpus, hostCpuCount);
      const body = { dom: domainHandle(domain), cpumap, flags: domainModificationImpact.live };
      if (vcpu === undefined) await session.call('domainPinEmulator', body, 'change');
      else await session.call('domainPinVcpuFlags', { ...body, vcpu }, 'change');
    },
  };
}

/** VIR_DOMAIN_SCHEDULER_* of libvirt-domain.h, with the types that libvirt insists on. */
function schedulerParameters(parameters: SchedulerParameters) {
  const { shares, globalPeriodMicroseconds, globalQuotaMicroseconds } = parameters;
  return [
    ...(shares === undefined ? [] : [ullong('cpu_shares', shares)]),
    ...(globalPeriodMicroseconds === undefined ? [] : [ullong('global_period', globalPeriodMicroseconds)]),
    ...(globalQuotaMicroseconds === undefined ? [] : [llong('global_quota', globalQuotaMicroseconds)]),
  ];
}

/** One bit a host CPU, the lowest of the first byte for CPU 0 (VIR_CPU_MAPLEN). */
function cpuMap(hostCpus: readonly number[], hostCpuCount: number): Uint8Array {
  const outside = hostCpus.find((cpu) => !Number.isInteger(cpu) || cpu < 0 || cpu >= hostCpuCount);
  if (outside !== undefined)
    throw new RangeError(`there is no CPU ${outside} on a host with ${hostCpuCount} CPUs`);
  const bytes = new Uint8Array(Math.ceil(hostCpuCount / 8));
  for (const cpu of hostCpus) {
    const index = Math.floor(cpu / 8);
    bytes[index] = (bytes[index] ?? 0) | (1 << (cpu % 8));
  }
  return bytes;
}
