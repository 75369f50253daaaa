import { nicLabelLines } from '../../../wording/graph';
import type { NicEdge } from '../../graph';
import type { Topology } from '../../topology';
import { badgeRoomPx } from '../badge';
import { cardHeight } from '../card';
import type { Box } from '../markup';
import { colourOf } from '../palettes';
import { driveCard, linkCard, machineCard, poolCard } from './cards';
import type { Columns } from './columns';
import type { LinkPlace, MachinePlace, PoolPlace } from './places';

/** Between cards of a column, and between rows of machines. */
const CARD_GAP_PX = 10;
const ROW_GAP_PX = 14;
/** The word for the way out, above its line, and a badge before it. */
const UPLINK_PX = 62;

/** Above the line of a NIC, for the first line of its label, and below it, for each of the others. */
const NIC_ABOVE_PX = 17;
const NIC_BELOW_PX = 6;
export const NIC_LINE_PX = 12;

/** Networks and bridges, each with its lane. */
export function stackLinks(
  { links, wayOut, marks }: Topology,
  columns: Columns,
  top: number,
): readonly LinkPlace[] {
  const badgePx = links.some(({ id }) => marks.has(`uplink:${id}`)) ? badgeRoomPx('usual') : 0;
  const width = columns.contentWidth - (wayOut.size === 0 ? 0 : UPLINK_PX + badgePx);
  const cards = links.map((link, position) => ({
    link,
    card: { ...linkCard(link, marks), colour: colourOf(position) },
    laneX: columns.laneX(position),
  }));
  return stacked(cards, ({ card }) => cardHeight(card), top, CARD_GAP_PX).map(({ item, y, height }) => ({
    ...item,
    box: { x: columns.contentX, y, width, height },
  }));
}

/** Pools, each with its lane. */
export function stackPools({ pools, marks }: Topology, columns: Columns, top: number): readonly PoolPlace[] {
  const cards = pools.map((pool, position) => ({
    pool,
    card: poolCard(pool, marks),
    laneX: columns.poolLaneX(position),
  }));
  return stacked(cards, ({ card }) => cardHeight(card), top, CARD_GAP_PX).map(({ item, y, height }) => ({
    ...item,
    box: { x: columns.contentX, y, width: columns.contentWidth, height },
  }));
}

/** A machine's row is as high as its card, its NICs or its disks, whichever needs most. */
export function stackMachines(
  { machines, marks }: Topology,
  columns: Columns,
  top: number,
): readonly MachinePlace[] {
  const cards = machines.map((machine) => ({
    machine,
    card: machineCard(machine, marks),
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
      labelWidthPx: columns.labelWidth,
      nics: nics.map((place) => ({ nic: place.item, y: place.y + NIC_ABOVE_PX })),
      drives: drives.map((place) => ({
        drive: place.item,
        card: driveCard(place.item, marks),
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

/** Where the last of them ends. */
export function bottomOf(places: readonly { readonly box: Box }[], otherwise: number): number {
  const last = places.at(-1);
  return last === undefined ? otherwise : last.box.y + last.box.height;
}
