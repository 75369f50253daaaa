import { beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  inventoryDigest,
  parseInventoryDocument,
  type InventoryDocument,
} from '../../../host-agent/inventory';
import { useLiveHost } from '../../support/live-host';
import { labDisk, labDraft, labMachine, type Draft } from '../live/lab';
import { fleetwright, type ProgramResult } from './command-line';

const host = useLiveHost();

/** Somebody else's machine: never started, and called what nobody would call one. */
const FOREIGN_DESCRIPTION = 'größe <b>🚀</b> \u0085 \u202e turned';
const FOREIGN = `<domain type="qemu">
  <name>somebody-elses</name>
  <uuid>11111111-2222-4333-8444-555555555555</uuid>
  <description>${FOREIGN_DESCRIPTION.replaceAll('<', '&lt;')}</description>
  <memory unit="MiB">32</memory>
  <os><type arch="x86_64" machine="pc">hvm</type></os>
  <devices><watchdog model="i6300esb" action="none"/></devices>
</domain>`;

function run(...words: readonly string[]): Promise<ProgramResult> {
  return fleetwright(['--sandbox', host.sandbox.name, ...words], { cwd: host.workDirectory });
}

async function writePlan(side: 'base' | 'head', draft: Draft): Promise<void> {
  await mkdir(join(host.workDirectory, side), { recursive: true });
  await writeFile(join(host.workDirectory, side, 'plan.json'), JSON.stringify(draft));
}

/** What both `diff` and a review say of a host, word by word. */
interface Announced {
  readonly approval: string;
  readonly summary: object;
  readonly steps: readonly { readonly id: string }[];
  readonly refusals: readonly object[];
  readonly warnings: readonly object[];
  readonly allocation: object;
}

interface ReviewedHost extends Announced {
  readonly basis: object;
  readonly drift?: { readonly steps: readonly { readonly id: string }[] };
  readonly assumptions: readonly object[];
}

function announced({ approval, summary, steps, refusals, warnings, allocation }: Announced): Announced {
  return { approval, summary, steps, refusals, warnings, allocation };
}

async function reviewWith(
  ...inventory: readonly string[]
): Promise<ProgramResult & { readonly host: ReviewedHost }> {
  const words = ['review', '--base', 'base', '--head', 'head', '--json'];
  const result = await run(...words, ...inventory.flatMap((where) => ['--inventory', where]));
  const { hosts } = JSON.parse(result.stdout) as { readonly hosts: readonly ReviewedHost[] };
  const [only] = hosts;
  if (only === undefined) throw new Error('the review has no host');
  return { ...result, host: only };
}

function read(text: string): Extract<InventoryDocument, { readonly kind: 'inventory' }> {
  const parsed = parseInventoryDocument(text);
  if (!parsed.ok || parsed.document.kind !== 'inventory') throw new Error(text.slice(0, 1000));
  return parsed.document;
}

let written: ProgramResult;

beforeAll(async () => {
  const draft = labDraft(host, [labMachine('web', 31), labMachine('db', 32, { powerState: 'stopped' })]);
  await writePlan('base', draft);
  const applied = await run('apply', '--plan', 'base/plan.json', '--yes', '--json');
  expect({ exitCode: applied.exitCode, errors: applied.stderr }).toMatchObject({ exitCode: 0 });
  await host.virshWithXml(FOREIGN, 'define');
  // By hand, and against the plan.
  await host.virsh('autostart', 'web');
  const [web] = draft.machines;
  if (web === undefined) throw new Error('the draft has no machine');
  const head = {
    ...draft,
    machines: [
      { ...web, vcpus: { ...web.vcpus, current: 2 }, disks: [...web.disks, labDisk('web', 'data')] },
      labMachine('new', 33),
    ],
  };
  await writePlan('head', head);
  written = await run('inventory', '--json');
  await writeFile(join(host.workDirectory, 'kvm-1.json'), written.stdout);
}, 360_000);

describe('the inventory of a real host', () => {
  it('is a document of it and of what the agent remembers', async () => {
    expect({ exitCode: written.exitCode, errors: written.stderr }).toEqual({ exitCode: 0, errors: '' });
    const { inventory, records, readAt = '' } = read(written.stdout);
    const answer = JSON.parse(written.stdout) as { readonly inventory: object };
    expect(inventory).toStrictEqual(answer.inventory);
    expect(inventory.machines.map(({ name, state }) => `${name} ${state}`).sort()).toEqual([
      'db stopped',
      'somebody-elses stopped',
      'web running',
    ]);
    const foreign = inventory.machines.find(({ name }) => name === 'somebody-elses');
    expect(foreign?.stored?.description).toBe(FOREIGN_DESCRIPTION);
    expect(records?.owned.volumes.map(({ fileName }) => fileName)).toContain('web-root.qcow2');
    expect(Math.abs(Date.now() - Date.parse(readAt))).toBeLessThan(600_000);
    const again = read((await run('inventory', '--json')).stdout);
    expect(inventoryDigest(again.inventory)).toBe(inventoryDigest(inventory));
  });

  it('holds nothing of what guests are told in secret', async () => {
    const plan = await readFile(join(host.workDirectory, 'base/plan.json'), 'utf8');
    expect(plan).toContain('#cloud-config');
    expect(written.stdout).not.toContain('#cloud-config');
  });
});

describe('a review of a real host', () => {
  it('says from its document what diff says on the host: the same steps, refusals and approval', async () => {
    const diff = await run('diff', '--plan', 'head/plan.json', '--json');
    const here = JSON.parse(diff.stdout) as Announced;
    const review = await reviewWith('kvm-1.json');
    expect(announced(review.host)).toEqual(announced(here));
    expect(here.steps.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'set-vcpus:web',
        'create-disk:web/data',
        'start-machine:new',
        'delete-machine:db',
      ]),
    );
    expect(review.host.basis).toMatchObject({ kind: 'inventory', source: 'kvm-1.json', records: true });
    expect(review.host.assumptions).toEqual([]);
    expect(review.host.drift?.steps.map(({ id }) => id)).toEqual(['set-machine-autostart:web']);
    expect(review.exitCode).toBe(0);
  });

  it('says the same when it looks itself', async () => {
    const review = await reviewWith('kvm-1.json');
    const live = await reviewWith(`kvm-1=${host.uri}`);
    expect(announced(live.host)).toEqual(announced(review.host));
    expect(live.host.basis).toMatchObject({ kind: 'inventory', source: host.uri, records: true });
  });

  it('goes on, and fails, where the host did not answer', async () => {
    const nobody = `qemu+unix:///system?socket=${host.workDirectory}/nobody`;
    const failed = await run('--connect', nobody, 'inventory', '--json');
    expect(failed.exitCode).toBe(1);
    await writeFile(join(host.workDirectory, 'failed.json'), failed.stdout);
    for (const where of ['failed.json', nobody]) {
      const review = await reviewWith(where);
      expect(review.exitCode).toBe(1);
      expect(review.host.basis).toMatchObject({
        kind: 'unreadable',
        reason: expect.stringContaining('nobody'),
      });
      expect(review.host.steps.map(({ id }) => id)).toContain('create-disk:web/data');
      expect(review.host).not.toHaveProperty('drift');
    }
  });
});
