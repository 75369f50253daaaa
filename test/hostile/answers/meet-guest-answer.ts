import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { plain } from '../../../host-agent/commands/terminal/plain';
import { askGuest, type GuestAgent } from '../../../host-agent/executor/guest/agent';
import { seeCloudInit } from '../../../host-agent/executor/readiness/cloud-init';
import { readInventory } from '../../../host-agent/inventory';
import { createDomainApi } from '../../../host-agent/libvirt/api/domains';
import type { Session } from '../../../host-agent/libvirt/session/session';
import { FakeMachine } from '../../host-agent/executor/fake-machine';
import { findMachine, labPlan } from '../../host-agent/executor/lab';
import { machinesOnly } from '../../host-agent/executor/plans';
import { emptyWorld, running } from '../../host-agent/inventory/worlds';
import { fakeLibvirtHost } from '../../support/fake-libvirt-host';
import type { HostileInput, Meeting } from '../support/judge';

type Ask = (text: string) => Promise<Meeting>;

/** Has a guest's agent answer with what a case holds; its first word is what the agent was asked. */
export async function meetGuestAnswer({ file, name, words }: HostileInput): Promise<Meeting> {
  const ask = questions[words[0] ?? name];
  if (ask === undefined) throw new Error(`nobody asks a guest for ${words[0] ?? name}`);
  return ask(readFileSync(file, 'utf8'));
}

const questions: Readonly<Record<string, Ask>> = {
  vcpus: (text) => asked('guest-get-vcpus', text, (agent) => agent.vcpus()),
  'memory-blocks': (text) => asked('guest-get-memory-blocks', text, (agent) => agent.memoryBlocks()),
  'file-systems': (text) => asked('guest-get-fsinfo', text, (agent) => agent.fileSystems()),
  start: (text) => asked('guest-exec', text, (agent) => agent.run(['/bin/try'])),
  run: (text) => asked('guest-exec-status', text, (agent) => agent.run(['/bin/try'])),
  'cloud-init': seenCloudInit,
  addresses: shownAddresses,
};

function guestThatSays(command: string, text: string): FakeMachine {
  const plan = labPlan(machinesOnly());
  const fake = new FakeMachine(plan, findMachine(plan, 'web'));
  const usual: Readonly<Record<string, string>> = { 'guest-exec': '{"return":{"pid":7}}' };
  fake.answer = (question) => {
    const { execute } = JSON.parse(question) as { readonly execute: string };
    return execute === command ? text : (usual[execute] ?? '{"return":{}}');
  };
  return fake;
}

async function asked(
  command: string,
  text: string,
  ask: (agent: GuestAgent) => ReturnType<GuestAgent['vcpus' | 'run' | 'fileSystems' | 'memoryBlocks']>,
): Promise<Meeting> {
  const fake = guestThatSays(command, text);
  const agent = await askGuest(fake.context(), fake.machine);
  if (agent === undefined) return { isTaken: false, text: 'no answer from the guest' };
  const answer = await ask(agent);
  if ('value' in answer) return { isTaken: true, text: plain(JSON.stringify(answer.value)).slice(0, 300) };
  return { isTaken: false, text: `the agent of the guest is not believed: ${plain(answer.failure)}` };
}

async function seenCloudInit(text: string): Promise<Meeting> {
  const fake = guestThatSays('guest-exec-status', text);
  const domain = { name: 'web', uuid: fake.machine.uuid, id: 1 };
  const { ready, seen } = await seeCloudInit({ context: fake.context(), machine: fake.machine, domain });
  return { isTaken: ready, text: plain(seen) };
}

/** As libvirt passes them on, over the wire and into the inventory. */
async function shownAddresses(text: string): Promise<Meeting> {
  const ifaces: unknown = JSON.parse(text);
  const session: Pick<Session, 'call'> = { call: async () => ({ ifaces }) as never };
  const api = createDomainApi(session as Session);
  const guest = running('web', {
    agent: () => api.interfaceAddresses({ name: 'web', uuid: 'u' }, 'agent'),
  });
  const { machines } = await readInventory(fakeLibvirtHost({ ...emptyWorld(), domains: [guest] }));
  const shown = machines.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  const faults = shown
    .filter((address) => isIP(address) === 0)
    .map((address) => `it shows ${plain(address)}`);
  return {
    isTaken: shown.length > ADDRESSES_MAX || shown.includes('10.7.0.101'),
    text: `of the addresses that the guest tells, ${shown.length} are shown`,
    faults,
  };
}

/** As many as a machine of several NICs can have. */
const ADDRESSES_MAX = 256;
