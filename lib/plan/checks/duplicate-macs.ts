import type { Plan } from '../document/plan';
import type { PlanProblem } from '../problem';
import { ADDRESS_FAMILIES } from '../addresses';
import { duplicates, Met, NONE, type Check, type Claim } from './check';

/**
 * Two NICs with one MAC address on a link break both, and the links of a host may be bridged outside of it: every MAC address
 * is given once. A reservation is for a device that is no NIC of the plan; it may be on several networks.
 */
export const duplicateMacs: Check = (plan) => {
  const words = {
    what: 'MAC address',
    advice: 'Leave MAC addresses to synthesis, or give each NIC its own.',
  };
  const reservations = [...reservationClaims(plan)];
  return [
    ...(haveOwnMacs(plan) ? NONE : duplicates(nicClaims(plan), 'duplicate-mac', words)),
    ...takenByNics(plan, reservations),
    ...duplicates(reservations, 'duplicate-mac', words),
  ];
};

function haveOwnMacs({ machines }: Plan): boolean {
  const met = new Met();
  for (const { nics } of machines) for (const { mac } of nics) if (!met.isFirst(mac)) return false;
  return true;
}

/** Reservations whose device is a NIC of the plan. */
function takenByNics(plan: Plan, reservations: readonly Claim[]): readonly PlanProblem[] {
  if (reservations.length === 0) return NONE;
  const nics = new Map([...nicClaims(plan)].map((claim) => [claim.value, claim]));
  return reservations.flatMap(({ value, place }) => {
    const nic = nics.get(value);
    return nic === undefined ? [] : duplicates([nic, { value, place }], 'duplicate-mac', RESERVATION_WORDS);
  });
}

const RESERVATION_WORDS = {
  what: 'MAC address',
  advice: 'Remove the reservation and give the NIC its fixed address instead.',
};

function* nicClaims(plan: Plan): Generator<Claim> {
  for (const [index, { name, key, nics }] of plan.machines.entries()) {
    for (const [position, nic] of nics.entries()) {
      yield {
        value: nic.mac,
        place: () => ({
          path: `$.machines[${index}].nics[${position}].mac`,
          owner: `NIC "${nic.name}" of machine "${name}"`,
          key,
        }),
      };
    }
  }
}

function* reservationClaims(plan: Plan): Generator<Claim> {
  for (const [index, network] of plan.networks.entries()) {
    if (network.mode === 'bridge') continue;
    for (const family of ADDRESS_FAMILIES) {
      for (const [position, reservation] of (network[family]?.reservations ?? []).entries()) {
        yield {
          value: reservation.mac,
          scope: `${index} ${family}`,
          place: () => ({
            path: `$.networks[${index}].${family}.reservations[${position}].mac`,
            owner: `a reservation of network "${network.name}"`,
            key: network.key,
          }),
        };
      }
    }
  }
}
