import { resolve } from 'node:path';
import { AGENT_CONFIGURATION_PATH, parseAgentConfiguration } from '../../configuration';
import { readBoundedFile } from '../../sources';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { renderCheckConfig } from '../rendering/check-config';
import { warningsOf } from '../service/check-config/warnings-of';
import { wrapLines } from '../terminal/wrap';
import { shown } from '../wording';
import { configWarningInWords } from '../wording/check-config';

/** More than any configuration may have, so that the parser says how much that is. */
const FILE_BYTES_MAX = 1024 * 1024;

/** Says everything that is wrong with a configuration, and what will fail although it is in order. */
export async function agentCheckConfig(
  context: CommandContext,
  options: GlobalOptions,
  file: string | undefined,
): Promise<ExitCode> {
  const { terminal } = context;
  const path = resolve(context.workingDirectory, file ?? options.config ?? AGENT_CONFIGURATION_PATH);
  const parsed = parseAgentConfiguration(await readBytes(path));
  const problems = parsed.ok ? [] : parsed.problems;
  const warnings = parsed.ok ? await warningsOf(parsed.configuration, path) : [];
  terminal.print(
    options.json === true
      ? jsonAnswer('agent check-config', {
          file: path,
          problems,
          warnings: warnings.map((warning) => ({ ...warning, text: configWarningInWords(warning) })),
        })
      : wrapLines(renderCheckConfig({ path, problems, warnings }, terminal.paint), terminal.columns),
  );
  return parsed.ok ? EXIT.ok : EXIT.failed;
}

async function readBytes(path: string): Promise<Uint8Array> {
  const read = await readBoundedFile(path, FILE_BYTES_MAX);
  if (read.ok) return read.bytes;
  throw new CommandFailure({
    code: `configuration-${read.code}`,
    message: `The configuration ${shown(path)} cannot be read: ${shown(read.why)}.`,
    advice: 'Name the file that is meant; docs/agent.md shows one to begin with.',
    cause: read.cause,
  });
}
