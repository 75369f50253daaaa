import type { AgentStatus, GateStatus } from '../../../service';
import { count } from '../quantities';
import { shown, shownList } from '../shown';

/** `Suspended: disks are being changed. The agent looks …`. */
export function suspensionInWords({ reason }: NonNullable<AgentStatus['suspended']>): string {
  return `Suspended: ${closed(reason)} The agent looks and changes nothing until \`fleetwright agent resume\`.`;
}

/** What the health gate is about. */
export function gateInWords(gate: GateStatus): string {
  if (gate.kind === 'waiting') return `Waiting until these are ready again: ${shownList(gate.machines)}.`;
  const after =
    gate.action === 'stop'
      ? 'Nothing more is done for this release.'
      : 'The values of the release before come back where that destroys nothing.';
  return `These did not become ready after a change: ${shownList(gate.machines)}. ${after}`;
}

/** What the source offers and this host does not take. */
export function refusedReleaseInWords(refused: NonNullable<AgentStatus['refusedRelease']>): string {
  const { code, message, revision, generation } = refused;
  const which = generation === undefined ? 'A release' : `Generation ${generation}`;
  return `${which} of revision ${shown(revision)} is refused as ${shown(code)}: ${closed(message)}`;
}

/** Why releases cannot be fetched. */
export function sourceFailureInWords(
  failures: number,
  { code, message }: NonNullable<AgentStatus['source']['lastFailure']>,
): string {
  return `The source could not be read ${count(failures, 'time')} in a row (${shown(code)}): ${closed(message)}`;
}

/** Passes that fail are tried again. */
export function retryInWords(failures: number): string {
  return `${count(failures, 'pass', 'passes')} failed in a row.`;
}

/** Text of others as a whole sentence. */
function closed(message: string): string {
  const text = shown(message);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
