import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Testing } from 'cdktf';
import { toBeValidTerraform, toPlanSuccessfully } from 'cdktf/lib/testing/matchers';
import { Size, type Host } from 'fleetwright';
import { synthTerraform, testApp } from 'fleetwright/testing';
import {
  arrivalProblems,
  findTerraform,
  inWorkspace,
  mustSucceed,
  orderProblems,
  resourcesIn,
  unstatedNeeds,
  type Workspace,
} from '../../support/terraform-provider';
import { Everything, type EverythingProps } from '../../support/terraform-provider/everything';

const REPOSITORY = join(__dirname, '../../..');
const binary = findTerraform();
/** A dozen runs of Terraform take 5 s; the rest is for a busy machine. */
const TEST_MS_MAX = 120_000;
/** A program of stacks is run in well under a second. */
const PROGRAM_MS_MAX = 60_000;

type Document = ReturnType<typeof synthTerraform>;

/** The documents that the example program writes, with files in place of the lab's guest: synthesis reads only the digests. */
function exampleDocuments(): { readonly web: Document; readonly lab: Document } {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-examples-'));
  try {
    const digests = ['vmlinuz', 'initrd.img', 'disk.qcow2'].map((name) => [
      name,
      createHash('sha256').update(name).digest('hex'),
    ]);
    writeFileSync(join(folder, 'sha256.json'), JSON.stringify(Object.fromEntries(digests)));
    execFileSync(
      process.execPath,
      [join(REPOSITORY, 'scripts/run-app.mjs'), join(REPOSITORY, 'stacks/main.ts')],
      {
        cwd: folder,
        timeout: PROGRAM_MS_MAX,
        env: {
          PATH: process.env['PATH'],
          FLEETWRIGHT_LOCK: join(folder, 'fleet.lock.json'),
          FLEETWRIGHT_LAB_GUEST: join(folder, 'sha256.json'),
        },
      },
    );
    const document = (stack: string): Document =>
      JSON.parse(readFileSync(join(folder, `cdktf.out/stacks/${stack}/cdk.tf.json`), 'utf8')) as Document;
    return { web: document('web'), lab: document('lab') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function everything(props?: EverythingProps): Host {
  return new Everything(testApp(), 'kvm-1', props);
}

function everythingDocument(props?: EverythingProps): Document {
  return synthTerraform(everything(props));
}

if (!binary.found) {
  // oxlint-disable-next-line jest/no-disabled-tests -- so that the summary counts what was not tested, and its name says why
  it.skip(`the document is taken by a real Terraform or OpenTofu, of which none is here to ask: ${binary.reason}`, () => {});
} else {
  const { path, version } = binary;

  describe(`the document, with ${path} ${version}`, () => {
    it.each([
      {
        name: 'web',
        documentOf: () => exampleDocuments().web,
        addresses: { 'web-1': { lan: ['10.20.0.2'] }, 'web-2': { lan: ['10.20.0.3'] } },
      },
      {
        name: 'lab',
        documentOf: () => exampleDocuments().lab,
        addresses: {
          app: { backplane: ['10.73.2.11'], lan: ['10.73.1.11'] },
          front: { uplink: ['10.73.1.10'] },
          store: { backplane: ['10.73.2.2'], lan: ['10.73.1.2'] },
        },
      },
      {
        name: 'host with everything',
        documentOf: everythingDocument,
        addresses: {
          bare: { closed: [] },
          full: { br1: [], lan: ['10.0.0.20', 'fd00:1::2'], routed: ['10.1.0.2'] },
          // The first that the network gives to anybody: only the host knows.
          plain: { lan: ['10.0.0.100'], outside: [] },
        },
      },
    ])(
      'of the $name is valid, makes all that it says in order, gives the addresses, leaves nothing to do, and takes all of it down again',
      async ({ documentOf, addresses }) => {
        const document = documentOf();
        await inWorkspace(path, document, async (workspace) => {
          const { terraform, provider } = workspace;
          expect(jsonIn(await mustSucceed(terraform('validate', '-json')))).toMatchObject({
            valid: true,
            diagnostics: [],
          });

          await apply(workspace);
          const state = await workspace.state();
          const made = provider.record();
          expect(sorted(state)).toEqual(sorted(resourcesIn(document)));
          expect(arrivalProblems(document, state, made)).toEqual([]);
          expect(unstatedNeeds(document, state)).toEqual([]);
          expect(orderProblems(document, state, made)).toEqual([]);
          expect(jsonIn(await mustSucceed(terraform('output', '-json', 'addresses')))).toEqual(addresses);

          await expectNoChanges(workspace);

          await mustSucceed(terraform('destroy', '-auto-approve'));
          const gone = provider.record().slice(made.length);
          expect(gone.map(({ action }) => action)).toEqual(made.map(() => 'delete'));
          expect(orderProblems(document, state, gone.toReversed())).toEqual([]);
        });
      },
      TEST_MS_MAX,
    );

    it(
      'changes a machine in place; of volumes and networks it promises to, and the provider refuses; what is protected it does not delete',
      async () => {
        await inWorkspace(path, everythingDocument({ protect: true }), async (workspace) => {
          await apply(workspace);
          const made = workspace.provider.record();

          workspace.write(everythingDocument({ protect: true, vcpus: 3 }));
          expect(await plannedActions(workspace)).toEqual({
            'libvirt_domain.plain': ['update'],
            'data.libvirt_domain_interface_addresses.plain': ['read'],
          });
          await mustSucceed(workspace.terraform('apply', 'plan'));
          const changed = workspace.provider.record();
          expect(changed.slice(made.length)).toEqual([
            expect.objectContaining({
              action: 'update',
              type: 'libvirt_domain',
              state: expect.objectContaining({ name: 'plain', vcpu_current: 3 }),
            }),
          ]);

          const more = { dataSize: Size.gibibytes(2), printer: '10.0.0.10' };
          workspace.write(everythingDocument({ protect: true, vcpus: 3, ...more }));
          expect(await plannedActions(workspace)).toMatchObject({
            'libvirt_network.lan': ['update'],
            'libvirt_volume.disk_full_data': ['update'],
          });
          const refused = await failed(workspace.terraform('apply', 'plan', '-no-color'));
          expect(refused).toContain('the provider cannot change "ips" of libvirt_network lan');
          expect(refused).toContain(
            'the provider cannot change "capacity" of libvirt_volume fast full.data.qcow2',
          );

          const kept = await failed(workspace.terraform('destroy', '-auto-approve', '-no-color'));
          expect(kept).toContain('Resource libvirt_domain.plain has lifecycle.prevent_destroy set');
          expect(kept).toContain('Resource libvirt_volume.disk_full_data has lifecycle.prevent_destroy set');
          expect(workspace.provider.record()).toEqual(changed);
        });
      },
      TEST_MS_MAX,
    );

    it(
      "satisfies cdktf's own matchers, which run Terraform themselves",
      async () => {
        await inWorkspace(path, everythingDocument(), async ({ environment }) => {
          const folder = mkdtempSync(join(tmpdir(), 'fleetwright-matchers-'));
          const before = { ...process.env };
          let place = folder;
          try {
            // They run what is called "terraform", with the environment of this process.
            symlinkSync(path, join(folder, 'terraform'));
            Object.assign(process.env, environment, { PATH: `${folder}:${environment['PATH'] ?? ''}` });
            place = Testing.fullSynth(everything());
            expect(toBeValidTerraform(place)).toEqual({ pass: true, message: expect.any(String) });
            expect(toPlanSuccessfully(place)).toEqual({ pass: true, message: expect.any(String) });
          } finally {
            for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
            Object.assign(process.env, before);
            for (const made of new Set([folder, place])) rmSync(made, { recursive: true });
          }
        });
      },
      TEST_MS_MAX,
    );
  });

  describe('what holds only because the document is right', () => {
    /** The smallest document in which one resource needs another. */
    const smallDocument = (volume: Readonly<Record<string, unknown>>): unknown => ({
      terraform: { required_providers: { libvirt: { source: 'dmacvicar/libvirt' } } },
      resource: {
        libvirt_pool: { fast: { name: 'fast', type: 'dir', target: { path: '/srv/fast' } } },
        libvirt_volume: { data: { name: 'data', pool: '${libvirt_pool.fast.name}', ...volume } },
      },
    });

    it(
      'a misspelt argument within another is taken by Terraform and left out, and the comparison finds it',
      async () => {
        const document = smallDocument({ capacity: 1, target: { format: { type: 'raw', tpye: 'qcow2' } } });
        await inWorkspace(path, document, async (workspace) => {
          expect(jsonIn(await mustSucceed(workspace.terraform('validate', '-json')))).toMatchObject({
            valid: true,
            diagnostics: [],
          });
          await apply(workspace);
          expect(arrivalProblems(document, await workspace.state(), workspace.provider.record())).toEqual([
            'libvirt_volume.data.target.format.tpye was dropped',
          ]);
        });
      },
      TEST_MS_MAX,
    );

    it(
      'a resource that is not said to need another is found, whatever order Terraform happens to take',
      async () => {
        const document = smallDocument({ capacity: 1 });
        await inWorkspace(path, document, async (workspace) => {
          await apply(workspace);
          const state = await workspace.state();
          expect(unstatedNeeds(document, state)).toEqual([]);
          expect(unstatedNeeds(smallDocument({ capacity: 1, pool: 'fast' }), state)).toEqual([
            'libvirt_volume.data needs libvirt_pool.fast',
          ]);
          const record = workspace.provider.record();
          expect(orderProblems(document, state, record)).toEqual([]);
          expect(orderProblems(document, state, record.toReversed())).toEqual([
            'libvirt_volume.data comes before libvirt_pool.fast',
          ]);
        });
      },
      TEST_MS_MAX,
    );
  });
}

function jsonIn(text: string): unknown {
  return JSON.parse(text) as unknown;
}

function sorted(resources: readonly { readonly address: string }[]): readonly string[] {
  return resources.map(({ address }) => address).sort();
}

async function apply({ terraform }: Workspace): Promise<void> {
  await mustSucceed(terraform('plan', '-out=plan'));
  await mustSucceed(terraform('apply', 'plan'));
}

async function expectNoChanges({ terraform }: Workspace): Promise<void> {
  // 2 would be: there is something to do.
  expect(await terraform('plan', '-detailed-exitcode')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('No changes.'),
  });
}

/** What Terraform says of a run that must not end well; it breaks lines where it likes. */
async function failed(run: ReturnType<Workspace['terraform']>): Promise<string> {
  const { status, stderr } = await run;
  expect(status).toBe(1);
  return stderr.replaceAll(/[\s│]+/g, ' ');
}

/** What a plan would do, by address; nothing for what stays as it is. */
async function plannedActions({
  terraform,
}: Workspace): Promise<Readonly<Record<string, readonly string[]>>> {
  await mustSucceed(terraform('plan', '-out=plan'));
  const plan = jsonIn(await mustSucceed(terraform('show', '-json', 'plan'))) as {
    readonly resource_changes: readonly {
      readonly address: string;
      readonly change: { readonly actions: readonly string[] };
    }[];
  };
  const changes = plan.resource_changes.map(({ address, change }) => [address, change.actions] as const);
  return Object.fromEntries(changes.filter(([, actions]) => !actions.includes('no-op')));
}
