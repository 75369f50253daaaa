import { describe, expect, it } from '@jest/globals';
import { readProviderSchema } from './provider-schema';
import { validateTerraformDocument } from './validate-document';

const SCHEMA = readProviderSchema();

/** A document in which every rule has something to look at. */
const VALID = {
  '//': { metadata: { version: '0.24.0' } },
  terraform: {
    required_providers: { libvirt: { source: 'dmacvicar/libvirt', version: '~> 0.9' } },
    backend: { local: { path: '../../../terraform.kvm-1.tfstate' } },
  },
  provider: { libvirt: [{ uri: 'qemu:///system' }, { alias: 'other', uri: 'qemu+ssh://kvm-2/system' }] },
  variable: { zone: { default: 'one' } },
  locals: { prefix: '${var.zone}-' },
  resource: {
    libvirt_pool: {
      disks: {
        '//': { metadata: { path: 'kvm-1/disks' } },
        name: 'disks',
        type: 'dir',
        target: { path: '/srv/$${literally}' },
        create: { autostart: true, build: true },
        lifecycle: { prevent_destroy: true, ignore_changes: ['target.path', 'create'] },
        provider: 'libvirt.other',
      },
    },
    libvirt_volume: {
      disk_web: {
        name: '${local.prefix}web.qcow2',
        pool: '${libvirt_pool.disks.name}',
        capacity: '${max(4 * 1024, length([for pool in [libvirt_pool.disks] : pool.name]))}',
        target: { format: { type: 'qcow2' } },
      },
      extra: { count: 2, name: 'extra-${count.index}', pool: 'disks' },
    },
    libvirt_domain: {
      web: {
        name: 'web',
        type: 'kvm',
        memory: 512,
        autostart: '${true}',
        description: 'on ${libvirt_volume.disk_web.path} and ${libvirt_volume.extra[0].path}',
        devices: {
          disks: [{ device: 'disk', source: { file: { file: '${libvirt_volume.disk_web.path}' } } }],
          interfaces: [{ model: { type: 'virtio' } }],
        },
        depends_on: ['libvirt_pool.disks'],
      },
    },
    terraform_data: {
      order: { input: { any: ['${libvirt_domain.web.id}', 1] }, triggers_replace: 'x', depends_on: [] },
    },
  },
  data: {
    terraform_remote_state: { other: { backend: 'local', config: { path: '../other' } } },
    libvirt_domain_interface_addresses: {
      web: { domain: '${libvirt_domain.web.name}', source: 'lease' },
    },
  },
  output: {
    remote: { value: '${data.terraform_remote_state.other.outputs.any.thing}' },
    made: { value: '${terraform_data.order.output.any[0]}', description: null },
    address: { value: '${data.libvirt_domain_interface_addresses.web.interfaces[0].addrs[0].addr}' },
    all: { value: '${data.libvirt_domain_interface_addresses.web.interfaces[*].name}', sensitive: false },
  },
};

/** The valid document with another value in one place; `undefined` takes away what is there. */
function withValue(place: string, value: unknown): unknown {
  const document: unknown = JSON.parse(JSON.stringify(VALID));
  const keys = place.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<unknown>((found, key) => Reflect.get(Object(found), key), document);
  if (typeof parent !== 'object' || parent === null) throw new Error(`nothing is at ${place}`);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
  return document;
}

const WEB = 'resource.libvirt_domain.web';
const DISK = `${WEB}.devices.disks[0]`;
const POOL = 'resource.libvirt_pool.disks';
const VOLUME = 'resource.libvirt_volume.disk_web';
const PINS = 'terraform.required_providers.libvirt';
const LOCAL = 'terraform.backend.local';
const NO_ATTRIBUTE = 'is no attribute that the provider has';

/** The place that is changed, what then stands there, and the one problem that the document then has: where, and what. */
type Case = readonly [place: string, value: unknown, where: string, what: string];

const BLOCKS: readonly Case[] = [
  ['resources', {}, 'resources', 'is no block of Terraform'],
  ['resource.libvirt_network', [], 'resource.libvirt_network', 'is an object'],
  ['resource.libvirt_network', { lan: 1 }, 'resource.libvirt_network.lan', 'is an object'],
  [
    'resource.libvirt_disk',
    { a: {} },
    'resource.libvirt_disk.a',
    'is of a type that no required provider has',
  ],
  ['data.libvirt_domain', { a: {} }, 'data.libvirt_domain.a', 'is of a type that no required provider has'],
  ['resource.aws_vpc', { a: {} }, 'resource.aws_vpc.a', 'is of a type that no required provider has'],
  ['resource.terraform_data.1st', {}, 'resource.terraform_data.1st', 'is no name that Terraform takes'],
  ['output.a b', { value: 1 }, 'output["a b"]', 'is no name that Terraform takes'],
  ['output.none', {}, 'output.none.value', 'is required'],
  ['output.none', 1, 'output.none', 'is an object'],
  ['output.address.type', 'string', 'output.address.type', NO_ATTRIBUTE],
];

