import type { Tree } from '../equivalence-xml';

/**
 * Elements whose value the provider keeps from the document instead of reading it back, because libvirt may write it in another unit or in
 * more words.
 */
const KEPT: ReadonlySet<string> = new Set([
  'memory',
  'currentMemory',
  'capacity',
  'maxMemory',
  'vcpu',
  'type',
  'model',
  'tb-cache',
  'size',
  'requested',
  'block',
]);

/**
 * What the provider would find other than it wrote it, one line each. It reads back what the document states and nothing else, lists by
 * place and disks by target; Terraform calls any difference a fault of the provider and fails.
 */
export function readbackProblems(written: Tree, stored: Tree, path = written.name): readonly string[] {
  const attributes = Object.entries(written.attributes).filter(([name]) => !isKept(written, name));
  return [
    ...attributes
      .filter(([name, value]) => stored.attributes[name] !== value)
      .map(([name, value]) => `${path}/@${name}: ${value}, read back ${stored.attributes[name]}`),
    ...(written.text === stored.text || written.text === '' || KEPT.has(written.name)
      ? []
      : [`${path}: ${written.text}, read back ${stored.text}`]),
    ...written.children.flatMap((child) => {
      const found = counterpartOf(child, written, stored);
      const at = `${path}/${child.name}`;
      return found === undefined ? [`${at}: read back nothing`] : readbackProblems(child, found, at);
    }),
  ];
}

/** libvirt says units of its own, and which release of a board it is. */
function isKept({ name }: Tree, attribute: string): boolean {
  return KEPT.has(name) && (attribute === 'unit' || (name === 'type' && attribute === 'machine'));
}

function counterpartOf(child: Tree, written: Tree, stored: Tree): Tree | undefined {
  const candidates = stored.children.filter(({ name }) => name === child.name);
  if (child.name === 'disk') return candidates.find((disk) => targetOf(disk) === targetOf(child));
  return candidates[written.children.filter(({ name }) => name === child.name).indexOf(child)];
}

const targetOf = ({ children }: Tree): string | undefined =>
  children.find(({ name }) => name === 'target')?.attributes['dev'];
