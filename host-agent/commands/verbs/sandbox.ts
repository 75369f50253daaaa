import { listSandboxes, sandboxStatus, startSandbox, stopSandbox, type SandboxStatus } from '../../sandbox';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { renderSandboxes, renderSandboxUse } from '../rendering/sandbox';

/** Name of a sandbox that is not named. */
export const DEFAULT_SANDBOX_NAME = 'default';

/** Starts a private libvirt host, or finds that it runs, and says how to use it. */
export async function sandboxUp(
  context: CommandContext,
  options: GlobalOptions,
  name: string,
): Promise<ExitCode> {
  const alreadyUp = sandboxStatus(name).state === 'running';
  if (!alreadyUp) await startSandbox({ name, lifetime: 'until-down' });
  const status = sandboxStatus(name);
  context.terminal.print(
    options.json === true
      ? jsonAnswer('sandbox up', { alreadyUp, sandbox: status })
      : renderSandboxUse(status, alreadyUp, context.terminal.paint),
  );
  return EXIT.ok;
}

/** Ends a sandbox with all that runs in it and removes every trace; one that is not there is fine. */
export async function sandboxDown(
  context: CommandContext,
  options: GlobalOptions,
  name: string,
): Promise<ExitCode> {
  const before = sandboxStatus(name).state;
  if (before !== 'absent') await stopSandbox(name);
  context.terminal.print(
    options.json === true
      ? jsonAnswer('sandbox down', { name, wasThere: before !== 'absent' })
      : before === 'absent'
        ? `There is no sandbox ${name}: nothing to do.`
        : `The sandbox ${name} is gone, with all that was in it.`,
  );
  return EXIT.ok;
}

/** One sandbox, or all of them. */
export function sandboxShow(
  context: CommandContext,
  options: GlobalOptions,
  name: string | undefined,
): ExitCode {
  const sandboxes: readonly SandboxStatus[] = name === undefined ? listSandboxes() : [sandboxStatus(name)];
  context.terminal.print(
    options.json === true
      ? jsonAnswer('sandbox status', { sandboxes })
      : renderSandboxes(sandboxes, context.terminal.paint),
  );
  return EXIT.ok;
}
