import { TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { checkedArgument, checkedMebibytes, checkedOptional, field } from './arguments';
import { ConstructError } from './construct-error';
import type { Size } from './size';
import { terraformRoadOf } from './terraform';

/** Where the app keeps the fleet's name for the constructs below it. */
export const FLEET_CONTEXT_KEY = 'fleetwright/fleet';

export interface HostProps {
  /**
   * What the host has, for a check at synthesis. The agent checks against the real host in any case.
   * @default - unknown at synthesis
   */
  readonly capacity?: { readonly vcpus: number; readonly memory: Size };
  /**
   * How much of each resource may be promised for each one that exists.
   * @default - vCPUs 4 (guests rarely compute all at once), memory 1 and disk 1 (running out of either hurts every guest)
   */
  readonly overcommit?: { readonly vcpus?: number; readonly memory?: number; readonly disk?: number };
  /**
   * How guests are executed. `auto` takes KVM where it can work, else software emulation with a warning.
   * @default 'auto'
   */
  readonly acceleration?: 'auto' | 'kvm' | 'tcg';
  /**
   * How many machines one apply may delete; more is refused by name.
   * @default 1
   */
  readonly machineDeletionsMax?: number;
  /**
   * Whether a plan without machines may delete the machines that are there.
   * @default false
   */
  readonly allowEmpty?: boolean;
  /**
   * How long a deleted disk is kept in its pool's trash.
   * @default 168 - a week: long enough to notice
   */
  readonly trashRetentionHours?: number;
  /**
   * Where Terraform finds the host's libvirt; the host agent does not use it.
   * @default 'qemu:///system'
   */
  readonly libvirtUri?: string;
}

const MACHINE_DELETIONS_MAX_DEFAULT = 1;
const TRASH_RETENTION_HOURS_DEFAULT = 7 * 24;
/** What is not stated has a default. */
const OVERCOMMIT_SCHEMA = field.host.overcommit.partial();
const OVERCOMMIT_DEFAULT = { vcpus: 4, memory: 1, disk: 1 };

/** One KVM host, and the stack of everything on it: one host is one plan. Its id is the host's name. */
export class Host extends TerraformStack {
  /** The host that `construct` stands on. @throws ConstructError when it stands on none. */
  static override of(construct: IConstruct): Host {
    for (let scope: IConstruct | undefined = construct; scope !== undefined; scope = scope.node.scope) {
      if (scope instanceof Host) return scope;
    }
    throw new ConstructError({
      constructPath: construct.node.path,
      what: 'is not on a host',
      advice: 'Create it with a Host, or something that stands on one, as its scope',
    });
  }

  /** The host's name: its id. */
  readonly name: string;
  /** The fleet that the app names. */
  readonly fleet: string;
  readonly capacity: { readonly vcpus: number; readonly memory: Size } | undefined;
  readonly overcommit: { readonly vcpus: number; readonly memory: number; readonly disk: number };
  readonly acceleration: 'auto' | 'kvm' | 'tcg';
  readonly machineDeletionsMax: number;
  readonly allowEmpty: boolean;
  readonly trashRetentionHours: number;
  readonly libvirtUri: string;

  /** @throws ConstructError when an argument is none that a plan can hold. */
  constructor(scope: Construct, id: string, props: HostProps = {}) {
    super(scope, id);
    this.name = checkedArgument(this, 'id', field.host.name, id);
    this.fleet = fleetOf(this);
    this.capacity = checkedCapacity(this, props.capacity);
    this.overcommit = {
      ...OVERCOMMIT_DEFAULT,
      ...checkedOptional(this, 'overcommit', OVERCOMMIT_SCHEMA, props.overcommit),
    };
    this.acceleration = checkedArgument(
      this,
      'acceleration',
      field.host.acceleration,
      props.acceleration ?? 'auto',
    );
    const limits = field.host.limits.shape;
    this.machineDeletionsMax = checkedArgument(
      this,
      'machineDeletionsMax',
      limits.machineDeletionsMax,
      props.machineDeletionsMax ?? MACHINE_DELETIONS_MAX_DEFAULT,
    );
    this.allowEmpty = checkedArgument(this, 'allowEmpty', limits.allowEmpty, props.allowEmpty ?? false);
    this.trashRetentionHours = checkedArgument(
      this,
      'trashRetentionHours',
      field.host.trashRetentionHours,
      props.trashRetentionHours ?? TRASH_RETENTION_HOURS_DEFAULT,
    );
    this.libvirtUri = props.libvirtUri ?? 'qemu:///system';
  }

  /** For cdktf: what comes before the stack is written down. */
  override prepareStack(): void {
    const stock = (): void => super.prepareStack();
    const road = terraformRoadOf(this);
    if (road === undefined) stock();
    else road.prepare(this, stock);
  }

  /** For cdktf: the Terraform document of this host. */
  override toTerraform(): unknown {
    const stock = (): unknown => super.toTerraform();
    const road = terraformRoadOf(this);
    return road === undefined ? stock() : road.render(this, stock);
  }

  /** For cdktf: the same in Terraform's own language. */
  override toHclTerraform(): ReturnType<TerraformStack['toHclTerraform']> {
    terraformRoadOf(this)?.complete(this);
    return super.toHclTerraform();
  }
}

function fleetOf(host: Host): string {
  const fleet: unknown = host.node.tryGetContext(FLEET_CONTEXT_KEY);
  if (typeof fleet === 'string') return fleet;
  throw new ConstructError({
    constructPath: host.node.path,
    what: 'does not belong to a fleet',
    advice: "Create it in an App of 'fleetwright', which names the fleet",
  });
}

function checkedCapacity(host: Host, capacity: HostProps['capacity']): HostProps['capacity'] {
  if (capacity === undefined) return undefined;
  checkedArgument(host, 'capacity.vcpus', field.machine.vcpus.shape.maximum, capacity.vcpus);
  checkedMebibytes(host, 'capacity.memory', capacity.memory);
  return capacity;
}
