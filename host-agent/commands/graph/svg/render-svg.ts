import { descriptionInWords, hostInWords } from '../../wording/graph';
import type { Graph } from '../graph';
import { needsGroups, topologyOf } from '../topology';
import { drawLayers } from './layers/draw';
import { layersOf } from './layers/layout';
import { escapeXml } from './markup';
import { drawRack } from './rack';
import { styleSheet } from './style';

/**
 * The graph as an SVG picture that needs nothing else: no font, no script, no other file. Up to some sixty machines are drawn
 * with their lines; more stand in racks, grouped by network.
 */
export function renderSvg(graph: Graph): string {
  const topology = topologyOf(graph);
  const grouped = needsGroups(graph);
  const drawing = grouped ? drawRack(topology) : drawLayers(topology, layersOf(topology));
  const { width, height } = drawing;
  const id = `fleetwright-graph-${topology.host.name}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="fleetwright-graph" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" style="max-width:100%;height:auto" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-about">`,
    `<title id="${id}-title">${escapeXml(hostInWords(topology.host))}</title>`,
    `<desc id="${id}-about">${escapeXml(descriptionInWords(topology, grouped ? 'numbers' : 'names'))}</desc>`,
    `<style>${styleSheet()}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    ...drawing.parts,
    '</svg>',
  ].join('\n');
}
