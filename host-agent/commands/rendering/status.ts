import type { AgentStatus, Condition } from '../../service';
import type { Paint, Style } from '../terminal/paint';
import { fieldInWords, IMPACT_WORDS, refusalInWords, shown, warningInWords } from '../wording';
import {
  gateInWords,
  refusedReleaseInWords,
  retryInWords,
  sourceFailureInWords,
  suspensionInWords,
} from '../wording/agent/alerts';
import { CONDITION_STATUS_WORDS, CONDITION_TITLES, REASON_WORDS } from '../wording/agent/conditions';
import {
  approveCommand,
  BAD_WHEN_TRUE,
  HELD_BACK_ADVICE,
  PHASE_WORDS,
  progressInWords,
} from '../wording/agent/status-page';
import { HELD_BACK_WORDS } from '../wording/log';
import {
  agentInWords,
  generationsInWords,
  nextTryInWords,
  NO_RELEASE_IN_WORDS,
  releaseInWords,
  sourceInWords,
  spanInWords,
  STATUS_TITLES,
  statusTitleInWords,
} from '../wording/status';
import { section } from './changes';
import { driftTable, findingTable, machineStatusTable, resultTable } from './status-tables';

/** What is true of the agent and its host, most urgent first. Times are told from when the status was written. `sandbox`: where commands that are named must go. */
export function renderStatus(status: AgentStatus, paint: Paint, sandbox?: string): string {
  const nowMs = status.writtenAtMs;
  return [
    paint('strong', statusTitleInWords(status)),
    `  ${agentInWords(status)}, ${PHASE_WORDS[status.phase]}`,
    ...(status.progress === undefined ? [] : [paint('change', `  ${progressInWords(status.progress)}`)]),
    '',
    ...status.conditions.map((condition) => conditionLine(condition, nowMs, paint)),
    ...attentionLines(status, paint),
    ...section(STATUS_TITLES.release, releaseLines(status)),
    ...section(STATUS_TITLES.source, [sourceInWords(status.source, nowMs)]),
    ...driftTable(STATUS_TITLES.drift, status.drift, nowMs, paint),
    ...heldBackLines(status, paint, sandbox),
    ...section(
      STATUS_TITLES.refused,
      status.refusals.flatMap((refusal) => {
        const { why, instead } = refusalInWords(refusal);
        return [paint('refuse', why), `  ${instead}`];
      }),
    ),
    ...section(
      STATUS_TITLES.warnings,
      status.warnings.filter(({ code }) => code !== 'pending-restart').map(warningInWords),
    ),
    ...section(
      STATUS_TITLES.pendingRestarts,
      status.pendingRestarts.map(
        ({ machine, fields }) => `${shown(machine)}: ${fields.map(fieldInWords).join(', ')}`,
      ),
    ),
    ...findingTable(STATUS_TITLES.findings, status.findings, nowMs, paint),
    ...machineStatusTable(STATUS_TITLES.machines, status.machines, paint),
    ...section(
      STATUS_TITLES.unmanaged,
      status.unmanagedMachines.length === 0 ? [] : [status.unmanagedMachines.map(shown).join(', ')],
    ),
    ...resultTable(STATUS_TITLES.results, status.results, nowMs, paint),
  ].join('\n');
}

/** `Ready: no, for 5 min. Steps have failed; they are tried again.`: a sentence, so that it wraps like one. */
function conditionLine({ name, status, reason, sinceMs }: Condition, nowMs: number, paint: Paint): string {
  const state = `${CONDITION_TITLES[name]}: ${CONDITION_STATUS_WORDS[status]}`;
  return `${paint(styleOf(name, status), state)}, for ${spanInWords(sinceMs, nowMs)}. ${REASON_WORDS[reason]}`;
}

function styleOf(name: Condition['name'], status: Condition['status']): Style {
  // That something is under way is neither good nor bad.
  if (name === 'Reconciling') return status === 'true' ? 'change' : 'faint';
  if (status === 'unknown') return 'disrupt';
  const isBad = BAD_WHEN_TRUE.has(name) === (status === 'true');
  return isBad ? 'remove' : 'ok';
}

/** What keeps the host from being as released. */
function attentionLines(status: AgentStatus, paint: Paint): readonly string[] {
  const { suspended, gate, refusedRelease, source, retry } = status;
  const nowMs = status.writtenAtMs;
  const lines = [
    ...(suspended === undefined ? [] : [suspensionInWords(suspended)]),
    ...(gate === undefined ? [] : [gateInWords(gate)]),
    ...(refusedRelease === undefined ? [] : [refusedReleaseInWords(refusedRelease)]),
    ...(source.failures === 0 || source.lastFailure === undefined
      ? []
      : [sourceFailureInWords(source.failures, source.lastFailure)]),
    ...(retry === undefined ? [] : [`${retryInWords(retry.failures)} ${nextTryInWords(retry.atMs, nowMs)}`]),
  ];
  return lines.length === 0 ? [] : ['', ...lines.map((line) => paint('disrupt', line))];
}

function releaseLines(status: AgentStatus): readonly string[] {
  const { release, generations, writtenAtMs } = status;
  return [
    release === undefined ? NO_RELEASE_IN_WORDS : releaseInWords(release, writtenAtMs),
    generationsInWords(generations),
  ];
}

function inSandbox(command: string, sandbox: string | undefined): string {
  return sandbox === undefined
    ? command
    : command.replace(/^fleetwright /, `fleetwright --sandbox ${shown(sandbox)} `);
}

/** Steps by what holds them back, what has them done, and the command that approves all of it. */
function heldBackLines(
  { heldBack, approvable }: AgentStatus,
  paint: Paint,
  sandbox: string | undefined,
): readonly string[] {
  const reasons = [...new Set(heldBack.map(({ because }) => because))];
  return section(STATUS_TITLES.heldBack, [
    ...reasons.flatMap((because) => [
      ...heldBack
        .filter((held) => held.because === because)
        .map(({ step, impact }) =>
          paint('disrupt', `${shown(step)} (${IMPACT_WORDS[impact].label}), by ${HELD_BACK_WORDS[because]}`),
        ),
      `  ${HELD_BACK_ADVICE[because]}`,
    ]),
    ...(approvable === undefined ? [] : [inSandbox(approveCommand(approvable), sandbox)]),
  ]);
}
