import { type Construct } from 'constructs';
import { HostObject } from './host-object';
import { checkedArgument, checkedMebibytes, field } from './arguments';
import type { Size } from './size';

export interface PoolProps {
  /**
   * What the pool is called on the host.
   * @default - the ids below the host, joined by "-", in lower case
   */
  readonly name?: string;
  /**
   * The folder on the host. The agent's own configuration says which folders are allowed.
   * @default - /var/lib/fleetwright/<name>
   */
  readonly path?: string;
  /**
   * Whether libvirt opens the pool when the host boots.
   * @default true
   */
  readonly autostart?: boolean;
  /**
   * How much of its file system the pool may promise to disks.
   * @default - what the file system has
   */
  readonly capacity?: Size;
  /**
   * Whether this is the pool of everything that states none.
   * @default - true for a host's only pool
   */
  readonly isDefault?: boolean;
}

/** Where pools lie unless they say otherwise; the agent allows this folder from the start. */
const POOL_FOLDER = '/var/lib/fleetwright';

/** A folder on the host that holds disks, images, cloud-init seeds and the trash. */
export class Pool extends HostObject {
  readonly path: string;
  readonly autostart: boolean;
  readonly capacity: Size | undefined;
  readonly isDefault: boolean;

  /** @throws ConstructError when an argument is none that a plan can hold. */
  constructor(scope: Construct, id: string, props: PoolProps = {}) {
    super(scope, id, props.name);
    this.path = checkedArgument(this, 'path', field.pool.path, props.path ?? `${POOL_FOLDER}/${this.name}`);
    this.autostart = checkedArgument(this, 'autostart', field.pool.autostart, props.autostart ?? true);
    if (props.capacity !== undefined) checkedMebibytes(this, 'capacity', props.capacity);
    this.capacity = props.capacity;
    this.isDefault = props.isDefault ?? false;
  }
}
