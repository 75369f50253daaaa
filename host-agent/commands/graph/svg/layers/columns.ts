import {
  driveSizeInWords,
  driveSourceInWords,
  machineFactLines,
  nicLabelLines,
} from '../../../wording/graph';
import { edgeKey, type Marks, type NicEdge } from '../../graph';
import type { Topology } from '../../topology';
import { badgeRoomPx } from '../badge';
import { becomingOf } from '../becoming';
import { cardWidth } from '../card';
import { TEXT_SIZE_PX } from '../markup';
import { textWidth } from '../measure';

/** Around the picture and inside of the host's frame. */
export const MARGIN_PX = 12;
export const FRAME_PADDING_PX = 16;
const LANE_PX = 14;
/** Between a lane and the nearest text or card. */
const LANE_GAP_PX = 16;
const COLUMN_GAP_PX = 26;

/** How wide columns may become: wider ones would make all text small on a phone. */
const MACHINE_WIDTH_PX = { min: 130, max: 230 };
const DRIVE_WIDTH_PX = { min: 120, max: 210 };
const LABEL_WIDTH_PX = { min: 50, max: 170 };
/** A network's subnet and range need as much. */
const CONTENT_WIDTH_MIN_PX = 330;

/** From left to right: lanes of networks, labels of NICs, machines, disks, lanes of pools. */
export interface Columns {
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

/** How wide everything is: as its text needs, within bounds. */
export function columnsOf({ links, machines, pools, marks }: Topology): Columns {
  const labelWidths = machines.flatMap(({ nics }) => nics.flatMap((nic) => nicLabelWidths(nic, marks)));
  const labelWidth = labelWidths.length === 0 ? 0 : between(LABEL_WIDTH_PX, labelWidths);
  const machineWidth = between(
    MACHINE_WIDTH_PX,
    machines.map(({ machine }) =>
      cardWidth({
        name: machine.name,
        facts: machineFactLines(machine),
        becoming: becomingOf(marks, machine.id),
      }),
    ),
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
              becoming: becomingOf(marks, drive.id),
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

function nicLabelWidths(nic: NicEdge, marks: Marks): readonly number[] {
  const badgePx = nicBadgeRoomPx(nic, marks);
  return nicLabelLines(nic).map((label) => Math.ceil(textWidth(label, TEXT_SIZE_PX.fact)) + badgePx);
}

/** Between the label of a NIC and its machine, where something becomes of the NIC. */
export function nicBadgeRoomPx(nic: NicEdge, marks: Marks): number {
  return marks.has(edgeKey(nic)) ? badgeRoomPx('usual') : 0;
}

function between(bounds: { readonly min: number; readonly max: number }, widths: readonly number[]): number {
  return Math.min(bounds.max, Math.max(bounds.min, ...widths));
}
