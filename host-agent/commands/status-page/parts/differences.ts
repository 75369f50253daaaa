import type { AgentStatus, DriftStatus, Finding, HeldBack } from '../../../service';
import {
  fieldInWords,
  refusalInWords,
  shown,
  subjectInWords,
  valueInWords,
  warningInWords,
} from '../../wording';
import {
  approveCommand,
  DRIFT_POLICY_WORDS,
  HELD_BACK_ADVICE,
  STATUS_PAGE_WORDS,
} from '../../wording/agent/status-page';
import { HELD_BACK_WORDS } from '../../wording/log';
import { impactBadge } from '../../page/host/badges';
import { lineList } from '../../page/host/lines';
import type { ToldLine } from '../../told';
import { html, NO_MARKUP, told, type Markup } from '../../page/html';
import { moment } from '../moment';
import { prose } from '../prose';
import { emptyPart, part, table } from '../part';

/** What somebody else has changed, field by field. */
export function driftPart({ drift }: AgentStatus): Markup {
  if (drift.length === 0) return emptyPart('drift');
  const words = STATUS_PAGE_WORDS.drift;
  const rows = table<DriftStatus>({
    name: words.region,
    look: 'drift',
    rows: drift,
    keyOf: ({ subject, field }) => `${subject.kind}/${subject.machine ?? ''}/${subject.name}/${field}`,
    columns: [
      { title: words.subject, look: 'name', cell: ({ subject }) => told(subjectInWords(subject)) },
      { title: words.field, cell: ({ field }) => told(fieldInWords(field)) },
      {
        title: words.wanted,
        cell: ({ field, wanted }) => html`<ins>${told(valueInWords(field, wanted))}</ins>`,
      },
      {
        title: words.found,
        cell: ({ field, found }) => html`<del>${told(valueInWords(field, found))}</del>`,
      },
      { title: words.since, look: 'when', cell: ({ sinceMs }) => moment(sinceMs) },
      {
        title: words.policy,
        cell: ({ policy, impact }) => html`${DRIFT_POLICY_WORDS[policy]} ${impactBadge(impact)}`,
      },
    ],
  });
  return part(
    'drift',
    words.title,
    html`<p class="legend">${words.legend}</p>
      ${rows}`,
    drift.length,
  );
}

/** What is not done now, why, and the command that has it done all the same. */
export function heldBackPart(status: AgentStatus, stepTexts: ReadonlyMap<string, string>): Markup {
  const { heldBack, approvable } = status;
  if (heldBack.length === 0 && approvable === undefined) return emptyPart('held-back');
  const words = STATUS_PAGE_WORDS.heldBack;
  const rows = table<HeldBack>({
    name: words.title,
    look: 'held-back',
    rows: heldBack,
    keyOf: ({ step }) => step,
    columns: [
      {
        title: words.step,
        look: 'name',
        cell: ({ step }) =>
          html`<span title="${shown(step)}">${told(stepTexts.get(step) ?? shown(step))}</span>`,
      },
      { title: words.impact, cell: ({ impact }) => impactBadge(impact) },
      { title: words.because, cell: ({ because }) => HELD_BACK_WORDS[because] },
      { title: words.advice, cell: ({ because }) => prose(HELD_BACK_ADVICE[because]) },
    ],
  });
  const approval =
    approvable === undefined
      ? NO_MARKUP
      : html`<p class="approve">
          ${words.approve} <code class="command">${approveCommand(approvable)}</code>
        </p>`;
  return part(
    'held-back',
    words.title,
    html`${heldBack.length === 0 ? NO_MARKUP : rows}${approval}`,
    heldBack.length,
  );
}

/** What is out of the ordinary, by which rule. */
export function findingsPart({ findings }: AgentStatus): Markup {
  if (findings.length === 0) return emptyPart('findings');
  const words = STATUS_PAGE_WORDS.findings;
  const rows = table<Finding>({
    name: words.region,
    look: 'findings',
    rows: findings,
    keyOf: ({ rule, subject }) => `${rule}/${subject}`,
    columns: [
      { title: words.rule, look: 'name', cell: ({ rule }) => told(shown(rule)) },
      { title: words.subject, cell: ({ subject }) => told(shown(subject)) },
      { title: words.value, cell: ({ value }) => told(shown(value)) },
      { title: words.limit, cell: ({ limit }) => told(shown(limit)) },
      { title: words.since, look: 'when', cell: ({ sinceMs }) => moment(sinceMs) },
    ],
  });
  return part('findings', words.title, rows, findings.length);
}

/** What the planner refuses, and what to do instead. */
export function refusedPart({ refusals }: AgentStatus): Markup {
  const lines = refusals.map((refusal) => {
    const { why, instead } = refusalInWords(refusal);
    return { kind: refusal.code, text: `${why} ${instead}` };
  });
  return linePart('refused', STATUS_PAGE_WORDS.refused, lines);
}

/** What the planner has to say besides; pending restarts stand with their machines. */
export function warningsPart({ warnings }: AgentStatus): Markup {
  const lines = warnings
    .filter(({ code }) => code !== 'pending-restart')
    .map((warning) => ({ kind: warning.code, text: warningInWords(warning) }));
  return linePart('warnings', STATUS_PAGE_WORDS.warnings, lines);
}

function linePart(name: string, title: string, lines: readonly ToldLine[]): Markup {
  return lines.length === 0 ? emptyPart(name) : part(name, title, lineList(lines), lines.length);
}
