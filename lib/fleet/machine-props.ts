import type { CloudInit } from './cloud-init';
import type { DiskProps } from './disk';
import type { Image } from './image';
import type { NicProps } from './nic';
import type { ReadinessProps } from './readiness';
import type { Size } from './size';

/** What a machine boots: the first of its disks that can, or a kernel that the host hands over directly. */
export type BootProps =
  | {
      /** Names of disks, in the order to try them. */
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
   * What the machine is called on the host. Its disks are found by this name.
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
   * How many vCPUs it can be given while it runs.
   * @default - as many as it has
   */
  readonly vcpusMax?: number;
  /** @default - 1 GiB */
  readonly memory?: Size;
  /**
   * How much memory it can be given while it runs.
   * @default - as much as it has
   */
  readonly memoryMax?: Size;
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
   * @default - 'bios' on x86_64: it comes with QEMU and boots every cloud image, while UEFI needs firmware files on the host; 'uefi'
   *   on aarch64, which has no BIOS
   */
  readonly firmware?: 'bios' | 'uefi';
  /** @default - the machine's first disk */
  readonly boot?: BootProps;
  /**
   * More can follow by `addDisk`.
   * @default - none
   */
  readonly disks?: readonly DiskProps[];
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
  /** @default - see ReadinessProps */
  readonly readiness?: ReadinessProps;
}
