import type { NetworkSettings } from '../../../host-agent/inventory';
import type { ChangePlan } from '../../../host-agent/planner';
import {
  volumesOf,
  type OwnedVolume,
  type Plan,
  type PlanMachine,
  type PlanNetwork,
  type PlanPool,
} from '../../../lib/plan';
import { definitionDisagreements } from './definition-agreement';
import {
  imagePath,
  pathOf,
  settingsOf,
  type SimulatedHost,
  type SimulatedMachine,
} from '../../support/simulated-host';

const BYTES_PER_MIB = 1024 * 1024;

/**
 * Where the host is not what the plan says, except what was refused: one line for each. Written without the planner's rules,
 * from what the plan's fields mean.
 */
export function disagreements(
  host: SimulatedHost,
  plan: Plan,
  { refusals, warnings }: Pick<ChangePlan, 'refusals' | 'warnings'>,
): readonly string[] {
  const isPending = (name: string): boolean =>
    warnings.some(({ code, subject }) => code === 'pending-restart' && subject.name === name);
  const refused = (kind: string, name: string): boolean =>
    refusals.some(
      ({ subject }) =>
        (subject.kind === kind && subject.name === name) || (kind === 'machine' && subject.machine === name),
    );
  return [
    ...plan.pools
      .filter(({ name }) => !refused('pool', name))
      .flatMap((pool) => poolDisagreements(host, pool)),
    ...plan.images
      .filter(({ name }) => !refused('image', name))
      .filter((image) => !host.files.has(pathOf(plan, image)))
      .map(({ name }) => `image ${name} is missing`),
    ...plan.networks
      .filter(({ name }) => !refused('network', name))
      .flatMap((network) => networkDisagreements(host, plan, network)),
    ...plan.machines
      .filter(({ name }) => !refused('machine', name))
      .flatMap((machine) =>
        machineDisagreements(host, plan, machine, {
          isRefused: (network) => refused('network', network),
          isDeferred: isPending(machine.name),
        }),
      ),
    ...surplus(host, plan)
      .filter(({ kind, name }) => !refused(kind, name))
      .map(({ kind, name }) => `${kind} ${name} is still there`),
  ];
}

function poolDisagreements(host: SimulatedHost, pool: PlanPool): readonly string[] {
  const actual = host.pools.get(pool.uuid);
  const fine = actual?.active === true && actual.autostart === pool.autostart && actual.path === pool.path;
  return fine ? [] : [`pool ${pool.name} is ${JSON.stringify(actual)}`];
}

function networkDisagreements(host: SimulatedHost, plan: Plan, network: PlanNetwork): readonly string[] {
  const actual = host.networks.get(network.uuid);
  if (actual === undefined) return [`network ${network.name} is missing`];
  const wanted = canonicalNetwork(settingsOf(plan, network), network);
  return [
    ...([actual.stored, actual.running] as const).flatMap((settings, index) => {
      const found =
        settings === undefined
          ? 'nothing'
          : canonicalNetwork(withoutReservationsOf(staying(host, plan), settings), network);
      return found === wanted ? [] : [`network ${network.name} (${index}) is ${found}, not ${wanted}`];
    }),
    ...(actual.autostart === network.autostart ? [] : [`network ${network.name} has the wrong autostart`]),
  ];
}

/** Machines that the plan does not name, and that are there all the same. */
function staying(host: SimulatedHost, plan: Plan): readonly SimulatedMachine[] {
  const planned = new Set(plan.machines.flatMap(({ uuid, name }) => [uuid, name]));
  return [...host.machines.values()].filter(({ uuid, name }) => !planned.has(uuid) && !planned.has(name));
}

