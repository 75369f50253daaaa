import type { ReleaseStatement, SigningKey } from '../../sources';
import type { ReleaseOptions } from '../release/options';
import { shownPath } from '../release/release-file';
import type { Paint } from '../terminal/paint';
import { digestInWords, UNCHANGED_NOTE, UNSIGNED_NOTE } from '../wording';
import { tableLines } from './table';

/** What became of one host's release. */
export interface ReleasedHost {
  readonly change: 'first' | 'next' | 'unchanged';
  readonly file: string;
  readonly statement: ReleaseStatement;
  readonly digest: string;
  /** Absent: unsigned, or not signed now. */
  readonly key?: SigningKey;
}

/** A line for each host, with which key was signed, and what may have been forgotten. */
export function renderReleases(
  hosts: readonly ReleasedHost[],
  options: ReleaseOptions,
  workingDirectory: string,
  paint: Paint,
): string {
  const [header = '', ...rows] = tableLines(
    [
      { title: 'host' },
      { title: 'generation', align: 'right' },
      { title: 'plan' },
      { title: '' },
      { title: 'machine id' },
      { title: 'approval' },
      { title: 'file' },
    ],
    hosts.map(({ change, file, statement }) => [
      statement.host.name,
      String(statement.generation),
      digestInWords(statement.planDigest),
      change,
      statement.host.machineId ?? 'any',
      statement.approval === undefined ? 'none' : digestInWords(statement.approval.changePlanDigest),
      shownPath(file, workingDirectory),
    ]),
  );
  const keys = [...new Set(hosts.flatMap(({ key }) => (key === undefined ? [] : [key.fingerprint])))];
  const isMade = hosts.some(({ change }) => change !== 'unchanged');
  const wantsMore = options.approve !== undefined || options.machineId !== undefined;
  const wasLeft = wantsMore && hosts.some(({ change }) => change === 'unchanged');
  return [
    paint('faint', header),
    ...rows,
    ...keys.map((fingerprint) => `signed with ${fingerprint}`),
    ...(options.unsigned === true && isMade ? [paint('disrupt', UNSIGNED_NOTE)] : []),
    ...(wasLeft ? [paint('disrupt', UNCHANGED_NOTE)] : []),
  ].join('\n');
}

/** The same for programs. */
export function releaseFacts({ change, file, statement, digest, key }: ReleasedHost): object {
  const { fleet, host, generation, parent, madeAt, planDigest, approval } = statement;
  return {
    host: host.name,
    fleet,
    change,
    generation,
    ...(parent === undefined ? {} : { parent }),
    ...(host.machineId === undefined ? {} : { machineId: host.machineId }),
    madeAt,
    planDigest,
    releaseDigest: digest,
    ...(approval === undefined ? {} : { approval }),
    file,
    ...(key === undefined ? {} : { fingerprint: key.fingerprint }),
  };
}
