import type { ConditionName, DriftStatus, HeldBack, MachineStatus, Phase } from '../../../service';
import { count } from '../quantities';
import { shown, shownList } from '../shown';

/** What the agent's own page says besides what is told on it: headings, labels and controls. */
export const STATUS_PAGE_WORDS = {
  title: 'Fleetwright agent',
  /** Of the host, in the title of the tab. */
  readiness: { true: 'ready', false: 'not ready', unknown: 'not known' },
  skip: 'Skip to the status',
  sections: 'Sections of this page',
  fleet: 'fleet',
  asOf: 'as of',
  overview: 'Overview',
  conditionsAsOne: 'Conditions of the agent',
  calm: 'No drift, nothing held back, nothing out of the ordinary.',
  end: 'This page only shows. Orders are given on the host: `fleetwright agent --help`.',
  /** Before the moment until which something is waited for. */
  until: { gate: 'at the latest', retry: 'next try' },
  none: 'none',
  noneYet: 'none yet',
  facts: {
    release: 'Release in force',
    generation: 'generation',
    digest: 'release',
    plan: 'plan',
    revision: 'revision',
    madeAt: 'made',
    acceptedAt: 'accepted',
    signer: 'signed by',
    unsigned: 'nobody',
    generations: 'generations',
    observed: 'seen',
    accepted: 'accepted',
    attempted: 'begun',
    applied: 'applied',
    source: 'Source',
    from: 'from',
    lastLook: 'last look',
    lastSuccess: 'last success',
    nextLook: 'next look',
    allowedNow: 'guests may get',
    allowedNext: 'next window',
    lasting: 'for',
    agent: 'Agent',
    version: 'version',
    phase: 'now',
    started: 'started',
    libvirt: 'libvirt',
  },
  machines: {
    title: 'Machines',
    region: 'Machines and what they use',
    name: 'machine',
    state: 'state',
    cpu: 'CPU',
    memory: 'memory',
    disk: 'disk',
    throughput: 'disk use',
    network: 'network use',
    addresses: 'addresses',
    protected: 'protected',
    ready: 'ready',
    notReady: 'not ready',
    read: 'read',
    written: 'written',
    received: 'in',
    sent: 'out',
    steal: 'steal',
    balloon: 'balloon at',
    empty: 'There are no machines.',
    noneMatches: 'No machine matches the filter.',
    unmanaged: 'Others on this host, which are left alone',
  },
  filter: {
    group: 'Filter machines',
    label: 'Filter machines',
    hint: 'name, state, address',
    key: 'Press / to filter, Escape to clear.',
    states: 'by state',
    attention: 'to look at',
    running: 'running',
    notRunning: 'not running',
    clear: 'Clear',
    /** With numbers put in by the page. */
    count: '{shown} of {all} machines shown',
  },
  drift: {
    title: 'Drift',
    legend: 'Changed by somebody else after a pass had made it as released.',
    region: 'Drift, field by field',
    subject: 'of',
    field: 'field',
    wanted: 'released',
    found: 'found',
    since: 'since',
    policy: 'what is done about it',
  },
  heldBack: {
    title: 'Held back',
    approve: 'To have all of it done now, on the host:',
    step: 'step',
    impact: 'impact',
    because: 'held back by',
    advice: 'what has it done',
  },
  refused: 'Refused',
  warnings: 'Warnings',
  pendingRestarts: 'Pending restart',
  findings: {
    title: 'Out of the ordinary',
    region: 'What is out of the ordinary',
    rule: 'rule',
    subject: 'of',
    value: 'is',
    limit: 'limit',
    since: 'since',
  },
  pending: { title: 'Pending changes', legend: 'All that would be done if everything were allowed now.' },
  capacity: {
    title: 'Capacity',
    vcpus: 'vCPUs',
    memory: 'memory',
    unknown: 'The host was not looked at yet.',
  },
  history: {
    title: 'Last passes',
    region: 'Last passes, newest first',
    at: 'begun',
    generation: 'generation',
    outcome: 'outcome',
    took: 'took',
    steps: 'steps',
    none: 'No pass has ended yet.',
  },
  events: {
    title: 'Events',
    region: 'Events, newest first',
    none: 'Nothing was logged yet.',
    more: 'Older ones are in the log of the service.',
  },
  connection: {
    live: 'live',
    connecting: 'connecting',
    lost: 'connection lost',
    banner: 'The connection to the agent is lost. What is shown may be old; trying again.',
    back: 'The connection to the agent is back.',
  },
  /** `{time}` is put in by the page. */
  times: {
    ago: '{time} ago',
    in: 'in {time}',
    since: 'for {time}',
    now: 'now',
    new: 'just now',
    seconds: 's',
    minutes: 'min',
    hours: 'h',
    days: 'days',
  },
} as const;

