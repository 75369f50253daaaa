import { describe, expect, it } from '@jest/globals';
import type { Check, CheckSubject } from '../../../../host-agent/commands/doctor/check';
import { CHECKS } from '../../../../host-agent/commands/doctor/checks';
import type { FileFacts, HostProbe } from '../../../../host-agent/commands/doctor/host-probe';
import { renderDoctor } from '../../../../host-agent/commands/rendering/doctor';
import { paintWith } from '../../../../host-agent/commands/terminal/paint';
import type { Plan } from '../../../../lib/plan';
import { samplePlanWith, type PlanDraft } from '../../../lib/plan/sample-plan';
import { fakeLibvirtHost } from '../../../support/fake-libvirt-host';

interface Machine {
  readonly files?: Readonly<Record<string, string>>;
  readonly facts?: Readonly<Record<string, FileFacts | undefined>>;
  readonly freeMiB?: Readonly<Record<string, number>>;
  readonly interfaces?: readonly { readonly interface: string; readonly cidr: string }[];
}

const PASSWORDS = 'root:x:0:0::/root:/bin/sh\nlibvirt-qemu:x:64055:106::/var/lib/libvirt:/bin/sh\n';
const GROUPS = 'root:x:0:\nkvm:x:107:libvirt-qemu,me\n';
const directory = (mode: number): FileFacts => ({ mode, userId: 0, groupId: 0, isDirectory: true });
const device = (mode: number, groupId: number): FileFacts => ({
  mode,
  userId: 0,
  groupId,
  isDirectory: false,
});

const ALL_FIRMWARE: Machine = {
  facts: Object.fromEntries(
    ['/usr/share/seabios/bios-256k.bin', '/usr/bin/swtpm', '/usr/bin/swtpm_setup'].map((file) => [
      file,
      device(0o755, 0),
    ]),
  ),
  files: {
    '/usr/share/qemu/firmware': '40-secure-enrolled.json',
    '/usr/share/qemu/firmware/40-secure-enrolled.json': '{"features": ["enrolled-keys", "secure-boot"]}',
  },
};
const NO_SHAPING = { trafficShaping: { usable: false, reasons: ['the kernel has no sch_sfq'] } };

/** A host that answers, with this libvirt. */
function libvirtOf(version: number): Pick<CheckSubject, 'libvirt'> {
  const host = fakeLibvirtHost({
    domains: [],
    networks: [],
    pools: [],
    capabilitiesXml: '<capabilities/>',
    domainCapabilitiesXml: new Map(),
  });
  const node = { ...host.node, libvirtVersion: async () => version };
  const connected = { ...host, node };
  return { libvirt: { kind: 'connected', host: connected, connectToWrite: async () => connected } };
}

/** The sample plan with its first machine changed. */
function planWith(change: Partial<PlanDraft['machines'][number]>): Plan {
  return samplePlanWith((plan) => {
    // Limits are asked for by one test alone.
    for (const nic of plan.machines.flatMap((machine) => machine.nics)) delete nic.bandwidth;
    Object.assign(plan.machines[0] ?? {}, change);
  });
}

function limitedPlan(): Plan {
  return samplePlanWith((plan) => {
    Object.assign(plan.machines[0]?.nics[0] ?? {}, { bandwidth: { inbound: { averageKiBPerSecond: 100 } } });
  });
}

/** The plan with one NIC that names a filter. */
function filteredPlan(): Plan {
  return samplePlanWith((plan) => {
    for (const nic of plan.machines.flatMap((machine) => machine.nics)) delete nic.filter;
    Object.assign(plan.machines[0]?.nics[0] ?? {}, { filter: { name: 'mine', parameters: [] } });
  });
}

/** A machine answered from a table. */
function probeOf(machine: Machine): HostProbe {
  return {
    tryReadText: (path) => ({ '/etc/passwd': PASSWORDS, '/etc/group': GROUPS, ...machine.files })[path],
    tryStat: (path) => machine.facts?.[path],
    list: (path) => (machine.files?.[path] ?? '').split(' ').filter((name) => name !== ''),
    tryFreeMiB: (path) => machine.freeMiB?.[path],
    interfaceAddresses: () => machine.interfaces ?? [],
    nowMs: () => 0,
  };
}

function check(id: string): Check {
  const found = CHECKS.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
}

function ask(id: string, machine: Machine, more: Partial<CheckSubject> = {}) {
  return check(id).run({
    probe: probeOf(machine),
    libvirt: { kind: 'unreachable', message: 'no socket' },
    uri: 'qemu:///system',
    poolFolders: ['/pools/main'],
    networks: [],
    ...more,
  });
}

