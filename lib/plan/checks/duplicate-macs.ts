import type { Plan } from '../document/plan';
import { FAMILIES } from './plan-index';
import { duplicates, scoped, type Check, type Claim } from './check';

/**
 * Two NICs with one MAC address on a link break both, and the links of a host may be bridged outside of it: every MAC address
 * is given once. A reservation is for a device that is no NIC of the plan; it may be on several networks.
 */
export const duplicateMacs: Check = (plan) => {
  const words = {
    what: 'MAC address',
    advice: 'Leave MAC addresses to synthesis, or give each NIC its own.',
  };
  const nics = [...nicClaims(plan)];
  const nicMacs = new Map(nics.map((claim) => [claim.value, claim]));
  const reservations = [...reservationClaims(plan)];
  const taken = reservations.flatMap((claim) => {
    const nic = nicMacs.get(claim.mac);
    return nic === undefined
      ? []
      : duplicates([nic, { ...claim, value: claim.mac }], 'duplicate-mac', RESERVATION_WORDS);
  });
  return [
    ...duplicates(nics, 'duplicate-mac', words),
    ...taken,
    ...duplicates(reservations, 'duplicate-mac', words),
  ];
};

const RESERVATION_WORDS = {
  what: 'MAC address',
  advice: 'Remove the reservation and give the NIC its fixed address instead.',
};

function* nicClaims(plan: Plan): Generator<Claim> {
  for (const [index, machine] of plan.machines.entries()) {
    for (const [position, nic] of machine.nics.entries()) {
      const path = `$.machines[${index}].nics[${position}].mac`;
      yield {
        value: nic.mac,
        path,
        owner: `NIC "${nic.name}" of machine "${machine.name}"`,
        key: machine.key,
      };
    }
  }
}

function* reservationClaims(plan: Plan): Generator<Claim & { readonly mac: string }> {
  for (const [index, network] of plan.networks.entries()) {
    if (network.mode === 'bridge') continue;
    for (const family of FAMILIES) {
      for (const [position, reservation] of (network[family]?.reservations ?? []).entries()) {
        yield {
          value: scoped(`${index} ${family}`, reservation.mac),
          mac: reservation.mac,
          path: `$.networks[${index}].${family}.reservations[${position}].mac`,
          owner: `a reservation of network "${network.name}"`,
          key: network.key,
        };
      }
    }
  }
}
