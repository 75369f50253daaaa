import type { Unreadable } from '../../inventory';
import type { SubjectKind, Warning } from '../change-plan';
import { computeLimit } from '../capacity/compute';
import type { PlannerContext } from '../view/context';

const SUBJECT_OF: Readonly<Record<Unreadable['kind'], SubjectKind>> = {
  machine: 'machine',
  network: 'network',
  pool: 'pool',
  volume: 'disk',
  host: 'host',
};

/** What could not be read, marks that this version does not understand, and a host that does not say what it has. */
export function warnOfHost(context: PlannerContext): readonly Warning[] {
  const { inventory } = context.host;
  const marked = [
    ...inventory.machines.map((object) => ({ kind: 'machine' as const, object })),
    ...inventory.networks.map((object) => ({ kind: 'network' as const, object })),
  ];
  const limit = computeLimit(context);
  return [
    ...inventory.unreadable.map(({ kind, name, reason }) => ({
      code: 'unreadable-object' as const,
      subject: { kind: SUBJECT_OF[kind], name },
      facts: { reason },
    })),
    ...marked.flatMap(({ kind, object: { name, ownership } }) =>
      ownership.kind === 'unreadable-mark'
        ? [{ code: 'foreign-object' as const, subject: { kind, name }, facts: { reason: ownership.reason } }]
        : [],
    ),
    ...(limit.vcpus > 0 && limit.memoryMiB > 0
      ? []
      : [
          {
            code: 'capacity-unknown' as const,
            subject: { kind: 'host' as const, name: context.plan.host.name },
            facts: { vcpus: limit.vcpus, memoryMiB: limit.memoryMiB },
          },
        ]),
  ];
}
