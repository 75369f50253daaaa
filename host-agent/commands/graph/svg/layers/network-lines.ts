import { nicInWords, nicLabelLines, uplinkInWords } from '../../../wording/graph';
import { edgeKey, type Marks } from '../../graph';
import type { Topology } from '../../topology';
import { badgeRoomPx, BADGES, drawBadge } from '../badge';
import { becomingOf, isMarked, laneLookOf, lookOf } from '../becoming';
import { crossingLine, line, textLine, title } from '../markup';
import { colourOf } from '../palettes';
import { nicBadgeRoomPx } from './columns';
import { dot, middleOf } from './lines';
import type { Layers, LinkPlace, MachinePlace } from './places';
import { NIC_LINE_PX } from './stacks';

/** Between a label and the line or card beside it. */
const LABEL_GAP_PX = 6;

/** One line goes up to the world, and each network that leads there has a branch of it. */
export function uplinks({ wayOut, marks }: Topology, { world, links, uplinkX }: Layers): readonly string[] {
  const leading = links.filter(({ link }) => wayOut.has(link.id));
  const lowest = leading.at(-1);
  if (world === undefined || lowest === undefined) return [];
  return [
    line(marks.size === 0 ? 'uplink' : lookOf('unchanged', 'uplink'), [
      [uplinkX, world.y + world.height],
      [uplinkX, middleOf(lowest)],
    ]),
    ...leading.map((place) => {
      const way = wayOut.get(place.link.id) ?? '';
      const start = place.box.x + place.box.width;
      const y = middleOf(place);
      const becoming = becomingOf(marks, `uplink:${place.link.id}`);
      const badgePx = isMarked(becoming) ? badgeRoomPx('usual') : 0;
      const labelX = start + LABEL_GAP_PX;
      return [
        openGroup(lookOf(becoming)),
        title([uplinkInWords(place.link, way, marks.get(`uplink:${place.link.id}`))]),
        line(lookOf(becoming, 'uplink'), [
          [start, y],
          [uplinkX, y],
        ]),
        dot('end', uplinkX, y),
        ...(isMarked(becoming) ? [drawBadge(becoming, { x: labelX, y: y - 5 })] : []),
        textLine({
          text: way,
          x: labelX + badgePx,
          y: y - 5,
          widthPx: uplinkX - labelX - badgePx,
          look: 'faint',
        }),
        '</g>',
      ].join('');
    }),
  ];
}

/** From a network's card to the lowest machine on it. */
export function networkLane(
  { link, laneX, card, box }: LinkPlace,
  machines: readonly MachinePlace[],
  marks: Marks,
): string {
  const ends = machines.flatMap((place) =>
    place.nics.filter(({ nic }) => nic.to === link.id).map(({ y }) => y),
  );
  const y = middleOf({ box });
  const look = laneLookOf(marks, link.id, `colour-${card.colour ?? 0}`);
  const top: readonly [number, number] = [box.x, y];
  return ends.length === 0 ? '' : line(look, [top, [laneX, y], [laneX, Math.max(...ends)]]);
}

/** From the lane of each NIC's network to the machine. */
export function nics(
  { machine, box, nics, labelWidthPx }: MachinePlace,
  links: readonly LinkPlace[],
  marks: Marks,
): readonly string[] {
  return nics.flatMap(({ nic, y }) => {
    const position = links.findIndex(({ link }) => link.id === nic.to);
    const place = links[position];
    if (place === undefined) return [];
    const look = `colour-${colourOf(position)}${nic.linkUp ? '' : ' unplugged'}`;
    const becoming = becomingOf(marks, edgeKey(nic));
    const badgePx = nicBadgeRoomPx(nic, marks);
    const badgeX = box.x - LABEL_GAP_PX - BADGES.usual.sidePx;
    const labels = nicLabelLines(nic).map((text, index) =>
      textLine({
        text,
        x: box.x - LABEL_GAP_PX - badgePx,
        y: index === 0 ? y - 5 : y + 1 + NIC_LINE_PX * index,
        widthPx: labelWidthPx - badgePx,
        anchor: 'end',
      }),
    );
    return [
      openGroup(lookOf(becoming)),
      title([`machine ${machine.machine.name}`, nicInWords(nic, marks)]),
      crossingLine(lookOf(becoming, look), [
        [place.laneX, y],
        [box.x, y],
      ]),
      dot(`dot-${colourOf(position)}`, place.laneX, y),
      ...(isMarked(becoming) ? [drawBadge(becoming, { x: badgeX, y: y - 5 })] : []),
      ...labels,
      '</g>',
    ].join('');
  });
}

function openGroup(look: string): string {
  return look === '' ? '<g>' : `<g class="${look}">`;
}
