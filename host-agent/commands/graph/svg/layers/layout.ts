import {
  driveSizeInWords,
  driveSourceInWords,
  machineFactLines,
  nicLabelLines,
} from '../../../wording/graph';
import type { DriveNode, LinkNode, NicEdge, PoolNode } from '../../graph';
import type { MachineWithDevices, Topology } from '../../topology';
import { cardHeight, cardWidth, type Card } from '../card';
import { TEXT_SIZE_PX, type Box } from '../markup';
import { textWidth } from '../measure';
import { colourOf } from '../style';
import { driveCard, linkCard, machineCard, poolCard } from './cards';

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

/** Around the picture and inside of the host's frame. */
const MARGIN_PX = 12;
const FRAME_PADDING_PX = 16;
const FRAME_TITLE_PX = 30;
const LANE_PX = 14;
/** Between a lane and the nearest text or card. */
const LANE_GAP_PX = 16;
const COLUMN_GAP_PX = 26;
const CARD_GAP_PX = 10;
const ROW_GAP_PX = 14;
const HEADING_PX = 24;
/** The word for the way out, above its line. */
const UPLINK_PX = 62;
/** Between the world and the frame. */
const WORLD_GAP_PX = 20;

/** How wide columns may become: wider ones would make all text small on a phone. */
const MACHINE_WIDTH_PX = { min: 130, max: 230 };
const DRIVE_WIDTH_PX = { min: 120, max: 210 };
const LABEL_WIDTH_PX = { min: 50, max: 170 };
/** A network's subnet and range need as much. */
const CONTENT_WIDTH_MIN_PX = 330;

/** Above the line of a NIC, for the first line of its label, and below it, for each of the others. */
const NIC_ABOVE_PX = 17;
const NIC_BELOW_PX = 6;
export const NIC_LINE_PX = 12;

/** Lays a topology out; the same one always in the same way. */
export function layersOf(topology: Topology): Layers {
  const columns = columnsOf(topology);
  const { frameX, contentX, contentWidth, frameWidth } = columns;
  const worldBox =
    topology.wayOut.size === 0
      ? undefined
      : { x: contentX, y: MARGIN_PX, width: contentWidth, height: cardHeight({ facts: [] }) };
  const frameY = worldBox === undefined ? MARGIN_PX : worldBox.y + worldBox.height + WORLD_GAP_PX;
  const headings: Layers['headings'][number][] = [];
  const heading = (text: Layers['headings'][number]['text'], x: number, y: number): void => {
    headings.push({ text, x, y: y + HEADING_PX - 9 });
  };

  let y = frameY + FRAME_TITLE_PX;
  if (topology.links.length > 0) heading('networks', contentX, y);
  const links = stackLinks(topology, columns, y + HEADING_PX);
  y = bottomOf(links, y) + ROW_GAP_PX;
  if (topology.machines.length > 0) heading('machines', contentX, y);
  if (columns.driveWidth > 0) heading('disks', columns.driveX, y);
  const machines = stackMachines(topology, columns, y + HEADING_PX);
  y =
    bottomOf(
      machines.map(({ row }) => ({ box: row })),
      y,
    ) + ROW_GAP_PX;
  if (topology.pools.length > 0) heading('pools', contentX, y);
  const pools = stackPools(topology, columns, y + HEADING_PX);
  y = bottomOf(pools, y) + FRAME_PADDING_PX;

  return {
    width: frameX + frameWidth + MARGIN_PX,
    height: y + MARGIN_PX,
    frame: { x: frameX, y: frameY, width: frameWidth, height: y - frameY },
    uplinkX: contentX + contentWidth - 8,
    ...(worldBox === undefined ? {} : { world: worldBox }),
    headings,
    links,
    machines,
    pools,
  };
}

interface Columns {
  readonly frameX: number;
  readonly frameWidth: number;
  readonly laneX: (position: number) => number;
  readonly labelWidth: number;
  readonly contentX: number;
  readonly contentWidth: number;
  readonly machineWidth: number;
  readonly driveX: number;
  /** 0 when there are no disks. */
  readonly driveWidth: number;
  readonly poolLaneX: (position: number) => number;
}

