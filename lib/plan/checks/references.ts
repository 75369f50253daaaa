import type { PlanMachine } from '../document/machine';
import type { PlanProblem } from '../problem';
import { collect, isNamed, NONE, problem, type Check } from './check';
import type { PlanIndex } from './plan-index';

/** Every name that points at another object points at one that the plan has. */
export const references: Check = (plan, index) => [
  ...collect(plan.images, (image, position) => {
    const search = new Search(image.key, `$.images[${position}]`);
    search.lookUp('pool', image.pool, index.pools, 'pool');
    return search.problems;
  }),
  ...collect(plan.machines, (machine, position) =>
    isWhole(machine, index) ? NONE : machineReferences(machine, position, index),
  ),
];

/** Whether all that {@link machineReferences} looks up is there, as nearly always. */
function isWhole(machine: PlanMachine, { pools, images, networks }: PlanIndex): boolean {
  const { boot, cloudInit, disks, cdroms, nics, readiness } = machine;
  for (const { pool, source } of disks) {
    if (!pools.has(pool) || (source.kind !== 'blank' && !images.has(source.image))) return false;
  }
  for (const { image } of cdroms) if (image !== undefined && !images.has(image)) return false;
  for (const { attachment } of nics) {
    if (attachment.kind === 'network' && !networks.has(attachment.network)) return false;
  }
  if (boot.kind === 'disk') {
    for (const name of boot.order) if (!isNamed(disks, name) && !isNamed(cdroms, name)) return false;
  } else if (!images.has(boot.kernel) || (boot.initrd !== undefined && !images.has(boot.initrd))) {
    return false;
  }
  for (const check of readiness.checks) if ('nic' in check && !isNamed(nics, check.nic)) return false;
  return cloudInit === undefined || pools.has(cloudInit.pool);
}

function machineReferences(machine: PlanMachine, position: number, index: PlanIndex): readonly PlanProblem[] {
  const { boot, cloudInit, disks, cdroms, nics } = machine;
  const search = new Search(machine.key, `$.machines[${position}]`);
  for (const [at, { pool, source }] of disks.entries()) {
    search.lookUp('pool', pool, index.pools, `disks[${at}].pool`);
    if (source.kind === 'blank') continue;
    search.lookUp('image', source.image, index.images, `disks[${at}].source.image`);
  }
  for (const [at, { image }] of cdroms.entries()) {
    if (image !== undefined) search.lookUp('image', image, index.images, `cdroms[${at}].image`);
  }
  for (const [at, { attachment }] of nics.entries()) {
    if (attachment.kind === 'bridge') continue;
    search.lookUp('network', attachment.network, index.networks, `nics[${at}].attachment.network`);
  }
  if (boot.kind === 'disk') {
    for (const [at, disk] of boot.order.entries()) {
      search.lookUp('disk', disk, namesOf([...disks, ...cdroms]), `boot.order[${at}]`);
    }
  } else {
    search.lookUp('image', boot.kernel, index.images, 'boot.kernel');
    if (boot.initrd !== undefined) search.lookUp('image', boot.initrd, index.images, 'boot.initrd');
  }
  if (cloudInit !== undefined) search.lookUp('pool', cloudInit.pool, index.pools, 'cloudInit.pool');
  for (const [at, check] of machine.readiness.checks.entries()) {
    if ('nic' in check) search.lookUp('NIC', check.nic, namesOf(nics), `readiness.checks[${at}].nic`);
  }
  return search.problems;
}

function namesOf(parts: readonly { readonly name: string }[]): ReadonlySet<string> {
  return new Set(parts.map(({ name }) => name));
}

/** The closest things to a name are its siblings: shows a few, so that a slip of the pen is seen at once. */
const NAMES_SHOWN_MAX = 5;

/** What one object points at. */
class Search {
  problems: readonly PlanProblem[] = NONE;
  private readonly key: string;
  private readonly path: string;

  constructor(key: string, path: string) {
    this.key = key;
    this.path = path;
  }

  lookUp(
    kind: 'pool' | 'image' | 'network' | 'disk' | 'NIC',
    name: string,
    known: ReadonlySet<string> | ReadonlyMap<string, unknown>,
    part: string,
  ): void {
    if (known.has(name)) return;
    const shown = firstOf(known.keys(), NAMES_SHOWN_MAX).map((sibling) => `"${sibling}"`);
    const more = known.size > NAMES_SHOWN_MAX ? `, and ${known.size - NAMES_SHOWN_MAX} more` : '';
    const where = kind === 'disk' || kind === 'NIC' ? 'the machine' : 'the plan';
    const advice =
      known.size === 0
        ? `${where === 'the plan' ? 'The plan' : 'The machine'} has no ${kind} at all: add one.`
        : `Use one that ${where} has: ${shown.join(', ')}${more}.`;
    const at = { path: `${this.path}.${part}`, key: this.key };
    this.problems = [
      ...this.problems,
      problem('unknown-reference', at, `there is no ${kind} "${name}"`, advice),
    ];
  }
}

/** The whole list is never copied: one wrong pool name in every machine must not make the check quadratic. */
function firstOf(names: Iterable<string>, count: number): readonly string[] {
  const first: string[] = [];
  for (const name of names) {
    if (first.length === count) break;
    first.push(name);
  }
  return first;
}
