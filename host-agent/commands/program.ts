import { Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import type { AllowanceOptions } from './agent/allowance';
import type { ApprovalOptions } from './agent/approve';
import { IMPACTS } from '../planner';
import { FAIL_CONDITIONS, type FailCondition } from '../review';
import type { CommandContext, GlobalOptions } from './context';
import type { ExitCode } from './exit-codes';
import { GRAPH_FORMATS } from './graph/format';
import { REVIEW_FORMATS } from './review/formats';
import { parseMachineSize } from './review/machine-size';
import type { ReleaseOptions } from './release/options';
import type { VerifyOptions } from './release/verify-request';
import { addAgent, addStatus } from './service/add-agent';
import { apply } from './verbs/apply';
import { destroy } from './verbs/destroy';
import { diff } from './verbs/diff';
import { doctor } from './verbs/doctor';
import { graph, type GraphOptions } from './verbs/graph';
import { inventory } from './verbs/inventory';
import { release } from './verbs/release';
import { review, type ReviewOptions } from './verbs/review';
import { DEFAULT_SANDBOX_NAME, sandboxDown, sandboxShow, sandboxUp } from './verbs/sandbox';
import { encryptSecret, type SecretOptions } from './verbs/secret';
import { synth } from './verbs/synth';
import { verify } from './verbs/verify';
import { HELP } from './wording/help';

/** Runs one verb and remembers what the process will say with its exit code. */
export type RunVerb = (
  command: string,
  options: GlobalOptions,
  verb: () => Promise<ExitCode> | ExitCode,
) => Promise<void>;

/** The command line: verbs, options and help. `run` gets each verb, ready to be called. */
export function buildProgram(context: CommandContext, run: RunVerb): Command {
  const program = new Command('fleetwright')
    .description(HELP.program.summary)
    .version(version)
    .addOption(new Option('--connect <uri>', HELP.options.connect))
    .addOption(new Option('--plan <file>', HELP.options.plan))
    .addOption(new Option('--config <file>', HELP.options.config))
    .addOption(new Option('--allow-path <folder>', HELP.options.allowPath).argParser(collect))
    .addOption(new Option('--sandbox <name>', HELP.options.sandbox))
    .addOption(new Option('--json', HELP.options.json))
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', HELP.program.after)
    .showHelpAfterError('(see fleetwright --help)')
    .exitOverride();
  const add = (parent: Command, name: string, help: { readonly summary: string; readonly after: string }) =>
    parent
      .command(name)
      .summary(help.summary)
      .description(help.summary)
      .addHelpText('after', help.after)
      .configureHelp({ showGlobalOptions: true });
  const globals = (command: Command): GlobalOptions => command.optsWithGlobals<GlobalOptions>();

  add(program, 'synth', HELP.synth).action(async (_options, command: Command) => {
    await run('synth', globals(command), () => synth(context, globals(command)));
  });
  add(program, 'graph', HELP.graph)
    .argument('[host]', HELP.arguments.host)
    .addOption(new Option('--format <format>', HELP.options.graphFormat).choices(GRAPH_FORMATS))
    .option('--output <file>', HELP.options.graphOutput)
    .action(async (host: string | undefined, options: GraphOptions, command: Command) => {
      await run('graph', globals(command), () => graph(context, { ...globals(command), ...options }, host));
    });
  allowing(add(program, 'diff', HELP.diff))
    .argument('[host]', HELP.arguments.host)
    .action(async (host: string | undefined, options: AllowanceOptions, command: Command) => {
      await run('diff', globals(command), () => diff(context, { ...globals(command), ...options }, host));
    });
  addReview(add(program, 'review', HELP.review), context, run);
  addRelease(add(program, 'release', HELP.release), context, run);
  addVerify(add(program, 'verify', HELP.verify), context, run);
  approving(allowing(add(program, 'apply', HELP.apply)), HELP.options.yesToApply)
    .argument('[host]', HELP.arguments.host)
    .action(
      async (host: string | undefined, options: AllowanceOptions & ApprovalOptions, command: Command) => {
        await run('apply', globals(command), () => apply(context, { ...globals(command), ...options }, host));
      },
    );
  approving(add(program, 'destroy', HELP.destroy), HELP.options.yes)
    .argument('[host]', HELP.arguments.host)
    .action(async (host: string | undefined, options: ApprovalOptions, command: Command) => {
      await run('destroy', globals(command), () =>
        destroy(context, { ...globals(command), ...options }, host),
      );
    });
  add(program, 'inventory', HELP.inventory).action(async (_options, command: Command) => {
    await run('inventory', globals(command), () => inventory(context, globals(command)));
  });
  add(program, 'doctor', HELP.doctor).action(async (_options, command: Command) => {
    await run('doctor', globals(command), () => doctor(context, globals(command)));
  });
  addAgent(add(program, 'agent', HELP.agent), context, run, add);
  addStatus(add(program, 'status', HELP.status), context, run);
  addSecret(add(add(program, 'secret', HELP.secret), 'encrypt', HELP.secretEncrypt), context, run);
  addSandbox(add(program, 'sandbox', HELP.sandbox), context, run, add);
  return program;
}

/** How much may be done. */
function allowing(command: Command): Command {
  return command
    .addOption(new Option('--max-impact <impact>', HELP.options.maxImpact).choices(IMPACTS))
    .addOption(new Option('--replace <machine/disk>', HELP.options.replace).argParser(collect))
    .option('--retry', HELP.options.retry);
}

/** On whose word it is done. */
function approving(command: Command, yes: string): Command {
  return command.option('--yes', yes).option('--approve <digest or file>', HELP.options.approve);
}

/** An option that may be given several times; a variadic one would swallow the host that follows it. */
function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** Given several times, or several at once between commas. */
function collectConditions(
  value: string,
  before: readonly FailCondition[] | undefined,
): readonly FailCondition[] {
  const named = value.split(',').map((text) => {
    const condition = FAIL_CONDITIONS.find((candidate) => candidate === text.trim());
    if (condition !== undefined) return condition;
    throw new InvalidArgumentError(`Allowed choices are ${FAIL_CONDITIONS.join(', ')}.`);
  });
  return [...(before ?? []), ...named];
}

function addReview(command: Command, context: CommandContext, run: RunVerb): void {
  command
    .argument('[host]', HELP.arguments.reviewedHost)
    .requiredOption('--base <ref or folder>', HELP.options.base)
    .option('--head <ref or folder>', HELP.options.head)
    .addOption(
      new Option('--inventory <host=file, folder or URI>', HELP.options.inventory).argParser(collect),
    )
    .addOption(new Option('--fail-on <conditions>', HELP.options.failOn).argParser(collectConditions))
    .addOption(new Option('--replace <machine/disk>', HELP.options.replace).argParser(collect))
    .addOption(new Option('--fit <size>', HELP.options.fit).argParser(parseMachineSize))
    .addOption(new Option('--format <format>', HELP.options.reviewFormat).choices(REVIEW_FORMATS))
    .addOption(new Option('--output <file>', HELP.options.reviewOutput).argParser(collect))
    .option('--approve-file <file>', HELP.options.approveFile)
    .action(async (host: string | undefined, options: ReviewOptions) => {
      const globals = command.optsWithGlobals<GlobalOptions>();
      await run('review', globals, () => review(context, { ...globals, ...options }, host));
    });
}

function addRelease(command: Command, context: CommandContext, run: RunVerb): void {
  command
    .argument('[host]', HELP.arguments.releasedHost)
    .option('--key <file>', HELP.options.key)
    .option('--parent <file>', HELP.options.parent)
    .option('--first', HELP.options.first)
    .option('--machine-id <id>', HELP.options.machineId)
    .option('--approve <digest or file>', HELP.options.approveRelease)
    .addOption(new Option('--replace <machine/disk>', HELP.options.replace).argParser(collect))
    .option('--output <folder>', HELP.options.releaseOutput)
    .option('--allowed-signers <file>', HELP.options.allowedSigners)
    .option('--unsigned', HELP.options.unsigned)
    .option('--force', HELP.options.force)
    .action(async (host: string | undefined, options: ReleaseOptions) => {
      const globals = command.optsWithGlobals<GlobalOptions>();
      await run('release', globals, () => release(context, { ...globals, ...options }, host));
    });
}

function addVerify(command: Command, context: CommandContext, run: RunVerb): void {
  command
    .argument('<release file>', HELP.arguments.releaseFile)
    .option('--allowed-signers <file>', HELP.options.verifySigners)
    .option('--host <fleet/host>', HELP.options.verifyHost)
    .option('--machine-id <id>', HELP.options.verifyMachineId)
    .action(async (file: string, options: VerifyOptions) => {
      const globals = command.optsWithGlobals<GlobalOptions>();
      await run('verify', globals, () => verify(context, { ...globals, ...options }, file));
    });
}

function addSecret(command: Command, context: CommandContext, run: RunVerb): void {
  command
    .addOption(
      new Option('--recipient <age1…>', HELP.options.recipient).argParser(collect).makeOptionMandatory(),
    )
    .action(async (options: SecretOptions) => {
      const globals = command.optsWithGlobals<GlobalOptions>();
      await run('secret encrypt', globals, () => encryptSecret(context, { ...globals, ...options }));
    });
}

function addSandbox(
  sandbox: Command,
  context: CommandContext,
  run: RunVerb,
  add: (parent: Command, name: string, help: { readonly summary: string; readonly after: string }) => Command,
): void {
  const globals = (command: Command): GlobalOptions => command.optsWithGlobals<GlobalOptions>();
  add(sandbox, 'up', HELP.sandboxUp)
    .argument('[name]', HELP.arguments.sandbox, DEFAULT_SANDBOX_NAME)
    .action(async (name: string, _options, command: Command) => {
      await run('sandbox up', globals(command), () => sandboxUp(context, globals(command), name));
    });
  add(sandbox, 'down', HELP.sandboxDown)
    .argument('[name]', HELP.arguments.sandbox, DEFAULT_SANDBOX_NAME)
    .action(async (name: string, _options, command: Command) => {
      await run('sandbox down', globals(command), () => sandboxDown(context, globals(command), name));
    });
  add(sandbox, 'status', HELP.sandboxStatus)
    .argument('[name]', HELP.arguments.sandbox)
    .action(async (name: string | undefined, _options, command: Command) => {
      await run('sandbox status', globals(command), () => sandboxShow(context, globals(command), name));
    });
}
