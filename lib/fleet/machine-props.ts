import type { CdromProps } from './cdrom';
import type { CloudInit } from './cloud-init';
import type { CpuProps } from './cpu';
import type { DiskProps } from './disk';
import type { Image } from './image';
import type { NicProps } from './nic';
import type { ReadinessProps } from './readiness';
import type { Size } from './size';

/** What a machine boots: the first of its disks that can, or a kernel that the host hands over directly. */
export type BootProps =
  | {
      /** Names of disks and CD drives, in the order to try them. */
      readonly order: readonly string[];
    }
  | {
      /** An image of format `boot-file`. */
      readonly kernel: Image;
      /** An image of format `boot-file`. @default - none */
      readonly initrd?: Image;
      /** @default - none */
      readonly commandLine?: string;
    };

export interface MachineProps {
  /**
   * What the machine is called on the host. Its UUID and its disks' files follow from its construct path, so it keeps them under
   * another name.
   * @default - the ids below the host, joined by "-", in lower case
   */
  readonly name?: string;
  /**
   * One line for people.
   * @default - none
   */
  readonly description?: string;
  /**
   * Whether it is neither deleted nor replaced until a plan that still names it says otherwise.
   * @default false
   */
  readonly protect?: boolean;
  /** @default 1 */
  readonly vcpus?: number;
  /**
   * How many vCPUs it can be given while it runs; a machine that runs with another ceiling is restarted.
   * @default - head-room: twice as many as it has and at least 4, or as many as `cpu.topology` has; a machine that runs with other
   *   head-room keeps it. 'virt' machines get none, since QEMU cannot add vCPUs to them
   */
  readonly vcpusMax?: number;
  /**
   * How the host runs its vCPUs, and how the guest sees them.
   * @default - see CpuProps
   */
  readonly cpu?: CpuProps;
  /** @default - 1 GiB */
  readonly memory?: Size;
  /**
   * How much memory it boots with: a balloon takes back what `memory` is below that, and what it is above is plugged in.
   * @default - as much as `memory`
   */
  readonly memoryAtBoot?: Size;
  /**
   * How much memory it can be given while it runs; a machine that runs with another ceiling is restarted.
   * @default - head-room: twice the memory at boot when that is 2 GiB or more, else none, since a ceiling takes 65 MiB from a small
   *   guest; a machine that runs with other head-room keeps it. Huge pages get none
   */
  readonly memoryMax?: Size;
  /**
   * Whether the host gives it huge pages, reserved as a whole.
   * @default false
   */
  readonly hugepages?: boolean;
  /**
   * `auto`: the host's CPU under KVM, QEMU's fullest model under software emulation; `host`: the host's CPU; else the name of a
   * libvirt CPU model.
   * @default 'auto'
   */
  readonly cpuModel?: string;
  /** @default - 'q35' on x86_64, 'virt' on aarch64 */
  readonly machineType?: 'q35' | 'pc' | 'virt';
  /** @default 'x86_64' */
  readonly architecture?: 'x86_64' | 'aarch64';
  /**
   * @default - 'uefi' with Secure Boot; else 'bios' on x86_64: it comes with QEMU and boots every cloud image, while UEFI needs firmware files on the host; 'uefi'
   *   on aarch64, which has no BIOS
   */
  readonly firmware?: 'bios' | 'uefi';
  /**
   * Whether the firmware starts only what is signed, with the usual keys enrolled.
   * @default false
   */
  readonly secureBoot?: boolean;
  /**
   * A virtual TPM 2.0, whose state stays with the machine.
   * @default false
   */
  readonly tpm?: boolean;
  /** @default - the machine's first disk */
  readonly boot?: BootProps;
  /**
   * More can follow by `addDisk`.
   * @default - none
   */
  readonly disks?: readonly DiskProps[];
  /**
   * CD drives, at most 4 beside the one of cloud-init.
   * @default - none
   */
  readonly cdroms?: readonly CdromProps[];
  /**
   * More can follow by `addNic`. An empty list is a machine without network.
   * @default - one NIC on the host's own NAT network, unless `addNic` adds others
   */
  readonly nics?: readonly NicProps[];
  /** @default - none */
  readonly cloudInit?: CloudInit;
  /**
   * A serial console whose output the host also logs to a file.
   * @default true
   */
  readonly serialConsole?: boolean;
  /**
   * A channel for the QEMU guest agent.
   * @default true
   */
  readonly guestAgent?: boolean;
  /**
   * A source of random numbers.
   * @default true
   */
  readonly rng?: boolean;
  /**
   * Whether it starts when the host boots.
   * @default - true for a machine that shall run
   */
  readonly autostart?: boolean;
  /**
   * Machines start in ascending rank, the next rank after the longest delay of the one before; equal ranks start together.
   * @default - rank 0, delay 0 s
   */
  readonly startOrder?: { readonly rank?: number; readonly delaySeconds?: number };
  /** @default 'running' */
  readonly powerState?: 'running' | 'stopped';
  /**
   * How it is stopped: how long the guest may take when asked, and then whether its power is cut (`force`) or it is left running
   * and the step fails (`refuse`).
   * @default - 60 s, then 'refuse': cutting the power can lose what the guest has not written, so somebody must have said so
   */
  readonly stop?: { readonly timeoutSeconds?: number; readonly onTimeout?: 'force' | 'refuse' };
  /**
   * What to do with changes that a running machine gets only by a restart: restart it, or store them for its next start.
   * @default 'restart'
   */
  readonly onRestartNeeded?: 'restart' | 'defer';
  /**
   * What is done inside the guest, through its agent, to make a change usable there: grow the partition and file system of `/`
   * after its disk has grown, and bring added vCPUs and memory online.
   * @default - nothing: most distributions bring added vCPUs and memory online by themselves
   */
  readonly guest?: {
    readonly growRoot?: boolean;
    readonly onlineCpus?: boolean;
    readonly onlineMemory?: boolean;
  };
  /** @default - see ReadinessProps */
  readonly readiness?: ReadinessProps;
}
