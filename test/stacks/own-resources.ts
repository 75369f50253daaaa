/** A program of two hosts that reaches below our constructs in every way that there is: run by cdktf-archived.test.ts. */
import { CloudinitDisk } from '@cdktf/provider-libvirt/lib/cloudinit-disk';
import { DataLibvirtNodeInfo } from '@cdktf/provider-libvirt/lib/data-libvirt-node-info';
import { Domain } from '@cdktf/provider-libvirt/lib/domain';
import { Network as LibvirtNetwork } from '@cdktf/provider-libvirt/lib/network';
import { LibvirtProvider } from '@cdktf/provider-libvirt/lib/provider';
import { Volume } from '@cdktf/provider-libvirt/lib/volume';
import {
  Aspects,
  DataResource,
  Fn,
  S3Backend,
  TerraformCount,
  TerraformHclModule,
  TerraformIterator,
  TerraformLocal,
  TerraformOutput,
  TerraformVariable,
  Token,
} from 'cdktf';
import { Construct } from 'constructs';
import { App, CloudInit, Host, Image, Machine, Network, Size, terraformOnly } from 'fleetwright';

const app = new App({ fleet: 'archive', context: { owner: 'operations' } });

function hostWithMachines(name: string, subnet: number): Host {
  const host = new Host(app, name, { libvirtUri: `qemu+ssh://${name}.example/system` });
  const image = Image.fromUrl(host, 'debian', 'https://images.example/debian.qcow2', {
    sha256: 'ab'.repeat(32),
  });
  const lan = new Network(host, 'lan', {
    ipv4: { cidr: `10.30.${subnet}.0/24` },
    ipv6: { cidr: `fd00:30:${subnet}::/64` },
  });
  for (const id of ['web', 'db']) {
    new Machine(host, id, {
      protect: id === 'db',
      memory: Size.gibibytes(2),
      // What looks like an expression of Terraform must come out as it went in, by either library.
      description: 'Says ${literally} %{this} "and" \\ that',
      disks: [
        { image, size: Size.gibibytes(10) },
        { name: 'data', size: Size.gibibytes(1) },
      ],
      nics: [{ network: lan, ipv6: 'auto' }],
      cloudInit: new CloudInit({ packages: ['nginx'] }),
    });
  }
  return host;
}

const first = hostWithMachines('kvm-1', 1);
const second = hostWithMachines('kvm-2', 2);
new S3Backend(first, { bucket: 'states', key: 'kvm-1', region: 'eu-central-1' });

const extras = terraformOnly(new Construct(first, 'extras'));
const size = new TerraformVariable(first, 'size', { type: 'number', default: 1024 ** 3, sensitive: true });
const pool = new TerraformLocal(first, 'pool', Fn.lower('DEFAULT'));
const node = new DataLibvirtNodeInfo(first, 'node');
const elsewhere = new LibvirtProvider(extras, 'elsewhere', { uri: 'qemu:///session', alias: 'elsewhere' });
const scratch = new Volume(extras, 'scratch', {
  name: Fn.join('.', ['scratch', 'qcow2']),
  pool: pool.asString,
  capacity: size.numberValue,
  count: TerraformCount.of(2),
  lifecycle: { preventDestroy: true, ignoreChanges: ['capacity'] },
});
const shared = new Volume(extras, 'shared', { name: 'shared.raw', pool: 'default', capacity: 1 });
const names = TerraformIterator.fromList(['red', 'green']);
new LibvirtNetwork(extras, 'colours', {
  forEach: names,
  name: Token.asString(names.value),
  ips: [{ address: '10.99.0.1', prefix: 24, dhcp: { ranges: [{ start: '10.99.0.2', end: '10.99.0.9' }] } }],
  provider: elsewhere,
});
const seed = new CloudinitDisk(extras, 'seed', {
  name: 'seed',
  userData: Fn.jsonencode({ cpus: node.cpuCoresTotal }),
  metaData: '{}',
  dependsOn: [scratch],
});
new Domain(extras, 'helper', {
  name: 'helper',
  memory: 512,
  memoryUnit: 'MiB',
  type: 'kvm',
  devices: { disks: [{ source: { file: { file: seed.path } }, target: { dev: 'vda' } }] },
});
new DataResource(extras, 'marker', {
  triggersReplace: [shared.id],
  provisioners: [{ type: 'local-exec', command: 'true' }],
});
new TerraformHclModule(extras, 'module', {
  source: 'git::https://modules.example/thing.git',
  variables: { path: shared.path },
});
new TerraformOutput(first, 'where', { value: shared.path, description: 'Where it is' });
first.addOverride('terraform.required_version', '>= 1.4');

// From one host to another, both ways of writing it.
terraformOnly(
  new Volume(second, 'copy', {
    name: 'copy.qcow2',
    pool: 'default',
    backingStore: { path: shared.path, format: { type: 'raw' } },
  }),
);
new TerraformOutput(second, 'elsewhere', { value: `volume ${shared.id} of another host` });

// With an aspect on one of them, cdktf does all of that host's synthesis; the other goes the short way.
if (process.env['WITH_ASPECT'] === '1') {
  Aspects.of(second).add({
    visit: (construct) => {
      if (construct instanceof Domain) construct.addOverride('title', `Machine ${construct.node.id}`);
    },
  });
}

app.synth();
