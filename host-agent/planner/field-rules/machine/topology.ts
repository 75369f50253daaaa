import { vcpus } from '../../../../lib/plan';
import type { MachineAllocation } from '../../../inventory';
import { row } from '../matrix-row';
import { differ, type DefinitionRule } from '../rule';

/** What the guest sees of its vCPUs is fixed when it boots; a plan without it takes what libvirt gives. */
export const topologyRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: ({ machine: { cpu }, definition }) =>
    cpu.topology === undefined
      ? []
      : differ('cpu.topology', topologyText(definition.cpu.topology), topologyText(cpu.topology)),
  keep: (field, { machine, definition }) => {
    if (field !== 'cpu.topology') return undefined;
    const { topology: _stated, ...cpu } = machine.cpu;
    const { topology } = definition.cpu;
    if (topology === undefined) return { ...machine, cpu };
    // The product of a topology is the ceiling, so the two stay together.
    const maximum = vcpus(topology.sockets * topology.cores * topology.threads);
    if (maximum < machine.vcpus.current) return undefined;
    return { ...machine, vcpus: { ...machine.vcpus, maximum }, cpu: { ...cpu, topology } };
  },
  rows: [row('CPU', 'topology', 'restart')],
};

function topologyText(topology: MachineAllocation['cpu']['topology']): string | undefined {
  if (topology === undefined) return undefined;
  const { sockets, cores, threads } = topology;
  return `${sockets} sockets, ${cores} cores, ${threads} threads`;
}
