import { nicInWords, nicLabelLines, uplinkInWords } from '../../../wording/graph';
import type { Topology } from '../../topology';
import { crossingLine, line, textLine, title } from '../markup';
import { colourOf } from '../style';
import { dot, middleOf } from './lines';
import type { Layers, LinkPlace, MachinePlace } from './places';
import { NIC_LINE_PX } from './stacks';

/** Between a label and the line or card beside it. */
const LABEL_GAP_PX = 6;

/** One line goes up to the world, and each network that leads there has a branch of it. */
export function uplinks({ wayOut }: Topology, { world, links, uplinkX }: Layers): readonly string[] {
  const leading = links.filter(({ link }) => wayOut.has(link.id));
  const lowest = leading.at(-1);
  if (world === undefined || lowest === undefined) return [];
  return [
    line('uplink', [
      [uplinkX, world.y + world.height],
      [uplinkX, middleOf(lowest)],
    ]),
    ...leading.map((place) => {
      const way = wayOut.get(place.link.id) ?? '';
      const start = place.box.x + place.box.width;
      const y = middleOf(place);
      return [
        `<g>${title([uplinkInWords(place.link, way)])}`,
        line('uplink', [
          [start, y],
          [uplinkX, y],
        ]),
        dot('end', uplinkX, y),
        textLine({
          text: way,
          x: start + LABEL_GAP_PX,
          y: y - 5,
          widthPx: uplinkX - start - LABEL_GAP_PX,
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
): string {
  const ends = machines.flatMap((place) =>
    place.nics.filter(({ nic }) => nic.to === link.id).map(({ y }) => y),
  );
  const y = middleOf({ box });
  const colour = `colour-${card.colour ?? 0}`;
  const top: readonly [number, number] = [box.x, y];
  return ends.length === 0 ? '' : line(colour, [top, [laneX, y], [laneX, Math.max(...ends)]]);
}

/** From the lane of each NIC's network to the machine. */
export function nics(
  { machine, box, nics, labelWidthPx }: MachinePlace,
  links: readonly LinkPlace[],
): readonly string[] {
  return nics.flatMap(({ nic, y }) => {
    const position = links.findIndex(({ link }) => link.id === nic.to);
    const place = links[position];
    if (place === undefined) return [];
    const look = `colour-${colourOf(position)}${nic.linkUp ? '' : ' unplugged'}`;
    const labels = nicLabelLines(nic).map((text, index) =>
      textLine({
        text,
        x: box.x - LABEL_GAP_PX,
        y: index === 0 ? y - 5 : y + 1 + NIC_LINE_PX * index,
        widthPx: labelWidthPx,
        anchor: 'end',
      }),
    );
    return [
      `<g>${title([`machine ${machine.machine.name}`, nicInWords(nic)])}`,
      crossingLine(look, [
        [place.laneX, y],
        [box.x, y],
      ]),
      dot(`dot-${colourOf(position)}`, place.laneX, y),
      ...labels,
      '</g>',
    ].join('');
  });
}
