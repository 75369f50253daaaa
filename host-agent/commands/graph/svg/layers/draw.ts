import { hostInWords, WORLD_IN_WORDS } from '../../../wording/graph';
import type { Topology } from '../../topology';
import { drawCard } from '../card';
import { TEXT_SIZE_PX, textLine, type Drawing } from '../markup';
import { networkLane, nics, uplinks } from './network-lines';
import type { Layers } from './places';
import { poolLane, storage } from './storage-lines';

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
        // The line to the world goes up beside it.
        widthPx: layers.uplinkX - 8 - (frame.x + 14),
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
