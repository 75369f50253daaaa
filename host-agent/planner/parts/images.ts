import type { PlanImage } from '../../../lib/plan';
import type { Refusal, Step, Subject } from '../change-plan';
import { makeStep } from '../order/step';
import type { PlannerContext } from '../view/context';
import { tryFindHeld } from '../view/held';
import { dependsOn, findUnreadableVolume } from './refusing';
import type { PoolPart } from './pools';

/** What is to be done about an image of the plan, and when it can be used. */
export interface ImagePart {
  readonly image: PlanImage;
  /** The step after which the file is there; absent when it is there already. */
  readonly readyAfter?: string;
  readonly refusal?: Refusal;
  readonly steps: readonly Step[];
}

export function planImages(
  context: PlannerContext,
  pools: ReadonlyMap<string, PoolPart>,
): ReadonlyMap<string, ImagePart> {
  return new Map(
    context.plan.images.map((image) => [image.name, planImage(image, pools.get(image.pool), context)]),
  );
}

function planImage(image: PlanImage, pool: PoolPart | undefined, context: PlannerContext): ImagePart {
  const subject: Subject = { kind: 'image', name: image.name };
  const refusal = whyNot(image, subject, pool, context);
  if (refusal !== undefined) return { image, refusal, steps: [] };
  if (isThere(image, pool, context)) {
    return { image, ...(pool?.readyAfter === undefined ? {} : { readyAfter: pool.readyAfter }), steps: [] };
  }
  const fetch = makeStep({
    action: { kind: 'fetch-image', image },
    subject,
    impact: 'live',
    changes: [{ field: 'sha256', to: image.sha256, impact: 'live' }],
    after: [pool?.readyAfter],
  });
  return { image, readyAfter: fetch.id, steps: [fetch] };
}

function whyNot(
  image: PlanImage,
  subject: Subject,
  pool: PoolPart | undefined,
  context: PlannerContext,
): Refusal | undefined {
  if (pool === undefined || pool.refusal !== undefined)
    return dependsOn(subject, { kind: 'pool', name: image.pool });
  return findUnreadableVolume(subject, image, context) ?? tryFindHeld(subject, context.held);
}

/** A file's name holds its digest, and it appears only when it is whole. A pool that is not active shows no files. */
function isThere(image: PlanImage, pool: PoolPart | undefined, context: PlannerContext): boolean {
  if (pool?.actual === undefined) return false;
  if (!pool.actual.active) return context.records.hasImage(image);
  return context.host.tryFindVolume(image.pool, image.fileName) !== undefined;
}
