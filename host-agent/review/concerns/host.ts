import type { Plan } from '../../../lib/plan';
import type { Subject } from '../../planner';
import type { Concern, ConcernCode } from './concern';

/** What no step shows: the host's own limits, and images whose content is another. */
export function hostConcerns(base: Plan, head: Plan): readonly Concern[] {
  return [...imageConcerns(base, head), ...overcommitConcerns(base, head), ...limitConcerns(base, head)];
}

function imageConcerns(base: Plan, head: Plan): readonly Concern[] {
  const digests = new Map(base.images.map(({ name, sha256 }) => [name, sha256]));
  return head.images.flatMap(({ name, sha256 }): readonly Concern[] => {
    const from = digests.get(name);
    if (from === undefined || from === sha256) return [];
    return [{ code: 'image-changed', subject: { kind: 'image', name }, facts: { from, to: sha256 } }];
  });
}

const OVERCOMMITTED = ['vcpus', 'memory', 'disk'] as const;

function overcommitConcerns(base: Plan, head: Plan): readonly Concern[] {
  return OVERCOMMITTED.flatMap((of): readonly Concern[] => {
    const [from, to] = [base.host.overcommit[of], head.host.overcommit[of]];
    return to <= from ? [] : [{ code: 'overcommit-raised', subject: hostOf(head), facts: { of, from, to } }];
  });
}

function limitConcerns({ host: before }: Plan, head: Plan): readonly Concern[] {
  const { host: after } = head;
  const subject = hostOf(head);
  const loosened = (
    code: ConcernCode,
    isLooser: boolean,
    facts: Concern['facts'] = {},
  ): readonly Concern[] => (isLooser ? [{ code, subject, facts }] : []);
  const [from, to] = [before.capacity, after.capacity];
  return [
    ...loosened('capacity-changed', from?.vcpus !== to?.vcpus || from?.memoryMiB !== to?.memoryMiB, {
      ...(from === undefined ? {} : { vcpusFrom: from.vcpus, memoryFromMiB: from.memoryMiB }),
      ...(to === undefined ? {} : { vcpusTo: to.vcpus, memoryToMiB: to.memoryMiB }),
    }),
    ...loosened(
      'deletion-limit-raised',
      after.limits.machineDeletionsMax > before.limits.machineDeletionsMax,
      { from: before.limits.machineDeletionsMax, to: after.limits.machineDeletionsMax },
    ),
    ...loosened('empty-allowed', after.limits.allowEmpty && !before.limits.allowEmpty),
    ...loosened('trash-shortened', after.trashRetentionHours < before.trashRetentionHours, {
      fromHours: before.trashRetentionHours,
      toHours: after.trashRetentionHours,
    }),
  ];
}

function hostOf({ host }: Plan): Subject {
  return { kind: 'host', name: host.name };
}
