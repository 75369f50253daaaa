import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDomain, writeMemoryDevice, type DomainReference } from '../../../../host-agent/libvirt';
import { run, virsh } from '../../programs';
import { inventoryOf, prepareAnsible } from '../ansible';
import { pass } from '../bench-host';
import { CALLS_FLOOR } from '../goals';
import { missingUnless } from '../installed';
import { OURS, type Outcome } from '../results';
import type { GuestsHost } from './guests-host';
import { definitionsOf } from './makers';
import { grownSize } from './plan';

/** One way to give running guests more. */
export interface Grower extends Pick<Outcome, 'name' | 'role' | 'missing' | 'remark'> {
  /** Readies what is decided before the clock runs: guests are to have what they have after so many steps. */
  readonly prepare: (step: number) => Promise<void>;
  readonly grow: () => Promise<void>;
}

export async function growersOn(host: GuestsHost): Promise<readonly Grower[]> {
  return [ourGrower(host), floorGrower(host), ...virshGrowers(host), await ansibleGrower(host)];
}

function ourGrower(host: GuestsHost): Grower {
  let plan = host.planOf(grownSize(0));
  return {
    name: OURS,
    role: 'ours',
    prepare: (step) => {
      plan = host.planOf(grownSize(step));
      return Promise.resolve();
    },
    grow: async () => {
      await pass(host, plan);
    },
  };
}

interface PreparedGrowth {
  readonly domain: DomainReference;
  readonly definition: string;
  readonly device: string;
}

function floorGrower(host: GuestsHost): Grower {
  const { domains } = host.libvirt;
  let prepared: readonly PreparedGrowth[] = [];
  let vcpus = 0;
  return {
    name: CALLS_FLOOR,
    role: 'floor',
    remark: 'four calls in flight; looks at nothing, and stores the definition as well',
    prepare: async (step) => {
      const size = grownSize(step);
      const definitions = definitionsOf(host, size);
      vcpus = size.vcpus.current;
      const requestedKiB = (size.memoryMiB.current - size.memoryMiB.boot) * 1024;
      const found = new Map((await domains.list()).map((domain) => [domain.name, domain]));
      prepared = await Promise.all(
        host.names.map(async (name, index) => {
          const domain = found.get(name);
          if (domain === undefined) throw new Error(`${name} is not there`);
          const [device] = readDomain(await domains.getXml(domain)).devices.memoryDevices;
          if (device === undefined) throw new Error(`${name} has no memory device`);
          const definition = definitions[index] ?? '';
          return { domain, definition, device: writeMemoryDevice({ ...device, requestedKiB }) };
        }),
      );
    },
    grow: async () => {
      await Promise.all(
        prepared.map(async ({ domain, definition, device }) => {
          await domains.define(definition);
          await domains.setVcpus(domain, vcpus);
          await domains.updateDevice(domain, device);
        }),
      );
    },
  };
}

/** Arguments: URI, then words of commands, one command each. */
const EACH = 'uri=$1; shift; for command in "$@"; do virsh --quiet --connect "$uri" $command || exit 1; done';

function virshGrowers({ uri, names }: GuestsHost): readonly Grower[] {
  let commands: readonly string[] = [];
  const prepare = (step: number): Promise<void> => {
    const { vcpus, memoryMiB } = grownSize(step);
    const plugged = `${memoryMiB.current - memoryMiB.boot}MiB`;
    commands = names.flatMap((name) => [
      `setvcpus ${name} ${vcpus.current} --live --config`,
      // With both words virsh 9.0 looks for the device of the stored definition in the running machine, and finds none.
      `update-memory-device ${name} --requested-size ${plugged} --live`,
      `update-memory-device ${name} --requested-size ${plugged} --config`,
    ]);
    return Promise.resolve();
  };
  const shared = { role: 'peer', prepare, ...missingUnless('virsh') } as const;
  return [
    {
      ...shared,
      name: 'one virsh shell',
      grow: async () => {
        await virsh(uri, [], commands.map((command) => `${command}\n`).join(''));
      },
    },
    {
      ...shared,
      name: 'a virsh process each',
      remark: 'three for each guest',
      grow: async () => {
        await run('sh', ['-c', EACH, 'sh', uri, ...commands]);
      },
    },
  ];
}

/** The module knows no change of a running guest: it is defined anew, powered off and started. */
const PLAYBOOK = (uri: string): string => `- hosts: machines
  gather_facts: false
  tasks:
    - community.libvirt.virt: { uri: '${uri}', command: define, xml: "{{ lookup('file', definition) }}" }
    - community.libvirt.virt: { uri: '${uri}', name: '{{ inventory_hostname }}', state: shutdown }
      register: asked
      until: not asked.changed
      retries: 300
      delay: 1
    - community.libvirt.virt: { uri: '${uri}', name: '{{ inventory_hostname }}', state: running }
`;

async function ansibleGrower(host: GuestsHost): Promise<Grower> {
  const { uri, workDirectory, names } = host;
  const ansible = await prepareAnsible(join(workDirectory, 'ansible-growing'));
  const definition = `definition=${ansible.directory}/{{ inventory_hostname }}.xml\n`;
  const inventory = await ansible.write('hosts', `${inventoryOf(names)}${definition}`);
  const playbook = await ansible.write('grow.yml', PLAYBOOK(uri));
  return {
    name: 'Ansible community.libvirt',
    role: 'peer',
    remark: 'defines each guest anew, asks it to power off, and starts it; four forks',
    ...missingUnless('ansible'),
    prepare: async (step) => {
      for (const [index, xml] of definitionsOf(host, grownSize(step)).entries())
        await writeFile(join(ansible.directory, `${names[index] ?? ''}.xml`), xml);
    },
    grow: async () => {
      await ansible.run('ansible-playbook', ['--inventory', inventory, playbook]);
    },
  };
}
