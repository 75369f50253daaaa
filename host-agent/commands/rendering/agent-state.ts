import type { Paint } from '../terminal/paint';
import { plain } from '../terminal/plain';
import type { AgentState } from '../service/read-state';
import { digestInWords, shown } from '../wording';
import { gateInWords, suspensionInWords } from '../wording/agent/alerts';
import {
  AGENT_STATE_TITLES,
  approvedInWords,
  attemptsInWords,
  beyondRecordsInWords,
  NO_RELEASE_IN_WORDS,
  ownedInWords,
  previousInWords,
  recordedGenerationsInWords,
  releaseInWords,
} from '../wording/status';
import { section } from './changes';
import { resultTable } from './status-tables';

export interface AgentStateView extends AgentState {
  readonly directory: string;
  /** As configured now; the records do not say. */
  readonly gateAction: 'stop' | 'previous';
  readonly socket: string;
  /** Whether an agent answers on the socket. */
  readonly serving: boolean;
}

/** What the agent's records say by themselves, and what only a running agent could add. */
export function renderAgentState(view: AgentStateView, nowMs: number, paint: Paint): string {
  const { memory, ledger, problems, directory } = view;
  return [
    paint('strong', `${AGENT_STATE_TITLES.records} ${shown(directory)}`),
    ...problems.map((problem) => paint('remove', `  ${plain(problem)}`)),
    ...(memory === undefined ? [] : memoryLines(memory, view.gateAction, nowMs, paint)),
    ...(ledger === undefined
      ? []
      : section(AGENT_STATE_TITLES.ledger, [
          ownedInWords(ledger.owned),
          ...ledger.attempts.map((attempt) => attemptsInWords(attempt)),
        ])),
    '',
    beyondRecordsInWords(view),
  ].join('\n');
}

function memoryLines(
  memory: NonNullable<AgentState['memory']>,
  action: 'stop' | 'previous',
  nowMs: number,
  paint: Paint,
): readonly string[] {
  const { accepted, previous, suspended, gate, approved, results } = memory;
  return [
    ...(suspended === undefined ? [] : [paint('disrupt', `  ${suspensionInWords(suspended)}`)]),
    ...(gate?.kind === 'failed'
      ? [paint('disrupt', `  ${gateInWords({ ...gate, kind: 'failed', action })}`)]
      : []),
    ...section(AGENT_STATE_TITLES.release, [
      accepted === undefined ? NO_RELEASE_IN_WORDS : releaseInWords(accepted, nowMs),
      ...(previous === undefined
        ? []
        : [previousInWords(previous.generation, digestInWords(previous.digest))]),
      recordedGenerationsInWords(memory),
    ]),
    ...section(AGENT_STATE_TITLES.approved, approved.map(approvedInWords)),
    ...resultTable(AGENT_STATE_TITLES.results, results, nowMs, paint),
  ];
}
