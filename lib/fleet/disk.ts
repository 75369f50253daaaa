import { Construct } from 'constructs';
import { checkedMebibytes, checkedName, checkedOrDefault, field } from './arguments';
import { ConstructError } from './construct-error';
import { diskLimitsFromProps, type DiskLimitProps, type DiskLimits } from './disk-limits';
import { Host } from './host';
import type { Image } from './image';
import type { Pool } from './pool';
import { Size } from './size';

export interface DiskProps {
  /**
   * What the disk is called in its machine. The disk's file is found by this name, so renaming it makes a new disk.
   * @default - "root" for a machine's first disk; every further disk states its name
   */
  readonly name?: string;
  /**
   * How large the guest sees it.
   * @default - the image's virtual size, where the image states it
   */
  readonly size?: Size;
  /**
   * What the disk begins as.
   * @default - blank
   */
  readonly image?: Image;
  /**
   * `overlay` holds only what differs from the image; `copy` is independent of it afterwards.
   * @default 'overlay'
   */
  readonly clone?: 'overlay' | 'copy';
  /**
   * Where its file lies.
   * @default - the host's default pool
   */
  readonly pool?: Pool;
  /** @default 'virtio' */
  readonly bus?: 'virtio' | 'scsi' | 'sata';
  /**
   * How the host caches it.
   * @default 'writeback' - QEMU's own default: a guest's flush reaches the disk, and every file system can do it
   */
  readonly cache?: 'none' | 'writeback' | 'writethrough' | 'directsync' | 'unsafe';
  /**
   * Whether blocks that the guest frees are given back to the pool.
   * @default 'unmap'
   */
  readonly discard?: 'unmap' | 'ignore';
  /**
   * How fast the guest may use it.
   * @default - as fast as the host can
   */
  readonly limits?: DiskLimitProps;
  /**
   * Whether it stays in place when its machine is deleted, instead of going to the trash.
   * @default false
   */
  readonly retain?: boolean;
}

/** A disk of the machine that is its scope; usually made by the machine's `disks` or `addDisk`. */
export class Disk extends Construct {
  readonly name: string;
  /** The size that the guest sees, in mebibytes. */
  readonly sizeMiB: number;
  readonly image: Image | undefined;
  readonly clone: 'overlay' | 'copy';
  readonly pool: Pool | undefined;
  readonly bus: 'virtio' | 'scsi' | 'sata';
  readonly cache: 'none' | 'writeback' | 'writethrough' | 'directsync' | 'unsafe';
  readonly discard: 'unmap' | 'ignore';
  readonly limits: DiskLimits | undefined;
  readonly retain: boolean;

  /** @throws ConstructError when an argument is none that a plan can hold. */
  constructor(scope: Construct, id: string, props: DiskProps) {
    super(scope, id);
    this.name = checkedName(this, props.name, id);
    const host = Host.of(this);
    this.image = checkedReference(this, host, 'image', props.image);
    this.pool = checkedReference(this, host, 'pool', props.pool);
    if (this.image?.format === 'boot-file') {
      throw new ConstructError({
        constructPath: this.node.path,
        what: `image refers to ${this.image.node.path}, which is a boot file and no disk`,
        advice: 'Use an image of format "qcow2" or "raw", or name the boot file under "boot"',
      });
    }
    this.sizeMiB = checkedMebibytes(this, 'size', props.size ?? sizeOfImage(this, this.image));
    this.clone = props.clone ?? 'overlay';
    this.bus = checkedOrDefault(this, 'bus', field.disk.bus, props.bus, 'virtio');
    this.cache = checkedOrDefault(this, 'cache', field.disk.cache, props.cache, 'writeback');
    this.discard = checkedOrDefault(this, 'discard', field.disk.discard, props.discard, 'unmap');
    this.limits = diskLimitsFromProps(this, props.limits);
    this.retain = checkedOrDefault(this, 'retain', field.disk.retain, props.retain, false);
  }
}

/** Images need not be whole mebibytes long; a disk that is a little larger can hold one, a smaller one cannot. */
function sizeOfImage(disk: Disk, image: Image | undefined): Size {
  if (image?.virtualSize !== undefined) {
    return Size.mebibytes(image.virtualSize.toMebibytes({ rounding: 'up' }));
  }
  throw new ConstructError({
    constructPath: disk.node.path,
    what: 'states no size',
    advice: 'State "size", such as Size.gibibytes(10), or an image that states its virtual size',
  });
}

/** @throws ConstructError when `other` stands on another host. */
function checkedReference<Target extends Image | Pool>(
  disk: Disk,
  host: Host,
  argument: string,
  other: Target | undefined,
): Target | undefined {
  if (other === undefined || other.host === host) return other;
  throw new ConstructError({
    constructPath: disk.node.path,
    what: `${argument} refers to ${other.node.path}, which is on another host`,
    advice: `Refer to one on the host "${host.name}"`,
  });
}