function columnsOf({ links, machines, pools }: Topology): Columns {
  const labels = machines.flatMap(({ nics }) => nics.flatMap(nicLabelLines));
  const labelWidth =
    labels.length === 0
      ? 0
      : between(
          LABEL_WIDTH_PX,
          labels.map((label) => Math.ceil(textWidth(label, TEXT_SIZE_PX.fact))),
        );
  const machineWidth = between(
    MACHINE_WIDTH_PX,
    machines.map(({ machine }) => cardWidth({ name: machine.name, facts: machineFactLines(machine) })),
  );
  const drives = machines.flatMap((machine) => machine.drives);
  const driveWidth =
    drives.length === 0
      ? 0
      : between(
          DRIVE_WIDTH_PX,
          drives.map((drive) =>
            cardWidth({
              name: drive.name,
              aside: driveSizeInWords(drive),
              facts: [driveSourceInWords(drive)],
            }),
          ),
        );
  const frameX = MARGIN_PX;
  const laneX = (position: number): number => frameX + FRAME_PADDING_PX + position * LANE_PX;
  const contentX =
    links.length === 0 ? laneX(0) : laneX(links.length - 1) + LANE_GAP_PX + labelWidth + LANE_GAP_PX / 2;
  const driveX = contentX + machineWidth + COLUMN_GAP_PX;
  const contentWidth = Math.max(
    CONTENT_WIDTH_MIN_PX,
    driveWidth === 0 ? machineWidth : machineWidth + COLUMN_GAP_PX + driveWidth,
  );
  const poolLaneX = (position: number): number => contentX + contentWidth + LANE_GAP_PX + position * LANE_PX;
  const right = pools.length === 0 ? contentX + contentWidth : poolLaneX(pools.length - 1);
  const frameWidth = right + FRAME_PADDING_PX - frameX;
  return {
    frameX,
    frameWidth,
    laneX,
    labelWidth,
    contentX,
    contentWidth,
    machineWidth,
    driveX,
    driveWidth,
    poolLaneX,
  };
}

function between(bounds: { readonly min: number; readonly max: number }, widths: readonly number[]): number {
  return Math.min(bounds.max, Math.max(bounds.min, ...widths));
}

function stackLinks({ links, wayOut }: Topology, columns: Columns, top: number): readonly LinkPlace[] {
  const width = columns.contentWidth - (wayOut.size === 0 ? 0 : UPLINK_PX);
  const cards = links.map((link, position) => ({
    link,
    card: { ...linkCard(link), colour: colourOf(position) },
    laneX: columns.laneX(position),
  }));
  return stacked(cards, ({ card }) => cardHeight(card), top, CARD_GAP_PX).map(({ item, y, height }) => ({
    ...item,
    box: { x: columns.contentX, y, width, height },
  }));
}

function stackPools({ pools }: Topology, columns: Columns, top: number): readonly PoolPlace[] {
  const cards = pools.map((pool, position) => ({
    pool,
    card: poolCard(pool),
    laneX: columns.poolLaneX(position),
  }));
  return stacked(cards, ({ card }) => cardHeight(card), top, CARD_GAP_PX).map(({ item, y, height }) => ({
    ...item,
    box: { x: columns.contentX, y, width: columns.contentWidth, height },
  }));
}

/** A machine's row is as high as its card, its NICs or its disks, whichever needs most. */
function stackMachines(
  { machines }: Topology,
  columns: Columns,
  top: number,
): readonly (MachinePlace & { readonly row: Box })[] {
  const cards = machines.map((machine) => ({
    machine,
    card: machineCard(machine),
    nicsHeight: machine.nics.reduce((sum, nic) => sum + nicHeight(nic), 0),
    drivesHeight: machine.drives.length * (DRIVE_HEIGHT_PX + CARD_GAP_PX) - CARD_GAP_PX,
  }));
  return stacked(
    cards,
    ({ card, nicsHeight, drivesHeight }) => Math.max(cardHeight(card), nicsHeight, drivesHeight),
    top,
    ROW_GAP_PX,
  ).map(({ item, y, height }) => {
    const box = { x: columns.contentX, y, width: columns.machineWidth, height };
    const nics = stacked(item.machine.nics, nicHeight, y + Math.floor((height - item.nicsHeight) / 2), 0);
    const drives = stacked(
      item.machine.drives,
      () => DRIVE_HEIGHT_PX,
      y + Math.floor((height - item.drivesHeight) / 2),
      CARD_GAP_PX,
    );
    return {
      machine: item.machine,
      card: item.card,
      box,
      row: box,
      labelWidthPx: columns.labelWidth,
      nics: nics.map((place) => ({ nic: place.item, y: place.y + NIC_ABOVE_PX })),
      drives: drives.map((place) => ({
        drive: place.item,
        card: driveCard(place.item),
        box: { x: columns.driveX, y: place.y, width: columns.driveWidth, height: DRIVE_HEIGHT_PX },
      })),
    };
  });
}

/** A name and where its content comes from. */
const DRIVE_HEIGHT_PX = cardHeight({ facts: [''] });

function nicHeight(nic: NicEdge): number {
  return NIC_ABOVE_PX + NIC_BELOW_PX + NIC_LINE_PX * (nicLabelLines(nic).length - 1);
}

function stacked<Item>(
  items: readonly Item[],
  heightOf: (item: Item) => number,
  top: number,
  gap: number,
): readonly { readonly item: Item; readonly y: number; readonly height: number }[] {
  let y = top;
  return items.map((item) => {
    const height = heightOf(item);
    const place = { item, y, height };
    y += height + gap;
    return place;
  });
}

function bottomOf(places: readonly { readonly box: Box }[], otherwise: number): number {
  const last = places.at(-1);
  return last === undefined ? otherwise : last.box.y + last.box.height;
}