describe('doctor', () => {
  it.each<readonly [string, string, Machine, Partial<CheckSubject>, string, RegExp]>([
    ['libvirt', 'does not answer', {}, {}, 'fail', /no socket/],
    ['libvirt', 'can plug memory in', {}, libvirtOf(7_009_000), 'ok', /^libvirt 7\.9\.0 with QEMU/],
    [
      'libvirt',
      'is too old to plug memory in',
      {},
      libvirtOf(7_008_000),
      'warn',
      /^libvirt 7\.8\.0 with QEMU/,
    ],
    ['define', 'cannot be tried without libvirt', {}, {}, 'skipped', /could not be asked/],
    [
      'hardware-virtualisation',
      'is there',
      { files: { '/proc/cpuinfo': 'flags\t\t: fpu svm sse' } },
      {},
      'ok',
      /svm/,
    ],
    [
      'hardware-virtualisation',
      'is missing',
      { files: { '/proc/cpuinfo': 'flags\t\t: fpu svm_lock sse' } },
      {},
      'warn',
      /neither vmx nor svm/,
    ],
    ['kvm-device', 'is missing', {}, {}, 'warn', /no \/dev\/kvm/],
    [
      'kvm-device',
      'is for root alone',
      { facts: { '/dev/kvm': device(0o600, 0) } },
      {},
      'fail',
      /libvirt-qemu may not read and write it \(mode 0600/,
    ],
    ['kvm-device', 'is for the group', { facts: { '/dev/kvm': device(0o660, 107) } }, {}, 'ok', /may read/],
    [
      'kvm-device',
      'is for another group',
      { facts: { '/dev/kvm': device(0o660, 99) } },
      {},
      'fail',
      /may not/,
    ],
    [
      'kvm-device',
      'is for the user of qemu.conf',
      {
        facts: { '/dev/kvm': device(0o600, 0) },
        files: { '/etc/libvirt/qemu.conf': '#user = "x"\nuser = "root"\n' },
      },
      {},
      'ok',
      /root may/,
    ],
    [
      'pool-folders',
      'cannot be entered on the way',
      { facts: { '/': directory(0o755), '/pools': directory(0o700), '/pools/main': directory(0o755) } },
      {},
      'fail',
      /libvirt-qemu may not enter \/pools$/,
    ],
    [
      'pool-folders',
      'will be made',
      { facts: { '/': directory(0o755), '/pools': directory(0o711) } },
      {},
      'ok',
      /\/pools\/main will be made/,
    ],
    ['firmware', 'is missing', {}, {}, 'fail', /BIOS no, UEFI no/],
    [
      'firmware',
      'is not UEFI, and nothing needs it',
      { facts: { '/usr/share/seabios/bios-256k.bin': device(0o644, 0) } },
      {},
      'warn',
      /UEFI no, Secure Boot no, TPM no$/,
    ],
    [
      'firmware',
      'is not UEFI, and the plan needs it',
      { facts: { '/usr/share/seabios/bios-256k.bin': device(0o644, 0) } },
      { plan: samplePlanWith(() => undefined) },
      'fail',
      /the plan needs UEFI/,
    ],
    [
      'firmware',
      'is UEFI that enforces nothing, without a TPM',
      {
        facts: { '/usr/share/seabios/bios-256k.bin': device(0o644, 0) },
        files: {
          '/usr/share/qemu/firmware': '50-secure.json 60-edk2.json',
          '/usr/share/qemu/firmware/50-secure.json': '{"features": ["requires-smm", "secure-boot"]}',
        },
      },
      {},
      'warn',
      /^BIOS yes, UEFI yes, Secure Boot no, TPM no$/,
    ],
    [
      'firmware',
      'is all there',
      ALL_FIRMWARE,
      { plan: planWith({ firmware: 'uefi', secureBoot: true, tpm: true }) },
      'ok',
      /^BIOS yes, UEFI yes, Secure Boot yes, TPM yes$/,
    ],
    [
      'firmware',
      'has half of what a TPM needs, and the plan needs it',
      { ...ALL_FIRMWARE, facts: { ...ALL_FIRMWARE.facts, '/usr/bin/swtpm_setup': undefined } },
      { plan: planWith({ tpm: true }) },
      'fail',
      /TPM no, and the plan needs TPM$/,
    ],
    [
      'network-filters',
      'nobody says',
      {},
      libvirtOf(9_000_000),
      'skipped',
      /does not say which network filters/,
    ],
    [
      'network-filters',
      'are libvirt’s own',
      {},
      { ...libvirtOf(9_000_000), networkFilters: ['clean-traffic', 'no-mac-spoofing'] },
      'ok',
      /^2 network filters/,
    ],
    [
      'network-filters',
      'are not there',
      {},
      { ...libvirtOf(9_000_000), networkFilters: ['mine'] },
      'warn',
      /clean-traffic, no-mac-spoofing are not defined/,
    ],
    [
      'network-filters',
      'that the plan names are not there',
      {},
      { ...libvirtOf(9_000_000), networkFilters: ['clean-traffic'], plan: filteredPlan() },
      'fail',
      /the plan names mine/,
    ],
    [
      'network-filters',
      'that the plan names are there',
      {},
      { ...libvirtOf(9_000_000), networkFilters: ['mine'], plan: filteredPlan() },
      'ok',
      /all that the plan names/,
    ],
    [
      'traffic-shaping',
      'is not known',
      {},
      { trafficShaping: { reasons: ['nobody can tell'] } },
      'skipped',
      /nobody can tell/,
    ],
    [
      'traffic-shaping',
      'works',
      {},
      { trafficShaping: { usable: true, reasons: ['the kernel has all'] } },
      'ok',
      /the kernel has/,
    ],
    ['traffic-shaping', 'does not work', {}, NO_SHAPING, 'warn', /^the kernel has no sch_sfq$/],
    [
      'traffic-shaping',
      'does not work, and nobody wants it',
      {},
      { ...NO_SHAPING, plan: planWith({}) },
      'ok',
      /sch_sfq; no NIC of the plan/,
    ],
    [
      'traffic-shaping',
      'does not work, and the plan wants it',
      {},
      { ...NO_SHAPING, plan: limitedPlan() },
      'fail',
      /and the plan limits/,
    ],
    ['dhcp-helper', 'is missing', {}, {}, 'fail', /dnsmasq is not installed/],
    ['dhcp-helper', 'is there', { facts: { '/usr/sbin/dnsmasq': device(0o755, 0) } }, {}, 'ok', /dnsmasq/],
    [
      'disk-space',
      'is short where the folder will be',
      { freeMiB: { '/': 100 } },
      {},
      'warn',
      /100 MiB free/,
    ],
    [
      'disk-space',
      'is enough',
      { freeMiB: { '/pools': 9000, '/': 1 } },
      {},
      'ok',
      /8\.8 GiB free in \/pools\/main/,
    ],
    [
      'address-overlap',
      'is seen, whichever subnet is the larger one',
      { interfaces: [{ interface: 'eth0', cidr: '10.0.5.9/16' }] },
      { networks: [{ name: 'lan', bridgeName: 'fw-lan', cidrs: ['10.0.7.0/24'] }] },
      'fail',
      /network lan \(10\.0\.7\.0\/24\) and interface eth0/,
    ],
    [
      'address-overlap',
      'is not with the own bridge',
      { interfaces: [{ interface: 'fw-lan', cidr: '10.0.7.1/24' }] },
      { networks: [{ name: 'lan', bridgeName: 'fw-lan', cidrs: ['10.0.7.0/24', 'fd00::/64'] }] },
      'ok',
      /1 network beside/,
    ],
  ])('%s %s', async (id, _what, machine, more, status, finding) => {
    const result = await ask(id, machine, more);
    expect(result.status).toBe(status);
    expect(result.finding).toMatch(finding);
    // Whoever is told that something is wrong is told what to do, here or in the finding itself.
    if (status === 'warn' || (status === 'fail' && id !== 'libvirt')) expect(result.advice).toMatch(/\.$/);
  });

  it('looks at no machine but the one it runs on', async () => {
    for (const { id } of CHECKS.filter(
      (candidate) => !['libvirt', 'define', 'sandbox'].includes(candidate.id),
    )) {
      const result = await check(id).run({
        libvirt: { kind: 'unreachable', message: '' },
        uri: 'qemu+ssh://far/system',
        poolFolders: ['/'],
        networks: [],
      });
      expect({ id, status: result.status }).toEqual({ id, status: 'skipped' });
    }
  });

  it('is shown as a table that ends with a verdict', () => {
    const results = [
      { id: 'a', title: 'first', status: 'ok', finding: 'good' },
      { id: 'b', title: 'the second', status: 'fail', finding: 'bad', advice: 'Mend it.' },
    ] as const;
    expect(renderDoctor(results, paintWith(false)).split('\n')).toEqual([
      'ok       first       good',
      'fail     the second  bad',
      '                     → Mend it.',
      '',
      '1 check failed: machines will not run well here until they pass.',
    ]);
  });
});
