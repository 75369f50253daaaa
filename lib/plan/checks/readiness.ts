import type { PlanMachine, PlanReadinessCheck } from '../document/machine';
import { collectParts, NONE, problem, type Check } from './check';
import { ADDRESS_FAMILIES } from '../addresses';
import { type PlanIndex } from './plan-index';

/** What an apply waits for can come true: a machine that can never be ready would fail every apply at its timeout. */
export const readiness: Check = (plan, index) =>
  collectParts(plan.machines, checksOf, (check, checkPosition, machine, position) => {
    const reason = whyImpossible(check, machine, index);
    if (reason === undefined) return NONE;
    const at = { path: `$.machines[${position}].readiness.checks[${checkPosition}]`, key: machine.key };
    const message = `machine "${machine.name}" can never be ready by "${check.kind}": ${reason.why}`;
    return [problem('readiness-impossible', at, message, reason.advice)];
  });

const checksOf = ({ readiness: { checks } }: PlanMachine): readonly PlanReadinessCheck[] => checks;

function whyImpossible(
  check: PlanReadinessCheck,
  machine: PlanMachine,
  index: PlanIndex,
): { readonly why: string; readonly advice: string } | undefined {
  switch (check.kind) {
    case 'guest-agent':
      return machine.guestAgent ? undefined : NO_CHANNEL;
    case 'cloud-init':
      if (machine.cloudInit === undefined) {
        return { why: 'it has no cloud-init data', advice: 'Give it cloud-init data, or remove this check.' };
      }
      return machine.guestAgent ? undefined : NO_CHANNEL;
    case 'address':
    case 'tcp':
      return canHaveAddress(check.nic, machine, index)
        ? undefined
        : {
            why: `nothing tells the address of NIC "${check.nic}"`,
            advice:
              'Give the NIC a fixed address, give its network a DHCP range, or turn the guest agent on.',
          };
  }
}

const NO_CHANNEL = {
  why: 'it has no guest agent channel',
  advice: 'Turn the guest agent on, or remove this check.',
};

function canHaveAddress(nicName: string, machine: PlanMachine, index: PlanIndex): boolean {
  if (machine.guestAgent) return true;
  const nic = machine.nics.find((candidate) => candidate.name === nicName);
  // A NIC or network that is not there is another check's problem.
  if (nic === undefined || nic.ipv4 !== undefined || nic.ipv6 !== undefined) return true;
  if (nic.attachment.kind === 'bridge') return false;
  const network = index.networks.get(nic.attachment.network);
  if (network === undefined) return true;
  if (network.mode === 'bridge') return false;
  return ADDRESS_FAMILIES.some(
    (family) =>
      network[family]?.dhcpRange !== undefined ||
      network[family]?.reservations.some((reservation) => reservation.mac === nic.mac),
  );
}
