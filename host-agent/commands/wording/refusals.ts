import type { Refusal, RefusalCode } from '../../planner';
import { factsInBrackets } from './facts';
import { sentence, subjectInWords } from './subjects';

/** Why a change is not made, and what leads on from there. */
export interface RefusalWords {
  readonly why: string;
  readonly instead: string;
}

/** For each code: what is the matter with the subject (it becomes the sentence's end), and what to do. */
const REFUSAL_WORDS: Readonly<Record<RefusalCode, readonly [why: string, instead: string]>> = {
  'name-taken-by-foreign': [
    'has the name of something on the host that fleetwright did not make',
    'Choose another name, or remove or rename the other one yourself; it is never touched.',
  ],
  'uuid-taken-by-foreign': [
    'has the UUID of something on the host that fleetwright did not make',
    'Remove the other one yourself, or move the construct: its path decides the UUID.',
  ],
  'owned-by-other-host': [
    'is marked as belonging to another fleet or host',
    'Apply the plan to the host that it was made for, or remove the other one with its own plan first.',
  ],
  'unreadable-object': [
    'could not be read from the host, so nothing is done to it',
    'Look at it with virsh, mend or remove it, and run the command again.',
  ],
  protected: [
    'is protected',
    'Apply a plan that still has it with `protect: false` first, then take it away.',
  ],
  'deletion-limit': [
    'would be one of more machines to delete than the plan allows at once',
    'Raise `machineDeletionsMax` of the host if that is what you want, or delete in smaller steps.',
  ],
  'empty-plan': [
    'would be deleted by a plan without machines',
    'If the host should be empty, use `fleetwright destroy`, or set `allowEmpty` of the host.',
  ],
  'would-shrink-disk': [
    'would become smaller, which loses data',
    'Leave its size, or make a new smaller disk and copy the data inside the guest.',
  ],
  'disk-source-changed': [
    'would get another image under data that is already there',
    'Name it with `--replace <machine>/<disk>` to have it made anew; what it holds goes to the trash.',
  ],
  'disk-moved': [
    'would move to another pool or file',
    'Give the disk a new name in the new pool and copy the data inside the guest.',
  ],
  'volume-in-use-by-foreign': [
    'uses a file that a machine which is not ours uses too',
    'Detach it from the other machine first.',
  ],
  'volume-not-ours': [
    'would use a file that is already there and that fleetwright did not make',
    'Move the file away, or give the disk another name.',
  ],
  'volume-unrecorded': [
    'has a disk that its mark lists and the agent’s own records do not',
    'Look at the disk; then delete it and its machine by hand, or put the agent’s records back from a backup.',
  ],
  'volume-has-overlays': ['is the base of other disks', 'Delete the disks that build upon it first.'],
  'network-in-use-by-foreign': [
    'is used by machines that fleetwright did not make',
    'Detach them from the network first; stopping it would cut them off.',
  ],
  'subnet-overlaps-foreign-network': [
    'has a subnet that something else on the host uses already',
    'Choose another subnet for it.',
  ],
  'pool-path-changed': [
    'would move to another folder',
    'Add a pool with a new name for the new folder; files are not moved.',
  ],
  'pool-not-ours': [
    'is on the host already and fleetwright did not make it',
    'Choose another name or folder for the pool.',
  ],
  'pool-in-use': ['still holds files that are in use', 'Remove what uses them first.'],
  'not-enough-cpus': [
    'does not fit: the host has too few CPUs for what the plan promises',
    'Take fewer vCPUs, fewer machines, or a higher overcommit factor.',
  ],
  'not-enough-memory': [
    'does not fit: the host has too little memory for what the plan promises',
    'Take less memory, fewer machines, or a higher overcommit factor.',
  ],
  'not-enough-space': [
    'does not fit: the pool has too little space for what the plan promises',
    'Take smaller disks, free space (the trash may hold old disks), or raise the disk overcommit factor.',
  ],
  'acceleration-unavailable': [
    'asks for KVM, which cannot work on this host',
    'Run `fleetwright doctor` to see why, or set `acceleration: "auto"`.',
  ],
  'architecture-unavailable': [
    'is of an architecture that this host has no emulator for',
    'Install the QEMU for it, or choose another host.',
  ],
  'firmware-unavailable': [
    'asks for a firmware that this host does not offer',
    'Install it (Debian: ovmf or qemu-efi-aarch64), or choose the other firmware.',
  ],
  'machine-is-transient': [
    'runs without a stored definition, so it would vanish when stopped',
    'Stop it yourself; the next apply makes it anew.',
  ],
  renamed: [
    'would be renamed, and another machine still has the new name',
    'Give the other machine a new name or take it away first, and apply again.',
  ],
  'uuid-changed': [
    'has our mark but another UUID: its construct path has changed',
    'Move the construct back to its old path, or destroy the machine first and make it anew.',
  ],
  'has-managed-save': [
    'has a saved memory image, and starting it would bring its old definition back',
    'Start it with `virsh start`, or drop the image with `virsh managedsave-remove`, and apply again.',
  ],
  'volume-missing': [
    'runs although the file of its disk is gone: the data lives only as long as the machine runs',
    'Copy the data out of the guest before you stop it; then stop it and apply again.',
  ],
  'volume-in-use': [
    'uses a file that another machine of this fleet uses too',
    'Detach it from the other machine first.',
  ],
  'pool-inactive': [
    'is in a pool that is not active, so what the pool holds cannot be checked',
    'Start the pool (see why it does not start with `virsh pool-start`), and apply again.',
  ],
  'depends-on-refused': [
    'needs something that is refused',
    'See the other refusals; this one goes away with them.',
  ],
  'impact-not-allowed': [
    'would be hit harder than was allowed',
    'Approve what `fleetwright diff` shows with `fleetwright apply --approve <digest>`, or allow more with `--max-impact`.',
  ],
  stalled: [
    'has failed so often under this plan that it is not tried again',
    'Remove the cause and apply with `--retry`; another plan begins anew by itself.',
  ],
  'traffic-shaping-unavailable': [
    'limits the bandwidth of a NIC, which the kernel of this host cannot do',
    'Use a kernel that has what is missing (`fleetwright doctor` says what), or drop the limit.',
  ],
  'network-filter-missing': [
    'names a network filter that this host does not have',
    'Define it with `virsh nwfilter-define`, or name one that `virsh nwfilter-list` shows.',
  ],
  'secure-boot-unavailable': [
    'asks for Secure Boot, and this host has no firmware with enrolled keys for it',
    'Install it (Debian: ovmf), or do without Secure Boot.',
  ],
  'tpm-unavailable': [
    'asks for a TPM, which this host cannot emulate',
    'Install what does it (Debian: swtpm and swtpm-tools), or do without a TPM.',
  ],
  'hugepages-unavailable': [
    'asks for huge pages, of which this host has too few free',
    'Reserve some (`sysctl vm.nr_hugepages=<number>`, with hugetlbfs mounted), or do without huge pages.',
  ],
  'host-cpu-missing': [
    'is pinned to a CPU that this host does not have',
    'Pin it to CPUs that are there; `fleetwright inventory` says how many there are.',
  ],
};

/** `{ why: 'Disk root of machine db would become smaller, … (from 4 GiB, to 2 GiB).', instead: '…' }` */
export function refusalInWords(refusal: Refusal): RefusalWords {
  const [why, instead] = REFUSAL_WORDS[refusal.code];
  return {
    why: `${sentence(subjectInWords(refusal.subject))} ${why}${factsInBrackets(refusal.facts)}.`,
    instead,
  };
}
