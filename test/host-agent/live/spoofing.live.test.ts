import { beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudInit, Host, Image, Machine, Network, Pool, Size, type Spoofing } from 'fleetwright';
import { synthPlan, testApp } from 'fleetwright/testing';
import { useLiveHost } from '../../support/live-host';
import { fleetwright, type ProgramResult } from '../commands/command-line';
import { askGuest, runInGuest } from './guest-view';

const host = useLiveHost();

const GATEWAY = '10.95.1.1';
const HONEST = '10.95.1.21';
const LISTENER = '10.95.1.22';
const STOLEN = '10.95.1.77';
const STOLEN_MAC = '52:54:00:95:99:99';

/** Two guests on an isolated network. */
async function writePlan(spoofing: Spoofing | undefined): Promise<void> {
  const { guest, sandbox } = host;
  const kvm = new Host(testApp(), 'kvm-1', { acceleration: 'tcg', machineDeletionsMax: 2 });
  new Pool(kvm, 'main', { path: join(sandbox.poolDirectory, 'main') });
  const bootFile = (id: 'kernel' | 'initrd'): Image =>
    Image.fromFile(kvm, id, guest[id], { sha256: guest.sha256[id], format: 'boot-file' });
  const [kernel, initrd] = [bootFile('kernel'), bootFile('initrd')];
  const back = new Network(kvm, 'back', {
    mode: 'isolated',
    ipv4: { cidr: '10.95.1.0/24', dhcpRange: 'none' },
    ...(spoofing === undefined ? {} : { spoofing }),
  });
  for (const [name, ipv4] of Object.entries({ liar: HONEST, listener: LISTENER })) {
    new Machine(kvm, name, {
      boot: { kernel, initrd, commandLine: 'console=ttyS0 quiet no_timer_check panic=1' },
      memory: Size.mebibytes(128),
      memoryMax: Size.mebibytes(128),
      cloudInit: new CloudInit(),
      stop: { timeoutSeconds: 15, onTimeout: 'force' },
      nics: [{ network: back, ipv4 }],
    });
  }
  await writeFile(join(host.workDirectory, 'plan.json'), JSON.stringify(synthPlan(kvm)));
}

function apply(): Promise<ProgramResult> {
  return fleetwright(['--sandbox', host.sandbox.name, 'apply', '--plan', 'plan.json', '--yes', '--json'], {
    cwd: host.workDirectory,
  });
}

function inGuest(machine: string, script: string): Promise<string> {
  return runInGuest(host, machine, ['/bin/sh', '-c', script]);
}

/** Echo requests that the listener has heard. */
async function heard(): Promise<number> {
  const text = await inGuest('listener', 'cat /proc/net/snmp');
  const [names = [], values = []] = text
    .split('\n')
    .filter((line) => line.startsWith('Icmp:'))
    .map((line) => line.split(' '));
  return Number(values[names.indexOf('InEchos')]);
}

/** How many of three echo requests the listener hears while the liar is set up so; one may get lost in the change. */
async function heardWhile(lie: string, truth: string, options = ''): Promise<number> {
  const before = await heard();
  // What answers the listener's questions for addresses is no part of what is tried here.
  const neighbour = `ip neigh replace ${LISTENER} lladdr ${listenerMac} dev eth0 nud permanent`;
  await inGuest('liar', `${lie}; ${neighbour}; ping -c 3 -W 2 ${options} ${LISTENER}; ${truth}`);
  return (await heard()) - before;
}

const asMyself = (): Promise<number> => heardWhile('true', 'true');
const fromStolenAddress = (): Promise<number> =>
  heardWhile(`ip addr add ${STOLEN}/24 dev eth0`, `ip addr del ${STOLEN}/24 dev eth0`, `-I ${STOLEN}`);
const fromStolenMac = (): Promise<number> =>
  heardWhile(`ip link set eth0 address ${STOLEN_MAC}`, `ip link set eth0 address ${liarMac}`);

/** Whom the listener takes for the gateway after the liar has said that it is. */
async function takenForGateway(): Promise<string> {
  // It forgets what it was told before, and asks anew.
  await inGuest('listener', `ip neigh flush dev eth0; arp -d ${GATEWAY}; ping -c 1 -W 2 ${GATEWAY}`);
  const claim = `arping -U -c 3 -I eth0 ${GATEWAY}; arping -A -c 3 -I eth0 ${GATEWAY}`;
  await inGuest('liar', `ip addr add ${GATEWAY}/32 dev eth0; ${claim}; ip addr del ${GATEWAY}/32 dev eth0`);
  const table = await inGuest('listener', 'cat /proc/net/arp');
  return table.split('\n').find((line) => line.startsWith(`${GATEWAY} `)) ?? '';
}

/** A guest that has just heard the truth does not listen to anybody else for a second; which of both it hears last is chance. */
const LIES = 5;

/** Whether the listener takes the liar for the gateway at least once. */
async function isFooled(): Promise<boolean> {
  for (let lie = 0; lie < LIES; lie += 1) if ((await takenForGateway()).includes(liarMac)) return true;
  return false;
}

let liarMac = '';
let listenerMac = '';
let boots: readonly string[] = [];

async function bootIds(): Promise<readonly string[]> {
  return Promise.all(['liar', 'listener'].map(async (name) => (await askGuest(host, name)).bootId));
}

beforeAll(async () => {
  await writePlan('allowed');
  const made = await apply();
  expect({ exitCode: made.exitCode, errors: made.stderr }).toMatchObject({ exitCode: 0 });
  const macOf = async (name: string): Promise<string> =>
    /52:54(:[0-9a-f]{2}){4}/.exec(await host.virsh('domiflist', name))?.[0] ?? '';
  [liarMac, listenerMac] = [await macOf('liar'), await macOf('listener')];
  boots = await bootIds();
}, 360_000);

describe('a guest on an isolated network', () => {
  it('is heard under any address where its author allows that', async () => {
    expect(await asMyself()).toBeGreaterThan(0);
    expect(await fromStolenAddress()).toBeGreaterThan(0);
    expect(await fromStolenMac()).toBeGreaterThan(0);
    expect(await isFooled()).toBe(true);
  });

  it('is heard under its own address alone, from then on and without a restart, where nobody says so', async () => {
    await writePlan(undefined);
    const changed = await apply();
    expect({ exitCode: changed.exitCode, errors: changed.stderr }).toMatchObject({ exitCode: 0 });
    const { report } = JSON.parse(changed.stdout) as { report: { steps: readonly { id: string }[] } };
    expect(report.steps.map(({ id }) => id.split(':')[0])).toEqual(
      expect.not.arrayContaining(['stop-machine', 'start-machine', 'restart-machine']),
    );
    expect(await asMyself()).toBeGreaterThan(0);
    expect(await fromStolenAddress()).toBe(0);
    expect(await fromStolenMac()).toBe(0);
    expect(await takenForGateway()).toMatch(/ 0x2 .* 52:54:00:/);
    expect(await isFooled()).toBe(false);
    expect(await asMyself()).toBeGreaterThan(0);
    expect(await bootIds()).toEqual(boots);
    const again = await apply();
    expect(JSON.parse(again.stdout)).toMatchObject({ steps: [] });
  });
});
