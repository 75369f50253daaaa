import { readFile } from 'node:fs/promises';
import { types } from 'node:util';
import { version } from '../../../package.json';
import { acquireAgentLock, agentLockName, executorSettings, systemClock } from '../../executor';
import { connectLibvirt, type LibvirtHost } from '../../libvirt';
import {
  auditOf,
  createAgent,
  createLog,
  createMetrics,
  createRules,
  createUseSampler,
  instrumentLibvirt,
  serveAgent,
  type Agent,
  type LogFields,
  type Metrics,
} from '../../service';
import { MACHINE_ID_PATTERN, openSource } from '../../sources';
import { hostEnvironment } from '../agent/host-environment';
import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { logRecordInWords } from '../wording/log';
import type { AgentSettings } from './agent-settings';
import { givingBackMemory } from './give-back-memory';
import { serviceManager } from './service-manager';
import { statusAnswers } from './status-answers';
import { useNow, type UseNow } from './use-now';

/** Rules look at windows of five minutes and more; ten samples in each say enough, and cost next to nothing. */
const SAMPLE_INTERVAL_MS = 30_000;

/** A reader of the log that is stuck must not keep the agent from ending. */
const LOG_END_TIMEOUT_MS = 2000;

/** All that matters has ended by then. */
const END_TIMEOUT_MS = 1000;

/** What the agent makes is nobody else's business, and what is says so by itself; git's files would go by what the agent was started with. */
const UMASK = 0o077;

/** Who is in charge of the machine's identity (machine-id(5)). */
const MACHINE_ID_FILE = '/etc/machine-id';

export interface RunOptions {
  /** JSON also on a terminal. */
  readonly json: boolean;
}

/**
 * Runs the agent until it is asked to end: alone on this libvirt, served on its socket, and known to systemd.
 *
 * @throws AgentLockHeld, StatusServerError
 */
export async function runAgent(
  context: CommandContext,
  settings: AgentSettings,
  { json }: RunOptions,
): Promise<ExitCode> {
  process.umask(process.umask() | UMASK);
  const lock = await acquireAgentLock(agentLockName(settings.uri), 'service');
  try {
    return await runAlone(context, settings, { json });
  } finally {
    await lock.release();
  }
}

async function runAlone(
  context: CommandContext,
  settings: AgentSettings,
  { json }: RunOptions,
): Promise<ExitCode> {
  const metrics = createMetrics();
  const writer = createLog({
    write: writeToStandardError,
    isTerminal: process.stderr.isTTY && !json,
    describe: logRecordInWords,
    observe: (record) => metrics.log(record),
  });
  const { log } = writer;
  const manager = serviceManager(context.environment, (message) =>
    log('warning', 'service-manager-unreachable', { message }),
  );
  const giveBackMemory = givingBackMemory();
  const rules = createRules();
  const machineId = await tryReadMachineId();
  const { agent, use } = assemble({
    context,
    settings,
    metrics,
    rules,
    log,
    alive: () => {
      manager.alive();
      giveBackMemory();
    },
    machineId,
  });
  const server = await serveAgent({
    agent,
    configuration: settings.configuration.status,
    answers: statusAnswers({ agent, metrics, use }),
    log,
  });
  const signals = listenToSignals(context.signal, agent, log);
  const sampling = setInterval(() => {
    feed(use, rules).catch((error: unknown) => log('error', 'agent-fault', faultOf(error)));
  }, SAMPLE_INTERVAL_MS);
  // A reader of the log that is gone is counted there; it is no reason to end.
  const ignore = (): void => undefined;
  process.stderr.on('error', ignore);
  manager.ready();
  try {
    await agent.run(context.signal);
    return EXIT.ok;
  } catch (error) {
    log('error', 'agent-fault', faultOf(error));
    return EXIT.failed;
  } finally {
    clearInterval(sampling);
    signals.end();
    await Promise.all([manager.stopping(), server.close()]);
    await writer.end(LOG_END_TIMEOUT_MS);
    process.stderr.off('error', ignore);
    // Something that still waits for an answer of the world (an order that was being carried out) is not waited for.
    setTimeout(() => process.exit(), END_TIMEOUT_MS).unref();
  }
}

