import { describe, expect, it } from '@jest/globals';
import {
  readNetwork,
  writeDisk,
  writeInterface,
  writeMemoryDevice,
  writeNetwork,
  writePool,
  writeVolume,
  type DomainDisk,
  type DomainInterface,
  type NetworkDefinition,
} from '../../../../host-agent/libvirt';
import { line } from './line';

describe('one device', () => {
  const disk: DomainDisk = {
    device: 'disk',
    type: 'file',
    target: { device: 'vda', bus: 'virtio' },
    readonly: false,
  };
  it.each<[string, DomainDisk]>([
    ['<disk type="file" device="disk"><target dev="vda" bus="virtio"/></disk>', disk],
    [
      '<disk type="file" device="disk"><driver type="raw"/><source file="/a"/><target dev="vda" bus="virtio"/></disk>',
      { ...disk, source: '/a', driver: { name: '', type: 'raw' } },
    ],
    [
      `<disk type="block" device="lun"><driver name="qemu" cache="none" discard="unmap"/><source dev="/dev/a"/>
        <target dev="vda"/><iotune><read_iops_sec>9</read_iops_sec></iotune><readonly/><serial>s</serial>
        <boot order="1"/><alias name="ua-a"/></disk>`,
      {
        device: 'lun',
        type: 'block',
        driver: { name: 'qemu', type: '', cache: 'none', discard: 'unmap' },
        source: '/dev/a',
        target: { device: 'vda', bus: '' },
        readonly: true,
        tuning: { readIopsSec: 9 },
        serial: 's',
        bootOrder: 1,
        alias: 'ua-a',
      },
    ],
  ])('is a disk: %s', (xml, value) => {
    expect(writeDisk(value)).toBe(line(xml));
  });

  it.each<[string, DomainInterface]>([
    ['<interface type="user"/>', { type: 'user' }],
    ['<interface type="network"><source network="n"/></interface>', { type: 'network', source: 'n' }],
    ['<interface type="bridge"><source bridge="b"/></interface>', { type: 'bridge', source: 'b' }],
    ['<interface type="direct"><source dev="e"/></interface>', { type: 'direct', source: 'e' }],
    ['<interface type="user"/>', { type: 'user', bandwidth: {} }],
    [
      `<interface type="user"><mac address="m"/><target dev="t"/><model type="virtio"/>
        <filterref filter="f"><parameter name="IP" value="1"/></filterref>
        <bandwidth><inbound average="1"/><outbound average="2" peak="3" burst="4"/></bandwidth>
        <link state="up"/><mtu size="9000"/><boot order="2"/><alias name="a"/></interface>`,
      {
        type: 'user',
        macAddress: 'm',
        targetDevice: 't',
        model: 'virtio',
        filter: { name: 'f', parameters: [{ name: 'IP', value: '1' }] },
        bandwidth: {
          inbound: { averageKiBPerSecond: 1 },
          outbound: { averageKiBPerSecond: 2, peakKiBPerSecond: 3, burstKiB: 4 },
        },
        linkState: 'up',
        mtu: 9000,
        bootOrder: 2,
        alias: 'a',
      },
    ],
  ])('is an interface: %s', (xml, value) => {
    expect(writeInterface(value)).toBe(line(xml));
  });

  it('is memory', () => {
    expect(
      writeMemoryDevice({
        model: 'virtio-mem',
        sizeKiB: 4,
        node: 0,
        blockKiB: 1,
        requestedKiB: 2,
        currentKiB: 3,
        alias: 'a',
        address: { type: 'pci', slot: '0x01' },
      }),
    ).toBe(
      line(`
        <memory model="virtio-mem">
          <target>
            <size unit="KiB">4</size>
            <node>0</node>
            <block unit="KiB">1</block>
            <requested unit="KiB">2</requested>
            <current unit="KiB">3</current>
          </target>
          <alias name="a"/>
          <address type="pci" slot="0x01"/>
        </memory>`),
    );
  });
});

