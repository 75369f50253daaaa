import { Aspects, TerraformElement } from 'cdktf';
import type { Host } from '../../fleet';
import type { NotCarried } from './gaps';
import { terraformScopeOf } from './scope';

/** What the document of each host does not hold of its plan. */
export const notCarried = new WeakMap<Host, readonly NotCarried[]>();

/**
 * Does `work`, cdktf's own, on the stack as if the resources that synthesis has put there were empty. cdktf resolves everything in a
 * stack three times, in search of tokens and of references to other stacks. Ours hold neither, unless an aspect has put some there.
 */
export function withoutOwnElements<T>(host: Host, work: () => T): T {
  return hasAspects(host) ? work() : whileHidden(ownElementsOf(host), work);
}

/** The host's document: what `stock`, cdktf's own work, makes of it, with our resources laid beside where that need not see them. */
export function renderTerraform(host: Host, stock: () => unknown): unknown {
  if (hasAspects(host)) return withComment(host, stock());
  const own = ownElementsOf(host);
  const document = whileHidden(own, stock);
  if (!isFolder(document)) return document;
  if (overriddenKinds(document).some((kind) => OWN_KINDS.has(kind))) return withComment(host, stock());
  for (const element of own) {
    const fragment: unknown = element.toTerraform();
    if (isFolder(fragment)) addBlocks(document, fragment);
  }
  return withComment(host, document);
}

/** Whether anything looks at the host's constructs during synthesis. */
export function hasAspects(host: Host): boolean {
  return host.node.findAll().some((construct) => Aspects.of(construct).all.length > 0);
}

/** The resources, data sources and outputs that synthesis has put below `host`. */
export function ownElementsOf(host: Host): readonly TerraformElement[] {
  return (
    terraformScopeOf(host)?.node.children.filter((child) => TerraformElement.isTerraformElement(child)) ?? []
  );
}

function whileHidden<T>(elements: readonly TerraformElement[], work: () => T): T {
  for (const element of elements) element.toTerraform = () => ({});
  try {
    return work();
  } finally {
    for (const element of elements) Reflect.deleteProperty(element, 'toTerraform');
  }
}

type Folder = Record<string, unknown>;

/** The parts of a document in which our elements have their blocks. */
const OWN_KINDS: ReadonlySet<unknown> = new Set(['resource', 'data', 'output']);

/** What `host.addOverride` has changed, which cdktf lays over everything else at last: it must see our blocks then. */
function overriddenKinds(document: Folder): readonly unknown[] {
  const overridden = ['//', 'metadata', 'overrides'].reduce<unknown>(
    (value, name) => (isFolder(value) ? value[name] : undefined),
    document,
  );
  return isFolder(overridden) && Array.isArray(overridden['stack']) ? overridden['stack'] : [];
}

/** Says in the document itself what it does not hold, for readers who know no more than it. */
function withComment(host: Host, document: unknown): unknown {
  if (!isFolder(document)) return document;
  folderIn(document, '//')['fleetwright'] = { notCarried: notCarried.get(host) ?? [] };
  return document;
}

function isFolder(value: unknown): value is Folder {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Adds the blocks of one element, which are two levels down: `resource`, type, id. */
function addBlocks(document: Folder, fragment: Folder): void {
  for (const [kind, types] of Object.entries(fragment)) {
    if (!isFolder(types)) continue;
    for (const [type, blocks] of Object.entries(types)) {
      Object.assign(folderIn(folderIn(document, kind), type), blocks);
    }
  }
}

function folderIn(parent: Folder, name: string): Folder {
  const present = parent[name];
  if (isFolder(present)) return present;
  const made: Folder = {};
  parent[name] = made;
  return made;
}
