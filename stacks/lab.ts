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
}

/** `no_timer_check` and `panic=1`: see scripts/build-tiny-guest.sh. */
const COMMAND_LINE = 'console=ttyS0 quiet no_timer_check panic=1';

/**
 * A lab on one host that needs no download: two networks and three machines that boot a kernel and a small root file system from
 * memory and serve http.
 *
 *     the world --nat--> lan 10.73.1.0/24 ---- front (.10), app (.11), store (next free)
 *                        backplane 10.73.2.0/24 ---- app, store; no way out
 */
export class Lab extends Host {
  constructor(scope: Construct, id: string, props: LabProps) {
    super(scope, id, { machineDeletionsMax: 3, allowEmpty: true, ...props });
    const { guest } = props;

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
      memory: Size.mebibytes(128),
      nics: [{ network: lan, ipv4: '10.73.1.10' }],
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
