import { createInventoryCache, readInventory, type Inventory } from '../../host-agent/inventory';
import { connectLibvirt } from '../../host-agent/libvirt';
import type { Contestant } from './rounds';
import { FIRST_READING, NEXT_READING, type Subject } from './subject';
import { run, virsh } from './programs';

/** Beyond so many, a process for each machine takes seconds a run, and runs once: its spread is small beside its size. */
const PROCESSES_REPEATED_MAX = 100;

/** What a reading asks of the host besides its machines. */
const HOST_QUESTIONS =
  'capabilities\ndomcapabilities\nnodeinfo\nnodememstats\nnet-list --all\npool-list --all\n';

/** As a script would do it. Argument: the URI. */
const PROCESS_EACH = [
  'virsh --quiet --connect "$1" list --all --name |',
  'while read -r name; do [ -z "$name" ] || virsh --quiet --connect "$1" dumpxml "$name" || exit 1; done',
].join(' ');

/** Ways to learn what all machines are. virsh's ways end with text, and leave the reading of it to whoever asked. */
export function reading(subject: Subject): readonly Contestant[] {
  const { uri, definitions } = subject;
  return [
    ...ours(subject),
    {
      name: 'one virsh shell',
      run: async () => {
        const names = await listNames(uri);
        expectCount(await virsh(uri, [], names.map((name) => `dumpxml ${name}\n`).join('')), subject);
      },
    },
    {
      name: 'one virsh shell, same facts',
      run: async () => {
        const names = await listNames(uri);
        // State, autostart, persistence and managed save beside the definition, and what the host is: what a reading of ours holds.
        const script = names.map((name) => `dominfo ${name}\ndumpxml ${name}\n`).join('');
        expectCount(await virsh(uri, [], `${HOST_QUESTIONS}${script}`), subject);
      },
    },
    {
      name: 'one virsh process each',
      ...(definitions.length > PROCESSES_REPEATED_MAX ? { runsMax: 1 } : {}),
      run: async () => {
        expectCount(await run('sh', ['-c', PROCESS_EACH, 'sh', uri]), subject);
      },
    },
  ];
}

function ours(subject: Subject): readonly Contestant[] {
  const { uri, host, agentProgram } = subject;
  const cache = createInventoryCache();
  return [
    {
      name: FIRST_READING,
      run: async () => {
        const connected = await connectLibvirt(uri);
        expectMachines(await readInventory(connected), subject);
        await connected.close();
      },
    },
    {
      name: NEXT_READING,
      // The reading before has filled the cache, and the connection has stayed.
      prepare: async () => {
        await readInventory(host, { cache });
      },
      run: async () => {
        expectMachines(await readInventory(host, { cache }), subject);
      },
    },
    {
      name: 'ours, as a command',
      run: async () => {
        const words = [agentProgram, 'inventory', '--json', '--connect', uri];
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of our own program
        const answer = JSON.parse(await run(process.execPath, words)) as { readonly inventory: Inventory };
        expectMachines(answer.inventory, subject);
      },
    },
  ];
}

async function listNames(uri: string): Promise<readonly string[]> {
  return (await virsh(uri, ['list', '--all', '--name'])).split('\n').filter((name) => name !== '');
}

function expectCount(xml: string, { definitions }: Subject): void {
  // An element that each definition has once, and that what is said of the host has not.
  const found = xml.split('<currentMemory ').length - 1;
  if (found !== definitions.length)
    throw new Error(`virsh gave ${found} of ${definitions.length} definitions`);
}

function expectMachines({ machines, unreadable }: Inventory, { definitions }: Subject): void {
  const read = machines.filter(({ stored }) => stored?.disks.length === 2);
  if (read.length === definitions.length && unreadable.length === 0) return;
  throw new Error(
    `${read.length} of ${definitions.length} machines were read, ${unreadable.length} unreadable`,
  );
}
