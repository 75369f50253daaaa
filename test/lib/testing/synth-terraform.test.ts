import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Volume } from '@cdktf/provider-libvirt/lib/volume';
import { LocalBackend, S3Backend, TerraformOutput } from 'cdktf';
import { Machine, terraformOnly, type App, type Host } from 'fleetwright';
import { synthTerraform, testApp } from 'fleetwright/testing';
import { inFolder } from '../synth/support';
import { hostWithMachine } from './support';

/** Two hosts: a volume of the author's own on the second stands on one on the first. */
function twoHosts(app: App): { readonly first: Host; readonly second: Host } {
  const first = hostWithMachine(app, 'kvm-1');
  const second = hostWithMachine(app, 'kvm-2');
  const base = terraformOnly(new Volume(first, 'base-volume', { name: 'base.qcow2', pool: 'default' }));
  terraformOnly(
    new Volume(second, 'copy', {
      name: 'copy.qcow2',
      pool: 'default',
      create: { content: { url: base.path } },
    }),
  );
  return { first, second };
}

describe('synthTerraform', () => {
  it('gives what the app writes, and leaves nothing on the disk', () => {
    inFolder((folder) => {
      const app = testApp({ outdir: join(folder, 'out') });
      const { first, second } = twoHosts(app);
      new TerraformOutput(first, 'answer', { value: 42 });
      const before = process.env['TMPDIR'];
      const temporary = join(folder, 'temporary');
      mkdirSync(temporary);
      process.env['TMPDIR'] = temporary;
      const documents = (() => {
        try {
          return [synthTerraform(first), synthTerraform(second), synthTerraform(first)];
        } finally {
          if (before === undefined) Reflect.deleteProperty(process.env, 'TMPDIR');
          else process.env['TMPDIR'] = before;
        }
      })();
      expect(readdirSync(temporary)).toEqual([]);
      expect(readdirSync(join(folder, 'out/stacks'))).toEqual([]);
      app.synth();
      const written = ['kvm-1', 'kvm-2', 'kvm-1'].map((name): unknown =>
        JSON.parse(readFileSync(join(folder, `out/stacks/${name}/cdk.tf.json`), 'utf8')),
      );
      expect(documents).toEqual(written);
      expect(documents[0]).toMatchObject({
        resource: { libvirt_domain: { web: { name: 'web' } } },
        output: { answer: { value: 42 } },
      });
    });
  });

  it('takes the only host of an app, and asks which where there are more', () => {
    const app = testApp();
    const host = hostWithMachine(app);
    expect(synthTerraform(app)).toEqual(synthTerraform(host));
    hostWithMachine(app, 'kvm-2');
    expect(() => synthTerraform(app)).toThrow(
      'the app has 2 hosts (kvm-1, kvm-2): give synthTerraform the one that is meant',
    );
    expect(() => synthTerraform(testApp())).toThrow('the app has 0 hosts: give synthTerraform the one');
  });

  it('throws everything that is wrong, in the words of synthesis', () => {
    const host = hostWithMachine();
    new Machine(host, 'empty');
    new Volume(host, 'mine', { name: 'mine.qcow2', pool: 'default' });
    expect(() => synthTerraform(host)).toThrow(
      /found 2 problems.*kvm-1\/mine: is a resource of Terraform.*kvm-1\/empty: machine "empty" boots/s,
    );
  });

  it('names the place of each element in the program', () => {
    const host = hostWithMachine();
    terraformOnly(new Volume(host, 'mine', { name: 'mine.qcow2', pool: 'default' }));
    const { resource } = synthTerraform(host);
    expect(resource?.['libvirt_volume']?.['mine']?.['//']).toEqual({
      metadata: { path: 'kvm-1/mine', uniqueId: 'mine' },
    });
    expect(resource?.['libvirt_domain']?.['web']?.['//']).toEqual({
      metadata: { path: 'kvm-1/$terraform/libvirt_domain.web', uniqueId: 'web' },
    });
  });
});

describe('a reference from one host to another', () => {
  it('is an output there and a remote state here, and both mean the same file', () => {
    const { first, second } = twoHosts(testApp());
    expect(synthTerraform(first)).toMatchObject({
      output: {
        'cross-stack-output-libvirt_volumebase-volumepath': {
          value: '${libvirt_volume.base-volume.path}',
          sensitive: true,
        },
      },
      terraform: { backend: { local: { path: '../../../terraform.kvm-1.tfstate' } } },
    });
    expect(synthTerraform(second)).toMatchObject({
      data: {
        terraform_remote_state: {
          'cross-stack-reference-input-kvm-1': {
            backend: 'local',
            config: { path: '../../../terraform.kvm-1.tfstate' },
          },
        },
      },
      resource: {
        libvirt_volume: {
          copy: {
            create: {
              content: {
                url: '${data.terraform_remote_state.cross-stack-reference-input-kvm-1.outputs.cross-stack-output-libvirt_volumebase-volumepath}',
              },
            },
          },
        },
      },
      terraform: { backend: { local: { path: '../../../terraform.kvm-2.tfstate' } } },
    });
  });

  it("goes by the author's own backend where there is one", () => {
    const { first, second } = twoHosts(testApp());
    new S3Backend(first, { bucket: 'states', key: 'kvm-1', region: 'eu-central-1' });
    new LocalBackend(second, { path: 'second.tfstate' });
    expect(synthTerraform(first).terraform['backend']).toEqual({
      s3: { bucket: 'states', key: 'kvm-1', region: 'eu-central-1' },
    });
    const document = synthTerraform(second);
    expect(document.terraform['backend']).toEqual({ local: { path: 'second.tfstate' } });
    expect(document.data).toMatchObject({
      terraform_remote_state: {
        'cross-stack-reference-input-kvm-1': {
          backend: 's3',
          config: { bucket: 'states', key: 'kvm-1', region: 'eu-central-1' },
        },
      },
    });
  });

  it('takes a backend that comes after a first look', () => {
    const host = hostWithMachine();
    expect(synthTerraform(host).terraform['backend']).toHaveProperty('local');
    new S3Backend(host, { bucket: 'states', key: 'kvm-1' });
    expect(synthTerraform(host).terraform['backend']).toEqual({ s3: { bucket: 'states', key: 'kvm-1' } });
  });
});
