import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { JSON_ANSWER_VERSION } from '../../../../host-agent/commands/json-answer';
import {
  INVENTORY_BYTES_MAX,
  INVENTORY_DOCUMENT_VERSION,
  inventoryDigest,
  parseInventoryDocument,
  readInventory,
  type DocumentRecords,
  type InventoryDocument,
  type Matches,
} from '../../../../host-agent/inventory';
import { SCHEMA_IS_OF_INVENTORY } from '../../../../host-agent/inventory/document/schema';
import type { AgentRecords } from '../../../../host-agent/review';
import type { PlanProblem } from '../../../../lib/plan';
import { fakeLibvirtHost } from '../../../support/fake-libvirt-host';
import { SEED } from '../../review/plans';
import { hostOf, worlds } from '../../planner/worlds';
import { domainXml, emptyWorld, network, pool, running, stopped, volumeXml } from '../worlds';
import { FULL_DOCUMENT, FULL_INVENTORY } from './full-document';

/** Compiles as long as the planner's records and the document's are the same. */
const RECORDS_ARE_THE_SAME: Matches<AgentRecords, DocumentRecords> = true;

function parsed(document: unknown): InventoryDocument {
  const result = parseInventoryDocument(JSON.stringify(document));
  if (!result.ok) throw new Error(JSON.stringify(result.problems, undefined, 1));
  return result.document;
}

function problemsOf(document: unknown): readonly PlanProblem[] {
  const result = parseInventoryDocument(typeof document === 'string' ? document : JSON.stringify(document));
  return result.ok ? [] : result.problems;
}

const { uri, readAt } = FULL_DOCUMENT;

/** Hundreds of documents take seconds, and several times that on a busy machine. */
const MANY_DOCUMENTS_MS_MAX = 60_000;

describe('an inventory that was written down', () => {
  it('comes back with every field that an inventory can have', () => {
    const { version: _version, command: _command, ...facts } = FULL_DOCUMENT;
    expect(parsed(FULL_DOCUMENT)).toStrictEqual({ kind: 'inventory', ...facts });
    expect([SCHEMA_IS_OF_INVENTORY, RECORDS_ARE_THE_SAME]).toEqual([true, true]);
  });

  it(
    'comes back as it was, whatever a host has gone through',
    () => {
      fc.assert(
        fc.property(worlds(), (world) => {
          const host = hostOf(world);
          const inventory = host.inventory();
          const records = { owned: host.owned(), attempts: host.attempts, trash: host.trashed() };
          const document = parsed({ ...FULL_DOCUMENT, inventory, records });
          expect(document).toEqual({ kind: 'inventory', uri, readAt, inventory, records });
          if (document.kind === 'inventory')
            expect(inventoryDigest(document.inventory)).toBe(inventoryDigest(inventory));
        }),
        { seed: SEED, numRuns: 60, endOnFailure: true },
      );
    },
    MANY_DOCUMENTS_MS_MAX,
  );

  it('comes back as it was read from libvirt, with names that nobody chose well', async () => {
    const name = 'größe "🚀" \u0085 <&> \u202e\u200b';
    const limits = `<iotune><total_iops_sec>100</total_iops_sec><total_iops_sec_max>200</total_iops_sec_max></iotune>`;
    const devices = `<disk type='file' device='disk'><source file='/x'/><target dev='vda' bus='virtio'/>${limits}</disk>
      <interface type='ethernet'><mac address='52:54:00:00:00:0F'/><bandwidth><inbound average='10' peak='20' burst='30'/></bandwidth></interface>`;
    const inventory = await readInventory(
      fakeLibvirtHost({
        ...emptyWorld(),
        domains: [
          running('web'),
          stopped('foreign', { name, storedXml: domainXml({ name: 'foreign', devices }) }),
          stopped('broken', { storedXml: '<' }),
        ],
        networks: [network('lan')],
        pools: [pool('fast', { volumes: new Map([['a', volumeXml('a', 'raw')]]) })],
      }),
    );
    expect(inventory.machines).toHaveLength(2);
    expect(inventory.unreadable).toHaveLength(1);
    expect(parsed({ version: 1, command: 'inventory', uri, inventory })).toStrictEqual({
      kind: 'inventory',
      uri,
      inventory: JSON.parse(JSON.stringify(inventory)),
    });
  });

  it('cannot be changed by whoever gets it', () => {
    const document = parsed(FULL_DOCUMENT);
    const web = document.kind === 'inventory' ? document.inventory.machines[0] : undefined;
    expect(Object.isFrozen(web?.running?.disks[0]?.limits?.iops)).toBe(true);
  });

  it('says which connection failed, where there is none', () => {
    const error = {
      code: 'libvirt-refused',
      message: 'Nobody listens.',
      advice: 'Start it.',
      details: ['x'],
    };
    expect(parsed({ version: 1, command: 'inventory', error })).toEqual({
      kind: 'error',
      code: 'libvirt-refused',
      message: 'Nobody listens.',
    });
  });

  it('has the version of every answer for programs', () => {
    expect(INVENTORY_DOCUMENT_VERSION).toBe(JSON_ANSWER_VERSION);
  });
});

type Path = readonly (string | number)[];

