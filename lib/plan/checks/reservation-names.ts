import { ADDRESS_FAMILIES, type AddressFamily } from '../addresses';
import type { PlanNic } from '../document/machine';
import type { Plan } from '../document/plan';
import type { PlanProblem } from '../problem';
import { collectParts, duplicates, nicsOf, NONE, problem, type Check, type Claim } from './check';

/**
 * DHCPv6 recognises a device by its name, because it has no MAC address to go by; and a name in a network's DNS leads to one
 * device. So an IPv6 reservation needs a name, a second NIC of a machine on one network cannot have a fixed IPv6 address,
 * and no reservation may use the name of a machine or of another reservation of its family.
 */
export const reservationNames: Check = (plan) => [
  ...unnamedReservations(plan),
  ...secondNics(plan),
  ...ADDRESS_FAMILIES.flatMap((family) =>
    // Machines speak for their own names; only a reservation can take one from them.
    hasNamedReservation(plan, family)
      ? duplicates(deviceNames(plan, family), 'duplicate-name', {
          what: 'host name',
          advice: 'Give the reservation another name.',
        })
      : NONE,
  ),
];

function unnamedReservations(plan: Plan): readonly PlanProblem[] {
  return plan.networks.flatMap((network, index) =>
    network.mode === 'bridge'
      ? []
      : (network.ipv6?.reservations ?? []).flatMap((reservation, position) => {
          if (reservation.name !== undefined) return [];
          const at = { path: `$.networks[${index}].ipv6.reservations[${position}]`, key: network.key };
          const message = `the reservation of ${reservation.address} in network "${network.name}" has no name, and DHCPv6 goes by names`;
          return [
            problem('reservation-without-name', at, message, 'Add the host name that the device sends.'),
          ];
        }),
  );
}

function secondNics(plan: Plan): readonly PlanProblem[] {
  const managed = new Set(
    plan.networks.flatMap((network) => (network.mode === 'bridge' ? [] : [network.name])),
  );
  return collectParts(plan.machines, nicsOf, (nic, position, machine, index) => {
    if (nic.ipv6 === undefined || nic.attachment.kind === 'bridge') return NONE;
    const { network } = nic.attachment;
    if (!managed.has(network)) return NONE;
    const isFirst = machine.nics.findIndex((other) => isOn(other, network)) === position;
    if (isFirst) return NONE;
    const at = { path: `$.machines[${index}].nics[${position}].ipv6`, key: machine.key };
    const message = `NIC "${nic.name}" is the second of machine "${machine.name}" on network "${network}", and DHCPv6 can give a fixed address only to the first`;
    return [
      problem(
        'reservation-without-name',
        at,
        message,
        'Remove this address, or set it through cloud-init on a bridge.',
      ),
    ];
  });
}

const isOn = ({ attachment }: PlanNic, network: string): boolean =>
  attachment.kind === 'network' && attachment.network === network;

function hasNamedReservation(plan: Plan, family: AddressFamily): boolean {
  return plan.networks.some(
    (network) =>
      network.mode !== 'bridge' && network[family]?.reservations.some(({ name }) => name !== undefined),
  );
}

function* deviceNames(plan: Plan, family: AddressFamily): Generator<Claim> {
  // A machine speaks once for its name on a network, however many NICs (or namesakes, another check's problem) it has there.
  const spoken = new Map<string, Set<string>>();
  for (const [index, { name, key, nics }] of plan.machines.entries()) {
    for (const { attachment } of nics) {
      if (attachment.kind === 'bridge') continue;
      const onNetwork = spoken.get(attachment.network) ?? new Set();
      spoken.set(attachment.network, onNetwork);
      if (onNetwork.has(name)) continue;
      onNetwork.add(name);
      yield {
        value: name,
        scope: attachment.network,
        place: () => ({ path: `$.machines[${index}].name`, owner: `machine "${name}"`, key }),
      };
    }
  }
  for (const [index, network] of plan.networks.entries()) {
    if (network.mode === 'bridge') continue;
    for (const [position, reservation] of (network[family]?.reservations ?? []).entries()) {
      if (reservation.name === undefined) continue;
      yield {
        value: reservation.name,
        scope: network.name,
        place: () => ({
          path: `$.networks[${index}].${family}.reservations[${position}].name`,
          owner: `a reservation of network "${network.name}"`,
          key: network.key,
        }),
      };
    }
  }
}
