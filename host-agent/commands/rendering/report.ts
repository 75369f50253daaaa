import type { Plan } from '../../../lib/plan';
import type { Report, StepReport } from '../../executor';
import type { ActualMachine, Inventory } from '../../inventory';
import type { Paint } from '../terminal/paint';
import { plain } from '../terminal/plain';
import { count, durationInWords, observationInWords, stepInWords } from '../wording';
import { machineTable } from './inventory';

export interface ReportView {
  readonly report: Report;
  /** The host afterwards. */
  readonly inventory: Inventory;
  readonly plan: Plan;
  /** How many refusals the change plan had, which were shown before. @default 0 */
  readonly refused?: number;
}

/** What became of it: what failed and why, what was not begun, and the machines as they are now. */
export function renderReport({ report, inventory, plan, refused = 0 }: ReportView, paint: Paint): string {
  const failed = report.steps.flatMap((step) => failureLines(step, paint));
  const waiting = report.steps.flatMap(({ step, outcome }) =>
    outcome.kind === 'not-started' ? [`  ${stepInWords(step.action)}: ${plain(outcome.because)}`] : [],
  );
  const seen = report.steps.flatMap(observationLines);
  return [
    ...(seen.length === 0 ? [] : ['seen', ...seen, '']),
    ...(failed.length === 0 ? [] : ['failed', ...failed, '']),
    ...(waiting.length === 0 ? [] : ['not started', ...waiting, '']),
    paint(report.succeeded ? 'ok' : 'remove', closingLine(report)),
    ...(refused === 0 ? [] : [paint('refuse', `${count(refused, 'change')} refused: see above.`)]),
    ...machineTable(machinesOf(inventory, plan), paint),
  ].join('\n');
}

/** A report for `--json`. */
export function reportFacts(report: Report): Readonly<Record<string, unknown>> {
  const { planDigest, startedAtMs, durationMs, succeeded, steps } = report;
  return {
    planDigest,
    startedAtMs,
    durationMs,
    succeeded,
    steps: steps.map(({ step, outcome }) => ({ id: step.id, text: stepInWords(step.action), ...outcome })),
  };
}

/** The fleet's machines on this host for `--json`. */
export function machineFacts(inventory: Inventory, plan: Plan): readonly Readonly<Record<string, unknown>>[] {
  return machinesOf(inventory, plan).map((machine) => {
    const allocation = machine.running ?? machine.stored;
    const { name, uuid, state, addresses } = machine;
    if (allocation === undefined) return { name, uuid, state, addresses };
    const { vcpus, memory, acceleration } = allocation;
    return { name, uuid, state, vcpus, memory, acceleration, addresses };
  });
}

function observationLines({ step, outcome }: StepReport): readonly string[] {
  if (outcome.kind !== 'done' || (outcome.observations ?? []).length === 0) return [];
  const seen = (outcome.observations ?? []).map(observationInWords).join('; ');
  return [`  ${stepInWords(step.action)}: ${seen}`];
}

function failureLines({ step, outcome }: StepReport, paint: Paint): readonly string[] {
  if (outcome.kind !== 'failed') return [];
  return [
    `  ${paint('remove', stepInWords(step.action))}`,
    `    ${plain(outcome.failure.message)} (${outcome.failure.code})`,
  ];
}

function closingLine(report: Report): string {
  const number = (kind: string): number => report.steps.filter(({ outcome }) => outcome.kind === kind).length;
  const time = durationInWords(Math.round(report.durationMs / 100) / 10);
  if (report.succeeded) return `Done: ${count(report.steps.length, 'step')} in ${time}.`;
  return `${number('done')} done, ${number('failed')} failed, ${number('not-started')} not started, in ${time}. Apply again when the cause is gone: it goes on where this ended.`;
}

/** Those of this fleet on this host, whether or not the plan still has them. */
export function machinesOf(inventory: Inventory, plan: Plan): readonly ActualMachine[] {
  return inventory.machines.filter(
    ({ ownership }) =>
      ownership.kind === 'ours' &&
      ownership.mark.fleet === plan.fleet &&
      ownership.mark.host === plan.host.name,
  );
}