/** Every value inside of `value`, with where it is. */
function* inside(value: unknown, path: Path = []): Generator<readonly [Path, unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    yield* inside(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** A copy of the full document with another value at `path`; `undefined` takes it away. */
function withValue(path: Path, other: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(FULL_DOCUMENT));
  const parent = path.slice(0, -1).reduce((value, key) => Reflect.get(Object(value), key) as unknown, copy);
  Reflect.set(Object(parent), path.at(-1) ?? '', other);
  return copy;
}

function jsonPathOf(path: Path): string {
  return path.reduce<string>(
    (text, part) => text + (typeof part === 'number' ? `[${part}]` : `.${part}`),
    '$',
  );
}

const everything = [...inside(FULL_DOCUMENT)].filter(([path]) => path.length > 0);

describe('a document that is not quite one', () => {
  it.each([
    ['a list', []],
    ['null', null],
    ['something without a type', { anything: 1 }],
  ])(
    'is refused with %s in place of any value',
    (_what, other) => {
      const wrong = everything.filter(
        ([path, value]) =>
          !(Array.isArray(value) && Array.isArray(other)) &&
          !problemsOf(withValue(path, other)).some((problem) => problem.path.startsWith(jsonPathOf(path))),
      );
      expect(wrong.map(([path]) => jsonPathOf(path))).toEqual([]);
      expect(everything.length).toBeGreaterThan(300);
    },
    MANY_DOCUMENTS_MS_MAX,
  );

  it(
    'is refused with a fraction or a number beyond any host, in place of any number',
    () => {
      const numbers = everything.filter(
        ([path, value]) => typeof value === 'number' && path[0] !== 'version',
      );
      const accepted = numbers.filter(([path]) =>
        [0.5, 2 ** 60].some((other) => problemsOf(withValue(path, other)).length === 0),
      );
      expect(accepted).toEqual([]);
      expect(numbers.length).toBeGreaterThan(50);
    },
    MANY_DOCUMENTS_MS_MAX,
  );

  it('is refused with a key more in any object, which is named', () => {
    const objects = [...inside(FULL_DOCUMENT)].filter(
      ([, value]) => typeof value === 'object' && !Array.isArray(value),
    );
    for (const [path] of objects) {
      const key = [...path, 'extra'];
      expect(problemsOf(withValue(key, 1))).toEqual([
        expect.objectContaining({ code: 'unknown-key', path: jsonPathOf(key) }),
      ]);
    }
    expect(objects.length).toBeGreaterThan(60);
  });

  it('is told apart from one that another release wrote', () => {
    const { advice } = problemsOf({ ...FULL_DOCUMENT, weather: 'fine' })[0] ?? {};
    expect(advice).toContain('another release');
    expect(problemsOf({ ...FULL_DOCUMENT, version: 2 })).toEqual([
      expect.objectContaining({
        code: 'unsupported-version',
        path: '$.version',
        message: 'this is a host inventory of version 2, and this program reads version 1',
      }),
    ]);
  });

  it.each<readonly [string, unknown, readonly string[]]>([
    ['is empty', '', ['not-json $']],
    ['is cut off', JSON.stringify(FULL_DOCUMENT).slice(0, -10), ['not-json $.records.trash[0]']],
    ['is no object', '[]', ['wrong-type $']],
    ['answers another command', { ...FULL_DOCUMENT, command: 'diff' }, ['bad-choice $.command']],
    ['has no inventory', { version: 1, command: 'inventory', uri }, ['missing-key $.inventory']],
    ['has nothing', { version: 1, command: 'inventory' }, ['missing-key $.uri', 'missing-key $.inventory']],
    ['was never read', { ...FULL_DOCUMENT, readAt: 'yesterday' }, ['bad-format $.readAt']],
    ['says a key twice', '{"version":1,"version":1}', ['duplicate-key $.version']],
    ['reaches for prototypes', '{"__proto__":{"version":1}}', ['forbidden-key $.__proto__']],
    [
      'nests without end',
      '['.repeat(100_000),
      ['too-deep $[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]'],
    ],
    ['has a number that no double holds', '{"version":9007199254740993}', ['inexact-number $.version']],
  ])('is refused when it %s', (_what, document, expected) => {
    const problems = problemsOf(document);
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
  });

  it('is refused when it is no text, or too much of it', () => {
    const [notText] = [parseInventoryDocument(Uint8Array.of(0xff, 0xfe))];
    expect(notText).toMatchObject({ ok: false, problems: [{ code: 'not-utf8' }] });
    const tooLarge = parseInventoryDocument(' '.repeat(INVENTORY_BYTES_MAX + 1));
    expect(tooLarge).toMatchObject({ ok: false, problems: [{ code: 'too-large' }] });
  });

  it('says all that is wrong with it, in whatever part', () => {
    const { host, machines, networks, pools, unreadable } = FULL_INVENTORY;
    const [web] = machines;
    const [files] = pools;
    const wrong = {
      ...FULL_DOCUMENT,
      inventory: {
        host: { ...host, cpus: -1 },
        machines: [web, { ...web, state: 'asleep' }],
        networks: [...networks, {}],
        pools: [{ ...files, active: 1, volumes: [{ fileName: 'x' }] }],
        unreadable: [...unreadable, 'me'],
      },
      records: { ...FULL_DOCUMENT.records, trash: 7 },
    };
    const paths = problemsOf(wrong).map(({ path }) => path);
    for (const path of [
      '$.inventory.host.cpus',
      '$.inventory.machines[1].state',
      '$.inventory.networks[2].uuid',
      '$.inventory.pools[0].active',
      '$.inventory.pools[0].volumes[0].capacityBytes',
      '$.inventory.unreadable[1]',
      '$.records.trash',
    ])
      expect(paths).toContain(path);
  });

  it(
    'is refused without falling over, however much is wrong with it',
    () => {
      const unreadable = Array.from({ length: 130_000 }, () => 1);
      const problems = problemsOf({ ...FULL_DOCUMENT, inventory: { ...FULL_INVENTORY, unreadable } });
      expect(problems).toHaveLength(101);
      expect(problems.at(-1)?.message).toBe('and at least 9900 more problems');
    },
    MANY_DOCUMENTS_MS_MAX,
  );
});
