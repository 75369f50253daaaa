import type { Refusal, Subject } from '../change-plan';
import type { PlannerContext } from '../view/context';

/** A change that waits for another one that was refused. */
export function dependsOn(subject: Subject, on: Subject): Refusal {
  return { code: 'depends-on-refused', subject, facts: { kind: on.kind, name: on.name } };
}

/** What cannot be read is never changed; a volume goes by file name, with or without its pool in front, or by path. */
export function findUnreadableVolume(
  subject: Subject,
  volume: { readonly pool: string; readonly fileName: string },
  context: PlannerContext,
): Refusal | undefined {
  if (context.host.inventory.unreadable.length === 0) return undefined;
  const names = [volume.fileName, `${volume.pool}/${volume.fileName}`, context.pathOf(volume)];
  const entry = names
    .map((name) => context.host.tryFindUnreadable('volume', name))
    .find((candidate) => candidate !== undefined);
  return entry === undefined
    ? undefined
    : { code: 'unreadable-object', subject, facts: { reason: entry.reason } };
}
