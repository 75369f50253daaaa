import { describe, expect, it } from '@jest/globals';
import {
  mergeMetadata,
  readDomain,
  readDomainCapabilities,
  readHostCapabilities,
  readNetwork,
  readPool,
  readVolume,
  writeDomain,
} from '../../../../host-agent/libvirt';

describe('sizes', () => {
  const memoryOf = (memory: string): number =>
    readDomain(`<domain><name>a</name><uuid>u</uuid>${memory}<os/></domain>`).memoryKiB;
  it.each([
    ['<memory>4096</memory>', 4096],
    ['<memory unit="KiB">4096</memory>', 4096],
    ['<memory unit="k">4096</memory>', 4096],
    ['<memory unit="MiB">2</memory>', 2048],
    ['<memory unit="M">2</memory>', 2048],
    ['<memory unit="GiB">1</memory>', 1_048_576],
    ['<memory unit="KB">1024</memory>', 1000],
    ['<memory unit="MB">1</memory>', 977],
    ['<memory unit="b">1025</memory>', 2],
    ['<memory> 7 </memory>', 7],
  ])('%s is %i KiB, as for libvirt', (memory, expected) => {
    expect(memoryOf(memory)).toBe(expected);
  });
});

describe('a running domain', () => {
  const xml = `<domain type='kvm' id='3' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <name>vm</name><uuid>u</uuid>
  <metadata><other:x xmlns:other="urn:other">kept <other:y/></other:x><bare/></metadata>
  <memory unit='KiB'>65536</memory><vcpu placement='static' current='2'>4</vcpu>
  <vcpus><vcpu id='0' enabled='yes' hotpluggable='no' order='1'/><vcpu id='1' enabled='no' hotpluggable='yes'/></vcpus>
  <cputune><shares>512</shares><global_period>100000</global_period><global_quota>-1</global_quota><vcpupin vcpu='0' cpuset='0-1'/><emulatorpin cpuset='1'/><iothreadpin iothread='1' cpuset='0'/></cputune>
  <memoryBacking><hugepages><page size='2048' unit='KiB'/></hugepages></memoryBacking>
  <os firmware='efi'><type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
    <firmware><feature enabled='no' name='enrolled-keys'/><feature enabled='yes' name='secure-boot'/></firmware>
    <loader readonly='yes' secure='yes' type='pflash'>/code.fd</loader><nvram template='/vars.fd'>/vm_VARS.fd</nvram>
    <boot dev='hd'/><boot dev='network'/></os>
  <features><acpi/><smm state='off'/></features>
  <cpu mode='host-passthrough' check='none' migratable='on'><topology sockets='1' dies='2' cores='2' threads='1'/></cpu>
  <devices>
    <emulator>/usr/bin/qemu</emulator>
    <disk type='block' device='disk'><driver name='qemu' type='raw'/><source dev='/dev/vg/lv' index='1'/><backingStore/><target dev='vda' bus='virtio'/><iotune><total_bytes_sec>1048576</total_bytes_sec><total_iops_sec>0</total_iops_sec><total_bytes_sec_max>2097152</total_bytes_sec_max><total_bytes_sec_max_length>5</total_bytes_sec_max_length></iotune><alias name='virtio-disk0'/></disk>
    <disk type='network' device='disk'><source protocol='rbd' name='pool/image'/><target dev='vdb' bus='virtio'/><iotune><read_iops_sec>0</read_iops_sec></iotune></disk>
    <disk type='file' device='cdrom'><target dev='sda' bus='sata' tray='open'/><readonly/></disk>
    <interface type='network'><mac address='52:54:00:00:00:01'/><source network='lan' portid='p' bridge='virbr0'/><bandwidth><inbound average='1000' peak='5000' burst='1024'/><outbound average='128'/></bandwidth><target dev='vnet0'/><model type='virtio'/><filterref filter='clean-traffic'><parameter name='IP' value='10.0.0.5'/></filterref><link state='down'/><mtu size='9000'/><alias name='net0'/></interface>
    <interface type='direct'><source dev='eth0' mode='bridge'/><bandwidth><inbound floor='100'/></bandwidth></interface>
    <serial type='pty'><source path='/dev/pts/1'/><target type='isa-serial' port='0'/></serial>
    <console type='pty' tty='/dev/pts/1'><source path='/dev/pts/1'/><target type='serial' port='0'/></console>
    <channel type='unix'><source mode='bind' path='/x'/><target type='virtio' name='org.qemu.guest_agent.0' state='connected'/></channel>
    <memballoon model='none'/>
    <tpm model='tpm-crb'><backend type='emulator' version='2.0'/><alias name='tpm0'/></tpm>
    <memory model='virtio-mem'><target><size unit='MiB'>512</size><node>0</node><block unit='KiB'>2048</block><requested unit='MiB'>128</requested><current unit='KiB'>65536</current></target><alias name='virtiomem0'/></memory>
    <memory model='dimm'><target><size unit='KiB'>131072</size><node>0</node></target></memory>
  </devices>
  <seclabel type='dynamic'/><qemu:commandline><qemu:arg value='-x'/></qemu:commandline>
</domain>`;

  it('is read as it is', () => {
    expect(readDomain(xml)).toEqual({
      type: 'kvm',
      name: 'vm',
      uuid: 'u',
      metadata: [
        { namespace: 'urn:other', xml: '<other:x xmlns:other="urn:other">kept <other:y/></other:x>' },
      ],
      memoryKiB: 65_536,
      vcpus: {
        maximum: 4,
        current: 2,
        individual: [
          { id: 0, enabled: true, hotpluggable: false },
          { id: 1, enabled: false, hotpluggable: true },
        ],
      },
      cpuTuning: {
        shares: 512,
        globalPeriodMicroseconds: 100_000,
        globalQuotaMicroseconds: -1,
        vcpuPins: [{ vcpu: 0, cpus: '0-1' }],
        emulatorPin: '1',
      },
      hugepages: true,
      os: {
        architecture: 'x86_64',
        machine: 'pc-q35-7.2',
        firmware: 'efi',
        secureBoot: { enabled: true, enrolledKeys: false },
        loader: { path: '/code.fd', readonly: true, secure: true, type: 'pflash' },
        nvram: { path: '/vm_VARS.fd', template: '/vars.fd' },
        bootDevices: ['hd', 'network'],
      },
      features: { acpi: true, apic: false, smm: false },
      cpu: {
        mode: 'host-passthrough',
        topology: { sockets: 1, cores: 4, threads: 1 },
        numaCells: [],
      },
      devices: {
        emulator: '/usr/bin/qemu',
        controllers: [],
        disks: [
          {
            device: 'disk',
            type: 'block',
            driver: { name: 'qemu', type: 'raw' },
            source: '/dev/vg/lv',
            target: { device: 'vda', bus: 'virtio' },
            readonly: false,
            tuning: { totalBytesSec: 1_048_576, totalBytesSecMax: 2_097_152, totalBytesSecMaxLength: 5 },
            alias: 'virtio-disk0',
          },
          { device: 'disk', type: 'network', target: { device: 'vdb', bus: 'virtio' }, readonly: false },
          { device: 'cdrom', type: 'file', target: { device: 'sda', bus: 'sata' }, readonly: true },
        ],
        interfaces: [
          {
            type: 'network',
            macAddress: '52:54:00:00:00:01',
            source: 'lan',
            targetDevice: 'vnet0',
            model: 'virtio',
            linkState: 'down',
            mtu: 9000,
            bandwidth: {
              inbound: { averageKiBPerSecond: 1000, peakKiBPerSecond: 5000, burstKiB: 1024 },
              outbound: { averageKiBPerSecond: 128 },
            },
            filter: { name: 'clean-traffic', parameters: [{ name: 'IP', value: '10.0.0.5' }] },
            alias: 'net0',
          },
          { type: 'direct', source: 'eth0' },
        ],
        serials: [{ type: 'pty', port: 0, path: '/dev/pts/1' }],
        consoles: [{ type: 'pty', targetType: 'serial', port: 0 }],
        channels: [
          { type: 'unix', targetType: 'virtio', targetName: 'org.qemu.guest_agent.0', state: 'connected' },
        ],
        balloon: { model: 'none' },
        graphics: [],
        tpm: { model: 'tpm-crb', backend: 'emulator', version: '2.0' },
        memoryDevices: [
          {
            model: 'virtio-mem',
            sizeKiB: 524_288,
            node: 0,
            blockKiB: 2048,
            requestedKiB: 131_072,
            currentKiB: 65_536,
            alias: 'virtiomem0',
          },
          { model: 'dimm', sizeKiB: 131_072, node: 0 },
        ],
      },
    });
  });

  const domain = (inside: string) =>
    readDomain(`<domain><name>a</name><uuid>u</uuid><memory>1</memory><os/>${inside}</domain>`);
  const devicesOf = (devices: string) => domain(`<devices>${devices}</devices>`).devices;

  it('names the network that it was defined for also where its bridge is shown', () => {
    const source = `<source network='lan' portid='p' bridge='virbr0'/>`;
    expect(
      devicesOf(`<interface type='bridge'>${source}</interface><interface type='bridge'><source bridge='br0'/></interface>
        <interface type='network'>${source}</interface>`).interfaces,
    ).toEqual([
      { type: 'bridge', source: 'lan', sourceNetwork: 'lan' },
      { type: 'bridge', source: 'br0' },
      { type: 'network', source: 'lan' },
    ]);
  });

  it('does not limit a disk by the length of a burst that was lifted', () => {
    const length = '<total_bytes_sec_max_length>5</total_bytes_sec_max_length>';
    const disk = (limits: string): string => `<disk><target dev='vda'/><iotune>${limits}</iotune></disk>`;
    expect(
      devicesOf(disk(length) + disk(`<total_bytes_sec_max>0</total_bytes_sec_max>${length}`)).disks.map(
        ({ tuning }) => tuning,
      ),
    ).toEqual([undefined, undefined]);
  });

  it('has all cores of all dies and clusters of a socket', () => {
    const cpu = `<cpu><topology sockets='2' dies='3' clusters='2' cores='4' threads='5'/></cpu>`;
    expect(domain(cpu).cpu?.topology).toEqual({ sockets: 2, cores: 24, threads: 5 });
  });

  it('has cells of memory in any unit', () => {
    const cpu = `<cpu><numa><cell memory='2' unit='MiB'/><cell memory='2'/></numa></cpu>`;
    expect(domain(cpu).cpu?.numaCells.map(({ memoryKiB }) => memoryKiB)).toEqual([2048, 2]);
  });

  it("keeps strangers' metadata through a redefinition", () => {
    const present = readDomain(xml);
    const mark = { namespace: 'urn:ours', xml: '<ours:mark xmlns:ours="urn:ours" generation="2"/>' };
    const next = { ...present, metadata: mergeMetadata(present.metadata, [mark]) };
    expect(readDomain(writeDomain(next)).metadata).toEqual([...present.metadata, mark]);
    const replaced = mergeMetadata(
      [{ namespace: 'urn:ours', xml: '<ours:old xmlns:ours="urn:ours"/>' }, ...present.metadata],
      [mark],
    );
    expect(replaced).toEqual([mark, ...present.metadata]);
  });
});

