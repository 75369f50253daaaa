import type { PlanMachine } from '../document/machine';
import type { PlanProblem } from '../problem';
import { problem, type Check } from './check';
import type { PlanIndex } from './plan-index';

/** Every name that points at another object points at one that the plan has. */
export const references: Check = (plan, index) => [
  ...plan.images.flatMap((image, position) =>
    lookUp('pool', image.pool, index.pools, { path: `$.images[${position}].pool`, key: image.key }),
  ),
  ...plan.machines.flatMap((machine, position) =>
    machineReferences(machine, `$.machines[${position}]`, index),
  ),
];

function machineReferences(machine: PlanMachine, path: string, index: PlanIndex): readonly PlanProblem[] {
  const at = (part: string) => ({ path: `${path}.${part}`, key: machine.key });
  const bootable = new Set([...machine.disks, ...machine.cdroms].map(({ name }) => name));
  const nics = new Set(machine.nics.map((nic) => nic.name));
  const { boot, cloudInit } = machine;
  return [
    ...machine.disks.flatMap((disk, position) => [
      ...lookUp('pool', disk.pool, index.pools, at(`disks[${position}].pool`)),
      ...(disk.source.kind === 'blank'
        ? []
        : lookUp('image', disk.source.image, index.images, at(`disks[${position}].source.image`))),
    ]),
    ...machine.cdroms.flatMap(({ image }, position) =>
      image === undefined ? [] : lookUp('image', image, index.images, at(`cdroms[${position}].image`)),
    ),
    ...machine.nics.flatMap((nic, position) =>
      nic.attachment.kind === 'bridge'
        ? []
        : lookUp(
            'network',
            nic.attachment.network,
            index.networks,
            at(`nics[${position}].attachment.network`),
          ),
    ),
    ...(boot.kind === 'disk'
      ? boot.order.flatMap((disk, position) => lookUp('disk', disk, bootable, at(`boot.order[${position}]`)))
      : [
          ...lookUp('image', boot.kernel, index.images, at('boot.kernel')),
          ...(boot.initrd === undefined ? [] : lookUp('image', boot.initrd, index.images, at('boot.initrd'))),
        ]),
    ...(cloudInit === undefined ? [] : lookUp('pool', cloudInit.pool, index.pools, at('cloudInit.pool'))),
    ...machine.readiness.checks.flatMap((check, position) =>
      'nic' in check ? lookUp('NIC', check.nic, nics, at(`readiness.checks[${position}].nic`)) : [],
    ),
  ];
}

/** The closest things to a name are its siblings: shows a few, so that a slip of the pen is seen at once. */
const NAMES_SHOWN_MAX = 5;

function lookUp(
  kind: 'pool' | 'image' | 'network' | 'disk' | 'NIC',
  name: string,
  known: ReadonlySet<string> | ReadonlyMap<string, unknown>,
  at: { readonly path: string; readonly key: string },
): readonly PlanProblem[] {
  if (known.has(name)) return [];
  const shown = firstOf(known.keys(), NAMES_SHOWN_MAX).map((sibling) => `"${sibling}"`);
  const more = known.size > NAMES_SHOWN_MAX ? `, and ${known.size - NAMES_SHOWN_MAX} more` : '';
  const where = kind === 'disk' || kind === 'NIC' ? 'the machine' : 'the plan';
  const advice =
    known.size === 0
      ? `${where === 'the plan' ? 'The plan' : 'The machine'} has no ${kind} at all: add one.`
      : `Use one that ${where} has: ${shown.join(', ')}${more}.`;
  return [problem('unknown-reference', at, `there is no ${kind} "${name}"`, advice)];
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
