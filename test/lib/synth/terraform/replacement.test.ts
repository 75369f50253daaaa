import { describe, expect, it } from '@jest/globals';
import { CloudInit, Image, Machine, Size } from 'fleetwright';
import type { TerraformDocument } from 'fleetwright/testing';
import { findTerraform, inWorkspace, mustSucceed, type Workspace } from '../../../support/terraform-provider';
import { documentOf } from './support';

const binary = findTerraform();
/** A handful of runs of Terraform take 3 s; the rest is for a busy machine. */
const TEST_MS_MAX = 120_000;

interface Sources {
  /** The digest of both images. */
  readonly sha256?: string;
  /** Where the image of the disk comes from. */
  readonly url?: string;
  readonly userData?: string;
  /** Whether the machine has a disk that stands on an image. */
  readonly hasDisk?: boolean;
}

/** A machine that boots a kernel, with a seed and, unless told otherwise, a disk on an image. */
function document({
  sha256 = 'ab'.repeat(32),
  url = 'https://images.example/base.qcow2',
  userData = '#!/bin/sh\n',
  hasDisk = true,
}: Sources = {}): TerraformDocument {
  return documentOf((host) => {
    const kernel = Image.fromFile(host, 'kernel', '/srv/kernel', { sha256, format: 'boot-file' });
    const base = hasDisk ? [Image.fromUrl(host, 'base', url, { sha256 })] : [];
    new Machine(host, 'web', {
      boot: { kernel },
      nics: [],
      disks: [
        ...base.map((image) => ({ name: 'root', image, size: Size.gibibytes(2) })),
        { name: 'data', size: Size.gibibytes(1) },
      ],
      cloudInit: new CloudInit({ userData }),
    });
  });
}

/** What is done to reach `later` from `earlier`, in order: `create libvirt_volume kernel-….bin`. */
async function done(workspace: Workspace, later: TerraformDocument): Promise<readonly string[]> {
  const before = workspace.provider.record().length;
  workspace.write(later);
  await workspace.terraform('apply', '-auto-approve', '-no-color');
  return workspace.provider
    .record()
    .slice(before)
    .map(({ action, type, state: { name } }) => `${action} ${type} ${typeof name === 'string' ? name : '?'}`);
}

const skipped = binary.found ? '' : ` (no Terraform or OpenTofu here to ask: ${binary.reason})`;

// oxlint-disable-next-line jest/no-disabled-tests -- the name says why
(binary.found ? describe : describe.skip)(`what Terraform makes anew${skipped}`, () => {
  const afterApply = (
    earlier: TerraformDocument,
    work: (workspace: Workspace) => Promise<void>,
  ): Promise<void> =>
    inWorkspace(binary.found ? binary.path : '', earlier, async (workspace) => {
      await mustSucceed(workspace.terraform('apply', '-auto-approve'));
      await work(workspace);
    });

  it(
    'is an image with another digest, which is there before the machine needs it and the old one goes',
    () =>
      afterApply(document({ hasDisk: false }), async (workspace) => {
        const steps = await done(workspace, document({ hasDisk: false, sha256: 'cd'.repeat(32) }));
        expect(steps).toEqual([
          'create libvirt_volume kernel-cdcdcdcdcdcdcdcd.bin',
          'update libvirt_domain web',
          'delete libvirt_volume kernel-abababababababab.bin',
        ]);
      }),
    TEST_MS_MAX,
  );

  it(
    'is never an image below a disk: the provider refuses to move the disk, and the old image stays',
    () =>
      afterApply(document(), async (workspace) => {
        const steps = await done(workspace, document({ sha256: 'cd'.repeat(32) }));
        expect(steps).toContain('create libvirt_volume base-cdcdcdcdcdcdcdcd.qcow2');
        expect(steps.filter((step) => step.startsWith('delete') && step.includes('base-'))).toEqual([]);
        expect(steps.filter((step) => step.includes('web.root'))).toEqual([]);
      }),
    TEST_MS_MAX,
  );

  it(
    'is no image that only comes from elsewhere now',
    () =>
      afterApply(document(), async (workspace) => {
        expect(await done(workspace, document({ url: 'https://mirror.example/base.qcow2' }))).toEqual([]);
      }),
    TEST_MS_MAX,
  );

  it(
    'is a seed with other content, from that content',
    () =>
      afterApply(document(), async (workspace) => {
        const steps = await done(workspace, document({ userData: '#!/bin/sh\nreboot\n' }));
        expect(steps.map((step) => step.replace(/-[0-9a-f]{16}/, ''))).toEqual([
          'create libvirt_cloudinit_disk web.cloud-init.iso',
          'create libvirt_volume web.cloud-init.iso',
          'update libvirt_domain web',
          'delete libvirt_volume web.cloud-init.iso',
          'delete libvirt_cloudinit_disk web.cloud-init.iso',
        ]);
        const states = await workspace.state();
        const stateOf = (address: string): unknown =>
          states.find((state) => state.address === address)?.values;
        expect(stateOf('libvirt_volume.cloud-init_web')).toMatchObject({
          create: { content: { url: Reflect.get(Object(stateOf('libvirt_cloudinit_disk.web')), 'path') } },
        });
      }),
    TEST_MS_MAX,
  );

  it(
    'is no seed when only its ISO is made again, as on another machine',
    () =>
      afterApply(document(), async ({ terraform }) => {
        await mustSucceed(terraform('plan', '-replace=libvirt_cloudinit_disk.web', '-out=plan'));
        const plan = JSON.parse(await mustSucceed(terraform('show', '-json', 'plan'))) as {
          readonly resource_changes: readonly {
            readonly address: string;
            readonly change: { readonly actions: readonly string[] };
          }[];
        };
        const changed = plan.resource_changes.filter(({ change }) => !change.actions.includes('no-op'));
        expect(changed.map(({ address }) => address)).toEqual(['libvirt_cloudinit_disk.web']);
      }),
    TEST_MS_MAX,
  );
});
