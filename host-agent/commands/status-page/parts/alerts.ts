import type { AgentStatus } from '../../../service';
import {
  gateInWords,
  refusedReleaseInWords,
  retryInWords,
  sourceFailureInWords,
  suspensionInWords,
} from '../../wording/agent/alerts';
import { STATUS_PAGE_WORDS } from '../../wording/agent/status-page';

const WORDS = STATUS_PAGE_WORDS.until;

/** Something about the agent itself that somebody should know first. */
export interface Alert {
  readonly kind: 'suspended' | 'gate' | 'refused-release' | 'source' | 'retry';
  readonly text: string;
  readonly atMs?: number;
  readonly until?: { readonly word: string; readonly atMs: number };
}

/** What stands in the way of the release, the gravest first. */
export function alertsOf({ suspended, gate, refusedRelease, source, retry }: AgentStatus): readonly Alert[] {
  const { lastFailure, failures } = source;
  return [
    ...(suspended === undefined
      ? []
      : [{ kind: 'suspended', text: suspensionInWords(suspended), atMs: suspended.sinceMs } as const]),
    ...(gate === undefined
      ? []
      : [
          {
            kind: 'gate',
            text: gateInWords(gate),
            ...(gate.kind === 'waiting'
              ? { until: { word: WORDS.gate, atMs: gate.untilMs } }
              : { atMs: gate.sinceMs }),
          } as const,
        ]),
    ...(refusedRelease === undefined
      ? []
      : [
          {
            kind: 'refused-release',
            text: refusedReleaseInWords(refusedRelease),
            atMs: refusedRelease.sinceMs,
          } as const,
        ]),
    ...(failures === 0 || lastFailure === undefined
      ? []
      : [
          {
            kind: 'source',
            text: sourceFailureInWords(failures, lastFailure),
            atMs: lastFailure.atMs,
          } as const,
        ]),
    ...(retry === undefined
      ? []
      : [
          {
            kind: 'retry',
            text: retryInWords(retry.failures),
            until: { word: WORDS.retry, atMs: retry.atMs },
          } as const,
        ]),
  ];
}
