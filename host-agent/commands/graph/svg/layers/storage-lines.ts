import type { Topology } from '../../topology';
import { becomingOf, laneLookOf, lookOf } from '../becoming';
import { crossingLine, line } from '../markup';
import { dot, middleOf } from './lines';
import type { MachinePlace, PoolPlace } from './places';

/** From the highest disk in a pool to the pool's card. */
export function poolLane(
  { pool, laneX, box }: PoolPlace,
  { poolOf, marks }: Topology,
  machines: readonly MachinePlace[],
): string {
  const starts = machines.flatMap(({ drives }) =>
    drives.filter(({ drive }) => poolOf.get(drive.id) === pool.id).map((place) => middleOf(place)),
  );
  const y = middleOf({ box });
  return starts.length === 0
    ? ''
    : line(laneLookOf(marks, pool.id, 'storage'), [
        [laneX, Math.min(...starts)],
        [laneX, y],
        [box.x + box.width, y],
      ]);
}

/** From a machine to its disks, and from each to the lane of its pool. */
export function storage(
  { box, drives }: MachinePlace,
  { poolOf, marks }: Topology,
  pools: readonly PoolPlace[],
): readonly string[] {
  return drives.map((place) => {
    const y = middleOf(place);
    const right = place.box.x + place.box.width;
    const pool = pools.find((candidate) => candidate.pool.id === poolOf.get(place.drive.id));
    const look = (edge: 'drive' | 'storage'): string =>
      lookOf(becomingOf(marks, `${edge}:${place.drive.id}`), 'storage');
    const toMachine = line(look('drive'), [
      [box.x + box.width, y],
      [place.box.x, y],
    ]);
    if (pool === undefined) return toMachine;
    return [
      toMachine,
      crossingLine(look('storage'), [
        [right, y],
        [pool.laneX, y],
      ]),
      dot('end', pool.laneX, y),
    ].join('');
  });
}
