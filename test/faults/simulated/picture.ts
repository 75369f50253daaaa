import { readNetwork } from '../../../host-agent/libvirt';
import { serialise } from '../../../host-agent/libvirt/xml/parse';
import type { FolderContent } from './folder';
import { birthOf, GUEST_LINE, parseDisk } from './libvirt/disk-file';
import type { LibvirtState } from './libvirt';
import { attributeOf, childOf, devicesOf, edited } from './libvirt/xml';
import type { Moment } from './stage';

/** A host as two runs with the same outcome show it: what depends on when and in which order things came about is left out. */
export type Picture = ReadonlyMap<string, string>;

export function pictureOf({ state, files }: Moment): Picture {
  const world = JSON.parse(state) as LibvirtState;
  return new Map([
    ...world.domains.map((domain) => [`machine ${domain.name}`, domainText(domain, world.ports)] as const),
    ...world.networks.map((network) => [`network ${network.name}`, networkText(network)] as const),
    ...world.pools.map(
      ({ volumes, ...pool }) =>
        [`pool ${pool.name}`, JSON.stringify({ ...pool, volumes: volumes.toSorted() })] as const,
    ),
    ...filesOf(files),
  ]);
}

/** What differs, one sentence each. */
export function differences(expected: Picture, found: Picture): readonly string[] {
  const missing = [...expected.keys()].filter((key) => !found.has(key)).map((key) => `${key} is missing`);
  const surplus = [...found.keys()].filter((key) => !expected.has(key)).map((key) => `${key} is too many`);
  const other = [...expected].flatMap(([key, text]) => {
    const now = found.get(key);
    return now === undefined || now === text
      ? []
      : [`${key} is ${apart(now, text)}, not ${apart(text, now)}`];
  });
  return [...missing, ...surplus, ...other];
}

/** Where they begin to differ, with what is around it: definitions are long. */
const AROUND = 120;

function apart(text: string, other: string): string {
  const at = Array.from(text).findIndex((character, index) => character !== other[index]);
  const from = Math.max(0, (at < 0 ? other.length : at) - AROUND);
  return text.length <= 2 * AROUND ? text : `...${text.slice(from, from + 3 * AROUND)}...`;
}

function domainText(domain: LibvirtState['domains'][number], ports: LibvirtState['ports']): string {
  const { storedXml, runningXml, autostart, uuid, guest } = domain;
  const inside =
    guest === undefined
      ? undefined
      : { connected: guest.connected, onlineVcpus: guest.onlineVcpus, onlineKiB: guest.onlineKiB };
  return JSON.stringify({
    uuid,
    autostart,
    stored: storedXml === undefined ? undefined : plainDomain(storedXml, ports),
    running: runningXml === undefined ? undefined : plainDomain(runningXml, ports),
    guest: inside,
  });
}

/** Without places and names that libvirt hands out, devices in no order, host devices by where they are plugged in. */
function plainDomain(xml: string, ports: LibvirtState['ports']): string {
  return edited(xml, (root) => {
    const devices = childOf(root, 'devices');
    for (const device of devicesOf(root)) {
      childOf(device, 'address')?.remove();
      childOf(device, 'alias')?.remove();
      const target = childOf(device, 'target');
      const port = device.localName === 'interface' ? attributeOf(target, 'dev') : undefined;
      if (port !== undefined) target?.setAttribute('dev', `on ${ports[port] ?? 'no bridge'}`);
    }
    const sorted = devicesOf(root).toSorted((left, right) => (serialise(left) < serialise(right) ? -1 : 1));
    devices?.replaceChildren(...sorted);
  });
}

function networkText({ storedXml, runningXml, ...rest }: LibvirtState['networks'][number]): string {
  const plain = (xml: string | undefined): object | undefined => {
    if (xml === undefined) return undefined;
    const network = readNetwork(xml);
    return {
      ...network,
      dnsHosts: network.dnsHosts.map((host) => JSON.stringify(host)).toSorted(),
      ips: network.ips.map((ip) => ({
        ...ip,
        dhcpHosts: ip.dhcpHosts.map((host) => JSON.stringify(host)).toSorted(),
      })),
    };
  };
  // The mark in what runs is as old as what runs.
  return JSON.stringify({
    ...rest,
    stored: plain(storedXml),
    running: { ...plain(runningXml), metadata: [] },
  });
}

