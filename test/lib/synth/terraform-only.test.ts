import { describe, expect, it } from '@jest/globals';
import { Volume } from '@cdktf/provider-libvirt/lib/volume';
import { Fn, TerraformHclModule, TerraformOutput, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import {
  CloudInit,
  Host,
  Machine,
  Size,
  SynthesisError,
  terraformOnly,
  type SynthesisProblem,
} from 'fleetwright';
import { synthPlan, testApp } from 'fleetwright/testing';

function hostWithMachine(): Host {
  const host = new Host(testApp(), 'kvm-1');
  new Machine(host, 'web', { disks: [{ size: Size.gibibytes(1) }] });
  return host;
}

const addVolume = (scope: Construct, id = 'scratch'): Volume =>
  new Volume(scope, id, { name: `${id}.qcow2`, pool: 'default', capacity: 1024 ** 3 });

function problemsOf(work: () => unknown): readonly SynthesisProblem[] {
  try {
    work();
  } catch (error) {
    if (error instanceof SynthesisError) return error.problems;
    throw error;
  }
  return [];
}

const refused = (where: string): SynthesisProblem => ({
  code: 'construct',
  where,
  what: 'is a resource of Terraform, which the host agent cannot apply',
  advice:
    'Wrap it in `terraformOnly(...)` to have it in cdk.tf.json alone, or use a construct of fleetwright.',
});

describe("an author's own resources below a host", () => {
  it('are refused once where a host stands on another', () => {
    const host = hostWithMachine();
    addVolume(new Host(host, 'inner'));
    const refusals = problemsOf(() => synthPlan(host)).filter(({ where }) => where.endsWith('/scratch'));
    expect(refusals).toEqual([refused('kvm-1/inner/scratch')]);
  });

  it('are refused by name, all of them at once, since the plan cannot say them', () => {
    const host = hostWithMachine();
    addVolume(host);
    addVolume(new Construct(host, 'extras'), 'more');
    new TerraformHclModule(host, 'module', { source: 'registry.example/group/module' });
    expect(problemsOf(() => synthPlan(host))).toEqual([
      refused('kvm-1/scratch'),
      refused('kvm-1/extras/more'),
      refused('kvm-1/module'),
    ]);
  });

  it('are left to Terraform when they are marked, or stand on what is', () => {
    const host = hostWithMachine();
    terraformOnly(addVolume(host));
    const more = addVolume(terraformOnly(new Construct(host, 'extras')), 'more');
    const marked = synthPlan(host);
    expect(marked).toEqual(synthPlan(hostWithMachine()));
    expect(host.toTerraform()).toMatchObject({
      resource: {
        libvirt_volume: {
          scratch: { name: 'scratch.qcow2', pool: 'default', capacity: 1024 ** 3 },
          [more.friendlyUniqueId]: { name: 'more.qcow2' },
        },
        libvirt_domain: { web: { name: 'web' } },
      },
    });
  });

  it('may be what changes nothing on the host: outputs need no mark', () => {
    const host = hostWithMachine();
    new TerraformOutput(host, 'answer', { value: 42 });
    expect(problemsOf(() => synthPlan(host))).toEqual([]);
  });

  it('are refused in a second synthesis too, in which our own resources are there already', () => {
    const host = hostWithMachine();
    host.toTerraform();
    expect(problemsOf(() => synthPlan(host))).toEqual([]);
    addVolume(host);
    expect(problemsOf(() => host.toTerraform())).toEqual([refused('kvm-1/scratch')]);
  });
});

describe('a value that only Terraform will know', () => {
  it('is refused where a plan would hold it, with all of its places', () => {
    const host = hostWithMachine();
    const key = new TerraformVariable(host, 'key', { type: 'string' });
    new Machine(host, 'db', {
      description: `Made for ${key.stringValue}`,
      disks: [{ size: Size.gibibytes(1) }],
      cloudInit: new CloudInit({ sshAuthorizedKeys: ['ssh-ed25519 AAAA', Fn.lower(key.stringValue)] }),
    });
    const refusal = {
      code: 'construct',
      what: 'is a value that only Terraform will know, and a plan needs it now',
      advice: 'State the value itself, or set it by an aspect, in cdk.tf.json alone.',
    };
    const problems = problemsOf(() => synthPlan(host));
    expect(problems).toEqual([
      { ...refusal, where: expect.stringMatching(/^kvm-1\/db at cloudInit\..*ssh_authorized_keys\.1$/) },
      { ...refusal, where: 'kvm-1/db at description' },
    ]);
  });
});
