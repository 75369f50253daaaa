import { type Construct } from 'constructs';
import { checkedArgument, checkedOptional, field } from './arguments';
import { HostObject } from './host-object';
import type { Pool } from './pool';
import type { Size } from './size';

/** `boot-file` is a kernel or an initrd: bytes without a disk format. */
export type ImageFormat = 'qcow2' | 'raw' | 'boot-file';

export interface ImageProps {
  /**
   * What the image is called on the host.
   * @default - the ids below the host, joined by "-", in lower case
   */
  readonly name?: string;
  /** The file's sha256 in lower-case hexadecimal; the agent uses nothing that differs. */
  readonly sha256: string;
  /**
   * What the file holds.
   * @default 'qcow2'
   */
  readonly format?: ImageFormat;
  /**
   * The disk's size as a guest sees it, so that synthesis can tell that a disk is too small for it.
   * @default - unknown at synthesis; the agent reads it from the file
   */
  readonly virtualSize?: Size;
  /**
   * Where the host keeps its copy.
   * @default - the host's default pool
   */
  readonly pool?: Pool;
}

/** Where the agent gets an image from: a file on the host, or an http or https URL. */
export type ImageSource =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'url'; readonly url: string };

/** An immutable file pinned by its sha256: the base of disks, or a kernel or initrd to boot. */
export class Image extends HostObject {
  /**
   * An image from an absolute path on the host.
   * @throws ConstructError when an argument is none that a plan can hold.
   */
  static fromFile(scope: Construct, id: string, path: string, props: ImageProps): Image {
    return new Image(scope, id, { kind: 'file', path }, props);
  }

  /**
   * An image from an http or https URL, which must not hold credentials.
   * @throws ConstructError when an argument is none that a plan can hold.
   */
  static fromUrl(scope: Construct, id: string, url: string, props: ImageProps): Image {
    return new Image(scope, id, { kind: 'url', url }, props);
  }

  readonly source: ImageSource;
  readonly sha256: string;
  readonly format: ImageFormat;
  readonly virtualSize: Size | undefined;
  readonly pool: Pool | undefined;

  private constructor(scope: Construct, id: string, source: ImageSource, props: ImageProps) {
    super(scope, id, props.name);
    const [fileSource, urlSource] = field.image.source.options;
    if (source.kind === 'file') checkedArgument(this, 'path', fileSource.shape.path, source.path);
    else checkedArgument(this, 'url', urlSource.shape.url, source.url);
    this.source = source;
    this.sha256 = checkedArgument(this, 'sha256', field.image.sha256, props.sha256);
    this.format = checkedArgument(this, 'format', field.image.format, props.format ?? 'qcow2');
    checkedOptional(this, 'virtualSize', field.image.virtualSizeBytes, props.virtualSize?.toBytes());
    this.virtualSize = props.virtualSize;
    this.requireSameHost('pool', props.pool);
    this.pool = props.pool;
  }
}