/** Such machines keep their addresses; whether they must is said elsewhere. */
function withoutReservationsOf(
  machines: readonly SimulatedMachine[],
  settings: NetworkSettings,
): NetworkSettings {
  const names = new Set(machines.map(({ name }) => name));
  const macs = new Set(
    machines.flatMap(({ stored, running }) => (stored ?? running)?.nics.map(({ mac }) => mac)),
  );
  const left = <Subnet extends NonNullable<NetworkSettings['ipv4']>>(subnet: Subnet): Subnet => ({
    ...subnet,
    reservations: subnet.reservations.filter(({ mac, name }) =>
      mac === undefined ? !names.has(name ?? '') : !macs.has(mac),
    ),
  });
  const { ipv4, ipv6 } = settings;
  return {
    ...settings,
    ...(ipv4 === undefined ? {} : { ipv4: left(ipv4) }),
    ...(ipv6 === undefined ? {} : { ipv6: left(ipv6) }),
  };
}

function canonicalNetwork(settings: NetworkSettings, network: PlanNetwork): string {
  const texts = (entries: readonly object[] | undefined): readonly string[] =>
    (entries ?? []).map((entry) => JSON.stringify(Object.entries(entry).sort())).sort();
  const { mtu, dnsDomain, dnsHosts, ipv4, ipv6, ...rest } = settings;
  const statedDomain = network.mode !== 'bridge' && network.dns.domain !== undefined;
  return JSON.stringify({
    rest: Object.entries(rest).sort(),
    mtu: network.mode === 'bridge' || network.mtu === undefined ? undefined : mtu,
    dnsDomain: statedDomain ? dnsDomain : undefined,
    dnsHosts: texts(dnsHosts),
    subnets: [ipv4, ipv6].map((subnet) => ({
      cidr: subnet?.cidr,
      gateway: subnet?.gateway,
      dhcpRange: subnet?.dhcpRange,
      reservations: texts(subnet?.reservations),
    })),
  });
}

function machineDisagreements(
  host: SimulatedHost,
  plan: Plan,
  machine: PlanMachine,
  {
    isRefused,
    isDeferred,
  }: { readonly isRefused: (network: string) => boolean; readonly isDeferred: boolean },
): readonly string[] {
  const actual = host.machines.get(machine.uuid);
  if (actual === undefined) return [`machine ${machine.name} is missing`];
  const { stored, running, spent } = seedSights(plan, machine, actual);
  const wrong = [
    ...powerDisagreements(actual, machine, isRefused),
    ...definitionDisagreements(plan, { stored, running }, actual, isDeferred),
    ...fileDisagreements(host, plan, stored),
    ...markDisagreements(actual, stored, { isDeferred, spent }),
    ...(running.cloudInit?.afterFirstBoot === 'remove' && actual.running !== undefined
      ? ['it has booted with its seed, which is there still']
      : []),
    ...spent.filter((volume) => host.files.has(pathOf(plan, volume))).map(() => 'its spent seed is there'),
  ];
  if (actual.name !== machine.name && !isDeferred) wrong.push(`it is called ${actual.name}`);
  if (actual.autostart !== machine.autostart) wrong.push('autostart is wrong');
  return wrong.map((text) => `machine ${machine.name}: ${text}`);
}

/** What is to be seen of the seed: one that goes after the first boot is in the running machine for a moment only. */
function seedSights(
  plan: Plan,
  machine: PlanMachine,
  { ownership, running }: SimulatedMachine,
): { readonly stored: PlanMachine; readonly running: PlanMachine; readonly spent: readonly OwnedVolume[] } {
  const { cloudInit, ...without } = machine;
  if (cloudInit?.afterFirstBoot !== 'remove') return { stored: machine, running: machine, spent: [] };
  const { pool, fileName } = cloudInit;
  const volume = { pool, fileName, role: 'spent-seed', retain: false } as const;
  const marked = ownership.kind === 'ours' ? ownership.mark.volumes : [];
  if (marked.some((other) => other.role === 'spent-seed' && other.fileName === fileName)) {
    return { stored: without, running: without, spent: [volume] };
  }
  const holdsIt = running?.disks.some(({ path }) => path === pathOf(plan, cloudInit)) === true;
  return { stored: machine, running: holdsIt ? machine : without, spent: [] };
}

