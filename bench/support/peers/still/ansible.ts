import { join } from 'node:path';
import { inventoryOf, prepareAnsible, type Ansible } from '../ansible';
import { missingUnless } from '../installed';
import { both } from './raw';
import type { Reader, StillHost } from './contest';

/** A task takes about half a second for each machine: so many show what one costs. */
const TASKS_MAX = 20;

/** Ansible's ways to learn what is there, and to see that nothing is due. */
export async function ansibleReading(host: StillHost): Promise<readonly Reader[]> {
  const { uri, names, workDirectory } = host;
  const ansible = await prepareAnsible(join(workDirectory, 'ansible-reading'));
  const source = await ansible.write(
    'bench.libvirt.yml',
    `plugin: community.libvirt.libvirt\nuri: '${uri}'\n`,
  );
  const facts = async (): Promise<void> => {
    const text = await ansible.run('ansible-inventory', ['--inventory', source, '--list']);
    const found = text.split('xml_desc').length - 1;
    if (found !== names.length) throw new Error(`Ansible gave ${found} of ${names.length} definitions`);
  };
  return [
    {
      competitor: {
        name: 'Ansible community.libvirt facts',
        role: 'peer',
        remark: 'its inventory plugin: definition, state and size of each',
        phases: both(facts),
        ...missingUnless('ansible'),
        // Asks five questions about each machine, one after the other.
        ...(names.length > 1000 ? { runsMax: 1 } : {}),
      },
    },
    ...(await playbooks(ansible, host)),
  ];
}

/** A playbook of one task for each machine, for real and in check mode. */
async function playbooks(ansible: Ansible, { uri, names }: StillHost): Promise<readonly Reader[]> {
  const sample = names.slice(0, TASKS_MAX);
  const inventory = await ansible.write('hosts', inventoryOf(sample));
  const playbook = await ansible.write(
    'pass.yml',
    `- hosts: machines
  gather_facts: false
  tasks:
    - community.libvirt.virt:
        uri: '${uri}'
        name: '{{ inventory_hostname }}'
        state: shutdown
`,
  );
  const play = (words: readonly string[]) => async (): Promise<void> => {
    const text = await ansible.run('ansible-playbook', ['--inventory', inventory, ...words, playbook]);
    if (text.split('changed=0').length - 1 !== sample.length)
      throw new Error(`something has changed: ${text}`);
  };
  const shared = {
    role: 'peer',
    ...(sample.length < names.length ? { part: { done: sample.length, of: names.length } } : {}),
    ...missingUnless('ansible'),
  } as const;
  return [
    {
      competitor: {
        ...shared,
        name: 'Ansible, state of each',
        remark: 'asks whether each is off, and compares nothing else',
        phases: [{ name: 'pass', run: play([]) }],
      },
    },
    {
      competitor: {
        ...shared,
        name: 'Ansible, check mode',
        remark: 'the module of Debian 12 skips itself in check mode: nothing is looked at',
        phases: [{ name: 'pass', run: play(['--check']) }],
      },
    },
  ];
}
