import { descriptionInWords, hostInWords } from '../../wording/graph';
import type { Graph } from '../graph';
import { needsGroups, topologyOf } from '../topology';
import { drawLayers } from './layers/draw';
import { layersOf } from './layers/layout';
import { escapeXml } from './markup';
import { drawRack } from './rack';
import { styleSheet } from './style';

/** For a page that holds pictures. */
export interface SvgOptions {
  /** What ids in the picture begin with: no two pictures of a page may have the same one. @default 'fleetwright-graph' */
  readonly idPrefix?: string;
  /** `none` for a page that has the {@link styleSheet} itself. @default 'inline' */
  readonly style?: 'inline' | 'none';
}

/**
 * The graph as an SVG picture that needs nothing else: no font, no script, no other file. Up to some sixty machines are drawn
 * with their lines; more stand in racks, grouped by network.
 */
export function renderSvg(graph: Graph, options: SvgOptions = {}): string {
  const { idPrefix = 'fleetwright-graph', style = 'inline' } = options;
  const topology = topologyOf(graph);
  const grouped = needsGroups(graph);
  const drawing = grouped ? drawRack(topology) : drawLayers(topology, layersOf(topology));
  const { width, height } = drawing;
  const id = escapeXml(`${idPrefix}-${topology.host.name}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="fleetwright-graph" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"${style === 'none' ? '' : ' style="max-width:100%;height:auto"'} role="img" aria-labelledby="${id}-title" aria-describedby="${id}-about">`,
    `<title id="${id}-title">${escapeXml(hostInWords(topology.host))}</title>`,
    `<desc id="${id}-about">${escapeXml(descriptionInWords(topology, grouped ? 'numbers' : 'names'))}</desc>`,
    ...(style === 'none' ? [] : [`<style>${styleSheet({ marks: topology.marks.size > 0 })}</style>`]),
    `<rect class="paper" width="${width}" height="${height}"/>`,
    ...drawing.parts,
    '</svg>',
  ].join('\n');
}
