import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '../../../host-agent/sandbox';

/** By what a sandbox could be found again after it is gone. */
export interface Traces {
  readonly name: string;
  readonly directory: string;
  readonly poolDirectory: string;
  /** Inode names such as `net:[4026531840]`; none of them is shared with the machine. */
  readonly namespaces: readonly string[];
}

/** Notes what to look for, while the sandbox runs. */
export function notedTraces(sandbox: Sandbox): Traces {
  const { name, directory, poolDirectory, processId } = sandbox;
  const namespaces = ['net', 'mnt', 'uts', 'ipc', 'pid', 'cgroup'].map((kind) =>
    readlinkSync(`/proc/${processId}/ns/${kind}`),
  );
  return { name, directory, poolDirectory, namespaces };
}

/** Everything on this machine that still belongs to the sandbox, in words; empty when it is gone without trace. */
export function remainingTraces(traces: Traces): readonly string[] {
  const files = [traces.directory, traces.poolDirectory, join(traces.poolDirectory, '..')].filter((path) =>
    existsSync(path),
  );
  const processes = processIds().flatMap((processId) => [
    ...traces.namespaces
      .filter((namespace) => namespacesOf(processId).includes(namespace))
      .map((namespace) => `process ${processId} is in ${namespace}`),
    ...(commandLineOf(processId).includes(traces.directory)
      ? [`process ${processId} names the directory`]
      : []),
  ]);
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .filter((line) => line.includes(traces.directory));
  return [...files, ...processes, ...mounts, ...groupDirectories(traces.name)];
}

/** What a sandbox must never touch: the machine's libvirt, interfaces, firewall rules and mounts. */
export function machineState(): string {
  const list = (folder: string): string =>
    existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String).toSorted().join(' ') : 'absent';
  return [
    list('/run/libvirt'),
    list('/etc/libvirt'),
    list('/var/lib/libvirt'),
    list('/var/log/libvirt'),
    run('ip', ['-brief', 'address']),
    run('ip', ['route']),
    run('iptables-save', []).replaceAll(/^#.*$/gm, ''),
    run('nft', ['list', 'ruleset']),
    readFileSync('/proc/sys/net/ipv4/ip_forward', 'utf8'),
    readFileSync('/proc/sys/kernel/hostname', 'utf8'),
    readFileSync('/proc/self/mounts', 'utf8'),
  ].join('\n');
}

function groupDirectories(name: string): readonly string[] {
  const points = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, , type]) => type === 'cgroup' || type === 'cgroup2')
    .map(([, point = '']) => point);
  return points.flatMap((point) =>
    readdirSync(point)
      .filter((entry) => entry.startsWith(`fleetwright-${name}-`))
      .map((entry) => join(point, entry)),
  );
}

function processIds(): readonly number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number);
}

function namespacesOf(processId: number): readonly string[] {
  try {
    return readdirSync(`/proc/${processId}/ns`).map((kind) => readlinkSync(`/proc/${processId}/ns/${kind}`));
  } catch {
    // It ended meanwhile.
    return [];
  }
}

function commandLineOf(processId: number): string {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function run(program: string, argv: readonly string[]): string {
  try {
    return execFileSync(program, argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    return `${program}: ${error instanceof Error && 'code' in error ? String(error.code) : 'failed'}`;
  }
}
