import type { DriveNode, LinkNode, NicEdge, PoolNode } from '../../graph';
import type { MachineWithDevices } from '../../topology';
import type { Card } from '../card';
import type { Box } from '../markup';

/**
 * Where everything is. Each network has a lane on the left that its machines are plugged into, each pool one on the right:
 *
 *                     [ the world    ]--+
 *     +---------------------------------|--+
 *     |  .------------[ lan      ]-nat--'  |
 *     |  |  .---------[ backplane ]        |
 *     |  o--|--.11----[ app   ]            |
 *     |     o--.11----[       ]            |
 *     |  o-----.2-----[ store ]--[ root ]-. |
 *     |               [ lab pool        ]-' |
 *     +------------------------------------+
 */
export interface Layers {
  readonly width: number;
  readonly height: number;
  /** Says what marks mean; of no height where nothing changes. */
  readonly legend: Box;
  readonly frame: Box;
  /** Where the line to the world goes up. */
  readonly uplinkX: number;
  readonly world?: Box;
  readonly headings: readonly {
    readonly text: 'networks' | 'machines' | 'disks' | 'pools';
    readonly x: number;
    readonly y: number;
  }[];
  readonly links: readonly LinkPlace[];
  readonly machines: readonly MachinePlace[];
  readonly pools: readonly PoolPlace[];
}

export interface LinkPlace {
  readonly link: LinkNode;
  readonly card: Card;
  readonly box: Box;
  readonly laneX: number;
}

export interface NicPlace {
  readonly nic: NicEdge;
  readonly y: number;
}

export interface MachinePlace {
  readonly machine: MachineWithDevices;
  readonly card: Card;
  readonly box: Box;
  /** How wide the label of a NIC may be, left of the card. */
  readonly labelWidthPx: number;
  readonly nics: readonly NicPlace[];
  readonly drives: readonly { readonly drive: DriveNode; readonly card: Card; readonly box: Box }[];
}

export interface PoolPlace {
  readonly pool: PoolNode;
  readonly card: Card;
  readonly box: Box;
  readonly laneX: number;
}
