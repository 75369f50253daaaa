import type { Attributes } from './provider-schema';
import { parseTemplate } from './validate-template';
import { resolveTraversal } from './validate-reference';
import { below, isObject, type JsonObject, type Report } from './validate-report';
import { checkAttributes, checkType } from './validate-value';

/** What Terraform itself understands in every resource; in data sources all but the last two. */
const META_ARGUMENTS = ['//', 'depends_on', 'lifecycle', 'provider', 'count', 'for_each'] as const;
const RESOURCE_META_ARGUMENTS = [...META_ARGUMENTS, 'provisioner', 'connection'] as const;

export interface BlockToCheck {
  readonly kind: 'resource' | 'data';
  readonly path: string;
  readonly attributes: Attributes;
  readonly body: JsonObject;
  /** Configurations of the provider, as `libvirt` or `libvirt.alias`. */
  readonly providers: ReadonlySet<string>;
}

/** Checks one resource or data source: what Terraform understands of it, and what the provider does. */
export function checkBlock(block: BlockToCheck, report: Report): void {
  const { kind, path, attributes, body } = block;
  const meta: readonly string[] = kind === 'resource' ? RESOURCE_META_ARGUMENTS : META_ARGUMENTS;
  const own = Object.fromEntries(Object.entries(body).filter(([name]) => !meta.includes(name)));
  checkAttributes(path, own, attributes, report);
  if (body['count'] !== undefined && body['for_each'] !== undefined) {
    report.add(path, 'has both "count" and "for_each"');
  }
  if (body['count'] !== undefined) checkType(below(path, 'count'), body['count'], 'number', report);
  if (body['for_each'] !== undefined) report.anything(below(path, 'for_each'), body['for_each']);
  const { provider } = body;
  if (provider !== undefined && !(typeof provider === 'string' && block.providers.has(provider))) {
    report.add(below(path, 'provider'), 'is no provider that the document configures');
  }
  checkReferences(below(path, 'depends_on'), body['depends_on'], report);
  checkLifecycle(block, report);
  if (kind === 'resource') {
    for (const name of ['provisioner', 'connection']) report.anything(below(path, name), body[name]);
  }
}

/** A list of references that are no templates. */
export function checkReferences(path: string, value: unknown, report: Report): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) report.add(path, 'is a list of references');
  else for (const [index, item] of value.entries()) report.bareReference(below(path, index), item);
}

function checkLifecycle({ path: parent, body, attributes }: BlockToCheck, report: Report): void {
  const { lifecycle } = body;
  const path = below(parent, 'lifecycle');
  if (lifecycle === undefined) return;
  if (!isObject(lifecycle)) {
    report.add(path, 'is an object');
    return;
  }
  for (const [name, value] of Object.entries(lifecycle)) {
    const place = below(path, name);
    if (name === 'create_before_destroy' || name === 'prevent_destroy') {
      // Terraform wants to know this before it works out any expression.
      if (typeof value !== 'boolean') report.add(place, 'is true or false as it stands');
    } else if (name === 'ignore_changes') checkIgnored(place, value, attributes, report);
    else if (name === 'replace_triggered_by') checkReferences(place, value, report);
    else if (name === 'precondition' || name === 'postcondition') report.anything(place, value);
    else if (name !== '//') report.add(place, 'is nothing that a lifecycle has');
  }
}

function checkIgnored(path: string, value: unknown, attributes: Attributes, report: Report): void {
  if (value === 'all') return;
  if (!Array.isArray(value)) {
    report.add(path, 'is "all" or a list of attributes');
    return;
  }
  // An attribute stands there by its bare name, as if the block were the root.
  const blocks = new Map([['this.block', { attributes, isMany: false }]]);
  const none = new Set<string>();
  for (const [index, item] of value.entries()) {
    const alone = typeof item === 'string' ? parseTemplate(`\${block.${item}}`).alone : undefined;
    const steps = [{ kind: 'attribute', name: 'block' } as const, ...(alone?.steps ?? [])];
    const names = { blocks, variables: none, locals: none, modules: none };
    const { problem } = resolveTraversal({ root: 'this', steps }, names);
    if (alone === undefined || problem !== undefined) {
      report.add(below(path, index), problem ?? 'is no attribute');
    }
  }
}
