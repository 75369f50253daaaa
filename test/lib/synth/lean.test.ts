import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Domain } from '@cdktf/provider-libvirt/lib/domain';
import { Volume } from '@cdktf/provider-libvirt/lib/volume';
import { Aspects, Fn, LocalBackend, TerraformLocal, TerraformOutput, TerraformVariable } from 'cdktf';
import { App, Host, Machine, Size, terraformOnly } from 'fleetwright';
import { addMachines, filesBelow, inFolder } from './support';

/** The files of a program whose hosts have resources of the author's, with references among them and to another host. */
function filesOf(change: (host: Host) => void): Readonly<Record<string, string>> {
  return inFolder((folder) => {
    const app = new App({
      fleet: 'test',
      outdir: join(folder, 'out'),
      lockFile: join(folder, 'fleet.lock.json'),
      frozenLock: false,
    });
    const [first, second] = [new Host(app, 'kvm-1'), new Host(app, 'kvm-2')];
    for (const host of [first, second]) addMachines(host, ['web', 'db']);
    const size = new TerraformVariable(first, 'size', { type: 'number', default: 1024 ** 3 });
    const pool = new TerraformLocal(first, 'pool', 'default');
    const scratch = terraformOnly(
      new Volume(first, 'scratch', {
        name: Fn.join('.', ['scratch', 'qcow2']),
        pool: pool.asString,
        capacity: size.numberValue,
      }),
    );
    terraformOnly(
      new Volume(second, 'copy', { name: 'copy', pool: 'default', backingStore: { path: scratch.path } }),
    );
    new LocalBackend(second, { path: 'second.tfstate' });
    new TerraformOutput(first, 'where', { value: scratch.path });
    first.addOverride('terraform.required_version', '>= 1.4');
    for (const host of [first, second]) change(host);
    app.synth();
    return filesBelow(folder);
  });
}

describe('laying resources beside what cdktf makes of the rest', () => {
  it("gives byte for byte what cdktf's own synthesis gives", () => {
    const lean = filesOf(() => undefined);
    // With an aspect in the tree everything goes cdktf's way.
    const stock = filesOf((host) => Aspects.of(host).add({ visit: () => undefined }));
    expect(lean).toEqual(stock);
    expect(JSON.parse(lean['out/stacks/kvm-2/cdk.tf.json'] ?? '')).toMatchObject({
      data: {
        terraform_remote_state: {
          'cross-stack-reference-input-kvm-1': {
            config: { path: expect.stringContaining('terraform.kvm-1.tfstate') },
          },
        },
      },
      terraform: { backend: { local: { path: 'second.tfstate' } } },
    });
  });

  it('lets the stack be overridden where our resources are', () => {
    const files = filesOf((host) => host.addOverride('resource.libvirt_domain.web.title', 'Front'));
    expect(JSON.parse(files['out/stacks/kvm-1/cdk.tf.json'] ?? '')).toMatchObject({
      resource: { libvirt_domain: { web: { name: 'web', title: 'Front' }, db: { name: 'db' } } },
    });
  });

  it('lets aspects change our resources as any other', () => {
    const files = filesOf((host) =>
      Aspects.of(host).add({
        visit: (construct) => {
          if (construct instanceof Domain)
            construct.addOverride('title', `\${upper("${construct.nameInput}")}`);
        },
      }),
    );
    expect(JSON.parse(files['out/stacks/kvm-1/cdk.tf.json'] ?? '')).toMatchObject({
      resource: { libvirt_domain: { web: { title: '${upper("web")}' }, db: { title: '${upper("db")}' } } },
    });
  });

  it('gives the same document again, and another after a change', () => {
    inFolder((folder) => {
      const app = new App({
        fleet: 'test',
        outdir: join(folder, 'out'),
        lockFile: join(folder, 'lock.json'),
      });
      const host = new Host(app, 'kvm-1');
      addMachines(host, ['web']);
      expect(host.toTerraform()).toEqual(host.toTerraform());
      new Machine(host, 'late', { disks: [{ size: Size.gibibytes(1) }] });
      expect(host.toTerraform()).toMatchObject({ resource: { libvirt_domain: { late: { name: 'late' } } } });
      app.synth();
      expect(JSON.parse(filesBelow(folder)['out/stacks/kvm-1/cdk.tf.json'] ?? '')).toEqual(
        JSON.parse(JSON.stringify(host.toTerraform())),
      );
    });
  });
});
