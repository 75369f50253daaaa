import { LibvirtProvider } from '@cdktf/provider-libvirt/lib/provider';
import { Volume } from '@cdktf/provider-libvirt/lib/volume';
import { describe, expect, it } from '@jest/globals';
import { LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import * as fc from 'fast-check';
import { Host, terraformOnly, type App } from 'fleetwright';
import type { Plan } from 'fleetwright/plan';
import { synthTerraform, testApp } from 'fleetwright/testing';
import { terraformObjectsOf } from '../../../lib/synth/terraform/document';
import { addElement } from '../../../lib/synth/terraform/objects';
import { outputsOf } from '../../../lib/synth/terraform/outputs';
import { Lab } from '../../../stacks/lab';
import { Web } from '../../../stacks/web';
import { Everything } from '../synth/terraform/everything';
import { arbitraryPlan } from '../../support/arbitrary-plan';
import { readProviderSchema } from '../../support/terraform/provider-schema';
import { validateTerraformDocument } from '../../support/terraform/validate-document';
import { below, isObject } from '../../support/terraform/validate-report';

const SCHEMA = readProviderSchema();
const SHA256 = 'ab'.repeat(32);
/** Each takes 50 milliseconds or so, most of them to make up the plan. */
const PLANS = 50;

// As synthesis itself does: a stack trace of every attribute takes longer than the rest.
process.env['CDKTN_DISABLE_CREATION_STACK'] = '1';

const guestFile = (name: string): { readonly path: string; readonly sha256: string } => ({
  path: `/srv/guest/${name}`,
  sha256: SHA256,
});
const GUEST = {
  kernel: guestFile('vmlinuz'),
  initrd: guestFile('initrd.img'),
  disk: guestFile('disk.qcow2'),
};

/** A host with everything, and a resource of the author's. */
function everything(app: App): Host {
  const host = new Everything(app, 'kvm-1', { acceleration: 'kvm' });
  terraformOnly(new Volume(host, 'scratch', { name: 'scratch.qcow2', pool: 'default', capacity: 1024 ** 3 }));
  return host;
}

/**
 * As synthesis makes it of a host, for a plan that no constructs were made for. Nothing in it has to be resolved, so that each element
 * says its part itself, in a hundredth of the time that cdktf takes.
 */
function documentOf(plan: Plan): unknown {
  const stack = new TerraformStack(testApp(), 'kvm-1');
  const elements = [
    new LocalBackend(stack, { path: 'terraform.tfstate' }),
    new LibvirtProvider(stack, 'libvirt', { uri: 'qemu:///system' }),
    ...terraformObjectsOf(plan).map((object) => addElement(stack, object)),
    ...outputsOf(plan).map(({ id, ...output }) => {
      const element = new TerraformOutput(stack, `output.${id}`, output);
      element.overrideLogicalId(id);
      return element;
    }),
  ];
  const parts: readonly unknown[] = JSON.parse(
    JSON.stringify(elements.map((element) => element.toTerraform())),
  );
  return parts.reduce(merged);
}

/** Both, where they are objects; else the later. */
function merged(left: unknown, right: unknown): unknown {
  if (!isObject(left) || !isObject(right)) return right;
  const both = Object.entries(right).map(([key, value]) => [
    key,
    key in left ? merged(left[key], value) : value,
  ]);
  return { ...left, ...Object.fromEntries(both) };
}

describe('the Terraform document', () => {
  it.each<readonly [string, (app: App) => Host]>([
    [
      'the stack "web"',
      (app) => new Web(app, 'web', { sshAuthorizedKeys: ['ssh-ed25519 AAAA you@example'] }),
    ],
    ['the stack "lab"', (app) => new Lab(app, 'lab', { guest: GUEST })],
    ['the stack "lab" when it has grown', (app) => new Lab(app, 'lab', { guest: GUEST, grown: true })],
    ['a host with everything', everything],
    ['a host with nothing', (app) => new Host(app, 'kvm-1')],
  ])('of %s is one that the provider takes as a whole', (_name, build) => {
    expect(validateTerraformDocument(synthTerraform(build(testApp())), SCHEMA)).toEqual([]);
  });

  it('of any plan is one that the provider takes as a whole', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const document = documentOf(plan);
        expect(validateTerraformDocument(document, SCHEMA)).toEqual([]);
        expect(document).toHaveProperty('resource.libvirt_pool');
      }),
      { numRuns: PLANS },
    );
  });

  it('would not pass with an unknown name anywhere in it', () => {
    const document = synthTerraform(everything(testApp()));
    const places: string[] = [];
    for (const [type, blocks] of Object.entries(document.resource ?? {})) {
      for (const [id, body] of Object.entries(blocks)) {
        addUnknownNames(below(below('resource', type), id), body, places);
      }
    }
    expect(places.length).toBeGreaterThan(100);
    expect(places).toContainEqual(expect.stringContaining('disks[0].io_tune.no_such_name'));
    expect(validateTerraformDocument(document, SCHEMA).toSorted()).toEqual(
      places.map((place) => `${place}: is no attribute that the provider has`).toSorted(),
    );
  });
});

/** Puts a name that the provider does not know into every object below `value`, and each one's path into `places`. */
function addUnknownNames(path: string, value: unknown, places: string[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) addUnknownNames(below(path, index), item, places);
  }
  if (!isObject(value)) return;
  for (const [name, item] of Object.entries(value)) {
    // Terraform's own, and cdktf's remarks.
    if (name !== '//' && name !== 'lifecycle') addUnknownNames(below(path, name), item, places);
  }
  Reflect.set(value, 'no_such_name', true);
  places.push(below(path, 'no_such_name'));
}
