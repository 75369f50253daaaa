import { AgentConfigurationError } from '../configuration';
import { AgentLockHeld, LedgerCorrupt } from '../executor';
import { LibvirtError, LibvirtFailure, LibvirtUnreachable } from '../libvirt';
import { SandboxError } from '../sandbox';
import { MemoryCorrupt, StatusServerError } from '../service';
import { AllowedSignersError, PlanFileError } from '../sources';
import { CommandFailure } from './command-failure';
import { EXIT, type ExitCode } from './exit-codes';

/** A failure as it is shown, the same in words and in JSON. */
export interface ExplainedFailure {
  readonly code: string;
  readonly message: string;
  readonly advice?: string;
  readonly details?: readonly string[];
  readonly exitCode: ExitCode;
}

/** Turns whatever ended a command into words. What is not the world's fault is ours, and says so with its trace. */
export function explainFailure(error: unknown): ExplainedFailure {
  if (error instanceof CommandFailure) {
    const { code, message, advice, details, exitCode } = error;
    return {
      code,
      message,
      ...(advice === undefined ? {} : { advice }),
      ...(details.length === 0 ? {} : { details }),
      exitCode,
    };
  }
  const known = KNOWN.find(({ type }) => error instanceof type);
  if (known !== undefined && error instanceof Error) {
    return { code: known.code(error), message: asSentence(error.message), exitCode: EXIT.failed };
  }
  return {
    code: 'internal-fault',
    message: 'This is a fault of fleetwright, not of yours.',
    advice: 'Please report it with the lines above and what you ran.',
    details: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    exitCode: EXIT.failed,
  };
}

/** Errors of the other rooms; their messages say already what, where and what to do. */
const KNOWN: readonly {
  readonly type: abstract new (...words: never[]) => Error;
  readonly code: (error: Error) => string;
}[] = [
  {
    type: LibvirtUnreachable,
    code: (error) => `libvirt-${error instanceof LibvirtUnreachable ? error.reason : ''}`,
  },
  { type: LibvirtError, code: (error) => `libvirt-${error instanceof LibvirtError ? error.kind : ''}` },
  { type: LibvirtFailure, code: () => 'libvirt' },
  { type: PlanFileError, code: (error) => `plan-${error instanceof PlanFileError ? error.code : ''}` },
  {
    type: AllowedSignersError,
    code: (error) => `allowed-signers-${error instanceof AllowedSignersError ? error.code : ''}`,
  },
  { type: AgentLockHeld, code: () => 'agent-busy' },
  { type: AgentConfigurationError, code: () => 'bad-configuration' },
  { type: LedgerCorrupt, code: () => 'ledger-corrupt' },
  { type: MemoryCorrupt, code: () => 'memory-corrupt' },
  { type: StatusServerError, code: (error) => (error instanceof StatusServerError ? error.code : '') },
  { type: SandboxError, code: (error) => `sandbox-${error instanceof SandboxError ? error.code : ''}` },
];

function asSentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?:]$/.test(text) ? text : `${text}.`;
}
