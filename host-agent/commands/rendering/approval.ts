import type { AllowanceOptions } from '../agent/allowance';
import type { GlobalOptions } from '../context';
import type { ChangePlan, Impact, Subject } from '../../planner';
import { groupChanges } from './change-view';
import { IMPACT_WORDS, subjectInWords } from '../wording';

/** What leads on from a preview. */
export interface ApprovalView {
  /** The command line that does exactly what is shown. */
  readonly command: string;
  /** What an apply with `--yes` alone would refuse; absent when a limit was stated, which holds for both. */
  readonly leftOut?: readonly LeftOut[];
}

export interface LeftOut {
  readonly subject: Subject;
  readonly impact: Impact;
}

/** How to have done exactly what is shown, and what is not done without that. */
export function approvalLines({ command, leftOut }: ApprovalView): readonly string[] {
  if (leftOut === undefined) return [command];
  if (leftOut.length === 0) return [command, '`fleetwright apply --yes` does all of it too'];
  return [
    command,
    '`fleetwright apply --yes` would leave out what running guests notice:',
    ...leftOut.map(({ subject, impact }) => `  ${subjectInWords(subject)} (${IMPACT_WORDS[impact].label})`),
  ];
}

/** What the limit of an unattended apply refuses, with what it would be otherwise. */
export function leftOutOf(
  shown: ChangePlan,
  limited: ChangePlan,
  existing: ReadonlySet<string>,
): readonly LeftOut[] {
  const refused = limited.refusals.filter(({ code }) => code === 'impact-not-allowed');
  const groups = groupChanges(shown, existing);
  const owners = new Map(
    refused.map(({ subject }): [string, Subject] => {
      const owner: Subject =
        subject.machine === undefined ? subject : { kind: 'machine', name: subject.machine };
      return [subjectInWords(owner), owner];
    }),
  );
  return [...owners.values()].map((subject) => ({
    subject,
    impact:
      groups.find((group) => group.subject.kind === subject.kind && group.subject.name === subject.name)
        ?.impact ?? 'restart',
  }));
}

/** The words of `apply` with the options that this preview was made with. */
export function approveCommand(
  options: GlobalOptions & AllowanceOptions,
  host: string | undefined,
  digest: string,
): string {
  const option = (name: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [name, value];
  return [
    'fleetwright',
    'apply',
    ...(host === undefined ? [] : [host]),
    ...option('--connect', options.connect),
    ...option('--plan', options.plan),
    ...option('--config', options.config),
    ...(options.allowPath ?? []).flatMap((path) => option('--allow-path', path)),
    ...option('--sandbox', options.sandbox),
    ...option('--max-impact', options.maxImpact),
    ...(options.replace ?? []).flatMap((disk) => option('--replace', disk)),
    ...(options.retry === true ? ['--retry'] : []),
    '--approve',
    digest,
  ]
    .map(quoted)
    .join(' ');
}

/** As a shell takes it: libvirt's URIs are full of characters that mean something there. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
