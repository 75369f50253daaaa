import { describe, expect, it } from '@jest/globals';
import { readDomain, writeDomain, type DomainDefinition } from '../../../../host-agent/libvirt';
import { line } from './line';

const noDevices = {
  controllers: [],
  disks: [],
  interfaces: [],
  serials: [],
  consoles: [],
  channels: [],
  graphics: [],
  memoryDevices: [],
};

const plain: DomainDefinition = {
  type: 'qemu',
  name: 'd',
  uuid: 'u',
  metadata: [],
  memoryKiB: 1024,
  vcpus: { maximum: 2, current: 2 },
  os: { architecture: '', machine: '', bootDevices: [] },
  features: { acpi: false, apic: false },
  devices: noDevices,
};

describe('a domain', () => {
  it('is written with what it has and nothing else', () => {
    expect(writeDomain(plain)).toBe(
      line(`
        <domain type="qemu">
          <name>d</name>
          <uuid>u</uuid>
          <memory unit="KiB">1024</memory>
          <vcpu placement="static">2</vcpu>
          <os><type>hvm</type></os>
          <devices/>
        </domain>`),
    );
  });

  it("is written in libvirt's words and with every unit", () => {
    const xml = line(`
      <domain type="kvm">
        <name>d</name>
        <uuid>u</uuid>
        <title>t</title>
        <description>long</description>
        <metadata><m:a xmlns:m="urn:m"/></metadata>
        <maxMemory slots="4" unit="KiB">4096</maxMemory>
        <memory unit="KiB">2048</memory>
        <currentMemory unit="KiB">1024</currentMemory>
        <vcpu placement="static" current="1">2</vcpu>
        <vcpus>
          <vcpu id="0" enabled="yes" hotpluggable="no"/>
          <vcpu id="1" enabled="no" hotpluggable="yes"/>
        </vcpus>
        <cputune>
          <shares>512</shares>
          <global_period>100000</global_period>
          <global_quota>-1</global_quota>
          <vcpupin vcpu="0" cpuset="0-1"/>
          <emulatorpin cpuset="2"/>
        </cputune>
        <memoryBacking><hugepages/></memoryBacking>
        <os firmware="efi">
          <type arch="x86_64" machine="q35">hvm</type>
          <firmware>
            <feature enabled="yes" name="secure-boot"/>
            <feature enabled="no" name="enrolled-keys"/>
          </firmware>
          <loader readonly="yes" secure="no" type="pflash">/code.fd</loader>
          <nvram template="/vars.fd">/d.fd</nvram>
          <kernel>/vmlinuz</kernel>
          <initrd>/initrd</initrd>
          <cmdline>quiet</cmdline>
          <boot dev="hd"/>
          <boot dev="network"/>
        </os>
        <features>
          <acpi/>
          <apic/>
          <smm state="on"/>
          <tcg><tb-cache unit="MiB">64</tb-cache></tcg>
        </features>
        <cpu mode="custom" match="exact">
          <model fallback="forbid">EPYC</model>
          <topology sockets="1" cores="2" threads="1"/>
          <numa><cell id="0" cpus="0-1" memory="2048" unit="KiB"/></numa>
        </cpu>
        <clock offset="utc"/>
        <on_poweroff>destroy</on_poweroff>
        <on_reboot>restart</on_reboot>
        <on_crash>preserve</on_crash>
        <devices>
          <emulator>/q</emulator>
          <disk type="file" device="cdrom"><target dev="sda"/><readonly/></disk>
          <controller type="pci" index="1" model="pcie-root-port"/>
          <interface type="user"/>
          <serial type="pty">
            <source path="/dev/pts/1"/>
            <log file="/console.log" append="off"/>
            <target port="0"/>
          </serial>
          <console type="pty"><target type="serial" port="0"/></console>
          <channel type="unix"><target type="virtio" name="agent" state="connected"/></channel>
          <graphics type="vnc" port="5900" listen="::1"/>
          <memballoon model="virtio"><stats period="5"/></memballoon>
          <rng model="virtio"><backend model="random">/dev/urandom</backend></rng>
          <tpm model="tpm-crb"><backend type="emulator" version="2.0"/></tpm>
          <memory model="dimm"><target><size unit="KiB">1024</size></target></memory>
        </devices>
      </domain>`);
    expect(writeDomain(readDomain(xml))).toBe(xml);
  });

  it.each([
    ['<features><smm state="off"/></features>', { features: { acpi: false, apic: false, smm: false } }],
    ['<cpu mode="maximum"/>', { cpu: { mode: 'maximum', numaCells: [] } }],
    [
      '<cpu mode="custom"><model>EPYC</model></cpu>',
      { cpu: { mode: 'custom', model: 'EPYC', numaCells: [] } },
    ],
    [
      '<cpu mode="host-model"><model fallback="allow"/></cpu>',
      { cpu: { mode: 'host-model', fallback: 'allow', numaCells: [] } },
    ],
    ['<memballoon model="none"/>', { devices: { ...noDevices, balloon: { model: 'none' } } }],
    [
      '<serial type="pty"><log file="/l" append="on"/><target port="1"/></serial>',
      { devices: { ...noDevices, serials: [{ type: 'pty', port: 1, log: { file: '/l', append: true } }] } },
    ],
  ])('is written with %s', (part, change) => {
    expect(writeDomain({ ...plain, ...change })).toContain(`>${part}<`);
  });
});
