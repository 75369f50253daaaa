import type { DomainInterface } from '../libvirt';
import type { ActualNic } from './types';

/** What a definition says of one NIC. */
export function nicOf(nic: DomainInterface): ActualNic {
  const { mtu, bandwidth, filter } = nic;
  return {
    mac: macOf(nic.macAddress),
    attachment: attachmentOf(nic),
    model: nic.model ?? 'default',
    linkUp: nic.linkState !== 'down',
    ...(mtu === undefined ? {} : { mtu }),
    ...(bandwidth === undefined ? {} : { bandwidth }),
    ...(filter === undefined ? {} : { filter: inNameOrder(filter) }),
  };
}

/** MAC addresses in lower case, whatever case they were written in. */
export function macOf(macAddress: string | undefined): string {
  return (macAddress ?? '').toLowerCase();
}

function attachmentOf({ type, source = '', sourceNetwork }: DomainInterface): ActualNic['attachment'] {
  // While a machine runs, libvirt shows what became of a network; what was asked for is what counts.
  if (sourceNetwork !== undefined) return { kind: 'network', name: sourceNetwork };
  return { kind: type === 'network' || type === 'bridge' ? type : 'other', name: source };
}

/** libvirt keeps parameters in no order of their own. */
function inNameOrder(filter: NonNullable<DomainInterface['filter']>): NonNullable<ActualNic['filter']> {
  return {
    name: filter.name,
    parameters: filter.parameters.toSorted((left, right) => (left.name < right.name ? -1 : 1)),
  };
}
