import { hostInWords, WORLD_IN_WORDS } from '../../../wording/graph';
import type { Topology } from '../../topology';
import { becomingOf } from '../becoming';
import { drawCard } from '../card';
import { drawLegend } from '../legend';
import { TEXT_SIZE_PX, textLine, type Drawing } from '../markup';
import { networkLane, nics, uplinks } from './network-lines';
import type { Layers } from './places';
import { poolLane, storage } from './storage-lines';

/** Draws what was laid out: lanes first, then what crosses them, then the cards. */
export function drawLayers(topology: Topology, layers: Layers): Drawing {
  const { marks } = topology;
  const { frame, world, links, machines, pools, headings } = layers;
  return {
    width: layers.width,
    height: layers.height,
    parts: [
      ...drawLegend(marks, layers.legend),
      `<rect class="frame" x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" rx="8"/>`,
      ...uplinks(topology, layers),
      ...links.map((place) => networkLane(place, machines, marks)),
      ...pools.map((place) => poolLane(place, topology, machines)),
      ...machines.flatMap((place) => nics(place, links, marks)),
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
        : [
            drawCard(
              {
                look: 'world',
                name: WORLD_IN_WORDS,
                facts: [],
                about: [WORLD_IN_WORDS],
                becoming: becomingOf(marks, 'world'),
              },
              world,
            ),
          ]),
      ...[...links, ...machines, ...machines.flatMap(({ drives }) => drives), ...pools].map(({ card, box }) =>
        drawCard(card, box),
      ),
    ],
  };
}
