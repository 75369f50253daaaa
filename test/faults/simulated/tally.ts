import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../types';

const FOLDER = join(__dirname, '../../../.cache/faults');

/** How many points of a scenario were tried with a kind of fault, and how many of them went wrong. */
export interface Count {
  readonly scenario: string;
  readonly kind: Fault['kind'];
  /** Points that there are; those that were tried. */
  readonly points: number;
  readonly tried: number;
  readonly broken: number;
}

/** Writes the counts down for the documentation: one file for each way of trying, with what other runs have counted of the rest. */
export function writeCounts(way: string, counts: readonly Count[], command: string): void {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `simulated-${way}.json`);
  const isNew = (old: Count): boolean =>
    !counts.some(({ scenario, kind }) => scenario === old.scenario && kind === old.kind);
  const kept = countsIn(path).filter(isNew);
  const document = { on: 'simulated', way, command, counts: [...kept, ...counts] };
  writeFileSync(path, `${JSON.stringify(document, undefined, 2)}\n`);
}

function countsIn(path: string): readonly Count[] {
  if (!existsSync(path)) return [];
  const { counts } = JSON.parse(readFileSync(path, 'utf8')) as { readonly counts: readonly Count[] };
  return counts;
}

/** What failed, and how to see it again. */
export function failureText(scenario: string, fault: Fault, problems: readonly string[]): string {
  const shown = problems.map((problem) => `  ${problem.slice(0, PROBLEM_LENGTH_MAX)}`);
  const again = JSON.stringify({ scenario, fault });
  return [
    `${scenario}: ${JSON.stringify(fault)}`,
    ...shown,
    `  again: FLEETWRIGHT_FAULT='${again}' ${AGAIN}`,
  ].join('\n');
}

const AGAIN = 'npx jest --selectProjects=unit --testPathPatterns=test/faults/simulated/one-fault';

/** Definitions are long; what differs in them is seen by trying the fault alone. */
const PROBLEM_LENGTH_MAX = 2000;
