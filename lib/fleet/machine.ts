import { type Construct } from 'constructs';
import { deepFreeze } from '../plan';
import { checkedArgument, checkedOptional, checkedOrDefault, field } from './arguments';
import type { CdromProps } from './cdrom';
import type { CloudInit } from './cloud-init';
import { ConstructError } from './construct-error';
import { cpuFromProps, vcpusFromProps, type Cpu, type Vcpus } from './cpu';
import { Disk, type DiskProps } from './disk';
import { hardwareFromProps, type Hardware } from './hardware';
import { HostObject } from './host-object';
import type { Image } from './image';
import type { BootProps, MachineProps } from './machine-props';
import { memoryFromProps, type Memory } from './memory';
import { Nic, type NicProps } from './nic';
import type { ReadinessCheckProps } from './readiness';

const ROOT_DISK_NAME = 'root';

/** What machines have that say nothing about it: one for all of them, its keys in canonical order. */
const START_ORDER_DEFAULT: Machine['startOrder'] = deepFreeze({ delaySeconds: 0, rank: 0 });
const STOP_DEFAULT: Machine['stop'] = deepFreeze({ onTimeout: 'refuse', timeoutSeconds: 60 });
const GUEST_DEFAULT: Machine['guest'] = deepFreeze({
  growRoot: false,
  onlineCpus: false,
  onlineMemory: false,
});
/** Minutes are normal for a first boot under software emulation. */
const READINESS_DEFAULT: Machine['readiness'] = deepFreeze({ checks: undefined, timeoutSeconds: 300 });
const NO_CDROMS: readonly CdromProps[] = deepFreeze([]);

/** A virtual machine. */
export class Machine extends HostObject {
  readonly description: string | undefined;
  readonly protect: boolean;
  readonly vcpus: Readonly<Vcpus>;
  readonly cpu: Readonly<Cpu>;
  readonly memory: Readonly<Memory>;
  readonly cpuModel: string;
  readonly machineType: Hardware['machineType'];
  readonly architecture: Hardware['architecture'];
  readonly firmware: Hardware['firmware'];
  readonly secureBoot: boolean;
  readonly tpm: boolean;
  readonly cdroms: readonly CdromProps[];
  /** The stated boot; without one it is the first disk. */
  readonly boot: BootProps | undefined;
  readonly cloudInit: CloudInit | undefined;
  readonly serialConsole: boolean;
  readonly guestAgent: boolean;
  readonly rng: boolean;
  readonly autostart: boolean;
  readonly startOrder: { readonly rank: number; readonly delaySeconds: number };
  readonly powerState: 'running' | 'stopped';
  readonly stop: { readonly timeoutSeconds: number; readonly onTimeout: 'force' | 'refuse' };
  readonly onRestartNeeded: 'restart' | 'defer';
  readonly guest: {
    readonly growRoot: boolean;
    readonly onlineCpus: boolean;
    readonly onlineMemory: boolean;
  };
  readonly readiness: {
    readonly checks: readonly ReadinessCheckProps[] | undefined;
    readonly timeoutSeconds: number;
  };
  /** Whether the author stated NICs, if only to say that there are none. */
  readonly statesNics: boolean;