interface Parts {
  readonly context: CommandContext;
  readonly settings: AgentSettings;
  readonly metrics: Metrics;
  readonly rules: ReturnType<typeof createRules>;
  readonly log: ReturnType<typeof createLog>['log'];
  readonly alive: () => void;
  readonly machineId: string | undefined;
}

/** The agent on this libvirt; each of its calls counts, and each that changes something is written down. */
function assemble(parts: Parts): { readonly agent: Agent; readonly use: UseNow } {
  const { context, settings, metrics, rules, log, alive, machineId } = parts;
  const { configuration, identity, source, uri, fileSystemRoot } = settings;
  let libvirt: LibvirtHost | undefined;
  const connect = async (signal: AbortSignal): Promise<LibvirtHost> => {
    libvirt = instrumentLibvirt(await connectLibvirt(uri, { signal }), {
      ended: (call) => {
        metrics.rpc(call);
        if (call.kind === 'read') return;
        const audit = auditOf(call, agent.releaseDigest);
        if (audit !== undefined) log(audit.outcome === 'done' ? 'info' : 'warning', 'audit', audit);
      },
    });
    return libvirt;
  };
  const agent = createAgent({
    configuration: { ...configuration, libvirtUri: uri },
    identity,
    ...(machineId === undefined ? {} : { machineId }),
    version,
    source: openSource(source, { stateDirectory: configuration.stateDirectory }),
    pollIntervalSeconds: source.pollIntervalSeconds,
    fetchTimeoutSeconds: source.timeoutSeconds,
    connect,
    environment: hostEnvironment(fileSystemRoot),
    executor: executorSettings(configuration, context.environment),
    clock: systemClock,
    random: Math.random,
    log,
    rules,
    tallies: metrics,
    alive,
  });
  const sampler = createUseSampler({ libvirt: () => libvirt, clock: systemClock });
  return { agent, use: useNow(sampler) };
}

async function feed(use: UseNow, rules: Parts['rules']): Promise<void> {
  const sample = await use.sample();
  if (sample !== undefined) rules.sample(sample, Date.now());
}

/** SIGHUP is an order to look now; what ends the process comes by `signal`, and is said. */
function listenToSignals(signal: AbortSignal, agent: Agent, log: Parts['log']): { readonly end: () => void } {
  let received = '';
  const note = (name: NodeJS.Signals): void => {
    received = name;
  };
  const sync = (): void => {
    agent.order({ kind: 'sync' }).catch((error: unknown) => log('error', 'agent-fault', faultOf(error)));
  };
  const stopping = (): void => log('info', 'agent-stopping', { signal: received });
  // Before the listener that aborts `signal`, so that its name is known then.
  process.prependListener('SIGTERM', note).prependListener('SIGINT', note);
  process.on('SIGHUP', sync);
  signal.addEventListener('abort', stopping, { once: true });
  return {
    end: () => {
      process.off('SIGTERM', note).off('SIGINT', note).off('SIGHUP', sync);
      signal.removeEventListener('abort', stopping);
    },
  };
}

/** Node writes to pipes and sockets without waiting; whoever does not read them fills only the log's own queue. */
function writeToStandardError(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stderr.write(text, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
  });
}

async function tryReadMachineId(): Promise<string | undefined> {
  try {
    const text = (await readFile(MACHINE_ID_FILE, 'utf8')).trim();
    return MACHINE_ID_PATTERN.test(text) ? text : undefined;
  } catch {
    // Some machines have none; releases that name one are then refused.
    return undefined;
  }
}

function faultOf(error: unknown): LogFields['agent-fault'] {
  const { message, stack = '' } = types.isNativeError(error) ? error : new Error(String(error));
  return { message, stack };
}
