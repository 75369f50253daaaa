/**
 * What the provider dmacvicar/libvirt 0.9.7 would ask of libvirt for a `cdk.tf.json`, without the provider: the XML of each
 * resource and the calls around it. Written from the provider's own rules and libvirtxml's names, and of nothing of lib/describe or the
 * agent's XML writer, so that comparing the two says something. An attribute without a rule is refused, never skipped.
 *
 *     document --blocks, references, templates--> resources --rules (domain, devices, network, storage)--> ProviderObject
 */
import { domainRules } from './domain';
import { readResources, seedPath, type Resource } from './document';
import { networkRules } from './network';
import { applyRules, attributesOf, booleanOf, stringOf, UnknownAttribute, type Rules } from './rules';
import { poolRules, volumeRules } from './storage';
import { newElement, xmlText } from './xml';

export { UnknownAttribute } from './rules';

interface Defined {
  readonly address: string;
  readonly name: string;
  readonly xml: string;
}

/** Defined, given its autostart, then started. */
export interface ProviderDomain extends Defined {
  readonly kind: 'domain';
  readonly autostart: boolean;
  readonly running: boolean;
}

/** Defined, given its autostart, then started, always. */
export interface ProviderNetwork extends Defined {
  readonly kind: 'network';
  readonly autostart: boolean;
}

/** Defined, built, given its autostart, started. */
export interface ProviderPool extends Defined {
  readonly kind: 'pool';
  readonly build: boolean;
  readonly start: boolean;
  readonly autostart: boolean;
}

/** Created in its pool; what is at `content` is uploaded into it then. */
export interface ProviderVolume {
  readonly kind: 'volume';
  readonly address: string;
  readonly name: string;
  readonly pool: string;
  /** URL or path. */
  readonly content?: string;
  /** The size of the content, where there is one, is what the provider states as capacity, whatever the document says. */
  readonly xml: (contentBytes?: number) => string;
}

/** The files of a seed. The provider writes the ISO on its own machine, at a path that volumes name as their content. */
export interface ProviderSeed {
  readonly kind: 'seed';
  readonly address: string;
  readonly path: string;
  readonly files: Readonly<Record<'user-data' | 'meta-data', string>> & {
    readonly 'network-config'?: string;
  };
}

export type ProviderObject = ProviderDomain | ProviderNetwork | ProviderPool | ProviderVolume | ProviderSeed;

/**
 * All that `document` would make.
 * @throws UnknownAttribute naming the first attribute that has no rule or a value that the provider would not take.
 */
export function providerObjects(document: unknown): readonly ProviderObject[] {
  return readResources(document).flatMap((resource) => {
    const object = objectOf(resource);
    return object === undefined ? [] : [object];
  });
}

function objectOf(resource: Resource): ProviderObject | undefined {
  const { address, attributes } = resource;
  const action = (name: string): Readonly<Record<string, unknown>> =>
    attributesOf(`${address}.${name}`, attributes[name] ?? {});
  switch (resource.type) {
    case 'libvirt_domain':
      return {
        kind: 'domain',
        ...defined(resource, 'domain', domainRules),
        autostart: isOn(address, attributes, 'autostart', false),
        running: isOn(address, attributes, 'running', false),
      };
    case 'libvirt_network':
      return {
        kind: 'network',
        ...defined(resource, 'network', networkRules),
        autostart: isOn(address, attributes, 'autostart', false),
      };
    case 'libvirt_pool':
      return {
        kind: 'pool',
        ...defined(resource, 'pool', poolRules),
        ...poolCalls(address, action('create')),
      };
    case 'libvirt_volume':
      return volumeOf(resource, action('create'));
    case 'libvirt_cloudinit_disk':
      return seedOf(resource);
    case 'terraform_data':
      // Terraform's own: it orders others and makes nothing on the host.
      return undefined;
    default:
      throw new UnknownAttribute(address, 'no rule');
  }
}

function defined({ address, attributes }: Resource, root: string, rules: Rules): Defined {
  const element = newElement(root);
  applyRules(rules, { element, path: address }, attributes);
  return { address, name: stringOf(`${address}.name`, attributes['name']), xml: xmlText(element) };
}

function poolCalls(
  address: string,
  create: Readonly<Record<string, unknown>>,
): Pick<ProviderPool, 'build' | 'start' | 'autostart'> {
  requireOnly(`${address}.create`, create, ['build', 'start', 'autostart']);
  const isOnByDefault = (name: string): boolean => isOn(`${address}.create`, create, name, true);
  return {
    build: isOnByDefault('build'),
    start: isOnByDefault('start'),
    autostart: isOnByDefault('autostart'),
  };
}

function volumeOf(resource: Resource, create: Readonly<Record<string, unknown>>): ProviderVolume {
  const { address, attributes } = resource;
  requireOnly(`${address}.create`, create, ['content']);
  const content = create['content'];
  const url = content === undefined ? undefined : contentUrl(`${address}.create.content`, content);
  if (url === undefined && typeof attributes['capacity'] !== 'number')
    throw new UnknownAttribute(`${address}.capacity`, 'the provider wants one without content');
  const xml = (contentBytes?: number): string => {
    const capacity = url === undefined ? attributes['capacity'] : contentBytes;
    return defined({ ...resource, attributes: { ...attributes, capacity } }, 'volume', volumeRules).xml;
  };
  return {
    kind: 'volume',
    address,
    name: stringOf(`${address}.name`, attributes['name']),
    pool: stringOf(`${address}.pool`, attributes['pool']),
    ...(url === undefined ? {} : { content: url }),
    xml,
  };
}

function contentUrl(path: string, content: unknown): string {
  const attributes = attributesOf(path, content);
  requireOnly(path, attributes, ['url']);
  return stringOf(`${path}.url`, attributes['url']);
}

function seedOf({ address, attributes }: Resource): ProviderSeed {
  requireOnly(address, attributes, ['name', 'user_data', 'meta_data', 'network_config']);
  const text = (name: string): string => stringOf(`${address}.${name}`, attributes[name]);
  return {
    kind: 'seed',
    address,
    path: seedPath(address),
    files: {
      'user-data': text('user_data'),
      'meta-data': text('meta_data'),
      ...(attributes['network_config'] === undefined ? {} : { 'network-config': text('network_config') }),
    },
  };
}

function isOn(
  address: string,
  attributes: Readonly<Record<string, unknown>>,
  name: string,
  otherwise: boolean,
): boolean {
  const value = attributes[name] ?? undefined;
  return value === undefined ? otherwise : booleanOf(`${address}.${name}`, value);
}

function requireOnly(
  path: string,
  attributes: Readonly<Record<string, unknown>>,
  known: readonly string[],
): void {
  for (const name of Object.keys(attributes)) {
    if (!known.includes(name)) throw new UnknownAttribute(`${path}.${name}`, 'no rule');
  }
}