  /** @throws ConstructError when an argument is none that a plan can hold. */
  constructor(scope: Construct, id: string, props: MachineProps = {}) {
    super(scope, id, props.name);
    this.description = checkedOptional(this, 'description', field.machine.description, props.description);
    this.protect = props.protect ?? false;
    this.memory = memoryFromProps(this, props);
    const hardware = hardwareFromProps(this, props);
    this.cpuModel = hardware.cpuModel;
    this.machineType = hardware.machineType;
    this.architecture = hardware.architecture;
    this.firmware = hardware.firmware;
    this.secureBoot = hardware.secureBoot;
    this.tpm = hardware.tpm;
    this.vcpus = vcpusFromProps(this, props, this.machineType);
    this.cpu = cpuFromProps(this, props.cpu);
    this.boot = this.checkedBoot(props.boot);
    this.requireSameHost('cloudInit.pool', props.cloudInit?.pool);
    this.cloudInit = props.cloudInit;
    this.serialConsole = props.serialConsole ?? true;
    this.guestAgent = props.guestAgent ?? true;
    this.rng = props.rng ?? true;
    this.powerState = checkedOrDefault(
      this,
      'powerState',
      field.machine.powerState,
      props.powerState,
      'running',
    );
    this.autostart = props.autostart ?? this.powerState === 'running';
    this.startOrder = this.checkedStartOrder(props.startOrder);
    this.stop = this.checkedStop(props.stop);
    this.onRestartNeeded = checkedOrDefault(
      this,
      'onRestartNeeded',
      field.machine.onRestartNeeded,
      props.onRestartNeeded,
      'restart',
    );
    this.guest = this.checkedGuest(props.guest);
    this.readiness = this.checkedReadiness(props);
    this.cdroms = this.checkedCdroms(props.cdroms);
    this.statesNics = props.nics !== undefined;
    for (const disk of props.disks ?? []) this.addDisk(disk);
    for (const nic of props.nics ?? []) this.addNic(nic);
  }

  /** In the order in which they were added, which is the order in which the guest sees them. */
  get disks(): readonly Disk[] {
    return this.node.children.filter((child) => child instanceof Disk);
  }

  /** In the order in which they were added, which is the order in which the guest sees them. */
  get nics(): readonly Nic[] {
    return this.node.children.filter((child) => child instanceof Nic);
  }

  /** @throws ConstructError when an argument is none that a plan can hold or the name is taken or missing. */
  addDisk(props: DiskProps): Disk {
    const name = props.name ?? this.nameOfFirstDisk(this.disks.length);
    this.requireFreeName('disks', name, this.hasPart(Disk, name));
    this.requireFreeName('disks and CD drives', name, isNamed(this.cdroms, name));
    return new Disk(this, `disk-${name}`, withName(props, name));
  }

  /** @throws ConstructError when an argument is none that a plan can hold or the name is taken. */
  addNic(props: NicProps): Nic {
    const name = props.name ?? ('bridge' in props ? props.bridge : props.network.name);
    this.requireFreeName('NICs', name, this.hasPart(Nic, name));
    return new Nic(this, `nic-${name}`, withName(props, name));
  }

  private nameOfFirstDisk(count: number): string {
    if (count === 0) return ROOT_DISK_NAME;
    throw new ConstructError({
      constructPath: this.node.path,
      what: `disk ${count + 1} states no name`,
      advice:
        'State "name": the disk\'s file is found by it, so a name made from the position would mix up disks when one is added',
    });
  }

  /** Without a list of its own for each question: there are thousands. */
  private hasPart(kind: typeof Disk | typeof Nic, name: string): boolean {
    return this.node.children.some((child) => child instanceof kind && child.name === name);
  }

  private requireFreeName(
    kinds: 'disks' | 'CD drives' | 'disks and CD drives' | 'NICs',
    name: string,
    isTaken: boolean,
  ): void {
    if (!isTaken) return;
    throw new ConstructError({
      constructPath: this.node.path,
      what: `two of its ${kinds} are called "${name}"`,
      advice: 'State another "name" for one of them',
    });
  }

  private checkedGuest(stated: MachineProps['guest']): Machine['guest'] {
    if (stated === undefined) return GUEST_DEFAULT;
    return checkedArgument(this, 'guest', field.machine.guest, {
      growRoot: stated.growRoot ?? GUEST_DEFAULT.growRoot,
      onlineCpus: stated.onlineCpus ?? GUEST_DEFAULT.onlineCpus,
      onlineMemory: stated.onlineMemory ?? GUEST_DEFAULT.onlineMemory,
    });
  }

