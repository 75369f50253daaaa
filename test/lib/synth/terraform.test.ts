import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LocalBackend } from 'cdktf';
import { App, CloudInit, Host, Image, Machine, Network, Pool, Size } from 'fleetwright';
import { filesBelow, inFolder } from './support';

const DIGEST = 'ab'.repeat(32);

/** The Terraform document of one host, as Terraform would read it. */
function documentOf(build: (host: Host) => void): unknown {
  return inFolder((folder): unknown => {
    const app = new App({
      fleet: 'test',
      outdir: join(folder, 'cdktf.out'),
      lockFile: join(folder, 'fleet.lock.json'),
      frozenLock: false,
    });
    const host = new Host(app, 'kvm-1', { libvirtUri: 'qemu+ssh://root@kvm-1/system' });
    build(host);
    app.synth();
    return JSON.parse(filesBelow(folder)['cdktf.out/stacks/kvm-1/cdk.tf.json'] ?? '');
  });
}

function buildEverything(host: Host): void {
  new Pool(host, 'fast', { path: '/srv/fast' });
  const base = Image.fromUrl(host, 'base', 'https://images.example/base.qcow2', { sha256: DIGEST });
  const kernel = Image.fromFile(host, 'kernel', '/srv/kernel', { sha256: DIGEST, format: 'boot-file' });
  const lan = new Network(host, 'lan', {
    ipv4: { cidr: '10.0.0.0/24' },
    ipv6: { cidr: 'fd00:1::/64' },
    dns: { domain: 'lab.example', hosts: [{ address: '10.0.0.1', names: ['gate.lab.example'] }] },
  });
  new Network(host, 'closed', { mode: 'isolated', ipv4: 'none' });
  new Network(host, 'outside', { mode: 'bridge', existingBridge: 'br0' });
  new Machine(host, '1st', {
    vcpusMax: 4,
    memoryMax: Size.gibibytes(4),
    disks: [
      { image: base, size: Size.gibibytes(10) },
      { name: 'data', size: Size.gibibytes(1), bus: 'scsi' },
    ],
    nics: [{ network: lan, ipv6: 'auto' }, { bridge: 'br1' }],
    cloudInit: new CloudInit({ runCommands: ['echo ${HOME} %{ if }'] }),
  });
  new Machine(host, 'tiny', { boot: { kernel, commandLine: 'quiet' }, nics: [] });
}

