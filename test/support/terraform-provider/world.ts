import { assignedValue, namePathOf } from './assigned';
import { completedState } from './plan';
import type { Attributes } from '../terraform/provider-schema';
import { isList, isObject, type ObjectValue, type Value } from './values';

/** A resource as the world holds it. */
export interface Thing {
  readonly type: string;
  readonly state: ObjectValue;
}

/** What stands in the way of a change, in a sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** The types of which the provider can change nothing but by making it anew; it accepts a plan to change them and then fails. */
const UNCHANGEABLE: ReadonlySet<string> = new Set([
  'libvirt_pool',
  'libvirt_volume',
  'libvirt_cloudinit_disk',
]);

/**
 * In place of a host with libvirt: what was made there, and no more of libvirt's rules than show whether things come in an order that
 * a real host would accept.
 */
export class World {
  private readonly things = new Map<string, Thing>();

  /** @throws Refusal when it needs something that is not there. */
  create(type: string, attributes: Attributes, planned: ObjectValue): ObjectValue {
    const missing = this.missingFor(type, planned);
    if (missing !== undefined)
      throw new Refusal(`${namePathOf(type, planned)} needs ${missing}, which is not there`);
    const poolPath = this.poolPathOf(planned);
    const state = completedState(attributes, planned, (path, attribute) =>
      assignedValue({ type, planned, poolPath, path, attribute }),
    );
    if (this.find(type, state['id']) !== undefined) {
      throw new Refusal(`${namePathOf(type, planned)} is there already`);
    }
    this.things.set(keyOf(type, state['id']), { type, state });
    return state;
  }

  /** @throws Refusal when the provider cannot change things of this type, or needs something that is not there. */
  update(type: string, attributes: Attributes, planned: ObjectValue): ObjectValue {
    if (UNCHANGEABLE.has(type)) throw new Refusal(`${namePathOf(type, planned)} cannot be changed`);
    this.things.delete(keyOf(type, planned['id']));
    return this.create(type, attributes, planned);
  }

  /** @throws Refusal while something else uses it. */
  remove(type: string, state: ObjectValue): void {
    const user = [...this.things.values()].find((other) => this.uses(other, { type, state }));
    if (user !== undefined) {
      throw new Refusal(`${namePathOf(type, state)} is in use by ${namePathOf(user.type, user.state)}`);
    }
    this.things.delete(keyOf(type, state['id']));
  }

  /** What is there under this identifier. */
  find(type: string, id: Value | undefined): ObjectValue | undefined {
    return this.things.get(keyOf(type, id))?.state;
  }

  /** The machine with this name or UUID. */
  findDomain(nameOrUuid: Value | undefined): ObjectValue | undefined {
    return this.statesOf('libvirt_domain').find(
      ({ name, uuid }) => nameOrUuid !== null && (name === nameOrUuid || uuid === nameOrUuid),
    );
  }

  /** Everything of one type. */
  statesOf(type: string): readonly ObjectValue[] {
    return [...this.things.values()].filter((thing) => thing.type === type).map(({ state }) => state);
  }

  private missingFor(type: string, state: ObjectValue): string | undefined {
    if (type === 'libvirt_volume' && this.poolPathOf(state) === undefined) {
      return `the pool "${String(state['pool'])}"`;
    }
    const networks = new Set(this.statesOf('libvirt_network').map(({ name }) => name));
    const network = networksOf(state).find((name) => !networks.has(name));
    if (network !== undefined) return `the network "${network}"`;
    // Every file in a folder of a pool is a volume that somebody made; what lies elsewhere is the host's own.
    const folders = this.statesOf('libvirt_pool').map((pool) => `${String(pathOf(pool))}/`);
    const volumes = new Set(this.statesOf('libvirt_volume').map(({ path }) => path));
    return stringsIn(state).find(
      (text) => folders.some((folder) => text.startsWith(folder)) && !volumes.has(text),
    );
  }

  private uses(user: Thing, used: Thing): boolean {
    if (user.type === used.type && user.state['id'] === used.state['id']) return false;
    switch (used.type) {
      case 'libvirt_pool':
        return user.type === 'libvirt_volume' && user.state['pool'] === used.state['name'];
      case 'libvirt_volume':
        return stringsIn(user.state).includes(String(used.state['path']));
      case 'libvirt_network':
        return user.type === 'libvirt_domain' && networksOf(user.state).includes(String(used.state['name']));
      default:
        return false;
    }
  }

  private poolPathOf(volume: ObjectValue): string | undefined {
    const pool = this.statesOf('libvirt_pool').find(({ name }) => name === volume['pool']);
    const path = pool === undefined ? undefined : pathOf(pool);
    return typeof path === 'string' ? path : undefined;
  }
}

/** What lies at `path` in `value`; `undefined` where there is nothing. Lists are searched element by element. */
export function valuesAt(value: Value | undefined, ...path: readonly string[]): readonly Value[] {
  const [name, ...rest] = path;
  if (value === undefined || value === null) return [];
  if (isList(value)) return value.flatMap((element) => valuesAt(element, ...path));
  if (name === undefined) return [value];
  return isObject(value) ? valuesAt(value[name], ...rest) : [];
}

function pathOf(pool: ObjectValue): Value | undefined {
  return valuesAt(pool, 'target', 'path')[0];
}

function networksOf(domain: ObjectValue): readonly string[] {
  return valuesAt(domain, 'devices', 'interfaces', 'source', 'network', 'network').map(String);
}

function stringsIn(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(stringsIn);
  return isObject(value) ? Object.values(value).flatMap(stringsIn) : [];
}

function keyOf(type: string, id: Value | undefined): string {
  return `${type} ${String(id)}`;
}
