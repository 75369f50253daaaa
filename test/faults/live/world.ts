import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { Plan } from '../../../lib/plan';
import { FOREIGN } from './foreign';
import type { Ground } from './ground';
import { placesOfMarkers, type Marker } from './markers';

/** All that is to be seen of a host from outside the product, one sentence a thing: two hosts that are alike have the same. */
export type World = ReadonlyMap<string, string>;

/** Larger files are the tiny guest's kernel and initial disk; the agent has compared their digests. */
const DIGEST_BYTES_MAX = 1_000_000;

/** Which processes the machines ran as before, by machine. */
export type Processes = ReadonlyMap<string, string>;

/** What to look for beside what every host has. */
export interface Expected {
  readonly plans: readonly Plan[];
  readonly markers: readonly Marker[];
  /** @default none, and then nothing is said about restarts */
  readonly processes?: Processes;
}

/** Looks at the whole host, with virsh and the file system. */
export async function lookAtWorld(ground: Ground, expected: Expected): Promise<World> {
  const processes = await runningProcesses(ground);
  const facts: (readonly [string, string])[] = [
    ...(await libvirtFacts(ground)),
    ...(await fileFacts(ground, expected.plans)),
    ...(await stateFacts(ground)),
    ...(await placesOfMarkers(expected.markers)).map(
      ({ marker, place }) => [`marker of ${marker.machine}/${marker.disk}`, place] as const,
    ),
    ...[...(expected.processes ?? [])].map(
      ([machine, before]) =>
        [`process of ${machine}`, wordFor(before, processes.machines.get(machine))] as const,
    ),
    ['processes of machines', [...processes.machines.keys()].toSorted().join(' ')],
    ['other processes', processes.others.join(' ')],
  ];
  return new Map(facts);
}

/** In what the second differs from the first, a sentence each. */
export function differences(wanted: World, found: World): readonly string[] {
  const keys = [...new Set([...wanted.keys(), ...found.keys()])].toSorted();
  return keys.flatMap((key) => {
    const [want, is] = [wanted.get(key), found.get(key)];
    if (want === is) return [];
    return [`${key}: ${lineThatDiffers(is, want)} instead of ${lineThatDiffers(want, is)}`];
  });
}

/** Which QEMU runs which machine, and what else runs that libvirt or the agent may have left. */
export async function runningProcesses(
  ground: Ground,
): Promise<{ readonly machines: Processes; readonly others: readonly string[] }> {
  const { stdout } = await ground.live.sandbox.exec(['ps', '-eo', 'stat=,pid=,args=']);
  // What has ended and waits for somebody to ask how (state Z) runs no more.
  const lines = stdout.split('\n').flatMap((line) => {
    const [, state, rest = ''] = /^(\S+)\s+(.*)$/.exec(line.trim()) ?? [];
    return state === undefined || state.startsWith('Z') ? [] : [rest];
  });
  const machines = lines.flatMap((line) => {
    const [, processId, name] = /^(\d+) \S*qemu-system\S* -name guest=([^,\s]+)/.exec(line) ?? [];
    return processId === undefined || name === undefined ? [] : [[name, processId] as const];
  });
  const others = lines.flatMap((line) => {
    const helper = /dnsmasq --conf-file=\S*\/([^/\s]+)\.conf/.exec(line);
    if (helper !== null) return [`dnsmasq:${helper[1] ?? ''}`];
    return /^\d+ \S*(node|qemu-img|qemu-nbd)\b/.test(line) ? [line.replace(/^\d+ /, '')] : [];
  });
  return { machines: new Map(machines), others: [...new Set(others)].toSorted() };
}

function wordFor(before: string, now: string | undefined): string {
  if (now === undefined) return 'ended';
  return now === before ? 'the same' : 'another';
}

function lineThatDiffers(text: string | undefined, other: string | undefined): string {
  if (text === undefined) return 'nothing';
  const otherLines = new Set(other?.split('\n'));
  return text.split('\n').find((line) => !otherLines.has(line)) ?? 'fewer lines';
}

const OBJECTS = {
  machine: { list: 'list --all --name', running: 'list --name', autostart: 'list --all --autostart --name' },
  network: {
    list: 'net-list --all --name',
    running: 'net-list --name',
    autostart: 'net-list --all --autostart --name',
  },
  pool: {
    list: 'pool-list --all --name',
    running: 'pool-list --name',
    autostart: 'pool-list --all --autostart --name',
  },
} as const;

const DUMP = {
  machine: 'dumpxml --inactive --security-info',
  network: 'net-dumpxml --inactive',
  pool: 'pool-dumpxml --inactive',
} as const;