const TERRAFORM: readonly Case[] = [
  ['terraform.cloud', {}, 'terraform.cloud', 'is nothing that the block "terraform" has'],
  [`${PINS}.version`, undefined, `${PINS}.version`, 'is a version, or "~>" and a version'],
  [`${PINS}.version`, '>= 0.9', `${PINS}.version`, 'is a version, or "~>" and a version'],
  [`${PINS}.version`, '~> 0', `${PINS}.version`, 'is a version, or "~>" and a version'],
  [`${PINS}.sources`, 'x/y', `${PINS}.sources`, 'is nothing that a provider needs'],
  [
    'terraform.required_providers.other',
    { version: '1.2.3' },
    'terraform.required_providers.other.source',
    'is the name of a provider, with its owner',
  ],
  ['terraform.backend', undefined, 'terraform.backend', 'is one backend with its settings'],
  [
    'terraform.backend',
    { local: { path: 'a' }, s3: {} },
    'terraform.backend',
    'is one backend with its settings',
  ],
  ['terraform.backend.local.path', undefined, `${LOCAL}.path`, 'is required'],
  [
    'terraform.backend.local.path',
    '/srv/state',
    `${LOCAL}.path`,
    'differs from machine to machine, since it is absolute',
  ],
  ['terraform.backend.local.path', '${var.zone}', `${LOCAL}.path`, 'is read before any expression'],
  ['terraform.backend.local.file', 'a', `${LOCAL}.file`, 'is nothing that a local backend has'],
  ['provider.aws', {}, 'provider.aws', 'is no required provider that is known'],
  ['provider.libvirt.2', 'x', 'provider.libvirt[2]', 'is an object'],
  ['provider.libvirt.0.url', 'x', 'provider.libvirt[0].url', NO_ATTRIBUTE],
  ['provider.libvirt.0.uri', 1, 'provider.libvirt[0].uri', 'is a string, not number'],
  [
    'provider.libvirt.0.alias',
    'other',
    'provider.libvirt[1]',
    'is the second configuration that is "libvirt.other"',
  ],
];

const ATTRIBUTES: readonly Case[] = [
  [`${WEB}.memoryUnit`, 'MiB', `${WEB}.memoryUnit`, NO_ATTRIBUTE],
  [`${WEB}.toString`, 'MiB', `${WEB}.toString`, NO_ATTRIBUTE],
  [`${WEB}.devices.disk`, [], `${WEB}.devices.disk`, NO_ATTRIBUTE],
  [`${WEB}.devices.disks.0.source.file.path`, 'x', `${DISK}.source.file.path`, NO_ATTRIBUTE],
  [`${WEB}.devices.disks.0.//`, 'a remark', `${DISK}["//"]`, NO_ATTRIBUTE],
  [`${WEB}.name`, undefined, `${WEB}.name`, 'is required'],
  [`${WEB}.name`, null, `${WEB}.name`, 'is required'],
  ['resource.libvirt_network', { lan: {} }, 'resource.libvirt_network.lan.name', 'is required'],
  [`${WEB}.devices.filesystems`, [{ target: {} }], `${WEB}.devices.filesystems[0].target.dir`, 'is required'],
  [`${WEB}.id`, 'x', `${WEB}.id`, 'is for the provider alone to say'],
  [`${VOLUME}.path`, 'x', `${VOLUME}.path`, 'is for the provider alone to say'],
];

const TYPES: readonly Case[] = [
  [`${WEB}.memory`, '512', `${WEB}.memory`, 'is a number, not a string'],
  [`${WEB}.memory`, true, `${WEB}.memory`, 'is a number, not bool'],
  [`${WEB}.autostart`, 'true', `${WEB}.autostart`, 'is a bool, not a string'],
  [`${WEB}.autostart`, 1, `${WEB}.autostart`, 'is a bool, not number'],
  [`${WEB}.title`, 5, `${WEB}.title`, 'is a string, not number'],
  [`${WEB}.title`, {}, `${WEB}.title`, 'is a string, not object'],
  [`${WEB}.devices`, [], `${WEB}.devices`, 'is an object, not list'],
  [`${WEB}.devices`, 'all', `${WEB}.devices`, 'is an object, not a string'],
  [`${WEB}.devices.disks`, {}, `${WEB}.devices.disks`, 'is a list of objects, not object'],
  [`${WEB}.devices.disks.0`, 'x', DISK, 'is an object, not string'],
  [`${WEB}.devices`, 'x${var.zone}', `${WEB}.devices`, 'is an object, and other text makes a string of it'],
  [
    `${WEB}.devices`,
    '${libvirt_pool.disks.id}',
    `${WEB}.devices`,
    'is an object, and what it refers to is not',
  ],
  [`${WEB}.title`, '${libvirt_pool.disks}', `${WEB}.title`, 'is a string, and what it refers to is not'],
  [
    `${WEB}.title`,
    '${libvirt_pool.disks.target}',
    `${WEB}.title`,
    'is a string, and what it refers to is not',
  ],
  ['output.all.sensitive', 'yes', 'output.all.sensitive', 'is a bool, not a string'],
];

