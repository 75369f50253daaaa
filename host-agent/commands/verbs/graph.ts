import { relative, resolve } from 'node:path';
import { loadPlan } from '../agent/load-plan';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { chooseFormat, renderGraph, type GraphFormat } from '../graph/format';
import { graphOfPlan } from '../graph/graph-of-plan';
import { jsonAnswer } from '../json-answer';
import { writeOutputFile } from '../output-file';
import { plain } from '../terminal/plain';

/** In which form the picture is wanted, and where. */
export interface GraphOptions {
  readonly format?: GraphFormat;
  readonly output?: string;
}

/** Draws what a plan describes. No host is needed. */
export async function graph(
  context: CommandContext,
  options: GlobalOptions & GraphOptions,
  host: string | undefined,
): Promise<ExitCode> {
  const { terminal, workingDirectory } = context;
  const { plan, digest } = await loadPlan(context, options, host);
  const drawn = graphOfPlan(plan);
  const format = chooseFormat(options);
  const output = options.output === undefined ? undefined : resolve(workingDirectory, options.output);
  if (output !== undefined) await writeOutputFile(output, `${renderGraph(drawn, format)}\n`);
  if (options.json === true) {
    const written = output === undefined ? {} : { output: { file: output, format } };
    terminal.print(
      jsonAnswer('graph', {
        host: plan.host.name,
        fleet: plan.fleet,
        planDigest: digest,
        nodes: drawn.nodes,
        edges: drawn.edges,
        ...written,
      }),
    );
  } else if (output === undefined) {
    terminal.print(renderGraph(drawn, format));
  } else {
    terminal.print(`wrote ${plain(relative(workingDirectory, output))}`);
  }
  return EXIT.ok;
}
