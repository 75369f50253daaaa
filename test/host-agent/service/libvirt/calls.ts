import type { LibvirtHost } from '../../../../host-agent/libvirt';

/** What must never be in a log: it is in every XML, entry and command below. */
export const SECRET = 'correct-horse-battery-staple';

const domain = { name: 'web-1', uuid: '0b9c91e6-0000-4000-8000-000000000001' };
const network = { name: 'lan', uuid: '0b9c91e6-0000-4000-8000-000000000002' };
const pool = { name: 'disks', uuid: '0b9c91e6-0000-4000-8000-000000000003' };
const volume = { pool: 'disks', name: 'web-1.root.qcow2', key: '/srv/disks/web-1.root.qcow2' };
const domainXml = `<domain type="qemu"><name>web-1</name><uuid>${domain.uuid}</uuid><description>${SECRET}</description>
  <memory>65536</memory><vcpu>1</vcpu><os><type arch="x86_64" machine="q35">hvm</type></os></domain>`;
const networkXml = `<network><name>lan</name><uuid>${network.uuid}</uuid><domain name="${SECRET}"/></network>`;
const poolXml = `<pool type="dir"><name>disks</name><uuid>${pool.uuid}</uuid><target><path>/srv/${SECRET}</path></target></pool>`;
const volumeXml = `<volume><name>new.qcow2</name><capacity>1</capacity><target><path>/srv/${SECRET}</path></target></volume>`;
const device = `<interface><description>${SECRET}</description></interface>`;
const command = (execute: string): string => JSON.stringify({ execute, arguments: { path: SECRET } });
const content = async function* (): AsyncGenerator<Uint8Array> {
  yield Buffer.from(SECRET);
};

/** A call that is made on a host, and the name that it should be told of under. */
export interface ExampleCall {
  readonly call: string;
  readonly target: string;
  readonly make: (host: LibvirtHost) => Promise<unknown>;
}

const example = (call: string, target: string, make: ExampleCall['make']): ExampleCall => ({
  call,
  target,
  make,
});

/** One call of every method that changes something. */
export const WRITES: readonly ExampleCall[] = [
  example('domains.define', 'web-1', ({ domains }) => domains.define(domainXml)),
  example('domains.start', 'web-1', ({ domains }) => domains.start(domain)),
  example('domains.shutdown', 'web-1', ({ domains }) => domains.shutdown(domain)),
  example('domains.destroy', 'web-1', ({ domains }) => domains.destroy(domain)),
  example('domains.resume', 'web-1', ({ domains }) => domains.resume(domain)),
  example('domains.undefine', 'web-1', ({ domains }) => domains.undefine(domain)),
  example('domains.setAutostart', 'web-1', ({ domains }) => domains.setAutostart(domain, true)),
  example('domains.setMetadata', 'web-1', ({ domains }) =>
    domains.setMetadata(domain, { namespace: 'urn:a', prefix: 'a', xml: `<a>${SECRET}</a>`, live: false }),
  ),
  example('domains.rename', 'web-1', ({ domains }) => domains.rename(domain, 'web-2')),
  example('domains.setVcpus', 'web-1', ({ domains }) => domains.setVcpus(domain, 2)),
  example('domains.setMemory', 'web-1', ({ domains }) => domains.setMemory(domain, 65_536)),
  example('domains.setSchedulerParameters', 'web-1', ({ domains }) =>
    domains.setSchedulerParameters(domain, { shares: 100 }),
  ),
  example('domains.pin', 'web-1', ({ domains }) =>
    domains.pin(domain, { vcpu: 0, hostCpus: [0], hostCpuCount: 2 }),
  ),
  example('domains.attachDevice', 'web-1', ({ domains }) => domains.attachDevice(domain, device)),
  example('domains.detachDevice', 'web-1', ({ domains }) => domains.detachDevice(domain, device)),
  example('domains.updateDevice', 'web-1', ({ domains }) => domains.updateDevice(domain, device)),
  example('domains.growBlockDevice', 'web-1', ({ domains }) =>
    domains.growBlockDevice(domain, 'vda', 2 ** 40),
  ),
  example('domains.setBlockTuning', 'web-1', ({ domains }) =>
    domains.setBlockTuning(domain, 'vda', { readIopsSec: 1 }),
  ),
  example('domains.agentCommand', 'web-1', ({ domains }) =>
    domains.agentCommand(domain, command('guest-exec')),
  ),
  example('networks.define', 'lan', ({ networks }) => networks.define(networkXml)),
  example('networks.start', 'lan', ({ networks }) => networks.start(network)),
  example('networks.destroy', 'lan', ({ networks }) => networks.destroy(network)),
  example('networks.undefine', 'lan', ({ networks }) => networks.undefine(network)),
  example('networks.setAutostart', 'lan', ({ networks }) => networks.setAutostart(network, true)),
  example('networks.update', 'lan', ({ networks }) =>
    networks.update(
      network,
      { section: 'dns-host', command: 'add-last', parentIndex: -1, xml: `<host name="${SECRET}"/>` },
      { live: true, config: true },
    ),
  ),
  example('pools.define', 'disks', ({ pools }) => pools.define(poolXml)),
  example('pools.build', 'disks', ({ pools }) => pools.build(pool)),
  example('pools.start', 'disks', ({ pools }) => pools.start(pool)),
  example('pools.destroy', 'disks', ({ pools }) => pools.destroy(pool)),
  example('pools.undefine', 'disks', ({ pools }) => pools.undefine(pool)),
  example('pools.setAutostart', 'disks', ({ pools }) => pools.setAutostart(pool, true)),
  example('volumes.create', 'disks/new.qcow2', ({ volumes }) => volumes.create(pool, volumeXml)),
  example('volumes.createFrom', 'disks/new.qcow2', ({ volumes }) =>
    volumes.createFrom(pool, volumeXml, volume),
  ),
  example('volumes.grow', 'disks/web-1.root.qcow2', ({ volumes }) => volumes.grow(volume, 2 ** 40)),
  example('volumes.delete', 'disks/web-1.root.qcow2', ({ volumes }) => volumes.delete(volume)),
  example('volumes.upload', 'disks/web-1.root.qcow2', ({ volumes }) => volumes.upload(volume, content())),
];

