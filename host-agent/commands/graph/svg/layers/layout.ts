import type { Topology } from '../../topology';
import { cardHeight } from '../card';
import { legendHeight } from '../legend';
import { columnsOf, FRAME_PADDING_PX, MARGIN_PX } from './columns';
import type { Layers } from './places';
import { bottomOf, stackLinks, stackMachines, stackPools } from './stacks';

const FRAME_TITLE_PX = 30;
const SECTION_GAP_PX = 14;
const HEADING_PX = 24;
/** Between the world and the frame. */
const WORLD_GAP_PX = 20;

/** Lays a topology out; the same one always in the same way. */
export function layersOf(topology: Topology): Layers {
  const columns = columnsOf(topology);
  const { frameX, contentX, contentWidth, frameWidth } = columns;
  const legend = {
    x: frameX,
    y: MARGIN_PX,
    width: frameWidth,
    height: legendHeight(topology.marks, frameWidth),
  };
  const top = legend.y + legend.height;
  const worldBox =
    topology.wayOut.size === 0
      ? undefined
      : { x: contentX, y: top, width: contentWidth, height: cardHeight({ facts: [] }) };
  const frameY = worldBox === undefined ? top : worldBox.y + worldBox.height + WORLD_GAP_PX;
  const headings: Layers['headings'][number][] = [];
  const heading = (text: Layers['headings'][number]['text'], x: number, y: number): void => {
    headings.push({ text, x, y: y + HEADING_PX - 9 });
  };

  let y = frameY + FRAME_TITLE_PX;
  if (topology.links.length > 0) heading('networks', contentX, y);
  const links = stackLinks(topology, columns, y + HEADING_PX);
  y = bottomOf(links, y) + SECTION_GAP_PX;
  if (topology.machines.length > 0) heading('machines', contentX, y);
  if (columns.driveWidth > 0) heading('disks', columns.driveX, y);
  const machines = stackMachines(topology, columns, y + HEADING_PX);
  y = bottomOf(machines, y) + SECTION_GAP_PX;
  if (topology.pools.length > 0) heading('pools', contentX, y);
  const pools = stackPools(topology, columns, y + HEADING_PX);
  y = bottomOf(pools, y) + FRAME_PADDING_PX;

  return {
    width: frameX + frameWidth + MARGIN_PX,
    height: y + MARGIN_PX,
    legend,
    frame: { x: frameX, y: frameY, width: frameWidth, height: y - frameY },
    uplinkX: contentX + contentWidth - 8,
    ...(worldBox === undefined ? {} : { world: worldBox }),
    headings,
    links,
    machines,
    pools,
  };
}
