import { isDeepStrictEqual } from 'node:util';
import { assignedValue, CLOUD_INIT_FOLDER, namePathOf } from './assigned';
import { completedState } from './plan';
import type { Attributes } from '../terraform/provider-schema';
import { textOf, isList, isObject, type ObjectValue, type Value } from './values';

/** A resource as the world holds it. */
export interface Thing {
  readonly type: string;
  readonly state: ObjectValue;
}

/** What stands in the way of a change, in a sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/**
 * What the provider can change without making it anew, by type; of types that are not here, everything. It accepts a plan to change more,
 * and then fails (or reports a change that it has not made, which Terraform takes for a fault).
 */
const CHANGEABLE: Readonly<Record<string, readonly string[]>> = {
  libvirt_pool: [],
  libvirt_volume: [],
  libvirt_cloudinit_disk: [],
  libvirt_network: ['autostart'],
};

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

  /** @throws Refusal when the provider cannot change this, or it needs something that is not there. */
  update(
    type: string,
    attributes: Attributes,
    { prior, planned }: { readonly prior: ObjectValue; readonly planned: ObjectValue },
  ): ObjectValue {
    const changed = Object.keys(attributes).find((name) => !isDeepStrictEqual(prior[name], planned[name]));
    if (changed !== undefined && CHANGEABLE[type]?.includes(changed) === false) {
      throw new Refusal(`the provider cannot change "${changed}" of ${namePathOf(type, planned)}`);
    }
    this.things.delete(keyOf(type, prior['id']));
    return this.create(type, attributes, planned);
  }

  /**
   * Stricter than the provider, which deletes a volume that a machine uses: what would lose data is to fail here.
   * @throws Refusal while something else uses it.
   */
  remove(type: string, state: ObjectValue): void {
    const user = [...this.things.values()].find((other) => uses(other, { type, state }));
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
      return `the pool "${textOf(state['pool'])}"`;
    }
    const networks = new Set(this.statesOf('libvirt_network').map(({ name }) => name));
    const network = networksOf(state).find((name) => !networks.has(name));
    if (network !== undefined) return `the network "${network}"`;
    // Every file in a folder of a pool is a volume that somebody made; what lies elsewhere is the host's own.
    const folders = this.statesOf('libvirt_pool').map((pool) => `${textOf(pathOf(pool))}/`);
    const volumes = new Set(this.statesOf('libvirt_volume').map(({ path }) => path));
    const seeds = new Set(this.statesOf('libvirt_cloudinit_disk').map(({ path }) => path));
    return stringsIn(state).find(
      (text) =>
        (folders.some((folder) => text.startsWith(folder)) && !volumes.has(text)) ||
        (text.startsWith(`${CLOUD_INIT_FOLDER}/`) && !seeds.has(text)),
    );
  }

  private poolPathOf(volume: ObjectValue): string | undefined {
    const pool = this.statesOf('libvirt_pool').find(({ name }) => name === volume['pool']);
    const path = pool === undefined ? undefined : pathOf(pool);
    return typeof path === 'string' ? path : undefined;
  }
}

/** Whether `user` could not be without `used`, going by what it says. */
export function uses(user: Thing, used: Thing): boolean {
  if (user.type === used.type && user.state['id'] === used.state['id']) return false;
  const { name, path } = used.state;
  switch (used.type) {
    case 'libvirt_pool':
      return user.type === 'libvirt_volume' && user.state['pool'] === name;
    case 'libvirt_volume':
    case 'libvirt_cloudinit_disk':
      return typeof path === 'string' && stringsIn(user.state).includes(path);
    case 'libvirt_network':
      return (
        user.type === 'libvirt_domain' &&
        (networksOf(user.state).includes(textOf(name)) || usesBridgeOf(user.state, used.state))
      );
    default:
      return false;
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
  return valuesAt(domain, 'devices', 'interfaces', 'source', 'network', 'network').map(textOf);
}

/** A bridge that libvirt makes is there only while its network runs; one of somebody else's is there anyway. */
function usesBridgeOf(domain: ObjectValue, network: ObjectValue): boolean {
  const [bridge] = valuesAt(network, 'bridge', 'name');
  const isMade = valuesAt(network, 'forward', 'mode')[0] !== 'bridge';
  return (
    isMade &&
    bridge !== undefined &&
    valuesAt(domain, 'devices', 'interfaces', 'source', 'bridge', 'bridge').includes(bridge)
  );
}

function stringsIn(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(stringsIn);
  return isObject(value) ? Object.values(value).flatMap(stringsIn) : [];
}

function keyOf(type: string, id: Value | undefined): string {
  return `${type} ${textOf(id)}`;
}
