import type { ActualHost } from '../../../../host-agent/review';
import type { ActualMachine, Inventory } from '../../../../host-agent/inventory';
import type { Plan } from '../../../../lib/plan';
import {
  otherMachine,
  sampleDisk,
  sampleImage,
  sampleMachine,
  samplePlan,
  uuidOf,
} from '../../planner/sample-plan';
import { foundHost, withForeign, withMachineOf } from './found-hosts';
import type { Scenario } from './scenarios';

/** What the reader of plans takes in a line; everything else never gets as far as a review. */
const LINE_LENGTH_MAX = 256;

/** What a plan may have of a text. */
export function planLine(text: string): string {
  return text
    .replace(
      /[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}\u2028-\u202e\u2066-\u2069]/gu,
      ' ',
    )
    .slice(0, LINE_LENGTH_MAX)
    .replace(/\p{Surrogate}/gu, ' ');
}

/** A review in which `text` stands wherever plans, hosts and their users have free text. */
export function hostileScenario(text: string): Scenario {
  const base = planWith('before');
  return {
    base: [base],
    head: [planWith(planLine(text))],
    actual: {
      'kvm-1': spoilt(
        foundHost(base, (inventory) => inventoryWith(inventory, text)),
        text,
      ),
    },
  };
}

/** Where some objects of the host cannot be read, so that next to everything is refused. */
export function unreadableObjectsScenario(text: string): Scenario {
  const base = planWith('before', [otherMachine('old', 4)]);
  const found = foundHost(base, (inventory) => ({
    // Deleted under the name that it has.
    ...withMachineOf(inventory, 'old', (machine) => ({ ...machine, name: `${text}-old` })),
    unreadable: (['machine', 'network', 'volume', 'pool', 'host'] as const).map((kind, index) => ({
      kind,
      name: `${text}${index}`,
      uuid: uuidOf(800 + index),
      reason: text,
    })),
  }));
  return { base: [base], head: [planWith(planLine(text))], actual: { 'kvm-1': spoilt(found, text) } };
}

/** Where the host cannot be read at all. */
export function unreadableScenario(text: string): Scenario {
  return {
    base: [planWith('before')],
    head: [planWith(planLine(text))],
    actual: { 'kvm-1': { kind: 'unreadable', source: text, reason: text } },
  };
}

function planWith(line: string, others: readonly ReturnType<typeof otherMachine>[] = []): Plan {
  return samplePlan({
    images: [
      sampleImage(),
      sampleImage({ name: 'linux', key: 'lab/linux', fileName: 'linux-1', format: 'boot-file' }),
    ],
    machines: [
      sampleMachine({ description: line }),
      otherMachine('db', 2, {
        description: line,
        boot: { kind: 'kernel', kernel: 'linux', commandLine: line },
      }),
      ...(line === 'before'
        ? others
        : [otherMachine('new', 3, { description: line, disks: [sampleDisk({ fileName: 'new.qcow2' })] })]),
    ],
  });
}

function inventoryWith(inventory: Inventory, text: string): Inventory {
  const spoiltNetworks = inventory.networks.map((network) => ({
    ...network,
    ...(network.running === undefined ? {} : { running: networkWith(network.running, text) }),
    ...(network.stored === undefined ? {} : { stored: networkWith(network.stored, text) }),
  }));
  const spoiltMachines = withMachineOf(inventory, 'web', (machine) => machineWith(machine, text));
  // Renamed by hand: the plan takes its name back.
  const renamed = withMachineOf(spoiltMachines, 'db', (machine) => ({ ...machine, name: text }));
  return withForeign(
    {
      ...renamed,
      networks: spoiltNetworks,
      host: { ...inventory.host, acceleration: { usable: false, reasons: [text, text] } },
      pools: inventory.pools.map((pool) => ({
        ...pool,
        volumes: [
          ...pool.volumes,
          {
            fileName: text,
            path: `/pools/default/${text}`,
            format: text,
            capacityBytes: 1,
            allocationBytes: 1,
          },
        ],
      })),
    },
    { machine: text, network: text, reason: text },
  );
}

function machineWith(machine: ActualMachine, text: string): ActualMachine {
  const change = (allocation: ActualMachine['stored']): ActualMachine['stored'] =>
    allocation === undefined
      ? undefined
      : {
          ...allocation,
          description: text,
          cpuMode: 'custom',
          cpuModel: text,
          machineType: text,
          nics: allocation.nics.map((nic) => ({
            ...nic,
            attachment: { kind: 'bridge' as const, name: text },
            model: text,
          })),
          disks: [
            ...allocation.disks,
            {
              device: 'disk' as const,
              target: 'vdz',
              bus: 'virtio',
              path: `/pools/default/${text}`,
              format: 'qcow2',
              cache: text,
              discard: text,
              serial: text,
              readonly: false,
            },
          ],
        };
  const [running, stored] = [change(machine.running), change(machine.stored)];
  return {
    ...machine,
    ...(running === undefined ? {} : { running }),
    ...(stored === undefined ? {} : { stored }),
  };
}

function networkWith<Settings extends NonNullable<Inventory['networks'][number]['stored']>>(
  settings: Settings,
  text: string,
): Settings {
  return {
    ...settings,
    bridgeName: text,
    dnsDomain: text,
    dnsHosts: [{ address: '10.0.1.77', names: [text, text] }],
    ...(settings.ipv4 === undefined
      ? {}
      : {
          ipv4: {
            ...settings.ipv4,
            reservations: [{ mac: '52:54:00:00:00:77', name: text, address: '10.0.1.77' }],
          },
        }),
  };
}

/** What the agent's own records may hold, if somebody could write them. */
function spoilt(host: ActualHost, text: string): ActualHost {
  if (host.kind !== 'read' || host.records === undefined) return host;
  const { owned } = host.records;
  const file = { pool: 'default', fileName: text };
  return {
    ...host,
    source: text,
    records: {
      owned: {
        ...owned,
        images: [...owned.images, file],
        volumes: [...owned.volumes, { ...file, machine: text }],
      },
      attempts: [],
      trash: [{ ...file, trashedAtMs: 0 }],
    },
  };
}
