import { tryFindVolumePath, volumesOf, type Plan, type PlanImage } from '../../../lib/plan';
import type { PlannerInput } from '../change-plan';
import { withHeadRoomOf } from './head-room';
import { NOTHING_HELD, type Held } from './held';
import { viewHost, type HostView } from './host-view';
import { inNameOrder } from './ordering';
import { readRecords, type Identity, type Records } from './ownership';

/** What every part of the planner looks at: the inputs in a fixed order, with look-ups. Nothing in it ever changes. */
export interface PlannerContext {
  readonly plan: Plan;
  readonly input: PlannerInput;
  readonly identity: Identity;
  readonly host: HostView;
  readonly records: Records;
  /** What an earlier look at the same inputs found that must not be done. */
  readonly held: Held;
  tryFindImage(name: string): PlanImage | undefined;
  /** Where a file of one of the plan's pools lies; text that is no path when the plan has no such pool. */
  pathOf(volume: { readonly pool: string; readonly fileName: string }): string;
  /** Whether the plan states a file of this name: a disk, a seed or an image. */
  isPlannedFile(volume: { readonly pool: string; readonly fileName: string }): boolean;
  isPlannedImage(volume: { readonly pool: string; readonly fileName: string }): boolean;
  /** Where an image of the plan lies. */
  imagePathOf(name: string): string;
}

/** Sorts the inputs and builds the look-ups. */
export function makeContext(input: PlannerInput, held: Held = NOTHING_HELD): PlannerContext {
  const plan: Plan = {
    ...input.plan,
    pools: [...inNameOrder(input.plan.pools)],
    images: [...inNameOrder(input.plan.images)],
    networks: [...inNameOrder(input.plan.networks)],
    machines: inNameOrder(input.plan.machines).map((machine) =>
      withHeadRoomOf(machine, input.plan.host, input.inventory.host),
    ),
  };
  const images = new Map(plan.images.map((image) => [image.name, image]));
  const imageFiles = fileIndex(plan.images);
  const files = fileIndex([...plan.images, ...plan.machines.flatMap(volumesOf)]);
  // Each is asked for some ten times, and text that is made anew has to be hashed anew.
  const paths = new Map<object, string>();
  const pathOf = (volume: { readonly pool: string; readonly fileName: string }): string => {
    const known = paths.get(volume);
    if (known !== undefined) return known;
    // The checks at the plan's reader refuse references to nothing; this keeps a plan that skipped them from matching anything.
    const path = tryFindVolumePath(plan, volume) ?? `${volume.pool}:${volume.fileName}`;
    paths.set(volume, path);
    return path;
  };
  return {
    plan,
    input,
    identity: { fleet: plan.fleet, host: plan.host.name },
    host: viewHost(input.inventory),
    records: readRecords(input.owned),
    held,
    tryFindImage: (name) => images.get(name),
    pathOf,
    isPlannedImage: ({ pool, fileName }) => imageFiles.get(pool)?.has(fileName) === true,
    isPlannedFile: ({ pool, fileName }) => files.get(pool)?.has(fileName) === true,
    imagePathOf: (name) => {
      const image = images.get(name);
      return image === undefined ? `image:${name}` : pathOf(image);
    },
  };
}

/** File names by pool. */
function fileIndex(
  files: readonly { readonly pool: string; readonly fileName: string }[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  for (const { pool, fileName } of files) {
    const known = index.get(pool);
    if (known === undefined) index.set(pool, new Set([fileName]));
    else known.add(fileName);
  }
  return index;
}