describe('other objects', () => {
  it.each([
    ["<ip address='10.0.0.1' netmask='255.255.254.0'/>", 'ipv4', 23],
    ["<ip address='10.0.0.1' prefix='25'/>", 'ipv4', 25],
    ["<ip address='10.0.0.1' prefix='32'/>", 'ipv4', 32],
    ["<ip address='10.0.0.1'/>", 'ipv4', 8],
    ["<ip address='127.0.0.1'/>", 'ipv4', 8],
    ["<ip address='128.0.0.1'/>", 'ipv4', 16],
    ["<ip address='172.16.0.1'/>", 'ipv4', 16],
    ["<ip address='192.168.0.1'/>", 'ipv4', 24],
    ["<ip family='ipv6' address='fd00::1'/>", 'ipv6', 64],
    ["<ip family='ipv6' address='fd00::1' prefix='128'/>", 'ipv6', 128],
  ])('a network with %s', (ip, family, prefix) => {
    expect(readNetwork(`<network><name>n</name><uuid>u</uuid>${ip}</network>`).ips).toMatchObject([
      { family, prefix },
    ]);
  });

  it("a network with others' elements among libvirt's own", () => {
    const xml = `<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0' xmlns:x='urn:x'>
      <x:name>other</x:name><name>n</name><uuid>u</uuid><options><option value='a'/></options>
      <x:options><x:option value='b'/></x:options><dnsmasq:other><dnsmasq:option value='c'/></dnsmasq:other>
      <dnsmasq:options><dnsmasq:option value='d'/><dnsmasq:option/></dnsmasq:options></network>`;
    expect(readNetwork(xml)).toEqual({
      name: 'n',
      uuid: 'u',
      metadata: [],
      dnsHosts: [],
      ips: [],
      dnsmasqOptions: ['d'],
    });
  });

  it('a network with a netmask full of holes is refused', () => {
    const xml =
      "<network><name>n</name><uuid>u</uuid><ip address='1.2.3.4' netmask='255.0.255.0'/></network>";
    expect(() => readNetwork(xml)).toThrow(/is not a netmask/);
  });

  it('a pool', () => {
    const xml = `<pool type='dir'><name>p</name><uuid>u</uuid><capacity unit='bytes'>100</capacity><allocation unit='KiB'>1</allocation>
      <available unit='bytes'>3</available><source/><target><path>/pool</path><permissions><mode>0711</mode></permissions></target></pool>`;
    expect(readPool(xml)).toEqual({
      type: 'dir',
      name: 'p',
      uuid: 'u',
      targetPath: '/pool',
      capacityBytes: 100,
      allocationBytes: 1024,
      availableBytes: 3,
    });
  });

  it('a volume without a backing file', () => {
    const xml = `<volume type='file'><name>v</name><key>/v</key><capacity unit='G'>1</capacity><physical unit='bytes'>9</physical>
      <target><path>/v</path><format type='qcow2'/></target><backingStore/></volume>`;
    expect(readVolume(xml)).toEqual({
      name: 'v',
      key: '/v',
      path: '/v',
      capacityBytes: 2 ** 30,
      format: 'qcow2',
    });
  });

  it('where devices of every kind sit on PCI buses', () => {
    const xml = `<domain type='qemu'><name>p</name><uuid>u</uuid><memory>1</memory><os><type>hvm</type></os><devices>
      <controller type='pci' index='1' model='pcie-root-port'><address type='pci' domain='0x0000' bus='0x00' slot='0x1f' function='0x2'/></controller>
      <sound model='ich9'><address type='pci' domain='0x0000' bus='0x1a' slot='0x00' function='0x0'/></sound>
      <disk type='file' device='disk'><target dev='sda' bus='scsi'/><address type='drive' controller='0' bus='0' target='0' unit='1'/></disk></devices></domain>`;
    expect(readDomain(xml).devices.pciAddresses).toEqual([
      { bus: 0, slot: 31 },
      { bus: 26, slot: 0 },
    ]);
  });

  it('capabilities of a host', () => {
    const xml = `<capabilities><host><uuid>h</uuid><cpu><arch>x86_64</arch></cpu>
      <topology><cells num='1'><cell id='0'><memory unit='KiB'>1024</memory><pages unit='KiB' size='4'>256</pages><pages unit='KiB' size='2048'>3</pages><cpus num='2'><cpu id='0'/><cpu id='1'/></cpus></cell></cells></topology></host>
      <guest><os_type>hvm</os_type><arch name='x86_64'><emulator>/q</emulator><machine maxCpus='255'>pc</machine><machine>q35</machine><domain type='qemu'/><domain type='kvm'/></arch></guest></capabilities>`;
    expect(readHostCapabilities(xml)).toEqual({
      hostUuid: 'h',
      architecture: 'x86_64',
      numaCells: [
        {
          id: 0,
          memoryKiB: 1024,
          cpus: [0, 1],
          pages: [
            { sizeKiB: 4, count: 256 },
            { sizeKiB: 2048, count: 3 },
          ],
        },
      ],
      guests: [
        { architecture: 'x86_64', emulator: '/q', domainTypes: ['qemu', 'kvm'], machines: ['pc', 'q35'] },
      ],
    });
  });

  it('capabilities for domains', () => {
    const xml = `<domainCapabilities><path>/q</path><domain>qemu</domain><machine>pc-q35-7.2</machine><arch>x86_64</arch><vcpu max='288'/>
      <os supported='yes'><enum name='firmware'><value>bios</value><value>efi</value></enum><loader supported='yes'><value>/code.fd</value><enum name='type'><value>rom</value></enum><enum name='secure'><value>yes</value><value>no</value></enum></loader></os>
      <devices><tpm supported='yes'><enum name='model'><value>tpm-crb</value></enum><enum name='backendModel'><value>passthrough</value><value>emulator</value></enum></tpm></devices>
      <cpu><mode name='host-passthrough' supported='no'/><mode name='maximum' supported='yes'/><mode name='custom' supported='yes'><model usable='yes'>qemu64</model><model usable='no'>EPYC</model></mode></cpu></domainCapabilities>`;
    expect(readDomainCapabilities(xml)).toEqual({
      emulator: '/q',
      domainType: 'qemu',
      machine: 'pc-q35-7.2',
      architecture: 'x86_64',
      maximumVcpus: 288,
      firmwares: ['bios', 'efi'],
      loaders: ['/code.fd'],
      cpuModes: ['maximum', 'custom'],
      cpuModels: ['qemu64'],
      secureLoaders: true,
      tpmBackends: ['passthrough', 'emulator'],
    });
    const plain = readDomainCapabilities(xml.replace('<value>yes</value>', '').replace(/<devices>.*/, ''));
    expect(plain).toMatchObject({ secureLoaders: false, tpmBackends: [] });
  });
});