const REFERENCES: readonly Case[] = [
  [`${WEB}.title`, '${libvirt_pool.disk.id}', `${WEB}.title`, 'libvirt_pool.disk is nowhere in the document'],
  [
    `${WEB}.title`,
    'a ${upper("b ${libvirt_pool.disk.id}")}',
    `${WEB}.title`,
    'libvirt_pool.disk is nowhere in the document',
  ],
  [
    `${WEB}.title`,
    '${data.libvirt_pool.disks.id}',
    `${WEB}.title`,
    'data.libvirt_pool.disks is nowhere in the document',
  ],
  [`${WEB}.title`, '${libvirt_pool.disks.uid}', `${WEB}.title`, 'libvirt_pool.disks has no attribute "uid"'],
  [
    `${WEB}.title`,
    '${libvirt_pool.disks.target.paths}',
    `${WEB}.title`,
    'libvirt_pool.disks has no attribute "paths"',
  ],
  [
    `${WEB}.title`,
    '${libvirt_pool.disks.name.x}',
    `${WEB}.title`,
    'libvirt_pool.disks has nothing below "name"',
  ],
  [
    `${WEB}.title`,
    '${libvirt_pool.disks[0].name}',
    `${WEB}.title`,
    'libvirt_pool.disks is one, without an index',
  ],
  [
    `${WEB}.title`,
    '${libvirt_volume.extra.name}',
    `${WEB}.title`,
    'libvirt_volume.extra is many, so an index is needed',
  ],
  [
    'output.address.value',
    '${libvirt_domain.web.devices.disks.device}',
    'output.address.value',
    'libvirt_domain.web has a list in "disks", which takes an index before "device"',
  ],
  [`${WEB}.title`, '${var.zones}', `${WEB}.title`, 'var.zones is declared nowhere in the document'],
  [`${WEB}.title`, '${local.zone}', `${WEB}.title`, 'local.zone is declared nowhere in the document'],
  [`${WEB}.title`, '${module.lan.cidr}', `${WEB}.title`, 'module.lan is declared nowhere in the document'],
  ['locals.prefix', '${var.zones}', 'locals.prefix', 'var.zones is declared nowhere in the document'],
  [
    'resource.terraform_data.order.input.any.0',
    '${local.x}',
    'resource.terraform_data.order.input.any[0]',
    'local.x is declared nowhere in the document',
  ],
  [
    'resource.libvirt_volume.extra.name',
    '${libvirt_domain.web.id}',
    'libvirt_volume.extra',
    'waits for itself: libvirt_volume.extra -> libvirt_domain.web -> libvirt_volume.extra',
  ],
  [
    `${POOL}.target.path`,
    '${libvirt_pool.disks.id}',
    'libvirt_pool.disks',
    'waits for itself: libvirt_pool.disks -> libvirt_pool.disks',
  ],
];

