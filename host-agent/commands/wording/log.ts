import type { LogCode, LogFields, LogRecord } from '../../service';
import { plain } from '../terminal/plain';
import { digestInWords } from './digests';
import { impactLabel } from './impacts';
import { count, durationInWords } from './quantities';
import { shown, shownList } from './shown';
import { sentence } from './subjects';

/** The sentence of each log code; complete by the compiler. */
const LOG_WORDS: { readonly [Code in LogCode]: (fields: LogFields[Code]) => string } = {
  'agent-started': ({ fleet, host, version, source, uri }) =>
    `Agent ${shown(version)} of host ${shown(host)} in fleet ${shown(fleet)} has started: releases from ${shown(source)}, libvirt at ${shown(uri)}.`,
  'agent-stopping': ({ signal }) =>
    `Asked to end by ${shown(signal)}: steps under way are ended, no new one begins.`,
  'agent-fault': ({ message }) =>
    `A fault of fleetwright, not of yours: ${shown(message)}. Please report it with this line.`,
  'state-unusable': ({ message }) =>
    `What the agent itself needs cannot be used: ${closed(message)} Nothing is changed on the host until it can.`,
  'service-manager-unreachable': ({ message }) =>
    `systemd could not be told how the agent is: ${closed(message)} It may start the agent again.`,
  'libvirt-connected': ({ uri }) => `Connected to libvirt at ${shown(uri)}.`,
  'libvirt-unreachable': ({ message, retryAfterMs }) =>
    `libvirt cannot be reached: ${closed(message)} Next try in ${milliseconds(retryAfterMs)}.`,
  'fetch-failed': ({ source, code, message, failures, retryAfterMs }) =>
    `No release could be fetched from ${shown(source)} (${shown(code)}, ${count(failures, 'time')} in a row): ${closed(message)} What was accepted stays in force; next look in ${milliseconds(retryAfterMs)}.`,
  'fetch-recovered': ({ source }) => `Releases can be fetched from ${shown(source)} again.`,
  'release-accepted': ({ generation, release, revision, signer }) =>
    `Release ${digestInWords(shown(release))}, generation ${generation}, is in force (${shown(revision)}, ${signer === 'unsigned' ? 'unsigned, which this host allows' : `signed by ${shown(signer)}`}).`,
  'release-refused': ({ reason, message, generation, revision }) =>
    `A release is refused as ${shown(reason)} (generation ${generation}, ${shown(revision)}): ${closed(message)} Nothing changes.`,
  'trust-lost': ({ reason, message }) =>
    `The release in force is not trusted any more (${shown(reason)}): ${closed(message)} Nothing is changed on the host until it is, or another is released.`,
  'pass-ended': (pass) => passInWords(pass),
  'step-ended': (step) => stepEndInWords(step),
  drift: ({ subject, field, wanted, found, policy }) =>
    `${sentence(shown(subject))} was changed by somebody else: ${shown(field)} is ${shown(found)}, released is ${shown(wanted)}. ${DRIFT_WORDS[policy]}`,
  'drift-ended': ({ subject, field }) => `${sentence(shown(subject))} is as released again: ${shown(field)}.`,
  'held-back': ({ step, impact, because }) =>
    `Held back by ${HELD_BACK_WORDS[because]}: ${shown(step)} (${impactLabel(impact)}).`,
  'health-gate-waiting': ({ machines, withinMs }) =>
    `Waiting until ${machinesInWords(machines)} ready again, at most ${milliseconds(withinMs)}.`,
  'health-gate-passed': ({ machines }) => `After the change ${machinesInWords(machines)} ready again.`,
  'health-gate-failed': ({ machines, action }) =>
    `After the change these machines did not become ready in time: ${shownList(machines)}. ${
      action === 'stop'
        ? 'Nothing more is done for this release.'
        : 'The values of the release before come back where that destroys nothing.'
    }`,
  suspended: ({ reason }) => `Suspended: ${closed(reason)} The agent looks and reports, and changes nothing.`,
  resumed: () => 'Resumed: the agent changes the host again.',
  approved: ({ changePlan, by, steps }) =>
    `${by === 'operator' ? 'An operator' : 'The release'} has approved ${count(steps, 'step')} (${digestInWords(shown(changePlan))}).`,
  audit: ({ call, target, release, outcome, durationMs, libvirtCode }) =>
    `${shown(call)} of ${shown(target)} for release ${digestInWords(shown(release))}: ${outcome}${libvirtCode === 0 ? '' : `, libvirt says ${libvirtCode}`} (${milliseconds(durationMs)}).`,
  abnormal: ({ rule, subject, value, limit }) =>
    `Out of the ordinary: ${shown(rule)}, ${shown(subject)} (${shown(value)}; the limit is ${shown(limit)}).`,
  'abnormal-ended': ({ rule, subject }) => `Over: ${shown(rule)}, ${shown(subject)}.`,
};