const TIME = /\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z/;

function* filesOf(files: FolderContent): Generator<readonly [string, string]> {
  const ledgers: { readonly sequence: number; readonly owned: Owned }[] = [];
  const seen = new Map<string, number>();
  for (const [path, { bytes, mode }] of files) {
    if (path.startsWith('images/')) continue;
    // The ledger's own temporary file, which its next write takes away.
    if (/^state\/ledger-[ab]\.json\.new$/.test(path)) continue;
    if (/^state\/ledger-[ab]\.json$/.test(path)) {
      ledgers.push(...ledgerIn(bytes));
      continue;
    }
    const name = path.replace(TIME, 'some time');
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    yield [
      `file ${name}${times === 1 ? '' : ` for the ${times}. time`}`,
      `${mode.toString(8)} ${contentOf(path, bytes)}`,
    ];
  }
  const newest = ledgers.toSorted((left, right) => right.sequence - left.sequence)[0];
  yield ['ledger', newest === undefined ? 'none' : JSON.stringify(ownedThatIsThere(newest.owned, files))];
}

/** A note of a file that is not there harms nobody: it is written before the file is made, and taken back after it is gone. */
function ownedThatIsThere(owned: Owned, files: FolderContent): object {
  const isThere = (entry: string): boolean => {
    const { fileName } = JSON.parse(entry) as { readonly fileName?: string };
    return fileName === undefined || files.has(`pools/main/${fileName}`);
  };
  return Object.fromEntries(Object.entries(owned).map(([kind, list]) => [kind, list.filter(isThere)]));
}

type Owned = Readonly<Record<string, readonly string[]>>;

/** Of the two copies one may be torn or old: the agent reads the newer one. */
function ledgerIn(bytes: Buffer): readonly { readonly sequence: number; readonly owned: Owned }[] {
  try {
    const text = bytes.toString('utf8');
    const { sequence, owned } = JSON.parse(text.slice(text.indexOf('\n'))) as {
      readonly sequence: number;
      readonly owned: Readonly<Record<string, readonly object[]>>;
    };
    const lists = Object.entries(owned).map(([kind, list]) => [
      kind,
      list.map((one) => JSON.stringify(one)).toSorted(),
    ]);
    return [{ sequence, owned: Object.fromEntries(lists) }];
  } catch {
    return [];
  }
}

function contentOf(path: string, bytes: Buffer): string {
  if (path.endsWith('.json'))
    return bytes.toString('utf8').replace(/"trashedAtMs": \d+/, '"trashedAtMs": some time');
  const disk = parseDisk(bytes);
  if (disk.format === 'raw') return bytes.toString('base64');
  return JSON.stringify({ ...disk, content: disk.content?.replace(/^disk number \d+$/m, 'disk number n') });
}

/** Disks on which a guest has written, by the number that each has had since it was made: where they lie. */
export function writtenDisks({ files }: Moment): ReadonlyMap<number, readonly string[]> {
  const disks = new Map<number, readonly string[]>();
  for (const [path, { bytes }] of files) {
    const { content } = parseDisk(bytes);
    const birth = content?.includes(GUEST_LINE) === true ? birthOf(content) : undefined;
    if (birth !== undefined) disks.set(birth, [...(disks.get(birth) ?? []), path]);
  }
  return disks;
}

/** What belongs to somebody else, byte for byte. */
export function strangersOf({ state, files }: Moment): Picture {
  const { domains, networks, pools, ports } = JSON.parse(state) as LibvirtState;
  const known = { domains, networks, pools };
  const objects = Object.entries(known).flatMap(([kind, list]) =>
    list
      .filter(({ uuid }) => uuid.startsWith('99999999-'))
      .map((object) => [`${kind} ${object.name}`, JSON.stringify(object)] as const),
  );
  const own = [...files].filter(([path]) => /^images\/|^pools\/others\/|notes\.qcow2$/.test(path));
  return new Map([
    ...objects,
    ['port of the stranger', ports['vnet0'] ?? 'none'],
    ...own.map(([path, { bytes, mode }]) => [path, `${mode} ${bytes.toString('base64')}`] as const),
  ]);
}