/** A NIC hangs loose as long as its network is refused. */
function powerDisagreements(
  actual: SimulatedMachine,
  machine: PlanMachine,
  isRefused: (network: string) => boolean,
): readonly string[] {
  if (machine.powerState === 'stopped') return actual.running === undefined ? [] : ['it runs'];
  if (actual.running === undefined || actual.state !== 'running') return [`it is ${actual.state}`];
  const loose = machine.nics.filter(
    ({ mac, attachment }) =>
      actual.loose.has(mac) && !(attachment.kind === 'network' && isRefused(attachment.network)),
  );
  return loose.length === 0 ? [] : [`NICs ${loose.map(({ name }) => name).join(' ')} hang loose`];
}

function fileDisagreements(host: SimulatedHost, plan: Plan, machine: PlanMachine): readonly string[] {
  const disks = machine.disks.flatMap((disk) => {
    const file = host.files.get(pathOf(plan, disk));
    if (file === undefined) return [`disk ${disk.name} is missing`];
    const backing = disk.source.kind === 'image' ? imagePath(plan, disk.source.image) : undefined;
    const fine = file.capacityBytes === disk.sizeMiB * BYTES_PER_MIB && file.backingPath === backing;
    return fine ? [] : [`disk ${disk.name} is ${JSON.stringify(file)}`];
  });
  const seed = machine.cloudInit;
  return [
    ...disks,
    ...(seed === undefined || host.files.has(pathOf(plan, seed)) ? [] : ['its seed is missing']),
  ];
}

function markDisagreements(
  actual: SimulatedMachine,
  machine: PlanMachine,
  { isDeferred, spent }: { readonly isDeferred: boolean; readonly spent: readonly OwnedVolume[] },
): readonly string[] {
  if (actual.ownership.kind !== 'ours') return ['it has no mark'];
  const { mark } = actual.ownership;
  const texts = (volumes: readonly object[]): readonly string[] =>
    volumes.map((volume) => JSON.stringify(Object.entries(volume).sort())).sort();
  const wanted = texts([...volumesOf(machine), ...spent]);
  // A guest that keeps running keeps a disk that the plan has dropped, and the mark keeps it as well.
  const listed = texts(mark.volumes).filter((volume) => !isDeferred || wanted.includes(volume));
  return [
    ...(mark.key === machine.key ? [] : [`its mark has key ${mark.key}`]),
    ...(mark.protect === machine.protect ? [] : ['its mark has the wrong protection']),
    ...(listed.join() === wanted.join() ? [] : [`its mark lists ${listed.join()}`]),
  ];
}

/** What carries our mark and answers to nothing in the plan. */
function surplus(
  host: SimulatedHost,
  plan: Plan,
): readonly { readonly kind: string; readonly name: string }[] {
  const isOwn = (ownership: SimulatedMachine['ownership']): boolean =>
    ownership.kind === 'ours' &&
    ownership.mark.host === host.agent.host &&
    ownership.mark.fleet === host.agent.fleet;
  const machines = [...host.machines.values()].filter(
    (actual) =>
      isOwn(actual.ownership) &&
      !host.unreadable.some((entry) => entry.name === actual.name) &&
      !plan.machines.some((machine) => machine.uuid === actual.uuid || machine.name === actual.name),
  );
  const networks = [...host.networks.values()].filter(
    (actual) =>
      isOwn(actual.ownership) &&
      !host.unreadable.some((entry) => entry.name === actual.name) &&
      !plan.networks.some((network) => network.uuid === actual.uuid || network.name === actual.name),
  );
  return [
    ...machines.map(({ name }) => ({ kind: 'machine', name })),
    ...networks.map(({ name }) => ({ kind: 'network', name })),
  ];
}
