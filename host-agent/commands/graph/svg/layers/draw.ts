import {
  hostInWords,
  nicInWords,
  nicLabelLines,
  uplinkInWords,
  WORLD_IN_WORDS,
} from '../../../wording/graph';
import type { Topology } from '../../topology';
import { drawCard } from '../card';
import { crossingLine, TEXT_SIZE_PX, line, textLine, title, type Drawing } from '../markup';
import { colourOf } from '../style';
import { NIC_LINE_PX, type Layers, type LinkPlace, type MachinePlace, type PoolPlace } from './layout';

const DOT_RADIUS_PX = 3.5;
/** Between a label and the line or card beside it. */
const LABEL_GAP_PX = 6;

/** Draws what was laid out: lanes first, then what crosses them, then the cards. */
export function drawLayers(topology: Topology, layers: Layers): Drawing {
  const { frame, world, links, machines, pools, headings } = layers;
  return {
    width: layers.width,
    height: layers.height,
    parts: [
      `<rect class="frame" x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" rx="8"/>`,
      ...uplinks(topology, layers),
      ...links.map((place) => networkLane(place, machines)),
      ...pools.map((place) => poolLane(place, topology, machines)),
      ...machines.flatMap((place) => nics(place, links)),
      ...machines.flatMap((place) => storage(place, topology, pools)),
      textLine({
        text: hostInWords(topology.host),
        x: frame.x + 14,
        y: frame.y + 22,
        widthPx: frame.width - 28,
        look: 'name',
      }),
      ...headings.map((heading) =>
        textLine({ ...heading, widthPx: heading.text.length * TEXT_SIZE_PX.faint, look: 'faint' }),
      ),
      ...(world === undefined
        ? []
        : [drawCard({ look: 'world', name: WORLD_IN_WORDS, facts: [], about: [WORLD_IN_WORDS] }, world)]),
      ...[...links, ...machines, ...machines.flatMap(({ drives }) => drives), ...pools].map(({ card, box }) =>
        drawCard(card, box),
      ),
    ],
  };
}

/** One line goes up to the world, and each network that leads there has a branch of it. */
function uplinks({ wayOut }: Topology, { world, links, uplinkX }: Layers): readonly string[] {
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
function networkLane({ link, laneX, card, box }: LinkPlace, machines: readonly MachinePlace[]): string {
  const ends = machines.flatMap((place) =>
    place.nics.filter(({ nic }) => nic.to === link.id).map(({ y }) => y),
  );
  const y = middleOf({ box });
  const colour = `colour-${card.colour ?? 0}`;
  const top: readonly [number, number] = [box.x, y];
  return ends.length === 0 ? '' : line(colour, [top, [laneX, y], [laneX, Math.max(...ends)]]);
}

function nics(
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

/** From the highest disk in a pool to the pool's card. */
function poolLane(
  { pool, laneX, box }: PoolPlace,
  { poolOf }: Topology,
  machines: readonly MachinePlace[],
): string {
  const starts = machines.flatMap(({ drives }) =>
    drives.filter(({ drive }) => poolOf.get(drive.id) === pool.id).map((place) => middleOf(place)),
  );
  const y = middleOf({ box });
  return starts.length === 0
    ? ''
    : line('storage', [
        [laneX, Math.min(...starts)],
        [laneX, y],
        [box.x + box.width, y],
      ]);
}

function storage(
  { box, drives }: MachinePlace,
  { poolOf }: Topology,
  pools: readonly PoolPlace[],
): readonly string[] {
  return drives.map((place) => {
    const y = middleOf(place);
    const right = place.box.x + place.box.width;
    const pool = pools.find((candidate) => candidate.pool.id === poolOf.get(place.drive.id));
    const toMachine = line('storage', [
      [box.x + box.width, y],
      [place.box.x, y],
    ]);
    if (pool === undefined) return toMachine;
    return [
      toMachine,
      crossingLine('storage', [
        [right, y],
        [pool.laneX, y],
      ]),
      dot('end', pool.laneX, y),
    ].join('');
  });
}

function dot(look: string, x: number, y: number): string {
  return `<circle class="${look}" cx="${x}" cy="${y}" r="${DOT_RADIUS_PX}"/>`;
}

function middleOf({ box }: { readonly box: { readonly y: number; readonly height: number } }): number {
  return Math.floor(box.y + box.height / 2);
}
