import type { AgentStatus, DriftStatus, MachineStatus, PassResult } from '../../service';
import type { Paint } from '../terminal/paint';
import { DRIFT_POLICY_WORDS, STATE_WORDS } from '../wording/agent/status-page';
import { fieldInWords, shown, sizeInWords, subjectInWords, valueInWords } from '../wording';
import { passOutcomeInWords } from '../wording/log';
import { resultFiguresInWords, spanInWords } from '../wording/status';
import { tableLines, type TableColumn, type TableRow } from './table';

/** A table below its title; nothing when there are no rows. */
function titled(
  title: string,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  paint: Paint,
): readonly string[] {
  if (rows.length === 0) return [];
  const [header = '', ...lines] = tableLines(columns, rows);
  return ['', title, paint('faint', `  ${header}`), ...lines.map((line) => `  ${line}`)];
}

const DRIFT_COLUMNS: readonly TableColumn[] = [
  { title: 'of' },
  { title: 'field' },
  { title: 'released' },
  { title: 'found' },
  { title: 'for' },
  { title: 'it' },
];

/** What somebody else has changed, field by field. */
export function driftTable(
  title: string,
  drift: readonly DriftStatus[],
  nowMs: number,
  paint: Paint,
): readonly string[] {
  const rows = drift.map(({ subject, field, wanted, found, policy, sinceMs }) => [
    subjectInWords(subject),
    fieldInWords(field),
    valueInWords(field, wanted),
    valueInWords(field, found),
    spanInWords(sinceMs, nowMs),
    DRIFT_POLICY_WORDS[policy],
  ]);
  return titled(title, DRIFT_COLUMNS, rows, paint);
}

const MACHINE_COLUMNS: readonly TableColumn[] = [
  { title: 'name' },
  { title: 'state' },
  { title: 'ready' },
  { title: 'vCPUs', align: 'right' },
  { title: 'memory', align: 'right' },
  { title: 'disks', align: 'right' },
  { title: 'addresses' },
];

/** Machines of the release and of its past. */
export function machineStatusTable(
  title: string,
  machines: readonly MachineStatus[],
  paint: Paint,
): readonly string[] {
  return titled(title, MACHINE_COLUMNS, machines.map(machineRow), paint);
}

function machineRow(machine: MachineStatus): TableRow {
  const { name, wanted, actual, ready, vcpus, memoryMiB, diskMiB, addresses } = machine;
  const isAsWanted = wanted === actual;
  return [
    shown(name),
    isAsWanted ? STATE_WORDS[actual] : `${STATE_WORDS[actual]}, wanted ${STATE_WORDS[wanted]}`,
    ready === undefined ? '-' : ready ? 'yes' : 'no',
    vcpus === undefined ? '?' : String(vcpus),
    memoryMiB === undefined ? '?' : sizeInWords(memoryMiB),
    diskMiB === undefined ? '?' : sizeInWords(diskMiB),
    addresses.map(shown).join(', '),
  ];
}

const RESULT_COLUMNS: readonly TableColumn[] = [
  { title: 'begun' },
  { title: 'took', align: 'right' },
  { title: 'generation', align: 'right' },
  { title: 'what came of it' },
  { title: 'steps' },
];

/** The last passes, newest first, and why the first step of each failed. */
export function resultTable(
  title: string,
  results: readonly PassResult[],
  nowMs: number,
  paint: Paint,
): readonly string[] {
  const rows = results.map((result) => [
    `${spanInWords(result.startedAtMs, nowMs)} ago`,
    spanInWords(0, result.durationMs),
    String(result.generation),
    passOutcomeInWords(result.outcome),
    resultFiguresInWords(result),
  ]);
  const messages = results.flatMap(({ message }) => (message === undefined ? [] : [`    ${shown(message)}`]));
  return [...titled(title, RESULT_COLUMNS, rows, paint), ...new Set(messages)];
}

const FINDING_COLUMNS: readonly TableColumn[] = [
  { title: 'rule' },
  { title: 'of' },
  { title: 'is' },
  { title: 'limit' },
  { title: 'for' },
];

/** What goes on and is out of the ordinary. */
export function findingTable(
  title: string,
  findings: AgentStatus['findings'],
  nowMs: number,
  paint: Paint,
): readonly string[] {
  const rows = findings.map(({ rule, subject, value, limit, sinceMs }) => [
    shown(rule),
    shown(subject),
    shown(value),
    shown(limit),
    spanInWords(sinceMs, nowMs),
  ]);
  return titled(title, FINDING_COLUMNS, rows, paint);
}
