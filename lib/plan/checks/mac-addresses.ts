import { collectParts, nicsOf, NONE, problem, type Check } from './check';

/**
 * What no NIC can have. The kernel takes the address of zeros for none. libvirt refuses one whose first byte is fe
 * (virNetDevTapCreateInBridgePort): the tap device on the host's side gets the NIC's address with that byte, so that the bridge
 * never takes it over.
 */
export const macAddresses: Check = (plan) =>
  collectParts(plan.machines, nicsOf, (nic, position, machine, index) => {
    const why = whyUnusable(nic.mac);
    if (why === undefined) return NONE;
    const at = { path: `$.machines[${index}].nics[${position}].mac`, key: machine.key };
    const message = `the MAC address ${nic.mac} of NIC "${nic.name}" of machine "${machine.name}" ${why}`;
    return [
      problem(
        'mac-unusable',
        at,
        message,
        'Use an address that begins with 52:54:00, or leave it to synthesis.',
      ),
    ];
  });

function whyUnusable(mac: string): string | undefined {
  if (mac.startsWith('fe:')) return 'begins with fe, which libvirt keeps for itself';
  return mac === '00:00:00:00:00:00' ? 'stands for no address' : undefined;
}
