import type { Construct } from 'constructs';
import {
  CloudInit,
  Host,
  Image,
  Machine,
  Network,
  Pool,
  ReadinessCheck,
  Size,
  type HostProps,
  type MachineProps,
} from 'fleetwright';
import type { LabGuest } from './lab-guest';

export interface LabProps extends HostProps {
  readonly guest: LabGuest;
  /**
   * Where the lab keeps its disks.
   * @default - /var/lib/fleetwright/lab
   */
  readonly poolPath?: string;
  /**
   * Whether "front" has grown: more memory, another vCPU and a disk, and its NIC on the other network. All of it reaches a
   * running machine without a restart.
   * @default false
   */
  readonly grown?: boolean;
}

/** `no_timer_check` and `panic=1`: see scripts/build-tiny-guest.sh; the last word leaves new hardware to the agent, as most guests do. */
const COMMAND_LINE = 'console=ttyS0 quiet no_timer_check panic=1 tiny.keep-offline';

/**
 * A lab on one host that needs no download: two networks and three machines that boot a kernel and a small root file system from
 * memory and serve http.
 *
 *     the world --nat--> lan 10.73.1.0/24 ---- front (.10), app (.11), store (next free)
 *                        backplane 10.73.2.0/24 ---- app, store, and front when it has grown (.10); no way out
 */
export class Lab extends Host {
  constructor(scope: Construct, id: string, props: LabProps) {
    super(scope, id, { machineDeletionsMax: 3, allowEmpty: true, ...props });
    const { guest, grown = false } = props;

    new Pool(this, 'lab', props.poolPath === undefined ? {} : { path: props.poolPath });
    const kernel = Image.fromFile(this, 'kernel', guest.kernel.path, {
      sha256: guest.kernel.sha256,
      format: 'boot-file',
    });
    const initrd = Image.fromFile(this, 'initrd', guest.initrd.path, {
      sha256: guest.initrd.sha256,
      format: 'boot-file',
    });
    const base = Image.fromFile(this, 'base', guest.disk.path, {
      sha256: guest.disk.sha256,
      virtualSize: Size.mebibytes(64),
    });

    const lan = new Network(this, 'lan', {
      ipv4: { cidr: '10.73.1.0/24' },
      dns: { domain: 'lab.example', hosts: [{ address: '10.73.1.1', names: ['host.lab.example'] }] },
    });
    const backplane = new Network(this, 'backplane', {
      mode: 'isolated',
      ipv4: { cidr: '10.73.2.0/24', dhcpRange: 'none' },
    });

    const machine = (name: string, machineProps: MachineProps): Machine =>
      new Machine(this, name, {
        boot: { kernel, initrd, commandLine: COMMAND_LINE },
        cloudInit: new CloudInit(),
        readiness: { checks: [ReadinessCheck.address(), ReadinessCheck.tcp(80)] },
        // The guest keeps nothing, so cutting its power loses nothing.
        stop: { timeoutSeconds: 15, onTimeout: 'force' },
        ...machineProps,
      });

    machine('front', {
      description: 'Answers the world',
      vcpus: grown ? 2 : 1,
      // A ceiling is head-room for later; a guest this small gets none unless it is stated.
      memory: Size.mebibytes(grown ? 320 : 192),
      memoryAtBoot: Size.mebibytes(192),
      memoryMax: Size.mebibytes(512),
      guest: { onlineCpus: true, onlineMemory: true },
      disks: grown ? [{ name: 'cache', size: Size.mebibytes(128) }] : [],
      // With a name of its own the NIC stays the same one, MAC address and all, wherever it is plugged in.
      nics: [
        grown
          ? { name: 'uplink', network: backplane, ipv4: '10.73.2.10' }
          : { name: 'uplink', network: lan, ipv4: '10.73.1.10' },
      ],
    });
    machine('app', {
      description: 'Stands on both networks',
      vcpus: 2,
      memory: Size.mebibytes(192),
      nics: [
        { network: lan, ipv4: '10.73.1.11' },
        { network: backplane, ipv4: '10.73.2.11' },
      ],
      startOrder: { rank: 1 },
    });
    machine('store', {
      description: 'Keeps data on a disk of its own',
      memory: Size.mebibytes(160),
      disks: [
        { name: 'root', image: base, size: Size.mebibytes(256) },
        { name: 'data', size: Size.mebibytes(512) },
      ],
      nics: [{ network: lan, ipv4: 'auto' }, { network: backplane }],
      startOrder: { rank: 1 },
    });
  }
}
