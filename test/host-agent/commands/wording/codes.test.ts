import { describe, expect, it } from '@jest/globals';
import { refusalInWords, warningInWords } from '../../../../host-agent/commands/wording';
import type { Refusal, RefusalCode, WarningCode } from '../../../../host-agent/planner';

/** The compiler keeps this list complete, so that no code can be without words that were looked at. */
const REFUSALS: Readonly<Record<RefusalCode, readonly [facts: Refusal['facts'], why: string]>> = {
  'name-taken-by-foreign': [
    { uuid: 'u-1' },
    'Machine db has the name of something on the host that fleetwright did not make (uuid u-1).',
  ],
  'uuid-taken-by-foreign': [
    { name: 'other' },
    'Machine db has the UUID of something on the host that fleetwright did not make (name other).',
  ],
  'owned-by-other-host': [
    { fleet: 'prod', host: 'kvm-2' },
    'Machine db is marked as belonging to another fleet or host (fleet prod, host kvm-2).',
  ],
  'unreadable-object': [
    { reason: 'its XML does not parse' },
    'Machine db could not be read from the host, so nothing is done to it (its XML does not parse).',
  ],
  protected: [{}, 'Machine db is protected.'],
  'deletion-limit': [
    { machines: 3, limit: 1 },
    'Machine db would be one of more machines to delete than the plan allows at once (machines 3, limit 1).',
  ],
  'empty-plan': [{ machines: 3 }, 'Machine db would be deleted by a plan without machines (machines 3).'],
  'would-shrink-disk': [
    { fromMiB: 4096, toMiB: 2048 },
    'Machine db would become smaller, which loses data (from 4 GiB, to 2 GiB).',
  ],
  'disk-source-changed': [
    { from: 'a', to: 'b' },
    'Machine db would get another image under data that is already there (from a, to b).',
  ],
  'disk-moved': [
    { from: 'fast', to: 'slow' },
    'Machine db would move to another pool or file (from fast, to slow).',
  ],
  'volume-in-use-by-foreign': [
    { machine: 'x' },
    'Machine db uses a file that a machine which is not ours uses too (machine x).',
  ],
  'volume-not-ours': [
    { path: '/p/x' },
    'Machine db would use a file that is already there and that fleetwright did not make (path /p/x).',
  ],
  'volume-unrecorded': [
    { path: '/p/x' },
    'Machine db has a disk that its mark lists and the agent’s own records do not (path /p/x).',
  ],
  'volume-has-overlays': [{ overlays: ['a', 'b'] }, 'Machine db is the base of other disks (overlays a, b).'],
  'network-in-use-by-foreign': [
    { machines: ['x'] },
    'Machine db is used by machines that fleetwright did not make (machines x).',
  ],
  'subnet-overlaps-foreign-network': [
    { taken: '10.0.0.0/24' },
    'Machine db has a subnet that something else on the host uses already (taken 10.0.0.0/24).',
  ],
  'pool-path-changed': [
    { from: '/a', to: '/b' },
    'Machine db would move to another folder (from /a, to /b).',
  ],
  'pool-not-ours': [
    { path: '/a' },
    'Machine db is on the host already and fleetwright did not make it (path /a).',
  ],
  'pool-in-use': [{ machines: ['x', 'y'] }, 'Machine db still holds files that are in use (machines x, y).'],
  'not-enough-cpus': [
    { wanted: 4, given: 6, limit: 8 },
    'Machine db does not fit: the host has too few CPUs for what the plan promises (wanted 4, given 6, limit 8).',
  ],
  'not-enough-memory': [
    { wantedMiB: 1024, limitMiB: 512 },
    'Machine db does not fit: the host has too little memory for what the plan promises (wanted 1 GiB, limit 512 MiB).',
  ],
  'not-enough-space': [
    { pool: 'main' },
    'Machine db does not fit: the pool has too little space for what the plan promises (pool main).',
  ],
  'acceleration-unavailable': [
    { reasons: ['no svm', 'no /dev/kvm'] },
    'Machine db asks for KVM, which cannot work on this host (no svm; no /dev/kvm).',
  ],
  'architecture-unavailable': [
    { architecture: 'aarch64' },
    'Machine db is of an architecture that this host has no emulator for (architecture aarch64).',
  ],
  'firmware-unavailable': [
    { firmware: 'uefi' },
    'Machine db asks for a firmware that this host does not offer (firmware uefi).',
  ],
  'machine-is-transient': [
    {},
    'Machine db runs without a stored definition, so it would vanish when stopped.',
  ],
  renamed: [
    { from: 'old' },
    'Machine db would be renamed, and another machine still has the new name (from old).',
  ],
  'uuid-changed': [{}, 'Machine db has our mark but another UUID: its construct path has changed.'],
  'has-managed-save': [
    { fields: ['vcpus.current'] },
    'Machine db has a saved memory image, and starting it would bring its old definition back (fields vCPUs).',
  ],
  'volume-missing': [
    { path: '/p/x' },
    'Machine db runs although the file of its disk is gone: the data lives only as long as the machine runs (path /p/x).',
  ],
  'volume-in-use': [
    { machine: 'x' },
    'Machine db uses a file that another machine of this fleet uses too (machine x).',
  ],
  'pool-inactive': [
    { pool: 'main' },
    'Machine db is in a pool that is not active, so what the pool holds cannot be checked (pool main).',
  ],
  'depends-on-refused': [
    { kind: 'network', name: 'lan' },
    'Machine db needs something that is refused (kind network, name lan).',
  ],
  'impact-not-allowed': [
    { impact: 'next-boot', allowed: 'live', fields: ['cpuModel', 'vcpus.maximum'] },
    'Machine db would be hit harder than was allowed (impact next boot, allowed live, fields CPU model, vCPU ceiling).',
  ],
  stalled: [
    { attempts: 6 },
    'Machine db has failed so often under this plan that it is not tried again (attempts 6).',
  ],
  'traffic-shaping-unavailable': [
    { reasons: ['the kernel has no sch_sfq'] },
    'Machine db limits the bandwidth of a NIC, which the kernel of this host cannot do (the kernel has no sch_sfq).',
  ],
  'network-filter-missing': [
    { filter: 'strict' },
    'Machine db names a network filter that this host does not have (filter strict).',
  ],
  'secure-boot-unavailable': [
    {},
    'Machine db asks for Secure Boot, and this host has no firmware with enrolled keys for it.',
  ],
  'tpm-unavailable': [{}, 'Machine db asks for a TPM, which this host cannot emulate.'],
  'hugepages-unavailable': [
    { wantedMiB: 1024, freeMiB: 512 },
    'Machine db asks for huge pages, of which this host has too few free (wanted 1 GiB, free 512 MiB).',
  ],
  'host-cpu-missing': [
    { cpus: 2, wanted: 7 },
    'Machine db is pinned to a CPU that this host does not have (cpus 2, wanted 7).',
  ],
};