  private checkedStartOrder(stated: MachineProps['startOrder']): Machine['startOrder'] {
    if (stated === undefined) return START_ORDER_DEFAULT;
    const rank = stated.rank ?? START_ORDER_DEFAULT.rank;
    const delaySeconds = stated.delaySeconds ?? START_ORDER_DEFAULT.delaySeconds;
    const value = { delaySeconds, rank };
    return checkedArgument(this, 'startOrder', field.machine.startOrder, value, { rank, delaySeconds });
  }

  private checkedStop(stated: MachineProps['stop']): Machine['stop'] {
    if (stated === undefined) return STOP_DEFAULT;
    const timeoutSeconds = stated.timeoutSeconds ?? STOP_DEFAULT.timeoutSeconds;
    const onTimeout = stated.onTimeout ?? STOP_DEFAULT.onTimeout;
    const value = { onTimeout, timeoutSeconds };
    return checkedArgument(this, 'stop', field.machine.stop, value, { timeoutSeconds, onTimeout });
  }

  private checkedCdroms(cdroms: readonly CdromProps[] | undefined): readonly CdromProps[] {
    if (cdroms === undefined) return NO_CDROMS;
    checkedArgument(
      this,
      'cdroms',
      field.machine.cdroms,
      cdroms.map(({ name, image }) => ({ name, ...(image === undefined ? {} : { image: image.name }) })),
    );
    for (const [index, { name, image }] of cdroms.entries()) {
      this.requireFreeName('CD drives', name, isNamed(cdroms.slice(0, index), name));
      this.requireSameHost(`cdroms.${name}.image`, image);
      if (image === undefined || image.format === 'raw') continue;
      throw new ConstructError({
        constructPath: this.node.path,
        what: `cdroms.${name}.image refers to ${image.node.path}, which has the format "${image.format}"`,
        advice: 'Give the image the format "raw", which an ISO file has',
      });
    }
    return cdroms;
  }

  private checkedReadiness({ readiness }: MachineProps): Machine['readiness'] {
    if (readiness === undefined) return READINESS_DEFAULT;
    const shape = field.machine.readiness.shape;
    for (const check of readiness.checks ?? []) {
      // The first NIC is not known yet; any name stands in for it.
      const nic = 'nic' in check ? { nic: check.nic ?? 'first' } : {};
      checkedArgument(this, 'readiness.checks', shape.checks.element, { ...check, ...nic });
    }
    return {
      checks: readiness.checks,
      timeoutSeconds: checkedOrDefault(
        this,
        'readiness.timeoutSeconds',
        shape.timeoutSeconds,
        readiness.timeoutSeconds,
        READINESS_DEFAULT.timeoutSeconds,
      ),
    };
  }

  private checkedBoot(boot: BootProps | undefined): BootProps | undefined {
    if (boot === undefined || 'order' in boot) return boot;
    this.requireBootFile('boot.kernel', boot.kernel);
    this.requireBootFile('boot.initrd', boot.initrd);
    const [, kernelBoot] = field.machine.boot.options;
    checkedOptional(this, 'boot.commandLine', kernelBoot.shape.commandLine, boot.commandLine);
    return boot;
  }

  private requireBootFile(argument: string, image: Image | undefined): void {
    this.requireSameHost(argument, image);
    if (image === undefined || image.format === 'boot-file') return;
    throw new ConstructError({
      constructPath: this.node.path,
      what: `${argument} refers to ${image.node.path}, which has the format "${image.format}"`,
      advice: 'Give the image the format "boot-file"',
    });
  }
}

function isNamed(cdroms: readonly CdromProps[], name: string): boolean {
  return cdroms.some((cdrom) => cdrom.name === name);
}

/** A copy that begins with the name takes a tenth of the time of one that adds it behind what it copies (V8 11). */
function withName<Props extends DiskProps | NicProps>(props: Props, name: string): Props {
  if (props.name === name) return props;
  const copy = { name, ...props };
  // What is copied may say that it has none.
  copy.name = name;
  return copy;
}
