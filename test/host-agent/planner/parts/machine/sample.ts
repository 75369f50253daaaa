import { stopMachine, type SimulatedHost } from '../../../../support/simulated-host';
import type { PlanInput } from '../../../../../lib/plan';
import {
  otherMachine,
  sampleDisk,
  sampleImage,
  sampleMachine,
  sampleNetwork,
  samplePool,
  uuidOf,
} from '../../sample-plan';
import { web } from '../../scenario';

type MachineInput = PlanInput['machines'][number];

const [first] = sampleMachine().nics;
if (first === undefined) throw new Error('the sample machine has no NIC');
/** The NIC of the sample machine. */
export const lan = first;
/** A network beside the sample one. */
export const network = (name: string, number: number) =>
  sampleNetwork({
    name,
    uuid: uuidOf(200 + number),
    key: `lab/${name}`,
    bridgeName: `fw-${name}`,
    ipv4: { cidr: `10.0.${number + 1}.0/24`, gateway: `10.0.${number + 1}.1`, reservations: [] },
  });
/** A NIC on a network, without a fixed address. */
export const on = (name: string, number: number) =>
  ({
    ...lan,
    name,
    mac: `52:54:00:00:00:${number}0`,
    ipv4: undefined,
    attachment: { kind: 'network', network: name },
  }) as const;
/** A second pool. */
export const fast = samplePool({ name: 'fast', uuid: uuidOf(101), key: 'lab/fast', path: '/pools/fast' });
export const kernel = sampleImage({
  name: 'kernel',
  key: 'lab/kernel',
  fileName: 'kernel-1',
  format: 'boot-file',
});
export const initrd = sampleImage({
  name: 'initrd',
  key: 'lab/initrd',
  fileName: 'initrd-1',
  format: 'boot-file',
});
export const tools = sampleImage({ name: 'tools', key: 'lab/tools', fileName: 'tools-1.iso', format: 'raw' });
/** All kinds of images. */
export const images = [sampleImage(), kernel, initrd, tools];
/** A blank disk in the second pool. */
export const data = sampleDisk({
  name: 'data',
  pool: 'fast',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  source: { kind: 'blank' },
});
/** A plan of the sample machine without NICs. */
export const of = (
  changes: Partial<MachineInput> = {},
  rest: Partial<PlanInput> = {},
): Partial<PlanInput> => ({
  networks: [],
  machines: [sampleMachine({ nics: [], ...changes })],
  ...rest,
});
/** Nothing at all. */
export const nothing = { networks: [], images: [], pools: [], machines: [] };
/** Somebody has stopped the machine. */
export const down = (host: SimulatedHost): void => stopMachine(host, web(host));
/** Something to be ready for. */
export const ready = { readiness: { checks: [{ kind: 'guest-agent' as const }], timeoutSeconds: 9 } };
/** A machine that starts in a rank. */
export const ranked = (name: string, number: number, rank: number, changes: Partial<MachineInput> = {}) =>
  otherMachine(name, number, { nics: [], startOrder: { rank, delaySeconds: 0 }, ...changes });
