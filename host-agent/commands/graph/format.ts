import { extname } from 'node:path';
import { CommandFailure } from '../command-failure';
import type { Graph } from './graph';
import { renderMermaid } from './mermaid/render-mermaid';
import { renderSvg } from './svg/render-svg';

/** How a graph can be written. */
export const GRAPH_FORMATS = ['svg', 'mermaid'] as const;
export type GraphFormat = (typeof GRAPH_FORMATS)[number];

const EXTENSIONS: ReadonlyMap<string, GraphFormat> = new Map([
  ['.svg', 'svg'],
  ['.mmd', 'mermaid'],
  ['.mermaid', 'mermaid'],
]);

const RENDER: Readonly<Record<GraphFormat, (graph: Graph) => string>> = {
  svg: renderSvg,
  mermaid: renderMermaid,
};

/** The graph as text, without a line end. */
export function renderGraph(graph: Graph, format: GraphFormat): string {
  return RENDER[format](graph);
}

/** The format that was asked for, else the one that the file's name says, else Mermaid, which people can read. @throws CommandFailure */
export function chooseFormat(options: {
  readonly format?: GraphFormat;
  readonly output?: string;
}): GraphFormat {
  if (options.format !== undefined) return options.format;
  if (options.output === undefined) return 'mermaid';
  const format = EXTENSIONS.get(extname(options.output).toLowerCase());
  if (format !== undefined) return format;
  throw new CommandFailure({
    code: 'format-needed',
    message: `The name ${options.output} does not say in which format to write.`,
    advice: `Name it with --format ${GRAPH_FORMATS.join(' or --format ')}, or let the name end with ${[...EXTENSIONS.keys()].join(' or ')}.`,
  });
}