/** What holds steps back, for the log and the status. */
export const HELD_BACK_WORDS: Readonly<Record<LogFields['held-back']['because'], string>> = {
  policy: 'policy',
  'drift-policy': 'the drift policy',
  'health-gate': 'the health gate',
  suspended: 'the suspension',
  rollout: 'the rollout: machines before it come first',
};

const DRIFT_WORDS: Readonly<Record<LogFields['drift']['policy'], string>> = {
  correct: 'It is corrected.',
  report: 'It is only reported.',
  ask: 'It stays until an operator approves.',
};

const PASS_WORDS: Readonly<Record<LogFields['pass-ended']['result'], string>> = {
  unchanged: 'Nothing to do',
  corrected: 'The host was changed',
  failed: 'Steps have failed',
  'held-back': 'Something differs and is held back',
  unreachable: 'libvirt could not be asked',
  blocked: 'What the agent itself needs cannot be used',
};

/** What became of a look at the host, as a short clause. */
export function passOutcomeInWords(outcome: LogFields['pass-ended']['result']): string {
  return PASS_WORDS[outcome];
}

/** The sentence of a log record, on one line and with everything hostile spelled out. */
export function logRecordInWords(record: LogRecord): string {
  return wordsOf(record.code, record.fields);
}

/** A line of the log as it comes from an agent, for people; of another version it may be anything. */
export function entryInWords(entry: Readonly<Record<string, unknown>>): string {
  const text = (name: string): string => {
    const value = entry[name];
    return typeof value === 'string' ? plain(value) : '?';
  };
  return `${text('time')} ${text('level').padEnd('warning'.length)} ${text('message')}`;
}

function wordsOf<Code extends LogCode>(code: Code, fields: LogFields[LogCode]): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- code and fields come from one record, which the compiler cannot follow
  return LOG_WORDS[code](fields as LogFields[Code]);
}

function passInWords(pass: LogFields['pass-ended']): string {
  const parts = [
    part(pass.done, 'step done', 'steps done'),
    part(pass.failed, 'failed'),
    part(pass.notStarted, 'not started'),
    part(pass.heldBack, 'held back'),
    part(pass.refused, 'refused'),
    part(pass.drifted, 'field drifted', 'fields drifted'),
  ].filter((text) => text !== undefined);
  const woken = pass.woken.length === 0 ? '' : `, woken by ${shownList(pass.woken)}`;
  const figures = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  return `${PASS_WORDS[pass.result]}${figures} (generation ${pass.generation}, ${milliseconds(pass.durationMs)}${woken}).`;
}

function part(number: number, one: string, many = one): string | undefined {
  return number === 0 ? undefined : `${number} ${number === 1 ? one : many}`;
}

function stepEndInWords({
  step,
  impact,
  result,
  durationMs,
  reason,
  message,
}: LogFields['step-ended']): string {
  const what = `${shown(step)} (${impactLabel(impact)}, ${milliseconds(durationMs)})`;
  switch (result) {
    case 'done':
      return `Done: ${what}.`;
    case 'already-true':
      return `Was so already: ${what}.`;
    case 'failed':
      return `Failed: ${what}: ${closed(message)} [${shown(reason)}]`;
    case 'not-started':
      return `Not started: ${shown(step)} (${impactLabel(impact)})${message === '' ? '.' : `: ${closed(message)}`}`;
  }
}

function machinesInWords(machines: readonly string[]): string {
  return machines.length === 1 ? `machine ${shownList(machines)} is` : `machines ${shownList(machines)} are`;
}

function milliseconds(duration: number): string {
  return duration < 1000 ? `${Math.round(duration)} ms` : durationInWords(Math.round(duration / 100) / 10);
}

/** Text of others as a whole sentence. */
function closed(message: string): string {
  const text = shown(message);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
