import type { Tree } from './equivalence-xml';

/**
 * Elements whose text and attributes the provider takes from the plan when it reads back, because they stand side by side in a document
 * (`memory`, `memory_unit`): libvirt may put them in other units, or spell out a machine type.
 */
const KEPT_FROM_PLAN: ReadonlySet<string> = new Set([
  'memory',
  'currentMemory',
  'maxMemory',
  'vcpu',
  'cpu/model',
  'os/type',
  'features/tcg/tb-cache',
  ...['shares', 'global_period', 'global_quota'].map((name) => `cputune/${name}`),
  ...['size', 'node', 'block', 'requested'].map((name) => `devices/memory/target/${name}`),
]);

/**
 * What the provider would read back other than it was planned, which Terraform takes for a fault of the provider and fails ("provider
 * produced inconsistent result after apply"). Items of lists are matched as the provider does: disks by their device, others by position.
 */
export function readBackOtherwise(planned: Tree, stored: Tree, path = ''): readonly string[] {
  const attributes = Object.entries(planned.attributes)
    .filter(([name, value]) => stored.attributes[name] !== value)
    .map(([name, value]) => `${path}@${name}: ${value}, then ${stored.attributes[name] ?? 'nothing'}`);
  const text =
    planned.text === stored.text || planned.text === ''
      ? []
      : [`${path}: ${planned.text}, then ${stored.text}`];
  const children = planned.children.flatMap((child) => {
    const below = path === '' ? child.name : `${path}/${child.name}`;
    if (KEPT_FROM_PLAN.has(below) && child.children.length === 0) return [];
    const found = tryFindMatch(planned, stored, child);
    return found === undefined ? [`${below}: gone`] : readBackOtherwise(child, found, below);
  });
  return [...attributes, ...text, ...children];
}

function tryFindMatch(planned: Tree, stored: Tree, child: Tree): Tree | undefined {
  const candidates = stored.children.filter(({ name }) => name === child.name);
  if (child.name === 'disk') return candidates.find((candidate) => deviceOf(candidate) === deviceOf(child));
  return candidates[planned.children.filter(({ name }) => name === child.name).indexOf(child)];
}

function deviceOf(disk: Tree): string | undefined {
  return disk.children.find(({ name }) => name === 'target')?.attributes['dev'];
}
