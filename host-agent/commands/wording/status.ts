import type { FailedAttempts, OwnedObjects } from '../../planner';
import type { AgentMemory, AgentStatus } from '../../service';
import { digestInWords } from './digests';
import { impactLabel } from './impacts';
import { count, durationInWords } from './quantities';
import { shown } from './shown';

/** Titles of the parts of `status`. */
export const STATUS_TITLES = {
  release: 'release',
  source: 'source',
  drift: 'drift',
  heldBack: 'held back',
  refused: 'refused',
  warnings: 'warnings',
  pendingRestarts: 'pending restart',
  findings: 'out of the ordinary',
  machines: 'machines',
  unmanaged: 'not managed by this fleet',
  results: 'last passes',
} as const;

export const NO_RELEASE_IN_WORDS = 'No release was accepted yet.';

/** What `--follow` says when the agent is gone. */
export const FOLLOW_LOST_IN_WORDS = 'The connection to the agent is lost; trying again.';

/** Time between two moments as people say it; clocks that disagree give none. */
export function spanInWords(fromMs: number, toMs: number): string {
  return durationInWords(Math.max(0, Math.round((toMs - fromMs) / 1000)));
}

/** `The next one comes in 40 s.` */
export function nextTryInWords(atMs: number, nowMs: number): string {
  return `The next one comes in ${spanInWords(nowMs, atMs)}.`;
}

/** `host kvm-1 in fleet lab`. */
export function statusTitleInWords({ fleet, host }: AgentStatus): string {
  return `host ${shown(host)} in fleet ${shown(fleet)}`;
}

/** `agent 0.1.0 at qemu:///system, up 3 h`. */
export function agentInWords({ agentVersion, uri, startedAtMs, writtenAtMs }: AgentStatus): string {
  return `agent ${shown(agentVersion)} at ${shown(uri)}, up ${spanInWords(startedAtMs, writtenAtMs)}`;
}

/** `generation 7 (99d1dd82b262), made 2026-01-02T03:04:05Z, accepted 5 min ago, signed by alice@example.org (SHA256:…)`. */
export function releaseInWords(
  { generation, digest, madeAt, acceptedAtMs, signer, revision }: NonNullable<AgentStatus['release']>,
  nowMs: number,
): string {
  const by =
    signer === undefined ? 'unsigned' : `signed by ${shown(signer.principal)} (${shown(signer.fingerprint)})`;
  return `generation ${generation} (${digestInWords(shown(digest))}), made ${shown(madeAt)}, accepted ${spanInWords(acceptedAtMs, nowMs)} ago, ${by}, revision ${shown(revision)}`;
}

/** `generations: seen 7, accepted 7, begun 7, applied 6`. */
export function generationsInWords({
  observed,
  accepted,
  attempted,
  applied,
}: AgentStatus['generations']): string {
  return `generations: seen ${observed}, accepted ${accepted}, begun ${attempted}, applied ${applied}`;
}

/** `git https://example.org/fleet, looked 12 s ago, looks again in 48 s`. */
export function sourceInWords(
  { description, lastLookAtMs, nextLookAtMs }: AgentStatus['source'],
  nowMs: number,
): string {
  const looked =
    lastLookAtMs === undefined ? 'not looked yet' : `looked ${spanInWords(lastLookAtMs, nowMs)} ago`;
  const next = nextLookAtMs === undefined ? '' : `, looks again in ${spanInWords(nowMs, nextLookAtMs)}`;
  return `${shown(description)}, ${looked}${next}`;
}

/** `12 done, 1 failed`. */
export function resultFiguresInWords({
  done,
  failed,
  notStarted,
}: {
  readonly done: number;
  readonly failed: number;
  readonly notStarted: number;
}): string {
  const parts = [
    ...(done === 0 ? [] : [`${done} done`]),
    ...(failed === 0 ? [] : [`${failed} failed`]),
    ...(notStarted === 0 ? [] : [`${notStarted} not started`]),
  ];
  return parts.length === 0 ? 'no steps' : parts.join(', ');
}

/** What a screen has no room for. */
export function linesLeftOutInWords(left: number): string {
  return `… ${count(left, 'more line')}: \`fleetwright status\` without --follow shows all`;
}

/** What became of an order. */
export const ORDER_WORDS = {
  sync: 'The agent looks at its source and its host now.',
  suspend: 'Suspended: the agent looks and reports, and changes nothing until `fleetwright agent resume`.',
  resume: 'Resumed: the agent changes the host again.',
  approve: 'Approved: the agent does what is held back now.',
} as const;

/** Titles of the parts of `agent status`. */
export const AGENT_STATE_TITLES = {
  records: 'records in',
  release: 'release',
  ledger: 'ledger',
  approved: 'approved',
  results: 'last passes',
} as const;

/** `before it: generation 6 (99d1dd82b262), whose every step had succeeded`. */
export function previousInWords(generation: number, digest: string): string {
  return `before it: generation ${generation} (${shown(digest)}), whose every step had succeeded`;
}

/** Without the source, what was seen is not known. */
export function recordedGenerationsInWords(memory: AgentMemory): string {
  return `generations: accepted ${memory.accepted?.generation ?? 0}, begun ${memory.attemptedGeneration}, applied ${memory.appliedGeneration}`;
}

/** `made here: 1 pool, 2 images, 5 disks`. */
export function ownedInWords({ pools, images, volumes }: OwnedObjects): string {
  return `made here: ${count(pools.length, 'pool')}, ${count(images.length, 'image')}, ${count(volumes.length, 'disk')}`;
}

/** `start-machine:web-1 has failed 3 times: …`. */
export function attemptsInWords(attempt: FailedAttempts): string {
  return `${shown(attempt.step)} has failed ${count(attempt.count, 'time')}: ${shown(attempt.message)}`;
}

/** `restart-machine:web-1 (restart)`. */
export function approvedInWords({ step, impact }: AgentMemory['approved'][number]): string {
  return `${shown(step)} (${impactLabel(impact)})`;
}

/** What records alone do not say, and who would. */
export function beyondRecordsInWords({
  serving,
  socket,
}: {
  readonly serving: boolean;
  readonly socket: string;
}): string {
  return serving
    ? `An agent answers on ${shown(socket)}: \`fleetwright status\` also shows conditions, the source, drift, what is held back, machines and findings.`
    : `No agent answers on ${shown(socket)}. A running one also knows conditions, the source, drift, what is held back, machines and findings: \`fleetwright status\` shows them.`;
}
