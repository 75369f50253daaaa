import type { FakeDomain, FakeNetwork, FakePool, FakeWorld } from '../../support/fake-libvirt-host';

/** A host with nothing on it, that offers both kinds of virtualisation. */
export function emptyWorld(): FakeWorld {
  return {
    domains: [],
    networks: [],
    pools: [],
    capabilitiesXml: capabilitiesXml({}),
    domainCapabilitiesXml: new Map([
      ['qemu', domainCapabilitiesXml('qemu')],
      ['kvm', domainCapabilitiesXml('kvm')],
    ]),
    memory: { totalKiB: 4_194_304 + 1_023, freeKiB: 1_048_576 },
  };
}

export function capabilitiesXml(options: {
  readonly kvm?: boolean;
  readonly numaMemoryKiB?: number;
  /** Pages of 2 MiB. */
  readonly hugepages?: number;
}): string {
  return `<capabilities>
  <host>
    <uuid>00000000-0000-4000-8000-0000000000aa</uuid>
    <cpu><arch>x86_64</arch></cpu>
    <topology><cells num='1'><cell id='0'>
      <memory unit='KiB'>${options.numaMemoryKiB ?? 2_097_152}</memory>
      <pages unit='KiB' size='4'>524288</pages><pages unit='KiB' size='2048'>${options.hugepages ?? 0}</pages>
      <cpus num='2'><cpu id='0'/><cpu id='1'/></cpus>
    </cell></cells></topology>
  </host>
  <guest><os_type>hvm</os_type><arch name='i686'>
    <emulator>/usr/bin/qemu-system-i386</emulator><machine>pc-i440fx-7.2</machine><domain type='qemu'/>
  </arch></guest>
  <guest><os_type>hvm</os_type><arch name='x86_64'>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <machine>pc-i440fx-7.2</machine><machine canonical='pc-i440fx-7.2'>pc</machine>
    <machine>pc-q35-7.2</machine><machine canonical='pc-q35-7.2'>q35</machine>
    <domain type='qemu'/>${options.kvm === false ? '' : "<domain type='kvm'/>"}
  </arch></guest>
</capabilities>`;
}

function domainCapabilitiesXml(type: string): string {
  return `<domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>${type}</domain>
  <machine>pc-q35-7.2</machine><arch>x86_64</arch><vcpu max='255'/>
  <os supported='yes'><enum name='firmware'><value>efi</value></enum>
    <loader supported='yes'><enum name='secure'><value>yes</value><value>no</value></enum></loader></os>
  <devices><tpm supported='yes'><enum name='backendModel'><value>passthrough</value><value>emulator</value></enum></tpm></devices>
  </domainCapabilities>`;
}

export interface DomainXmlOptions {
  readonly name: string;
  readonly uuid?: string;
  readonly metadata?: string;
  readonly memoryKiB?: number;
  readonly currentMemoryKiB?: number;
  readonly machine?: string;
  readonly os?: string;
  readonly devices?: string;
}

/** A domain as libvirt shows it, with what a test wants to see in it. */
export function domainXml(options: DomainXmlOptions): string {
  const memoryKiB = options.memoryKiB ?? 1_048_576;
  return `<domain type='qemu'>
  <name>${options.name}</name><uuid>${options.uuid ?? uuidOf(options.name)}</uuid>
  <metadata>${options.metadata ?? ''}</metadata>
  <memory unit='KiB'>${memoryKiB}</memory>
  <currentMemory unit='KiB'>${options.currentMemoryKiB ?? memoryKiB}</currentMemory>
  <vcpu placement='static'>2</vcpu>
  <os><type arch='x86_64' machine='${options.machine ?? 'pc-q35-7.2'}'>hvm</type>${options.os ?? "<boot dev='hd'/>"}</os>
  <devices>${options.devices ?? ''}</devices>
</domain>`;
}

/** A UUID made of the name's letters, so that tests need not number their objects. */
export function uuidOf(name: string): string {
  const hex = Buffer.from(name).toString('hex').padEnd(12, '0').slice(0, 12);
  return `00000000-0000-4000-8000-${hex}`;
}

export function stopped(name: string, more: Partial<FakeDomain> = {}): FakeDomain {
  return { name, uuid: uuidOf(name), storedXml: domainXml({ name }), ...more };
}

export const AGENT_NIC = '52:54:00:00:00:0A';

/** A running domain with a NIC on the network `lan` and a guest agent that is there. */
export function running(name: string, more: Partial<FakeDomain> = {}): FakeDomain {
  const devices = `<interface type='network'><mac address='${AGENT_NIC}'/><source network='lan'/><model type='virtio'/></interface>
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0' state='connected'/></channel>`;
  return { ...stopped(name), runningXml: domainXml({ name, devices }), ...more };
}

export function network(name: string, more: Partial<FakeNetwork> = {}): FakeNetwork {
  const xml = `<network><name>${name}</name><uuid>${uuidOf(name)}</uuid><forward mode='nat'/>
    <bridge name='virbr7' stp='off' delay='0'/>
    <ip address='10.7.0.1' prefix='24'><dhcp><range start='10.7.0.100' end='10.7.0.199'/></dhcp></ip></network>`;
  return { name, uuid: uuidOf(name), storedXml: xml, runningXml: xml, ...more };
}

export function pool(name: string, more: Partial<FakePool> = {}): FakePool {
  const xml = `<pool type='dir'><name>${name}</name><uuid>${uuidOf(name)}</uuid><target><path>/srv/${name}</path></target></pool>`;
  return { name, uuid: uuidOf(name), xml, ...more };
}

export function volumeXml(name: string, format: string, more = ''): string {
  return `<volume type='file'><name>${name}</name><key>/srv/${name}</key>
    <capacity unit='bytes'>1048576</capacity><allocation unit='bytes'>4096</allocation>
    <target><path>/srv/${name}</path><format type='${format}'/></target>${more}</volume>`;
}