describe('a network', () => {
  const isolated: NetworkDefinition = {
    name: 'n',
    uuid: 'u',
    metadata: [],
    dnsHosts: [],
    ips: [],
    dnsmasqOptions: [],
  };
  it('is written with what it has and nothing else', () => {
    expect(writeNetwork(isolated)).toBe('<network><name>n</name><uuid>u</uuid></network>');
  });

  it.each([true, false])('says each of its switches: %s', (on) => {
    const [onOff, yesNo] = on ? ['on', 'yes'] : ['off', 'no'];
    const xml = line(`
      <network xmlns:dnsmasq="http://libvirt.org/schemas/network/dnsmasq/1.0">
        <name>n</name>
        <uuid>u</uuid>
        <forward mode="nat" dev="eth0"><nat ipv6="${yesNo}"/></forward>
        <bridge name="virbr1" stp="${onOff}" delay="0"/>
        <mtu size="1400"/>
        <mac address="52:54:00:00:00:01"/>
        <domain name="lan" localOnly="${yesNo}"/>
        <dns enable="${yesNo}"><host ip="10.0.0.2"><hostname>a</hostname><hostname>b</hostname></host></dns>
        <ip family="ipv4" address="10.0.0.1" prefix="24">
          <dhcp><range start="10.0.0.9" end="10.0.0.99"/><host mac="m" name="a" ip="10.0.0.2"/></dhcp>
        </ip>
        <ip family="ipv6" address="fd00::1" prefix="64"/>
        <dnsmasq:options><dnsmasq:option value="no-ping"/><dnsmasq:option value="log-dhcp"/></dnsmasq:options>
      </network>`);
    expect(readNetwork(xml)).toEqual({
      name: 'n',
      uuid: 'u',
      metadata: [],
      forward: { mode: 'nat', device: 'eth0', natIpv6: on },
      bridge: { name: 'virbr1', stp: on, delay: 0 },
      mtu: 1400,
      macAddress: '52:54:00:00:00:01',
      domain: { name: 'lan', localOnly: on },
      dnsEnabled: on,
      dnsHosts: [{ ip: '10.0.0.2', hostnames: ['a', 'b'] }],
      ips: [
        {
          family: 'ipv4',
          address: '10.0.0.1',
          prefix: 24,
          dhcpRanges: [{ start: '10.0.0.9', end: '10.0.0.99' }],
          dhcpHosts: [{ mac: 'm', name: 'a', ip: '10.0.0.2' }],
        },
        { family: 'ipv6', address: 'fd00::1', prefix: 64, dhcpRanges: [], dhcpHosts: [] },
      ],
      dnsmasqOptions: ['no-ping', 'log-dhcp'],
    });
    expect(writeNetwork(readNetwork(xml))).toBe(xml);
  });
});

describe('storage', () => {
  it('has its sizes in bytes', () => {
    expect(
      writePool({
        type: 'dir',
        name: 'p',
        uuid: 'u',
        capacityBytes: 3,
        allocationBytes: 2,
        availableBytes: 1,
        targetPath: '/p',
      }),
    ).toBe(
      line(`
        <pool type="dir">
          <name>p</name>
          <uuid>u</uuid>
          <capacity unit="bytes">3</capacity>
          <allocation unit="bytes">2</allocation>
          <available unit="bytes">1</available>
          <target><path>/p</path></target>
        </pool>`),
    );
    expect(
      writeVolume({
        name: 'v',
        key: '/v',
        path: '/v',
        capacityBytes: 3,
        allocationBytes: 2,
        format: 'qcow2',
        backing: { path: '/b', format: 'raw' },
      }),
    ).toBe(
      line(`
        <volume>
          <name>v</name>
          <key>/v</key>
          <capacity unit="bytes">3</capacity>
          <allocation unit="bytes">2</allocation>
          <target><path>/v</path><format type="qcow2"/></target>
          <backingStore><path>/b</path><format type="raw"/></backingStore>
        </volume>`),
    );
  });

  it('is written with what it has and nothing else', () => {
    expect(writePool({ type: 'dir', name: 'p', uuid: 'u' })).toBe(
      '<pool type="dir"><name>p</name><uuid>u</uuid></pool>',
    );
    expect(writeVolume({ name: 'v', capacityBytes: 1, backing: { path: '/b' } })).toBe(
      '<volume><name>v</name><capacity unit="bytes">1</capacity><backingStore><path>/b</path></backingStore></volume>',
    );
  });
});