async function libvirtFacts(ground: Ground): Promise<readonly (readonly [string, string])[]> {
  const kinds = ['machine', 'network', 'pool'] as const;
  const lists = await virshAll(
    ground,
    kinds.flatMap((kind) => Object.values(OBJECTS[kind])),
  );
  const namesAt = (index: number): readonly string[] =>
    (lists[index] ?? '').split('\n').filter((name) => name !== '');
  const named = kinds.flatMap((kind, index) =>
    namesAt(3 * index).map((name) => ({
      kind,
      name,
      state: `${namesAt(3 * index + 1).includes(name) ? 'runs' : 'off'}${namesAt(3 * index + 2).includes(name) ? ', starts with the host' : ''}`,
    })),
  );
  const pools = named.filter(({ kind, state }) => kind === 'pool' && state.startsWith('runs'));
  const answers = await virshAll(ground, [
    ...named.map(({ kind, name }) => `${DUMP[kind]} ${name}`),
    ...pools.map(({ name }) => `vol-list ${name}`),
    `dumpxml ${FOREIGN}`,
    `domstate ${FOREIGN} --reason`,
    `net-dumpxml ${FOREIGN}`,
  ]);
  const volumesOf = (text: string | undefined): string =>
    (text ?? '')
      .split('\n')
      .flatMap((line) => line.trim().split(/\s+/)[0] ?? [])
      .filter(Boolean)
      .toSorted()
      .join(' ');
  const foreign = answers.slice(named.length + pools.length).join('\n');
  return [
    ...named.map(({ kind, name, state }) => [`${kind} ${name}`, state] as const),
    ...named.map(
      ({ kind, name }, index) => [`definition of ${kind} ${name}`, comparable(answers[index] ?? '')] as const,
    ),
    ...pools.map(
      ({ name }, index) => [`volumes of ${name}`, volumesOf(answers[named.length + index])] as const,
    ),
    ['what runs and is foreign', foreign],
  ];
}

/** libvirt gives addresses on buses in the order in which devices came, and MAC addresses to bridges; sizes of pools change by themselves. */
function comparable(xml: string): string {
  return (
    xml
      .replaceAll(/\s*<address type='(pci|usb|drive|virtio-serial)'[^>]*\/>/g, '')
      // Known only while the pool runs and until libvirtd ends.
      .replaceAll(/\s*<permissions>[\s\S]*?<\/permissions>/g, '')
      .replaceAll(/(<bridge [^>]*\/>)\s*<mac address='[^']*'\/>/g, '$1')
      .replaceAll(/\s*<(capacity|allocation|available) unit='bytes'>\d+<\/\1>/g, '')
  );
}

/** Runs commands in one process, because starting virsh takes longer than what it does; their answers in order. */
async function virshAll(ground: Ground, commands: readonly string[]): Promise<readonly string[]> {
  const separator = '@next@';
  const text = await ground.live.virsh(
    commands.flatMap((command) => [command, `echo ${separator}`]).join('; '),
  );
  return text.split(separator).map((answer) => answer.trim());
}

async function fileFacts(
  ground: Ground,
  plans: readonly Plan[],
): Promise<readonly (readonly [string, string])[]> {
  const root = ground.live.sandbox.poolDirectory;
  const disks = new Set(
    plans.flatMap(({ machines }) =>
      machines.flatMap((machine) => machine.disks.map(({ fileName }) => fileName)),
    ),
  );
  const facts: (readonly [string, string])[] = [];
  const trash = new Map<string, string[]>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const path = join(entry.parentPath, entry.name);
    const trashed = /^\d{4}-[\dT.-]+Z-(.*?)(\.json)?$/.exec(entry.name);
    if (entry.parentPath.endsWith('.fleetwright/trash') && trashed !== null) {
      const [, name = '', note] = trashed;
      trash.set(name, [...(trash.get(name) ?? []), note === undefined ? 'file' : 'note']);
      continue;
    }
    facts.push([
      `file ${relative(root, path)}`,
      disks.has(entry.name) ? await diskFact(path) : await plainFact(path, entry.name),
    ]);
  }
  return [
    ...facts,
    ...[...trash].map(([name, parts]) => [`trash ${name}`, parts.toSorted().join(' and ')] as const),
  ];
}

async function diskFact(path: string): Promise<string> {
  const { stdout } = await promisify(execFile)('qemu-img', ['info', '-U', '--output=json', path]);
  const info = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
  return ['format', 'virtual-size', 'backing-filename'].map((key) => String(info[key])).join(' ');
}

async function plainFact(path: string, name: string): Promise<string> {
  const { mode, size, mtimeMs } = await stat(path);
  const digest =
    size > DIGEST_BYTES_MAX
      ? ''
      : createHash('sha256')
          .update(await readFile(path))
          .digest('hex');
  const time = name.startsWith(FOREIGN) ? `of ${mtimeMs}` : '';
  return [`mode ${mode.toString(8)}`, `${size} bytes`, digest, time].filter(Boolean).join(' ');
}

async function stateFacts({ agent, live }: Ground): Promise<readonly (readonly [string, string])[]> {
  const names = (await readdir(agent.stateDirectory)).toSorted();
  const ledger = await readFile(join(agent.stateDirectory, 'ledger-a.json'), 'utf8');
  const { owned } = JSON.parse(ledger.slice(ledger.indexOf('\n'))) as {
    readonly owned: Readonly<
      Record<string, readonly { readonly pool?: string; readonly fileName?: string }[]>
    >;
  };
  // A file that went to the trash right before a kill stays noted, which says nothing as long as there is no such file.
  const isThere = ({ pool, fileName }: { readonly pool?: string; readonly fileName?: string }): boolean =>
    pool === undefined ||
    fileName === undefined ||
    existsSync(join(live.sandbox.poolDirectory, pool, fileName));
  return [
    ['files of the agent', names.join(' ')],
    ...Object.entries(owned).map(([kind, entries]) => {
      const noted = entries.filter(isThere).map((entry) => JSON.stringify(entry));
      return [`owned ${kind}`, noted.toSorted().join('\n')] as const;
    }),
  ];
}
