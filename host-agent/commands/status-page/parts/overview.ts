import type { AgentStatus, Condition } from '../../../service';
import { sentence, shown } from '../../wording';
import {
  CONDITION_STATUS_WORDS,
  CONDITION_TITLES,
  conditionInWords,
  REASON_WORDS,
} from '../../wording/agent/conditions';
import {
  attentionInWords,
  BAD_WHEN_TRUE,
  PHASE_WORDS,
  progressInWords,
  STATUS_PAGE_WORDS,
} from '../../wording/agent/status-page';
import { html, NO_MARKUP, told, type Markup } from '../../page/html';
import { machinesToLookAt } from '../machines-to-look-at';
import { meter } from '../meter';
import { moment } from '../moment';
import { prose } from '../prose';
import { alertsOf, type Alert } from './alerts';

/** Whether the host is as it should be, in one sentence, what is under way, and what somebody should look at. */
export function verdict(status: AgentStatus, stepTexts: ReadonlyMap<string, string>): Markup {
  const ready = status.conditions.find(({ name }) => name === 'Ready');
  const alerts = alertsOf(status);
  return html`<section
    id="overview"
    data-part="overview"
    tabindex="-1"
    class="verdict ${lookOf(status, alerts)}"
    aria-label="${STATUS_PAGE_WORDS.overview}"
  >
    <p class="closing">
      ${ready === undefined ? sentence(PHASE_WORDS[status.phase]) : prose(REASON_WORDS[ready.reason])}
      ${ready === undefined ? NO_MARKUP : html`<span class="when">${moment(ready.sinceMs, 'since')}</span>`}
    </p>
    <p class="beside">
      ${attentionInWords({
        drifted: status.drift.length,
        heldBack: status.heldBack.length,
        refused: status.refusals.length,
        findings: status.findings.length,
        machines: machinesToLookAt(status).size,
      })}
    </p>
    ${progress(status, stepTexts)}
    ${
      alerts.length === 0
        ? NO_MARKUP
        : html`<ul class="lines alerts">
            ${alerts.map(alertItem)}
          </ul>`
    }
  </section>`;
}

function progress({ progress: under }: AgentStatus, stepTexts: ReadonlyMap<string, string>): Markup {
  if (under === undefined) return NO_MARKUP;
  return html`<div class="progress">
    <p>${told(progressInWords({ ...under, step: stepTexts.get(under.step) ?? under.step }))}</p>
    ${meter({ used: under.total === 0 ? 0 : under.done / under.total })}
  </div>`;
}

function alertItem({ kind, text, atMs, until }: Alert): Markup {
  return html`<li data-kind="${kind}">
    ${prose(text)}${atMs === undefined ? NO_MARKUP : html` <span class="when">${moment(atMs)}</span>`}${
      until === undefined ? NO_MARKUP : html` <span class="when">${until.word} ${moment(until.atMs)}</span>`
    }
  </li>`;
}

/** Failing where nothing gets better by itself, to look at where somebody should, calm where all is well, and plain meanwhile. */
function lookOf(status: AgentStatus, alerts: readonly Alert[]): 'failing' | 'unchecked' | 'plain' | 'calm' {
  const { conditions, phase, drift, heldBack, refusals, findings } = status;
  if (conditions.some((condition) => FAILING.has(condition.reason) || isStalled(condition))) return 'failing';
  const isToLookAt = alerts.length + drift.length + heldBack.length + refusals.length + findings.length > 0;
  if (isToLookAt || machinesToLookAt(status).size > 0) return 'unchecked';
  const isReady = conditions.some(({ name, status: holds }) => name === 'Ready' && holds === 'true');
  return isReady && phase !== 'stopping' ? 'calm' : 'plain';
}

const FAILING: ReadonlySet<Condition['reason']> = new Set<Condition['reason']>([
  'StepsFailed',
  'AttemptsExhausted',
  'HealthGateFailed',
  'LibvirtUnreachable',
  'StateUnusable',
  'TrustLost',
]);

function isStalled({ name, status }: Condition): boolean {
  return name === 'Stalled' && status === 'true';
}

/** The conditions, each with its reason and since when. */
export function conditionList({ conditions }: AgentStatus): Markup {
  return html`<ul class="conditions" data-part="conditions" aria-label="${STATUS_PAGE_WORDS.conditionsAsOne}">
    ${conditions.map(conditionItem)}
  </ul>`;
}

function conditionItem(condition: Condition): Markup {
  const { name, status, reason, sinceMs } = condition;
  return html`<li
    class="condition ${lookOfCondition(condition)}"
    data-key="${name}"
    data-condition="${name}"
    data-says="${conditionInWords(condition)}"
  >
    <p class="is">
      <strong>${CONDITION_TITLES[name]}</strong> <span class="holds">${CONDITION_STATUS_WORDS[status]}</span>
    </p>
    <p class="reason" data-kind="${reason}">${prose(REASON_WORDS[reason])}</p>
    <p class="when">${moment(sinceMs, 'since')}</p>
  </li> `;
}

/** An operator who suspends the agent knows why. */
function lookOfCondition({ name, status, reason }: Condition): 'bad' | 'look' | 'good' | 'open' {
  if (FAILING.has(reason)) return 'bad';
  if (status === 'unknown' || name === 'Reconciling') return 'open';
  if ((status === 'true') !== BAD_WHEN_TRUE.has(name)) return 'good';
  return name === 'Suspended' ? 'look' : 'bad';
}

/** `kvm-1: not ready`, for the tab. */
export function titleOf({ host, conditions }: AgentStatus): string {
  const ready = conditions.find(({ name }) => name === 'Ready');
  return `${shown(host)}: ${STATUS_PAGE_WORDS.readiness[ready?.status ?? 'unknown']} · ${STATUS_PAGE_WORDS.title}`;
}
