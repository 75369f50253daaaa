import { withoutSpentSeed, type Plan, type PlanMachine } from '../../plan';
import { isServed } from './leases';
import { hasSecrets, tryFindCopied } from './storage';

/** Something of a plan that the provider or Terraform cannot carry. */
export interface TerraformGap {
  /** The fields of the plan that the document does not show, or not in every case. */
  readonly fields: readonly string[];
  readonly what: string;
  /** What happens instead. */
  readonly instead: string;
  /** Whether `plan` holds any of it. */
  readonly appliesTo: (plan: Plan) => boolean;
}

const always = (): boolean => true;
const anyMachine =
  (is: (machine: PlanMachine, plan: Plan) => boolean) =>
  (plan: Plan): boolean =>
    plan.machines.some((machine) => is(machine, plan));

/**
 * Everything that the host agent does with a plan and Terraform does not, in the order in which it matters. docs/terraform.md shows the
 * same table, and each document names what of it applies to its host.
 */
export const TERRAFORM_GAPS: readonly TerraformGap[] = [
  {
    fields: ['machines[].onRestartNeeded', 'machines[].guest.*'],
    what: 'changes of a running machine; what the agent does in its guest',
    instead:
      'the provider powers the machine off, defines it anew and starts it for any change; nothing is done in the guest',
    appliesTo: anyMachine(always),
  },
  {
    fields: [],
    what: 'a change that libvirt refuses, or after which the machine does not start',
    instead:
      'the provider undefines a machine before it defines it anew: refused, it is gone until the next apply, which makes another (new UUID, empty TPM); not started, it is a warning',
    appliesTo: anyMachine(always),
  },
  {
    fields: [],
    what: "`stop.onTimeout: 'refuse'` for a change",
    instead: 'a guest that does not power off in time has its power cut',
    appliesTo: anyMachine(({ stop }) => stop.onTimeout === 'refuse'),
  },
  {
    fields: [],
    what: "`stop.onTimeout: 'force'` when a machine is deleted",
    instead: 'its power is cut at once',
    appliesTo: anyMachine(({ stop }) => stop.onTimeout === 'force'),
  },
  {
    fields: ['host.trashRetentionHours', 'host.limits.*'],
    what: 'the trash, `machineDeletionsMax`, `allowEmpty`',
    instead: 'what leaves the program is deleted, and so is its data, however much it is',
    appliesTo: always,
  },
  {
    fields: [],
    what: '`protect` and `retain` of what has left the program',
    instead: '`prevent_destroy` is written, and holds only while the block is in the program',
    appliesTo: anyMachine(({ protect, disks }) => protect || disks.some(({ retain }) => retain)),
  },
  {
    fields: [],
    what: "`firmware: 'uefi'` of a machine that runs",
    instead:
      'it starts, but the provider cannot read that back (its issue 1333, open in 0.9.8): the apply fails, and the next one makes the machine anew',
    appliesTo: anyMachine(({ firmware, powerState }) => firmware === 'uefi' && powerState === 'running'),
  },
  {
    fields: [],
    what: 'changes of a disk: its size, or another digest of the image that it stands on',
    instead: 'the provider refuses to change a volume, and the apply fails',
    appliesTo: anyMachine(({ disks }) => disks.length > 0),
  },
  {
    fields: [],
    what: 'a disk that goes to another pool, or is no longer a `copy`',
    instead:
      'it is deleted, even below a running machine, and made anew without its data; only `protect` and `retain` prevent that',
    appliesTo: anyMachine(({ disks }) => disks.length > 0),
  },
  {
    fields: [],
    what: 'changes of a pool: its folder, `autostart`',
    instead: 'the provider refuses to change a pool, and the apply fails',
    appliesTo: ({ pools }) => pools.length > 0,
  },
  {
    fields: ['machines[].disks[].sizeMiB'],
    what: 'size of a `copy` disk; that it is qcow2 when its image is raw',
    instead: 'it has the size and format of the image',
    appliesTo: anyMachine(({ disks }, plan) => disks.some((disk) => tryFindCopied(plan, disk) !== undefined)),
  },
  {
    fields: [],
    what: 'changes of a network, a new reservation too',
    instead:
      'the provider changes only `autostart`; `-replace` makes the network anew, and the machines on it then need a restart',
    appliesTo: ({ networks }) => networks.length > 0,
  },
  {
    fields: ['images[].sha256'],
    what: 'sha256 of images',
    instead: 'the provider takes what it is given; the digest is only part of the file name',
    appliesTo: ({ images }) => images.length > 0,
  },
  {
    fields: [],
    what: 'images from files of the host',
    instead: 'the file is read on the machine that Terraform runs on',
    appliesTo: ({ images }) => images.some(({ source }) => source.kind === 'file'),
  },
  {
    fields: ['images[].format', 'images[].virtualSizeBytes'],
    what: '`boot-file` as a format of its own, `virtualSize` of images that are not raw',
    instead: 'a boot file is a raw volume; that disks are large enough is checked at synthesis alone',
    appliesTo: ({ images }) =>
      images.some(
        ({ format, virtualSizeBytes }) =>
          format === 'boot-file' || (format === 'qcow2' && virtualSizeBytes !== undefined),
      ),
  },
  {
    fields: ['host.acceleration'],
    what: "`acceleration: 'auto'`",
    instead: "KVM; only `'tcg'` gives emulation",
    appliesTo: ({ host }) => host.acceleration === 'auto',
  },
  {
    fields: ['host.capacity.*', 'host.overcommit.*', 'pools[].capacityMiB'],
    what: 'capacity of the host and of pools, overcommit',
    instead: 'checked at synthesis as far as the program states it, never against the host',
    appliesTo: always,
  },
  {
    fields: ['pools[].uuid', 'networks[].uuid', 'machines[].uuid'],
    what: 'UUIDs of machines, networks and pools',
    instead: "libvirt chooses them; only the file of a machine's UEFI variables is called after the plan's",
    appliesTo: always,
  },
  {
    fields: [
      'version',
      'fleet',
      'host.name',
      'pools[].key',
      'images[].key',
      'networks[].key',
      'machines[].key',
    ],
    what: 'ownership marks, generations, and that a plan is for this host',
    instead: "the state file says what is Terraform's, and `libvirtUri` which host it is",
    appliesTo: always,
  },
  {
    fields: [],
    what: 'the folders that `agent.yaml` allows',
    instead: 'whatever libvirt may do',
    appliesTo: always,
  },
  {
    fields: ['machines[].vcpus.ceiling', 'machines[].memory.ceiling'],
    what: 'that a ceiling which nobody stated may stay as it is',
    instead: 'every ceiling is written as stated',
    appliesTo: anyMachine(({ vcpus, memory }) => vcpus.ceiling === 'default' || memory.ceiling === 'default'),
  },
  {
    fields: [],
    what: 'a machine that was stopped or started by somebody else',
    instead: 'not noticed: `running` is what Terraform last did',
    appliesTo: anyMachine(always),
  },
  {
    fields: ['machines[].startOrder.delaySeconds'],
    what: 'delays of the start order; the order of later starts',
    instead: 'machines are made in the order of their ranks, without delay',
    appliesTo: ({ machines }) => {
      const orders = machines.map(({ startOrder }) => startOrder);
      return orders.some(({ rank, delaySeconds }) => delaySeconds > 0 || rank !== orders[0]?.rank);
    },
  },
  {
    fields: ['machines[].readiness.checks[].*', 'machines[].readiness.timeoutSeconds'],
    what: 'readiness by TCP, guest agent or cloud-init, or by an address that no network of the plan gives',
    instead: 'not waited for',
    appliesTo: anyMachine(({ readiness, nics }, plan) =>
      readiness.checks.some(
        (check) =>
          check.kind !== 'address' || !nics.some((nic) => nic.name === check.nic && isServed(plan, nic)),
      ),
    ),
  },
  {
    fields: [],
    what: 'readiness by an address of a network of the plan',
    instead:
      'any lease will do; if none comes in time, the provider deletes the machine that it has just made',
    appliesTo: anyMachine(({ readiness, nics }, plan) =>
      readiness.checks.some(
        (check) =>
          check.kind === 'address' && nics.some((nic) => nic.name === check.nic && isServed(plan, nic)),
      ),
    ),
  },
  {
    fields: ['machines[].cloudInit.vendorData.*'],
    what: 'vendor data of cloud-init',
    instead: 'left out: the provider has no place for it',
    appliesTo: anyMachine(({ cloudInit }) => cloudInit?.vendorData !== undefined),
  },
  {
    fields: [],
    what: 'secrets in cloud-init',
    instead: 'Terraform refuses to make such a seed (its precondition never holds), and with it the machine',
    appliesTo: anyMachine(({ cloudInit }) => cloudInit !== undefined && hasSecrets(cloudInit)),
  },
  {
    fields: ['machines[].cloudInit.afterFirstBoot'],
    what: "`seedAfterFirstBoot: 'remove'`",
    instead: 'the seed stays in its drive',
    appliesTo: anyMachine((machine) => withoutSpentSeed(machine) !== undefined),
  },
  {
    fields: ['networks[].ipv6.reservations[].mac'],
    what: 'MAC addresses of IPv6 reservations, and such reservations without a name',
    instead: 'left out, as by the agent: DHCPv6 tells hosts apart by name',
    appliesTo: ({ networks }) =>
      networks.some((network) => network.mode !== 'bridge' && (network.ipv6?.reservations.length ?? 0) > 0),
  },
  {
    fields: ['machines[].cdroms[].name'],
    what: 'names of CD drives',
    instead: 'known to the plan alone, as with the agent',
    appliesTo: anyMachine(({ cdroms }) => cdroms.length > 0),
  },
];

/** What of a plan its document does not carry, for whoever reads the document. */
export interface NotCarried {
  readonly what: string;
  readonly instead: string;
}

export function notCarriedOf(plan: Plan): readonly NotCarried[] {
  return TERRAFORM_GAPS.filter(({ appliesTo }) => appliesTo(plan)).map(({ what, instead }) => ({
    what,
    instead,
  }));
}