/** What the agent is doing. */
export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  starting: 'starting',
  idle: 'waiting',
  observing: 'looking at the host',
  executing: 'changing the host',
  'waiting-for-health': 'waiting for machines to be ready',
  stopping: 'ending',
};

/** What is done about something that somebody else has changed. */
export const DRIFT_POLICY_WORDS: Readonly<Record<DriftStatus['policy'], string>> = {
  correct: 'is corrected',
  report: 'only reported',
  ask: 'waits for an operator',
};

/** Conditions that are bad when they hold; the others are bad when they do not. */
export const BAD_WHEN_TRUE: ReadonlySet<ConditionName> = new Set<ConditionName>(['Stalled', 'Suspended']);

/** A machine's state; `absent` when there is none. */
export const STATE_WORDS: Readonly<Record<MachineStatus['actual'], string>> = {
  running: 'running',
  paused: 'paused',
  stopping: 'stopping',
  stopped: 'stopped',
  crashed: 'crashed',
  suspended: 'asleep',
  unknown: 'not known',
  absent: 'absent',
};

/** `wanted: running`, for a machine that is not as its release says. */
export function wantedInWords(wanted: MachineStatus['wanted']): string {
  return `wanted: ${STATE_WORDS[wanted]}`;
}

/** What an operator can do about each reason; nothing where waiting is all. */
export const HELD_BACK_ADVICE: Readonly<Record<HeldBack['because'], string>> = {
  policy: 'Done in the next window that allows it, or when it is approved.',
  'drift-policy': 'Done when it is approved, or when the drift policy says `correct`.',
  'health-gate': 'Nothing more is done for this release until another one, or `fleetwright agent sync`.',
  suspended: 'Done after `fleetwright agent resume`.',
  rollout: 'Its turn comes by itself.',
};

/** The command with which an operator approves what is held back. */
export function approveCommand(digest: string): string {
  return `fleetwright agent approve ${shown(digest)}`;
}

/** `2 fields drifted, 3 steps held back`; nothing where there is nothing. */
export function attentionInWords(numbers: {
  readonly drifted: number;
  readonly heldBack: number;
  readonly refused: number;
  readonly findings: number;
  readonly machines: number;
}): string {
  const { drifted, heldBack, refused, findings, machines } = numbers;
  const parts = [
    ...(drifted === 0 ? [] : [`${count(drifted, 'field')} drifted`]),
    ...(heldBack === 0 ? [] : [`${count(heldBack, 'step')} held back`]),
    ...(refused === 0 ? [] : [`${refused} refused`]),
    ...(findings === 0 ? [] : [`${count(findings, 'thing')} out of the ordinary`]),
    ...(machines === 0 ? [] : [`${count(machines, 'machine')} to look at`]),
  ];
  return parts.length === 0 ? STATUS_PAGE_WORDS.calm : `${parts.join(', ')}.`;
}

/** `Step 3 of 12: start-machine:web-1`. */
export function progressInWords(progress: {
  readonly done: number;
  readonly total: number;
  readonly step: string;
}): string {
  return `Step ${Math.min(progress.done + 1, progress.total)} of ${progress.total}: ${shown(progress.step)}`;
}

/** `restart pending: memory, vCPUs`. */
export function pendingRestartInWords(fields: readonly string[]): string {
  return fields.length === 0 ? 'restart pending' : `restart pending: ${shownList(fields)}`;
}

/** `24 of 32 given`. */
export function givenOfInWords(given: string, limit: string | undefined): string {
  return limit === undefined
    ? `${given} given; how much there is, nobody says`
    : `${given} of ${limit} given`;
}

/** `120 GiB of 500 GiB free, disks may grow to 700 GiB`. */
export function freeOfInWords(free: string, all: string, promised: string | undefined): string {
  const room = `${free} of ${all} free`;
  return promised === undefined ? room : `${room}, disks may grow to ${promised}`;
}

/** Of a list that is longer than the page can hold. */
export function rowsNotListedInWords(left: number, all: number): string {
  return `${left} of ${all} are not listed here: \`fleetwright status --json\` has all of them.`;
}
