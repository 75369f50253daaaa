import type { ActualCpu } from '../../../inventory';
import type { PlannerContext } from '../../view/context';
import { rowWhere, row } from '../matrix-row';
import { differ, differLists, type DefinitionRule } from '../rule';

/**
 * Weights of whoever states none, in control groups of version 1 and 2: a weight cannot be taken back from a running machine, so
 * lifting it sets it to one of these.
 */
const DEFAULT_SHARES: ReadonlySet<number | undefined> = new Set([1024, 100]);

/** How the host runs the vCPUs: it is the host that is told, so the guest never notices. */
export const cpuTuningRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: ({ machine, definition, context, running }) => {
    const { cpu } = machine;
    const live = running === undefined ? undefined : [{ kind: 'tune-cpu' as const, machine }];
    const isLifted = running?.stored?.cpu.shares === undefined && DEFAULT_SHARES.has(definition.cpu.shares);
    const shares =
      running !== undefined && cpu.shares === undefined && isLifted ? undefined : definition.cpu.shares;
    // Nothing can be pinned now that the running machine has no room for: its next start brings that.
    const isThere = ({ vcpu }: { readonly vcpu: number }): boolean =>
      running === undefined || vcpu < definition.vcpus.maximum;
    const pinning = cpu.pinning.filter(isThere);
    return [
      ...differ('cpu.shares', shares, cpu.shares, live),
      ...differ('cpu.limitPercent', definition.cpu.limitPercent, cpu.limitPercent, live),
      ...differLists(
        'cpu.pinning',
        pinningTexts(definition.cpu, context),
        pinningTexts({ pinning }, context),
        live,
      ),
      ...differLists(
        'cpu.emulatorHostCpus',
        hostCpuTexts(definition.cpu.emulatorHostCpus, context),
        hostCpuTexts(cpu.emulatorHostCpus, context),
        live,
      ),
    ];
  },
  rows: [
    row('CPU', 'shares', 'live'),
    row('CPU', 'limit', 'live'),
    rowWhere('CPU', 'pinning of vCPUs and of the emulator', 'live', {
      otherwise: 'CPUs that the host does not have are refused',
    }),
  ],
};

const NO_TEXTS: readonly string[] = [];

/** Only what pins: libvirt shows a pinning that was lifted as one to all CPUs. */
function pinningTexts({ pinning }: Pick<ActualCpu, 'pinning'>, context: PlannerContext): readonly string[] {
  if (pinning.length === 0) return NO_TEXTS;
  return [...pinning]
    .sort((a, b) => a.vcpu - b.vcpu)
    .flatMap(({ vcpu, hostCpus }) => {
      const texts = hostCpuTexts(hostCpus, context);
      return texts.length === 0 ? [] : [`vCPU ${vcpu} on ${texts.join(',')}`];
    });
}

function hostCpuTexts(hostCpus: readonly number[] | undefined, { host }: PlannerContext): readonly string[] {
  if (hostCpus === undefined || hostCpus.length === 0) return NO_TEXTS;
  const unique = [...new Set(hostCpus)].sort((a, b) => a - b);
  return unique.length >= host.inventory.host.cpus && host.inventory.host.cpus > 0 ? [] : unique.map(String);
}
