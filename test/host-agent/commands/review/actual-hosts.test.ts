import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandFailure } from '../../../../host-agent/commands/command-failure';
import type { CommandContext, GlobalOptions } from '../../../../host-agent/commands/context';
import { loadActualHosts } from '../../../../host-agent/commands/review/actual-hosts';
import { LibvirtUnreachable } from '../../../../host-agent/libvirt';
import type { ActualHost } from '../../../../host-agent/review';
import { FULL_DOCUMENT } from '../../inventory/document/full-document';

const HOSTS = ['kvm-1', 'kvm-2', 'kvm-3'];

let folder = '';
let notes: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleetwright-inventories-'));
  notes = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Marks {
  readonly hostname?: string;
  /** Hosts that its machines are marked as; none of them: the machines are foreign. */
  readonly marked?: readonly string[];
}

/** An inventory of a host that calls itself `hostname`. */
function document({ hostname = 'unnamed', marked = [] }: Marks = {}): object {
  const { inventory, ...facts } = FULL_DOCUMENT;
  const [web] = inventory.machines;
  if (web === undefined || web.ownership.kind !== 'ours') throw new Error('the sample machine is not ours');
  const { mark } = web.ownership;
  const machines =
    marked.length === 0
      ? [{ ...web, ownership: { kind: 'foreign' } }]
      : marked.map((host) => ({ ...web, ownership: { kind: 'ours', mark: { ...mark, host } } }));
  return { ...facts, inventory: { ...inventory, host: { ...inventory.host, hostname }, machines } };
}

function write(path: string, content: object | string = document()): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
}

/** What `fleetwright inventory --json` writes when it fails. */
const FAILED = {
  version: 1,
  command: 'inventory',
  error: { code: 'libvirt-refused', message: 'Nobody listens.' },
};

function load(
  texts: readonly string[],
  hosts: readonly string[] = HOSTS,
  options: GlobalOptions = {},
): Promise<ReadonlyMap<string, ActualHost>> {
  const nothing = (): void => undefined;
  const context: CommandContext = {
    terminal: {
      print: nothing,
      note: (text) => void notes.push(text),
      progress: nothing,
      ask: () => Promise.resolve(false),
      canAsk: false,
      paint: (_style, text) => text,
      notePaint: (_style, text) => text,
    },
    workingDirectory: folder,
    environment: {},
    signal: new AbortController().signal,
  };
  return loadActualHosts(context, options, texts, hosts);
}

/** Which host came from where. */
async function sources(texts: readonly string[], hosts?: readonly string[]): Promise<object> {
  const found = await load(texts, hosts);
  return Object.fromEntries([...found].map(([host, { source }]) => [host, source]));
}

