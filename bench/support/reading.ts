import { execFile } from 'node:child_process';
import { createInventoryCache, readInventory, type Inventory } from '../../host-agent/inventory';
import { connectLibvirt } from '../../host-agent/libvirt';
import type { Contestant } from './rounds';
import { FIRST_READING, NEXT_READING, type Subject } from './subject';
import { virsh } from './virsh';

/** Beyond so many, a process for each machine takes seconds a run, and runs once: its spread is small beside its size. */
const PROCESSES_REPEATED_MAX = 100;

/** What a reading asks of the host besides its machines. */
const HOST_QUESTIONS =
  'capabilities\ndomcapabilities\nnodeinfo\nnodememstats\nnet-list --all\npool-list --all\n';

/** As large as the largest answer that a bench host gives. */
const ANSWER_BYTES_MAX = 256 * 1024 * 1024;

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
        const texts: string[] = [];
        for (const name of await listNames(uri)) texts.push(await virsh(uri, ['dumpxml', name]));
        expectCount(texts.join(''), subject);
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
      // As in a running agent: the reading before has filled the cache, and the connection has stayed.
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
        const answer = JSON.parse(await runNode(words)) as { readonly inventory: Inventory };
        expectMachines(answer.inventory, subject);
      },
    },
  ];
}

async function listNames(uri: string): Promise<readonly string[]> {
  return (await virsh(uri, ['list', '--all', '--name'])).split('\n').filter((name) => name !== '');
}

function expectCount(xml: string, { definitions }: Subject): void {
  const found = xml.split('</domain>').length - 1;
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

function runNode(words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      words,
      { encoding: 'utf8', maxBuffer: ANSWER_BYTES_MAX },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`${words.join(' ')}: ${stderr.trim()}`, { cause: error }));
      },
    );
  });
}
