import type { DomainBandwidth, DomainInterface } from '../../../libvirt';

/** What a NIC that runs has otherwise than planned, of all that can be changed while it runs; undefined when nothing. */
export function differenceOfNic(
  planned: DomainInterface,
  actual: DomainInterface | undefined,
): string | undefined {
  const mac = planned.macAddress ?? '';
  if (actual === undefined) return `the running machine has no NIC ${mac}`;
  const [want, have] = [viewOf(planned), viewOf(actual)];
  const field = Object.keys(want).find((key) => want[key] !== have[key]);
  return field === undefined
    ? undefined
    : `${field} of NIC ${mac} is ${have[field] ?? 'not set'}, not ${want[field] ?? 'unset'}`;
}

function viewOf(nic: DomainInterface): Readonly<Record<string, string | undefined>> {
  const { filter } = nic;
  const parameters = filter?.parameters.map(({ name, value }) => `${name}=${value}`).toSorted();
  return {
    // On a network that only names a bridge libvirt shows that bridge while the machine runs.
    attachment:
      nic.sourceNetwork === undefined ? `${nic.type} ${nic.source}` : `network ${nic.sourceNetwork}`,
    link: nic.linkState ?? 'up',
    'inbound bandwidth': directionOf(nic.bandwidth?.inbound),
    'outbound bandwidth': directionOf(nic.bandwidth?.outbound),
    filter: filter && `${filter.name} ${parameters?.join(' ') ?? ''}`,
  };
}

function directionOf(limits: DomainBandwidth | undefined): string | undefined {
  return limits && [limits.averageKiBPerSecond, limits.peakKiBPerSecond, limits.burstKiB].join('/');
}