const WARNINGS: Readonly<Record<WarningCode, string>> = {
  'software-emulation':
    'Host db has no usable KVM: guests run by software emulation (TCG), many times slower (why).',
  'retained-disk': 'Host db stays where it is although its machine goes (why).',
  'unreadable-object': 'Host db could not be read and is left alone (why).',
  'foreign-object': 'Host db was not made by fleetwright and is left alone (why).',
  'pending-restart': 'Host db runs without what is stored for its next start.',
  'pool-kept':
    'Host db stays although the plan has dropped it, because its trash or other disks still need it (why).',
  'capacity-unknown': 'Host db could not be checked against the host, which does not say what it has (why).',
};

describe('codes in words', () => {
  it.each(Object.entries(REFUSALS))('refusal %s says why and what to do instead', (code, [facts, why]) => {
    const words = refusalInWords({
      code: code as RefusalCode,
      subject: { kind: 'machine', name: 'db' },
      facts,
    });
    expect(words.why).toBe(why);
    expect(words.instead).toMatch(/^[A-Z].{20,}\.$/);
  });

  it.each(Object.entries(WARNINGS))('warning %s', (code, text) => {
    expect(
      warningInWords({
        code: code as WarningCode,
        subject: { kind: 'host', name: 'db' },
        facts: { reason: 'why' },
      }),
    ).toBe(text);
  });

  it('names what a machine runs without until its next start', () => {
    const text = warningInWords({
      code: 'pending-restart',
      subject: { kind: 'machine', name: 'web-1' },
      facts: { fields: ['cpuModel', 'memory.maximumMiB'] },
    });
    expect(text).toBe('Machine web-1 runs without: CPU model, memory ceiling (stored for its next start).');
  });

  it('spells out controls in names and facts of others', () => {
    const words = refusalInWords({
      code: 'name-taken-by-foreign',
      subject: { kind: 'disk', name: 'a\u001b[2J', machine: 'b\r' },
      facts: { name: 'c\u0007' },
    });
    expect(words.why).toContain('Disk a\\x1b[2J of machine b\\r has');
    expect(words.why).toContain('(name c\\x07)');
  });
});