const META: readonly Case[] = [
  [`${WEB}.depends_on`, 'libvirt_pool.disks', `${WEB}.depends_on`, 'is a list of references'],
  [
    `${WEB}.depends_on.0`,
    '${libvirt_pool.disks}',
    `${WEB}.depends_on[0]`,
    'is a reference written as it is, without "${}"',
  ],
  [
    `${WEB}.depends_on.0`,
    'libvirt_pool.gone',
    `${WEB}.depends_on[0]`,
    'libvirt_pool.gone is nowhere in the document',
  ],
  [`${WEB}.provider`, 'libvirt.none', `${WEB}.provider`, 'is no provider that the document configures'],
  [`${WEB}.lifecycle`, true, `${WEB}.lifecycle`, 'is an object'],
  [
    `${WEB}.lifecycle`,
    { prevent_delete: true },
    `${WEB}.lifecycle.prevent_delete`,
    'is nothing that a lifecycle has',
  ],
  [
    `${WEB}.lifecycle`,
    { prevent_destroy: '${true}' },
    `${WEB}.lifecycle.prevent_destroy`,
    'is true or false as it stands',
  ],
  [
    `${WEB}.lifecycle`,
    { ignore_changes: 'memory' },
    `${WEB}.lifecycle.ignore_changes`,
    'is "all" or a list of attributes',
  ],
  [
    `${WEB}.lifecycle`,
    { ignore_changes: ['ram'] },
    `${WEB}.lifecycle.ignore_changes[0]`,
    'this.block has no attribute "ram"',
  ],
  [
    `${WEB}.lifecycle`,
    { replace_triggered_by: ['libvirt_pool.x'] },
    `${WEB}.lifecycle.replace_triggered_by[0]`,
    'libvirt_pool.x is nowhere in the document',
  ],
  [
    'resource.libvirt_volume.extra.count',
    '2',
    'resource.libvirt_volume.extra.count',
    'is a number, not a string',
  ],
  [
    'resource.libvirt_volume.extra.for_each',
    ['a'],
    'resource.libvirt_volume.extra',
    'has both "count" and "for_each"',
  ],
  [
    `${WEB}.provisioner`,
    { 'local-exec': { command: '${HOME}' } },
    `${WEB}.provisioner["local-exec"].command`,
    '"HOME" is the name of nothing',
  ],
  [
    'data.libvirt_domain_interface_addresses.web.connection',
    {},
    'data.libvirt_domain_interface_addresses.web.connection',
    NO_ATTRIBUTE,
  ],
];

/** Text of the author's, in which Terraform would see templates. */
const TEXTS: readonly (readonly [text: string, what: string])[] = [
  ['echo ${HOME}', '"HOME" is the name of nothing'],
  ['%{ if true }', '"%{" begins a directive of a template; as text it is written "%%{"'],
  ['${PATH:-x}', '"${" begins no expression: "}" is missing; as text it is written "$${"'],
  ['${}', '"${" begins no expression: a name is missing at "}"; as text it is written "$${"'],
  ['${1 +', '"${" begins no expression: a name is missing at ""; as text it is written "$${"'],
  ['${max(1}', '"${" begins no expression: ")" is missing at "}"; as text it is written "$${"'],
  [
    '${[for a, b of c : d]}',
    '"${" begins no expression: "in" is missing at "c : d]}"; as text it is written "$${"',
  ],
];

/** Expressions and texts that are right. */
const GOOD_TEXTS: readonly string[] = [
  'plain',
  'costs 5$ and 10%',
  '$${HOME} %%{ if }',
  '$$${literally}',
  '${1 + 2 * -3}',
  '${!true && (1 < 2) || "a" == "b ${var.zone}" ? "yes" : null}',
  '${~ var.zone ~}',
  'a ${join(",", [for key, disk in libvirt_domain.web.devices.disks : "${key}/${disk.serial}" if disk.serial != ""]...)} b',
  '${jsonencode({ zone = var.zone, "two" : [1, 2,], (var.zone) = 3 })}',
  '${jsonencode({ for disk in libvirt_domain.web.devices.disks : disk.serial => disk... })}',
  '${libvirt_volume.extra["0"].name}',
  '${libvirt_volume.extra[var.zone == "a" ? 0 : 1].path}',
  '${join(",", libvirt_volume.extra[*].name)}',
  '${libvirt_domain.web.devices.disks.0.device}',
  '${path.module}/${terraform.workspace}',
];

describe('the validator of Terraform documents', () => {
  it('takes a document that keeps every rule', () => {
    expect(validateTerraformDocument(withValue('locals.more', 1), SCHEMA)).toEqual([]);
  });

  it.each([...BLOCKS, ...TERRAFORM, ...ATTRIBUTES, ...TYPES, ...REFERENCES, ...META])(
    '%s as %j',
    (place, value, where, what) => {
      expect(validateTerraformDocument(withValue(place, value), SCHEMA)).toEqual([`${where}: ${what}`]);
    },
  );

  it.each(TEXTS)('reads %j as Terraform does', (text, what) => {
    const problems = validateTerraformDocument(withValue(`${WEB}.title`, text), SCHEMA);
    expect(problems).toEqual([`${WEB}.title: ${what}`]);
  });

  it.each(GOOD_TEXTS)('takes %j', (text) => {
    expect(validateTerraformDocument(withValue('output.text', { value: text }), SCHEMA)).toEqual([]);
  });

  it.each([undefined, null, [], 'x', 1])('refuses %j, which is no document', (document) => {
    expect(validateTerraformDocument(document, SCHEMA)).toEqual(['the document is no object']);
  });

  it('says every problem at once', () => {
    const problems = validateTerraformDocument({ resource: { libvirt_pool: { a: { nmae: 'x' } } } }, SCHEMA);
    expect(problems).toEqual([
      'terraform: is an object',
      'resource.libvirt_pool.a: is of a type that no required provider has',
    ]);
  });
});
