import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlanInput } from '../../../../lib/plan';
import { digestOf, makeKey, signed, statementOf, type ReleaseDraft } from './releases';
import type { ServiceHost } from './service-host';

/** What a case may use: the host as it is after a trusted release of generation 5. */
export interface Scene {
  readonly host: ServiceHost;
  readonly plan: PlanInput;
  /** Another plan, that would change the host at once if it were accepted. */
  readonly grown: PlanInput;
  readonly accepted: { readonly digest: string; readonly bytes: Buffer };
}

export interface RefusalCase {
  readonly name: string;
  /** What the status says of it. */
  readonly code: string;
  /** What lies in the folder then. */
  readonly offered: (scene: Scene) => Promise<Uint8Array>;
  /** Who is trusted while this is offered. @default the one key for lab/kvm-1 */
  readonly signers?: (scene: Scene) => Promise<string>;
}

const next = (scene: Scene, changes: Partial<ReleaseDraft> = {}): ReleaseDraft => ({
  plan: scene.grown,
  generation: 6,
  parent: scene.accepted.digest,
  ...changes,
});

const byTrusted = async (scene: Scene, draft: ReleaseDraft): Promise<Buffer> =>
  signed(statementOf(draft), scene.host.key);

const stranger = async ({ host }: Scene): Promise<{ readonly path: string; readonly publicKey: string }> => {
  const path = join(host.directory, 'stranger');
  await rm(path, { force: true });
  await rm(`${path}.pub`, { force: true });
  return { path, publicKey: await makeKey(path) };
};

const line = (principals: string, options: string, key: string): string =>
  `${principals} ${['namespaces="fleetwright-plan"', options].filter((text) => text !== '').join(',')} ${key}\n`;

/** A signature by the trusted key, and a file in which that key may do less. */
const restricted = (name: string, principals: string, options = ''): RefusalCase => ({
  name,
  code: 'untrusted',
  offered: (scene) => byTrusted(scene, next(scene)),
  signers: async ({ host }) => line(principals, options, host.publicKey),
});

const BAD_TRUST: readonly RefusalCase[] = [
  { name: 'no signature', code: 'untrusted', offered: async (scene) => statementOf(next(scene)) },
  {
    name: 'a key that nobody knows',
    code: 'untrusted',
    offered: async (scene) => signed(statementOf(next(scene)), (await stranger(scene)).path),
  },
  {
    name: 'a known key of another host',
    code: 'untrusted',
    offered: async (scene) => signed(statementOf(next(scene)), join(scene.host.directory, 'stranger')),
    signers: async (scene) => {
      const { publicKey } = await stranger(scene);
      return line('lab/kvm-1', '', scene.host.publicKey) + line('lab/kvm-2', '', publicKey);
    },
  },
  restricted('the right key, for another fleet', 'office/kvm-1'),
  restricted('the right key, for all hosts but this', 'lab/*,!lab/kvm-1'),
  restricted('a key whose time is over', 'lab/kvm-1', 'valid-before="20200101"'),
  restricted('a key whose time has not come', 'lab/kvm-1', 'valid-after="20990101"'),
  {
    name: 'a signature that was made for something else',
    code: 'untrusted',
    offered: (scene) => signed(statementOf(next(scene)), scene.host.key, 'file'),
  },
  {
    name: 'the signature of another release',
    code: 'untrusted',
    offered: (scene) =>
      signed(
        statementOf(next(scene)),
        scene.host.key,
        undefined,
        statementOf({ plan: scene.plan, generation: 5 }),
      ),
  },
  {
    name: 'one digit changed after signing',
    code: 'untrusted',
    offered: async (scene) => {
      const bytes = await byTrusted(scene, next(scene));
      return Buffer.from(bytes.toString('utf8').replace('"generation":6', '"generation":7'));
    },
  },
  {
    name: 'nobody trusted at all',
    code: 'untrusted',
    offered: (scene) => byTrusted(scene, next(scene)),
    signers: async () => '# nobody\n',
  },
];

