import type { Mark, Ownership } from '../../inventory';
import type { OwnedObjects, Refusal, Subject } from '../change-plan';

/** Who we are: marks of other fleets or hosts are not ours. */
export interface Identity {
  readonly fleet: string;
  readonly host: string;
}

/** Our mark for this fleet and host, if that is what the object carries. */
export function tryGetOwnMark(ownership: Ownership, identity: Identity): Mark | undefined {
  if (ownership.kind !== 'ours') return undefined;
  const { mark } = ownership;
  return mark.fleet === identity.fleet && mark.host === identity.host ? mark : undefined;
}

/** The agent's own records, by key. */
export interface Records {
  hasPool(pool: { readonly name: string; readonly uuid: string }): boolean;
  hasImage(image: { readonly pool: string; readonly fileName: string }): boolean;
  /** Whether the file was made for this machine. */
  hasVolume(volume: { readonly pool: string; readonly fileName: string }, machine: string): boolean;
}

/** Look-ups over the agent's records. */
export function readRecords(owned: OwnedObjects): Records {
  const pools = new Set(owned.pools.map((pool) => `${pool.name} ${pool.uuid}`));
  const images = new Set(owned.images.map((image) => `${image.pool}/${image.fileName}`));
  const volumes = new Set(
    owned.volumes.map((volume) => `${volume.pool}/${volume.fileName} ${volume.machine}`),
  );
  return {
    hasPool: (pool) => pools.has(`${pool.name} ${pool.uuid}`),
    hasImage: (image) => images.has(`${image.pool}/${image.fileName}`),
    hasVolume: (volume, machine) => volumes.has(`${volume.pool}/${volume.fileName} ${machine}`),
  };
}

/** What on the host answers to an object of the plan. */
export type Match<Actual> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'ours'; readonly actual: Actual; readonly mark: Mark }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

interface Marked {
  readonly name: string;
  readonly uuid: string;
  readonly ownership: Ownership;
}

/**
 * Finds the object that a plan's machine or network means: by UUID first, then by name. Anything that is not clearly the
 * same object with our mark is refused, because libvirt would refuse to define over it or, worse, would not.
 */
export function matchMarked<Actual extends Marked>(options: {
  readonly subject: Subject;
  readonly uuid: string;
  readonly byUuid: Actual | undefined;
  readonly byName: Actual | undefined;
  readonly identity: Identity;
  /** Whether one of ours may have another name, as long as nobody else has the plan's. @default false */
  readonly renames?: boolean;
}): Match<Actual> {
  const { subject, uuid, byUuid, byName, identity, renames = false } = options;
  const refuse = (code: Refusal['code'], facts: Refusal['facts']): Match<Actual> => ({
    kind: 'refused',
    refusal: { code, subject, facts },
  });
  const actual = byUuid ?? byName;
  if (actual === undefined) return { kind: 'absent' };
  const mark = tryGetOwnMark(actual.ownership, identity);
  if (mark !== undefined) {
    if (byUuid === undefined) return refuse('uuid-changed', { from: actual.uuid, to: uuid });
    if (byUuid.name !== subject.name && (!renames || byName !== undefined)) {
      return refuse('renamed', { from: byUuid.name, to: subject.name });
    }
    return { kind: 'ours', actual, mark };
  }
  if (actual.ownership.kind === 'ours') {
    const { fleet, host } = actual.ownership.mark;
    return refuse('owned-by-other-host', { name: actual.name, uuid: actual.uuid, fleet, host });
  }
  const code = byUuid === undefined ? 'name-taken-by-foreign' : 'uuid-taken-by-foreign';
  return refuse(code, { name: actual.name, uuid: actual.uuid });
}
