import type { StatusFacts } from '../../../../host-agent/commands/status-page/facts';

/** What the program looks things up by, or has made itself; everything else is text of others. */
const KEPT: ReadonlySet<string> = new Set([
  'reason',
  'status',
  'phase',
  'impact',
  'maxImpact',
  'policy',
  'because',
  'outcome',
  'wanted',
  'actual',
  'action',
  'level',
  'result',
  'by',
]);

/** The same facts with this text in the place of every other that is not the program's own. */
export function saying(facts: StatusFacts, text: string): StatusFacts {
  const { pending: _pending, ...others } = facts;
  return replaceTexts(others, text) as StatusFacts;
}

function replaceTexts(value: unknown, text: string, path: readonly string[] = []): unknown {
  const key = path.at(-1) ?? '';
  if (typeof value === 'string') return isKept(path, key) ? value : text;
  if (Array.isArray(value)) return value.map((entry) => replaceTexts(entry, text, path));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, replaceTexts(inner, text, [...path, name])]),
  );
}

/** Drift has wanted and found values of others, suspensions and logged refusals a reason of others. */
function isKept(path: readonly string[], key: string): boolean {
  if (key === 'wanted') return path.includes('machines');
  if (key === 'reason') return path.includes('conditions');
  if (key === 'kind') return true;
  if (key === 'name') return path.includes('conditions');
  if (key === 'code') return path.some((name) => ['events', 'refusals', 'warnings'].includes(name));
  return KEPT.has(key);
}