const BAD_ORDER: readonly RefusalCase[] = [
  {
    name: 'an older generation',
    code: 'stale',
    offered: (scene) => byTrusted(scene, { plan: scene.grown, generation: 4, parent: 'b'.repeat(64) }),
  },
  {
    name: 'the same generation of another plan',
    code: 'forked',
    offered: (scene) => byTrusted(scene, { plan: scene.grown, generation: 5, parent: 'a'.repeat(64) }),
  },
  {
    name: 'the next generation of another parent',
    code: 'forked',
    offered: (scene) => byTrusted(scene, next(scene, { parent: 'c'.repeat(64) })),
  },
  {
    name: 'another machine with the name of this host',
    code: 'misaddressed',
    offered: (scene) => byTrusted(scene, next(scene, { machineId: '0'.repeat(32) })),
  },
  {
    name: 'another host',
    code: 'misaddressed',
    offered: (scene) =>
      byTrusted(
        scene,
        next(scene, { plan: { ...scene.grown, host: { ...scene.grown.host, name: 'kvm-2' } } }),
      ),
    signers: async ({ host }) => line('lab/*', '', host.publicKey),
  },
  {
    name: 'another fleet',
    code: 'misaddressed',
    offered: (scene) => byTrusted(scene, next(scene, { plan: { ...scene.grown, fleet: 'office' } })),
    signers: async ({ host }) => line('*', '', host.publicKey),
  },
  {
    name: 'a release of next year (this clock is slow, or that one fast)',
    code: 'not-yet-valid',
    offered: (scene) => byTrusted(scene, next(scene, { madeAt: '2099-01-01T00:00:00Z' })),
  },
];

const BAD_FORM: readonly RefusalCase[] = [
  {
    name: 'a statement that is cut short',
    code: 'malformed',
    offered: async (scene) => (await byTrusted(scene, next(scene))).subarray(0, 700),
  },
  {
    name: 'a signature that is cut short',
    code: 'malformed',
    offered: async (scene) => {
      const bytes = await byTrusted(scene, next(scene));
      return bytes.subarray(0, bytes.length - 60);
    },
  },
  {
    name: 'more bytes than any release has',
    code: 'too-large',
    offered: async () => Buffer.alloc(80 * 1024 * 1024, 'x'),
  },
  { name: 'no bytes', code: 'malformed', offered: async () => Buffer.alloc(0) },
  {
    name: 'random bytes',
    code: 'malformed',
    offered: async () => Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)),
  },
  {
    name: 'JSON in another order than it was signed in',
    code: 'malformed',
    offered: async (scene) => {
      const statement = statementOf(next(scene)).toString('utf8');
      return signed(
        Buffer.from(`${JSON.stringify(JSON.parse(statement), undefined, 1).replaceAll('\n', ' ')}\n`),
        scene.host.key,
      );
    },
  },
  {
    name: 'a key twice',
    code: 'malformed',
    offered: async (scene) => {
      const statement = statementOf(next(scene)).toString('utf8');
      return signed(
        Buffer.from(statement.replace('"generation":6', '"generation":6,"generation":6')),
        scene.host.key,
      );
    },
  },
  {
    name: 'a key that nobody knows in the statement',
    code: 'malformed',
    offered: (scene) => byTrusted(scene, next(scene, { lies: { zeal: true } })),
  },
  {
    name: "a digest that is not the plan's",
    code: 'malformed',
    offered: (scene) => byTrusted(scene, next(scene, { lies: { planDigest: 'd'.repeat(64) } })),
  },
  {
    name: "a host that is not the plan's",
    code: 'malformed',
    offered: (scene) => byTrusted(scene, next(scene, { lies: { host: { name: 'kvm-2' } } })),
  },
  {
    name: 'a generation below nothing',
    code: 'malformed',
    offered: (scene) => byTrusted(scene, next(scene, { lies: { generation: -1 } })),
  },
  {
    name: 'a generation beyond what numbers can count',
    code: 'malformed',
    offered: (scene) => byTrusted(scene, next(scene, { lies: { generation: 2 ** 53 } })),
  },
  {
    name: 'no parent',
    code: 'malformed',
    offered: (scene) => byTrusted(scene, { plan: scene.grown, generation: 6 }),
  },
  {
    name: 'a plan that breaks its own rules',
    code: 'malformed',
    offered: async (scene) => {
      const { lies: _, ...draft } = next(scene);
      const [machine] = scene.grown.machines;
      const plan = { ...scene.grown, machines: [machine, machine] };
      return byTrusted(scene, { ...draft, lies: { plan } });
    },
  },
  {
    name: 'a pool where this host allows none',
    code: 'confined',
    offered: async (scene) => {
      const pools = scene.grown.pools.map((pool) => ({ ...pool, path: '/etc/fleetwright-pool' }));
      return byTrusted(scene, next(scene, { plan: { ...scene.grown, pools } }));
    },
  },
];

export const REFUSAL_CASES: readonly RefusalCase[] = [...BAD_TRUST, ...BAD_ORDER, ...BAD_FORM];

/** Publishes what a case offers, with its signers, and gives the digest of the whole file. */
export async function offer(scene: Scene, { offered, signers }: RefusalCase): Promise<string> {
  const allowed = (await signers?.(scene)) ?? line('lab/kvm-1', '', scene.host.publicKey);
  const bytes = await offered(scene);
  await writeFile(scene.host.allowedSigners, allowed);
  await scene.host.publishBytes(bytes);
  return digestOf(bytes);
}
