import type { OwnedVolume } from '../../../lib/plan';
import type { OwnedObjects } from '../../planner';
import type { Report } from '../report';
import { attemptsAfter } from './attempts';
import type { LedgerDocument, LedgerPlan, LedgerReport } from './document';

type Owned<Kind extends keyof OwnedObjects> = OwnedObjects[Kind][number];

/** Adds an object to what is ours; the same document when it is there already, so that nothing needs writing. */
export function withOwned<Kind extends keyof OwnedObjects>(
  document: LedgerDocument,
  kind: Kind,
  entry: Owned<Kind>,
): LedgerDocument {
  const list: readonly Owned<Kind>[] = document.owned[kind];
  if (list.some((other) => sameEntry(other, entry))) return document;
  return { ...document, owned: { ...document.owned, [kind]: [...list, entry] } };
}

/** Removes an object from what is ours. */
export function withoutOwned<Kind extends keyof OwnedObjects>(
  document: LedgerDocument,
  kind: Kind,
  entry: Partial<Owned<Kind>>,
): LedgerDocument {
  const list: readonly Owned<Kind>[] = document.owned[kind];
  const left = list.filter((other) => !sameEntry(other, entry));
  return left.length === list.length ? document : { ...document, owned: { ...document.owned, [kind]: left } };
}

/** Gives these volumes of a machine to its new name: a machine that comes under the old one may have some already. */
export function withVolumesRenamed(
  document: LedgerDocument,
  volumes: readonly OwnedVolume[],
  names: { readonly from: string; readonly to: string },
): LedgerDocument {
  return volumes.reduce((changed, { pool, fileName }) => {
    const old = { pool, fileName, machine: names.from };
    if (!ownsVolume(changed, old)) return changed;
    return withOwned(withoutOwned(changed, 'volumes', old), 'volumes', { ...old, machine: names.to });
  }, document);
}

/** True when the ledger says that a volume was made for this machine. */
export function ownsVolume(
  document: LedgerDocument,
  volume: { readonly pool: string; readonly fileName: string; readonly machine: string },
): boolean {
  return document.owned.volumes.some((other) => sameEntry(other, volume));
}

export function withAccepted(document: LedgerDocument, accepted: LedgerPlan): LedgerDocument {
  return { ...document, accepted };
}

/** Notes a report, and the plan as applied when every step succeeded. */
export function withReport(document: LedgerDocument, report: Report, plan: LedgerPlan): LedgerDocument {
  const noted = {
    ...document,
    lastReport: summaryOf(report),
    attempts: attemptsAfter(document.attempts, report, plan.atMs),
  };
  return report.succeeded ? { ...noted, applied: plan } : noted;
}

function summaryOf(report: Report): LedgerReport {
  const count = (kind: string): number => report.steps.filter((step) => step.outcome.kind === kind).length;
  return {
    planDigest: report.planDigest,
    startedAtMs: Math.round(report.startedAtMs),
    durationMs: Math.round(report.durationMs),
    succeeded: report.succeeded,
    done: count('done'),
    failed: count('failed'),
    notStarted: count('not-started'),
  };
}

/** True when `entry` has every field of `part` with the same value. */
function sameEntry(entry: object, part: object): boolean {
  const fields = new Map<string, unknown>(Object.entries(entry));
  return Object.entries(part).every(([key, value]) => fields.get(key) === value);
}
