import { createHash } from 'node:crypto';
import type { AttributeSchema } from '../terraform/provider-schema';
import { textOf, type ObjectValue, type Value } from './values';

/** An unknown attribute of a resource that is being made. */
export interface Assignment {
  readonly type: string;
  readonly planned: ObjectValue;
  /** The folder of the pool that it goes to. */
  readonly poolPath: string | undefined;
  readonly path: readonly string[];
  readonly attribute: AttributeSchema;
}

/** Where the provider keeps the images of cloud-init until they are volumes. */
export const CLOUD_INIT_FOLDER = '/tmp/terraform-provider-libvirt-cloudinit';

/** What the host would say; always the same for the same resource, so that runs can be compared. */
export function assignedValue(assignment: Assignment): Value {
  const { type, planned, poolPath, path, attribute } = assignment;
  const attributePath = path.join('.');
  const digest = digestOf(type, planned);
  switch (`${type}.${attributePath}`) {
    case 'libvirt_domain.id':
      return Number.parseInt(digest.slice(0, 6), 16);
    case 'libvirt_network.bridge.name':
      return `virbr-${digest.slice(0, 8)}`;
    case 'libvirt_volume.id':
    case 'libvirt_volume.key':
    case 'libvirt_volume.path':
    case 'libvirt_volume.target.path':
      return `${poolPath ?? ''}/${textOf(planned['name'])}`;
    case 'libvirt_cloudinit_disk.path':
      return `${CLOUD_INIT_FOLDER}/cloudinit-${digest.slice(0, 16)}.iso`;
    default:
      return attributePath === 'id' || attributePath === 'uuid'
        ? uuidOf(digest)
        : valueOfType(attribute, `${type}.${attributePath}`);
  }
}

/** The resource in words: its type, and where and how it is called. */
export function namePathOf(type: string, state: ObjectValue): string {
  return [type, state['pool'], state['name']].filter((part) => typeof part === 'string').join(' ');
}

/** The provider finds its images of cloud-init by their content, everything else by its name. */
function digestOf(type: string, planned: ObjectValue): string {
  const text =
    type === 'libvirt_cloudinit_disk'
      ? JSON.stringify([planned['user_data'], planned['meta_data'], planned['network_config']])
      : namePathOf(type, planned);
  return createHash('sha256').update(text).digest('hex');
}

function uuidOf(digest: string): string {
  const part = (start: number, end: number): string => digest.slice(start, end);
  return `${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}`;
}

function valueOfType({ type }: AttributeSchema, text: string): Value {
  switch (type) {
    case 'string':
      return text;
    case 'number':
      return 0;
    case 'bool':
      return false;
    default:
      return [];
  }
}
