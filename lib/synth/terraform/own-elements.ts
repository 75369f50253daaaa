import { Aspects, type TerraformElement } from 'cdktf';
import type { Host } from '../../fleet';
import type { NotCarried } from './gaps';

/**
 * The resources that synthesis itself has put below each host. cdktf resolves everything in a stack three times, in search of tokens and
 * of references to other stacks. These hold neither, which spares nearly all of that: cdktf's own work is done on what authors added, and
 * these are laid beside it.
 */
export const ownElements = new WeakMap<Host, readonly TerraformElement[]>();

/** What the document of each host does not hold of its plan. */
export const notCarried = new WeakMap<Host, readonly NotCarried[]>();

/** Does `work` on the stack as if our resources were empty. */
export function withoutOwnElements<T>(host: Host, work: () => T): T {
  const hidden = hasAspects(host) ? [] : (ownElements.get(host) ?? []);
  for (const element of hidden) element.toTerraform = () => ({});
  try {
    return work();
  } finally {
    for (const element of hidden) Reflect.deleteProperty(element, 'toTerraform');
  }
}

/** The host's document, of which `stock` makes what authors added and what is the stack's own. */
export function renderTerraform(host: Host, stock: () => unknown): unknown {
  // An aspect may have put anything into our resources, tokens too.
  if (hasAspects(host)) return withComment(host, stock());
  const document = withComment(host, withoutOwnElements(host, stock));
  if (!isFolder(document)) return document;
  if (overriddenKinds(document).some((kind) => OWN_KINDS.has(kind))) return withComment(host, stock());
  for (const element of ownElements.get(host) ?? []) {
    const fragment: unknown = element.toTerraform();
    if (isFolder(fragment)) addBlocks(document, fragment);
  }
  return document;
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

/** Whether anything looks at the host's constructs during synthesis. */
function hasAspects(host: Host): boolean {
  return host.node.findAll().some((construct) => Aspects.of(construct).all.length > 0);
}
