import type { Agent, LogRecord, Metrics, StatusAnswers } from '../../service';
import { changeFacts } from '../rendering/change-facts';
import { EVENTS_LISTED_MAX } from '../status-page/bounds';
import { renderStatusPage } from '../status-page/render-status-page';
import { logRecordInWords } from '../wording/log';
import type { UseNow } from './use-now';

/** What the status server shows, laid out. */
export function statusAnswers(parts: {
  readonly agent: Agent;
  readonly metrics: Metrics;
  readonly use: UseNow;
}): StatusAnswers {
  const { agent, metrics, use } = parts;
  const events = lastEvents(agent);
  return {
    page: async () => {
      const rates = await use.rates();
      const pending = agent.pending();
      return renderStatusPage({
        status: agent.status(),
        ...(pending === undefined ? {} : { pending }),
        rates,
        events: events(),
      });
    },
    metrics: async () => metrics.text(agent.status(), await use.sample()),
    pending: () => {
      const pending = agent.pending();
      if (pending === undefined) return undefined;
      const { plan, inventory, changePlan, approvalDigest } = pending;
      return {
        host: plan.host.name,
        fleet: plan.fleet,
        ...changeFacts(changePlan, inventory),
        approval: approvalDigest,
      };
    },
    use: async () => ({ machines: await use.rates() }),
    describe: logRecordInWords,
  };
}

/** As many as the page lists, the oldest first. */
function lastEvents(agent: Agent): () => readonly LogRecord[] {
  const kept: LogRecord[] = [];
  agent.subscribe((event) => {
    if (event.kind !== 'log') return;
    kept.push(event.record);
    if (kept.length > EVENTS_LISTED_MAX) kept.shift();
  });
  return () => kept;
}
