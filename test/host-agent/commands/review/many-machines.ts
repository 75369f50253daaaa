import type { PlanInput } from '../../../../lib/plan';
import { sampleDisk, sampleMachine, sampleNetwork, uuidOf } from '../../planner/sample-plan';

type MachineInput = PlanInput['machines'][number];

/** Machines that share a network of 65,534 addresses; `changes` says what is different about each. */
export function manyMachines(
  count: number,
  changes: (index: number) => Partial<MachineInput> = () => ({}),
): Pick<PlanInput, 'machines' | 'networks'> {
  return {
    networks: [sampleNetwork({ ipv4: { cidr: '10.0.0.0/16', gateway: '10.0.0.1', reservations: [] } })],
    machines: Array.from({ length: count }, (_, index) => numbered(index + 1, changes(index))),
  };
}

function numbered(number: number, changes: Partial<MachineInput>): MachineInput {
  const name = `worker-${number}`;
  const [high, low] = [Math.floor(number / 250), number % 250];
  const hex = number.toString(16).padStart(4, '0');
  return sampleMachine({
    name,
    uuid: uuidOf(1000 + number),
    key: `lab/${name}`,
    disks: [sampleDisk({ fileName: `${name}-root.qcow2`, serial: `w${number}-root` })],
    nics: [
      {
        name: 'lan',
        attachment: { kind: 'network', network: 'lan' },
        mac: `52:54:00:00:${hex.slice(0, 2)}:${hex.slice(2)}`,
        model: 'virtio',
        linkUp: true,
        ipv4: `10.0.${high + 1}.${low + 1}`,
      },
    ],
    ...changes,
  });
}