describe('the Terraform document', () => {
  it('pins the provider and says where libvirt is', () => {
    expect(documentOf(buildEverything)).toMatchObject({
      terraform: { required_providers: { libvirt: { source: 'dmacvicar/libvirt', version: '~> 0.9' } } },
      provider: { libvirt: [{ uri: 'qemu+ssh://root@kvm-1/system' }] },
    });
  });

  it('keeps its state at a path that is the same in every folder', () => {
    expect(documentOf(buildEverything)).toMatchObject({
      terraform: { backend: { local: { path: '../../../terraform.kvm-1.tfstate' } } },
    });
  });

  it("leaves the author's own backend alone", () => {
    const document = documentOf((host) => {
      new LocalBackend(host, { path: '/elsewhere/state' });
      buildEverything(host);
    });
    expect(document).toMatchObject({ terraform: { backend: { local: { path: '/elsewhere/state' } } } });
  });

  it('has one resource for each object', () => {
    const document = JSON.stringify(documentOf(buildEverything), undefined, 2);
    // cdktf notes beside each resource the construct that it came from, and ours are called after the resource.
    const addresses = [...document.matchAll(/"path": "kvm-1\/\$terraform\/(.+)"/g)].map(
      ([, address]) => address,
    );
    expect(new Set(addresses)).toEqual(
      new Set([
        'libvirt_cloudinit_disk._1st',
        'libvirt_domain._1st',
        'libvirt_domain.tiny',
        'libvirt_network.closed',
        'libvirt_network.lan',
        'libvirt_network.outside',
        'libvirt_pool.fast',
        'libvirt_volume.cloud-init_1st',
        'libvirt_volume.disk_1st_data',
        'libvirt_volume.disk_1st_root',
        'libvirt_volume.image_base',
        'libvirt_volume.image_kernel',
      ]),
    );
    expect(addresses).toHaveLength(12);
  });

  it('orders resources by references, and guards text from being read as a template', () => {
    expect(documentOf(buildEverything)).toMatchObject({
      resource: {
        libvirt_volume: {
          disk_1st_root: {
            pool: '${libvirt_pool.fast.name}',
            capacity: 10_240,
            capacity_unit: 'MiB',
            backing_store: { path: '${libvirt_volume.image_base.path}', format: { type: 'qcow2' } },
          },
        },
        libvirt_cloudinit_disk: {
          _1st: { user_data: '#cloud-config\n{\n  "runcmd": [\n    "echo $${HOME} %%{ if }"\n  ]\n}\n' },
        },
        libvirt_network: {
          lan: {
            forward: { mode: 'nat' },
            domain: { name: 'lab.example' },
            ips: [
              {
                family: 'ipv4',
                address: '10.0.0.1',
                prefix: 24,
                dhcp: {
                  ranges: [{ start: '10.0.0.128', end: '10.0.0.254' }],
                  hosts: [{ ip: '10.0.0.2', name: '1st' }],
                },
              },
              {
                family: 'ipv6',
                address: 'fd00:1::1',
                prefix: 64,
                dhcp: { hosts: [{ ip: 'fd00:1::2', name: '1st' }] },
              },
            ],
          },
          outside: { forward: { mode: 'bridge' }, bridge: { name: 'br0' } },
        },
        libvirt_domain: {
          _1st: {
            vcpu: 4,
            vcpu_current: 1,
            memory: 1024,
            current_memory: 1024,
            devices: {
              disks: [
                { target: { bus: 'virtio', dev: 'vda' }, boot: { order: 1 } },
                { target: { bus: 'scsi', dev: 'sdf' } },
                { device: 'cdrom', target: { bus: 'scsi', dev: 'sda' }, read_only: true },
              ],
              interfaces: [
                { source: { network: { network: '${libvirt_network.lan.name}' } } },
                { source: { bridge: { bridge: 'br1' } } },
              ],
            },
          },
          tiny: { os: { kernel: '${libvirt_volume.image_kernel.path}', cmdline: 'quiet' } },
        },
      },
    });
  });

  it('carries over how CPUs are run, limits, CD drives, links, filters, Secure Boot and TPM', () => {
    const document = documentOf((host) => {
      const lan = new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/24' } });
      const rescue = Image.fromFile(host, 'rescue', '/srv/rescue.iso', { sha256: DIGEST, format: 'raw' });
      new Machine(host, 'vault', {
        cpu: {
          topology: { cores: 4 },
          shares: 2048,
          limitCores: 1.5,
          pinning: { 0: [2, 3, 4] },
          emulatorHostCpus: [0],
        },
        memory: Size.gibibytes(3),
        memoryAtBoot: Size.gibibytes(2),
        secureBoot: true,
        tpm: true,
        boot: { order: ['install', 'root'] },
        disks: [
          {
            size: Size.gibibytes(1),
            limits: {
              iops: { total: 500, burst: { total: 900, seconds: 10 } },
              bytesPerSecond: { read: Size.mebibytes(10) },
            },
          },
        ],
        cdroms: [{ name: 'install', image: rescue }, { name: 'spare' }],
        nics: [
          {
            network: lan,
            linkUp: false,
            mtu: 1400,
            bandwidth: { inbound: { averagePerSecond: Size.mebibytes(10), burst: Size.mebibytes(1) } },
            filter: { name: 'clean-traffic', parameters: { IP: '10.0.0.9' } },
          },
        ],
      });
    });
    expect(document).toMatchObject({
      resource: {
        libvirt_domain: {
          vault: {
            vcpu: 4,
            vcpu_current: 1,
            cpu: { topology: { sockets: 1, cores: 4, threads: 1 } },
            cpu_tune: {
              shares: 2048,
              global_period: 100_000,
              global_quota: 150_000,
              vcpu_pin: [{ vcpu: 0, cpu_set: '2-4' }],
              emulator_pin: { cpu_set: '0' },
            },
            // Nothing can be plugged in, so it boots with what it is given.
            memory: 3072,
            current_memory: 3072,
            features: { smm: { state: 'on' } },
            os: {
              firmware: 'efi',
              firmware_info: {
                features: [
                  { name: 'secure-boot', enabled: 'yes' },
                  { name: 'enrolled-keys', enabled: 'yes' },
                ],
              },
            },
            devices: {
              disks: [
                {
                  boot: { order: 2 },
                  io_tune: {
                    total_iops_sec: 500,
                    total_iops_sec_max: 900,
                    total_iops_sec_max_length: 10,
                    read_bytes_sec: 10_485_760,
                  },
                },
                {
                  device: 'cdrom',
                  source: { file: { file: '${libvirt_volume.image_rescue.path}' } },
                  target: { bus: 'scsi', dev: 'sdb' },
                  boot: { order: 1 },
                },
                { device: 'cdrom', target: { bus: 'scsi', dev: 'sdc' } },
              ],
              interfaces: [
                {
                  link: { state: 'down' },
                  mtu: { size: 1400 },
                  bandwidth: { inbound: { average: 10_240, burst: 1024 } },
                  filter_ref: { filter: 'clean-traffic', parameters: [{ name: 'IP', value: '10.0.0.9' }] },
                },
              ],
              tpms: [{ model: 'tpm-crb', backend: { emulator: { version: '2.0' } } }],
            },
          },
        },
      },
    });
  });
});