/** One call of every method that changes nothing. */
export const READS: readonly ExampleCall[] = [
  example('domains.list', '', ({ domains }) => domains.list()),
  example('domains.tryFindByName', 'web-1', ({ domains }) => domains.tryFindByName('web-1')),
  example('domains.tryFindByUuid', domain.uuid, ({ domains }) => domains.tryFindByUuid(domain.uuid)),
  example('domains.getXml', 'web-1', ({ domains }) => domains.getXml(domain)),
  example('domains.getState', 'web-1', ({ domains }) => domains.getState(domain)),
  example('domains.isPersistent', 'web-1', ({ domains }) => domains.isPersistent(domain)),
  example('domains.hasManagedSave', 'web-1', ({ domains }) => domains.hasManagedSave(domain)),
  example('domains.getAutostart', 'web-1', ({ domains }) => domains.getAutostart(domain)),
  example('domains.memoryStatistics', 'web-1', ({ domains }) => domains.memoryStatistics(domain)),
  example('domains.interfaceAddresses', 'web-1', ({ domains }) =>
    domains.interfaceAddresses(domain, 'lease'),
  ),
  example('domains.agentCommand', 'web-1', ({ domains }) =>
    domains.agentCommand(domain, command('guest-ping')),
  ),
  example('domains.statistics', '', ({ domains }) => domains.statistics()),
  example('networks.list', '', ({ networks }) => networks.list()),
  example('networks.tryFindByName', 'lan', ({ networks }) => networks.tryFindByName('lan')),
  example('networks.getXml', 'lan', ({ networks }) => networks.getXml(network)),
  example('networks.isActive', 'lan', ({ networks }) => networks.isActive(network)),
  example('networks.isPersistent', 'lan', ({ networks }) => networks.isPersistent(network)),
  example('networks.getAutostart', 'lan', ({ networks }) => networks.getAutostart(network)),
  example('networks.dhcpLeases', 'lan', ({ networks }) => networks.dhcpLeases(network)),
  example('pools.list', '', ({ pools }) => pools.list()),
  example('pools.tryFindByName', 'disks', ({ pools }) => pools.tryFindByName('disks')),
  example('pools.getXml', 'disks', ({ pools }) => pools.getXml(pool)),
  example('pools.getInformation', 'disks', ({ pools }) => pools.getInformation(pool)),
  example('pools.refresh', 'disks', ({ pools }) => pools.refresh(pool)),
  example('pools.getAutostart', 'disks', ({ pools }) => pools.getAutostart(pool)),
  example('pools.listVolumes', 'disks', ({ pools }) => pools.listVolumes(pool)),
  example('volumes.tryFind', 'disks/a', ({ volumes }) => volumes.tryFind(pool, 'a')),
  example('volumes.tryFindByPath', '/srv/a', ({ volumes }) => volumes.tryFindByPath('/srv/a')),
  example('volumes.getXml', 'disks/web-1.root.qcow2', ({ volumes }) => volumes.getXml(volume)),
  example('volumes.download', 'disks/web-1.root.qcow2', async ({ volumes }) => {
    let bytes = 0;
    for await (const chunk of volumes.download(volume)) bytes += chunk.length;
    return bytes;
  }),
  example('node.hostname', '', ({ node }) => node.hostname()),
  example('node.libvirtVersion', '', ({ node }) => node.libvirtVersion()),
  example('node.hypervisorVersion', '', ({ node }) => node.hypervisorVersion()),
  example('node.information', '', ({ node }) => node.information()),
  example('node.memory', '', ({ node }) => node.memory()),
  example('node.capabilitiesXml', '', ({ node }) => node.capabilitiesXml()),
  example('node.freePages', '', ({ node }) => node.freePages(4)),
  example('node.networkFilters', '', ({ node }) => node.networkFilters()),
  example('node.domainCapabilitiesXml', '', ({ node }) => node.domainCapabilitiesXml({})),
];