async function failure(texts: readonly string[], hosts?: readonly string[]): Promise<CommandFailure> {
  try {
    await load(texts, hosts);
  } catch (error) {
    if (error instanceof CommandFailure) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

describe('an inventory of a review', () => {
  it('has all that its document says', async () => {
    write('a.json', FULL_DOCUMENT);
    const found = await load(['kvm-1=a.json']);
    const { inventory, records, readAt } = FULL_DOCUMENT;
    expect(found.get('kvm-1')).toEqual({
      kind: 'read',
      source: 'a.json',
      readAt,
      inventory,
      inventoryDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      records,
    });
  });

  it('is of the host that it is named for, whatever it calls itself', async () => {
    write('a.json', document({ hostname: 'kvm-2' }));
    expect(await sources(['kvm-1=a.json'])).toEqual({ 'kvm-1': 'a.json' });
  });

  it('is of the only host there is', async () => {
    write('a.json', document({ hostname: 'debian' }));
    expect(await sources(['a.json'], ['kvm-9'])).toEqual({ 'kvm-9': 'a.json' });
  });

  it.each([
    ['by its name', 'kvm-2'],
    ['by its name in full', 'kvm-2.lab.example.org'],
    ['in whatever case', 'KVM-2.Example.ORG'],
  ])('is of the host that calls itself so, %s', async (_how, hostname) => {
    write('a.json', document({ hostname }));
    expect(await sources(['a.json'])).toEqual({ 'kvm-2': 'a.json' });
  });

  it('is of the host that its file is called by, where it calls itself nothing that is known', async () => {
    write('kvm-3.json', document({ hostname: 'debian' }));
    write('kvm-2.json', FAILED);
    expect(await sources(['kvm-3.json', 'kvm-2.json'])).toEqual({
      'kvm-3': 'kvm-3.json',
      'kvm-2': 'kvm-2.json',
    });
  });

  it('is asked for where nothing says which host it is of', async () => {
    write('a.json', document({ hostname: 'debian' }));
    expect(await failure(['a.json'])).toMatchObject({
      code: 'host-needed',
      message: 'Nothing says which host of this review a.json is, which calls itself debian.',
      advice: 'Say it as --inventory <host>=a.json: kvm-1, kvm-2, kvm-3.',
    });
  });

  it('is none of a host that the review does not have', async () => {
    write('a.json');
    expect(await failure(['kvm-7=a.json'])).toMatchObject({
      code: 'no-such-host',
      advice: expect.stringContaining('kvm-1, kvm-2, kvm-3'),
    });
  });

  it('may lie in a file with a "=" in its name', async () => {
    write('a=b.json', document({ hostname: 'kvm-1' }));
    write('x=y/kvm-2.json', document({ hostname: 'kvm-2' }));
    expect(await sources(['./a=b.json', 'kvm-2=x=y/kvm-2.json'])).toEqual({
      'kvm-1': './a=b.json',
      'kvm-2': 'x=y/kvm-2.json',
    });
  });

  it.each(['', 'kvm-1='])('is named: "%s" names none', async (text) => {
    expect(await failure([text])).toMatchObject({ code: 'no-inventory' });
  });

  it('is of no use where no host is left', async () => {
    expect(await sources(['kvm-1=a.json', 'nowhere'], [])).toEqual({});
  });

  it('is one a host', async () => {
    write('a.json');
    write('b.json', FAILED);
    expect(await failure(['kvm-1=a.json', 'kvm-1=b.json'])).toMatchObject({
      code: 'same-host-twice',
      message: 'Both a.json and b.json are taken for host kvm-1.',
    });
  });
});

describe('a folder of inventories', () => {
  it('has those of the hosts of the review that it has', async () => {
    write('hosts/kvm-1.json');
    write('hosts/kvm-3.json', FAILED);
    write('hosts/kvm-9.json', 'of no concern');
    expect(await sources(['hosts/'])).toEqual({ 'kvm-1': 'hosts/kvm-1.json', 'kvm-3': 'hosts/kvm-3.json' });
    expect(await sources(['kvm-3=hosts'])).toEqual({ 'kvm-3': 'hosts/kvm-3.json' });
  });

  it('is refused where it has none', async () => {
    write('hosts/readme.txt', '');
    expect(await failure(['hosts'])).toMatchObject({
      code: 'no-inventory',
      message: 'The folder hosts has no inventory of a host of this review.',
      advice: 'Its files are called <host>.json: kvm-1.json, kvm-2.json, kvm-3.json.',
    });
    expect(await failure(['kvm-2=hosts'])).toMatchObject({
      code: 'no-inventory',
      message: 'The folder hosts has no inventory of kvm-2.',
    });
  });
});

describe('an inventory of another host', () => {
  it('is found out by its marks, however it was named', async () => {
    write('a.json', document({ hostname: 'kvm-1', marked: ['kvm-2', 'kvm-2'] }));
    for (const text of ['a.json', 'kvm-1=a.json']) {
      expect(await failure([text])).toMatchObject({
        code: 'other-host',
        message: 'a.json is the inventory of kvm-2, not of kvm-1: so its marks say.',
        advice: 'Name it as --inventory kvm-2=a.json, and another one for kvm-1.',
      });
    }
    expect(notes).toEqual([]);
  });

  it('is no such thing when only some machines came from there', async () => {
    write('a.json', document({ marked: ['kvm-2', 'kvm-1'] }));
    expect(await sources(['kvm-1=a.json'])).toEqual({ 'kvm-1': 'a.json' });
    expect(notes).toEqual([]);
  });

  it('is pointed out when that host is not in the review', async () => {
    write('a.json', document({ marked: ['kvm-8'] }));
    expect(await sources(['a.json'], ['kvm-1'])).toEqual({ 'kvm-1': 'a.json' });
    expect(notes).toEqual([
      "a.json is taken for host kvm-1, but all that fleetwright made there is marked as kvm-8's.",
    ]);
  });
});

describe('a host that could not be looked at', () => {
  it('is one that its document says so of', async () => {
    write('a.json', FAILED);
    expect((await load(['kvm-2=a.json'])).get('kvm-2')).toEqual({
      kind: 'unreadable',
      source: 'a.json',
      reason: 'Nobody listens.',
    });
  });

  it('is one whose libvirt does not answer', async () => {
    const uri = `qemu+unix:///system?socket=${folder}/nobody`;
    expect((await load([`kvm-2=${uri}`])).get('kvm-2')).toEqual({
      kind: 'unreadable',
      source: uri,
      reason: expect.stringContaining('nobody'),
    });
    expect([...(await load([uri], ['kvm-1'])).keys()]).toEqual(['kvm-1']);
    expect(await failure([uri])).toMatchObject({ code: 'host-needed' });
  });

  it('is told apart from a URI that is none', async () => {
    await expect(load(['kvm-1=carrier-pigeon://kvm-1/system'])).rejects.toBeInstanceOf(LibvirtUnreachable);
  });
});

describe('a file that is no inventory', () => {
  it('is refused with all that is wrong with it', async () => {
    write('a.json', { ...FULL_DOCUMENT, inventory: { ...FULL_DOCUMENT.inventory, unreadable: [{}] } });
    const { code, message, details } = await failure(['a.json'], ['kvm-1']);
    expect({ code, message }).toEqual({
      code: 'bad-inventory',
      message: 'The inventory a.json cannot be used: 3 problems.',
    });
    expect(details.map((line) => line.split(':')[0])).toEqual([
      '$.inventory.unreadable[0].kind',
      '$.inventory.unreadable[0].name',
      '$.inventory.unreadable[0].reason',
    ]);
  });

  it.each([
    ['is not there', 'nowhere.json', 'inventory-missing', 'There is no inventory nowhere.json.'],
    ['is a folder', 'kvm-1=hosts', 'inventory-not-a-file', 'cannot be read: it is no plain file'],
    ['is empty', 'kvm-1=empty.json', 'bad-inventory', '1 problem'],
  ])('is refused when it %s', async (_how, text, code, message) => {
    write('empty.json', '');
    mkdirSync(join(folder, 'hosts/kvm-1.json'), { recursive: true });
    expect(await failure([text])).toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it('cannot hide what its name does to a terminal', async () => {
    const { message } = await failure(['a\u001b[2J\u202e.json'], ['kvm-1']);
    expect(message).toBe('There is no inventory a\\x1b[2J\\u202e.json.');
  });
});
