import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cloudInitSeed } from '../../../../host-agent/executor/seed/cloud-init-seed';
import { inventoryOf, prepareAnsible } from '../ansible';
import { missingUnless } from '../installed';
import { guestFiles } from './guest-files';
import type { GuestsHost } from './guests-host';
import { definitionsOf, type Maker } from './makers';

/**
 * A playbook whose hosts are the guests, so that as many as there are forks are made at the same time. The collection of Debian 12 has no
 * module for volumes or seeds: qemu-img makes the clone and the seed is copied, as playbooks do that people have published.
 */
const CREATE = (uri: string): string => `- hosts: machines
  gather_facts: false
  tasks:
    - ansible.builtin.command:
        argv: [qemu-img, create, -q, -f, qcow2, -F, qcow2, -b, '{{ backing }}', '{{ disk }}', '{{ size }}M']
        creates: '{{ disk }}'
    - ansible.builtin.copy: { src: '{{ seed_source }}', dest: '{{ seed }}', mode: '0600' }
    - community.libvirt.virt: { uri: '${uri}', command: define, xml: "{{ lookup('file', definition) }}" }
    - community.libvirt.virt: { uri: '${uri}', name: '{{ inventory_hostname }}', state: running }
`;

const DESTROY = (uri: string): string => `- hosts: machines
  gather_facts: false
  tasks:
    - community.libvirt.virt: { uri: '${uri}', name: '{{ inventory_hostname }}', state: destroyed }
    - community.libvirt.virt: { uri: '${uri}', name: '{{ inventory_hostname }}', command: undefine }
    - ansible.builtin.file: { path: '{{ disk }}', state: absent }
    - ansible.builtin.file: { path: '{{ seed }}', state: absent }
`;

/** Ansible with its libvirt collection. */
export async function ansibleMaker(host: GuestsHost): Promise<Maker> {
  const { uri, workDirectory, names } = host;
  const ansible = await prepareAnsible(join(workDirectory, 'ansible-guests'));
  const inventory = await ansible.write('hosts', inventoryOf(names));
  await writeVariables(host, ansible.directory);
  const create = await ansible.write('create.yml', CREATE(uri));
  const destroy = await ansible.write('destroy.yml', DESTROY(uri));
  const play = async (playbook: string): Promise<void> => {
    await ansible.run('ansible-playbook', ['--inventory', inventory, playbook]);
  };
  return {
    name: 'Ansible community.libvirt',
    role: 'peer',
    remark: 'a play over all guests with four forks; removed with their power cut',
    ...missingUnless('ansible'),
    create: () => play(create),
    destroy: () => play(destroy),
  };
}

/** What differs from guest to guest: Ansible reads `host_vars/<name>` beside the inventory. */
async function writeVariables(host: GuestsHost, directory: string): Promise<void> {
  const definitions = definitionsOf(host);
  await mkdir(join(directory, 'host_vars'), { recursive: true });
  for (const [index, machine] of host.planOf().machines.entries()) {
    const { name, cloudInit } = machine;
    const { diskPath, backingPath, diskMiB } = guestFiles(host, machine);
    if (cloudInit === undefined) throw new Error('a guest has a seed');
    const paths = {
      definition: join(directory, `${name}.xml`),
      seed_source: join(directory, `${name}.iso`),
    };
    await writeFile(paths.definition, definitions[index] ?? '');
    await writeFile(paths.seed_source, cloudInitSeed(cloudInit));
    const seed = join(host.poolPath, cloudInit.fileName);
    const variables = { ...paths, seed, disk: diskPath, backing: backingPath, size: diskMiB };
    await writeFile(join(directory, 'host_vars', `${name}.json`), JSON.stringify(variables));
  }
}
