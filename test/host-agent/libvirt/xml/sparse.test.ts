import { describe, expect, it } from '@jest/globals';
import {
  readDomain,
  readDomainCapabilities,
  readHostCapabilities,
  readNetwork,
  readPool,
  readVolume,
  type DomainDefinition,
  type DomainDevices,
} from '../../../../host-agent/libvirt';

const domain = (inside: string): DomainDefinition =>
  readDomain(`<domain><name>d</name><uuid>u</uuid><memory>1</memory><os/>${inside}</domain>`);
const devices = (inside: string): DomainDevices => domain(`<devices>${inside}</devices>`).devices;

describe('what XML leaves out', () => {
  it('is not there, or what libvirt takes it for: a domain', () => {
    expect(domain('')).toEqual({
      type: '',
      name: 'd',
      uuid: 'u',
      metadata: [],
      memoryKiB: 1,
      vcpus: { maximum: 1, current: 1 },
      os: { architecture: '', machine: '', bootDevices: [] },
      features: { acpi: false, apic: false },
      devices: {
        controllers: [],
        disks: [],
        interfaces: [],
        serials: [],
        consoles: [],
        channels: [],
        graphics: [],
        memoryDevices: [],
      },
    });
  });

  it('is not there, or what libvirt takes it for: its devices', () => {
    expect(
      devices(`<controller/><disk/><disk><driver/></disk><interface/><interface><filterref/></interface>
        <interface><filterref filter='f'><parameter/></filterref></interface>
        <serial/><serial><log/></serial><console/><channel/><graphics/>
        <memballoon/><rng/><tpm/><memory/><sound><address type='pci'/></sound>`),
    ).toEqual({
      controllers: [{ type: '' }],
      disks: [
        { device: 'disk', type: 'file', target: { device: '', bus: '' }, readonly: false },
        {
          device: 'disk',
          type: 'file',
          driver: { name: '', type: '' },
          target: { device: '', bus: '' },
          readonly: false,
        },
      ],
      interfaces: [
        { type: '' },
        { type: '' },
        { type: '', filter: { name: 'f', parameters: [{ name: '', value: '' }] } },
      ],
      serials: [
        { type: '', port: 0 },
        { type: '', port: 0, log: { file: '', append: false } },
      ],
      consoles: [{ type: '', targetType: 'serial', port: 0 }],
      channels: [{ type: '', targetType: '', targetName: '' }],
      balloon: { model: '' },
      rng: { model: '', backend: '', source: '' },
      graphics: [{ type: '' }],
      memoryDevices: [{ model: '', sizeKiB: 0 }],
      tpm: { model: '', backend: '' },
      pciAddresses: [{ bus: 0, slot: 0 }],
    });
  });

  it('is not there, or what libvirt takes it for: its processors and firmware', () => {
    const { vcpus, cpuTuning, os, features, cpu, maximumMemory } = readDomain(
      `<domain><name>d</name><uuid>u</uuid><memory>1</memory><maxMemory>8</maxMemory>
        <vcpus><vcpu/><vcpu/></vcpus><cputune><vcpupin/></cputune>
        <os><loader/><nvram/><boot/><boot dev='hd'/></os>
        <features><apic/><smm/><tcg><tb-cache>2048</tb-cache></tcg></features>
        <cpu><topology/><numa><cell/><cell memory='7' cpus='0-1'/></numa></cpu></domain>`,
    );
    expect({ vcpus, cpuTuning, os, features, cpu, maximumMemory }).toEqual({
      vcpus: {
        maximum: 1,
        current: 1,
        individual: [
          { id: 0, enabled: false, hotpluggable: false },
          { id: 1, enabled: false, hotpluggable: false },
        ],
      },
      cpuTuning: { vcpuPins: [{ vcpu: 0, cpus: '' }] },
      os: {
        architecture: '',
        machine: '',
        loader: { path: '', readonly: false, type: 'rom' },
        nvram: {},
        bootDevices: ['hd'],
      },
      features: { acpi: false, apic: true, smm: true, tcgTranslationCacheMiB: 2 },
      cpu: {
        mode: 'custom',
        topology: { sockets: 1, cores: 1, threads: 1 },
        numaCells: [
          { id: 0, cpus: '', memoryKiB: 0 },
          { id: 1, cpus: '0-1', memoryKiB: 7 },
        ],
      },
      maximumMemory: { kiB: 8, slots: 0 },
    });
  });

  it('is not there, or what libvirt takes it for: a network', () => {
    expect(
      readNetwork(`<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>n</name><uuid>u</uuid><bridge/><forward/><mtu/><mac/><domain/><dns><host><hostname/></host></dns>
        <ip prefix='1'><dhcp><range/><host/></dhcp></ip><dnsmasq:options><dnsmasq:option/></dnsmasq:options></network>`),
    ).toEqual({
      name: 'n',
      uuid: 'u',
      metadata: [],
      bridge: {},
      forward: { mode: 'nat' },
      dnsHosts: [{ ip: '', hostnames: [''] }],
      ips: [
        {
          family: 'ipv4',
          address: '',
          prefix: 1,
          dhcpRanges: [{ start: '', end: '' }],
          dhcpHosts: [{ ip: '' }],
        },
      ],
      dnsmasqOptions: [],
    });
  });

  it('is not there, or what libvirt takes it for: storage', () => {
    expect(readPool('<pool><name>p</name><uuid>u</uuid><capacity>5</capacity></pool>')).toEqual({
      type: '',
      name: 'p',
      uuid: 'u',
      capacityBytes: 5,
    });
    expect(readVolume('<volume><name>v</name><capacity>5</capacity></volume>')).toEqual({
      name: 'v',
      capacityBytes: 5,
    });
  });

  it('is not there, or what libvirt takes it for: capabilities', () => {
    expect(readHostCapabilities('<capabilities/>')).toEqual({
      architecture: '',
      numaCells: [],
      guests: [],
    });
    expect(
      readHostCapabilities(
        `<capabilities><host><topology><cells><cell/><cell><pages>3</pages></cell><cell id='7'><cpus><cpu/></cpus></cell></cells></topology></host>
          <guest><arch><machine/><domain/></arch></guest></capabilities>`,
      ),
    ).toEqual({
      architecture: '',
      numaCells: [
        { id: 0, memoryKiB: 0, cpus: [], pages: [] },
        { id: 1, memoryKiB: 0, cpus: [], pages: [{ sizeKiB: 0, count: 3 }] },
        { id: 7, memoryKiB: 0, cpus: [0], pages: [] },
      ],
      guests: [{ architecture: '', emulator: '', domainTypes: [], machines: [''] }],
    });
    expect(
      readDomainCapabilities(
        `<domainCapabilities><path>/q</path><domain>qemu</domain><arch>a</arch><cpu><mode supported='yes'/></cpu></domainCapabilities>`,
      ),
    ).toEqual({
      emulator: '/q',
      domainType: 'qemu',
      machine: '',
      architecture: 'a',
      maximumVcpus: 1,
      firmwares: [],
      loaders: [],
      cpuModes: [],
      cpuModels: [],
      secureLoaders: false,
      tpmBackends: [],
    });
  });
});
